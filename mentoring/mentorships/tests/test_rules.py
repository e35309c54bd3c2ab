from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.mentorships.rules import (
    StageDue,
    Term,
    missing_to_close,
    missing_to_propose,
    missing_to_sign,
    order_due,
    outside_period,
    stage_dues,
)
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

ORDER_ON, HALF_YEAR_ENDS, FINISHED_ON = date(2026, 9, 8), date(2026, 12, 25), date(2027, 5, 25)


def make_dues(**changes):
    asked = {"order_on": ORDER_ON, "half_year_ends_on": HALF_YEAR_ENDS, "finished_on": FINISHED_ON, "calendar": FIVE}
    return stage_dues(**asked | changes)


def due_days(**changes):
    return {due.term: due.due for due in make_dues(**changes)}


@pytest.mark.parametrize(
    ("hired_on", "calendar", "day_zero", "expected"),
    [
        (date(2026, 8, 31), FIVE, True, date(2026, 9, 7)),
        (date(2026, 9, 1), FIVE, True, date(2026, 9, 8)),
        (date(2026, 9, 2), FIVE, True, date(2026, 9, 9)),
        (date(2026, 9, 1), FIVE, False, date(2026, 9, 7)),
        (date(2026, 9, 1), SIX, True, date(2026, 9, 7)),
        (date(2026, 9, 5), FIVE, True, date(2026, 9, 11)),
        (date(2026, 10, 22), FIVE, True, date(2026, 10, 30)),
    ],
)
def test_order_is_due_five_working_days_after_the_hire(hired_on, calendar, day_zero, expected):
    assert order_due(hired_on, calendar, day_zero=day_zero).due == expected


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


def test_stages_of_a_whole_year():
    assert due_days() == {
        Term.LEVEL: date(2026, 9, 18),
        Term.PLAN: date(2026, 9, 25),
        Term.INTERIM: date(2026, 12, 25),
        Term.FINAL: date(2027, 5, 11),
        Term.END: date(2027, 5, 25),
    }


def test_level_due_on_a_day_off_rolls_to_the_next_working_day():
    # Ten calendar days from Wed 09.09 end on Sat 19.09.
    assert due_days(order_on=date(2026, 9, 9))[Term.LEVEL] == date(2026, 9, 21)


@pytest.mark.parametrize(
    ("level_done_on", "start_event", "expected"),
    [
        (None, "level_due", date(2026, 9, 25)),
        (date(2026, 9, 14), "level_determined", date(2026, 9, 21)),
        (date(2026, 9, 17), "level_determined", date(2026, 9, 24)),
        (date(2026, 9, 18), "level_determined", date(2026, 9, 25)),
        (date(2026, 9, 19), "level_due", date(2026, 9, 25)),
        (date(2026, 10, 5), "level_due", date(2026, 9, 25)),
    ],
)
def test_plan_counts_from_the_level_at_the_latest_from_its_due_date(level_done_on, start_event, expected):
    plan = next(due for due in make_dues(level_done_on=level_done_on) if due.term == Term.PLAN)

    assert (plan.due, plan.explanation["start_event"], plan.explanation["norm"]) == (expected, start_event, "plan_term")


@pytest.mark.parametrize(
    ("order_on", "finished_on", "has_interim"),
    [
        (date(2026, 12, 24), FINISHED_ON, True),
        (date(2026, 12, 25), FINISHED_ON, False),
        (date(2027, 1, 11), FINISHED_ON, False),
        (ORDER_ON, date(2026, 12, 25), False),
        (ORDER_ON, date(2026, 12, 26), True),
    ],
)
def test_interim_report_is_owed_only_by_who_lasts_over_the_half_year(order_on, finished_on, has_interim):
    assert (Term.INTERIM in due_days(order_on=order_on, finished_on=finished_on)) is has_interim


def test_interim_report_is_not_owed_when_the_half_year_is_unknown():
    assert Term.INTERIM not in due_days(half_year_ends_on=None)


def test_interim_report_rolls_from_a_day_off_and_tells_the_day_it_rolled_from():
    interim = next(due for due in make_dues(half_year_ends_on=date(2026, 12, 27)) if due.term == Term.INTERIM)

    assert interim == StageDue(
        Term.INTERIM,
        date(2026, 12, 28),
        {"kind": "fixed", "reason": "first_half_year_ends", "date": "2026-12-27"},
    )


@pytest.mark.parametrize(
    ("order_on", "expected", "reason"),
    [
        (date(2027, 5, 10), date(2027, 5, 11), "last_council"),
        (date(2027, 5, 11), date(2027, 5, 25), "mentorship_ends"),
        (date(2027, 5, 12), date(2027, 5, 25), "mentorship_ends"),
    ],
)
def test_final_report_of_a_mentorship_too_short_is_due_at_its_end(order_on, expected, reason):
    final = next(due for due in make_dues(order_on=order_on) if due.term == Term.FINAL)

    assert (final.due, final.explanation["reason"]) == (expected, reason)


@given(order_on=st.dates(date(2026, 8, 1), date(2027, 5, 1)), days=st.integers(0, 60), day_zero=st.booleans())
def test_level_done_never_moves_the_plan_later(order_on, days, day_zero):
    done_on = date.fromordinal(order_on.toordinal() + days)

    plan = due_days(order_on=order_on, day_zero=day_zero, level_done_on=done_on)[Term.PLAN]

    assert plan <= due_days(order_on=order_on, day_zero=day_zero)[Term.PLAN]
    assert FIVE.is_working(plan)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"outcome": "council"}, ()),
        ({"outcome": "does_not_meet"}, ("needs_exception_reason",)),
        ({"outcome": "no_data"}, ("needs_exception_reason",)),
        ({"outcome": "no_data", "exception_reason": " "}, ("needs_exception_reason",)),
        ({"outcome": "does_not_meet", "exception_reason": "Nobody else teaches physics"}, ()),
        ({"mentor_id": 2}, ("mentor_is_mentee",)),
        (
            {"open_mentorship": True, "mentee_needs_mentor": False},
            ("already_has_mentor", "not_new_to_profession"),
        ),
    ],
)
def test_proposal_tells_everything_in_its_way(changes, expected):
    asked = {
        "mentor_id": 1,
        "mentee_id": 2,
        "outcome": "meets",
        "exception_reason": "",
        "open_mentorship": False,
        "mentee_needs_mentor": True,
    }

    assert missing_to_propose(**asked | changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"endorsed": False}, ("not_endorsed",)),
        ({"finished_on": date(2026, 9, 7)}, ("finish_before_start",)),
        ({"finished_on": date(2026, 9, 8)}, ()),
        ({"hired_on": date(2026, 9, 8)}, ()),
        ({"hired_on": date(2026, 9, 9)}, ("order_before_hire",)),
    ],
)
def test_order_tells_everything_in_its_way(changes, expected):
    asked = {
        "endorsed": True,
        "order_on": date(2026, 9, 8),
        "started_on": date(2026, 9, 8),
        "finished_on": date(2027, 5, 25),
        "hired_on": date(2026, 9, 1),
    }

    assert missing_to_sign(**asked | changes) == expected


@pytest.mark.parametrize(
    ("heard", "evaluated", "expected"),
    [
        (True, True, ()),
        (False, True, ("final_report_not_heard",)),
        (True, False, ("not_evaluated",)),
        (False, False, ("final_report_not_heard", "not_evaluated")),
    ],
)
def test_mentorship_closes_heard_and_evaluated(heard, evaluated, expected):
    assert missing_to_close(final_report_heard=heard, evaluated=evaluated) == expected


@pytest.mark.parametrize(
    ("day", "finished_on", "expected"),
    [
        (date(2026, 9, 7), FINISHED_ON, True),
        (date(2026, 9, 8), FINISHED_ON, False),
        (date(2027, 5, 25), FINISHED_ON, False),
        (date(2027, 5, 26), FINISHED_ON, True),
        (date(2027, 5, 26), None, False),
        (date(2026, 9, 7), None, True),
    ],
)
def test_outside_period_leaves_both_ends_inside(day, finished_on, expected):
    assert outside_period(day, ORDER_ON, finished_on) is expected
