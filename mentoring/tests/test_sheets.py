"""Sheets from the page to the frozen paper: what may be issued when, by a press of the page's own button."""

from datetime import date
from io import BytesIO

import pytest
from django.utils import translation
from docx import Document

from mentoring import process
from mentoring.council.models import AgendaItem, Extract
from mentoring.documents.models import IssuedDocument
from mentoring.documents.services import is_unchanged
from mentoring.documents.tests import world
from mentoring.history.models import Event
from mentoring.journal.models import LessonObservation
from mentoring.plans.enums import Mastery
from mentoring.reasons import sentence
from mentoring.tests.visitor import Visitor
from schools.errors import RuleBroken
from schools.models import User
from schools.tests import make

DAY = date(2026, 10, 20)


@pytest.fixture
def house(db):
    return world.make_house()


@pytest.fixture
def pair(house):
    pair = world.signed(house)
    world.planned(house, pair)
    return pair


def mentor_of(pair):
    return User.objects.get(person=pair.mentor)


def test_extract_copies_a_decided_item_of_issued_minutes(house, pair):
    item = AgendaItem.objects.get(mentorship=pair)
    Visitor(house.secretary).on(DAY).do("council:extract", item.pk, language="kk+ru")
    document = IssuedDocument.objects.get(kind="extract")
    assert (document.number, document.date, document.mentorship) == ("1", DAY, pair)
    assert Extract.objects.get().item == item
    assert is_unchanged(document)
    assert Event.objects.filter(mentorship=pair, verb="paper_issued").count() == 1
    assert "Көшірмесі дұрыс" in world.text_of(world.bytes_of(document))
    assert document.code in Visitor(house.deputy).on(DAY).open("council:extract", item.pk)


def test_extract_waits_for_the_minutes(house):
    waiting = world.proposed(house)
    meeting = world.held(house, waiting.agenda_items.all())
    world.decide(house, meeting.items.get())
    item = AgendaItem.objects.select_related("meeting", "decision").get(mentorship=waiting)
    with pytest.raises(RuleBroken):
        process.issue_extract(item=item, language="kk", by=house.secretary, on=world.COUNCIL)
    assert sentence("minutes_not_issued") in Visitor(house.secretary).on(DAY).open("council:extract", item.pk)
    assert not IssuedDocument.objects.filter(kind="extract").exists()


def test_young_teacher_rates_themself_and_the_sheet_shows_both_sides(house, pair):
    need = pair.diagnosis.ratings.first().difficulty_id
    mentee = Visitor(make.make_user(pair.mentee)).on(DAY)
    mentee.do("plans:rate", pair.pk, **{f"own_{need}": "0"})
    pair.diagnosis.refresh_from_db()
    assert (pair.diagnosis.own_ratings, pair.diagnosis.own_rated_on) == ({str(need): 0}, DAY)
    Visitor(mentor_of(pair)).on(DAY).do("plans:needs_paper", pair.pk, language="ru")
    text = world.text_of(world.bytes_of(IssuedDocument.objects.get(kind="diagnosis")))
    with translation.override("ru"):
        assert text.count(str(Mastery.NOT_YET.label)) == 2  # in the scale and as the young teacher's own mark


def test_official_sheet_is_filled_in_on_the_page_and_issued_once(house, pair):
    visitor = Visitor(mentor_of(pair)).on(DAY)
    page = visitor.open("journal:observation", pair.pk)
    assert "score_goals" in page
    visitor.address += "?sheet=official"
    page = visitor.client.get(visitor.address).content.decode()
    form = visitor.form(page, having="score_34")
    form.set(
        observed_on="2026-10-19", direction="mentor_visits", class_name="7 Ә", topic="Бөлшек", goal="Қосу",
        course_end="Рефлексия", score_1="3", score_34="2",
    )  # fmt: skip
    visitor.send(form)
    seen = LessonObservation.objects.get()
    assert (seen.sheet, seen.scores, seen.course) == ("official", {"1": 3, "34": 2}, {"end": "Рефлексия"})
    assert (seen.total, seen.maximum) == (5, 102)
    visitor.do("journal:sheet", seen.pk, language="kk")
    seen.refresh_from_db()
    assert "5 / 102" in world.text_of(world.bytes_of(seen.document))
    with pytest.raises(RuleBroken):
        process.issue_observation(observation=seen, language="ru", by=house.deputy, on=DAY)


def test_marks_of_another_sheet_are_refused_and_nothing_is_written(house, pair):
    lesson = {"observed_on": DAY, "direction": "mentor_visits", "class_name": "5", "topic": "Т"}
    with pytest.raises(RuleBroken):
        process.log_observation(mentorship=pair, scores={"34": 3}, by=mentor_of(pair), on=DAY, **lesson)
    assert not LessonObservation.objects.exists()


def test_sheet_of_a_lesson_is_not_shown_to_who_may_not_read_the_journal(house, pair):
    lesson = {"observed_on": DAY, "direction": "mentor_visits", "class_name": "5", "topic": "Т", "scores": {}}
    seen = process.log_observation(mentorship=pair, by=mentor_of(pair), on=DAY, **lesson)
    document = process.issue_observation(observation=seen, language="ru", by=house.deputy, on=DAY)
    secretary = Visitor(house.secretary).on(DAY)
    assert document.code not in secretary.open("mentorships:detail", pair.pk)
    assert secretary.client.get(f"/papers/{document.code}/").status_code == 403
    assert document.code in Visitor(house.deputy).on(DAY).open("mentorships:detail", pair.pk)


def test_acquaintance_list_is_made_for_the_order(house, pair):
    order = IssuedDocument.objects.get(mentorship=pair, kind="order")
    Visitor(house.deputy).on(DAY).do("mentorships:acquaintance", order.code, language="ru")
    listed = IssuedDocument.objects.get(kind="acquaintance")
    assert listed.number == order.number
    with pytest.raises(RuleBroken):
        process.issue_acquaintance(document=listed, language="ru", by=house.deputy, on=DAY)


@pytest.mark.parametrize("language", ["kk", "ru", "en", "kk+ru"])
def test_verdict_sheet_is_issued_in_every_language_and_opens_to_the_teacher(house, pair, language):
    visitor = Visitor(house.deputy).on(DAY)
    visitor.do("eligibility:verdict_issue", house.school.code, pair.mentor_id, language=language)
    document = IssuedDocument.objects.get(kind="verdict")
    assert (document.person, document.language) == (pair.mentor, language)
    teacher = Visitor(mentor_of(pair)).on(DAY)
    assert teacher.client.get(f"/papers/{document.code}/").status_code == 200


def test_interim_report_is_issued_once_it_is_heard(house, pair):
    user = mentor_of(pair)
    report = process.save_interim(mentorship=pair, texts={"help_given": "Кеңес"}, by=user, on=date(2026, 12, 1))
    with pytest.raises(RuleBroken):
        process.issue_interim(report=report, language="ru", by=house.deputy, on=DAY)
    process.submit_interim(report=report, association=None, by=user, on=date(2026, 12, 2))
    heard_on = date(2026, 12, 10)
    meeting = world.held(house, pair.agenda_items.filter(kind="interim_report"), on=heard_on)
    world.decide(house, meeting.items.get(), resolution="Есеп қабылдансын", on=heard_on)
    Visitor(house.secretary).on(heard_on).do("reports:interim_paper", pair.pk, language="kk")
    text = world.text_of(world.bytes_of(IssuedDocument.objects.get(kind="interim_report")))
    assert "Есеп қабылдансын" in text


def test_word_of_an_order_keeps_the_dates_it_was_signed_with(house, pair):
    """The level moved the date of the plan from 25 to 21 September; the order had said 25."""
    order = IssuedDocument.objects.get(mentorship=pair, kind="order")
    assert "2026 жылғы 25 қыркүйек" in world.text_of(world.bytes_of(order))
    visitor = Visitor(house.head).on(DAY)
    response = visitor.client.get(f"/orders/{order.order.pk}/word/")
    assert response["Content-Disposition"].endswith('.docx"')
    cells = [cell.text for table in Document(BytesIO(response.content)).tables for cell in table._cells]
    assert "2026\u00a0жылғы\u00a025\u00a0қыркүйек" in cells
