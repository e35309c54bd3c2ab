"""The public check of a paper: the code as typed, the state of the paper, a copy compared and forgotten."""

import os
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from mentoring.documents.models import new_code
from mentoring.documents.rules import ALPHABET, LENGTH, read_code
from mentoring.documents.tests import world
from mentoring.documents.views.check import CHECKS_A_MINUTE
from mentoring.tests.pages import row_counts
from schools import clock

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


@pytest.fixture(autouse=True)
def no_checks_yet():
    cache.clear()


@pytest.fixture
def order(db):
    return world.signed(world.make_house()).documents.get(kind="order")


@given(CODES, st.sampled_from(["", " ", "-", " - ", "–", "\u00a0", "."]), st.integers(0, LENGTH), st.booleans())
def test_code_is_read_however_it_is_spelled(code, between, place, small):
    typed = f" {code[:place]}{between}{code[place:]} "
    assert read_code(typed.lower() if small else typed) == code


@given(CODES)
def test_letters_of_the_kazakh_and_russian_keyboard_that_look_the_same_are_read(code):
    assert read_code(code.translate(str.maketrans("ABCEHKMPTXY", "АВСЕНКМРТХУ"))) == code


@pytest.mark.parametrize("typed", ["", "ABCDE", "ABCDEFGHJK2", "ABCDEFGHJ0", "ABCDEFGHJI", "ABCDEFGHJ/", "ЩЩЩЩЩЩЩЩЩЩ"])
def test_what_can_be_no_code_is_not_read(typed):
    assert read_code(typed) == ""


def test_every_new_code_is_readable():
    assert all(read_code(code) == code for code in (new_code() for _ in range(50)))


def _page(order, **more):
    return Client().get(reverse("documents:check", args=[order.code]), **more).content.decode()


def test_typed_code_leads_to_the_paper(client, order):
    typed = f"{order.code[:5].lower()} - {order.code[5:]}"
    response = client.get(reverse("documents:check_typed"), {"code": typed})
    assert (response.status_code, response.headers["Location"]) == (302, reverse("documents:check", args=[order.code]))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("ABC", "ten letters and digits"), ("ABCDEFGHJK", "No paper with this code"), ("", "required")],
)
def test_typed_code_that_is_none_is_told_at_the_field(client, order, typed, answer):
    page = client.get(reverse("documents:check_typed"), {"code": typed}).content.decode()
    assert answer in page
    assert f'value="{typed}"' in page or not typed


def test_address_with_hyphens_leads_to_the_one_address(client, order):
    response = client.get(reverse("documents:check", args=[order.spelled_code.lower()]))
    assert response.headers["Location"] == reverse("documents:check", args=[order.code])


def _compare(order, content: bytes, client=None):
    url = reverse("documents:check", args=[order.code])
    return (client or Client()).post(url, {"copy": BytesIO(content)}).content.decode()


def test_a_copy_is_compared_by_its_bytes(order):
    content = world.bytes_of(order)
    assert "byte for byte" in _compare(order, content)
    changed = _compare(order, content[:-1] + b"x")
    assert "not the issued document" in changed
    assert "byte for byte" not in changed


def test_nothing_of_a_copy_is_kept(order, settings):
    before = row_counts(), _files(settings.MEDIA_ROOT)
    _compare(order, b"x" * 3_000_000)
    assert (row_counts(), _files(settings.MEDIA_ROOT)) == before


def _files(root) -> set[str]:
    return {os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names}


@pytest.mark.parametrize(("more", "answer"), [(0, "not the issued document"), (1, "larger than 20 MB")])
def test_a_copy_has_at_most_20_mb(order, settings, more, answer):
    settings.MAX_UPLOAD_BYTES = 300_000
    assert answer in _compare(order, b"x" * (300_000 + more))


def test_no_copy_is_told_at_the_field(order):
    page = Client().post(reverse("documents:check", args=[order.code]), {}).content.decode()
    assert "required" in page


def test_a_copy_needs_the_token_of_the_page(order):
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse("documents:check", args=[order.code]), {"copy": BytesIO(b"x")}).status_code == 403


def test_who_asks_too_often_waits_and_others_do_not(order, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 9, 9, 12, tzinfo=UTC))
    url = reverse("documents:check", args=[order.code])
    statuses = [Client().get(url).status_code for _ in range(CHECKS_A_MINUTE + 1)]
    assert statuses == [200] * CHECKS_A_MINUTE + [429]
    assert Client().post(url, {"copy": BytesIO(b"x")}).status_code == 429
    assert Client().get(reverse("documents:check_typed"), {"code": order.code}).status_code == 429
    assert Client().get(url, REMOTE_ADDR="10.1.2.3").status_code == 200
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 9, 9, 12, 1, tzinfo=UTC))
    assert Client().get(url).status_code == 200


def test_the_page_names_nobody(order):
    page, pair = _page(order), order.mentorship
    people = (pair.mentor, pair.mentee, order.issued_by.person)
    assert [person.last_name for person in people if person.last_name in page] == []
    assert order.signatory not in page
