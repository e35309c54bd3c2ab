"""When does a term end, and which days were counted and skipped on the way? Pure.

The last day is still in time. What the law leaves open a school decides: the day of the event is day zero or day one
(`day_zero`), a calendar-day term that ends on a day off moves to the next working day or stays (`rolls`). While a term
is suspended its days do not run (`WorkCalendar.suspended`). Every answer carries what is needed to recount it by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    WORKING = "working"
    CALENDAR = "calendar"


class SkipReason(StrEnum):
    """Why a day is not a working day, or, for SUSPENDED, not a day of the term at all."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MOVED = "moved"
    OTHER = "other"
    SUSPENDED = "suspended"


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

    def suspended(self, first: date, last: date, name: dict[str, str]) -> "WorkCalendar":
        """This calendar with no day from `first` to `last`, both included, running for a term."""
        _require_dates(first, last)
        days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
        paused = dict.fromkeys(days, DayOff(SkipReason.SUSPENDED, name))
        return replace(self, days_off={**self.days_off, **paused}, worked=self.worked - paused.keys())


@dataclass(frozen=True)
class Skipped:
    day: date
    reason: SkipReason
    name: dict[str, str]


@dataclass(frozen=True)
class Due:
    """The last day in time, and how it was found.

    `counted` are the `n` days of the term in the order of counting: towards the past for a term counted `backward`.
    `skipped` are the days that moved the end: days off among the counted ones of a working-day term, days off on which
    a term would have ended, suspended days. `rolled_from` is the day the term would have ended on, had that not been a
    day off. What `as_dict` gives is JSON-safe and reads back the same.
    """

    start: date
    n: int
    unit: Unit
    day_zero: bool
    rolls: bool
    backward: bool
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
            "rolls": self.rolls,
            "backward": self.backward,
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
            rolls=data["rolls"],
            backward=data["backward"],
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


# Terms ---------------------------------------------------------------------------------------------------------------
def add_working_days(start: date, n: int, calendar: WorkCalendar, day_zero: bool = True) -> Due:
    """The `n`-th working day from `start`. A term of no days ends on `start` itself, moved on from a day off."""
    return _count(start, n, Unit.WORKING, calendar, day_zero=day_zero, rolls=True)


def add_calendar_days(start: date, n: int, calendar: WorkCalendar, day_zero: bool = True, rolls: bool = True) -> Due:
    """The `n`-th day from `start`, days off counted too; a last day that is a day off moves to the next working day,
    unless `rolls` is False."""
    return _count(start, n, Unit.CALENDAR, calendar, day_zero=day_zero, rolls=rolls)


def add_term(start: date, n: int, unit: Unit, calendar: WorkCalendar, day_zero: bool = True, rolls: bool = True) -> Due:
    if Unit(unit) is Unit.WORKING:
        return add_working_days(start, n, calendar, day_zero)
    return add_calendar_days(start, n, calendar, day_zero, rolls)


def subtract_term(day: date, n: int, unit: Unit, calendar: WorkCalendar) -> Due:
    """The `n`-th day before `day`, which is not counted: for reminders, and for what must be ready before an event.

    What falls on a day off moves to the working day before it, so that it never comes too late.
    """
    return _count(day, n, Unit(unit), calendar, day_zero=True, rolls=True, backward=True)


def _count(
    start: date, n: int, unit: Unit, calendar: WorkCalendar, *, day_zero: bool, rolls: bool, backward: bool = False
) -> Due:
    _require_dates(start)
    _require_count(n)
    step = -ONE_DAY if backward else ONE_DAY
    day = start if day_zero or n == 0 else start - step
    counted: list[date] = []
    skipped: list[Skipped] = []
    while len(counted) < n:
        day += step
        off = calendar.day_off(day)
        if off and (unit is Unit.WORKING or off.reason is SkipReason.SUSPENDED):
            skipped.append(Skipped(day, off.reason, off.name))
        else:
            counted.append(day)
    last = day
    while rolls and (off := calendar.day_off(day)):
        skipped.append(Skipped(day, off.reason, off.name))
        day += step
    return Due(
        start=start,
        n=n,
        unit=unit,
        day_zero=day_zero,
        rolls=rolls,
        backward=backward,
        due=day,
        skipped=tuple(skipped),
        counted=tuple(counted),
        rolled_from=last if last != day else None,
        calendar=calendar.version,
        week=calendar.week,
    )


# Distances -----------------------------------------------------------------------------------------------------------
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
    """The `n`-th working day before `day`, which is not counted; `n` = 0 is `day`, moved back from a day off."""
    return subtract_term(day, n, Unit.WORKING, calendar).due


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
