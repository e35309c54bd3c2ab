"""The page of the demo's people, and travelling to another day."""

from datetime import date

import pytest
from django.urls import reverse

from mentoring.demo.models import DemoStory, DemoWorld
from mentoring.middleware import DEMO_DAY
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.models import User
from schools.tests.make import make_member, make_school

DAY = date(2026, 9, 1)


@pytest.fixture
def deputy(db) -> User:
    user = make_member(make_school(), Role.DEPUTY, name="Ким")
    user.username = user.email = "deputy@school1.demo"
    user.language = "kk"
    user.save()
    DemoStory.objects.create(person=user.person, text_kk="Екі рөл", text_ru="Две роли", text_en="Two roles")
    DemoWorld.objects.create(stage="order", seed=1, today=DAY)
    return user


def test_the_page_is_public_and_tells_who_is_there(client, deputy):
    page = client.get(reverse("demo:personas"), headers={"accept-language": "en"})

    assert page.status_code == 200
    assert "Two roles" in page.text
    assert "deputy@school1.demo" in page.text
    assert "1 September 2026" in page.text


def test_without_a_world_the_page_says_how_to_build_one(client, db):
    page = client.get(reverse("demo:personas"))

    assert page.status_code == 200
    assert "manage.py demo" in page.text


def test_one_press_signs_in_on_the_day_of_the_world(client, deputy):
    answer = client.post(reverse("demo:personas"), {"who": deputy.username})

    assert answer.url == reverse("overview:today")
    assert client.session[DEMO_DAY] == "2026-09-01"
    assert client.get(answer.url).wsgi_request.user == deputy


def test_nobody_but_the_listed_people_can_be_chosen(client, deputy):
    other = make_member(make_school(), Role.HEAD)

    answer = client.post(reverse("demo:personas"), {"who": other.username})

    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_ordinary_sign_in_starts_on_the_day_of_the_world_too(client, deputy):
    client.force_login(deputy)

    client.get(reverse("overview:today"))

    assert client.session[DEMO_DAY] == "2026-09-01"


def test_travelling_changes_the_day_of_this_session_only(client, deputy):
    sign_in(client, deputy, on=DAY)

    answer = client.post(reverse("demo:travel"), {"today": "2027-01-14", "next": "/demo/"})

    assert answer.url == "/demo/"
    assert client.session[DEMO_DAY] == "2027-01-14"
    assert DemoWorld.objects.get().today == DAY


@pytest.mark.parametrize("day", ["", "yesterday", "1999-01-01", "2040-01-01"])
def test_a_day_the_calendar_does_not_know_is_refused(client, deputy, day):
    sign_in(client, deputy, on=DAY)

    client.post(reverse("demo:travel"), {"today": day})

    assert client.session[DEMO_DAY] == "2026-09-01"


def test_travelling_never_leads_off_the_site(client, deputy):
    sign_in(client, deputy, on=DAY)

    answer = client.post(reverse("demo:travel"), {"today": "2026-09-02", "next": "https://example.org/"})

    assert answer.url == reverse("overview:today")


def test_travelling_needs_a_sign_in_and_a_post(client, deputy):
    assert client.post(reverse("demo:travel"), {"today": "2026-09-02"}).status_code == 302
    assert DEMO_DAY not in client.session
    sign_in(client, deputy, on=DAY)
    assert client.get(reverse("demo:travel")).status_code == 405
