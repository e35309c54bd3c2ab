"""The reserve next September: who stays, who drops out and on which day, who could come in, and the gap."""

import re
from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.eligibility.models import ExpectedHires, ReserveMember
from mentoring.eligibility.reserve import forecast, next_september
from mentoring.eligibility.rules import CategoryFact, Outlook, QualityFact, gap, places_needed, prospect, requirements
from mentoring.eligibility.tests.test_rules import GOOD_ETHICS, ORDINARY, counts, make_candidate
from mentoring.mentorships.tests.house import make_house
from mentoring.tests.pages import queries_of, read, ticket_of
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.models import CategoryAward, Employment, QualityRecord
from schools.tests import make

TODAY, TARGET = date(2026, 11, 2), date(2027, 9, 1)
YEAR_END = date(2027, 5, 25)
STARTS = {year: date(year, 9, 1) for year in range(2022, 2027)}


def figures(**percents):
    """y2025=72: the figure of the year begun in 2025, the newest first."""
    told = sorted(((int(name[1:]), percent) for name, percent in percents.items()), reverse=True)
    return tuple(QualityFact(f"{first}–{first + 1}", STARTS[first], *counts(percent), "", 0) for first, percent in told)


def asked_on(day):
    first = 2026 if day > YEAR_END else 2025
    return requirements(ORDINARY, [(f"{year}–{year + 1}", STARTS[year]) for year in range(first, first - 3, -1)], day)


def look(*, today=TODAY, leaves_on=None, **changes):
    facts = make_candidate(**{"quality": {"maths": figures(y2025=80, y2024=80, y2023=80)}} | changes)
    return prospect(
        facts,
        subject="maths",
        leaves_on=leaves_on,
        excluded=("head", "deputy"),
        asked_on=asked_on,
        year_ends=[YEAR_END],
        today=today,
        target=TARGET,
    )


def until(day):
    return (CategoryFact("researcher", date(2023, 6, 1), day, 17),)


# Who drops out, and when ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("expires_on", "outlook", "from_on"),
    [
        (date(2026, 11, 1), Outlook.DROPS_OUT, TODAY),
        (date(2026, 11, 2), Outlook.DROPS_OUT, date(2026, 11, 3)),
        (date(2027, 3, 15), Outlook.DROPS_OUT, date(2027, 3, 16)),
        (date(2027, 8, 31), Outlook.DROPS_OUT, TARGET),
        (TARGET, Outlook.DEPENDS, None),
    ],
)
def test_a_category_drops_out_the_day_after_its_last_day(expires_on, outlook, from_on):
    found = look(categories=until(expires_on))

    assert (found.outlook, found.from_on) == (outlook, from_on)
    assert found.reasons == (("category",) if from_on else ())


def test_a_renewal_that_is_entered_keeps_the_member():
    renewed = (*until(date(2027, 3, 15)), CategoryFact("master", date(2026, 10, 1), date(2031, 10, 1), 18))

    assert look(categories=renewed).outlook == Outlook.DEPENDS


@pytest.mark.parametrize(("last_day", "from_on"), [(TODAY, date(2026, 11, 3)), (date(2027, 8, 31), TARGET)])
def test_who_leaves_the_school_drops_out_the_next_day(last_day, from_on):
    found = look(leaves_on=last_day)

    assert (found.outlook, found.reasons, found.from_on) == (Outlook.DROPS_OUT, ("employed",), from_on)
    assert look(leaves_on=TARGET).outlook == Outlook.DEPENDS


def test_a_post_that_excludes_and_a_weak_year_already_keep_out():
    assert look(posts=("deputy",)).reasons == ("post",)
    weak = look(quality={"maths": figures(y2025=59, y2024=80, y2023=80)})
    assert (weak.outlook, weak.reasons, weak.from_on) == (Outlook.DROPS_OUT, ("quality",), TODAY)


# The rolling three years ---------------------------------------------------------------------------------------------
def test_the_weak_year_that_rolls_out_lets_somebody_in_if_the_running_year_holds():
    found = look(quality={"maths": figures(y2025=80, y2024=80, y2023=40)})

    assert (found.is_fit_now, found.outlook, found.asks) == (False, Outlook.DEPENDS, (60, 70))


def test_in_summer_the_year_is_over_and_its_figure_decides():
    held = figures(y2026=70, y2025=80, y2024=80)
    assert look(today=date(2027, 6, 20), quality={"maths": held}).outlook == Outlook.STAYS
    failed = look(today=date(2027, 6, 20), quality={"maths": figures(y2026=59, y2025=80, y2024=80)})
    assert (failed.outlook, failed.from_on) == (Outlook.DROPS_OUT, date(2027, 6, 20))


@pytest.mark.parametrize(
    ("known", "asks"),
    [
        ({"y2025": 80, "y2024": 80}, (60, 70)),
        ({"y2025": 65, "y2024": 80}, (60, None)),  # another year lies in the band: the council decides at best
        ({"y2025": 70, "y2024": 70}, (60, 70)),
    ],
)
def test_what_the_running_year_must_be_is_told(known, asks):
    assert look(quality={"maths": figures(**known, y2023=80)}).asks == asks


# The gap -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("stays", "depends", "hires", "limit", "expected"),
    [
        (0, 0, 0, 2, ("nobody_expected", 0)),
        (1, 0, 2, 2, ("enough", 1)),
        (1, 0, 3, 2, ("missing", 1)),
        (1, 1, 3, 2, ("enough_if", 1)),
        (0, 1, 5, 2, ("missing", 2)),
        (2, 0, 2, 1, ("enough", 2)),
    ],
)
def test_gap_counts_mentors_by_the_limit_of_the_school(stays, depends, hires, limit, expected):
    assert gap(stays=stays, depends=depends, hires=hires, limit=limit) == expected


@settings(max_examples=300)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 30), st.integers(1, 5))
def test_gap_is_never_smaller_with_fewer_mentors_or_more_hires(stays, depends, hires, limit):
    def missing(stays, hires):
        code, number = gap(stays=stays, depends=depends, hires=hires, limit=limit)
        return number if code == "missing" else 0

    assert missing(stays, hires) <= missing(stays, hires + 1) <= missing(stays, hires) + 1
    assert missing(stays + 1, hires) <= missing(stays, hires)
    assert places_needed(hires, limit) * limit >= hires


@settings(max_examples=300)
@given(
    expires=st.dates(date(2026, 10, 1), date(2027, 12, 31)),
    leaves=st.none() | st.dates(TODAY, date(2027, 12, 31)),
    percent=st.integers(50, 90),
)
def test_nobody_is_out_before_the_day_named_and_everybody_from_it_on(expires, leaves, percent):
    quality = {"maths": figures(y2025=percent, y2024=80, y2023=80)}
    found = look(categories=until(expires), leaves_on=leaves, quality=quality)

    assert (found.from_on is None) == (found.outlook != Outlook.DROPS_OUT)
    if found.from_on and found.from_on > TODAY:
        before = look(categories=until(expires), leaves_on=leaves, quality=quality, today=found.from_on)
        assert before.from_on == found.from_on
        day = found.from_on - timedelta(days=1)
        assert day <= expires and (leaves is None or day <= leaves) and percent >= 60


# Next September ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2026, 9, 1), date(2027, 9, 1)),
        (date(2026, 9, 2), date(2027, 9, 1)),
    ],
)
def test_next_september(today, expected):
    assert next_september(today) == expected


# The page ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def house(db):
    return make_house()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def url(house):
    return reverse("eligibility:forecast", args=[house.school.code])


def join(house, person):
    return ReserveMember.objects.create(person=person, school=house.school, started_on=date(2026, 9, 1))


def test_page_tells_who_drops_out_when_and_why_and_who_could_come_in(client, house):
    leaving, lapsing = (make.make_mentor(house.school, name=name) for name in ("Кететін", "Бітетін"))
    Employment.objects.filter(person=leaving).update(finished_on=date(2027, 6, 30))
    QuerySet(CategoryAward).filter(person=lapsing).update(expires_on=date(2027, 3, 15))
    for person in (leaving, lapsing, house.mentor):
        join(house, person)
    rolling = make.make_mentor(house.school, name="Келетін", percents=(40, 75, 78))
    sign_in(client, house.deputy, TODAY)

    text = plain(read(client, url(house)))

    assert "Бітетін А. From Tue 16.03.2027: the category is valid until Mon 15.03.2027." in text
    assert "Кететін А. From Thu 01.07.2027: no longer works at the school." in text
    assert "Ахметова А. Depends on the figure of 2026–2027: from 60 % the council decides, from 70 %" in text
    assert "Could come in (1) Келетін А." in text and "Not yet" in text.replace("not yet", "Not yet")
    assert rolling.pk not in {one.facts.person_id for row in forecast(house.school, TODAY) for one in row.members}


def test_deputy_enters_the_hires_and_reads_the_gap_in_words(client, house):
    join(house, house.mentor)
    sign_in(client, house.deputy, TODAY)
    page = read(client, url(house))
    assert "needed" not in page and "missing" not in page

    client.post(url(house), {"maths": "5", "ticket": ticket_of(page)})

    assert [(one.number, one.first_year) for one in ExpectedHires.objects.all()] == [(5, 2027)]
    assert "2 mentors are missing." in read(client, url(house))
    client.post(url(house), {"maths": ""})
    assert ExpectedHires.objects.count() == 0


@pytest.mark.parametrize("number", ["-1", "51", "x"])
def test_a_number_nobody_means_is_refused(client, house, number):
    answer = sign_in(client, house.deputy, TODAY).post(url(house), {"maths": number})

    assert answer.status_code == 200 and ExpectedHires.objects.count() == 0


def test_hires_are_entered_by_the_office_alone(client, house):
    chair = make.make_member(house.school, Role.ASSOCIATION)

    assert "Save the expected hires" not in read(sign_in(client, chair), url(house))
    assert sign_in(client, chair).post(url(house), {"maths": "2"}).status_code == 403
    assert sign_in(client, house.stranger).post(url(house), {"maths": "2"}).status_code == 404


def test_forecast_costs_the_same_queries_for_few_and_many(client, house):
    join(house, house.mentor)
    sign_in(client, house.deputy, TODAY)
    few = queries_of(client, url(house))
    for index in range(27):
        person = make.make_mentor(house.school, subject=f"subject{index % 7}")
        if index % 2:
            join(house, person)
            Employment.objects.filter(person=person).update(finished_on=date(2027, 6, 30))

    assert queries_of(client, url(house)) == few <= 12


def test_a_figure_of_the_running_year_never_counts_before_its_end(house):
    join(house, house.mentor)
    QualityRecord.objects.create(
        person=house.mentor, subject=make.make_subject(), year=make.make_year(2026), school=house.school, assessed=100,
        fours=90, source="журнал",
    )  # fmt: skip

    [maths] = [one for one in forecast(house.school, TODAY) if one.code == "maths"]

    assert [one.outlook for one in maths.members] == [Outlook.DEPENDS]
    assert GOOD_ETHICS.holds
