"""How do two candidates compare, in words? Criterion by criterion, fit by fit, and what puts one before the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.eligibility.documents import PLACE_REASONS, lines_of
from mentoring.eligibility.rules import Place, Ranked, Result, decided_by, explain
from schools.enums import Shift, TeachingLanguage

# What is compared (fields of `rules.Place`), as a row's head and as the answer to "why before the other?".
COMPARED: dict[str, Promise] = {
    "unfit": gettext_lazy("Verdict"),
    "declined": gettext_lazy("Answer of the teacher"),
    "verdict": gettext_lazy("Verdict"),
    "other_subject": gettext_lazy("Subject"),
    "wish": gettext_lazy("Wish of the young teacher"),
    "unasked": gettext_lazy("Answer of the teacher"),
    "load": gettext_lazy("Load"),
    "outside_reserve": gettext_lazy("Reserve of mentors"),
    "untrained": gettext_lazy("Training as a mentor"),
    "other_language": gettext_lazy("Language of teaching"),
    "other_shift": gettext_lazy("Shift"),
    "name": gettext_lazy("Order of names"),
}
_RESULTS = (Result.MET, Result.COUNCIL, Result.NO_DATA, Result.NOT_MET)


@dataclass(frozen=True, slots=True)
class Cell:
    """`result` is the code of a chip, "" for none; `is_stronger` when this one stands before the other here."""

    text: str
    result: str = ""
    is_stronger: bool = False


@dataclass(frozen=True, slots=True)
class CompareRow:
    label: str
    requirement: str
    cells: tuple[Cell, Cell]
    differs: bool


def criteria_rows(first: Ranked, second: Ranked, subject_names: Mapping[str, str]) -> list[CompareRow]:
    """The verdicts line by line, side by side."""
    rows = []
    for one, other in zip(*[lines_of(explain(each.verdict), subject_names) for each in (first, second)], strict=True):
        ranks = _RESULTS.index(Result(one.result)), _RESULTS.index(Result(other.result))
        cells = (
            Cell(one.found, one.result, ranks[0] < ranks[1]),
            Cell(other.found, other.result, ranks[1] < ranks[0]),
        )
        differs = (one.found, one.result) != (other.found, other.result)
        rows.append(CompareRow(one.criterion, one.requirement, cells, differs))
    return rows


def fit_rows(
    first: Ranked, second: Ranked, subject_names: Mapping[str, str], *, declined: Mapping[int, str], limit: int
) -> list[CompareRow]:
    """What the ranking compares beyond the verdict, in its order."""
    told = [_fits(each, subject_names, declined=declined, limit=limit) for each in (first, second)]
    rows = []
    for label, fields in FIT_ROWS.items():
        keys = [tuple(getattr(each.place, field) for field in fields) for each in (first, second)]
        texts = [each[label] for each in told]
        cells = (Cell(texts[0], is_stronger=keys[0] < keys[1]), Cell(texts[1], is_stronger=keys[1] < keys[0]))
        rows.append(CompareRow(str(COMPARED[label]), "", cells, texts[0] != texts[1]))
    return rows


# A row's head by its field, and the fields of the place that make one stronger in it.
FIT_ROWS: dict[str, tuple[str, ...]] = {
    "other_subject": ("other_subject",),
    "wish": ("wish",),
    "unasked": ("declined", "unasked"),
    "load": ("load",),
    "outside_reserve": ("outside_reserve",),
    "untrained": ("untrained",),
    "other_language": ("other_language",),
    "other_shift": ("other_shift",),
}


def first_difference(first: Place, second: Place) -> str:
    """The head of what decides between the two."""
    return str(COMPARED[decided_by(first, second)])


def _fits(
    ranked: Ranked, subject_names: Mapping[str, str], *, declined: Mapping[int, str], limit: int
) -> dict[str, str]:
    who, place = ranked.facts, ranked.place
    wished = [code for code in ranked.reasons if code.startswith("wished_")]
    return {
        "other_subject": ", ".join(subject_names[code] for code in who.subjects) or "–",
        "wish": str(PLACE_REASONS[wished[0]]) if wished else _("not named"),
        "unasked": _answer(place, declined),
        "load": _("%(load)s of %(limit)s") % {"load": who.mentees, "limit": limit},
        "outside_reserve": _("not in the reserve") if place.outside_reserve else _("in the reserve"),
        "untrained": _("no record") if place.untrained else _("trained as a mentor"),
        "other_language": str(TeachingLanguage(who.language).label) if who.language else "–",
        "other_shift": str(Shift(who.shift).label) if who.shift else "–",
    }


def _answer(place: Place, declined: Mapping[int, str]) -> str:
    if place.declined:
        return _("declined: %(reason)s") % {"reason": declined[place.person_id]}
    return _("has not answered") if place.unasked else _("is willing")
