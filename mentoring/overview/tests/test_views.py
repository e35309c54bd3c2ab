"""The first page: right rows for the right hat, nothing of another school, a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring import process
from mentoring.council import services as council
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.models import Membership
from schools.tests import make

HIRED = date(2026, 9, 1)


@pytest.fixture
def school(db):
    return make.make_school("school1")


def make_newcomer(school, name="Жаңа"):
    return make.make_teacher(school, name=name, hired_on=HIRED, starts_profession=True)


def propose(job, deputy):
    return process.propose_mentor(
        employment=job, mentor=make.make_mentor(job.school), subject=make.make_subject(), by=deputy, on=HIRED
    )


def endorse(pair, secretary):
    item = pair.agenda_items.get()
    meeting = council.call_meeting(body=item.body, on=HIRED, items=[item])
    members = council.members_on(item.body, HIRED)
    process.open_meeting(
        meeting=meeting, present=members, chair=members[0], secretary=secretary.person, by=secretary, on=HIRED
    )
    item.refresh_from_db()
    process.record_decision(item=item, resolution="Одобрить", votes_for=council.voters(item), by=secretary, on=HIRED)


def test_deputy_sees_who_has_no_mentor_with_the_days_left(client, school):
    deputy = make.make_member(school, Role.DEPUTY)
    job = make_newcomer(school)
    page = sign_in(client, deputy, HIRED).get("/").content.decode()
    assert "Without a mentor" in page
    assert "5 working days left" in page
    assert "Tue 08.09.2026" in page
    assert reverse("eligibility:candidates", args=[job.pk]) in page


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 9, 7), "1 working day left"),
        (date(2026, 9, 8), "last day today"),
        (date(2026, 9, 9), "1 working day late"),
    ],
)
def test_the_last_day_is_still_in_time(client, school, today, words):
    deputy = make.make_member(school, Role.DEPUTY)
    make_newcomer(school)
    assert words in sign_in(client, deputy, today).get("/").content.decode()


def test_another_schools_people_are_not_shown(client, school):
    make_newcomer(make.make_school("school2"), name="Бөтен")
    page = sign_in(client, make.make_member(school, Role.DEPUTY), HIRED).get("/").content.decode()
    assert "Бөтен" not in page
    assert "Nothing waits for you" in page


def test_head_signs_what_the_council_approved(client, school):
    deputy, head, secretary = (make.make_member(school, role) for role in (Role.DEPUTY, Role.HEAD, Role.SECRETARY))
    pair = propose(make_newcomer(school), deputy)
    order_url = reverse("mentorships:order", args=[pair.pk])
    assert order_url not in sign_in(client, head, HIRED).get("/").content.decode()
    endorse(pair, secretary)
    assert order_url in sign_in(client, head, HIRED).get("/").content.decode()
    assert order_url not in sign_in(client, deputy, HIRED).get("/").content.decode()


def test_secretary_sees_what_is_ready_for_a_meeting(client, school):
    propose(make_newcomer(school), make.make_member(school, Role.DEPUTY))
    page = sign_in(client, make.make_member(school, Role.SECRETARY), HIRED).get("/").content.decode()
    assert "1 item is ready for a meeting" in page


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.HEAD, Role.SECRETARY, Role.ASSOCIATION, Role.TEACHER])
def test_home_takes_the_same_queries_whatever_waits(client, school, django_assert_max_num_queries, role):
    deputy = make.make_member(school, Role.DEPUTY)
    user = make.make_member(school, role)
    sign_in(client, user, HIRED).get("/")
    propose(make_newcomer(school), deputy)
    make_newcomer(school)
    with django_assert_max_num_queries(8), CaptureQueriesContext(connection) as few:
        client.get("/")
    for _ in range(5):
        propose(make_newcomer(school), deputy)
        make_newcomer(school)
    with CaptureQueriesContext(connection) as many:
        client.get("/")
    assert len(many) == len(few)


def test_observer_sees_the_schools_of_the_district_only(client, school):
    other = make.make_school("far", district=make.make_district("Алыс"))
    make_newcomer(school)
    page = sign_in(client, make.make_observer(school.district), HIRED).get("/").content.decode()
    assert school.short_name in page
    assert other.short_name_ru not in page


def test_two_roles_switch_hats(client, school):
    deputy = make.make_member(school, Role.DEPUTY)
    sign_in(client, deputy, HIRED)
    assert client.post(reverse("overview:switch_hat"), {"hat": f"teacher:{school.pk}"}).status_code == 302
    assert "Without a mentor" not in client.get("/").content.decode()


def test_a_hat_one_does_not_hold_is_unknown(client, school):
    sign_in(client, make.make_member(school, Role.TEACHER), HIRED)
    assert client.post(reverse("overview:switch_hat"), {"hat": f"head:{school.pk}"}).status_code == 404


def test_a_role_that_ended_yesterday_gives_nothing(client, school):
    deputy = make.make_member(school, Role.DEPUTY)
    Membership.objects.filter(person=deputy.person).update(finished_on=date(2026, 8, 31))
    assert "No role yet" in sign_in(client, deputy, HIRED).get("/").content.decode()


def test_home_asks_to_sign_in(client, db):
    assert client.get("/").url.startswith(reverse("account_login"))
