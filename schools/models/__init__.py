"""The tables of who, where and when."""

from schools.models.changes import RecordChange, watch
from schools.models.facts import CategoryAward, EthicsConfirmation, Fact, ProofFile, QualityRecord
from schools.models.people import (
    Association,
    Employment,
    Membership,
    Person,
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
    "Fact",
    "Membership",
    "Person",
    "ProofFile",
    "QualityRecord",
    "RecordChange",
    "Region",
    "School",
    "Subject",
    "SubmittedForm",
    "Teaching",
    "User",
]

# A verdict rests on rows of these.
watch(School, Person, Employment, Teaching, CategoryAward, EthicsConfirmation, QualityRecord)
