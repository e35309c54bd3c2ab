"""How is the calendar corrected? By rows with a source: added, revoked with a reason, never edited.

A row belongs to one school or, without a school, to the country. What follows for dates that were counted already is
not known here: whoever writes through these functions recounts them in the same transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from schools.calendars import Correction, country_calendar
from schools.dates import language, short_date
from schools.enums import DayKind
from schools.errors import RuleBroken
from schools.models import AcademicYear, Break, CalendarDay, School, User
from schools.workdays import WEEKENDS, WorkCalendar

MOST_DAYS = 31  # in one go: a longer stretch is no correction but another calendar


def hold(school: School | None) -> None:
    """Until the end of the transaction nobody else changes the calendar or the settings that dates are counted by.

    Of one school, or (None) of every school. Whoever counts dates for a new pair takes the same lock.
    """
    rows = School.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    list((rows.filter(pk=school.pk) if school else rows).values_list("pk", flat=True))


@dataclass(frozen=True)
class NewDays:
    """A stretch of days to be corrected, as it was asked for."""

    first: date
    last: date
    kind: DayKind
    source: str
    week: int | None = None
    name_kk: str = ""
    name_ru: str = ""
    name_en: str = ""

    @property
    def name(self) -> dict[str, str]:
        """A day without a name of its own is called after its kind."""
        return {
            "name_kk": self.name_kk or _kind_in(self.kind, "kk"),
            "name_ru": self.name_ru or _kind_in(self.kind, "ru"),
            "name_en": self.name_en or ("" if self.name_ru else _kind_in(self.kind, "en")),
        }


def days_to_correct(asked: NewDays, calendars: Iterable[WorkCalendar]) -> list[date]:
    """Of the stretch, the days the correction would change in any of these calendars: a Sunday off needs no row."""
    days = [asked.first + timedelta(days=i) for i in range((asked.last - asked.first).days + 1)]
    becomes_worked = asked.kind == DayKind.WORKING
    return [day for day in days if any(calendar.is_working(day) != becomes_worked for calendar in calendars)]


def corrections_of(asked: NewDays, school: School | None, rows: Iterable[Correction]) -> list[Correction]:
    """The rows that would be written for it, given the rows in force of the country and the school.

    Raises RuleBroken when nothing would change, or when a day already has a correction of the same owner.
    """
    if not asked.first <= asked.last < asked.first + timedelta(days=MOST_DAYS):
        raise RuleBroken(_("At most %(days)s days at a time, and the last not before the first.") % {"days": MOST_DAYS})
    rows = list(rows)
    owner = school.pk if school else None
    days = days_to_correct(asked, [country_calendar(week, rows) for week in _weeks(asked, school)])
    if not days:
        raise RuleBroken(
            _("These are working days already.") if asked.kind == DayKind.WORKING else _("These are days off already.")
        )
    known = {row.date for row in rows if row.school_id == owner and (row.week == asked.week or not row.week)}
    if clash := sorted(known.intersection(days)):
        raise _taken(clash[0])
    return [
        Correction(day, asked.kind, **asked.name, source=asked.source, week=asked.week, school_id=owner) for day in days
    ]


@transaction.atomic
def add(rows: Iterable[Correction], *, by: User, on: date) -> list[CalendarDay]:
    """Write the rows. Of two people who correct one day at once the second is told."""
    written = []
    for row in rows:
        try:
            with transaction.atomic():
                written.append(CalendarDay.objects.create(**row._asdict(), added_by=by, added_on=on))
        except IntegrityError as error:
            raise _taken(row.date) from error
    return written


@transaction.atomic
def revoke(row: CalendarDay, *, reason: str, by: User, on: date) -> CalendarDay:
    """The row stays to be seen, with the reason; it is not counted by any more."""
    row = CalendarDay.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.revoked_on is not None:
        raise RuleBroken(_("This correction has been revoked already."))
    row.revoked_by, row.revoked_on, row.revoked_reason = by, on, reason
    row.save(update_fields=["revoked_by", "revoked_on", "revoked_reason"])
    return row


# Academic years -------------------------------------------------------------------------------------------------------
@transaction.atomic
def write_year(*, year: AcademicYear, breaks: Iterable[Break]) -> AcademicYear:
    """Store a year with its breaks; those of a kind not given any more are taken away."""
    try:
        with transaction.atomic():
            year.save()
    except IntegrityError as error:
        raise RuleBroken(_("Somebody has set this academic year meanwhile.")) from error
    kept = []
    for one in breaks:
        dates = {"starts_on": one.starts_on, "ends_on": one.ends_on}
        kept.append(Break.objects.update_or_create(year=year, kind=one.kind, defaults=dates)[0].pk)
    Break.objects.filter(year=year).exclude(pk__in=kept).delete()
    return year


def _weeks(asked: NewDays, school: School | None) -> tuple[int, ...]:
    """The weeks in which the correction would be seen: a school has one, the country both."""
    if school is not None:
        return (school.week,) if asked.week in (None, school.week) else ()
    return (asked.week,) if asked.week else tuple(WEEKENDS)


def _taken(day: date) -> RuleBroken:
    told = _("%(date)s is corrected already. Revoke that correction first, then add the new one.")
    return RuleBroken(told % {"date": short_date(day, language())})


def _kind_in(kind: str, code: str) -> str:
    with translation.override(code):
        return str(DayKind(kind).label).capitalize()
