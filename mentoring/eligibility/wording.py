"""How do two candidates compare, and how does the reserve look ahead, in words?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mentoring.eligibility.documents import PLACE_REASONS, lines_of
from mentoring.eligibility.rules import (
    CandidateFacts,
    Outcome,
    Outlook,
    Place,
    Prospect,
    Ranked,
    Result,
    decided_by,
    expiry,
    explain,
)
from mentoring.mentorships.wording import act_name
from mentoring.statute import norm
from mentoring.templatetags.ui import shortdate
from schools.enums import Category, Shift, TeachingLanguage

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


def _load(who: CandidateFacts, limit: int) -> str:
    told = _("%(load)s of %(limit)s") % {"load": who.mentees, "limit": limit}
    return f"{told}, {_('by exception')}" if who.by_exception else told


def _fits(
    ranked: Ranked, subject_names: Mapping[str, str], *, declined: Mapping[int, str], limit: int
) -> dict[str, str]:
    who, place = ranked.facts, ranked.place
    wished = [code for code in ranked.reasons if code.startswith("wished_")]
    return {
        "other_subject": ", ".join(subject_names[code] for code in who.subjects) or "–",
        "wish": str(PLACE_REASONS[wished[0]]) if wished else _("not named"),
        "unasked": _answer(place, declined),
        "load": _load(who, limit),
        "outside_reserve": _("not in the reserve") if place.outside_reserve else _("in the reserve"),
        "untrained": _("no record") if place.untrained else _("trained as a mentor"),
        "other_language": str(TeachingLanguage(who.language).label) if who.language else "–",
        "other_shift": str(Shift(who.shift).label) if who.shift else "–",
    }


def _answer(place: Place, declined: Mapping[int, str]) -> str:
    if place.declined:
        return _("declined: %(reason)s") % {"reason": declined[place.person_id]}
    return _("has not answered") if place.unasked else _("is willing")


# The forecast of the reserve ------------------------------------------------------------------------------------------
def outlook_text(one: Prospect, today: date) -> str:
    """Why somebody stays, depends or drops out, and from which day."""
    if one.outlook == Outlook.DROPS_OUT:
        since = (
            _("From %(day)s") % {"day": shortdate(one.from_on)}
            if one.from_on and one.from_on > today
            else _("Already now")
        )
        return f"{since}: {'; '.join(_obstacle(code, one) for code in one.reasons)}."
    if one.outlook == Outlook.STAYS:
        if one.then.outcome == Outcome.COUNCIL:
            return _("The council decides: the figures lie in the band.")
        return _("The requirements are met on that day.")
    if one.then.ethics == Result.NO_DATA:
        return _("The norms of ethics are not confirmed yet.")
    return _figures_asked(one)


def _obstacle(code: str, one: Prospect) -> str:
    if code == "category" and (award := one.then.award):
        last = expiry(award, one.then.asked.category_years)
        if award.category in one.then.asked.categories:
            return _("the category is valid until %(date)s") % {"date": shortdate(last)}
        return _("the category is too low: %(category)s") % {"category": Category(award.category).label}
    if code == "quality":
        below = [figure.year for figure in one.then.figures if figure.assessed]
        return _("knowledge quality is below %(lower)s %%, years known: %(years)s") % {
            "lower": one.then.asked.lower,
            "years": ", ".join(reversed(below)),
        }
    if code == "post":
        return _("%(act)s: the head and deputy heads cannot be in the reserve") % {
            "act": act_name(str(norm("reserve_excludes", one.then.asked.on).source))
        }
    return str(OBSTACLES[code])


OBSTACLES: dict[str, Promise] = {
    "category": gettext_lazy("no category is entered"),
    "ethics": gettext_lazy("the norms of ethics are not kept"),
    "employed": gettext_lazy("no longer works at the school"),
}


def _figures_asked(one: Prospect) -> str:
    years = ", ".join(figure.year or _("an earlier year") for figure in one.then.figures if not figure.assessed)
    council, met = one.asks
    told = {"years": years, "council": council, "met": met}
    if met is not None:
        return (
            _("Depends on the figure of %(years)s: from %(met)s %% the requirements are met.") % told
            if council is None or council >= met
            else _(
                "Depends on the figure of %(years)s: from %(council)s %% the council decides, from %(met)s %% the"
                " requirements are met."
            )
            % told
        )
    return _("Depends on the figure of %(years)s: from %(council)s %% the council decides.") % told


def gap_text(code: str, number: int) -> str:
    """Whether the mentors will be enough, as a sentence; "" while no hires are expected."""
    told = {"number": number}
    if code == "nobody_expected":
        return ""
    if code == "enough":
        return ngettext("Enough: %(number)s mentor is needed.", "Enough: %(number)s mentors are needed.", number) % told
    if code == "enough_if":
        return (
            ngettext(
                "Enough only if %(number)s mentor who depends on this year’s figure stays.",
                "Enough only if %(number)s mentors who depend on this year’s figures stay.",
                number,
            )
            % told
        )
    return ngettext("%(number)s mentor is missing.", "%(number)s mentors are missing.", number) % told
