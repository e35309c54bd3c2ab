"""The meeting's papers in one file: agenda, draft decisions, every item's own paper, numbered through."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from mentoring.council import services
from mentoring.council.pack import render_pack
from mentoring.mentorships.tests.house import MAY_COUNCIL, make_house, make_reported, propose
from schools.tests import make


@pytest.fixture
def house(db):
    return make_house()


def pages(rendered) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(rendered.pdf)).pages]


def packed(house, items, language="ru", day=MAY_COUNCIL):
    body = services.council_of(house.school)
    matter = services.put(body=body, kind="free", title="Семинар", by=house.secretary, on=day)
    meeting = services.call_meeting(body=body, on=day, items=[*items, matter], theme="Итоги")
    return pages(render_pack(meeting, language=language, on=day))


@pytest.mark.parametrize(
    ("language", "title", "drafts"),
    [
        ("kk", "Отырыс материалдары", "Шешімдердің жобалары"),
        ("ru", "Материалы к заседанию", "Проекты решений"),
        ("en", "Papers for the meeting", "Draft decisions"),
    ],
)
def test_the_pack_opens_with_agenda_and_draft_decisions(house, language, title, drafts):
    found = packed(house, propose(house).agenda_items.all(), language)

    assert title in found[0]
    assert drafts in found[0]
    assert "Семинар" in found[0]
    assert len(found) >= 2
    assert "Ахметова" in found[1]


def test_a_final_report_lies_behind_the_page_the_agenda_names(house):
    pair = make_reported(house)
    second = propose(house, make.make_teacher(house.school, hired_on=date(2026, 9, 1), starts_profession=True))

    found = packed(house, [*second.agenda_items.all(), *pair.agenda_items.filter(kind="final_report")])

    report = next(number for number, page in enumerate(found, start=1) if "Нәтиже" in page)
    assert "ПРОЕКТ" in found[report - 1]
    assert str(report) in found[0]
    assert f"Страница сборника: {report}" in found[report - 1]


def test_a_meeting_without_papers_is_one_opening(house):
    found = packed(house, [])

    assert "Определяется на заседании." in found[0]
