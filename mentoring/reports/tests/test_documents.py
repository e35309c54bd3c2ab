"""The interim and the final report, as they are read on paper."""

import pytest

from mentoring import process
from mentoring.documents.tests import world
from mentoring.plans.models import Activity
from mentoring.reports.documents import render_final, render_interim
from mentoring.reports.services import open_interim
from schools.models import User

KK = (
    "Тәлімгерлік нәтижелері туралы қорытынды есеп",
    "№ 45-н/қ, 2026 жылғы 8 қыркүйек",
    "Мақсаты Кәсіби даму",
    "Жоспардың орындалуы: 3 іс-шараның 2 орындалды",
    "14.11.2026 Тәлімгер 5 «Ә», Жай бөлшектер",
    "Уақыт жетпеді",
    "Кездесулер саны: 2; ұзақтығы: 1 сағ 30 мин; кезеңі: 2026 жылғы 12 қазан – 2026 жылғы 12 қараша",
    "Оқытуды саралау",
    "Практикум өткізу. Банк құру.",
    "Тәжірибе таратылсын",
    "2027 жылғы 20 мамыр",
    "Төраға Сәрсенова Г. Қ.",
)
RU = (
    "Итоговый отчёт о результатах наставничества",
    "Выполнение плана: выполнено 2 из 3 мероприятий",
    "Дифференциация обучения",
    "Оценка педагогического совета",
)


@pytest.mark.parametrize(("language", "lines"), [("kk", KK), ("ru", RU), ("kk+ru", KK + RU)])
def test_final_report_prints_every_block_in_its_language(db, language, lines):
    pair = world.completed(world.make_house(), language=language)
    text = world.text_of(world.bytes_of(pair.final_report.document))
    assert [line for line in lines if line not in text] == []


def test_final_report_says_where_nothing_was_recorded(db):
    pair = world.completed(world.make_house(), language="ru")
    text = world.text_of(world.bytes_of(pair.final_report.document))
    assert "Нерешённые вопросы Нет записи" in text


def test_submitted_report_prints_what_it_froze(db):
    house = world.make_house()
    pair = world.signed(house)
    world.planned(house, pair)
    report = world.reported(house, pair)
    Activity.objects.filter(plan__mentorship=pair).update(done_on=None)
    assert "2 из 3 мероприятий" in world.text_of(render_final(report, language="ru").pdf)


def test_interim_report_opens_with_what_is_recorded_so_far(db):
    house = world.make_house()
    pair = world.signed(house)
    empty = world.text_of(render_interim(open_interim(pair), language="ru", draft=True).pdf)
    world.planned(house, pair)
    mentor = User.objects.get(person=pair.mentor)
    texts = {"help_given": "Составлены планы", "product": "open_lesson", "product_title": "Пропорция"}
    report = process.save_interim(mentorship=pair, texts=texts, by=mentor, on=world.APPROVED)
    filled = world.text_of(render_interim(report, language="ru").pdf)
    assert "Промежуточный отчёт наставника (I полугодие)" in empty
    assert "Оказанная помощь Нет записи" in empty
    assert "Выполнение плана: выполнено 0 из 3 мероприятий" in filled
    assert "Оказанная помощь Составлены планы" in filled
    assert "Пропорция" in filled
