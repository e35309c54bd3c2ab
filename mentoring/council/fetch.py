"""Of which meeting does a page speak, and what is on its table? Nothing is found outside the user's scope."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.http import Http404

from mentoring.council.facts import with_matter
from mentoring.council.models import AgendaItem, Attendance, Decision, Meeting
from schools.names import short_name
from schools.prepared import prepared


def meeting_of(request, pk: int) -> Meeting:
    """The meeting with its body, school and officers; 404 for one the user may not know of."""
    for meeting in _meetings(pk):
        meeting.body.school = meeting.school  # a meeting is its body's, and so is the school: read once
        if request.user.scope.sees(meeting.school):
            return meeting
    raise Http404


def has_decisions(meeting: Meeting) -> bool:
    return bool(_first_decision(meeting.pk))


@prepared
def agenda_of(meeting: int) -> QuerySet:
    """What titles need; the verdict of a pair is long and not among it."""
    items = AgendaItem.objects.filter(meeting_id=meeting, withdrawn_on__isnull=True)
    return with_matter(items).select_related("decision").defer("mentorship__verdict")


@prepared
def ready_for(body: int) -> QuerySet:
    """What waits for a meeting of the body."""
    return with_matter(AgendaItem.objects.ready().filter(body_id=body)).defer("mentorship__verdict")


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
    people = Meeting.objects.select_related("body", "school", "chair", "secretary", "minutes")
    return people.filter(pk=pk)


@prepared
def _first_decision(meeting: int) -> QuerySet:
    return Decision.objects.filter(item__meeting=meeting).values_list("pk", flat=True)[:1]
