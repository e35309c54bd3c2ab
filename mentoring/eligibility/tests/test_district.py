"""The best of a district: right from kept rows, from live ones and from both; for the district's people alone."""

import re

import pytest
from django.urls import reverse

from mentoring.eligibility import district as search
from mentoring.eligibility.facts import completed_years
from mentoring.eligibility.models import KeptVerdict, VerdictBook
from mentoring.eligibility.services import keep_verdicts
from mentoring.mentorships.tests.house import HIRED, make_house
from mentoring.tests.pages import queries_of, read
from mentoring.tests.signin import sign_in
from schools import services
from schools.enums import Role
from schools.models import AcademicYear, School
from schools.tests import make

ON = HIRED


@pytest.fixture
def house(db):
    house = make_house()
    second = make.make_school()
    for school, name, percents in (
        (house.school, "Бекова", (72, 65, 78)),
        (second, "Айдарова", (72, 75, 78)),
        (second, "Әбенова", (80, 75, 78)),
        (second, "Жанова", (50, 75, 78)),
    ):
        make.make_mentor(school, name=name, percents=percents)
    make.make_mentor(make.make_school(district=make.make_district("Басқа")), name="Бөтен")
    keep_verdicts(list(School.objects.values_list("pk", flat=True)), on=ON)
    return house


def found(house, subject="", first=0, count=25, on=ON):
    page = search.fitting(house.school.district, completed_years(on), on, subject=subject, first=first, count=count)
    return [row.name for row in page.rows], page.total


def test_the_best_of_a_district_come_first_and_nobody_from_elsewhere(house):
    assert found(house) == (["Айдарова А.", "Ахметова А.", "Әбенова А.", "Бекова А."], 4)


@pytest.mark.parametrize("state", ["kept", "no book", "one closed", "all noted", "some noted"])
@pytest.mark.parametrize(("first", "count"), [(0, 25), (0, 2), (2, 2), (1, 3), (4, 2)])
def test_a_page_is_the_same_whatever_is_kept(house, state, first, count):
    whole, total = found(house)
    match state:
        case "no book":
            VerdictBook.objects.all().delete()
        case "one closed":
            house.school.save()
        case "all noted":
            for row in KeptVerdict.objects.all():
                row.person.save()
        case "some noted":
            house.mentor.save()

    assert found(house, first=first, count=count) == (whole[first : first + count], total)


def test_a_subject_narrows_and_is_judged(house):
    make.make_mentor(house.school, name="Суретші", subject="art")

    assert found(house, "art") == (["Суретші А."], 1)


def test_a_change_shows_at_once(house):
    services.confirm_ethics(
        person=house.mentor, school=house.school, holds=False, confirmed_on=ON, confirmed_by="Head", by=None
    )

    assert "Ахметова А." not in found(house)[0]


def test_a_school_that_left_the_district_takes_its_people_along(house):
    house.school.district = make.make_district("Жаңа")
    house.school.save()

    assert found(house)[0] == ["Ахметова А.", "Бекова А."]
    house.school.district = School.objects.exclude(pk=house.school.pk).first().district
    assert found(house)[0] == ["Айдарова А.", "Әбенова А."]


def test_a_new_academic_year_is_judged_by_its_own_three(house):
    after = AcademicYear.objects.get(starts_on__year=2026).ends_on.replace(day=31)

    assert found(house, on=after) == ([], 0)  # nobody has a figure of 2026–2027 yet


def url(house):
    return reverse("eligibility:district", args=[house.school.district_id])


def test_page_is_for_the_district(client, house):
    text = re.sub(r"<[^>]*>", " ", read(sign_in(client, make.make_observer(house.school.district)), url(house)))

    assert "Айдарова" in text and "Жанова" not in text
    assert sign_in(client, house.deputy).get(url(house)).status_code == 403
    far = make.make_member(School.objects.exclude(district=house.school.district).get(), Role.HEAD)
    assert sign_in(client, far).get(url(house)).status_code == 404
    far = make.make_observer(School.objects.exclude(district=house.school.district).get().district)
    assert sign_in(client, far).get(url(house)).status_code == 404


@pytest.mark.parametrize(("query", "status"), [("?page=1", 200), ("?page=2", 404), ("?page=x", 404), ("?page=0", 404)])
def test_page_of_the_list_exists_or_is_not_found(client, house, query, status):
    sign_in(client, make.make_observer(house.school.district))

    assert client.get(url(house) + query).status_code == status


def test_page_costs_the_same_queries_for_few_and_many(client, house):
    sign_in(client, make.make_observer(house.school.district))
    few = queries_of(client, url(house))
    for _ in range(27):
        make.make_mentor(house.school)
    keep_verdicts([house.school.pk], on=ON)

    assert queries_of(client, url(house)) == few <= 12
