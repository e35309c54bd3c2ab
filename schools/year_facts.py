"""What is a year of the calendar made of? Its months, its days with a name, its breaks, the corrections it was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

from schools.calendars import LABOUR_CODE_SWAPS, YEARS, Correction, calendar_by
from schools.dates import language
from schools.models import AcademicYear, CalendarDay, School
from schools.months import Look, Month, months, out_of_the_ordinary
from schools.workdays import WorkCalendar

ACADEMIC, CALENDAR = "academic", "calendar"
ACADEMIC_FIRST, CALENDAR_FIRST = 9, 1  # the months a year begins with, in either order


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day the week alone does not explain; `row_id` is that of the correction it comes from."""

    day: date
    look: Look
    name: str
    source: str
    row_id: int | None = None
    school_id: int | None = None


@dataclass(frozen=True)
class YearOfDays:
    """A year as it is shown: `first` is its first month, `corrections` everything ever told of these days."""

    first: date
    last: date
    week: int
    version: str
    months: list[Month]
    named: list[NamedDay]
    corrections: list[CalendarDay]
    academic_years: list[AcademicYear]

    @property
    def working_days(self) -> int:
        return sum(month.working_days for month in self.months)


def bounds(order: str, year: int) -> tuple[date, date]:
    """The first and the last day shown: of the academic year that begins in `year`, or of that calendar year."""
    if order == CALENDAR:
        return date(year, CALENDAR_FIRST, 1), date(year, 12, 31)
    return date(year, ACADEMIC_FIRST, 1), date(year + 1, ACADEMIC_FIRST, 1) - timedelta(days=1)


def years_shown(order: str) -> range:
    """The years the calendar is kept for; an academic year needs two of them."""
    return YEARS if order == CALENDAR else YEARS[:-1]


def year_of_days(school: School | None, *, order: str, year: int, week: int) -> YearOfDays:
    """Three queries: corrections with their authors, academic years, breaks."""
    first, last = bounds(order, year)
    rows = list(_rows(school))
    in_force = [row for row in rows if row.revoked_on is None]
    calendar = calendar_by(week, tuple(_as_correction(row) for row in in_force))
    years = AcademicYear.objects.filter(starts_on__lte=last, ends_on__gte=first).prefetch_related("breaks")
    return YearOfDays(
        first=first,
        last=last,
        week=week,
        version=calendar.version,
        months=list(months(first, 12, calendar)),
        named=_named(first, last, calendar, in_force),
        corrections=[row for row in rows if first <= row.date <= last],
        academic_years=list(years.order_by("starts_on")),
    )


def _named(first: date, last: date, calendar: WorkCalendar, rows: Iterable[CalendarDay]) -> list[NamedDay]:
    """The row that decides about a day comes last, as in `calendars.country_calendar`."""
    deciding: dict[date, CalendarDay] = {}
    for row in sorted(rows, key=lambda row: (row.school_id is not None, row.week is not None)):
        if row.week in (None, calendar.week):
            deciding[row.date] = row
    return [
        _named_day(day, look, calendar, deciding.get(day)) for day, look in out_of_the_ordinary(first, last, calendar)
    ]


def _named_day(day: date, look: Look, calendar: WorkCalendar, row: CalendarDay | None) -> NamedDay:
    if row is not None:
        return NamedDay(day, look, row.name, row.source, row.pk, row.school_id)
    if off := calendar.day_off(day):
        return NamedDay(day, look, off.name[language()], off.source)
    # Without a row only a decree that swaps a day off makes a weekend worked.
    return NamedDay(day, look, gettext("Working day for a swapped day off"), LABOUR_CODE_SWAPS)


def _rows(school: School | None) -> Iterable[CalendarDay]:
    rows = CalendarDay.objects.select_related("added_by__person", "revoked_by__person")
    owners = Q(school__isnull=True) | Q(school=school) if school else Q(school__isnull=True)
    return rows.filter(owners).order_by("date", "id")


def _as_correction(row: CalendarDay) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in Correction._fields)
