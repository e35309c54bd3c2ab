"""Every term of the law at its boundaries, over a calendar written here."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.mentorships.rules import (
    Conventions,
    LessonYear,
    StageDue,
    Suspension,
    Term,
    default_end,
    order_due,
    stage_dues,
)
from schools.models import School
from schools.workdays import DayOff, SkipReason, WorkCalendar

MOVED = DayOff(SkipReason.MOVED, {"kk": "Ауыстырылған демалыс", "ru": "Перенесённый выходной", "en": "Moved day off"})
HOLIDAY = DayOff(SkipReason.HOLIDAY, {"kk": "Республика күні", "ru": "День Республики", "en": "Republic Day"})
FIVE = WorkCalendar(
    week=5,
    days_off={date(2026, 10, 25): HOLIDAY, date(2026, 10, 26): MOVED},
    worked=frozenset(),
    version="test 5",
)
SIX = WorkCalendar(week=6, days_off={}, worked=frozenset(), version="test 6")

LAST_YEAR = LessonYear(date(2025, 9, 2), date(2026, 5, 25), (date(2025, 12, 29), date(2026, 1, 7)))
THIS_YEAR = LessonYear(date(2026, 9, 1), date(2027, 5, 25), (date(2026, 12, 28), date(2027, 1, 10)))
NEXT_YEAR = LessonYear(date(2027, 9, 1), date(2028, 5, 25), (date(2027, 12, 27), date(2028, 1, 9)))
YEARS = (LAST_YEAR, THIS_YEAR, NEXT_YEAR)
ORDER_ON, FINISHED_ON = date(2026, 9, 8), date(2027, 5, 25)


def make_dues(**changes) -> dict[Term, StageDue]:
    """The dues by term; names of conventions may stand among the changes."""
    own = {name: changes.pop(name) for name in School.COUNTING if name in changes}
    asked = {"order_on": ORDER_ON, "finished_on": FINISHED_ON, "calendar": FIVE, "years": YEARS}
    return {due.term: due for due in stage_dues(**asked | changes, conventions=Conventions(**own))}


def due_days(**changes) -> dict[Term, date]:
    return {term: due.due for term, due in make_dues(**changes).items()}


# The order -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("hired_on", "calendar", "day_zero", "expected"),
    [
        (date(2026, 8, 31), FIVE, "zero", date(2026, 9, 7)),
        (date(2026, 9, 1), FIVE, "zero", date(2026, 9, 8)),
        (date(2026, 9, 2), FIVE, "zero", date(2026, 9, 9)),
        (date(2026, 9, 1), FIVE, "one", date(2026, 9, 7)),
        (date(2026, 9, 1), SIX, "zero", date(2026, 9, 7)),
        (date(2026, 9, 5), FIVE, "zero", date(2026, 9, 11)),
        (date(2026, 10, 22), FIVE, "zero", date(2026, 10, 30)),
    ],
)
def test_order_is_due_five_working_days_after_the_hire(hired_on, calendar, day_zero, expected):
    assert order_due(hired_on, calendar, Conventions(day_zero=day_zero)).due == expected


def test_order_due_explains_itself():
    found = order_due(date(2026, 10, 22), FIVE)

    told = {key: found.explanation[key] for key in ("kind", "start", "n", "unit", "due", "calendar")}
    assert told == {
        "kind": "counted",
        "start": "2026-10-22",
        "n": 5,
        "unit": "working",
        "due": "2026-10-30",
        "calendar": "test 5",
    }
    assert [skipped["date"] for skipped in found.explanation["skipped"]] == ["2026-10-24", "2026-10-25", "2026-10-26"]
    assert [found.explanation[key] for key in ("start_event", "norm", "source")] == ["hired", "order_term", "Order 160"]
    assert found.explanation["conventions"] == {"day_zero": "zero"}


@pytest.mark.parametrize(
    ("hired_on", "reading", "start", "expected"),
    [
        # The last lesson is on 25.05, the first of the coming year on 01.09.
        (date(2026, 5, 25), "year_start", date(2026, 5, 25), date(2026, 6, 1)),
        (date(2026, 5, 26), "year_start", date(2026, 9, 1), date(2026, 9, 8)),
        (date(2026, 8, 17), "hire", date(2026, 8, 17), date(2026, 8, 24)),
        (date(2026, 8, 17), "year_start", date(2026, 9, 1), date(2026, 9, 8)),
        (date(2026, 8, 31), "year_start", date(2026, 9, 1), date(2026, 9, 8)),
        (date(2026, 9, 1), "year_start", date(2026, 9, 1), date(2026, 9, 8)),
        (date(2026, 9, 2), "year_start", date(2026, 9, 2), date(2026, 9, 9)),
    ],
)
def test_hire_of_the_summer_counts_by_the_convention_of_the_school(hired_on, reading, start, expected):
    found = order_due(hired_on, FIVE, Conventions(summer_hire=reading), YEARS)
    in_summer = date(2026, 5, 25) < hired_on < date(2026, 9, 1)

    assert (found.due, found.explanation["start"]) == (expected, start.isoformat())
    assert found.explanation["event_on"] == (hired_on.isoformat() if in_summer else None)
    assert ("summer_hire" in found.explanation["conventions"]) is in_summer


def test_hire_before_every_known_year_is_no_hire_of_the_summer():
    found = order_due(date(2024, 2, 5), FIVE, Conventions(summer_hire="year_start"), YEARS)

    assert (found.due, found.explanation["event_on"]) == (date(2024, 2, 12), None)


# Level and plan ------------------------------------------------------------------------------------------------------
def test_stages_of_a_whole_year():
    assert due_days() == {
        Term.LEVEL: date(2026, 9, 18),
        Term.PLAN: date(2026, 9, 25),
        Term.INTERIM: date(2026, 12, 25),
        Term.FINAL: date(2027, 5, 11),
        Term.END: date(2027, 5, 25),
    }


@pytest.mark.parametrize(
    ("order_on", "reading", "expected"),
    [
        (date(2026, 9, 8), "next", date(2026, 9, 18)),
        # Ten calendar days from 09.09 end on Sat 19.09, from 10.09 on Sun 20.09, from 11.09 on Mon 21.09.
        (date(2026, 9, 9), "next", date(2026, 9, 21)),
        (date(2026, 9, 10), "next", date(2026, 9, 21)),
        (date(2026, 9, 11), "next", date(2026, 9, 21)),
        (date(2026, 9, 9), "stays", date(2026, 9, 19)),
        (date(2026, 9, 10), "stays", date(2026, 9, 20)),
    ],
)
def test_level_due_on_a_day_off_moves_or_stays_by_the_convention(order_on, reading, expected):
    found = make_dues(order_on=order_on, calendar_end=reading)[Term.LEVEL]

    assert found.due == expected
    assert found.explanation["conventions"] == {"level_start": "order", "day_zero": "zero", "calendar_end": reading}


@pytest.mark.parametrize(
    ("reading", "started_on", "start_event", "expected"),
    [
        ("order", date(2026, 9, 10), "order_signed", date(2026, 9, 18)),
        ("pair", date(2026, 9, 10), "pair_started", date(2026, 9, 21)),
        ("pair", date(2026, 9, 1), "pair_started", date(2026, 9, 11)),
        ("pair", None, "pair_started", date(2026, 9, 18)),
    ],
)
def test_level_runs_from_the_order_or_from_the_first_day_of_the_pair(reading, started_on, start_event, expected):
    found = make_dues(started_on=started_on, level_start=reading)[Term.LEVEL]

    assert (found.due, found.explanation["start_event"]) == (expected, start_event)


def test_level_of_an_order_of_the_summer_waits_for_lessons_where_the_school_says_so():
    waiting = make_dues(order_on=date(2026, 8, 20), summer_hire="year_start")
    at_once = make_dues(order_on=date(2026, 8, 20))

    assert (at_once[Term.LEVEL].due, at_once[Term.PLAN].due) == (date(2026, 8, 31), date(2026, 9, 7))
    assert (waiting[Term.LEVEL].due, waiting[Term.PLAN].due) == (date(2026, 9, 11), date(2026, 9, 18))
    assert waiting[Term.LEVEL].explanation["event_on"] == "2026-08-20"


@pytest.mark.parametrize(
    ("level_done_on", "start_event", "expected"),
    [
        (None, "level_due", date(2026, 9, 25)),
        (date(2026, 9, 8), "level_determined", date(2026, 9, 15)),
        (date(2026, 9, 14), "level_determined", date(2026, 9, 21)),
        (date(2026, 9, 17), "level_determined", date(2026, 9, 24)),
        (date(2026, 9, 18), "level_determined", date(2026, 9, 25)),
        (date(2026, 9, 19), "level_due", date(2026, 9, 25)),
        (date(2026, 10, 5), "level_due", date(2026, 9, 25)),
    ],
)
def test_plan_counts_from_the_level_at_the_latest_from_its_due_date(level_done_on, start_event, expected):
    plan = make_dues(level_done_on=level_done_on)[Term.PLAN]

    assert (plan.due, plan.explanation["start_event"], plan.explanation["norm"]) == (expected, start_event, "plan_term")


@given(
    order_on=st.dates(date(2026, 8, 1), date(2027, 5, 1)),
    days=st.integers(0, 60),
    day_zero=st.sampled_from(("zero", "one")),
)
def test_level_done_never_moves_the_plan_later(order_on, days, day_zero):
    plan = due_days(order_on=order_on, day_zero=day_zero, level_done_on=order_on + timedelta(days))[Term.PLAN]

    assert plan <= due_days(order_on=order_on, day_zero=day_zero)[Term.PLAN]
    assert FIVE.is_working(plan)


# The reports and the end ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("order_on", "finished_on", "expected"),
    [
        (date(2026, 12, 24), FINISHED_ON, date(2026, 12, 25)),
        (date(2026, 12, 25), FINISHED_ON, None),
        (date(2027, 1, 11), FINISHED_ON, None),
        (ORDER_ON, date(2026, 12, 25), None),
        (ORDER_ON, date(2026, 12, 26), date(2026, 12, 25)),
        # Hired in mid-year and mentored for a full year: the report is on the first half of the next year.
        (date(2027, 1, 18), date(2028, 1, 17), date(2027, 12, 24)),
    ],
)
def test_interim_report_is_owed_only_by_who_lasts_over_the_half_year(order_on, finished_on, expected):
    assert due_days(order_on=order_on, finished_on=finished_on).get(Term.INTERIM) == expected


@pytest.mark.parametrize(
    ("order_on", "expected"),
    [
        # The break ends on Sun 10.01.2027: the report is due on Monday.
        (date(2027, 1, 8), date(2027, 1, 11)),
        (date(2027, 1, 10), date(2027, 1, 11)),
        (date(2027, 1, 11), None),
    ],
)
def test_interim_report_may_be_due_when_the_winter_break_is_over(order_on, expected):
    assert due_days(order_on=order_on, interim_day="break_end").get(Term.INTERIM) == expected


def test_interim_report_tells_what_it_hangs_on():
    told = {"kind": "fixed", "reason": "half_year_ends", "break": ["2026-12-28", "2027-01-10"]}

    assert make_dues()[Term.INTERIM].explanation == told | {
        "due": "2026-12-25",
        "date": "2026-12-27",
        "conventions": {"interim_day": "before_break"},
    }
    assert make_dues(interim_day="break_end")[Term.INTERIM].explanation == told | {
        "due": "2027-01-11",
        "date": "2027-01-10",
        "conventions": {"interim_day": "break_end"},
    }


def test_interim_report_of_a_year_without_a_winter_break_is_due_in_december():
    found = make_dues(years=(THIS_YEAR._replace(winter=None),))[Term.INTERIM]

    assert (found.due, found.explanation["break"]) == (date(2026, 12, 31), None)
    assert Term.INTERIM not in make_dues(years=())


@pytest.mark.parametrize(
    ("order_on", "lead", "expected", "kind"),
    [
        (ORDER_ON, 10, date(2027, 5, 11), "counted"),
        (ORDER_ON, 0, date(2027, 5, 25), "fixed"),
        (ORDER_ON, 1, date(2027, 5, 24), "counted"),
        (date(2027, 5, 10), 10, date(2027, 5, 11), "counted"),
        (date(2027, 5, 11), 10, date(2027, 5, 25), "fixed"),
        (date(2027, 5, 12), 10, date(2027, 5, 25), "fixed"),
    ],
)
def test_final_report_is_due_by_the_lead_or_at_the_end_of_a_mentorship_too_short(order_on, lead, expected, kind):
    final = make_dues(order_on=order_on, final_lead=lead)[Term.FINAL]

    assert (final.due, final.explanation["kind"]) == (expected, kind)


def test_final_report_is_counted_back_from_the_end():
    told = make_dues(final_lead=3)[Term.FINAL].explanation

    assert (told["start_event"], told["start"], told["backward"]) == ("last_council", "2027-05-25", True)
    assert told["counted"] == ["2027-05-24", "2027-05-21", "2027-05-20"]
    assert told["conventions"] == {"final_lead": 3}


@pytest.mark.parametrize(
    ("hired_on", "reading", "expected"),
    [
        (date(2026, 5, 24), "lessons", date(2026, 5, 25)),
        (date(2026, 5, 25), "lessons", date(2027, 5, 25)),
        (date(2026, 8, 17), "lessons", date(2027, 5, 25)),
        (date(2027, 1, 18), "lessons", date(2027, 5, 25)),
        (date(2026, 8, 17), "full_year", date(2027, 5, 25)),
        (date(2026, 9, 1), "full_year", date(2027, 5, 25)),
        (date(2027, 1, 18), "full_year", date(2028, 1, 17)),
        # A year later it is the end of May: the last lesson of that year was on 25.05.
        (date(2027, 5, 24), "full_year", date(2028, 5, 23)),
        (date(2028, 2, 29), "full_year", date(2028, 5, 25)),
        (date(2028, 5, 26), "full_year", None),
    ],
)
def test_end_is_proposed_by_the_academic_year(hired_on, reading, expected):
    assert default_end(hired_on, YEARS, Conventions(midyear_end=reading)) == expected


# Suspension ----------------------------------------------------------------------------------------------------------
ILL = Suspension(date(2026, 9, 14), date(2026, 9, 27), "№ 51-к, 14.09.2026")


@pytest.mark.parametrize(
    ("suspended", "level", "plan"),
    [
        ((), date(2026, 9, 18), date(2026, 9, 25)),
        # Five of the ten days had run before 14.09, 9 to 13; the other five run from 28.09.
        ((ILL,), date(2026, 10, 2), date(2026, 10, 9)),
        (((date(2026, 9, 14), date(2026, 9, 27)),), date(2026, 10, 2), date(2026, 10, 9)),
        # On the first day, on the last day, between the two terms.
        (((date(2026, 9, 9), date(2026, 9, 9)),), date(2026, 9, 21), date(2026, 9, 28)),
        (((date(2026, 9, 18), date(2026, 9, 18)),), date(2026, 9, 21), date(2026, 9, 28)),
        (((date(2026, 9, 19), date(2026, 9, 20)),), date(2026, 9, 18), date(2026, 9, 25)),
        (((date(2026, 9, 21), date(2026, 9, 22)),), date(2026, 9, 18), date(2026, 9, 29)),
        # Two suspensions, told in any order.
        (
            ((date(2026, 9, 21), date(2026, 9, 22)), (date(2026, 9, 14), date(2026, 9, 15))),
            date(2026, 9, 23),
            date(2026, 9, 30),
        ),
        # Over before the order, or begun after everything was due.
        (((date(2026, 8, 1), date(2026, 9, 7)),), date(2026, 9, 18), date(2026, 9, 25)),
        (((date(2026, 9, 26), date(2026, 11, 1)),), date(2026, 9, 18), date(2026, 9, 25)),
    ],
)
def test_suspended_days_do_not_run(suspended, level, plan):
    found = due_days(suspended=suspended)

    assert (found[Term.LEVEL], found[Term.PLAN]) == (level, plan)


def test_suspension_is_told_day_by_day_with_its_order():
    level = make_dues(suspended=(ILL,))[Term.LEVEL].explanation
    paused = [day for day in level["skipped"] if day["reason"] == "suspended"]

    assert [paused[0]["date"], paused[-1]["date"], len(paused)] == ["2026-09-14", "2026-09-27", 14]
    assert paused[0]["name"]["ru"] == "наставничество приостановлено (№ 51-к, 14.09.2026)"
    assert len(level["counted"]) == 10


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        # The report is due on Fri 25.12; a suspension over before it, or begun after it, does not move it.
        (date(2026, 12, 1), date(2026, 12, 24), date(2026, 12, 25)),
        (date(2026, 12, 26), date(2027, 1, 20), date(2026, 12, 25)),
        # One working day lost until then: the first one after the return. Five lost: the fifth.
        (date(2026, 12, 25), date(2027, 1, 8), date(2027, 1, 11)),
        (date(2026, 12, 21), date(2027, 1, 8), date(2027, 1, 15)),
    ],
)
def test_report_that_falls_into_a_suspension_moves_behind_it(first, last, expected):
    found = make_dues(suspended=((first, last),))[Term.INTERIM]

    assert found.due == expected
    assert ("moved" in found.explanation) is (expected != date(2026, 12, 25))


@pytest.mark.parametrize(
    ("suspended", "expected", "then"),
    [
        # Five working days lost, given back from 11.01; three of them fall into the next suspension.
        (((date(2026, 12, 21), date(2027, 1, 8)), (date(2027, 1, 11), date(2027, 1, 13))), date(2027, 1, 20), 1),
        (((date(2026, 12, 21), date(2027, 1, 8)), (date(2027, 1, 12), date(2027, 1, 14))), date(2027, 1, 20), 1),
        # The next one begins the day after all days were given back.
        (((date(2026, 12, 21), date(2027, 1, 8)), (date(2027, 1, 16), date(2027, 1, 24))), date(2027, 1, 15), 0),
        # One leave told by two orders, overlapping or without a day between, is one leave.
        (((date(2026, 12, 14), date(2027, 1, 8)),), date(2027, 1, 22), 0),
        (((date(2026, 12, 14), date(2026, 12, 20)), (date(2026, 12, 21), date(2027, 1, 8))), date(2027, 1, 22), 0),
        (((date(2026, 12, 18), date(2027, 1, 8)), (date(2026, 12, 14), date(2026, 12, 24))), date(2027, 1, 22), 0),
    ],
)
def test_days_given_back_do_not_run_in_the_next_suspension(suspended, expected, then):
    found = make_dues(suspended=suspended)[Term.INTERIM]

    assert (found.due, len(found.explanation["moved"]["then"])) == (expected, then)


@pytest.mark.parametrize(
    ("last", "expected"),
    [(date(2027, 5, 12), date(2027, 5, 17)), (date(2027, 5, 24), date(2027, 5, 25)), (FINISHED_ON, FINISHED_ON)],
)
def test_final_report_never_moves_behind_the_end(last, expected):
    # Suspended from Fri 07.05: three working days are lost until the final report's day, Tue 11.05.
    found = due_days(suspended=((date(2027, 5, 7), last),))

    assert (found[Term.FINAL], found[Term.END]) == (expected, FINISHED_ON)


def test_every_explanation_is_safe_to_store():
    for due in make_dues(suspended=((date(2026, 12, 21), date(2027, 1, 8), "№ 51-к"),)).values():
        assert json.loads(json.dumps(due.explanation)) == due.explanation


def test_conventions_are_those_of_a_new_school():
    assert {name: School._meta.get_field(name).default for name in School.COUNTING} == {
        name: getattr(Conventions(), name) for name in School.COUNTING
    }
    assert Conventions.__slots__ == School.COUNTING
