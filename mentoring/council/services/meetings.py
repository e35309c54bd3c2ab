"""How are meetings and their agendas written down?"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max

from mentoring.council.enums import MeetingState
from mentoring.council.models import AgendaItem, Attendance, Body, Meeting
from mentoring.council.services.bodies import members_on
from mentoring.reasons import deny, refuse
from schools.models import Association, Person, User


def put(
    *,
    body: Body,
    kind: str,
    by: User,
    on: date,
    mentorship: Any = None,
    person: Person | None = None,
    association: Association | None = None,
    title: str = "",
) -> AgendaItem:
    """Put a question before a body; it waits among the ready items until a meeting takes it."""
    return AgendaItem.objects.create(
        body=body,
        school_id=body.school_id,
        kind=kind,
        mentorship=mentorship,
        person=person,
        association=association,
        title=title,
        put_on=on,
        put_by=by,
    )


def withdraw(*, mentorship: Any, kind: str, on: date) -> None:
    """Take undecided questions of one kind about a pair off every agenda."""
    AgendaItem.objects.filter(mentorship=mentorship, kind=kind).undecided().update(withdrawn_on=on)


def call_meeting(*, body: Body, on: date, items: Iterable[AgendaItem] = ()) -> Meeting:
    meeting = Meeting.objects.create(body=body, school_id=body.school_id, held_on=on)
    take_items(meeting, items)
    return meeting


def take_items(meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Move ready items to the end of the meeting's agenda."""
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    for position, item in enumerate(items, start=last + 1):
        item.meeting, item.position = meeting, position
        item.save(update_fields=["meeting", "position"])


def drop_item(item: AgendaItem) -> None:
    """Take an undecided item off its meeting; it is ready for another one."""
    item.meeting, item.position = None, 0
    item.save(update_fields=["meeting", "position"])


def move_item(meeting: Meeting, item: AgendaItem, places: int) -> None:
    """Move an item up (-1) or down (1) the agenda; at its end nothing happens."""
    items = list(meeting.items.filter(withdrawn_on__isnull=True))
    here = next(index for index, other in enumerate(items) if other.pk == item.pk)
    items.insert(max(here + places, 0), items.pop(here))
    for position, other in enumerate(items, start=1):
        other.position = position
    AgendaItem.objects.bulk_update(items, ["position"])


def reschedule(meeting: Meeting, *, on: date) -> Meeting:
    """Another day for a meeting that has not been opened yet."""
    meeting = locked(meeting)
    if meeting.state != MeetingState.PLANNED:
        deny("meeting_not_planned")
    meeting.held_on = on
    meeting.save(update_fields=["held_on"])
    return meeting


def open_meeting(
    *, meeting: Meeting, present: Iterable[Person], chair: Person | None, secretary: Person | None
) -> Meeting:
    """Fix the members of the day and who of them is present. Raises RuleBroken when it is open already."""
    meeting = locked(meeting)
    if meeting.state != MeetingState.PLANNED:
        deny("meeting_not_planned")
    refuse(*[code for code, who in (("chair_missing", chair), ("secretary_missing", secretary)) if who is None])
    here = {person.pk for person in present}
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, person=person, present=person.pk in here)
        for person in members_on(meeting.body, meeting.held_on)
    )
    meeting.state, meeting.chair, meeting.secretary = MeetingState.OPEN, chair, secretary
    meeting.save(update_fields=["state", "chair", "secretary"])
    return meeting


def presence(meeting: Meeting) -> tuple[int, int]:
    """(present, members) of an opened meeting."""
    flags = list(meeting.attendance.values_list("present", flat=True))
    return sum(flags), len(flags)


def close(*, meeting: Meeting, number: str, minutes: Any) -> Meeting:
    """Close with the minutes issued; undecided items are ready again for the next meeting."""
    meeting.state, meeting.number, meeting.minutes = MeetingState.CLOSED, number, minutes
    meeting.save(update_fields=["state", "number", "minutes"])
    return meeting


def locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("school", "body").get(pk=meeting.pk)
