"""Opening an issued paper, confirming acquaintance, the public check."""

from datetime import date

import pytest
from django.urls import reverse

from mentoring.documents.models import Acquaintance, IssuedDocument
from mentoring.documents.tests import world
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.tests import make


@pytest.fixture
def house(db):
    return world.make_house()


@pytest.fixture
def order(house) -> IssuedDocument:
    return world.signed(house).documents.get(kind="order")


def _open(order):
    return reverse("documents:open", args=[order.code])


def _acquaint(order):
    return reverse("documents:acquaint", args=[order.code])


def test_reprint_is_byte_for_byte_the_stored_file(client, house, order):
    sign_in(client, house.deputy)
    answers = [client.get(_open(order)) for _ in range(2)]
    contents = {b"".join(answer.streaming_content) for answer in answers}
    for answer in answers:
        answer.close()
    assert contents == {world.bytes_of(order)}
    assert answers[0]["Content-Type"] == "application/pdf"
    assert answers[0]["Cache-Control"] == "private, no-store"


def test_pair_opens_its_own_paper(client, order):
    response = sign_in(client, make.make_user(order.mentorship.mentee)).get(_open(order))
    response.close()
    assert response.status_code == 200


def test_another_teacher_of_the_school_may_not_open_a_pairs_paper(client, house, order):
    assert sign_in(client, make.make_member(house.school, Role.TEACHER)).get(_open(order)).status_code == 403


def test_paper_of_another_school_does_not_exist(client, order):
    stranger = make.make_member(make.make_school(), Role.HEAD)
    assert sign_in(client, stranger).get(_open(order)).status_code == 404
    assert sign_in(client, stranger).post(_acquaint(order)).status_code == 404


def test_paper_needs_a_sign_in(client, order):
    assert client.get(_open(order)).status_code == 302


def test_issued_document_cannot_be_changed_or_deleted(order):
    order.number = "46"
    with pytest.raises(TypeError):
        order.save()
    with pytest.raises(TypeError):
        order.delete()
    with pytest.raises(TypeError):
        IssuedDocument.objects.filter(pk=order.pk).update(number="46")
    assert IssuedDocument.objects.get(pk=order.pk).number == "45-н/қ"


def test_young_teacher_confirms_acquaintance_once(client, order):
    sign_in(client, make.make_user(order.mentorship.mentee), on=date(2026, 9, 9))
    first = client.post(_acquaint(order))
    client.post(_acquaint(order))
    row = Acquaintance.objects.get()
    assert first.headers["Location"] == reverse("mentorships:detail", args=[order.mentorship_id])
    assert (row.person, row.on) == (order.mentorship.mentee, date(2026, 9, 9))


@pytest.mark.parametrize(
    ("back", "followed"), [("/pairs/1/plan/", True), ("https://elsewhere.kz/", False), ("//elsewhere.kz", False)]
)
def test_acquaintance_goes_back_only_to_our_own_pages(client, order, back, followed):
    sign_in(client, make.make_user(order.mentorship.mentor))
    response = client.post(_acquaint(order), {"next": back})
    assert (response.headers["Location"] == back) is followed


def test_only_the_pair_confirms_acquaintance(client, house, order):
    assert sign_in(client, house.deputy).post(_acquaint(order)).status_code == 403
    assert not Acquaintance.objects.exists()


def test_looking_changes_nothing(client, house, order):
    sign_in(client, house.deputy)
    assert client.get(_acquaint(order)).status_code == 405
    assert not Acquaintance.objects.exists()


@pytest.mark.parametrize("spelled", [str.upper, str.lower])
def test_anybody_may_check_a_code(client, order, spelled):
    page = client.get(reverse("documents:check", args=[spelled(order.code)]), follow=True).content.decode()
    pair = order.mentorship
    assert "has not changed since" in page
    assert "45-н/қ" in page
    assert order.school.name_ru in page or order.school.name_kk in page
    assert [name for name in (pair.mentor.last_name, pair.mentee.last_name, "Сәрсенова") if name in page] == []


def test_check_says_when_the_stored_file_is_not_the_issued_one(client, order):
    with open(order.file.path, "ab") as file:
        file.write(b" ")
    page = client.get(reverse("documents:check", args=[order.code])).content.decode()
    assert "is not the one that was issued" in page
    assert "has not changed since" not in page


def test_unknown_code_is_not_found(client, db):
    assert client.get(reverse("documents:check", args=["ABCDEFGHJK"])).status_code == 404


def test_opening_a_paper_takes_few_queries(client, house, order, django_assert_max_num_queries):
    sign_in(client, house.deputy)
    with django_assert_max_num_queries(5):
        client.get(_open(order)).close()
