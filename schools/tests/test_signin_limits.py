"""How often may a sign-in fail, and who is counted?"""

import pytest
from django.core.cache import cache
from django.urls import reverse

from schools.enums import Role
from schools.tests.make import make_member, make_school

pytestmark = pytest.mark.django_db
PASSWORD = "qarlygash-2026"
ALLOWED = 5  # for one name in five minutes: mentoring.settings.ACCOUNT_RATE_LIMITS
ALLOWED_FROM_ONE_ADDRESS = 10


@pytest.fixture(autouse=True)
def counters():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user():
    user = make_member(make_school(), Role.DEPUTY)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, name, password, address="203.0.113.7"):
    form = {"login": name, "password": password}
    return client.post(reverse("account_login"), form, headers={"x-forwarded-for": address})


def is_in(response) -> bool:
    return response.status_code == 302


def test_a_right_password_within_the_limit_signs_in(client, user):
    for _ in range(ALLOWED - 1):
        assert not is_in(sign_in(client, user.username, "wrong"))
    assert is_in(sign_in(client, user.username, PASSWORD))


def test_after_the_limit_even_the_right_password_waits(client, user):
    for _ in range(ALLOWED):
        sign_in(client, user.username, "wrong")
    response = sign_in(client, user.username, PASSWORD)
    assert not is_in(response)
    assert "Too many failed login attempts" in response.content.decode()


def test_one_address_is_stopped_and_another_is_not(client, user, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # as in a production behind its front server
    for number in range(ALLOWED_FROM_ONE_ADDRESS):
        sign_in(client, f"stranger{number}", "wrong", address="198.51.100.1")
    assert not is_in(sign_in(client, user.username, PASSWORD, address="198.51.100.1"))
    assert is_in(sign_in(client, user.username, PASSWORD, address="198.51.100.2"))


def test_what_a_visitor_claims_before_the_front_server_is_not_believed(client, user, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(ALLOWED_FROM_ONE_ADDRESS):
        sign_in(client, f"stranger{number}", "wrong", address=f"192.0.2.{number}, 198.51.100.1")
    assert not is_in(sign_in(client, user.username, PASSWORD, address="192.0.2.99, 198.51.100.1"))
