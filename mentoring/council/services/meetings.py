"""How are meetings and their agendas written down?"""

from collections.abc import Iterable
from datetime import date, time
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


def call_meeting(
    *,
    body: Body,
    on: date,
    items: Iterable[AgendaItem] = (),
    starts_at: time | None = None,
    place: str = "",
    theme: str = "",
    is_extra: bool = False,
) -> Meeting:
    meeting = Meeting.objects.create(
        body=body,
        school_id=body.school_id,
        held_on=on,
        starts_at=starts_at,
        place=place,
        theme=theme,
        is_extra=is_extra,
    )
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


def reschedule(meeting: Meeting, *, on: date, **details: Any) -> Meeting:
    """Another day for a meeting that has not been opened yet; `details` are starts_at, place, theme."""
    meeting = locked(meeting)
    if meeting.state != MeetingState.PLANNED:
        deny("meeting_not_planned")
    meeting.held_on = on
    for name, value in details.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=["held_on", *details])
    return meeting


def cancel(meeting: Meeting, *, reason: str) -> Meeting:
    """A planned meeting is not held: its items are ready again. Raises RuleBroken without a reason."""
    meeting = locked(meeting)
    if meeting.state != MeetingState.PLANNED:
        deny("meeting_not_planned")
    if not reason.strip():
        deny("cancel_reason_missing")
    meeting.items.update(meeting=None, position=0)
    meeting.state, meeting.cancel_reason = MeetingState.CANCELLED, reason
    meeting.save(update_fields=["state", "cancel_reason"])
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
    """Close with the minutes issued; what was not decided rolls to the body's next meeting, see `roll_on`."""
    meeting.state, meeting.number, meeting.minutes = MeetingState.CLOSED, number, minutes
    meeting.save(update_fields=["state", "number", "minutes"])
    roll_on(meeting)
    return meeting


def roll_on(meeting: Meeting) -> Meeting | None:
    """Move what a closed meeting left undecided to the next planned one of its body; without one the items are ready
    and the next meeting that is called takes them."""
    left = list(meeting.items.undecided())
    coming = Meeting.objects.filter(body=meeting.body_id, state=MeetingState.PLANNED, held_on__gte=meeting.held_on)
    following = coming.select_for_update(of=("self",)).order_by("held_on", "id").first()
    for item in left:
        item.rolled_from = meeting
        item.save(update_fields=["rolled_from"])
    if following is None:
        return None
    take_items(following, left)
    return following


def locked_body(body: Body) -> Body:
    return Body.objects.select_for_update(of=("self",)).select_related("school").get(pk=body.pk)


def locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("school", "body").get(pk=meeting.pk)
