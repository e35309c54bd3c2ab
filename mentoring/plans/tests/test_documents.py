"""The mentoring plan, as it is read on paper."""

import pytest

from mentoring.documents.tests import world
from mentoring.plans.documents import render_plan
from mentoring.plans.models import Plan

KK = (
    "КЕЛІСІЛДІ",
    "Директордың оқу ісі жөніндегі орынбасары",
    "Ахметова Д. С. 2026 жылғы 21 қыркүйек",
    "БЕКІТЕМІН",
    "Сәрсенова Г. Қ. 2026 жылғы 22 қыркүйек",
    "Тәлімгерлік жоспары 2026–2027 оқу жылы",
    "№ 45-н/қ, 2026 жылғы 8 қыркүйек",
    "Оқытуды саралау",
    "Мақсаты Кәсіби даму",
    "Міндеттері 1. Бір 2. Екі",
    "№ Іс-шара Нысаны Мерзімі Жауапты Күтілетін нәтиже",
    "Кіріспе кезең 1 Құжаттармен танысу",
    "Негізгі кезең 2 Сабаққа қатысу <және> талдау",
    "Қорытынды кезең 3 Қорытынды диагностика",
    "Тәлімгерлік жоспарымен таныстым: жас педагог",
)
RU = (
    "СОГЛАСОВАНО",
    "УТВЕРЖДАЮ",
    "План наставничества 2026–2027 учебный год",
    "Дифференциация обучения",
    "Вводный этап 1",
    "Заключительный этап 3",
)


@pytest.mark.parametrize(("language", "lines"), [("kk", KK), ("ru", RU), ("kk+ru", KK + RU)])
def test_plan_prints_every_block_in_its_language(db, language, lines):
    house = world.make_house()
    plan = world.planned(house, world.signed(house), language=language)
    text = world.text_of(world.bytes_of(plan.document))
    assert [line for line in lines if line not in text] == []


def test_plan_that_is_not_approved_names_who_would_sign_and_no_date(db):
    house = world.make_house()
    pair = world.signed(house)
    plan = Plan.objects.create(mentorship=pair)
    text = world.text_of(render_plan(plan, language="en", draft=True).pdf)
    assert "AGREED" in text
    assert "Ахметова Д. С. «___» ____________ 20__" in text
    assert "No record" in text
