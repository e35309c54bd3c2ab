"""Who still needs a mentor, and which days frame a pair?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from mentoring.mentorships.enums import (
    LEAVING_GROUNDS,
    OPEN_STATES,
    SIGNED_STATES,
    ChangeStage,
    MentorshipState,
    OrderKind,
)
from mentoring.mentorships.models import Change, Mentorship, Order, Suspension
from mentoring.mentorships.rules import Conventions, LessonYear, default_end, order_due
from schools.calendars import school_calendar
from schools.enums import BreakKind, SummerHire
from schools.localized import in_language
from schools.models import AcademicYear, Break, Employment, School
from schools.prepared import prepared
from schools.workdays import WorkCalendar, working_days_between


def without_mentor(jobs, on: date):
    """Of these employments: young teachers working on the day with no open pair and none completed for this job. Whose
    pair was ended because they leave needs no other mentor for the days that remain."""
    leaving = Q(state=MentorshipState.ENDED, changes__stage=ChangeStage.DONE, changes__ground__in=LEAVING_GROUNDS)
    covered = Mentorship.objects.filter(employment=OuterRef("pk")).filter(
        Q(state__in=OPEN_STATES) | Q(state=MentorshipState.COMPLETED) | leaving
    )
    return jobs.on(on).filter(starts_profession=True).exclude(Exists(covered))


def to_continue(mentee_id: int) -> Mentorship | None:
    """The young teacher's last signed pair when a new one would continue it: it is running, or it ended early and no
    other pair has taken its place."""
    last = Mentorship.objects.signed().filter(mentee=mentee_id).order_by("-started_on", "-id").first()
    if last is None or last.state == MentorshipState.COMPLETED:
        return None
    followed = last.continued_by.filter(state__in=(*OPEN_STATES, *SIGNED_STATES)).exists()
    return None if followed else last


def left_since(job: str = "pk") -> Subquery:
    """The last day of the last pair of this job that ended before its time, None when there was none. From then on no
    term runs for another mentor: the Rules set one from the hire only."""
    ended = Mentorship.objects.filter(employment=OuterRef(job), state=MentorshipState.ENDED)
    return Subquery(ended.order_by("-finished_on").values("finished_on")[:1])


def proposed_end(job: Employment, before: Mentorship | None, counting: "Counting") -> date | None:
    """The last day proposed for a young teacher's pair: that of the pair it continues, as a leave may have moved it;
    else one academic year."""
    if before is not None:
        cut = before.changes.filter(stage=ChangeStage.DONE).first()
        end = cut.planned_until if cut else before.finished_on
        if end and end > job.started_on:
            return end
    return default_end(job.started_on, counting.years, counting.conventions)


def last_order(mentorship: Mentorship) -> Order | None:
    """The order that made the pair or the one that was to end it early: the one that may still be annulled."""
    orders = Order.objects.filter(mentorship=mentorship).exclude(kind=OrderKind.ANNUL)
    standing = orders.filter(document__annulled_by__isnull=True)
    return standing.select_related("document", "signed_by__person").order_by("-id").first()


def schools_named(text: str) -> QuerySet:
    """Schools with this very code, or else those whose short or full name contains the text, whatever the case."""
    exact = School.objects.filter(code__iexact=text)
    if exact.exists():
        return exact
    names = ("short_name_kk", "short_name_ru", "name_kk", "name_ru")
    forms = {text, text.lower(), text.upper(), text.capitalize()}  # SQLite folds only Latin letters
    return School.objects.filter(reduce(or_, (Q(**{f"{name}__icontains": form}) for name in names for form in forms)))


@dataclass(frozen=True, slots=True)
class Offered:
    """A young teacher whom another school has handed over; `pk` is that of the change."""

    pk: int
    name: str
    from_school: str
    last_day: date


def offered(school_id: int) -> list[Offered]:
    """Who comes from other schools of the system, the first to leave first. One query."""
    return [
        Offered(pk, " ".join(filter(None, names)), in_language(kk, ru, kk), last_day)
        for pk, last_day, kk, ru, *names in _offered_to(school_id)
    ]


@prepared
def _offered_to(school_id: int) -> QuerySet:
    rows = Change.objects.offered_to(school_id).order_by("last_day", "id")
    return rows.values_list(
        "pk",
        "last_day",
        "school__short_name_kk",
        "school__short_name_ru",
        "mentorship__mentee__last_name",
        "mentorship__mentee__first_name",
        "mentorship__mentee__patronymic",
    )


def suspended_periods(mentorship: Mentorship) -> list[tuple[date, date, str]]:
    """First and last day away, and the order, of every leave that is over; an open one has no end to count by yet."""
    return [_days_away(leave) for leave in mentorship.suspensions.filter(returned_on__gt=F("started_on"))]


def suspended_periods_at(schools: Iterable[School]) -> dict[int, list[tuple[date, date, str]]]:
    """The same of every pair of these schools that was away, by pair; one query."""
    found: dict[int, list[tuple[date, date, str]]] = {}
    for leave in Suspension.objects.filter(mentorship__school__in=schools, returned_on__gt=F("started_on")):
        found.setdefault(leave.mentorship_id, []).append(_days_away(leave))
    return found


@prepared
def days_away(mentorship_id: int) -> QuerySet:
    """First day away and day of the return, None while it is open, of every leave. Asked apart from the locked row:
    rows joined to a lock that was waited for are those of before the wait."""
    return Suspension.objects.filter(mentorship=mentorship_id).values_list("started_on", "returned_on")


def _days_away(leave: Suspension) -> tuple[date, date, str]:
    assert leave.returned_on is not None, "asked only of leaves that are over"
    return leave.started_on, leave.returned_on - timedelta(days=1), leave.order_number


class Counting(NamedTuple):
    """What every date of a school is counted by, in the order `order_due` takes it."""

    calendar: WorkCalendar
    conventions: Conventions
    years: tuple[LessonYear, ...]


def counting_of(school: School) -> Counting:
    """Two queries."""
    return Counting(school_calendar(school), conventions_of(school), lesson_years())


def conventions_of(school: School) -> Conventions:
    return Conventions(**{name: getattr(school, name) for name in School.COUNTING})


def lesson_years() -> tuple[LessonYear, ...]:
    """The academic years, each with its winter break; one query."""
    return tuple(
        LessonYear(starts_on, ends_on, (*winter,) if winter[0] else None)
        for starts_on, ends_on, *winter in _years_with_winter()
    )


def lesson_year(year: AcademicYear, breaks: Iterable[Break]) -> LessonYear:
    """A year at hand, with its breaks as they are or would be."""
    winter = next(((one.starts_on, one.ends_on) for one in breaks if one.kind == BreakKind.WINTER), None)
    return LessonYear(year.starts_on, year.ends_on, winter)


@prepared
def _years_with_winter() -> QuerySet:
    winter = FilteredRelation("breaks", condition=Q(breaks__kind=BreakKind.WINTER))
    years = AcademicYear.objects.alias(winter=winter).order_by("starts_on")
    return years.values_list("starts_on", "ends_on", "winter__starts_on", "winter__ends_on")


@dataclass(frozen=True, slots=True)
class OrderClock:
    """By when the order must be signed, and the working days left: negative once that day has passed."""

    due_on: date
    explanation: dict[str, Any]
    days_left: int


def order_clock(hired_on: date, counting: Counting, *, on: date) -> OrderClock:
    due = order_due(hired_on, *counting)
    left = working_days_between(on, due.due, counting.calendar)
    # On a day off after the last day no working day has passed yet, but late it is.
    return OrderClock(due.due, due.explanation, min(left, -1) if due.due < on else left)


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A young teacher without a mentor; `pk` is that of the job.

    The order's term runs from the hire: `due_on` and `days_left` are None for whom it was kept, `since` is then the
    first day without a mentor.
    """

    pk: int
    person_id: int
    name: str
    subject: str
    hired_on: date
    since: date | None = None
    due_on: date | None = None
    days_left: int | None = None

    @property
    def waits_from(self) -> date:
        """What the most urgent comes first by."""
        return self.due_on or self.since or self.hired_on


def unassigned(school: School, today: date) -> list[Unassigned]:
    """The young teachers of the school without a mentor, the most urgent first. Two queries."""
    conventions = conventions_of(school)
    # Only where the summer is waited for does a date depend on the years; what is not shown here needs no explanation.
    years = lesson_years() if conventions.summer_hire == SummerHire.YEAR_START else ()
    counting = Counting(school_calendar(school), conventions, years)
    found: dict[int, Unassigned] = {}
    for pk, person_id, hired_on, left, *rest in _unassigned_at(school.pk, today):
        if pk in found:
            continue
        one = Unassigned(pk, person_id, " ".join(filter(None, rest[:3])), in_language(*rest[3:]), hired_on)
        if left:
            found[pk] = replace(one, since=left + timedelta(days=1))
        else:
            clock = order_clock(hired_on, counting, on=today)
            found[pk] = replace(one, due_on=clock.due_on, days_left=clock.days_left)
    return sorted(found.values(), key=lambda one: one.waits_from)


@prepared
def _unassigned_at(school_id: int, day: date) -> QuerySet:
    """In the order of names; a row for each subject taught, the first one entered first."""
    jobs = without_mentor(Employment.objects.filter(school_id=school_id), day).annotate(left=left_since())
    return jobs.order_by("person__sort_key", "id", "teachings__id").values_list(
        "pk",
        "person_id",
        "started_on",
        "left",
        "person__last_name",
        "person__first_name",
        "person__patronymic",
        "teachings__subject__name_kk",
        "teachings__subject__name_ru",
        "teachings__subject__name_en",
    )


def signed_until(mentorship: Mentorship) -> date:
    """The last day the order set, before an early end or a replacement cut it short. What a leave added stays added."""
    change = mentorship.changes.filter(stage=ChangeStage.DONE, planned_until__isnull=False).first()
    return change.planned_until if change is not None else mentorship.finished_on
