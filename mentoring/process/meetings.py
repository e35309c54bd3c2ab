"""When do the bodies meet? Planning a meeting or a year of them, moving one, cancelling it."""

from collections.abc import Iterable, Sequence
from datetime import date

from mentoring.council import services as council
from mentoring.council.enums import ItemKind, MeetingState
from mentoring.council.models import AgendaItem, Body, Meeting
from mentoring.council.rules import Occasion
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.reasons import deny
from schools.models import User
from schools.transactions import step


@step
def plan_meeting(
    *,
    body: Body,
    sitting: Occasion,
    items: Iterable[AgendaItem] = (),
    matters: Iterable[str] = (),
    by: User,
    on: date,
) -> Meeting:
    """Call a meeting with ready items and free matters on its agenda."""
    body = council.saved(body)
    meeting = council.call_meeting(
        body=body,
        on=sitting.held_on,
        items=items,
        starts_at=sitting.starts_at,
        place=sitting.place,
        theme=sitting.theme,
        is_extra=sitting.is_extra,
    )
    council.take_items(
        meeting,
        [council.put(body=body, kind=ItemKind.FREE, title=title, by=by, on=on) for title in matters],
    )
    record(Verb.MEETING_PLANNED, by=by, on=on, school=body.school, body=body.name_ru, date=meeting.held_on)
    return meeting


@step
def plan_year(*, body: Body, sittings: Sequence[Occasion], by: User, on: date) -> list[Meeting]:
    """The meetings of a year at once. Raises RuleBroken for a day that has passed or is taken already."""
    body = council.locked_body(council.saved(body))
    for sitting in sittings:
        if sitting.held_on < on:
            deny("day_has_passed")
        if body.meetings.filter(held_on=sitting.held_on).exclude(state=MeetingState.CANCELLED).exists():
            deny("day_taken")
    return [plan_meeting(body=body, sitting=sitting, by=by, on=on) for sitting in sittings]


@step
def move_meeting(*, meeting: Meeting, sitting: Occasion, by: User, on: date) -> Meeting:
    """Another day, time, place or theme for a planned meeting; its agenda stays."""
    meeting = council.locked(meeting)
    if sitting.held_on != meeting.held_on and sitting.held_on < on:
        deny("day_has_passed")
    before = meeting.held_on
    meeting = council.reschedule(
        meeting,
        on=sitting.held_on,
        starts_at=sitting.starts_at,
        place=sitting.place,
        theme=sitting.theme,
    )
    if meeting.held_on != before:
        body = meeting.body.name_ru
        record(Verb.MEETING_MOVED, by=by, on=on, school=meeting.school, body=body, old=before, new=meeting.held_on)
    return meeting


@step
def cancel_meeting(*, meeting: Meeting, reason: str, by: User, on: date) -> Meeting:
    """A planned meeting will not be held; its items wait for another one."""
    meeting = council.cancel(meeting, reason=reason)
    record(
        Verb.MEETING_CANCELLED,
        by=by,
        on=on,
        school=meeting.school,
        reason=reason,
        body=meeting.body.name_ru,
        date=meeting.held_on,
    )
    return meeting
