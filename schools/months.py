"""How does a year look, month by month? What is out of the ordinary about each day, working days counted. Pure."""

from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schools.workdays import SkipReason, WorkCalendar


class Look(StrEnum):
    """What a day of the grid is; a plain working day is nothing of it."""

    PLAIN = ""
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MOVED = "moved"
    OTHER = "other"
    WORKED = "worked"


@dataclass(frozen=True, slots=True)
class Month:
    """`weeks` are lists of seven, Monday first; None stands for a day of another month."""

    first: date
    weeks: list[list[tuple[date, Look] | None]]
    working_days: int


def months(first: date, count: int, calendar: WorkCalendar) -> Iterator[Month]:
    """`count` months from the month of `first` on."""
    for number in range(first.month - 1, first.month - 1 + count):
        yield month(date(first.year + number // 12, number % 12 + 1, 1), calendar)


def month(first: date, calendar: WorkCalendar) -> Month:
    found = Calendar().monthdatescalendar(first.year, first.month)
    weeks = [[(day, look_of(day, calendar)) if day.month == first.month else None for day in week] for week in found]
    working = sum(cell is not None and cell[1] in (Look.PLAIN, Look.WORKED) for week in weeks for cell in week)
    return Month(first, weeks, working)


def look_of(day: date, calendar: WorkCalendar) -> Look:
    """A day the data makes a working one is told as that: a weekend worked, a holiday that is none here."""
    if off := calendar.day_off(day):
        return {SkipReason.WEEKEND: Look.WEEKEND, SkipReason.HOLIDAY: Look.HOLIDAY, SkipReason.MOVED: Look.MOVED}.get(
            off.reason, Look.OTHER
        )
    return Look.WORKED if day in calendar.worked else Look.PLAIN


def out_of_the_ordinary(first: date, last: date, calendar: WorkCalendar) -> list[tuple[date, Look]]:
    """The days of a stretch that the week alone does not explain, in order; a holiday on a Sunday is one too."""
    days = sorted(day for day in calendar.days_off.keys() | calendar.worked if first <= day <= last)
    return [(day, look_of(day, calendar)) for day in days]
