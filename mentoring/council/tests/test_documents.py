"""The minutes and the year-end book, as they are read on paper."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from mentoring import process
from mentoring.council import services as council
from mentoring.council.documents import render_book, render_minutes
from mentoring.documents.models import IssuedDocument
from mentoring.documents.tests import world
from mentoring.eligibility.models import EligibilityException


def _meeting(house):
    """A candidate decided with a conflict of interest, a free item left undecided."""
    pair = world.proposed(house)
    body = council.council_of(house.school)
    free = council.put(body=body, kind="free", by=house.secretary, on=world.HIRED, title="Ашық сабақтар <кестесі>")
    meeting = world.held(house, [pair.agenda_items.get(), free])
    world.decide(
        house,
        meeting.items.first(),
        heard="Ахметова Д. С. хабарлады",
        spoke="Ким С. А. қолдады",
        conflicted=[pair.mentor],
        responsible="Ахметова Д. С.",
        due_on=world.ORDERED,
    )
    return meeting


KK = (
    "Педагогикалық кеңес отырысының № 7 хаттамасы",
    "2026 жылғы 3 қыркүйек",
    "Төраға Сәрсенова Г. Қ.",
    "Қатысқандар: 5 (барлығы 5 мүшеден). Кворум бар.",
    "КҮН ТӘРТІБІ",
    "1. Тәлімгердің кандидатурасын қарау туралы",
    "2. Ашық сабақтар <кестесі>",
    "Қуанышбекова Айгерім Нұрланқызы",
    "ТЫҢДАЛДЫ: Ахметова Д. С. хабарлады",
    "СӨЗ СӨЙЛЕДІ: Ким С. А. қолдады",
    "ШЕШІМ ҚАБЫЛДАНДЫ: Кандидатура мақұлдансын",
    "Жақтап: 3. Қарсы: 0. Қалыс қалды: 0.",
    "Дауыс беруге қатыспады (мүдделер қайшылығы): Бекболатов Н. Е., Қуанышбекова А. Н.",
    "Жауапты: Ахметова Д. С.",
    "Мерзімі: 2026 жылғы 8 қыркүйек",
    "Келесі отырысқа қалдырылған мәселелер",
)
RU = (
    "Протокол № 7 заседания педагогического совета",
    "Присутствовали: 5 (из 5 членов). Кворум имеется.",
    "ПОВЕСТКА ДНЯ",
    "За: 3. Против: 0. Воздержались: 0.",
    "Вопросы, перенесённые на следующее заседание",
)


@pytest.mark.parametrize(("language", "lines"), [("kk", KK), ("ru", RU), ("kk+ru", KK + RU)])
def test_minutes_print_every_block_in_their_language(db, language, lines):
    house = world.make_house()
    meeting = _meeting(house)
    document = process.issue_minutes(
        meeting=meeting, number="7", language=language, by=house.secretary, on=world.COUNCIL
    )
    text = world.text_of(world.bytes_of(document))
    assert [line for line in lines if line not in text] == []


def test_draft_minutes_of_a_planned_meeting_leave_blanks(db):
    house = world.make_house()
    meeting = council.call_meeting(body=council.council_of(house.school), on=world.COUNCIL)
    text = world.text_of(render_minutes(meeting, number="", language="ru", draft=True).pdf)
    assert "Протокол № ______ заседания педагогического совета" in text
    assert "Кворума нет" in text


@pytest.fixture
def shelf(db):
    """Two completed pairs of one school, their reports issued in different languages."""
    house = world.make_house()
    pairs = [
        world.completed(house, mentor="Соколова", mentee="Ғабдуллина", language="ru", number="1"),
        world.completed(house, mentor="Қуанышбекова", mentee="Бекболатов", language="kk+ru", number="2"),
    ]
    return house, pairs


def test_book_joins_the_issued_reports_and_its_contents_say_where(shelf):
    house, pairs = shelf
    book = process.issue_book(
        school=house.school, year=pairs[0].year, language="ru", by=house.secretary, on=world.CLOSED
    )
    pages = world.pages_of(world.bytes_of(book))
    contents = next(page for page in pages if page.startswith("Содержание"))
    by_name = sorted(pairs, key=lambda pair: pair.mentor.sort_key)
    page = len(pages) - sum(pair.final_report.document.pages for pair in pairs)
    assert book.pages == len(pages)
    for number, pair in enumerate(by_name, start=1):
        start = page
        line = f"{number}. {pair.mentor.full_name} – {pair.mentee.full_name} "
        assert contents.split(line)[1].replace(".", " ").split()[0] == str(start + 1)
        issued = world.pages_of(world.bytes_of(pair.final_report.document))
        assert [pages[start + n].startswith(text) for n, text in enumerate(issued)] == [True] * len(issued)
        page += len(issued)
    assert [f"Страница сборника: {n}" in text for n, text in enumerate(pages, start=1)] == [True] * len(pages)


def test_book_has_bookmarks_summary_and_draft_decision(shelf):
    house, pairs = shelf
    rendered = render_book(house.school, pairs[0].year, on=world.CLOSED, language="ru")
    reader = PdfReader(BytesIO(rendered.pdf))
    text = world.text_of(rendered.pdf)
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert any("Соколова А.\u00a0Н. – Ғабдуллина Н.\u00a0Е." in title for title in titles)
    assert "2 / 3 1 2" in text
    assert "Проект решения педагогического совета" in text


@pytest.mark.parametrize(
    ("granted_on", "line"),
    [
        (world.COUNCIL, "(ерекше жағдай бойынша, мерзімі (соңғы күні): 28.12.2026)"),
        (None, ""),  # never granted: the pair needed none in the end
    ],
)
def test_book_marks_whoever_was_let_in_by_exception(shelf, granted_on, line):
    house, pairs = shelf
    EligibilityException.objects.create(
        mentorship=pairs[0], school=house.school, reason="Жалғыз маман", basis="№ 3", valid_until=date(2026, 12, 28),
        granted_on=granted_on,
    )  # fmt: skip

    html = render_book(house.school, pairs[0].year, on=world.CLOSED, language="kk").html

    rows = [row for row in html.split("<tr>") if "Соколова" in row and "Ғабдуллина" in row]
    assert rows and any(line in row for row in rows)
    assert html.count("ерекше жағдай") == (1 if granted_on else 0)


def test_book_stays_tagged_titled_and_in_its_language(shelf):
    house, pairs = shelf
    reader = PdfReader(BytesIO(render_book(house.school, pairs[0].year, on=world.CLOSED, language="kk").pdf))
    tree = reader.root_object["/StructTreeRoot"]
    keys = tree["/ParentTree"]["/Nums"][::2]
    assert reader.root_object["/Lang"] == "kk"
    assert reader.metadata.title == "Тәлімгерлік қорытындылары: 2026–2027 оқу жылы"
    assert len(tree["/K"]) == 3
    assert keys == sorted(set(keys))
    assert {page["/StructParents"] for page in reader.pages} <= set(keys)
    assert len({page["/StructParents"] for page in reader.pages}) == len(reader.pages)


def test_book_of_the_same_reports_is_the_same_file(shelf):
    house, pairs = shelf
    first, second = (
        render_book(house.school, pairs[0].year, on=world.CLOSED, language="kk", code="ABCDEFGHJK") for _ in range(2)
    )
    assert first.pdf == second.pdf


def test_book_leaves_the_reports_it_joins_alone(shelf):
    house, pairs = shelf
    before = {row.pk: world.bytes_of(row) for row in IssuedDocument.objects.filter(kind="final_report")}
    process.issue_book(school=house.school, year=pairs[0].year, language="kk", by=house.secretary, on=world.CLOSED)
    assert {row.pk: world.bytes_of(row) for row in IssuedDocument.objects.filter(kind="final_report")} == before
