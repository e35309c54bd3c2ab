"""The difficulties of novices that the product ships (domain §5; seeds 000, 001, 002)."""

from typing import Any

# code, kk, ru, en
DIFFICULTIES = (
    ("timing", "Сабақ уақытын жоспарлау", "Распределение времени урока", "Timing a lesson"),
    ("explaining", "Жаңа материалды түсіндіру", "Объяснение нового материала", "Explaining new material"),
    ("methods", "Оқыту әдістерін таңдау", "Выбор методов обучения", "Choosing teaching methods"),
    ("differentiation", "Оқытуды саралау", "Дифференциация обучения", "Differentiation"),
    (
        "assessment",
        "Критериалды бағалау (БЖБ, ТЖБ)",
        "Критериальное оценивание (СОР, СОЧ)",
        "Criteria-based assessment",
    ),
    ("planning", "Жоспарлар (КТЖ, ҚМЖ) және журнал", "Планы (КТП, КСП) и журнал", "Plans and the register"),
    ("discipline", "Сыныптағы тәртіп", "Дисциплина в классе", "Discipline in class"),
    ("parents", "Ата-аналармен жұмыс", "Работа с родителями", "Working with parents"),
    ("colleagues", "Әріптестермен өзара әрекеттесу", "Взаимодействие с коллегами", "Working with colleagues"),
    ("documents", "Құжаттаманы жүргізу", "Ведение документации", "Keeping documents"),
    ("ict", "Ақпараттық технологияларды қолдану", "Применение информационных технологий", "Using ICT"),
    ("inclusion", "Инклюзивті білім беру", "Инклюзивное образование", "Inclusion"),
    ("stress", "Күйзелісті жеңу", "Преодоление стресса", "Coping with stress"),
    ("reflection", "Рефлексия және өзін-өзі бағалау", "Рефлексия и самооценка", "Reflection and self-assessment"),
)


def load(difficulty_model: Any) -> None:
    for code, kk, ru, en in DIFFICULTIES:
        difficulty_model.objects.get_or_create(
            code=code, school=None, defaults={"name_kk": kk, "name_ru": ru, "name_en": en}
        )
