"""The grid of a year: what each day is, and how many days of a month are worked."""

from datetime import date

import pytest

from schools.calendars import Correction, country_calendar
from schools.enums import DayKind
from schools.months import Look, look_of, month, months, out_of_the_ordinary

FIVE, SIX = country_calendar(5), country_calendar(6)


@pytest.mark.parametrize(
    ("day", "five", "six"),
    [
        (date(2026, 10, 23), Look.PLAIN, Look.PLAIN),
        (date(2026, 10, 24), Look.WEEKEND, Look.PLAIN),
        (date(2026, 10, 25), Look.HOLIDAY, Look.HOLIDAY),
        (date(2026, 10, 26), Look.MOVED, Look.MOVED),
        (date(2025, 1, 5), Look.WORKED, Look.WORKED),  # a Sunday worked for Friday the 3rd
        (date(2026, 8, 30), Look.WEEKEND, Look.WEEKEND),  # no Constitution Day any more
        (date(2027, 3, 15), Look.HOLIDAY, Look.HOLIDAY),
    ],
)
def test_what_a_day_is(day, five, six):
    assert (look_of(day, FIVE), look_of(day, SIX)) == (five, six)


def test_a_correction_is_seen():
    rows = [
        Correction(date(2026, 9, 11), DayKind.DAY_OFF, "күн", "день", "", "№ 1"),
        Correction(date(2026, 9, 12), DayKind.WORKING, "күн", "день", "", "№ 1"),
    ]
    calendar = country_calendar(5, rows)
    assert out_of_the_ordinary(date(2026, 9, 1), date(2026, 9, 30), calendar) == [
        (date(2026, 9, 11), Look.OTHER),
        (date(2026, 9, 12), Look.WORKED),
    ]
    assert month(date(2026, 9, 1), calendar).working_days == month(date(2026, 9, 1), FIVE).working_days == 22


def test_a_month_has_its_own_days_only_in_weeks_from_monday():
    found = month(date(2026, 9, 1), FIVE)
    assert [cell and cell[0].day for cell in found.weeks[0]] == [None, 1, 2, 3, 4, 5, 6]
    assert sum(cell is not None for week in found.weeks for cell in week) == 30
    assert all(len(week) == 7 for week in found.weeks)


@pytest.mark.parametrize("calendar", [FIVE, SIX])
def test_an_academic_year_runs_over_the_turn_of_the_year_and_counts_every_working_day(calendar):
    found = list(months(date(2026, 9, 1), 12, calendar))
    assert [(one.first.year, one.first.month) for one in found] == [
        *((2026, number) for number in range(9, 13)),
        *((2027, number) for number in range(1, 9)),
    ]
    days = (date.fromordinal(n) for n in range(date(2026, 9, 1).toordinal(), date(2027, 9, 1).toordinal()))
    assert sum(one.working_days for one in found) == sum(map(calendar.is_working, days))
