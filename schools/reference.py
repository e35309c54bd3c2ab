"""Rows every installation starts with: school subjects, academic years with their breaks.

Plain data and one loader, shared by the migration and by tests that empty their database. Loading again changes nothing.
"""

from datetime import date
from typing import Any

# code, kk, ru, en
SUBJECTS = (
    ("primary", "Бастауыш сынып", "Начальные классы", "Primary school"),
    ("kazakh_language", "Қазақ тілі", "Казахский язык", "Kazakh language"),
    ("kazakh_literature", "Қазақ әдебиеті", "Казахская литература", "Kazakh literature"),
    (
        "kazakh_second",
        "Қазақ тілі мен әдебиеті (Т2)",
        "Казахский язык и литература (Я2)",
        "Kazakh language and literature (L2)",
    ),
    ("russian_language", "Орыс тілі", "Русский язык", "Russian language"),
    ("russian_literature", "Орыс әдебиеті", "Русская литература", "Russian literature"),
    (
        "russian_second",
        "Орыс тілі мен әдебиеті (Т2)",
        "Русский язык и литература (Я2)",
        "Russian language and literature (L2)",
    ),
    ("foreign_language", "Шетел тілі", "Иностранный язык", "Foreign language"),
    ("maths", "Математика", "Математика", "Mathematics"),
    ("algebra", "Алгебра", "Алгебра", "Algebra"),
    ("geometry", "Геометрия", "Геометрия", "Geometry"),
    ("informatics", "Информатика", "Информатика", "Informatics"),
    ("natural_science", "Жаратылыстану", "Естествознание", "Natural science"),
    ("physics", "Физика", "Физика", "Physics"),
    ("chemistry", "Химия", "Химия", "Chemistry"),
    ("biology", "Биология", "Биология", "Biology"),
    ("geography", "География", "География", "Geography"),
    ("history_kazakhstan", "Қазақстан тарихы", "История Казахстана", "History of Kazakhstan"),
    ("world_history", "Дүниежүзі тарихы", "Всемирная история", "World history"),
    ("law", "Құқық негіздері", "Основы права", "Basics of law"),
    ("art", "Көркем еңбек", "Художественный труд", "Art and craft"),
    ("music", "Музыка", "Музыка", "Music"),
    ("physical_education", "Дене шынықтыру", "Физическая культура", "Physical education"),
    ("military", "Алғашқы әскери дайындық", "Начальная военная подготовка", "Basic military training"),
    ("psychology", "Психология", "Психология", "Psychology"),
)

# first day, last day, source, breaks. The years before 2024–25 are kept for knowledge-quality figures only.
YEAR_ORDER = "№ 213-НҚ, 29.07.2026"  # the order on the year 2026–27, as it is stored
YEARS: tuple[tuple[date, date, str, dict[str, tuple[date, date]]], ...] = (
    (date(2021, 9, 1), date(2022, 5, 25), "", {}),
    (date(2022, 9, 1), date(2023, 5, 25), "", {}),
    (date(2023, 9, 1), date(2024, 5, 25), "", {}),
    (
        date(2024, 9, 2),
        date(2025, 5, 25),
        "",
        {
            "autumn": (date(2024, 10, 28), date(2024, 11, 3)),
            "winter": (date(2024, 12, 30), date(2025, 1, 8)),
            "first_grade": (date(2025, 2, 3), date(2025, 2, 9)),
            "spring": (date(2025, 3, 21), date(2025, 3, 31)),
        },
    ),
    (
        date(2025, 9, 2),
        date(2026, 5, 25),
        "",
        {
            "autumn": (date(2025, 10, 27), date(2025, 11, 2)),
            "winter": (date(2025, 12, 29), date(2026, 1, 7)),
            "first_grade": (date(2026, 2, 9), date(2026, 2, 15)),
            "spring": (date(2026, 3, 19), date(2026, 3, 29)),
        },
    ),
    (
        date(2026, 9, 1),
        date(2027, 5, 25),
        YEAR_ORDER,
        {
            "autumn": (date(2026, 10, 26), date(2026, 11, 1)),
            "winter": (date(2026, 12, 28), date(2027, 1, 10)),
            "first_grade": (date(2027, 2, 8), date(2027, 2, 14)),
            "spring": (date(2027, 3, 22), date(2027, 3, 28)),
        },
    ),
)


def load(subject_model: Any, year_model: Any, break_model: Any) -> None:
    for code, kk, ru, en in SUBJECTS:
        subject_model.objects.get_or_create(code=code, defaults={"name_kk": kk, "name_ru": ru, "name_en": en})
    for starts_on, ends_on, source, breaks in YEARS:
        year, _ = year_model.objects.get_or_create(starts_on=starts_on, defaults={"ends_on": ends_on, "source": source})
        for kind, (first, last) in breaks.items():
            break_model.objects.get_or_create(year=year, kind=kind, defaults={"starts_on": first, "ends_on": last})
