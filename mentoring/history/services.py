"""How is an event written? Inside the transaction of the change it tells of."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from mentoring.history.enums import Verb
from mentoring.history.models import Event
from schools import clock
from schools.inserts import insert
from schools.models import School, User


def record(
    verb: Verb, *, by: User, on: date, school: School, mentorship: Any = None, reason: str = "", **data: object
) -> Event:
    """Write one event. `data` fills the placeholders of the verb's sentence; dates are given as ISO text."""
    pair_id = mentorship.pk if mentorship else None
    event = event_of(verb, by=by, on=on, school_id=school.pk, mentorship_id=pair_id, reason=reason, data=data)
    return insert(event)


def record_all(events: Iterable[Event]) -> None:
    """Write events made by `event_of`, many in one statement."""
    Event.objects.bulk_create(events, batch_size=500)


def event_of(
    verb: Verb,
    *,
    by: User,
    on: date,
    school_id: int,
    mentorship_id: int | None,
    data: Mapping[str, object],
    reason: str = "",
) -> Event:
    """An event that is not written yet."""
    return Event(
        school_id=school_id,
        mentorship_id=mentorship_id,
        actor=by,
        actor_name=by.get_full_name(),
        verb=verb,
        data={key: str(value) for key, value in data.items()},
        reason=reason,
        happened_on=on,
        happened_at=clock.now(),
    )
