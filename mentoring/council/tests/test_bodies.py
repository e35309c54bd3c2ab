"""Who sits where: terms and their history, offices held once, bodies founded by a school, its small associations."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mentoring import process
from mentoring.council import services
from mentoring.council.facts import bodies_of, body_lines
from mentoring.council.models import Body, BodyMember
from mentoring.history.models import Event
from mentoring.mentorships.tests.house import make_house
from mentoring.tests.pages import queries_of, read, ticket_of
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.errors import RuleBroken
from schools.tests import make

SEPTEMBER, NOVEMBER, JANUARY = date(2026, 9, 1), date(2026, 11, 2), date(2027, 1, 11)


@pytest.fixture
def house(db):
    return make_house()


def terms(body) -> list[tuple]:
    rows = body.members.order_by("started_on", "id")
    return [(row.person.last_name, row.post, row.started_on, row.finished_on) for row in rows]


def take(house, body, person, post, day):
    return process.take_seat(body=body, person=person, post=post, started_on=day, by=house.secretary, on=day)


def test_a_new_chair_ends_the_term_of_the_former_one_the_day_before(house):
    body = services.council_of(house.school)
    take(house, body, house.mentor, "chair", SEPTEMBER)

    take(house, body, house.deputy.person, "chair", NOVEMBER)

    assert terms(body) == [
        ("Ахметова", "chair", SEPTEMBER, date(2026, 11, 1)),
        ("Деканова", "chair", NOVEMBER, None),
    ]


def test_the_former_chair_of_an_association_goes_on_as_a_member(house):
    body = services.body_of(make.make_association(house.school))
    take(house, body, house.mentor, "chair", SEPTEMBER)

    take(house, body, house.deputy.person, "chair", NOVEMBER)

    assert terms(body)[1:] == [("Ахметова", "member", NOVEMBER, None), ("Деканова", "chair", NOVEMBER, None)]


def test_a_seat_entered_wrongly_is_put_right_the_same_day(house):
    body = services.body_of(make.make_association(house.school))
    take(house, body, house.mentor, "member", SEPTEMBER)

    take(house, body, house.mentor, "secretary", SEPTEMBER)

    assert terms(body) == [("Ахметова", "secretary", SEPTEMBER, None)]
    assert list(Event.objects.values_list("verb", flat=True)) == ["seat_taken", "seat_taken"]


@pytest.mark.parametrize(
    ("post", "day", "why"),
    [("member", JANUARY, "holds this post already"), ("chair", SEPTEMBER, "began later, on")],
)
def test_a_seat_is_refused_twice_and_before_the_one_it_replaces(house, post, day, why):
    body = services.body_of(make.make_association(house.school))
    take(house, body, house.mentor, "member", NOVEMBER)

    with pytest.raises(RuleBroken, match=why):
        take(house, body, house.mentor, post, day)

    assert terms(body) == [("Ахметова", "member", NOVEMBER, None)]


def test_a_term_ends_once_and_not_before_it_began(house):
    row = take(house, services.council_of(house.school), house.mentor, "chair", NOVEMBER)

    with pytest.raises(RuleBroken):
        process.leave_seat(row=row, last_day=SEPTEMBER, by=house.secretary, on=JANUARY)
    process.leave_seat(row=row, last_day=JANUARY, by=house.secretary, on=JANUARY)
    with pytest.raises(RuleBroken, match="left already"):
        process.leave_seat(row=row, last_day=JANUARY, by=house.secretary, on=JANUARY)

    assert Event.objects.filter(verb="seat_left").count() == 1


def test_the_database_refuses_a_second_open_chair(house):
    body = services.council_of(house.school)
    services.seat(body=body, person=house.mentor, post="chair", on=SEPTEMBER)

    with pytest.raises(IntegrityError), transaction.atomic():
        services.seat(body=body, person=house.deputy.person, post="chair", on=NOVEMBER)


def test_a_joint_association_brings_together_the_teachers_of_those_that_join(house):
    here = [make.make_association(house.school), make.make_association(house.school)]
    with pytest.raises(RuleBroken, match="at least two"):
        process.found_body(
            school=house.school, kind="joint", name_kk="Б", name_ru="Об", joined=here[:1], by=house.deputy, on=SEPTEMBER
        )

    body = process.found_body(
        school=house.school, kind="joint", name_kk="Б", name_ru="Об", joined=here, by=house.deputy, on=SEPTEMBER
    )

    teachers = {person for one in here for person in services.members_on(services.body_of(one), SEPTEMBER)}
    assert set(services.members_on(body, SEPTEMBER)) == teachers
    assert bodies_of(house.school)[-1] == body


def test_a_school_has_one_methodical_council(house):
    told = {"school": house.school, "kind": "methodical", "name_kk": "Ә", "name_ru": "М", "joined": []}
    process.found_body(**told, by=house.deputy, on=SEPTEMBER)

    with pytest.raises(RuleBroken, match="already"):
        process.found_body(**told, by=house.head, on=SEPTEMBER)

    assert Body.objects.filter(kind="methodical").count() == 1


@pytest.mark.parametrize(("teachers", "small"), [(2, True), (3, False)])
def test_an_association_of_fewer_than_three_teachers_says_so(client, house, teachers, small):
    association = make.make_association(house.school)
    body = services.body_of(association)
    for _ in range(teachers):
        services.seat(body=body, person=make.make_teacher(house.school).person, on=SEPTEMBER)

    line = next(line for line in body_lines(house.school, NOVEMBER) if line.body == body)
    text = read(sign_in(client, house.secretary, NOVEMBER), reverse("council:bodies", args=[house.school.code]))

    assert line.is_small is small
    assert ("Fewer than 3 teachers" in text) is small


def test_the_page_seats_somebody_once_and_a_member_only_reads(client, house):
    url = reverse("council:body", args=[house.school.code, "council"])
    sign_in(client, house.secretary)
    told = {
        "person": house.mentor.pk,
        "post": "chair",
        "started_on": "2026-11-02",
        "ticket": ticket_of(read(client, url)),
    }

    for _ in range(2):
        assert client.post(url, told).status_code == 302

    assert BodyMember.objects.count() == 1
    assert sign_in(client, house.mentor_user).post(url, told).status_code == 403
    assert "Seat somebody" not in read(client, url)


def test_bodies_cost_the_same_queries_for_few_and_many(client, house):
    url = reverse("council:bodies", args=[house.school.code])
    services.seat(body=services.body_of(make.make_association(house.school)), person=house.mentor, on=SEPTEMBER)
    sign_in(client, house.secretary)
    few = queries_of(client, url)
    for _ in range(5):
        body = services.body_of(make.make_association(house.school))
        services.seat(body=body, person=make.make_member(house.school, Role.TEACHER).person, on=SEPTEMBER)

    assert queries_of(client, url) == few <= 12
