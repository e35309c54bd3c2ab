"""The strip of a date: which sign each day carries, and that the page shows what is stored."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from mentoring.mentorships.rules import Suspension, Term, order_due
from mentoring.mentorships.strip import Day, account_html, days_of, weeks_of, why_html
from mentoring.mentorships.tests.house import make_active, make_house, propose
from mentoring.mentorships.tests.test_terms import FIVE, make_dues
from mentoring.tests.pages import queries_of, read
from mentoring.tests.signin import sign_in

OCTOBER = order_due(date(2026, 10, 22), FIVE).explanation


def signs(told) -> dict[str, str]:
    """«22.10» → what the day is to the term, in the order of the days."""
    days = sorted(days_of(told).values(), key=lambda day: day.on)
    return {f"{day.on:%d.%m}": f"{day.mark}{day.number or ''}{'!' if day.is_due else ''}" for day in days}


def test_every_day_from_the_event_to_the_last_day_has_its_sign():
    assert signs(OCTOBER) == {
        "22.10": "zero",
        "23.10": "counted1",
        "24.10": "skipped",
        "25.10": "skipped",
        "26.10": "skipped",
        "27.10": "counted2",
        "28.10": "counted3",
        "29.10": "counted4",
        "30.10": "counted5!",
    }
    assert days_of(OCTOBER)[date(2026, 10, 26)].reason == "Moved day off"


def test_event_counted_as_day_one_is_no_day_zero():
    told = make_dues(day_zero="one")[Term.PLAN].explanation

    assert signs(told)["17.09"] == "counted1"
    assert "zero" not in signs(told).values()


@pytest.mark.parametrize(
    ("order_on", "reading", "expected"),
    [
        (date(2026, 9, 9), "next", {"18.09": "counted9", "19.09": "counted10", "20.09": "skipped", "21.09": "plain!"}),
        (date(2026, 9, 9), "stays", {"18.09": "counted9", "19.09": "counted10!"}),
    ],
)
def test_term_that_ends_on_a_day_off_shows_where_it_went(order_on, reading, expected):
    found = signs(make_dues(order_on=order_on, calendar_end=reading)[Term.LEVEL].explanation)

    assert {day: sign for day, sign in found.items() if day > "17.09"} == expected


def test_backward_term_counts_towards_the_past():
    found = signs(make_dues(final_lead=2)[Term.FINAL].explanation)

    assert found == {"21.05": "counted2!", "22.05": "skipped", "23.05": "skipped", "24.05": "counted1", "25.05": "zero"}


def test_interim_report_shows_the_break_it_hangs_on():
    found = signs(make_dues()[Term.INTERIM].explanation)

    assert {day: sign for day, sign in found.items() if day > "20.12"} == {
        "25.12": "plain!", "26.12": "skipped", "27.12": "skipped",
        "28.12": "break", "29.12": "break", "30.12": "break", "31.12": "break",
    }  # fmt: skip
    after = signs(make_dues(interim_day="break_end")[Term.INTERIM].explanation)
    assert (after["10.01"], after["11.01"]) == ("break", "plain!")


def test_date_that_was_set_has_no_strip():
    assert days_of(make_dues()[Term.END].explanation) == {}
    assert "strip" not in account_html(make_dues()[Term.END].explanation)


def test_weeks_run_from_monday_to_sunday():
    weeks = weeks_of(days_of(OCTOBER))

    assert [(week[0].on, week[-1].on) for week in weeks] == [
        (date(2026, 10, 19), date(2026, 10, 25)),
        (date(2026, 10, 26), date(2026, 11, 1)),
    ]
    assert weeks[0][0] == Day(date(2026, 10, 19), "plain")


def test_long_suspension_is_one_row():
    ill = Suspension(date(2026, 9, 14), date(2026, 11, 15))
    html = account_html(make_dues(suspended=(ill,))[Term.LEVEL].explanation)

    assert "14.09 – 15.11: mentorship suspended" in html
    assert html.count("<tr>") == 1 + 1 + 1 + 1  # the heads, the week before, the weeks away, the week after


def test_both_suspensions_of_a_report_are_told_and_shown():
    first, second = (date(2026, 12, 21), date(2027, 1, 8), "51-к"), (date(2027, 1, 12), date(2027, 1, 14), "3-к")
    told = make_dues(suspended=(first, second))[Term.INTERIM].explanation
    marks = days_of(told)

    assert {marks[date(2027, 1, day)].mark for day in (8, 12, 14)} == {"suspended"}
    # The five days given back carry their numbers; the old day is not shown as the last one.
    given = {
        date(2027, 1, 11): 1,
        date(2027, 1, 15): 2,
        date(2027, 1, 18): 3,
        date(2027, 1, 19): 4,
        date(2027, 1, 20): 5,
    }
    assert {on: day.number for on, day in marks.items() if day.number} == given
    assert [on for on, day in marks.items() if day.is_due] == [date(2027, 1, 20)]
    html = account_html(told)
    assert "Suspended again from Tue 12.01.2027 to Thu 14.01.2027: these days are not counted either." in html
    assert "Suspended by: 51-к, 3-к." in html


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
def test_reader_hears_the_sentences_and_not_the_grid(code):
    with override(code):
        html = why_html(OCTOBER, name="why", url="/x/")

    heard = re.sub(r'<div class="strip-box" aria-hidden="true">.*?</div>', "", html)
    assert "<table" in html and "<table" not in heard
    assert heard.count("<li>") >= 6
    assert '<details class="why" name="why"><summary>' in html


# The page ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def house(db):
    return make_house()


def date_url(pair, term):
    return reverse("mentorships:date", args=[pair.pk, term])


def test_page_of_a_date_shows_strip_norm_convention_and_movers(client, house):
    pair = make_active(house)
    html = read(sign_in(client, house.deputy), date_url(pair, "level"))

    assert "Level of preparation: Fri 18.09.2026" in html
    assert '<table class="strip">' in html
    assert "24 April 2020 № 160" in html and "in force since Sat 25.04.2020" in html
    assert "The term of the level runs from" in html and "The date of the order" in html
    assert "KZ 5-day" in html
    assert reverse("calendars:settings", args=[house.school.code]) in html
    assert "Who or what may move it" in html


@pytest.mark.parametrize("term", ["level", "plan", "interim", "final", "end", "order"])
def test_every_date_of_a_pair_has_its_page(client, house, term):
    pair = make_active(house)
    due_on = pair.deadlines.get(term=term).due_on

    assert f"{due_on:%d.%m.%Y}" in read(sign_in(client, house.mentor_user), date_url(pair, term))


def test_page_of_a_date_is_read_by_who_sees_the_pair(client, house):
    pair = make_active(house)

    assert sign_in(client, house.stranger).get(date_url(pair, "level")).status_code == 404
    assert sign_in(client, house.deputy).get(date_url(pair, "lunch")).status_code == 404
    settings = reverse("calendars:settings", args=[house.school.code])
    assert settings not in read(sign_in(client, house.mentee_user), date_url(pair, "level"))
    assert queries_of(sign_in(client, house.deputy), date_url(pair, "level")) <= 12


def test_proposed_pair_has_a_date_of_the_order_only(client, house):
    pair = propose(house)
    sign_in(client, house.deputy)

    assert "08.09.2026" in read(client, date_url(pair, "order"))
    assert client.get(date_url(pair, "level")).status_code == 404


def test_card_and_candidates_open_the_strip(client, house):
    pair = make_active(house)
    card = read(sign_in(client, house.deputy), reverse("mentorships:detail", args=[pair.pk]))

    assert card.count('<table class="strip">') == 5  # every date but the end, which was set and not counted
    assert date_url(pair, "plan") in card
