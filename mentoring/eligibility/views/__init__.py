"""Pages of candidates: who fits best, why one of them, who stands in the reserve."""
