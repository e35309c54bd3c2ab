"""Why this date? Each kind of explanation, read as sentences."""

from datetime import date

import pytest

from mentoring.mentorships.rules import Conventions, Suspension, Term, order_due
from mentoring.mentorships.tests.test_terms import FINISHED_ON, FIVE, YEARS, make_dues
from mentoring.mentorships.why import why

CALENDAR = "Working week: 5 days. Calendar: test 5."


def test_counted_date_says_which_days_were_skipped_and_why():
    assert why(order_due(date(2026, 10, 22), FIVE, years=YEARS).explanation) == [
        "Counted from the day of hire: Thu 22.10.2026.",
        "Term: 5 working days (Order 160).",
        "The day of the event is not counted.",
        "Not counted: Sat 24.10.2026, day off.",
        "Not counted: Sun 25.10.2026, Republic Day.",
        "Not counted: Mon 26.10.2026, Moved day off.",
        "The last day, still in time: Fri 30.10.2026.",
        CALENDAR,
    ]


def test_date_of_the_summer_says_what_it_waited_for():
    waiting = order_due(date(2026, 8, 17), FIVE, Conventions(day_zero="one", summer_hire="year_start"), YEARS)

    assert why(waiting.explanation)[:3] == [
        "Hired on Mon 17.08.2026, in the summer: counted from the first day of lessons, Tue 01.09.2026.",
        "Term: 5 working days (Order 160).",
        "The day of the event is the first day.",
    ]


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        ("next", "The term ends on a day off, Sat 19.09.2026: it moves to the next working day."),
        ("stays", "A term in calendar days may end on a day off: so the school has decided."),
    ],
)
def test_term_that_ends_on_a_day_off_says_what_becomes_of_it(reading, sentence):
    assert sentence in why(make_dues(order_on=date(2026, 9, 9), calendar_end=reading)[Term.LEVEL].explanation)


@pytest.mark.parametrize(
    ("reading", "sentences"),
    [
        (
            "before_break",
            [
                "The report on the first half-year is due when it ends: Sun 27.12.2026.",
                "Winter break: Mon 28.12.2026 – Sun 10.01.2027.",
                "The report is due before the winter break; a day off moves to the working day before it.",
                "The Rules name no day: so the school has decided.",
            ],
        ),
        (
            "break_end",
            [
                "The report on the first half-year is due when it ends: Sun 10.01.2027.",
                "Winter break: Mon 28.12.2026 – Sun 10.01.2027.",
                "The winter break belongs to the half-year; a day off moves to the next working day.",
                "The Rules name no day: so the school has decided.",
            ],
        ),
    ],
)
def test_interim_report_says_what_the_school_takes_for_the_half_year(reading, sentences):
    assert why(make_dues(interim_day=reading)[Term.INTERIM].explanation) == sentences


def test_final_report_and_end_say_what_they_hang_on():
    dues = make_dues(final_lead=2)

    assert why(dues[Term.FINAL].explanation) == [
        "Counted back from the last day of the mentorship: Tue 25.05.2027.",
        "2 working days are left to read the report.",
        "The Rules name no day: this lead is the choice of the school.",
        "Not counted: Sat 22.05.2027 – Sun 23.05.2027, day off.",
        "The last day, still in time: Fri 21.05.2027.",
        CALENDAR,
    ]
    assert why(dues[Term.END].explanation) == ["The last day of the mentorship: Tue 25.05.2027."]


def test_suspension_is_one_line_and_names_its_order():
    ill = Suspension(date(2026, 12, 21), date(2027, 1, 8), "№ 51-к")
    early = Suspension(date(2026, 9, 14), date(2026, 9, 27), "№ 40-к")
    dues = make_dues(suspended=(ill, early), finished_on=FINISHED_ON)

    assert [line for line in why(dues[Term.LEVEL].explanation) if line.startswith("Not counted")] == [
        "Not counted: Mon 14.09.2026 – Sun 27.09.2026, mentorship suspended (№ 40-к).",
    ]
    assert why(dues[Term.INTERIM].explanation)[-2:] == [
        "The mentorship was suspended from Mon 21.12.2026 to Fri 08.01.2027: the working days lost until Fri 25.12.2026 "
        "are given back, the last day is Fri 15.01.2027.",
        "Suspended by: № 51-к.",
    ]
