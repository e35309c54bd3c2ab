"""How is a name sorted, searched and shortened? Pure; the same answer on every database.

SQLite compares bytes and folds only Latin letters; PostgreSQL depends on its collation. So keys are stored.
"""

from functools import lru_cache

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# Two lower-case Latin letters a Kazakh letter: they sort alike in every collation. Digits for what comes first.
_KEYS = {letter: chr(97 + i // 26) + chr(97 + i % 26) for i, letter in enumerate(ALPHABET)}
_KEYS |= {chr(97 + i): f"z{chr(97 + i)}" for i in range(26)}


@lru_cache(maxsize=8192)
def sort_key(*parts: str) -> str:
    """A string that sorts as the Kazakh alphabet does: Әлия after Алия, before Бақыт."""
    return "0".join("".join(_KEYS.get(letter, "1") for letter in part.casefold()) for part in parts)


def search_key(*parts: str) -> str:
    """The text a search looks into: folded case, ё as е, single spaces."""
    return " ".join(" ".join(parts).casefold().replace("ё", "е").split())


@lru_cache(maxsize=8192)
def short_name(last_name: str, first_name: str, patronymic: str = "") -> str:
    """Surname and initials, as papers print it: «Сәрсенова А. Қ.» The initials never part at the end of a line."""
    initials = "\u00a0".join(f"{part[0]}." for part in (first_name, patronymic) if part)
    return f"{last_name} {initials}".strip()
