"""Terms over a small calendar whose every day off is written here."""

import json
from datetime import date, datetime

import pytest

from schools.workdays import (
    DayOff,
    Due,
    SkipReason,
    Unit,
    WorkCalendar,
    add_calendar_days,
    add_term,
    add_working_days,
    next_working_day,
    previous_working_day,
    subtract_working_days,
    working_days_between,
)

REPUBLIC_DAY = {"kk": "Қазақстан Республикасы күні", "ru": "День Республики Казахстан", "en": "Republic Day"}
OCTOBER = {
    date(2026, 10, 25): DayOff(SkipReason.HOLIDAY, REPUBLIC_DAY, "Law № 267"),
    date(2026, 10, 26): DayOff(SkipReason.MOVED, REPUBLIC_DAY, "Law № 267"),
}
FIVE = WorkCalendar(5, OCTOBER, frozenset(), "test 5")
SIX = WorkCalendar(6, OCTOBER, frozenset(), "test 6")


def days(*texts: str) -> tuple[date, ...]:
    """«23.10 …» of 2026."""
    return tuple(date(2026, int(text[3:]), int(text[:2])) for text in texts)


def day(text: str) -> date:
    return days(text)[0]


@pytest.mark.parametrize(
    ("calendar", "start", "n", "due", "counted"),
    [
        (FIVE, "01.09", 5, "08.09", days("02.09", "03.09", "04.09", "07.09", "08.09")),
        (FIVE, "22.10", 5, "30.10", days("23.10", "27.10", "28.10", "29.10", "30.10")),
        (FIVE, "18.09", 5, "25.09", days("21.09", "22.09", "23.09", "24.09", "25.09")),
        (FIVE, "05.09", 1, "07.09", days("07.09")),
        (SIX, "01.09", 5, "07.09", days("02.09", "03.09", "04.09", "05.09", "07.09")),
        (SIX, "22.10", 5, "29.10", days("23.10", "24.10", "27.10", "28.10", "29.10")),
        (SIX, "18.09", 5, "24.09", days("19.09", "21.09", "22.09", "23.09", "24.09")),
    ],
)
def test_working_days_start_after_day_zero_and_tell_each_counted_day(calendar, start, n, due, counted):
    term = add_working_days(day(start), n, calendar)

    assert (term.due, term.counted, term.rolled_from) == (day(due), counted, None)
    assert (term.calendar, term.week) == (calendar.version, calendar.week)


@pytest.mark.parametrize(
    ("calendar", "start", "due"),
    [(FIVE, "01.09", "07.09"), (FIVE, "05.09", "11.09"), (SIX, "01.09", "05.09"), (SIX, "05.09", "10.09")],
)
def test_working_days_count_the_start_when_it_is_day_one(calendar, start, due):
    assert add_working_days(day(start), 5, calendar, day_zero=False).due == day(due)


def test_skipped_days_tell_their_reason_and_name():
    term = add_working_days(day("22.10"), 5, FIVE)

    assert [(s.day, s.reason, s.name["ru"]) for s in term.skipped] == [
        (day("24.10"), SkipReason.WEEKEND, "Суббота"),
        (day("25.10"), SkipReason.HOLIDAY, "День Республики Казахстан"),
        (day("26.10"), SkipReason.MOVED, "День Республики Казахстан"),
    ]


@pytest.mark.parametrize(
    ("calendar", "start", "n", "due", "rolled_from", "skipped"),
    [
        (FIVE, "08.09", 10, "18.09", None, ()),
        (FIVE, "09.09", 10, "21.09", "19.09", days("19.09", "20.09")),
        (FIVE, "15.10", 10, "27.10", "25.10", days("25.10", "26.10")),
        (FIVE, "14.10", 10, "27.10", "24.10", days("24.10", "25.10", "26.10")),
        (SIX, "09.09", 10, "19.09", None, ()),
        (SIX, "14.10", 10, "24.10", None, ()),
        (SIX, "15.10", 10, "27.10", "25.10", days("25.10", "26.10")),
    ],
)
def test_calendar_days_roll_from_a_day_off(calendar, start, n, due, rolled_from, skipped):
    term = add_calendar_days(day(start), n, calendar)

    assert (term.due, term.rolled_from) == (day(due), day(rolled_from) if rolled_from else None)
    assert tuple(s.day for s in term.skipped) == skipped
    assert len(term.counted) == n


def test_calendar_days_end_a_day_earlier_when_the_start_is_day_one():
    assert add_calendar_days(day("08.09"), 10, FIVE, day_zero=False).due == day("17.09")


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize(("start", "due"), [("04.09", "04.09"), ("05.09", "07.09")])
@pytest.mark.parametrize("day_zero", [True, False])
def test_term_of_no_days_ends_at_once_or_on_the_next_working_day(unit, start, due, day_zero):
    term = add_term(day(start), 0, unit, FIVE, day_zero)

    assert (term.due, term.counted) == (day(due), ())
    assert term.rolled_from == (None if start == due else day(start))


def test_stages_follow_each_other_from_hire_to_plan():
    order = add_term(day("01.09"), 5, Unit.WORKING, FIVE)
    level = add_term(order.due, 10, Unit.CALENDAR, FIVE)
    plan = add_term(level.due, 5, Unit.WORKING, FIVE)

    assert (order.due, level.due, plan.due) == days("08.09", "18.09", "25.09")


def test_term_takes_the_stored_word_for_its_unit():
    assert add_term(day("01.09"), 5, "working", FIVE) == add_working_days(day("01.09"), 5, FIVE)
    with pytest.raises(ValueError, match="weeks"):
        add_term(day("01.09"), 5, "weeks", FIVE)


def test_worked_saturday_counts_and_its_friday_off_does_not():
    swapped = WorkCalendar(
        5,
        {day("04.09"): DayOff(SkipReason.MOVED, {"kk": "к", "ru": "р", "en": "e"})},
        frozenset(days("05.09")),
        "test",
    )

    assert add_working_days(day("03.09"), 2, swapped).counted == days("05.09", "07.09")
    assert add_calendar_days(day("03.09"), 2, swapped).rolled_from is None


@pytest.mark.parametrize(
    ("calendar", "start", "end", "expected"),
    [
        (FIVE, "01.09", "08.09", 5),
        (FIVE, "07.09", "08.09", 1),
        (FIVE, "08.09", "08.09", 0),
        (FIVE, "09.09", "08.09", -1),
        (FIVE, "14.09", "08.09", -4),
        (FIVE, "05.09", "04.09", 0),
        (FIVE, "22.10", "30.10", 5),
        (SIX, "22.10", "30.10", 6),
        (SIX, "05.09", "04.09", -1),
    ],
)
def test_working_days_between_counts_the_days_left_and_late(calendar, start, end, expected):
    assert working_days_between(day(start), day(end), calendar) == expected


@pytest.mark.parametrize(
    ("calendar", "start", "n", "expected"),
    [
        (FIVE, "08.09", 5, "01.09"),
        (FIVE, "30.10", 5, "22.10"),
        (FIVE, "27.10", 1, "23.10"),
        (FIVE, "06.09", 1, "04.09"),
        (FIVE, "06.09", 0, "04.09"),
        (FIVE, "04.09", 0, "04.09"),
        (SIX, "27.10", 1, "24.10"),
    ],
)
def test_working_days_are_subtracted_for_reminders(calendar, start, n, expected):
    assert subtract_working_days(day(start), n, calendar) == day(expected)


@pytest.mark.parametrize(
    ("calendar", "start", "before", "after"),
    [
        (FIVE, "23.10", "23.10", "23.10"),
        (FIVE, "24.10", "23.10", "27.10"),
        (FIVE, "26.10", "23.10", "27.10"),
        (SIX, "24.10", "24.10", "24.10"),
        (SIX, "25.10", "24.10", "27.10"),
    ],
)
def test_nearest_working_day_is_the_day_itself_when_it_is_worked(calendar, start, before, after):
    assert previous_working_day(day(start), calendar) == day(before)
    assert next_working_day(day(start), calendar) == day(after)


@pytest.mark.parametrize("term", [add_working_days(day("22.10"), 5, FIVE), add_calendar_days(day("14.10"), 10, SIX)])
def test_explanation_survives_storage_as_json(term):
    stored = json.loads(json.dumps(term.as_dict()))

    assert Due.from_dict(stored) == term


def test_explanation_is_written_in_iso_dates():
    assert add_calendar_days(day("09.09"), 10, FIVE).as_dict() | {"counted": None} == {
        "start": "2026-09-09",
        "n": 10,
        "unit": "calendar",
        "day_zero": True,
        "rolls": True,
        "backward": False,
        "week": 5,
        "due": "2026-09-21",
        "rolled_from": "2026-09-19",
        "skipped": [
            {"date": "2026-09-19", "reason": "weekend", "name": {"kk": "Сенбі", "ru": "Суббота", "en": "Saturday"}},
            {
                "date": "2026-09-20",
                "reason": "weekend",
                "name": {"kk": "Жексенбі", "ru": "Воскресенье", "en": "Sunday"},
            },
        ],
        "counted": None,
        "calendar": "test 5",
    }


MOMENT = datetime(2026, 9, 1, 9, 30)


@pytest.mark.parametrize(
    "question",
    [
        lambda: add_working_days(MOMENT, 5, FIVE),
        lambda: add_calendar_days(MOMENT, 5, FIVE),
        lambda: working_days_between(day("01.09"), MOMENT, FIVE),
        lambda: subtract_working_days(MOMENT, 1, FIVE),
        lambda: next_working_day(MOMENT, FIVE),
        lambda: previous_working_day(MOMENT, FIVE),
        lambda: FIVE.is_working(MOMENT),
        lambda: add_working_days("2026-09-01", 5, FIVE),
    ],
)
def test_only_dates_are_counted(question):
    with pytest.raises(TypeError, match="counted in dates"):
        question()


@pytest.mark.parametrize("count", [add_working_days, add_calendar_days, subtract_working_days])
@pytest.mark.parametrize(("n", "error"), [(-1, ValueError), (1.5, TypeError), (True, TypeError), ("5", TypeError)])
def test_term_is_a_whole_number_of_days(count, n, error):
    with pytest.raises(error, match="A term"):
        count(day("01.09"), n, FIVE)


def test_calendar_refuses_an_unknown_week_and_a_day_both_off_and_worked():
    with pytest.raises(ValueError, match="5 or 6 days, not 7"):
        WorkCalendar(7, {}, frozenset(), "test")
    with pytest.raises(ValueError, match="2026-10-25 cannot be both"):
        WorkCalendar(5, OCTOBER, frozenset(days("25.10")), "test")
