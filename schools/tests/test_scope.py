"""What a user sees: their schools today, the schools of a district observed, nothing else."""

from datetime import date, timedelta

import pytest

from schools import clock
from schools.auth import PersonBackend
from schools.enums import Role
from schools.models import Employment, Membership, Person, School, User
from schools.perms import can_see_person, can_see_staff
from schools.scope import NOTHING, scope_of
from schools.tests.make import (
    make_district,
    make_member,
    make_observer,
    make_person,
    make_school,
    make_teacher,
    make_user,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)


def fresh(user):
    return User.objects.get(pk=user.pk)


def seen(rows):
    return set(rows.values_list("pk", flat=True))


def test_a_member_sees_their_school_and_its_people_only():
    here, there = make_school(), make_school()
    user = make_member(here, Role.TEACHER)
    colleague, stranger = make_teacher(here), make_teacher(there)
    assert seen(School.objects.visible_to(user)) == {here.pk}
    assert seen(Employment.objects.visible_to(user)) >= {colleague.pk}
    assert stranger.pk not in seen(Employment.objects.visible_to(user))
    assert seen(Person.objects.visible_to(user)) == {user.person_id, colleague.person_id}


@pytest.mark.parametrize(("offset", "sees"), [(-1, False), (0, True), (10, True), (11, False)])
def test_scope_follows_the_dates_of_the_role(offset, sees):
    school, user = make_school(), make_user()
    period = {"started_on": DAY, "finished_on": DAY + timedelta(days=10)}
    Membership.objects.create(person=user.person, role=Role.DEPUTY, school=school, **period)
    with clock.travel(DAY + timedelta(days=offset)):
        assert School.objects.visible_to(fresh(user)).exists() is sees


def test_an_observer_sees_every_school_of_the_district_and_no_other():
    observed, other = make_district("А"), make_district("Б")
    mine = {make_school(district=observed).pk, make_school(district=observed).pk}
    make_school(district=other)
    user = make_observer(observed)
    assert seen(School.objects.visible_to(user)) == mine
    assert can_see_staff(user, School.objects.filter(district=observed).first())


def test_two_roles_at_two_schools_stay_apart():
    here, there = make_school(), make_school()
    user = make_member(here, Role.DEPUTY)
    Membership.objects.create(person=user.person, role=Role.TEACHER, school=there, started_on=DAY)
    with clock.travel(DAY):
        scope = fresh(user).scope
    assert scope.has_role(here.pk, Role.DEPUTY)
    assert not scope.has_role(there.pk, Role.DEPUTY)
    assert sorted(scope.roles) == sorted([here.pk, there.pk])


def test_the_admin_sees_everything_and_an_inactive_user_nothing():
    school = make_school()
    assert School.objects.visible_to(make_user(is_superuser=True)).exists()
    gone = make_member(school, Role.HEAD)
    gone.is_active = False
    assert gone.scope == NOTHING
    assert not School.objects.visible_to(gone).exists()


def test_a_key_without_a_person_opens_nothing():
    user = User.objects.create(username="loose")
    make_teacher(make_school())
    assert user.scope == scope_of([], on=DAY)
    assert not Person.objects.visible_to(user).exists()


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.HEAD, True),
        (Role.DEPUTY, True),
        (Role.SECRETARY, True),
        (Role.ASSOCIATION, True),
        (Role.TEACHER, False),
    ],
)
def test_who_sees_a_card(role, sees):
    school = make_school()
    user = make_member(school, role)
    assert can_see_person(user, make_teacher(school).person, school) is sees
    assert can_see_person(user, user.person, school)


def test_former_colleagues_are_still_found_and_strangers_are_not():
    school = make_school()
    user = make_member(school, Role.DEPUTY)
    former = make_teacher(school)
    Employment.objects.filter(pk=former.pk).update(finished_on=DAY)
    Membership.objects.filter(person=former.person).update(finished_on=DAY)
    stranger = make_person()
    with clock.travel(DAY + timedelta(days=400)):
        people = seen(Person.objects.visible_to(fresh(user)))
    assert former.person_id in people
    assert stranger.pk not in people


def test_sees_answers_for_a_school_at_hand_what_the_query_answers():
    here, there = make_school(), make_school()
    members = [make_member(here, Role.DEPUTY), make_observer(there.district), make_user(make_person())]

    for user in map(fresh, members):
        visible = seen(School.objects.visible_to(user))

        assert {school.pk for school in School.objects.all() if user.scope.sees(school)} == visible


def test_the_signed_in_user_brings_person_and_roles_in_one_query(django_assert_num_queries):
    here, there = make_school(), make_school()
    user = make_member(here, Role.TEACHER, since=DAY)
    Membership.objects.create(person=user.person, role=Role.DEPUTY, school=there, started_on=DAY)
    with clock.travel(DAY), django_assert_num_queries(1):
        found = PersonBackend().get_user(user.pk)
        assert (found, found.person) == (user, user.person)
        held = [(each.role, each.school) for each in found.memberships_today]
        assert held == [(Role.TEACHER, here), (Role.DEPUTY, there)]


@pytest.mark.parametrize(("signed_in_on", "looks_on"), [(DAY, DAY - timedelta(days=1)), (DAY - timedelta(days=1), DAY)])
def test_roles_are_those_of_the_day_looked_at_not_of_the_sign_in(signed_in_on, looks_on):
    user = make_member(make_school(), Role.HEAD, since=DAY)
    with clock.travel(signed_in_on):
        found = PersonBackend().get_user(user.pk)
    with clock.travel(looks_on):
        assert bool(found.memberships_today) is (looks_on == DAY)


def test_who_holds_no_role_or_may_not_come_in():
    idle, barred = make_user(), make_member(make_school(), Role.TEACHER)
    User.objects.filter(pk=barred.pk).update(is_active=False)
    assert PersonBackend().get_user(idle.pk).memberships_today == []
    assert PersonBackend().get_user(barred.pk) is None
    assert PersonBackend().get_user(0) is None
