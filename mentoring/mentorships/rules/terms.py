"""By when is each stage of a mentorship due, and why that day? Pure.

Terms counted in days come from the statute. What the sources leave open is a convention of the school; each date tells
the conventions it was found by. An explanation is JSON-safe: what `Due.as_dict` says for a counted date, else the day
it hangs on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from mentoring.statute import norm
from schools.workdays import (
    Due,
    Unit,
    WorkCalendar,
    add_term,
    add_working_days,
    next_working_day,
    previous_working_day,
    subtract_term,
    working_days_between,
)

ONE_DAY = timedelta(days=1)
_UNITS = {"working_day": Unit.WORKING, "calendar_day": Unit.CALENDAR}
# From one school year's last lesson to the next one's first at most so many days pass; a longer gap is a year unknown.
_LONGEST_SUMMER = timedelta(days=120)


class Term(StrEnum):
    ORDER = "order"
    LEVEL = "level"
    PLAN = "plan"
    INTERIM = "interim"
    FINAL = "final"
    END = "end"


@dataclass(frozen=True, slots=True)
class Conventions:
    """How the school reads what the sources leave open (domain: CHECK); the defaults are those of the product.

    The values are those of the choices in `schools.enums`. `final_lead` are the working days before the last day of the
    mentorship by which the final report is ready: it goes to the year's last council, whose day is rarely known when
    the order is signed.
    """

    day_zero: str = "zero"  # or "one": the day of the event is the first day
    level_start: str = "order"  # or "pair": the level's term runs from the first day of the pair
    calendar_end: str = "next"  # or "stays": a calendar-day term may end on a day off
    interim_day: str = "before_break"  # or "break_end": the winter break belongs to the first half-year
    final_lead: int = 10
    midyear_end: str = "lessons"  # or "full_year": who is hired in mid-year is mentored for a whole year
    summer_hire: str = "hire"  # or "year_start": terms of the summer run from the first day of lessons


AS_DEFAULT = Conventions()


class LessonYear(NamedTuple):
    """First and last day of lessons, and the winter break; `winter` is None where it is not known."""

    starts_on: date
    ends_on: date
    winter: tuple[date, date] | None = None


class Suspension(NamedTuple):
    """Days on which no term runs, both ends included, by an order; still open ones have no dates to count yet."""

    first: date
    last: date
    order: str = ""


@dataclass(frozen=True, slots=True)
class StageDue:
    """A due date and the JSON-safe answer to "why this date?": `kind` is "counted" or "fixed"."""

    term: Term
    due: date
    explanation: dict[str, Any]


# What falls due ------------------------------------------------------------------------------------------------------
def order_due(
    hired_on: date,
    calendar: WorkCalendar,
    conventions: Conventions = AS_DEFAULT,
    years: Sequence[LessonYear] = (),
) -> StageDue:
    """Order 160: the head's order is signed within 5 working days of the hire."""
    return _counted(Term.ORDER, "order_term", _start("hired", hired_on, conventions, years), calendar, conventions)


def stage_dues(
    *,
    order_on: date,
    finished_on: date,
    calendar: WorkCalendar,
    conventions: Conventions = AS_DEFAULT,
    years: Sequence[LessonYear] = (),
    started_on: date | None = None,
    level_done_on: date | None = None,
    suspended: Iterable[tuple[date, date] | tuple[date, date, str]] = (),
) -> tuple[StageDue, ...]:
    """Everything that falls due after the order, in the order of the stages.

    Order 160: the level within 10 calendar days; the plan within 5 working days of it, counted from the day the level
    was determined, at the latest from the day that was due. `finished_on` stands as the order, or a later one, set it;
    `suspended` moves what falls due before it (`without_days`, `_moved_on`).
    """
    begins = started_on or order_on
    pauses = sorted(map(_suspension, suspended))
    running = without_days(calendar, pauses)
    event = ("pair_started", begins) if conventions.level_start == "pair" else ("order_signed", order_on)
    start = _start(*event, conventions, years)
    level = _counted(Term.LEVEL, "level_term", start, running, conventions, level_start=conventions.level_start)
    done = _Start("level_due", level.due)
    if level_done_on is not None and level_done_on <= level.due:
        done = _Start("level_determined", level_done_on)
    plan = _counted(Term.PLAN, "plan_term", done, running, conventions)
    interim = _interim(max(begins, order_on), finished_on, calendar, conventions, years, pauses)
    final = _final(max(begins, order_on), finished_on, calendar, conventions, pauses)
    end = _fixed(Term.END, finished_on, "mentorship_ends", date=finished_on.isoformat())
    return (level, plan, *((interim,) if interim else ()), final, end)


def default_end(hired_on: date, years: Iterable[LessonYear], conventions: Conventions = AS_DEFAULT) -> date | None:
    """The last day proposed for a mentorship of one academic year (Order 160); the head may set another in the order.

    The last lesson of the year the hire falls into, in summer of the coming one. For a hire after the first lesson the
    Rules say nothing: a school may count a full year instead, shortened to the last lesson when it would end in summer.
    """
    known = sorted(years)
    year = next((year for year in known if year.ends_on > hired_on), None)
    if year is None or conventions.midyear_end != "full_year" or hired_on <= year.starts_on:
        return year and year.ends_on
    last = _a_year_later(hired_on) - ONE_DAY
    ended = [one.ends_on for one in known if one.ends_on <= last]
    in_lessons = any(one.starts_on <= last <= one.ends_on for one in known)
    return last if in_lessons or not ended else max(ended)


# The reports ---------------------------------------------------------------------------------------------------------
def _interim(
    begins: date,
    finished_on: date,
    calendar: WorkCalendar,
    conventions: Conventions,
    years: Sequence[LessonYear],
    pauses: Sequence[Suspension],
) -> StageDue | None:
    """The report on the first half-year, owed by a pair that works before and after its end."""
    for year in sorted(years):
        due, told = _half_year_end(year, calendar, conventions)
        due, moved = _moved_on(due, pauses, calendar)
        if begins < due < finished_on:
            told |= {"conventions": {"interim_day": conventions.interim_day}, **moved}
            return _fixed(Term.INTERIM, due, "half_year_ends", **told)
    return None


def _half_year_end(year: LessonYear, calendar: WorkCalendar, conventions: Conventions) -> tuple[date, dict[str, Any]]:
    """The half-year ends with the winter break: on the last working day before it, or when the break is over."""
    if year.winter is None:
        last = date(year.starts_on.year, 12, 31)
        return previous_working_day(last, calendar), {"date": last.isoformat(), "break": None}
    first, last = year.winter
    told = {"break": [first.isoformat(), last.isoformat()]}
    if conventions.interim_day == "break_end":
        return next_working_day(last, calendar), {"date": last.isoformat(), **told}
    eve = first - ONE_DAY
    return previous_working_day(eve, calendar), {"date": eve.isoformat(), **told}


def _final(
    begins: date, finished_on: date, calendar: WorkCalendar, conventions: Conventions, pauses: Sequence[Suspension]
) -> StageDue:
    """Before the year's last council; a mentorship too short for the lead owes the report on its last day."""
    led = subtract_term(finished_on, conventions.final_lead, Unit.WORKING, calendar)
    due, moved = _moved_on(led.due, pauses, calendar)
    if led.due <= begins or due >= finished_on:
        return _fixed(Term.FINAL, finished_on, "mentorship_ends", date=finished_on.isoformat())
    return _told(
        Term.FINAL, led, start_event="last_council", conventions={"final_lead": conventions.final_lead}, **moved
    )


# Counting ------------------------------------------------------------------------------------------------------------
class _Start(NamedTuple):
    """The event a term runs from; `event_on` and `summer` when it happened before the school year began."""

    event: str
    day: date
    event_on: date | None = None
    summer: str = ""


def _start(event: str, day: date, conventions: Conventions, years: Sequence[LessonYear]) -> _Start:
    """From the event, or, where the school says so, an event of the summer from the first day of lessons."""
    if any(year.starts_on <= day <= year.ends_on for year in years):
        return _Start(event, day)
    coming = min((year.starts_on for year in years if day < year.starts_on <= day + _LONGEST_SUMMER), default=None)
    if coming is None:
        return _Start(event, day)
    return _Start(event, coming if conventions.summer_hire == "year_start" else day, day, conventions.summer_hire)


def _counted(
    term: Term, code: str, start: _Start, calendar: WorkCalendar, conventions: Conventions, **applied: str
) -> StageDue:
    rule = norm(code, start.day)
    unit = _UNITS[rule.unit]
    found = add_term(
        start.day, rule.number, unit, calendar, conventions.day_zero == "zero", conventions.calendar_end == "next"
    )
    applied["day_zero"] = conventions.day_zero
    if unit is Unit.CALENDAR:
        applied["calendar_end"] = conventions.calendar_end
    if start.summer:
        applied["summer_hire"] = start.summer
    return _told(
        term,
        found,
        start_event=start.event,
        event_on=start.event_on.isoformat() if start.event_on else None,
        norm=code,
        source=str(rule.source),
        conventions=applied,
    )


def _told(term: Term, found: Due, **more: Any) -> StageDue:
    due = date.fromisoformat(more["moved"]["due"]) if "moved" in more else found.due
    base = {"kind": "counted", **found.as_dict(), "event_on": None, "norm": None, "source": ""}
    return StageDue(term, due, base | more)


def _fixed(term: Term, due: date, reason: str, **details: Any) -> StageDue:
    return StageDue(
        term, due, {"kind": "fixed", "reason": reason, "due": due.isoformat(), "conventions": {}, **details}
    )


# Suspension ----------------------------------------------------------------------------------------------------------
def without_days(calendar: WorkCalendar, pauses: Iterable[tuple[date, date] | tuple[date, date, str]]) -> WorkCalendar:
    """The calendar in which suspended days do not run: what is counted in days goes on after the return."""
    for pause in map(_suspension, pauses):
        calendar = calendar.suspended(pause.first, pause.last, _name(pause))
    return calendar


def _moved_on(day: date, pauses: Sequence[Suspension], calendar: WorkCalendar) -> tuple[date, dict[str, Any]]:
    """A day of the calendar that falls into a suspension moves behind it by the working days lost until then.

    The days given back run as every other term does: not in a suspension that follows, told as `then`.
    """
    whole = _joined(pauses)
    by = next((pause for pause in whole if pause.first <= day <= pause.last), None)
    if by is None:
        return day, {}
    lost = working_days_between(by.first - ONE_DAY, day, calendar)
    found = add_working_days(by.last, max(lost, 1), without_days(calendar, pauses))
    due = found.due
    then = [_days_away(pause) for pause in whole if by.last < pause.first <= due]
    given = [each.isoformat() for each in found.counted]
    told = {"from": day.isoformat(), "due": due.isoformat(), **_days_away(by), "then": then, "given": given}
    return due, {"moved": told}


def _joined(pauses: Sequence[Suspension]) -> list[Suspension]:
    """Suspensions that overlap, or follow each other without a day between, as one: both of the pair may be away."""
    joined: list[Suspension] = []
    for pause in pauses:
        if joined and pause.first <= joined[-1].last + ONE_DAY:
            before = joined.pop()
            orders = dict.fromkeys(filter(None, (before.order, pause.order)))
            pause = Suspension(before.first, max(before.last, pause.last), ", ".join(orders))
        joined.append(pause)
    return joined


def _suspension(period: tuple[date, date] | tuple[date, date, str]) -> Suspension:
    return Suspension(*period)


def _days_away(pause: Suspension) -> dict[str, str]:
    return {"first": pause.first.isoformat(), "last": pause.last.isoformat(), "order": pause.order}


def _name(pause: Suspension) -> dict[str, str]:
    order = f" ({pause.order})" if pause.order else ""
    return {
        "kk": f"тәлімгерлік уақытша тоқтатылды{order}",
        "ru": f"наставничество приостановлено{order}",
        "en": f"mentorship suspended{order}",
    }


def _a_year_later(day: date) -> date:
    return date(day.year + 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)
