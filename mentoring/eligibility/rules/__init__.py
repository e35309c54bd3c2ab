"""The pure rules of eligibility: the verdict on one teacher and its explanation, the order among many."""

from mentoring.eligibility.rules.explanation import explain, result_of_year, shown, verdict
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
from mentoring.eligibility.rules.verdict import (
    Judgement,
    Requirements,
    expiry,
    judge,
    judge_quality,
    overall,
    requirements,
    subject_judged,
)

__all__ = [
    "UNFIT",
    "CandidateFacts",
    "CategoryFact",
    "Criterion",
    "EthicsFact",
    "Judgement",
    "Line",
    "Outcome",
    "Policy",
    "QualityFact",
    "Ranked",
    "Requirements",
    "Result",
    "Verdict",
    "expiry",
    "explain",
    "judge",
    "judge_quality",
    "overall",
    "rank",
    "requirements",
    "result_of_year",
    "shown",
    "subject_judged",
    "verdict",
]
