"""What every page carries: a session that can be ended, a header of one's own, the policy for the browser."""

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import translation

from mentoring.tests.signin import sign_in
from schools import clock
from schools.enums import Role
from schools.models import Membership, User
from schools.tests import make

DAY = date(2026, 9, 1)


@pytest.fixture
def school(db):
    return make.make_school("school1")


def page(client) -> str:
    return client.get("/").content.decode()


def is_out(client) -> bool:
    return client.get("/").headers.get("Location", "").startswith(reverse("account_login"))


def test_a_session_ends_when_its_row_is_gone(client, school):
    sign_in(client, make.make_member(school, Role.DEPUTY), DAY)
    assert not is_out(client)
    Session.objects.all().delete()
    assert is_out(client)


@pytest.mark.parametrize(("left", "out"), [(timedelta(seconds=-1), True), (timedelta(minutes=1), False)])
def test_a_session_ends_with_its_time(left, out, client, school):
    sign_in(client, make.make_member(school, Role.DEPUTY), DAY)
    Session.objects.update(expire_date=clock.moment() + left)
    assert is_out(client) is out


def test_a_session_ends_with_the_password_and_with_the_account(client, school):
    deputy = make.make_member(school, Role.DEPUTY)
    sign_in(client, deputy, DAY)
    deputy.set_password("another-one-2026")
    deputy.save()
    assert is_out(client)

    sign_in(client, deputy, DAY)
    User.objects.update(is_active=False)
    assert is_out(client)


def test_a_foreign_session_key_is_nobody(client, school):
    sign_in(client, make.make_member(school, Role.DEPUTY), DAY)
    client.cookies["sessionid"] = "0" * 32
    assert is_out(client)


def test_two_people_of_one_name_have_cards_of_their_own(school):
    deputies = [make.make_member(school, Role.DEPUTY, name="Сәрсенова") for _ in range(2)]
    for deputy in deputies:
        assert reverse("schools:person", args=[school.code, deputy.person_id]) in page(sign_in(Client(), deputy, DAY))


def test_the_header_follows_what_it_shows(client, school):
    deputy = make.make_member(school, Role.DEPUTY, name="Сәрсенова")
    sign_in(client, deputy, DAY)
    assert "Сәрсенова" in page(client)

    type(deputy.person).objects.update(last_name="Ахметова")
    type(school).objects.update(short_name_kk="Басқа мектеп", short_name_ru="Другая школа")
    Membership.objects.filter(role=Role.DEPUTY).update(role=Role.HEAD)

    shown = page(client)
    with translation.override(deputy.language):
        head, former = str(Role.HEAD.label), str(Role.DEPUTY.label)
    assert "Ахметова" in shown and "Сәрсенова" not in shown
    assert "Другая школа" in shown
    assert head in shown and former not in shown


def test_the_language_form_leads_back_to_its_page(client, school):
    sign_in(client, make.make_member(school, Role.DEPUTY), DAY)
    address = reverse("mentorships:list", args=[school.code])
    for query in ("?name=%22a&late=on", "?page=2"):
        shown = client.get(address + query).content.decode()
        assert f'name="next" value="{address}{query.replace("&", "&amp;")}"' in shown


def test_the_policy_is_that_of_the_settings_unless_a_view_has_its_own(client, school, settings):
    sign_in(client, make.make_member(school, Role.DEPUTY), DAY)
    for address, status in (("/", 200), ("/nowhere/", 404)):
        answer = client.get(address)
        assert answer.status_code == status
        policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert policy.keys() == settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].keys()
