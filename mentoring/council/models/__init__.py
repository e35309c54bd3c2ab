"""The pedagogical council and the associations: members, meetings, agendas, decisions, minutes."""

from mentoring.council.models.bodies import Body, BodyMember
from mentoring.council.models.decisions import Decision
from mentoring.council.models.extracts import Extract
from mentoring.council.models.followups import FollowUp
from mentoring.council.models.invitations import Invitation, Invited
from mentoring.council.models.meetings import AgendaItem, AgendaItemQuerySet, Attendance, Meeting
from mentoring.council.models.rubrics import Marking, Rubric
from mentoring.council.models.session import DraftField, Passage, Sitting

__all__ = [
    "AgendaItem",
    "AgendaItemQuerySet",
    "Attendance",
    "Body",
    "BodyMember",
    "Decision",
    "DraftField",
    "Extract",
    "FollowUp",
    "Invitation",
    "Invited",
    "Marking",
    "Meeting",
    "Passage",
    "Rubric",
    "Sitting",
]
