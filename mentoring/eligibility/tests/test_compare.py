"""Two candidates side by side, and the choice from the mentor's side."""

import re
from datetime import date

import pytest
from django.urls import reverse

from mentoring import process
from mentoring.mentorships.tests.house import HIRED, make_house, make_young, propose
from mentoring.tests.pages import queries_of, read
from mentoring.tests.signin import sign_in
from schools.models import Employment, Teaching
from schools.tests import make


@pytest.fixture
def house(db):
    return make_house()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def compare_url(house, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{reverse('eligibility:compare', args=[house.job.pk])}?{query}"


def offer_url(house, person=None):
    return reverse("eligibility:offer", args=[house.school.code, (person or house.mentor).pk])


# Two candidates ------------------------------------------------------------------------------------------------------
def test_two_are_compared_line_by_line_and_what_decides_is_said(client, house):
    rival = make.make_mentor(house.school, name="Яхина", percents=(65, 75, 78))
    Employment.objects.filter(person=rival).update(trained_as_mentor_on=date(2026, 5, 1))
    process.record_answer(
        employment=house.job, person=rival, willing=False, reason="Екі жұбым бар", by=house.deputy, on=HIRED
    )
    sign_in(client, house.deputy)

    text = plain(read(client, compare_url(house, a=rival.pk, b=house.mentor.pk)))

    assert "Stands first: Ахметова А. · Decided by: Answer of the teacher" in text
    assert "Knowledge quality Differs" in text.replace("differs", "Differs")
    assert "Pedagogical ethics The main" in text  # the same in both: no mark
    assert "2023–2024: 72 %" in text and "2023–2024: 65 %" in text
    assert "Declined: Екі жұбым бар" in text
    assert "No record" in text and "Trained as a mentor stronger here" in text
    assert reverse("eligibility:propose", args=[house.job.pk, rival.pk]) in read(
        client, compare_url(house, a=rival.pk, b=house.mentor.pk)
    )


def test_two_ticked_boxes_lead_to_an_address_that_can_be_kept(client, house):
    rival = make.make_mentor(house.school)
    sign_in(client, house.deputy)
    page = read(client, reverse("eligibility:candidates", args=[house.job.pk]))
    assert f'form="compare" name="who" value="{rival.pk}"' in page and '<form id="compare"' in page

    answer = client.get(f"{compare_url(house)}who={rival.pk}&who={house.mentor.pk}")

    assert answer.url == compare_url(house, a=rival.pk, b=house.mentor.pk)


@pytest.mark.parametrize(
    "query", ["", "who=MENTOR", "a=MENTOR", "a=MENTOR&b=x", "a=MENTOR&b=MENTOR", "a=MENTOR&b=YOUNG", "a=1&b=99999999"]
)
def test_anything_but_two_candidates_asks_to_choose(client, house, query):
    known = query.replace("MENTOR", str(house.mentor.pk)).replace("YOUNG", str(house.job.person_id))

    page = read(sign_in(client, house.deputy), compare_url(house) + known)

    assert "Exactly two are compared." in page
    assert f'value="{house.mentor.pk}"' in page and f'value="{house.job.person_id}"' not in page


def test_comparison_costs_no_more_than_twelve_queries(client, house):
    rival = make.make_mentor(house.school)
    sign_in(client, house.deputy)

    assert queries_of(client, compare_url(house, a=rival.pk, b=house.mentor.pk)) <= 12


# From the mentor's side ----------------------------------------------------------------------------------------------
def test_offer_lists_the_young_teachers_best_fit_first_with_the_order_s_clock(client, house):
    other = make.make_teacher(
        house.school, name="Арт", subject="art", hired_on=date(2026, 8, 26), starts_profession=True
    )
    wishing = make_young(house.school, name="Тілекова")
    process.record_wishes(employment=wishing, wanted=[house.mentor], by=house.deputy, on=HIRED)
    sign_in(client, house.deputy)

    html = read(client, offer_url(house))

    text = plain(html)
    assert text.index("Тілекова") < text.index("Жасова") < text.index("Арт Айгүл")
    assert "Same subject; first wish of the young teacher" in text
    assert "by Tue 08.09.2026 5 working days left" in text
    for job in (house.job, wishing, other):
        assert reverse("eligibility:propose", args=[job.pk, house.mentor.pk]) in html


def test_offer_is_linked_from_the_card_and_leads_to_the_proposal(client, house):
    sign_in(client, house.deputy)
    card = read(client, reverse("schools:person", args=[house.school.code, house.mentor.pk]))
    assert offer_url(house) in card

    propose(house)

    assert "Every young teacher has a mentor" in read(client, offer_url(house))


def test_offer_of_a_young_teacher_does_not_offer_them_to_themself(client, house):
    assert (
        "Жасова" not in plain(read(sign_in(client, house.deputy), offer_url(house, house.job.person))).split("load")[1]
    )


def test_offer_costs_the_same_queries_for_few_and_many(client, house):
    sign_in(client, house.deputy)
    few = queries_of(client, offer_url(house))
    for _ in range(27):
        Teaching.objects.filter(employment=make_young(house.school)).update(language="kk")

    assert queries_of(client, offer_url(house)) == few <= 12
