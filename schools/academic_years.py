"""What would the next academic year look like, before the Ministry has set it? A proposal from the last one."""

from datetime import date, timedelta

from schools.calendars import corrections_at, country_calendar
from schools.models import AcademicYear
from schools.workdays import next_working_day
from schools.years import first_calendar_year, shifted_to

LESSONS_END = (5, 25)  # of every year since 2021; the order of each year decides


def next_first() -> int:
    """The calendar year in which the year after the last known one begins."""
    latest = AcademicYear.objects.first()
    return first_calendar_year(latest.starts_on) + 1 if latest else date.min.year


def proposal(first: int) -> tuple[AcademicYear, dict[str, tuple[date, date]]]:
    """From the first working day of September to 25 May, the breaks in the same weeks as the year before."""
    calendar = country_calendar(5, corrections_at([]).get(None, []))
    year = AcademicYear(
        starts_on=next_working_day(date(first, 9, 1), calendar), ends_on=date(first + 1, *LESSONS_END), source=""
    )
    last = AcademicYear.objects.covering(date(first - 1, 9, 1)).prefetch_related("breaks").first()
    breaks = {each.kind: (each.starts_on, each.ends_on) for each in last.breaks.all()} if last else {}
    return year, {kind: _a_year_later(*dates) for kind, dates in breaks.items()}


def breaks_of(year: AcademicYear) -> dict[str, tuple[date, date]]:
    return {each.kind: (each.starts_on, each.ends_on) for each in year.breaks.all()}


def _a_year_later(first: date, last: date) -> tuple[date, date]:
    begins = shifted_to(first, first.year + 1)
    return begins, begins + timedelta(days=(last - first).days)
