"""A paper with a mistake: a corrected one is issued in its place, the first one stays byte for byte."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from mentoring import process
from mentoring.documents.corrections import is_correctable
from mentoring.documents.models import IssuedDocument
from mentoring.documents.tests import world
from mentoring.history.enums import Verb
from mentoring.history.models import Event
from mentoring.mentorships.models import Deadline, Order
from mentoring.tests.pages import row_counts, ticket_of
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.errors import RuleBroken
from schools.tests import make

TODAY = date(2026, 9, 25)


@pytest.fixture
def house(db):
    return world.make_house()


@pytest.fixture
def pair(house):
    return world.signed(house)


def paper_of(pair, kind="order") -> IssuedDocument:
    return pair.documents.filter(kind=kind).order_by("-id").first()


def correct(house, document, *, number=None, on=None, language="kk", today=TODAY, reason="Нөмірі қате жазылған"):
    return process.correct_paper(
        document=IssuedDocument.objects.get(pk=document.pk),
        number=document.number if number is None else number,
        on=on or document.date,
        language=language,
        reason=reason,
        by=house.head,
        today=today,
    )


def test_correction_links_both_ways_and_leaves_the_first_paper_alone(house, pair):
    first = paper_of(pair)
    content, row = world.bytes_of(first), IssuedDocument.objects.values().get(pk=first.pk)
    second = correct(house, first, number="54-н/қ")
    assert (second.corrects, first.corrected_by) == (first, second)
    assert (second.kind, second.number, second.date, second.signatory) == (
        "order",
        "54-н/қ",
        first.date,
        first.signatory,
    )
    assert (world.bytes_of(first), IssuedDocument.objects.values().get(pk=first.pk)) == (content, row)


def test_corrected_paper_names_the_previous_one_in_print(house, pair):
    first = paper_of(pair)
    printed = world.text_of(world.bytes_of(correct(house, first, number="54-н/қ")))
    assert "Түзетілген құжат" in printed
    assert first.code in printed
    assert "№ 54-н/қ" in printed.replace("\u00a0", " ")
    assert "Түзетілген құжат" not in world.text_of(world.bytes_of(first))


def test_the_record_of_the_order_is_put_right(house, pair):
    second = correct(house, paper_of(pair), number="54-н/қ")
    order = Order.objects.get(mentorship=pair)
    assert (order.number, order.document) == ("54-н/қ", second)
    told = Event.objects.get(verb=Verb.PAPER_CORRECTED)
    assert (told.mentorship, told.data["number"], told.reason) == (pair, "45-н/қ", "Нөмірі қате жазылған")


def test_corrected_date_counts_the_open_dates_again(house, pair):
    before = dict(Deadline.objects.filter(mentorship=pair).values_list("term", "due_on"))
    correct(house, paper_of(pair), on=world.ORDERED - timedelta(days=3))
    after = dict(Deadline.objects.filter(mentorship=pair).values_list("term", "due_on"))
    assert after["level"] == before["level"] - timedelta(days=3)
    assert Deadline.objects.get(mentorship=pair, term="order").done_on == world.ORDERED - timedelta(days=3)


def test_what_is_recorded_now_is_printed(house, pair):
    world.rename(pair.mentor, "Қуанышбаева", "Айгерім", "Нұрланқызы")
    assert "Қуанышбаева" in world.text_of(world.bytes_of(correct(house, paper_of(pair))))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"on": TODAY + timedelta(days=1)}, "has not come yet"),
        ({"on": world.COUNCIL - timedelta(days=1)}, "before the decision of the council"),
    ],
)
def test_date_that_cannot_be_is_refused_and_nothing_is_written(house, pair, changes, sentence):
    before = row_counts()
    with pytest.raises(RuleBroken, match=sentence):
        correct(house, paper_of(pair), **changes)
    assert row_counts() == before
    assert Order.objects.get(mentorship=pair).signed_on == world.ORDERED


def test_paper_is_corrected_once_its_correction_again(house, pair):
    first = paper_of(pair)
    second = correct(house, first, number="54-н/қ")
    with pytest.raises(RuleBroken, match="corrected already"):
        correct(house, first, number="55-н/қ")
    third = correct(house, second, number="55-н/қ")
    assert (third.corrects, is_correctable(third), is_correctable(second)) == (second, True, False)


def test_annulled_order_is_not_corrected(house, db):
    pair = world.proposed(house)
    meeting = world.held(house, pair.agenda_items.all())
    world.decide(house, meeting.items.get())
    process.sign_order(
        mentorship=pair, number="45", on=world.ORDERED, by=house.head, language="kk", started_on=date(2026, 10, 1)
    )
    process.annul_order(
        mentorship=pair, number="46", on=date(2026, 9, 9), reason="қате", by=house.head, language="ru",
        today=date(2026, 9, 9),
    )  # fmt: skip
    first, annulling = pair.documents.order_by("id")
    with pytest.raises(RuleBroken, match="annulled already"):
        correct(house, first, number="47")
    corrected = correct(house, annulling, number="47", language="ru")
    printed = world.text_of(world.bytes_of(corrected))
    assert "қате" in printed
    assert "47" in printed


@pytest.mark.parametrize("language", ["kk", "ru", "kk+ru", "en"])
def test_minutes_are_corrected(house, pair, language):
    first = IssuedDocument.objects.get(kind="minutes")
    second = correct(house, first, number="1-а", language=language)
    assert (first.corrected_by, second.meeting.number, second.language) == (second, "1-а", language)
    with pytest.raises(RuleBroken, match="number of the minutes"):
        correct(house, second, number=" ")


def test_plan_and_final_report_are_made_anew(house, pair):
    plan = world.planned(house, pair)
    second = correct(house, plan.document)
    plan.refresh_from_db()
    assert (plan.document, second.corrects.kind) == (second, "plan")
    assert second.date == second.corrects.date


def test_book_is_no_paper_to_correct(house, pair):
    assert not is_correctable(IssuedDocument(kind="book"))


# The pages -----------------------------------------------------------------------------------------------------------
def _url(name, document):
    return reverse(f"documents:{name}", args=[document.code])


def test_head_corrects_an_order_on_its_page(client, house, pair):
    first = paper_of(pair)
    sign_in(client, house.head, TODAY)
    page = client.get(_url("correct", first)).content.decode()
    told = {"number": "54-н/қ", "on": "2026-09-08", "language": "ru", "reason": "қате", "ticket": ticket_of(page)}
    answer = client.post(_url("correct", first), told)
    again = client.post(_url("correct", first), told)
    second = IssuedDocument.objects.get(corrects=first)
    assert answer.headers["Location"] == _url("about", second)
    assert again.status_code == 302
    assert "Superseded by a corrected paper" in client.get(_url("about", first)).content.decode()
    assert "It corrects the document" in client.get(_url("about", second)).content.decode()
    public = client.get(_url("check", first)).content.decode()
    assert "another document is in force" in public
    assert _url("check", second) in public


def test_draft_of_a_correction_writes_nothing(client, house, pair):
    first = paper_of(pair)
    sign_in(client, house.head, TODAY)
    before, signed = row_counts(), Order.objects.values().get(mentorship=pair)
    draft = client.post(_url("correct_draft", first), {"number": "54", "on": "2026-09-04", "language": "ru"})
    assert (draft.status_code, draft["Content-Type"]) == (200, "application/pdf")
    assert "ПРОЕКТ" in world.text_of(draft.content)
    assert (row_counts(), Order.objects.values().get(mentorship=pair)) == (before, signed)


def test_what_is_wrong_is_told_on_the_form_and_what_was_typed_is_kept(client, house, pair):
    first = paper_of(pair)
    sign_in(client, house.head, TODAY)
    told = {"number": "54-н/қ", "on": "2026-09-01", "language": "ru", "reason": "қате жазылған"}
    page = client.post(_url("correct", first), told).content.decode()
    assert "before the decision of the council" in page
    assert 'value="54-н/қ"' in page
    assert "қате жазылған" in page
    draft = client.post(_url("correct_draft", first), told).content.decode()
    assert "before the decision of the council" in draft


@pytest.mark.parametrize(
    ("role", "kind", "may"),
    [
        (Role.HEAD, "order", True),
        (Role.DEPUTY, "order", False),
        (Role.SECRETARY, "order", False),
        (Role.SECRETARY, "minutes", True),
        (Role.DEPUTY, "minutes", True),
        (Role.TEACHER, "minutes", False),
    ],
)
def test_an_order_is_corrected_by_who_signs_other_papers_by_the_office(client, house, pair, role, kind, may):
    document = IssuedDocument.objects.get(kind=kind)
    sign_in(client, make.make_member(house.school, role), TODAY)
    assert client.get(_url("correct", document)).status_code == (200 if may else 403)


def test_the_card_marks_a_corrected_paper_and_asks_nobody_to_confirm_it(client, house, pair):
    correct(house, paper_of(pair), number="54-н/қ")
    page = sign_in(client, make.make_user(pair.mentor), TODAY).get(reverse("mentorships:detail", args=[pair.pk]))
    page = page.content.decode()
    assert "superseded" in page.lower()
    assert page.count("Confirm acquaintance") == 1
