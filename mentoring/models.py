"""The tables of all slices, in the order in which slices may know one another."""

from mentoring.council.models import (
    AgendaItem,
    Attendance,
    Body,
    BodyMember,
    Decision,
    Extract,
    FollowUp,
    Invitation,
    Invited,
    Marking,
    Meeting,
    Rubric,
)
from mentoring.demo.models import DemoStory, DemoWorld
from mentoring.documents.models import Acquaintance, IssuedDocument
from mentoring.eligibility.models import (
    BandStanding,
    EligibilityException,
    ExpectedHires,
    KeptVerdict,
    ReserveMember,
    VerdictBook,
    Wish,
)
from mentoring.history.models import Event
from mentoring.jobs.models import Job
from mentoring.journal.models import Evidence, LessonObservation, PairMeeting
from mentoring.mentorships.models import Change, Deadline, Mentorship, Order, Recounting, Suspension
from mentoring.packets.models import Packet
from mentoring.plans.models import Activity, Diagnosis, Difficulty, DifficultyRating, Plan
from mentoring.reports.models import FinalReport, InterimReport

__all__ = [
    "Acquaintance",
    "Activity",
    "AgendaItem",
    "Attendance",
    "BandStanding",
    "Body",
    "BodyMember",
    "Change",
    "Deadline",
    "Decision",
    "DemoStory",
    "DemoWorld",
    "Diagnosis",
    "Difficulty",
    "DifficultyRating",
    "EligibilityException",
    "Event",
    "Evidence",
    "ExpectedHires",
    "Extract",
    "FinalReport",
    "FollowUp",
    "InterimReport",
    "Invitation",
    "Invited",
    "IssuedDocument",
    "Job",
    "KeptVerdict",
    "LessonObservation",
    "Marking",
    "Meeting",
    "Mentorship",
    "Order",
    "Packet",
    "PairMeeting",
    "Plan",
    "Recounting",
    "ReserveMember",
    "Rubric",
    "Suspension",
    "VerdictBook",
    "Wish",
]
