"""The list as it is opened is the list without a choice: the same rows, the same count, the same pages."""

import re
from datetime import date

import pytest
from django.urls import reverse

from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Mentorship
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.tests import make
from schools.web import PER_PAGE, FirstPage

DAY = date(2026, 9, 1)


@pytest.fixture
def school(db):
    return make.make_school("school1")


@pytest.fixture
def deputy(client, school):
    deputy = make.make_member(school, Role.DEPUTY)
    sign_in(client, deputy, DAY)
    return deputy


def shown(client, name: str, school, query: str = "") -> tuple[list[str], str, bool]:
    """Rows, count and whether there is a next page."""
    page = client.get(reverse(name, args=[school.code]) + query).content.decode()
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page)
    return rows, re.search(r"<caption>.*?\((\d+)\)", page).group(1), 'rel="next"' in page


@pytest.mark.parametrize("jobs", [3, PER_PAGE, PER_PAGE + 1])
def test_staff(jobs, client, school, deputy):
    for _ in range(jobs - 1):  # the deputy works here as well
        make.make_teacher(school)
    left = make.make_teacher(school)
    type(left).objects.filter(pk=left.pk).update(started_on=date(2020, 9, 1), finished_on=date(2026, 8, 31))
    make.make_teacher(make.make_school("school2"))

    rows, count, goes_on = shown(client, "schools:staff", school)

    assert (rows, count, goes_on) == shown(client, "schools:staff", school, "?page=1")
    assert (len(rows), count, goes_on) == (min(jobs, PER_PAGE), str(jobs), jobs > PER_PAGE)


@pytest.mark.parametrize("pairs", [3, PER_PAGE, PER_PAGE + 1])
def test_pairs(pairs, client, school, deputy):
    mentor, year, subject = make.make_mentor(school), make.make_year(2026), make.make_subject()
    people = [make.make_teacher(school, hired_on=DAY, starts_profession=True) for _ in range(pairs)]
    Mentorship.objects.bulk_create(
        Mentorship(
            school=school, mentor=mentor, mentee=job.person, employment=job, subject=subject, year=year,
            state=MentorshipState.PROPOSED, finished_on=date(2027, 5, 25), proposed_by=deputy, proposed_on=DAY,
            outcome="meets", verdict={},
        )
        for job in people
    )  # fmt: skip

    rows, count, goes_on = shown(client, "mentorships:list", school)

    assert (rows, count, goes_on) == shown(client, "mentorships:list", school, "?page=1")
    assert (len(rows), count, goes_on) == (min(pairs, PER_PAGE), str(pairs), pairs > PER_PAGE)


def test_the_count_is_asked_only_when_there_is_more():
    def asked() -> int:
        raise AssertionError("asked")

    assert FirstPage([1] * PER_PAGE, asked).count() == PER_PAGE
    assert FirstPage([1] * (PER_PAGE + 1), lambda: 70).count() == 70
