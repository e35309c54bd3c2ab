"""What does a cell mean? Text, dates, counts and the words of closed lists, as written in kk, ru and en. Pure.

Every reader returns None for an empty cell and raises BadCellError with a sentence for what it cannot read.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from schools.enums import Category, PostKind, Shift, TeachingLanguage
from schools.importing.columns import plain

EXCEL_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})\s*[гж]?\.?")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
NOTHING = ("", "-", "–", "—")  # how people mark a place left empty on purpose
EARLIEST = date(1950, 1, 1)

POSTS = {
    PostKind.TEACHER: ("мұғалім", "пән мұғалімі", "педагог", "учитель", "учитель предметник", "teacher"),
    PostKind.DEPUTY: (
        "директордың орынбасары", "директор орынбасары", "директордың оқу ісі жөніндегі орынбасары",
        "заместитель директора", "заместитель директора по учебной работе", "завуч", "deputy head", "deputy",
    ),
    PostKind.HEAD: ("директор", "мектеп директоры", "директор школы", "head", "head teacher", "principal"),
    PostKind.OTHER: ("басқа лауазым", "басқа", "другая должность", "другое", "other post", "other"),
}  # fmt: skip
CATEGORIES = {
    Category.TEACHER: ("педагог", "teacher"),
    Category.MODERATOR: ("модератор", "moderator"),
    Category.EXPERT: ("сарапшы", "эксперт", "expert"),
    Category.RESEARCHER: ("зерттеуші", "исследователь", "researcher"),
    Category.MASTER: ("шебер", "мастер", "master"),
    Category.SECOND: ("екінші", "вторая", "second", "2", "ii"),
    Category.FIRST: ("бірінші", "первая", "first", "1", "i"),
    Category.HIGHEST: ("жоғары", "высшая", "highest"),
}
# Words around a category that change nothing: «педагог-шебер», «высшая категория (старая система)».
CATEGORY_NOISE = {
    "педагог", "мұғалім", "учитель", "teacher", "біліктілік", "санат", "санаты", "санатты", "квалификационная",
    "категория", "категории", "category", "ескі", "жүйе", "старая", "система", "old", "system",
}  # fmt: skip
NO_CATEGORY = ("жоқ", "санатсыз", "санаты жоқ", "нет", "без категории", "нет категории", "none", "no category")
LANGUAGES = {
    TeachingLanguage.KK: ("қазақ", "қазақша", "қазақ тілі", "казахский", "каз", "kazakh", "kk"),
    TeachingLanguage.RU: ("орыс", "орысша", "орыс тілі", "русский", "рус", "russian", "ru"),
    TeachingLanguage.EN: ("ағылшын", "ағылшынша", "ағылшын тілі", "английский", "англ", "english", "en"),
}
SHIFTS = {
    Shift.FIRST: ("1", "i", "бірінші", "первая", "first", "1 ауысым", "1 смена", "i ауысым", "i смена", "первая смена"),
    Shift.SECOND: (
        "2",
        "ii",
        "екінші",
        "вторая",
        "second",
        "2 ауысым",
        "2 смена",
        "ii ауысым",
        "ii смена",
        "вторая смена",
    ),
}
YES_NO = {
    True: ("иә", "ия", "да", "yes", "true", "1", "✓", "+"),
    False: ("жоқ", "нет", "no", "false", "0"),
}


class BadCellError(Exception):
    """The cell cannot be read; the one argument is a sentence for its author."""


def text(value: object, *, limit: int = 0) -> str | None:
    """The words of a cell, stray and invisible characters gone; 15.0 is «15»."""
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime | date):
        value = f"{value:%d.%m.%Y}"
    if value in EXCEL_ERRORS:
        raise BadCellError(_("The formula of this cell ends in the error %(error)s.") % {"error": value})
    shown = "".join(_visible(letter) for letter in unicodedata.normalize("NFC", str(value)))
    words = " ".join(shown.split())
    if limit and len(words) > limit:
        raise BadCellError(_("This is longer than %(limit)s characters.") % {"limit": limit})
    return None if words in NOTHING else words


def parts(value: object, *, limit: int = 0) -> list[str]:
    """What stands between semicolons; an empty place stays, so that positions keep their meaning."""
    words = text(value, limit=limit)
    return [part.strip() for part in words.split(";")] if words else []


def day(value: object, *, latest: date) -> date | None:
    """A date of Excel or written 08.09.2026, not later than `latest`."""
    found = _day(value)
    if found is None:
        return None
    if found < EARLIEST:
        raise BadCellError(_("%(date)s is too long ago.") % {"date": shown_day(found)})
    if found > latest:
        raise BadCellError(_("%(date)s is too far in the future.") % {"date": shown_day(found)})
    return found


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = text(value)
    if words is None:
        return None
    try:
        if match := DAY_FIRST.fullmatch(words) or YEAR_FIRST.fullmatch(words):
            return date(**{unit: int(number) for unit, number in match.groupdict().items()})
    except ValueError as error:
        raise BadCellError(_("There is no day %(value)s in the calendar.") % {"value": words}) from error
    raise BadCellError(_("“%(value)s” is not a date. Write it as 08.09.2026.") % {"value": words})


def count(value: object, *, limit: int) -> int | None:
    """A whole number from 0 to `limit`, also one stored as text."""
    words = text(value)
    if words is None:
        return None
    digits = words.replace(" ", "").removesuffix(",0").removesuffix(".0")
    if not (digits.isascii() and digits.isdigit()):
        raise BadCellError(_("“%(value)s” is not a whole number.") % {"value": words})
    if len(digits) > 6 or int(digits) > limit:
        raise BadCellError(_("%(value)s is too much: at most %(limit)s.") % {"value": words, "limit": limit})
    return int(digits)


def yes_no(value: object) -> bool | None:
    return _one_of(value, YES_NO, _("Write “yes” or “no”."))


def post(value: object) -> PostKind | None:
    """A post of the closed list; «учитель математики» and «математика мұғалімі» are teachers."""
    words = plain(text(value) or "")
    if words.startswith("учитель ") or words.endswith((" мұғалімі", " пәнінің мұғалімі")):
        return PostKind.TEACHER
    if words.startswith(("заместитель директора ", "зам директора")):
        return PostKind.DEPUTY
    return _one_of(value, POSTS, _("Write “teacher”, “deputy head”, “head” or “other post”."))


def language(value: object) -> TeachingLanguage | None:
    return _one_of(value, LANGUAGES, _("Write “Kazakh”, “Russian” or “English”."))


def shift(value: object) -> Shift | None:
    return _one_of(value, SHIFTS, _("Write 1 or 2."))


def category(value: object) -> Category | None:
    """A category of the present system or of the one before 2018; «без категории» is an empty cell."""
    words = text(value)
    if words is None or plain(words) in NO_CATEGORY:
        return None
    for piece in words.split("/"):
        left = [word for word in plain(piece).split() if word not in CATEGORY_NOISE]
        meant = " ".join(left) or ("педагог" if {"педагог", "teacher"} & set(plain(piece).split()) else "")
        for known, names in CATEGORIES.items():
            if meant in names:
                return known
    raise BadCellError(_("“%(value)s” is not a qualification category.") % {"value": words})


def subject(value: str, known: Mapping[str, str]) -> str:
    """The code of a subject; `known` holds codes by folded name in three languages."""
    for name in (value, *value.split("/")):
        if code := known.get(plain(name)):
            return code
    if near := get_close_matches(plain(value), known, n=1, cutoff=0.75):
        raise BadCellError(
            _("“%(value)s” is not in the list of subjects. Is it “%(near)s”?")
            % {"value": value, "near": capfirst(near[0])}
        )
    raise BadCellError(_("“%(value)s” is not in the list of subjects.") % {"value": value})


def shown_day(found: date) -> str:
    return f"{found:%d.%m.%Y}"


def _one_of(value: object, words_of: Mapping[Any, tuple[str, ...]], hint: str) -> Any:
    """The member whose words these are; bilingual «иә / да» counts by its first readable half."""
    words = text(value)
    if words is None:
        return None
    for piece in (words, *words.split("/")):
        for member, names in words_of.items():
            if plain(piece) in names or piece.strip() in names:
                return member
    raise BadCellError(_("“%(value)s” is not understood.") % {"value": words} + " " + hint)


def _visible(letter: str) -> str:
    """Soft hyphens and zero-width marks vanish; non-breaking spaces and line ends become spaces."""
    if unicodedata.category(letter) == "Cf":
        return ""
    return letter if letter.isprintable() else " "
