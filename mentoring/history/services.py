"""How is an event written? Inside the transaction of the change it tells of."""

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
    return insert(
        Event(
            school=school,
            mentorship=mentorship,
            actor=by,
            actor_name=by.get_full_name(),
            verb=verb,
            data={key: str(value) for key, value in data.items()},
            reason=reason,
            happened_on=on,
            happened_at=clock.now(),
        )
    )
