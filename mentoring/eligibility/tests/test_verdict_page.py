"""The verdict on any teacher and any day, and the council's decision on the band, as pages."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from mentoring import process, statute
from mentoring.eligibility.models import BandStanding
from mentoring.eligibility.services import stand_in_band
from mentoring.eligibility.tests.test_views import plain
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.tests.house import make_house, propose
from mentoring.tests.pages import queries_of, read, row_counts
from mentoring.tests.signin import sign_in
from schools import services
from schools.enums import Role
from schools.errors import RuleBroken
from schools.models import QualityRecord, Teaching
from schools.tests import make
from schools.uploads import UploadedProof

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 1)
DECISION = {"number": "3", "decided_on": date(2026, 8, 28), "valid_from": date(2026, 9, 1), "text": "65 % бастап"}


@pytest.fixture
def house():
    return make_house()


def at(house, person=None, name="verdict", **query):
    person = person or house.mentor
    return reverse(f"eligibility:{name}", args=[house.school.code, person.pk], query=query)


def outcome_on(client, house, day, person=None, **query):
    read(client, at(house, person, on=day, **query))
    return client.get(at(house, person, on=day, **query)).context["outcome"]


# Any day -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2026-09-01", "meets"),
        ("2026-08-19", "no_data"),  # ethics confirmed a day later
        ("2026-08-20", "meets"),
        ("2023-05-31", "does_not_meet"),  # a day before the award
        ("2028-06-02", "does_not_meet"),  # a day after the category
        ("2027-05-25", "meets"),  # the last day of the running year
        ("2027-05-26", "no_data"),  # the year is over, its figures are not entered
    ],
)
def test_the_verdict_of_any_day(client, house, day, outcome):
    sign_in(client, house.deputy, on=ON)
    assert outcome_on(client, house, day) == outcome


def test_a_day_to_come_says_what_will_have_lapsed(client, house):
    sign_in(client, house.deputy, on=ON)
    text = plain(read(client, at(house, on="2028-06-02")))
    assert "Qualification category: Met → Not met" in text
    assert "Years that have not ended have no figures yet" in text
    assert "2026–2027, 2027–2028" in text
    assert "The category is renewed; it expired on Thu 01.06.2028." in text


def test_days_worth_a_look_are_offered(client, house):
    sign_in(client, house.deputy, on=ON)
    page = client.get(at(house))
    assert [day for day, _url in page.context["days"]] == [date(2027, 9, 1), date(2028, 6, 2)]


@pytest.mark.parametrize("day", ["2020-04-24", "2099-01-01", "yesterday"])
def test_a_day_without_norms_or_sense_is_refused_in_words(client, house, day):
    sign_in(client, house.deputy, on=ON)
    page = client.get(at(house, on=day))
    assert page.status_code == 200
    assert page.context["asked"].on == ON
    assert "error-summary" in page.content.decode()


def test_every_line_has_its_norm_and_its_proof_with_who_and_when(client, house):
    figure = house.mentor.quality.first()
    scan = UploadedProof("бет.pdf", "application/pdf", b"%PDF-1.4")
    figure = services.correct(fact=figure, reason="қате", by=house.deputy, fours=79, source="журнал 7А, 12", scan=scan)
    sign_in(client, house.deputy, on=ON)
    page = read(client, at(house))
    text = plain(page)
    assert f"2025–2026: журнал 7А, 12; entered by {house.deputy.person.short_name}" in text
    assert "in force since Sat 25.04.2020" in text
    assert "№ 12; entered on" in text
    assert reverse("schools:scan", args=[house.school.code, house.mentor.pk, figure.scan.key]) in page
    sign_in(client, house.secretary, on=ON)
    assert "/scan/" not in read(client, at(house))


def test_each_taught_subject_is_shown_and_may_be_judged(client, house):
    job = house.mentor.employments.get()
    Teaching.objects.create(employment=job, subject=make.make_subject("physics"))
    sign_in(client, house.deputy, on=ON)
    page = client.get(at(house))
    assert [(row["result"], bool(row["url"])) for row in page.context["subjects"]] == [
        ("met", False),
        ("no_data", True),
    ]
    assert outcome_on(client, house, "2026-09-01", subject="physics") == "no_data"


def test_the_head_is_refused_for_the_reserve_with_the_clause_and_not_as_a_mentor(client, house):
    head = house.head.person
    sign_in(client, house.deputy, on=ON)
    text = plain(read(client, at(house, head, purpose="reserve")))
    assert "The reserve is formed of teachers; excluded are: head, deputy head." in text
    assert "The teacher no longer holds the post of head or deputy head." in text
    assert "excluded are" not in plain(read(client, at(house, head)))


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        ({"no_figure": "elsewhere"}, "brought from the other school"),
        ({"no_figure": "grade_one"}, "Grade 1 has no marks"),
        ({"no_figure": "leave"}, "A year of leave has no figure"),
        ({"no_figure": "other", "no_figure_note": "өрт"}, "or the council makes an exception"),
    ],
)
def test_a_year_without_a_figure_says_what_would_fill_it(client, house, told, hint):
    figure = QualityRecord.objects.filter(person=house.mentor).first()
    services.correct(fact=figure, reason="қате", by=None, assessed=0, fives=0, fours=0, **told)
    sign_in(client, house.deputy, on=ON)
    assert hint in plain(read(client, at(house)))


@pytest.mark.parametrize("language", ["kk", "ru", "kk+ru"])
def test_the_sheet_is_a_paper_and_writes_nothing(client, house, language):
    sign_in(client, house.deputy, on=ON)
    before = row_counts()
    answer = client.get(at(house, name="verdict_paper", language=language, on="2028-06-02"))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert row_counts() == before


def test_a_teacher_sees_their_own_verdict_and_nobody_elses(client, house):
    sign_in(client, house.mentor_user, on=ON)
    assert client.get(at(house)).status_code == 200
    assert client.get(at(house, house.job.person)).status_code == 403
    sign_in(client, house.stranger, on=ON)
    assert client.get(at(house)).status_code == 404


def test_the_page_costs_the_same_with_many_facts(client, house):
    sign_in(client, house.deputy, on=ON)
    few = queries_of(client, at(house))
    for first in range(2015, 2022):
        services.confirm_ethics(
            person=house.mentor,
            school=house.school,
            holds=True,
            confirmed_on=date(first, 9, 1),
            confirmed_by="Д.",
            by=None,
        )
    assert queries_of(client, at(house)) == few <= 12


# The band ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("percent", "figure", "outcome"),
    [
        (None, 65, "council"),
        (65, 64, "council"),
        (65, 65, "meets"),
        (65, 60, "council"),
        (65, 59, "does_not_meet"),
        (60, 60, "meets"),
        (70, 69, "council"),
        (70, 70, "meets"),
    ],
)
def test_from_the_councils_point_up_the_requirement_is_met(client, house, percent, figure, outcome):
    if percent:
        stand_in_band(school=house.school, percent=percent, by=house.deputy, **DECISION)
    person = make.make_mentor(house.school, percents=(90, 90, figure))
    sign_in(client, house.deputy, on=ON)
    assert outcome_on(client, house, "2026-09-01", person) == outcome
    assert outcome_on(client, house, "2026-08-31", person) == {65: "council", 60: "council"}.get(
        figure, "council" if 60 <= figure < 70 else {59: "does_not_meet", 70: "meets"}.get(figure)
    )


def test_the_decision_is_named_wherever_it_acts(client, house):
    stand_in_band(school=house.school, percent=65, by=house.deputy, **DECISION)
    sign_in(client, house.deputy, on=ON)
    said = "By the council’s decision № 3 of Fri 28.08.2026 the school takes it as met from 65 %."
    candidates = reverse("eligibility:candidates", args=[house.job.pk])
    for page in (at(house), candidates, f"{candidates}{house.mentor.pk}/"):
        assert said in plain(read(client, page))
    pair = propose(house)
    assert Mentorship.objects.get(pk=pair.pk).verdict["lines"][2]["requirement"]["decision"]["number"] == "3"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"percent": "59"}, "between 60 and 70 percent only"),
        ({"percent": "71"}, "between 60 and 70 percent only"),
        ({"valid_from": "2026-08-27"}, "days before it was made"),
        ({"decided_on": "2026-09-02"}, "has not come yet"),
        ({"number": ""}, "This field is required"),
        ({"text": ""}, "This field is required"),
    ],
)
def test_a_decision_outside_the_law_is_refused(client, house, told, why):
    sign_in(client, house.deputy, on=ON)
    good = {"percent": "65", "number": "3", "decided_on": "2026-08-28", "valid_from": "2026-09-01", "text": "…"}
    address = reverse("eligibility:band", args=[house.school.code])
    assert why in client.post(address, good | told).content.decode()
    assert not BandStanding.objects.exists()
    assert client.post(address, good).status_code == 302
    assert "met from 65 %, by decision № 3" in plain(read(client, address))


def test_a_decision_is_not_carried_over_to_another_kind_of_school(client, house):
    stand_in_band(school=house.school, percent=60, by=house.deputy, **DECISION)
    house.school.kind = "small_class"
    house.school.save()
    person = make.make_mentor(house.school, percents=(55, 55, 55))
    sign_in(client, house.deputy, on=ON)
    assert outcome_on(client, house, "2026-09-01", person) == "council"


def test_decisions_are_history(house):
    row = stand_in_band(school=house.school, percent=65, by=house.deputy, **DECISION)
    for forbidden in (row.save, row.delete, BandStanding.objects.all().delete):
        with pytest.raises(TypeError):
            forbidden()
    with pytest.raises(RuleBroken):
        stand_in_band(school=house.school, percent=50, by=house.deputy, **DECISION)


# Norms ---------------------------------------------------------------------------------------------------------------
@pytest.fixture
def amended(monkeypatch):
    """From 01.09.2026 on the band is 65–75."""
    old = statute.norm("quality_band_ordinary", ON)
    editions = [
        replace(old, valid_to=date(2026, 8, 31)),
        replace(old, value=(65, 75), valid_from=date(2026, 9, 1)),
    ]
    monkeypatch.setitem(statute._EDITIONS, "quality_band_ordinary", editions)


def test_an_amended_norm_leaves_earlier_days_to_the_old_text(client, house, amended):
    person = make.make_mentor(house.school, percents=(72, 72, 72))
    sign_in(client, house.deputy, on=ON)
    for day, outcome, said in (
        ("2026-08-31", "meets", "in force from Sat 25.04.2020 until Mon 31.08.2026"),
        ("2026-09-01", "council", "in force since Tue 01.09.2026"),
    ):
        assert outcome_on(client, house, day, person) == outcome
        assert said in plain(read(client, at(house, person, on=day)))


def test_a_kept_verdict_reads_by_the_text_of_its_day(client, house, request):
    september = date(2025, 9, 3)
    mentor = make.make_mentor(house.school)
    young = make.make_teacher(house.school, hired_on=date(2025, 9, 1), starts_profession=True)
    services.confirm_ethics(
        person=mentor, school=house.school, holds=True, confirmed_on=date(2025, 8, 20), confirmed_by="Д.", by=None
    )
    about = {"person": mentor, "school": house.school, "subject": make.make_subject(), "by": None}
    services.record_quality(
        **about, year=make.make_year(2022), source="ж", assessed=100, fives=0, fours=72, no_figure="", no_figure_note=""
    )
    pair = process.propose_mentor(
        employment=young, mentor=mentor, subject=make.make_subject(), by=house.deputy, on=september, choice_reason="…"
    )
    stored = Mentorship.objects.get(pk=pair.pk).verdict
    request.getfixturevalue("amended")
    sign_in(client, house.deputy, on=date(2026, 9, 2))
    text = plain(read(client, reverse("mentorships:detail", args=[pair.pk])))
    assert "from 70 % meets the requirements, below 60 % does not" in text
    assert "in force from Sat 25.04.2020 until Mon 31.08.2026" in text
    assert Mentorship.objects.get(pk=pair.pk).verdict == stored
    assert make.make_member(house.school, Role.TEACHER)
