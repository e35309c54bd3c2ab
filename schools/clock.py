"""What day is it? The only place that asks.

Demo installations can travel: the day lives in a context variable, so each request has its own and nothing is patched.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_travelled_to: ContextVar[date | None] = ContextVar("travelled_to", default=None)


def today() -> date:
    """The local date, or the day travelled to."""
    return _travelled_to.get() or timezone.localdate()


def now() -> datetime:
    """The moment, aware; while travelling, the day travelled to with the real time of day."""
    day = _travelled_to.get()
    if day is None:
        return moment()
    return timezone.make_aware(datetime.combine(day, timezone.localtime(moment()).time() or time()))


def moment() -> datetime:
    """The real moment, whatever the day travelled to: a session ends by itself, in a demo as well."""
    return timezone.now()


@contextmanager
def travel(day: date | None) -> Iterator[None]:
    """Everything inside happens on `day` (None: on the real day). For the demo world and tests only."""
    token = _travelled_to.set(day)
    try:
        yield
    finally:
        _travelled_to.reset(token)
