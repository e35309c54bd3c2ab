"""How does a candidate look in a list? Written in one pass: eight cells a row by templates cost more than judging."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mentoring.eligibility.district import Best
from mentoring.eligibility.documents import PLACE_REASONS, percent_text
from mentoring.eligibility.kept import standing_in
from mentoring.eligibility.rules import Outcome, Ranked, Result, Standing, YearShown, standing_of
from mentoring.templatetags.ui import language, short_date, status
from schools.enums import Category
from schools.localized import in_language

NOBODY: Mapping[int, str] = {}
TONES = {"not_met": "bad", "council": "warn"}


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate as one line of a list: `cells` are its ready table cells up to the load."""

    person_id: int
    name: str
    outcome: str
    cells: SafeString
    reasons: str


def rows_of(ranked: list[Ranked], names: dict[str, str], *, declined: Mapping[int, str] = NOBODY) -> list[Row]:
    """Written without the template engine: eight cells a row through it cost more than judging everybody.

    `declined`: why a teacher declined, which deputies and the head alone may read.
    """
    cells_of, spoken = _cells(names), language()
    mark = f'<div><span class="chip chip-warn">{escape(_("by exception"))}</span></div>'
    rows = []
    for one in ranked:
        who = one.facts
        shown = one.verdict if isinstance(one.verdict, Standing) else standing_of(one.verdict)
        load = f"{who.mentees}{mark}" if who.by_exception else str(who.mentees)
        cells = cells_of(escape(who.name), who.subjects, shown, load)
        why_here = _why_here(one.reasons, spoken)
        if who.person_id in declined:
            why_here += f'<div class="row-meta">«{escape(declined[who.person_id])}»</div>'
        rows.append(Row(who.person_id, who.name, shown.outcome.value, SafeString(cells), why_here))
    return rows


@lru_cache(maxsize=1024)
def _why_here(codes: tuple[str, ...], language: str) -> str:
    """What moved a candidate, in words of `language`, the active one; escaped."""
    words = _words().reasons
    return capfirst("; ".join([words[code] for code in codes]))


def district_rows(found: Iterable[Best], names: dict[str, str]) -> SafeString:
    """The rows of the best of a district, each with its school."""
    cells_of, head, spoken = _cells(names), escape(_("School")), language()
    rows = []
    for row in found:
        cells = cells_of(escape(row.name), row.subjects.split(), standing_in(row), str(row.mentees))
        school = escape(in_language(row.name_kk, row.name_ru, language=spoken))
        rows.append(f'<tr>{cells}<td data-label="{head}"><a href="{_address(row.code)}">{school}</a></td></tr>')
    return SafeString("".join(rows))


@lru_cache(maxsize=1024)
def _address(code: str) -> str:
    """Of the pairs of a school."""
    return reverse("mentorships:list", args=[code])


class _Words(NamedTuple):
    """What every row repeats, as markup, in one language; `verdicts` and `ethics` are whole cells."""

    verdicts: dict[str, str]
    ethics: dict[str, str]
    categories: dict[str, str]
    reasons: dict[str, str]
    heads: dict[str, str]


def _words() -> _Words:
    return _words_in(language())


@lru_cache
def _words_in(language: str) -> _Words:
    """`language` is the active one: constants of the code are said in it once."""
    heads = {key: escape(text) for key, text in column_heads().items()}
    cell = '<td data-label="{}">{}</td>'.format
    return _Words(
        verdicts={code.value: cell(heads["verdict"], status(code.value)) for code in Outcome},
        ethics={code.value: cell(heads["ethics"], status(code.value)) for code in Result},
        categories={category.value: escape(capfirst(str(category.label))) for category in Category},
        reasons={code: escape(str(text)) for code, text in PLACE_REASONS.items()},
        heads=heads,
    )


def _cells(names: dict[str, str]) -> Callable[[str, Iterable[str], Standing, str], str]:
    """A writer of the cells from the name to the load."""
    spoken = language()
    verdicts, ethics, categories, _reasons, heads = _words()
    category, quality, load_head = heads["category"], heads["quality"], heads["load"]
    names = {code: escape(name) for code, name in names.items()}

    def cells(name: str, subjects: Iterable[str], shown: Standing, load: str) -> str:
        until = short_date(shown.expires_on, spoken) if shown.expires_on else ""
        return (
            f'<th scope="row">{name}<div class="row-meta">{", ".join([names[code] for code in subjects])}</div></th>'
            f'{verdicts[shown.outcome]}<td data-label="{category}">{categories.get(shown.category, "–")}'
            f'<div class="row-meta">{until}</div></td>{ethics[shown.ethics]}'
            f'<td class="num" data-label="{quality}">{_quality(shown.figures, spoken)}</td>'
            f'<td class="num" data-label="{load_head}">{load}</td>'
        )

    return cells


def body_of(rows: list[Row], here: str, *, best: str = "btn-outline-primary") -> SafeString:
    """The rows of a table of candidates; `best` is the look of the first one's button."""
    heads = _words().heads
    why, compare, details = heads["why"], heads["compare"], heads["details"]
    written, look = [], best
    for row in rows:
        name = escape(row.name)
        written.append(
            f'<tr>{row.cells}<td data-label="{why}">{row.reasons}</td><td class="act">'
            f'<label class="tick"><input type="checkbox" form="compare" name="who" value="{row.person_id}"'
            f' aria-label="{compare}: {name}">{compare}</label> '
            f'<a class="btn btn-sm {look}" href="{here}{row.person_id}/"'
            f' aria-label="{details}: {name}">{details}</a></td></tr>'
        )
        look = "btn-outline-primary"
    return SafeString("".join(written))


def column_heads() -> dict[str, str]:
    return _heads_in(language())


@lru_cache
def _heads_in(language: str) -> dict[str, str]:
    """`language` is the active one."""
    return {
        "verdict": _("Verdict"),
        "category": _("Category"),
        "ethics": _("Ethics"),
        "quality": _("Quality, %"),
        "load": _("Load"),
        "why": _("Why here"),
        "details": _("Details"),
        "compare": _("Compare"),
    }


@lru_cache(maxsize=4096)
def _quality(years: tuple[YearShown, ...], language: str) -> str:
    """The figures, the oldest year first, as the head of the column names them; those short of the band stand out.

    `language`, the active one, is part of the answer: a list of sixty teachers shows many of the same figures.
    """
    figures = []
    for share, result in reversed(years):
        text = "–" if share is None else percent_text(f"{share // 100}.{share % 100:02}")
        tone = TONES.get(result)
        figures.append(f'<span class="chip chip-{tone}">{text}</span>' if tone else text)
    return " · ".join(figures)
