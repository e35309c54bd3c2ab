"""The order on assigning a mentor, as it is read on paper."""

import pytest

from mentoring import process
from mentoring.documents.tests import world
from mentoring.mentorships.documents import render_order
from schools.models import Person
from schools.tests import make

KK = (
    "БҰЙРЫҚ",
    "2026 жылғы 8 қыркүйек",
    "Қарағанды қаласы",
    "№ 45-н/қ",
    "Тәлімгерді бекіту туралы",
    "«Педагог мәртебесі туралы» Қазақстан Республикасы Заңының 13-бабына",
    "БҰЙЫРАМЫН:",
    "2026–2027 оқу жылы мынадай тәлімгерлік жұп бекітілсін:",
    "Кәсіби даярлық деңгейін айқындау 2026 жылғы 18 қыркүйек",
    "Диагностика және тәлімгерлік жоспары 2026 жылғы 25 қыркүйек",
    "Аралық есеп 2026 жылғы 25 желтоқсан",
    "Қорытынды есеп 2027 жылғы 11 мамыр",
    "директордың оқу ісі жөніндегі орынбасарына жүктелсін",
    "Бухгалтерия тәлімгерлік үшін қосымша ақының",
    "Осы бұйрықтың орындалуын бақылауды өзіме қалдырамын.",
    "Негіздеме: педагогикалық кеңес отырысының хаттамасы, № 1, 2026 жылғы 3 қыркүйек.",
    "Сәрсенова Г. Қ.",
    "Бұйрықпен таныстым:",
    "Қуанышбекова А. Н.",
    "Бекболатов Н. Е.",
)
RU = (
    "ПРИКАЗ",
    "8 сентября 2026 года",
    "О закреплении наставника",
    "ПРИКАЗЫВАЮ:",
    "Закрепить на 2026–2027 учебный год следующую наставническую пару:",
    "Промежуточный отчёт 25 декабря 2026 года",
    "Контроль за исполнением настоящего приказа оставляю за собой.",
    "Основание: протокол заседания педагогического совета, № 1, 3 сентября 2026 года.",
    "С приказом ознакомлены:",
)
EN = ("ORDER", "8 September 2026", "On assigning a mentor", "I ORDER:", "Interim report 25 December 2026")


@pytest.mark.parametrize(
    ("language", "lines", "pages"),
    [("kk", KK, 1), ("ru", RU, 1), ("en", EN, 1), ("kk+ru", KK + RU, 2)],
)
def test_order_prints_every_block_in_its_language(db, language, lines, pages):
    house = world.make_house()
    pair = world.signed(house, language=language)
    document = pair.documents.get(kind="order")
    text = world.text_of(world.bytes_of(document))
    assert [line for line in lines if line not in text] == []
    assert document.pages == pages
    assert document.code in text


def test_draft_order_shows_the_dates_it_would_set_and_blanks_for_what_is_not_known(db):
    house = world.make_house()
    pair = world.proposed(house)
    text = world.text_of(render_order(pair, number="", on=world.ORDERED, language="kk", draft=True).pdf)
    assert "Кәсіби даярлық деңгейін айқындау 2026 жылғы 18 қыркүйек" in text
    assert "№ ______" in text
    assert not pair.orders.exists()


def test_exception_is_printed_once_the_council_granted_it(db):
    house = world.make_house()
    person: Person = make.make_teacher(house.school).person
    pair = world.proposed(house, person=person, exception_reason="Басқа үміткер жоқ", exception_basis="ӘБ")
    before = world.text_of(render_order(pair, number="1", on=world.ORDERED, language="kk").pdf)
    meeting = world.held(house, pair.agenda_items.all())
    world.decide(house, meeting.items.get())
    process.sign_order(mentorship=pair, number="1", on=world.ORDERED, by=house.head, language="kk")
    after = world.text_of(world.bytes_of(pair.documents.get(kind="order")))
    assert "Себебі" not in before
    assert (
        "талаптарға толық сәйкес келетін үміткердің болмауына байланысты бекітілді. Себебі: Басқа үміткер жоқ" in after
    )


def test_order_has_no_exception_clause_for_who_meets_the_requirements(db):
    pair = world.signed(world.make_house())
    assert "Себебі" not in world.text_of(world.bytes_of(pair.documents.get(kind="order")))
