"""The pure rules of eligibility: the verdict on one teacher, the order among many."""

from mentoring.eligibility.rules.facts import (
    UNFIT,
    CandidateFacts,
    CategoryFact,
    Criterion,
    EthicsFact,
    Line,
    Outcome,
    Policy,
    QualityFact,
    Result,
    Verdict,
)
from mentoring.eligibility.rules.ranking import Ranked, rank
from mentoring.eligibility.rules.verdict import expiry, judge_quality, overall, quality_percent, subject_judged, verdict

__all__ = [
    "UNFIT",
    "CandidateFacts",
    "CategoryFact",
    "Criterion",
    "EthicsFact",
    "Line",
    "Outcome",
    "Policy",
    "QualityFact",
    "Ranked",
    "Result",
    "Verdict",
    "expiry",
    "judge_quality",
    "overall",
    "quality_percent",
    "rank",
    "subject_judged",
    "verdict",
]
