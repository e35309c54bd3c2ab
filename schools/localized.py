"""In which language is a stored name shown?"""

from functools import lru_cache

from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import get_language


def localized(row, field: str, language: str | None = None) -> str:
    """`row.<field>_<language>`, by default in the active language; falls back to ru, then kk."""
    wanted = (language or get_language() or "ru")[:2]
    for code in (wanted, "ru", "kk"):
        if text := getattr(row, f"{field}_{code}", ""):
            return text
    return ""


def in_language(kk: str | None, ru: str | None, en: str | None = None, language: str | None = None) -> str:
    """The one of a name's three forms that `localized` would show, for rows that are no objects.

    A long list names the `language`: asking for it costs more than the choice.
    """
    wanted = {"kk": kk, "en": en}.get((language or get_language() or "ru")[:2])
    return wanted or ru or kk or ""


@lru_cache(maxsize=256)
def labels_of(choices: type[TextChoices], language: str) -> dict[str, str]:
    """The words of an enum as a list shows them, in the active language, which `language` names for the cache."""
    return {each.value: capfirst(str(each.label)) for each in choices}
