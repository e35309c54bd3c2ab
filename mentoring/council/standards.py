"""By which criteria may a report be marked? The set every school begins with; no act names any, a school edits its own.

Each criterion: kk, ru, en, the highest mark. The kinds of a young teacher's product are those of the interim report.
"""

from mentoring.council.enums import RubricKind

HIGHEST = 5

AIM = ("Мақсатының айқындығы және өзектілігі", "Ясность цели и актуальность", "Clear aim and relevance")
CONTENT = (
    "Мазмұнының пән бағдарламасына сәйкестігі",
    "Соответствие программе предмета",
    "Fits the programme",
)
METHODS = ("Әдістердің негізделуі", "Обоснованность методов", "Reasoned choice of methods")
PUPILS = ("Оқушылар үшін нәтижесі", "Результат для учеников", "Result for pupils")
COLLEAGUES = ("Әріптестердің қолдана алуы", "Применимость для коллег", "Usable by colleagues")
ASSESSMENT = (
    "Саралау және критериалды бағалау",
    "Дифференциация и критериальное оценивание",
    "Differentiation and criteria-based assessment",
)
LESSON_TIME = ("Сабақ уақытын тиімді пайдалану", "Использование времени урока", "Use of lesson time")
LANGUAGE = ("Тілі мен рәсімделуі", "Язык и оформление", "Language and presentation")
PICTURE = ("Бейне мен дыбыстың сапасы", "Качество изображения и звука", "Quality of picture and sound")
PLAN = ("Жоспардың орындалуы", "Выполнение плана", "The plan carried out")
GROWTH = ("Қиындықтар бойынша өсім", "Рост по затруднениям", "Growth in the difficulties")
RECORDS = ("Фактілердің расталуы", "Подтверждённость записями", "Claims backed by records")
HELP = ("Тәлімгер көмегінің жүйелілігі", "Системность помощи наставника", "Steady help of the mentor")
ADVICE = ("Ұсынымдардың нақтылығы", "Конкретность рекомендаций", "Concrete recommendations")

STANDARD: dict[str, tuple[tuple[str, str, str], ...]] = {
    RubricKind.PROJECT: (AIM, CONTENT, METHODS, PUPILS, COLLEAGUES),
    RubricKind.METHOD: (AIM, METHODS, PUPILS, COLLEAGUES),
    RubricKind.OPEN_LESSON: (AIM, CONTENT, METHODS, ASSESSMENT, LESSON_TIME),
    RubricKind.PUBLICATION: (AIM, CONTENT, LANGUAGE, COLLEAGUES),
    RubricKind.VIDEO: (AIM, CONTENT, METHODS, PICTURE),
    RubricKind.FINAL: (PLAN, GROWTH, RECORDS, HELP, ADVICE),
}


def standard(kind: str) -> list[dict[str, str | int]]:
    """The criteria as a rubric stores them."""
    return [{"kk": kk, "ru": ru, "en": en, "maximum": HIGHEST} for kk, ru, en in STANDARD[kind]]
