"""By when is each stage of a mentorship due (`terms`), and what stands between it and its next step (`steps`)? Pure."""

from mentoring.mentorships.rules.steps import (
    REPORT_NOTICE,
    Owner,
    Step,
    missing_to_close,
    missing_to_propose,
    missing_to_sign,
    next_step,
    outside_period,
    owner_of,
)
from mentoring.mentorships.rules.terms import (
    AS_DEFAULT,
    Conventions,
    LessonYear,
    StageDue,
    Suspension,
    Term,
    default_end,
    order_due,
    stage_dues,
    without_days,
)

__all__ = [
    "AS_DEFAULT",
    "REPORT_NOTICE",
    "Conventions",
    "LessonYear",
    "Owner",
    "StageDue",
    "Step",
    "Suspension",
    "Term",
    "default_end",
    "missing_to_close",
    "missing_to_propose",
    "missing_to_sign",
    "next_step",
    "order_due",
    "outside_period",
    "owner_of",
    "stage_dues",
    "without_days",
]
