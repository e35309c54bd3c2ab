"""What holds for every term over every calendar: more than 10 000 cases in all."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

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
    subtract_term,
    subtract_working_days,
    working_days_between,
)

thoroughly = settings(max_examples=650, deadline=None)
NAMES = {"kk": "мереке", "ru": "праздник", "en": "holiday"}
HOLIDAY = DayOff(SkipReason.HOLIDAY, NAMES)
starts = st.dates(date(2026, 1, 1), date(2026, 1, 31))
counts = st.integers(0, 15)
units = st.sampled_from(Unit)
near = st.dates(date(2025, 12, 20), date(2026, 3, 31))
NEAR = [date(2025, 12, 1) + timedelta(days=i) for i in range(121)]
WEEKENDS = [day for day in NEAR if day.weekday() >= 5]


def _chosen(days: list[date], bits: int) -> frozenset[date]:
    """The days whose bit is set: one number draws a whole calendar, a hundred dates would be slow."""
    return frozenset(day for i, day in enumerate(days) if bits >> i & 1)


@st.composite
def calendars(draw) -> WorkCalendar:
    """Any week with any days off among those around the terms, about one in four, and any worked weekend days."""
    bits = st.integers(0, 2 ** len(NEAR) - 1)
    days_off = _chosen(NEAR, draw(bits) & draw(bits))
    worked = _chosen(WEEKENDS, draw(st.integers(0, 2 ** len(WEEKENDS) - 1)))
    return WorkCalendar(draw(st.sampled_from((5, 6))), dict.fromkeys(days_off, HOLIDAY), worked - days_off, "any")


def with_day_off(calendar: WorkCalendar, day: date) -> WorkCalendar:
    return WorkCalendar(calendar.week, {**calendar.days_off, day: HOLIDAY}, calendar.worked - {day}, "one more")


@thoroughly
@given(starts, counts, units, calendars(), st.booleans())
def test_due_date_is_a_working_day_not_before_the_start(start, n, unit, calendar, day_zero):
    term = add_term(start, n, unit, calendar, day_zero)

    assert calendar.is_working(term.due)
    assert term.due >= start


@thoroughly
@given(starts, counts, calendars(), st.booleans())
def test_explanation_of_working_days_recounts_to_the_due_date(start, n, calendar, day_zero):
    term = add_working_days(start, n, calendar, day_zero)
    first = start + timedelta(days=1) if day_zero and n else start
    told = sorted([*term.counted, *(s.day for s in term.skipped)] + ([] if n else [term.due]))

    assert len(term.counted) == n
    assert told == [first + timedelta(days=i) for i in range(len(told))]
    assert told[-1] == term.due
    assert all(calendar.is_working(day) for day in term.counted)
    assert not any(calendar.is_working(s.day) for s in term.skipped)


@thoroughly
@given(starts, st.integers(1, 15), calendars(), st.booleans())
def test_explanation_of_calendar_days_recounts_to_the_due_date(start, n, calendar, day_zero):
    term = add_calendar_days(start, n, calendar, day_zero)
    last = start + timedelta(days=n if day_zero else n - 1)

    assert (len(term.counted), term.counted[-1]) == (n, last)
    assert term.due == next_working_day(last, calendar)
    assert term.rolled_from == (None if term.due == last else last)
    assert [s.day for s in term.skipped] == [last + timedelta(days=i) for i in range((term.due - last).days)]


@thoroughly
@given(starts, starts, counts, units, calendars(), st.booleans())
def test_later_start_never_gives_an_earlier_date(one, other, n, unit, calendar, day_zero):
    earlier, later = sorted((one, other))

    assert add_term(earlier, n, unit, calendar, day_zero).due <= add_term(later, n, unit, calendar, day_zero).due


@thoroughly
@given(starts, counts, counts, units, calendars(), st.booleans())
def test_longer_term_never_gives_an_earlier_date(start, one, other, unit, calendar, day_zero):
    shorter, longer = sorted((one, other))

    assert (
        add_term(start, shorter, unit, calendar, day_zero).due <= add_term(start, longer, unit, calendar, day_zero).due
    )


@thoroughly
@given(starts, st.integers(1, 10), st.integers(0, 10), calendars())
def test_working_days_add_up(start, first, second, calendar):
    middle = add_working_days(start, first, calendar).due

    assert add_working_days(middle, second, calendar).due == add_working_days(start, first + second, calendar).due


@thoroughly
@given(starts, counts, units, calendars(), st.booleans(), near)
def test_one_more_day_off_never_makes_a_date_earlier(start, n, unit, calendar, day_zero, day):
    before = add_term(start, n, unit, calendar, day_zero).due

    assert add_term(start, n, unit, with_day_off(calendar, day), day_zero).due >= before


@thoroughly
@given(starts, counts, units, calendars())
def test_start_as_day_one_is_never_later_than_day_zero(start, n, unit, calendar):
    assert add_term(start, n, unit, calendar, day_zero=False).due <= add_term(start, n, unit, calendar).due


@thoroughly
@given(starts, counts, calendars())
def test_days_left_to_a_due_date_are_the_term(start, n, calendar):
    working_start = next_working_day(start, calendar)
    due = add_working_days(working_start, n, calendar).due

    assert working_days_between(working_start, due, calendar) == n
    assert working_days_between(due, working_start, calendar) == -n
    assert subtract_working_days(due, n, calendar) == working_start


@thoroughly
@given(starts, starts, starts, calendars())
def test_days_between_add_up_in_any_direction(one, two, three, calendar):
    through = working_days_between(one, two, calendar) + working_days_between(two, three, calendar)

    assert working_days_between(one, three, calendar) == through


@thoroughly
@given(starts, calendars())
def test_nothing_is_worked_between_the_neighbours_of_a_day_off(start, calendar):
    before, after = previous_working_day(start, calendar), next_working_day(start, calendar)

    assert before <= start <= after
    assert working_days_between(before, after, calendar) == (0 if before == after else 1)


@thoroughly
@given(starts, counts, units, calendars(), st.booleans(), st.booleans())
def test_stored_explanation_counts_to_the_same_date_again(start, n, unit, calendar, day_zero, rolls):
    told = add_term(start, n, unit, calendar, day_zero, rolls).as_dict()

    again = add_term(
        date.fromisoformat(told["start"]), told["n"], told["unit"], calendar, told["day_zero"], told["rolls"]
    )
    assert again.as_dict() == told


@thoroughly
@given(starts, counts, units, calendars())
def test_backward_term_ends_on_a_working_day_not_after_the_start(start, n, unit, calendar):
    term = subtract_term(start, n, unit, calendar)

    assert calendar.is_working(term.due)
    assert term.due <= start
    assert len(term.counted) == n
    assert sorted({*term.counted, *(s.day for s in term.skipped)} - {term.due}, reverse=True) == [
        start - timedelta(days=i) for i in range(0 if n == 0 and term.skipped else 1, (start - term.due).days)
    ]


@thoroughly
@given(starts, counts, calendars())
def test_forward_and_backward_counting_are_inverse(start, n, calendar):
    working = next_working_day(start, calendar)
    due = add_working_days(working, n, calendar).due

    assert subtract_term(due, n, Unit.WORKING, calendar).due == working
    assert add_working_days(subtract_term(working, n, Unit.WORKING, calendar).due, n, calendar).due == working


@thoroughly
@given(starts, counts, units, calendars(), near, st.integers(0, 20))
def test_suspension_never_makes_a_date_earlier_and_no_date_falls_into_it(start, n, unit, calendar, first, length):
    last = first + timedelta(days=length)
    paused = calendar.suspended(first, last, NAMES)
    term = add_term(start, n, unit, paused)

    assert term.due >= add_term(start, n, unit, calendar).due
    assert not first <= term.due <= last
    assert not any(first <= day <= last for day in term.counted)


@thoroughly
@given(starts, counts, units, calendars(), st.booleans())
def test_stored_explanation_reads_back_the_same(start, n, unit, calendar, day_zero):
    term = add_term(start, n, unit, calendar, day_zero)

    assert Due.from_dict(term.as_dict()) == term
