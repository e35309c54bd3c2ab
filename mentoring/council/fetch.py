"""Of which meeting does a page speak, and what is on its table? Nothing is found outside the user's scope."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.http import Http404

from mentoring.council.facts import with_matter
from mentoring.council.models import AgendaItem, Attendance, Decision, DraftField, FollowUp, Meeting, Passage
from mentoring.mentorships.models import Deadline
from mentoring.mentorships.rules import Term
from schools.names import short_name
from schools.prepared import prepared


def meeting_of(request, pk: int) -> Meeting:
    """The meeting with its body, school and officers; 404 for one the user may not know of."""
    for meeting in _meetings(pk):
        meeting.body.school = meeting.school  # a meeting is its body's, and so is the school: read once
        if request.user.scope.sees(meeting.school):
            return meeting
    raise Http404


def language_of(meeting: Meeting) -> str:
    """In which its texts are written; "" where nobody has chosen."""
    return meeting.sitting.language if hasattr(meeting, "sitting") else ""


def has_decisions(meeting: Meeting) -> bool:
    return bool(_first_decision(meeting.pk))


@prepared
def agenda_of(meeting: int) -> QuerySet:
    """What titles need; the verdict of a pair is long and not among it."""
    items = AgendaItem.objects.filter(meeting_id=meeting, withdrawn_on__isnull=True)
    return with_matter(items).select_related("decision", "rolled_from").defer("mentorship__verdict")


@prepared
def ready_for(body: int) -> QuerySet:
    """What waits for a meeting of the body."""
    return with_matter(AgendaItem.objects.ready().filter(body_id=body)).defer("mentorship__verdict")


@prepared
def duties_of(person: int, school: int) -> QuerySet:
    """(id, due day, resolution, day of the decision) of what a person has not reported yet; the first page asks it."""
    rows = FollowUp.objects.filter(person_id=person, school_id=school, reported_on__isnull=True)
    return rows.values_list("pk", "due_on", "decision__resolution", "decision__decided_on")


@prepared
def executions_for(body: int) -> QuerySet:
    """What the next meeting of the body hears of earlier decisions: not reported yet, or reported and not noted."""
    rows = FollowUp.objects.filter(decision__item__body_id=body, noted_on__isnull=True)
    return rows.select_related("person", "decision")


@prepared
def rolled_from(meeting: int) -> QuerySet:
    """What a closed meeting left to the body's next one and no later meeting has passed on since."""
    items = AgendaItem.objects.filter(rolled_from_id=meeting, withdrawn_on__isnull=True).exclude(meeting_id=meeting)
    return with_matter(items).select_related("meeting").defer("mentorship__verdict")


class Member(NamedTuple):
    """A member of the body at a meeting; `pk` is the person's."""

    pk: int
    present: bool
    short_name: str


def attendance_of(meeting: Meeting) -> list[Member]:
    return [Member(pk, present, short_name(*names)) for pk, present, *names in _attendance(meeting.pk)]


@prepared
def _attendance(meeting: int) -> QuerySet:
    names = ("person__last_name", "person__first_name", "person__patronymic")
    return Attendance.objects.filter(meeting_id=meeting).values_list("person_id", "present", *names)


@prepared
def _meetings(pk: int) -> QuerySet:
    people = Meeting.objects.select_related("body", "school", "chair", "secretary", "minutes", "sitting")
    return people.filter(pk=pk)


@prepared
def _first_decision(meeting: int) -> QuerySet:
    return Decision.objects.filter(item__meeting=meeting).values_list("pk", flat=True)[:1]


@prepared
def table_of(meeting: int) -> QuerySet:
    """The agenda with all that is decided upon: the verdict of a candidate is among it."""
    items = AgendaItem.objects.filter(meeting_id=meeting, withdrawn_on__isnull=True)
    return with_matter(items).select_related("decision")


class Seat(NamedTuple):
    """A member at a meeting in session; `version` counts the changes of their presence, `pk` is the person's."""

    pk: int
    present: bool
    version: int
    short_name: str


def seats_of(meeting: Meeting) -> list[Seat]:
    return [Seat(pk, present, version, short_name(*names)) for pk, present, version, *names in _seats(meeting.pk)]


@prepared
def _seats(meeting: int) -> QuerySet:
    names = ("person__last_name", "person__first_name", "person__patronymic")
    return Attendance.objects.filter(meeting_id=meeting).values_list("person_id", "present", "version", *names)


@prepared
def passages_of(meeting: int) -> QuerySet:
    return Passage.objects.filter(attendance__meeting=meeting).select_related("attendance__person")


@prepared
def drafts_of(meeting: int) -> QuerySet:
    """item, field, text, version and who wrote it."""
    by = ("saved_by__person__last_name", "saved_by__person__first_name", "saved_by__person__patronymic")
    written = DraftField.objects.filter(item__meeting=meeting, item__withdrawn_on__isnull=True)
    return written.values_list("item_id", "name", "text", "version", *by)


@prepared
def apart_of(meeting: int) -> QuerySet:
    """(decision, person) of whoever did not vote on an item."""
    through = Decision.conflicted.through.objects.filter(decision__item__meeting=meeting)
    return through.order_by("id").values_list("decision_id", "person_id")


@prepared
def order_dues_of(meeting: int) -> QuerySet:
    """(mentorship, last day) of the orders that candidates of the meeting wait for."""
    waiting = Deadline.objects.open().filter(mentorship__agenda_items__meeting=meeting, term=Term.ORDER)
    return waiting.values_list("mentorship_id", "due_on")
