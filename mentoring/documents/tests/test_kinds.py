"""Every sheet in every language, as it is read: its lines, its pages, its tags; and the copies in Word."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml.html import document_fromstring
from pypdf import PdfReader

from mentoring import process
from mentoring.council.extract_paper import render_extract
from mentoring.council.models import AgendaItem
from mentoring.documents.models import IssuedDocument
from mentoring.documents.tests import world
from mentoring.documents.word import write_word
from mentoring.documents.wording import percent_of
from mentoring.journal.models import LessonObservation
from mentoring.journal.rules import SHEETS
from mentoring.journal.sheet import render_blank, render_observation
from mentoring.mentorships.acquaintance import render_acquaintance
from mentoring.mentorships.documents import render_order
from mentoring.plans.documents import render_plan
from mentoring.plans.sheet import render_diagnosis
from mentoring.reports.documents import render_final, render_interim

LANGUAGES = ("kk", "ru", "en", "kk+ru")

# kind: (pages of one language, lines by language). Names stand in full in tables, with initials where one signs.
EXPECTED: dict[str, tuple[int, dict[str, tuple[str, ...]]]] = {
    "extract": (
        1,
        {
            "kk": (
                "Педагогикалық кеңес отырысының № 1 хаттамасынан үзінді",
                "Күн тәртібінің мәселесі 1. Тәлімгердің кандидатурасын қарау туралы",
                "Қуанышбекова Айгерім Нұрланқызы",
                "ШЕШІМ ҚАБЫЛДАНДЫ: Кандидатура мақұлдансын",
                "Қарсы: 0. Қалыс қалды: 0.",
                "Көшірмесі дұрыс",
                "Иванова Е. П.",
                "2026 жылғы 22 қыркүйек",
            ),
            "ru": (
                "Выписка из протокола № 1 заседания педагогического совета",
                "Вопрос повестки дня 1. О рассмотрении кандидатуры наставника",
                "Против: 0. Воздержались: 0.",
                "Копия верна",
                "22 сентября 2026 года",
            ),
            "en": ("Extract from minutes № 1 of the meeting of the pedagogical council", "True copy"),
        },
    ),
    "diagnosis": (
        1,
        {
            "kk": (
                "Кәсіби даярлық деңгейін айқындау және диагностика парағы",
                "Деңгей айқындалған күн 2026 жылғы 14 қыркүйек",
                "Деңгейдің негіздемесі Екі сабақ бойынша",
                "1 – көмекпен",
                "Диагностика аяқталған күн: 2026 жылғы 16 қыркүйек",
                "Таныстым: жас педагог Бекболатов Н. Е.",
            ),
            "ru": (
                "Лист определения уровня профессиональной подготовки и диагностики",
                "Уровень определён 14 сентября 2026 года",
                "Самооценка добровольна, её можно не заполнять.",
            ),
            "en": ("Sheet of the level of professional preparation and diagnostics", "Self-assessment"),
        },
    ),
    "light": (
        2,
        {
            "kk": (
                "Сабақты бақылау парағы",
                "Сабақ берген педагог Бекболатов Нұрсұлтан Ержанұлы",
                "Бақылаушы Қуанышбекова Айгерім Нұрланқызы",
                "Күні 2026 жылғы 14 қараша",
                "Сабақтың мақсаты Қосындыны табады",
                "Сабақтың ортасы Топтық жұмыс",
                "Барлығы 6 / 16",
                "Күшті жақтары (үшеу)",
                "Байланыс",
                "Ұсынымдар Уақыт жетпеді",
                "Парақ ерікті, толтырмауға болады.",
            ),
            "ru": ("Лист наблюдения урока", "Середина урока Топтық жұмыс", "Итого 6 / 16", "Рекомендации"),
            "en": ("Lesson observation sheet", "Total 6 / 16"),
        },
    ),
    "official": (
        3,
        {
            "kk": ("34 критерий, әрқайсысы 0–3 балл, барлығы 102 балл", "Сабақты жоспарлау", "ресми мәтін емес"),
            "ru": (
                "34 критерия по 0–3 балла, всего 102 балла",
                "Планирование урока",
                "Баллов по разделу 10 / 30",
                "Преподавание",
                "Баллов по разделу 16 / 48",
                "Оценивание",
                "Рефлексия",
                "Итого 34 / 102",
                "формулировки критериев – собственные, не официальный текст",
            ),
            "en": ("34 criteria of 0–3 points each, 102 points in all", "Total 34 / 102"),
        },
    ),
    "blank": (
        2,
        {
            "kk": ("Бақылаушы Қуанышбекова Айгерім Нұрланқызы", "Күні «___» ____________ 20__", "Даму аймақтары"),
            "ru": ("Педагог, проводивший урок Бекболатов Нұрсұлтан Ержанұлы", "Зоны роста (три)"),
            "en": ("Three growth areas",),
        },
    ),
    "acquaintance": (
        1,
        {
            "kk": (
                "Танысу парағы",
                "Құжат Тәлімгерді бекіту туралы",
                "№ 45-н/қ",
                "Қуанышбекова Айгерім Нұрланқызы Тәлімгер 10.09.2026 жүйеде растады",
                "Бекболатов Нұрсұлтан Ержанұлы Жас педагог",
                "Директордың оқу ісі жөніндегі орынбасары",
            ),
            "ru": ("Лист ознакомления", "Документ О закреплении наставника", "10.09.2026 подтверждено в системе"),
            "en": ("Acquaintance list", "confirmed in the system"),
        },
    ),
    "interim": (
        2,
        {
            "kk": (
                "Тәлімгердің аралық есебі (І жартыжылдық)",
                "Жоспардың орындалуы: 3 іс-шараның 0 орындалды (0 %)",
                "Әдістемелік бірлестіктің қорытындысы Есеп назарға алынсын",
            ),
            "ru": (
                "Промежуточный отчёт наставника (I полугодие)",
                "Выполнение плана: выполнено 0 из 3 мероприятий (0 %)",
                "Заключение методического объединения",
            ),
            "en": ("Plan: 0 of 3 activities done (0 %)", "Conclusion of the methodical association"),
        },
    ),
}


@pytest.fixture
def papers(db):
    """Renderers of every kind, of one pair in the middle of its year."""
    house = world.make_house()
    pair = world.signed(house)
    plan = world.planned(house, pair)
    order = IssuedDocument.objects.get(mentorship=pair, kind="order")
    process.acquaint(document=order, person=pair.mentor, by=house.deputy, on=date(2026, 9, 10))
    seen = LessonObservation(
        mentorship=pair,
        observed_on=date(2026, 11, 14),
        class_name="5 «Ә»",
        topic="Жай бөлшектер",
        goal="Қосындыны табады",
        course={"middle": "Топтық жұмыс"},
        scores={"goals": 2, "content": 1, "methods": 0, "climate": 2, "time": 1},
        strengths="Байланыс\nТүсіндіру",
        conclusion="Уақыт жетпеді",
    )
    official = LessonObservation(
        mentorship=pair,
        observed_on=date(2026, 11, 14),
        sheet="official",
        class_name="5 «Ә»",
        topic="Жай бөлшектер",
        scores=dict.fromkeys(SHEETS["official"].criteria, 1),
    )
    item = AgendaItem.objects.filter(mentorship=pair, kind="candidate").select_related("meeting__body").get()
    process.rate_oneself(mentorship=pair, marks=_own(pair), by=house.deputy, on=date(2026, 9, 15))
    report = process.save_interim(mentorship=pair, texts={"help_given": "Кеңес"}, by=house.deputy, on=date(2026, 12, 1))
    report.conclusion = "Есеп назарға алынсын"
    return {
        "extract": lambda **told: render_extract(item, on=world.APPROVED, **told),
        "diagnosis": lambda **told: render_diagnosis(pair, on=world.APPROVED, **told),
        "light": lambda **told: render_observation(seen, **told),
        "official": lambda **told: render_observation(official, **told),
        "blank": lambda **told: render_blank(pair, kind="light", **told),
        "acquaintance": lambda **told: render_acquaintance(order, on=world.APPROVED, **told),
        "interim": lambda **told: render_interim(report, **told),
        "order": lambda **told: render_order(pair, number="45-н/қ", on=world.ORDERED, **told),
        "plan": lambda **told: render_plan(plan, **told),
        "final": lambda **told: render_final(world.reported(house, pair), **told),
    }


def _own(pair):
    return {rating.difficulty_id: 1 for rating in pair.diagnosis.ratings.all()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_says_its_lines_on_its_pages_with_tags(papers, language):
    parts, wrong = language.split("+"), []
    for kind, (pages, lines) in EXPECTED.items():
        rendered = papers[kind](language=language)
        text = world.text_of(rendered.pdf)
        root = PdfReader(BytesIO(rendered.pdf)).root_object
        wrong += [(kind, line) for part in parts for line in lines[part] if line not in text]
        if rendered.pages != pages * len(parts):
            wrong.append((kind, rendered.pages))
        if root["/Lang"] != parts[0] or not root["/MarkInfo"]["/Marked"]:
            wrong.append((kind, "tags"))
    assert wrong == []


@pytest.mark.parametrize(
    ("part", "whole", "language", "written"),
    [(2, 3, "kk", "66,7"), (2, 3, "ru", "66,7"), (2, 3, "en", "66.7"), (3, 3, "ru", "100"), (0, 3, "kk", "0")],
)
def test_shares_are_written_as_the_language_wants(part, whole, language, written):
    assert percent_of(part, whole, language) == written


WORD = ("order", "plan", "interim", "final")


@pytest.mark.parametrize(("language", "locales"), [("kk", {"kk-KZ"}), ("ru", {"ru-RU"}), ("kk+ru", {"kk-KZ", "ru-RU"})])
def test_word_says_what_the_paper_says_and_that_it_is_a_copy(papers, language, locales):
    for kind in WORD:
        rendered = papers[kind](language=language, draft=kind == "plan")
        word = Document(BytesIO(write_word(rendered)))
        html = document_fromstring(rendered.html)
        assert _bare(_word_text(word)) == _bare("".join(article.text_content() for article in html.iter("article")))
        runs = list(word.element.body.iter(qn("w:r")))
        assert {run.find(qn("w:rPr")).find(qn("w:lang")).get(qn("w:val")) for run in runs} == locales
        heads = [section.header.paragraphs[0].text for section in word.sections]
        assert len(heads) == len(language.split("+"))
        assert all("PDF" in head for head in heads)
        assert all(("ЖОБА" in head or "ПРОЕКТ" in head) == (kind == "plan") for head in heads)


def test_word_is_a4_with_real_headings_and_header_rows_that_repeat(papers):
    order, plan = (Document(BytesIO(write_word(papers[kind](language="ru")))) for kind in ("order", "plan"))
    assert (round(order.sections[0].page_width.mm), round(order.sections[0].page_height.mm)) == (210, 297)
    assert (round(plan.sections[0].page_width.mm), round(plan.sections[0].page_height.mm)) == (297, 210)
    assert [each.text for each in order.paragraphs if each.style.name == "Heading 1"] == ["О закреплении наставника"]
    assert "Цель" in [each.text for each in plan.paragraphs if each.style.name == "Heading 2"]
    numbered = [each for each in order.paragraphs if each.style.name == "List Number"]
    heads = [row for row in plan.element.body.iter(qn("w:tr")) if row.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(numbered) == 5
    assert len(heads) == 1
    assert order.styles["Normal"].font.name == "Times New Roman"


def _word_text(word) -> str:
    """In the order of the page; the steps of a growth bar have no text on paper."""
    return "".join(node.text or "" for node in word.element.body.iter(qn("w:t"))).translate(
        dict.fromkeys(map(ord, "■□"))
    )


def _bare(text: str) -> str:
    """Without white space and lines for the pen."""
    return "".join(text.replace("_", "").split())
