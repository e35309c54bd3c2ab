"""How is a day written in a list? With its weekday, in kk, ru and en."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date
from django.utils.translation import get_language

SHORT = "EEE dd.MM.yyyy"
LANGUAGES = ("kk", "ru", "en")


def language() -> str:
    """The active language as one of ours."""
    code = (get_language() or "en")[:2]
    return code if code in LANGUAGES else "en"


@lru_cache(maxsize=4096)
def short_date(day: date, code: str) -> str:
    """Tue 08.09.2026 · вт 08.09.2026 · сс 08.09.2026"""
    return format_date(day, SHORT, locale=code)
