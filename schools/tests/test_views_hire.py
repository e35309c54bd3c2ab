"""Pages of who joins and who leaves."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.models import Employment, Membership, Person, Teaching, User
from schools.tests.make import make_member, make_school, make_subject, make_teacher
from schools.web import new_ticket

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def deputy(client, school):
    """Signed in."""
    user = make_member(school, Role.DEPUTY, name="Деканова")
    sign_in(client, user, on=DAY)
    return user


def told(**changes):
    """The form as a deputy sends it, one subject."""
    return {
        "last_name": "Сәрсенова",
        "first_name": "Әлия",
        "patronymic": "Қайратқызы",
        "hired_on": "2026-09-01",
        "post": "teacher",
        "education": "ҚарУ, 2026",
        "staff_number": "",
        "username": "",
        "email": "",
        "language": "kk",
        "lessons-TOTAL_FORMS": "3",
        "lessons-INITIAL_FORMS": "0",
        "lessons-0-subject": str(make_subject("maths").pk),
        "lessons-0-classes": "5–6",
        "lessons-0-hours": "18",
        "lessons-0-language": "kk",
        "lessons-0-shift": "1",
    } | changes


def hire(client, school, **changes):
    return client.post(reverse("schools:hire", args=[school.code]), told(**changes))


def hired() -> list[Employment]:
    return list(Employment.objects.filter(person__last_name="Сәрсенова").order_by("id"))


def test_a_teacher_is_hired_and_the_list_follows(client, school, deputy):
    response = hire(client, school)
    assert response.url == reverse("schools:staff", args=[school.code])
    (job,) = hired()
    assert (job.person.full_name, job.started_on, job.education) == ("Сәрсенова Әлия Қайратқызы", DAY, "ҚарУ, 2026")
    assert Teaching.objects.values_list("classes", "hours", "language", "shift").get(employment=job) == (
        "5–6", 18, "kk", "1",
    )  # fmt: skip


def test_a_young_teacher_leads_on_to_the_candidates(client, school, deputy):
    response = hire(client, school, starts_profession="on")
    assert response.url == reverse("eligibility:candidates", args=[hired()[0].pk])
    assert "Choose a mentor now" in client.get(response.url).content.decode()


def test_a_young_teacher_hired_long_ago_is_pointed_out(client, school, deputy):
    response = hire(client, school, starts_profession="on", hired_on="2026-05-04")
    assert "long past" in client.get(response.url).content.decode()


def test_up_to_three_subjects_are_told_without_javascript(client, school, deputy):
    extra = {f"lessons-{row}-subject": str(make_subject(f"s{row}").pk) for row in (1, 2)}
    hire(client, school, **extra)
    assert [teaching.subject.code for teaching in hired()[0].teachings.all()] == ["maths", "s1", "s2"]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"last_name": " "}, "This field is required."),
        ({"hired_on": ""}, "This field is required."),
        ({"hired_on": "31.02.2026"}, "Enter a valid date."),
        ({"hired_on": "2027-09-03"}, "more than a year ahead"),
        ({"hired_on": "1926-09-01"}, "too long ago"),
        ({"post": "head"}, "valid choice"),
        ({"post": "other", "starts_profession": "on"}, "teachers only"),
        ({"lessons-0-subject": ""}, "Choose the subject of this row."),
        ({"lessons-0-subject": "999999"}, "valid choice"),
        ({"lessons-0-hours": "99"}, "less than or equal to 60"),
        ({"lessons-0-subject": "", "lessons-0-classes": "", "lessons-0-hours": "", "lessons-0-language": "",
          "lessons-0-shift": ""}, "at least one subject"),
        ({"lessons-TOTAL_FORMS": "x"}, "at least one subject"),
        ({"with_account": "on", "username": "Әлия"}, "Only Latin letters"),
        ({"with_account": "on", "username": "a@b.kz"}, "Only Latin letters"),
        ({"with_account": "on", "email": "not an address"}, "valid email"),
    ],
)  # fmt: skip
def test_a_wrong_hire_writes_nothing_and_keeps_what_was_typed(client, school, deputy, changes, error):
    people = Person.objects.count()
    response = hire(client, school, **changes)
    page = response.content.decode()
    assert response.status_code == 200
    assert error in page
    assert "Қайратқызы" in page
    assert Person.objects.count() == people
    assert User.objects.count() == 1


def test_a_subject_in_two_rows_is_refused(client, school, deputy):
    response = hire(client, school, **{"lessons-1-subject": str(make_subject("maths").pk)})
    assert "stands in two rows" in response.content.decode()
    assert hired() == []


def test_somebody_without_lessons_is_hired_to_another_post(client, school, deputy):
    empty = {f"lessons-0-{name}": "" for name in ("subject", "classes", "hours", "language", "shift")}
    assert hire(client, school, post="other", **empty).status_code == 302
    assert hired()[0].teachings.count() == 0


def test_a_double_press_hires_once(client, school, deputy):
    ticket = new_ticket()
    first = hire(client, school, ticket=ticket, starts_profession="on")
    second = hire(client, school, ticket=ticket, starts_profession="on", same_person="another")
    assert (first.status_code, second.status_code) == (302, 302)
    assert len(hired()) == 1


# Namesakes -----------------------------------------------------------------------------------------------------------
def former(school):
    job = make_teacher(school, name="Сәрсенова", hired_on=date(2018, 9, 1))
    Person.objects.filter(pk=job.person_id).update(first_name="Әлия", search_key="сәрсенова әлия")
    Employment.objects.filter(pk=job.pk).update(finished_on=date(2024, 5, 25))
    Membership.objects.filter(person=job.person).update(finished_on=date(2024, 5, 25))
    return job.person


def test_a_namesake_is_asked_about_before_anything_is_written(client, school, deputy):
    person = former(school)
    response = hire(client, school)
    assert "Say whether it is the same" in response.content.decode()
    assert f'value="{person.pk}"' in response.content.decode()
    assert len(hired()) == 1


def test_a_person_who_comes_back_is_the_same_person(client, school, deputy):
    person = former(school)
    assert hire(client, school, same_person=str(person.pk)).status_code == 302
    assert [job.person_id for job in hired()] == [person.pk, person.pk]


def test_another_person_of_the_same_name_is_another_person(client, school, deputy):
    person = former(school)
    assert hire(client, school, same_person="another").status_code == 302
    assert hired()[1].person_id != person.pk


def test_somebody_at_work_here_is_not_hired_again(client, school, deputy):
    person = former(school)
    Employment.objects.filter(person=person).update(finished_on=None)
    response = hire(client, school, same_person=str(person.pk))
    assert "already works at this school" in response.content.decode()
    assert len(hired()) == 1


def test_a_namesake_at_another_school_is_nobodys_business(client, school, deputy):
    person = former(make_school())
    assert hire(client, school, same_person=str(person.pk)).status_code == 302
    assert hired()[1].person_id != person.pk


# The account at once -------------------------------------------------------------------------------------------------
def test_an_account_is_made_at_once_and_its_page_is_offered(client, school, deputy):
    response = hire(client, school, with_account="on", email="aliya@example.kz")
    person = hired()[0].person
    assert (person.user.username, person.user.email, person.user.language) == ("a.sarsenova", "aliya@example.kz", "kk")
    assert not person.user.has_usable_password()
    page = client.get(response.url).content.decode()
    assert f'href="{reverse("schools:account", args=[school.code, person.pk])}"' in page


def test_a_taken_login_name_stops_the_whole_hire(client, school, deputy):
    response = hire(client, school, with_account="on", username=deputy.username.upper())
    assert "This login name is taken." in response.content.decode()
    assert hired() == []


def test_a_name_with_markup_is_shown_as_text(client, school, deputy):
    response = hire(client, school, with_account="on", last_name="<b>Сәрсенова</b>", first_name="<script>")
    assert "<script>" not in client.get(response.url).content.decode().replace("<script src", "")


def test_the_form_costs_the_same_with_few_and_many_subjects(client, school, deputy):
    address = reverse("schools:hire", args=[school.code])

    def asked():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    few = asked()
    for number in range(30):
        make_subject(f"s{number}")
    assert asked() == few <= 12


# Leaving -------------------------------------------------------------------------------------------------------------
def test_a_job_ends_with_its_roles(client, school, deputy):
    job = make_teacher(school)
    address = reverse("schools:leave", args=[school.code, job.person_id, job.pk])
    response = client.post(address, {"finished_on": "2026-12-31"})
    assert response.url == reverse("schools:person", args=[school.code, job.person_id])
    job.refresh_from_db()
    assert job.finished_on == Membership.objects.get(person=job.person).finished_on == date(2026, 12, 31)
    assert "already ended" in client.post(address, {"finished_on": "2027-01-31"}).content.decode()


@pytest.mark.parametrize("day", ["", "2015-08-31", "2028-01-01"])
def test_a_wrong_last_day_changes_nothing(client, school, deputy, day):
    job = make_teacher(school)
    address = reverse("schools:leave", args=[school.code, job.person_id, job.pk])
    assert client.post(address, {"finished_on": day}).status_code == 200
    job.refresh_from_db()
    assert job.finished_on is None
