"""Writes of who, where and when."""

from datetime import date, timedelta

import pytest

from schools import clock, services
from schools.enums import Category, PostKind, Role
from schools.errors import RuleBroken
from schools.logins import in_latin, login_name
from schools.models import CategoryAward, Employment, Membership, Person, QualityRecord, User
from schools.perms import can_answer_for, can_confirm_ethics, can_manage_staff, posts_to_hire, roles_to_give
from schools.services import Lesson
from schools.tests.make import make_member, make_person, make_school, make_subject, make_teacher, make_user, make_year

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)


@pytest.fixture
def school():
    return make_school()


def hire(school, by=None, **told):
    told = {"last_name": "Сәрсенова", "first_name": "Әлия", "on": DAY} | told
    return services.hire(school=school, by=by, **told)


def roles_of(person, school):
    return set(Membership.objects.filter(person=person, school=school).values_list("role", flat=True))


# Hire ----------------------------------------------------------------------------------------------------------------
def test_hire_writes_person_job_lessons_and_the_teachers_role(school):
    job = hire(school, lessons=[Lesson(make_subject("maths"), classes="5–6", hours=18)], starts_profession=True)
    assert job.person.full_name == "Сәрсенова Әлия"
    assert list(job.teachings.values_list("subject__code", "classes", "hours")) == [("maths", "5–6", 18)]
    assert roles_of(job.person, school) == {Role.TEACHER}


@pytest.mark.parametrize(
    ("by", "given"),
    [(Role.HEAD, {Role.TEACHER, Role.HEAD}), (Role.DEPUTY, {Role.TEACHER}), (None, {Role.TEACHER, Role.HEAD})],
)
def test_hiring_a_head_gives_the_role_only_when_the_hirer_may(school, by, given):
    with clock.travel(DAY):
        job = hire(school, post=PostKind.HEAD, by=make_member(school, by) if by else None)
    assert roles_of(job.person, school) == given


def test_nobody_is_hired_twice(school):
    job = hire(school)
    with pytest.raises(RuleBroken):
        hire(school, person=job.person, on=DAY + timedelta(days=1))
    assert Employment.objects.count() == 1


def test_a_staff_number_is_one_persons(school):
    hire(school, staff_number="7")
    with pytest.raises(RuleBroken):
        hire(school, last_name="Другая", staff_number="7")


def test_somebody_who_left_comes_back_as_the_same_person(school):
    job = hire(school)
    services.finish_employment(employment=job, on=DAY + timedelta(days=30))
    again = hire(school, person=job.person, on=DAY + timedelta(days=31))
    assert again.person == job.person
    assert Person.objects.count() == 1
    assert Membership.objects.filter(person=job.person, finished_on=None).count() == 1


def test_coming_back_with_a_role_still_open_keeps_it(school):
    job = hire(school)
    Employment.objects.update(finished_on=DAY)
    hire(school, person=job.person, on=DAY + timedelta(days=1))
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("СӘРСЕНОВА", "Әлия", "Қайратқызы"), True),
        (("Сәрсенова", "Әлия", ""), True),
        (("Сәрсенова", "Әлия", "Маратқызы"), False),
        (("Сәрсен", "Әлия", ""), False),
        (("Сәрсенова", "Ә", ""), False),
    ],
)
def test_namesakes_are_found_whatever_the_letters(school, names, found):
    hire(school, patronymic="Қайратқызы")
    hire(make_school(), last_name=names[0], first_name=names[1], patronymic=names[2])
    last_name, first_name, patronymic = names
    people = services.namesakes(school=school, last_name=last_name, first_name=first_name, patronymic=patronymic)
    assert bool(people) is found


# Leave ---------------------------------------------------------------------------------------------------------------
def test_leaving_ends_the_roles_at_this_school_only(school):
    job = hire(school)
    elsewhere = hire(make_school(), person=job.person)
    services.finish_employment(employment=job, on=DAY)
    assert Membership.objects.get(school=school).finished_on == DAY
    assert Membership.objects.get(school=elsewhere.school).finished_on is None


def test_nobody_leaves_before_they_came_or_twice(school):
    job = hire(school)
    with pytest.raises(RuleBroken):
        services.finish_employment(employment=job, on=DAY - timedelta(days=1))
    services.finish_employment(employment=job, on=DAY)
    with pytest.raises(RuleBroken):
        services.finish_employment(employment=job, on=DAY)


def test_the_only_head_leaves_after_the_successor_is_named(school):
    head = make_member(school, Role.HEAD)
    job = Employment.objects.get(person=head.person)
    with pytest.raises(RuleBroken):
        services.finish_employment(employment=job, on=DAY)
    assert Employment.objects.get(pk=job.pk).finished_on is None
    services.give_role(person=make_teacher(school).person, role=Role.HEAD, school=school, on=DAY, by=head)
    services.finish_employment(employment=job, on=DAY)
    assert not Membership.objects.filter(person=head.person, finished_on=None).exists()


# Roles ---------------------------------------------------------------------------------------------------------------
def test_a_role_is_given_once_and_ended_once(school):
    person = make_person()
    role = services.give_role(person=person, role=Role.SECRETARY, school=school, on=DAY, by=None)
    with pytest.raises(RuleBroken):
        services.give_role(person=person, role=Role.SECRETARY, school=school, on=DAY, by=None)
    services.end_role(membership=role, on=DAY)
    with pytest.raises(RuleBroken):
        services.end_role(membership=role, on=DAY)


def test_a_role_that_has_not_begun_ends_on_its_first_day(school):
    role = services.give_role(person=make_person(), role=Role.SECRETARY, school=school, on=DAY, by=None)
    assert services.end_role(membership=role, on=DAY - timedelta(days=5)).finished_on == DAY


@pytest.mark.parametrize(
    ("role", "roles", "posts"),
    [
        (Role.HEAD, {"head", "deputy", "secretary", "association", "teacher"}, {"head", "deputy", "teacher", "other"}),
        (Role.DEPUTY, {"secretary", "association", "teacher"}, {"teacher", "other"}),
        (Role.SECRETARY, set(), set()),
        (Role.ASSOCIATION, set(), set()),
        (Role.TEACHER, set(), set()),
    ],
)
def test_which_roles_and_posts_each_role_may_give(school, role, roles, posts):
    user = make_member(school, role)
    assert set(roles_to_give(user, school)) == roles
    assert set(posts_to_hire(user, school)) == posts
    assert set(roles_to_give(user, make_school())) == set()
    assert can_manage_staff(user, school) is bool(roles)


@pytest.mark.parametrize(
    ("by", "of", "may"),
    [
        (Role.HEAD, Role.DEPUTY, True),
        (Role.DEPUTY, Role.TEACHER, True),
        (Role.DEPUTY, Role.SECRETARY, True),
        (Role.DEPUTY, Role.DEPUTY, False),
        (Role.DEPUTY, Role.HEAD, False),
        (Role.SECRETARY, Role.TEACHER, False),
    ],
)
def test_who_answers_for_whose_account(school, by, of, may):
    held = list(make_member(school, of).person.memberships.all())
    assert can_answer_for(make_member(school, by), school, held) is may


def test_nobody_answers_for_a_head_of_another_school_or_for_an_admin(school):
    head = make_member(school, Role.HEAD)
    person = make_teacher(school).person
    held = list(person.memberships.all())
    assert can_answer_for(head, school, held)
    assert not can_answer_for(head, school, held, make_user(person, is_staff=True))
    services.give_role(person=person, role=Role.HEAD, school=make_school(), on=DAY, by=None)
    assert not can_answer_for(head, school, list(person.memberships.all()))


def test_nobody_confirms_their_own_ethics(school):
    deputy = make_member(school, Role.DEPUTY)
    assert not can_confirm_ethics(deputy, deputy.person, school)
    assert can_confirm_ethics(deputy, make_teacher(school).person, school)


# Accounts ------------------------------------------------------------------------------------------------------------
def test_an_account_has_no_password_until_its_owner_sets_one(school):
    user = services.make_account(person=make_person(), username="a.sarsenova", email="", language="kk")
    assert not user.has_usable_password()
    link = services.invitation_token(user)
    assert services.invited(*link) == user
    services.accept_invitation(user=user, password="жаңа-құпия-сөз-1")
    assert services.invited(*link) is None
    assert User.objects.get().check_password("жаңа-құпия-сөз-1")


def test_a_used_invitation_is_refused_even_when_the_page_was_open(school):
    user = services.make_account(person=make_person(), username="a.sarsenova", email="", language="kk")
    services.accept_invitation(user=User.objects.get(pk=user.pk), password="first-password-1")
    with pytest.raises(RuleBroken):
        services.accept_invitation(user=user, password="second-password-2")
    assert User.objects.get().check_password("first-password-1")


@pytest.mark.parametrize(
    ("uid", "token"), [("", ""), ("!", "x"), ("MQ", "x-y"), ("OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "a")]
)
def test_a_link_of_nobody_invites_nobody(uid, token):
    assert services.invited(uid, token) is None


def test_an_old_invitation_is_dead(school, settings):
    user = services.make_account(person=make_person(), username="a.sarsenova", email="", language="kk")
    link = services.invitation_token(user)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert services.invited(*link) is None


@pytest.mark.parametrize("told", [{"username": "TAKEN"}, {"email": "Taken@school.kz"}])
def test_a_taken_login_or_email_is_refused(told):
    make_user().__class__.objects.update(username="taken", email="taken@school.kz")
    with pytest.raises(RuleBroken):
        services.make_account(person=make_person(), **({"username": "new", "email": "", "language": "ru"} | told))


@pytest.mark.parametrize(
    ("last_name", "first_name", "login"),
    [
        ("Сәрсенова", "Әлия", "a.sarsenova"),
        ("Қыдырбаев", "Ғалым", "g.kydyrbaev"),
        ("Щукина-Жұмабай", "Юлия", "i.shchukinazhumabai"),
        ("Ли", "", "li"),
        ("李", "", "user"),
    ],
)
def test_a_login_name_is_made_of_the_name(last_name, first_name, login):
    assert login_name(last_name, first_name) == login
    assert login_name(last_name, first_name, {login, f"{login}2"}) == f"{login}3"


def test_every_letter_of_the_two_alphabets_is_latin():
    assert in_latin("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюя").isascii()
    assert in_latin("Ъь") == ""


def test_a_free_login_name_passes_over_the_taken_whatever_their_case():
    User.objects.create(username="A.Sarsenova")
    assert services.free_login_name("Сәрсенова", "Әлия") == "a.sarsenova2"


# What is known -------------------------------------------------------------------------------------------------------
def test_an_award_is_recorded_once():
    told = {"category": Category.EXPERT, "awarded_on": DAY, "expires_on": None, "document": "№ 1"}
    person = make_person()
    services.add_category(person=person, by=None, **told)
    with pytest.raises(RuleBroken):
        services.add_category(person=person, by=None, **told)
    assert CategoryAward.objects.count() == 1


def test_a_corrected_figure_is_a_newer_row_and_the_same_one_is_refused(school):
    told = {"person": make_person(), "school": school, "subject": make_subject(), "year": make_year(2025)}
    counts = {"assessed": 50, "fives": 10, "fours": 20, "no_figure": ""}
    services.record_quality(**told, **counts, source="журнал", by=None)
    with pytest.raises(RuleBroken):
        services.record_quality(**told, **counts, source="журнал", by=None, reason="тағы да")
    changed = counts | {"fours": 21}
    with pytest.raises(RuleBroken, match="Say why it is corrected"):
        services.record_quality(**told, **changed, source="журнал", by=None)
    services.record_quality(**told, **changed, source="журнал", by=None, reason="қате түзетілді")
    assert list(QualityRecord.objects.order_by("id").values_list("fours", flat=True)) == [20, 21]
