"""When does a term end, and which days were counted and skipped on the way? Pure.

Two conventions of the practice (domain §1 "Counting days"): the last day is still in time; the day of the event is day
zero, or, where a school has decided so, day one (`day_zero=False`). Every answer carries what is needed to recount it
by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    WORKING = "working"
    CALENDAR = "calendar"


class SkipReason(StrEnum):
    """Why a day is not a working day."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MOVED = "moved"
    OTHER = "other"


@dataclass(frozen=True)
class DayOff:
    """Why nobody works on a day; `name` holds "kk", "ru" and "en"."""

    reason: SkipReason
    name: dict[str, str]
    source: str = ""


SATURDAY, SUNDAY = 5, 6
WEEKEND_DAYS = {
    SATURDAY: DayOff(SkipReason.WEEKEND, {"kk": "Сенбі", "ru": "Суббота", "en": "Saturday"}),
    SUNDAY: DayOff(SkipReason.WEEKEND, {"kk": "Жексенбі", "ru": "Воскресенье", "en": "Sunday"}),
}
WEEKENDS = {5: frozenset({SATURDAY, SUNDAY}), 6: frozenset({SUNDAY})}


@dataclass(frozen=True)
class WorkCalendar:
    """The days of one working week (5 or 6 days) that differ from it: days off and weekend days that are worked.

    A day the data says nothing of follows the week alone. `version` names the data, so that a stored explanation tells
    by which calendar it was counted.
    """

    week: int
    days_off: Mapping[date, DayOff]
    worked: frozenset[date]
    version: str

    def __post_init__(self) -> None:
        if self.week not in WEEKENDS:
            raise ValueError(f"A working week has 5 or 6 days, not {self.week}.")
        if both := self.worked & self.days_off.keys():
            raise ValueError(f"{min(both)} cannot be both a day off and a worked day.")

    def is_working(self, day: date) -> bool:
        return self.day_off(day) is None

    def day_off(self, day: date) -> DayOff | None:
        """Why `day` is not a working day, or None; a holiday on a weekend is told as the holiday."""
        _require_dates(day)
        if known := self.days_off.get(day):
            return known
        if day.weekday() in WEEKENDS[self.week] and day not in self.worked:
            return WEEKEND_DAYS[day.weekday()]
        return None


@dataclass(frozen=True)
class Skipped:
    day: date
    reason: SkipReason
    name: dict[str, str]


@dataclass(frozen=True)
class Due:
    """The last day in time, and how it was found.

    `counted` are the `n` days of the term in order. `skipped` are the days off that pushed the end: among the counted
    ones for a working-day term, after the last counted one for a term that rolled. `rolled_from` is the day the term
    would have ended on, had that not been a day off.
    """

    start: date
    n: int
    unit: Unit
    day_zero: bool
    due: date
    skipped: tuple[Skipped, ...]
    counted: tuple[date, ...]
    rolled_from: date | None
    calendar: str
    week: int

    def as_dict(self) -> dict[str, Any]:
        return {
            "start": self.start.isoformat(),
            "n": self.n,
            "unit": self.unit.value,
            "day_zero": self.day_zero,
            "week": self.week,
            "due": self.due.isoformat(),
            "rolled_from": self.rolled_from.isoformat() if self.rolled_from else None,
            "skipped": [
                {"date": s.day.isoformat(), "reason": s.reason.value, "name": dict(s.name)} for s in self.skipped
            ],
            "counted": [day.isoformat() for day in self.counted],
            "calendar": self.calendar,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Due":
        return cls(
            start=date.fromisoformat(data["start"]),
            n=data["n"],
            unit=Unit(data["unit"]),
            day_zero=data["day_zero"],
            due=date.fromisoformat(data["due"]),
            skipped=tuple(
                Skipped(date.fromisoformat(s["date"]), SkipReason(s["reason"]), dict(s["name"]))
                for s in data["skipped"]
            ),
            counted=tuple(date.fromisoformat(day) for day in data["counted"]),
            rolled_from=date.fromisoformat(data["rolled_from"]) if data["rolled_from"] else None,
            calendar=data["calendar"],
            week=data["week"],
        )


def add_working_days(start: date, n: int, calendar: WorkCalendar, day_zero: bool = True) -> Due:
    """The `n`-th working day from `start`. A term of no days ends on `start` itself, rolled forward from a day off."""
    _require_dates(start)
    _require_count(n)
    if n == 0:
        return _ending_on(start, (), start, 0, Unit.WORKING, calendar, day_zero)
    day = start if day_zero else start - ONE_DAY
    counted: list[date] = []
    skipped: list[Skipped] = []
    while len(counted) < n:
        day += ONE_DAY
        if off := calendar.day_off(day):
            skipped.append(Skipped(day, off.reason, off.name))
        else:
            counted.append(day)
    return Due(
        start, n, Unit.WORKING, day_zero, day, tuple(skipped), tuple(counted), None, calendar.version, calendar.week
    )


def add_calendar_days(start: date, n: int, calendar: WorkCalendar, day_zero: bool = True) -> Due:
    """The `n`-th day from `start`, days off counted too; a last day that is a day off rolls to the next working day."""
    _require_dates(start)
    _require_count(n)
    first = start + ONE_DAY if day_zero else start
    counted = tuple(first + timedelta(days=i) for i in range(n))
    return _ending_on(counted[-1] if counted else start, counted, start, n, Unit.CALENDAR, calendar, day_zero)


def add_term(start: date, n: int, unit: Unit, calendar: WorkCalendar, day_zero: bool = True) -> Due:
    if Unit(unit) is Unit.WORKING:
        return add_working_days(start, n, calendar, day_zero)
    return add_calendar_days(start, n, calendar, day_zero)


def working_days_between(start: date, end: date, calendar: WorkCalendar) -> int:
    """Working days after `start` up to and including `end`; negative when `end` lies before `start`.

    From today to a due date: the working days left. Trap: 0 does not mean "in time": on a Saturday a term that ended
    on Friday is late by no working day. Whether it is late, the dates tell.
    """
    _require_dates(start, end)
    if end < start:
        return -working_days_between(end, start, calendar)
    first, free = start.toordinal() + 1, WEEKENDS[calendar.week]
    days = map(date.fromordinal, range(first, end.toordinal() + 1))
    # As `is_working` says, without its care for each day: the first page counts hundreds of them.
    return sum(day not in calendar.days_off and (day.weekday() not in free or day in calendar.worked) for day in days)


def subtract_working_days(day: date, n: int, calendar: WorkCalendar) -> date:
    """The `n`-th working day before `day`, which is not counted; `n` = 0 is `day`, rolled back from a day off."""
    _require_dates(day)
    _require_count(n)
    if n == 0:
        return previous_working_day(day, calendar)
    for _ in range(n):
        day = previous_working_day(day - ONE_DAY, calendar)
    return day


def next_working_day(day: date, calendar: WorkCalendar) -> date:
    """`day` itself when it is worked."""
    while not calendar.is_working(day):
        day += ONE_DAY
    return day


def previous_working_day(day: date, calendar: WorkCalendar) -> date:
    """`day` itself when it is worked."""
    while not calendar.is_working(day):
        day -= ONE_DAY
    return day


def _ending_on(
    last: date, counted: tuple[date, ...], start: date, n: int, unit: Unit, calendar: WorkCalendar, day_zero: bool
) -> Due:
    """A term whose last day is `last`, or the next working day after it."""
    due = last
    skipped: list[Skipped] = []
    while off := calendar.day_off(due):
        skipped.append(Skipped(due, off.reason, off.name))
        due += ONE_DAY
    rolled_from = last if skipped else None
    return Due(start, n, unit, day_zero, due, tuple(skipped), counted, rolled_from, calendar.version, calendar.week)


def _require_dates(*days: date) -> None:
    # A datetime is a date to Python, yet never equal to one: it would pass every holiday by.
    for day in days:
        if isinstance(day, datetime) or not isinstance(day, date):
            raise TypeError(f"Terms are counted in dates, not in {type(day).__name__}: {day!r}.")


def _require_count(n: int) -> None:
    if isinstance(n, bool) or not isinstance(n, int):
        raise TypeError(f"A term is a whole number of days, not {n!r}.")
    if n < 0:
        raise ValueError(f"A term cannot be negative: {n}.")
