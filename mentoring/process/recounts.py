"""What can change the days dates are counted by? Each change as `dates.foresee` and `dates.carry_out` take it."""

from mentoring.history.enums import Cause
from mentoring.mentorships.facts import lesson_year
from mentoring.process.dates import Recount
from schools import corrections
from schools.calendars import corrections_at
from schools.corrections import NewDays
from schools.enums import DayKind
from schools.models import AcademicYear, Break, CalendarDay, School


def correct_days(asked: NewDays, school: School | None) -> Recount:
    """New rows of the calendar, of a school or (None) of the country. Raises RuleBroken when they say nothing new."""
    known = corrections_at([school.pk] if school else [])
    in_force = known.get(None, []) + (known.get(school.pk, []) if school else [])
    rows = tuple(corrections.corrections_of(asked, school, in_force))
    return Recount(
        cause=Cause.DAYS_WORKED if asked.kind == DayKind.WORKING else Cause.DAYS_OFF,
        because=asked.source,
        write=lambda by, on: corrections.add(rows, by=by, on=on),
        school=school,
        added=rows,
        since=rows[0].date,
        until=rows[-1].date,
    )


def revoke_day(row: CalendarDay, reason: str) -> Recount:
    """A row of the calendar is no longer counted by."""
    return Recount(
        cause=Cause.DAY_REVOKED,
        because=reason,
        write=lambda by, on: corrections.revoke(row, reason=reason, by=by, on=on),
        school=row.school,
        revoked=row,
        since=row.date,
        until=row.date,
    )


def change_settings(school: School) -> Recount:
    """`school` carries its settings as they would be; the row still holds the old ones."""
    return Recount(
        cause=Cause.SETTINGS,
        because="",
        write=lambda by, on: school.save(),
        school=school,
    )


def change_year(year: AcademicYear, breaks: list[Break]) -> Recount:
    """A year with its breaks as they would be: the end of the first half-year hangs on them."""
    others = AcademicYear.objects.exclude(pk=year.pk).prefetch_related("breaks")
    years = [lesson_year(one, one.breaks.all()) for one in others]
    if year.pk:  # a year that is not there yet has no pairs
        years.append(lesson_year(year, breaks))
    return Recount(
        cause=Cause.YEAR,
        because=year.source,
        write=lambda by, on: corrections.write_year(year=year, breaks=breaks),
        years=tuple(years),
    )
