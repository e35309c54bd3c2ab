"""The tables of who, where and when."""

from schools.models.people import (
    Association,
    CategoryAward,
    Employment,
    EthicsConfirmation,
    Membership,
    Person,
    QualityRecord,
    Subject,
    SubmittedForm,
    Teaching,
    User,
)
from schools.models.places import District, Region, School
from schools.models.time import AcademicYear, Break, CalendarDay

__all__ = [
    "AcademicYear",
    "Association",
    "Break",
    "CalendarDay",
    "CategoryAward",
    "District",
    "Employment",
    "EthicsConfirmation",
    "Membership",
    "Person",
    "QualityRecord",
    "Region",
    "School",
    "Subject",
    "SubmittedForm",
    "Teaching",
    "User",
]
