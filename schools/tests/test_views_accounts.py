"""Pages of accounts: made by the school, opened by their owners."""

import re
from datetime import date
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from mentoring.tests.signin import sign_in
from schools import services
from schools.enums import Role
from schools.models import User
from schools.tests.make import make_member, make_school, make_teacher, make_user
from schools.web import new_ticket

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
PASSWORD = "qarlygash-2026"


class ClosedPost(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, email_messages):
        raise SMTPException


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def deputy(client, school):
    """Signed in."""
    user = make_member(school, Role.DEPUTY)
    sign_in(client, user, on=DAY)
    return user


@pytest.fixture
def person(school):
    return make_teacher(school, name="Сәрсенова").person


def page_of(school, person, name="account"):
    return reverse(f"schools:{name}", args=[school.code, person.pk])


def make_account(person, email="a@example.kz", language="en"):
    return services.make_account(person=person, username="a.sarsenova", email=email, language=language)


def link_of(user):
    return reverse("schools:invitation", args=services.invitation_token(user))


# Made ----------------------------------------------------------------------------------------------------------------
def test_the_login_name_is_offered_and_the_link_shown(client, school, deputy, person):
    address = page_of(school, person)
    assert 'value="a.sarsenova"' in client.get(address).content.decode()
    response = client.post(address, {"username": "a.sarsenova", "email": "", "language": "kk"})
    assert response.url == address
    page = client.get(address).content.decode()
    (link,) = re.findall(r'value="(http://testserver/invitation/[^"]+)"', page)
    client.logout()
    assert "a.sarsenova" in client.get(link).content.decode()


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"username": "taken"}, "This login name is taken."),
        ({"email": "TAKEN@example.kz"}, "Somebody already signs in with this e-mail."),
        ({"username": "әлия"}, "Only Latin letters"),
        ({"username": ""}, "This field is required."),
        ({"language": "fr"}, "valid choice"),
    ],
)
def test_a_wrong_account_is_refused_and_what_was_typed_stays(client, school, deputy, person, told, error):
    User.objects.filter(pk=make_user().pk).update(username="taken", email="taken@example.kz")
    told = {"username": "new.name", "email": "new@example.kz", "language": "kk"} | told
    response = client.post(page_of(school, person), told)
    page = response.content.decode()
    assert error in page
    assert f'value="{told["email"]}"' in page
    assert not User.objects.filter(person=person).exists()


def test_a_double_press_makes_one_account(client, school, deputy, person):
    told = {"username": "a.sarsenova", "email": "", "language": "kk", "ticket": new_ticket()}
    assert [client.post(page_of(school, person), told).status_code for _ in range(2)] == [302, 302]
    assert User.objects.filter(person=person).count() == 1


def test_an_account_in_use_shows_no_link(client, school, deputy, person):
    user = make_account(person)
    services.accept_invitation(user=user, password=PASSWORD)
    page = client.get(page_of(school, person)).content.decode()
    assert "/invitation/" not in page
    assert "has set a password" in page


def test_an_admins_account_is_not_the_schools_to_hand_out(client, school, deputy, person):
    make_account(person)
    User.objects.filter(person=person).update(is_staff=True, is_superuser=True)
    assert client.get(page_of(school, person)).status_code == 403


# Mailed --------------------------------------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_the_invitation_is_mailed_once_with_a_link_that_works(client, school, deputy, person):
    make_account(person)
    told = {"ticket": new_ticket()}
    for _ in range(2):
        assert client.post(page_of(school, person, "mail_invitation"), told).url == page_of(school, person)
    (letter,) = mail.outbox
    assert letter.to == ["a@example.kz"]
    assert "Сәрсенова" in letter.body
    (link,) = re.findall(r"http://testserver(/invitation/\S+)", letter.body)
    client.logout()
    assert client.get(link).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_closed_post_is_said(client, school, deputy, person, settings):
    settings.EMAIL_BACKEND = f"{__name__}.ClosedPost"
    make_account(person)
    response = client.post(page_of(school, person, "mail_invitation"), {"ticket": new_ticket()}, follow=True)
    assert "could not be sent" in response.content.decode()


def test_nothing_is_mailed_without_address_or_after_the_password_is_set(client, school, deputy, person):
    address = page_of(school, person, "mail_invitation")
    assert client.post(address).status_code == 302
    user = make_account(person, email="")
    assert client.post(address).status_code == 302
    services.accept_invitation(user=user, password=PASSWORD)
    User.objects.filter(pk=user.pk).update(email="a@example.kz")
    assert client.post(address).status_code == 302
    assert client.get(address).status_code == 405
    assert mail.outbox == []


# Opened --------------------------------------------------------------------------------------------------------------
def test_the_owner_sets_a_password_and_is_in(client, person):
    user = make_account(person)
    response = client.post(link_of(user), {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert response.url == reverse("overview:today")
    assert client.session["_auth_user_id"] == str(user.pk)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert user.last_login is not None


def test_the_link_works_once(client, person):
    link = link_of(make_account(person))
    client.post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    client.logout()
    again = client.post(link, {"new_password1": "other-password-1", "new_password2": "other-password-1"})
    assert again.status_code == 410
    assert User.objects.get(person=person).check_password(PASSWORD)


@pytest.mark.parametrize(
    ("first", "second"),
    [("short-1", "short-1"), (PASSWORD, "another-2026"), ("password123", "password123"), ("", ""), ("a.sarsenova", "a.sarsenova")],
)  # fmt: skip
def test_a_weak_or_mistyped_password_is_refused(client, person, first, second):
    user = make_account(person)
    response = client.post(link_of(user), {"new_password1": first, "new_password2": second})
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert not User.objects.get(pk=user.pk).has_usable_password()


def test_looking_at_the_invitation_uses_nothing_up(client, person):
    link = link_of(make_account(person))
    assert [client.get(link).status_code for _ in range(2)] == [200, 200]


@pytest.mark.parametrize(
    "link", ["/invitation/MQ/abc-def/", "/invitation/!/x/", "/invitation/OTk5OTk5OTk5OTk5OTk5OTk5OTk5/a/"]
)
def test_a_link_of_nobody_says_so(client, link):
    response = client.get(link)
    assert response.status_code == 410
    assert "no longer works" in response.content.decode()


def test_the_page_speaks_the_owners_language_until_another_is_chosen(client, person):
    link = link_of(make_account(person, language="kk"))
    assert client.get(link).headers["Content-Language"] == "kk"
    client.post(reverse("set_language"), {"language": "en", "next": link})
    assert client.get(link).headers["Content-Language"] == "en"


# Reset by mail is allauth's ------------------------------------------------------------------------------------------
def test_a_forgotten_password_is_reset_by_mail(client, person):
    user = make_account(person)
    services.accept_invitation(user=user, password=PASSWORD)
    client.post(reverse("account_reset_password"), {"email": "A@example.kz"})
    (letter,) = mail.outbox
    (link,) = re.findall(r"http://testserver(/\S+)", letter.body)
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"password1": "zhana-qupiya-77", "password2": "zhana-qupiya-77"})
    assert User.objects.get(pk=user.pk).check_password("zhana-qupiya-77")


@pytest.mark.parametrize("login", ["a.sarsenova", "A@example.kz"])
def test_login_name_and_email_both_open_the_door(client, person, login):
    services.accept_invitation(user=make_account(person), password=PASSWORD)
    response = client.post(reverse("account_login"), {"login": login, "password": PASSWORD})
    assert response.url == reverse("overview:today")
