"""Pages of pairs: the list, the card, and the steps that make and end a pair."""
