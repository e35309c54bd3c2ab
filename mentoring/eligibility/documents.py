"""How does a verdict read? Codes of its lines → requirement, found, norm, proof, and what would change it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mentoring.eligibility.hints import hint_of
from mentoring.eligibility.rules import Criterion, Line, Verdict
from mentoring.mentorships.wording import act_name
from mentoring.statute import Norm
from mentoring.templatetags._statuses import STATUSES
from mentoring.templatetags.ui import shortdate
from schools.enums import Category, NoFigure, PostKind, QualityBasis, SchoolKind

CRITERIA: dict[Criterion, Promise] = {
    Criterion.CATEGORY: gettext_lazy("Qualification category"),
    Criterion.ETHICS: gettext_lazy("Pedagogical ethics"),
    Criterion.QUALITY: gettext_lazy("Knowledge quality"),
    Criterion.EMPLOYED: gettext_lazy("Works at the school"),
    Criterion.POST: gettext_lazy("Post, for the reserve"),
    Criterion.NOT_MENTEE: gettext_lazy("Another person than the young teacher"),
}
# Why a candidate stands where it stands (codes of `rules.rank`).
PLACE_REASONS: dict[str, Promise] = {
    "declined": gettext_lazy("declined"),
    "same_subject": gettext_lazy("same subject"),
    "wished_1": gettext_lazy("first wish of the young teacher"),
    "wished_2": gettext_lazy("second wish of the young teacher"),
    "wished_3": gettext_lazy("third wish of the young teacher"),
    "willing": gettext_lazy("is willing"),
    "lighter_load": gettext_lazy("lighter load"),
    "over_limit": gettext_lazy("has as many young teachers as the school allows"),
    "in_reserve": gettext_lazy("in the reserve"),
    "trained": gettext_lazy("trained as a mentor"),
    "same_language": gettext_lazy("same language of teaching"),
    "same_shift": gettext_lazy("same shift"),
}


class Proof(NamedTuple):
    """What proves a line, in words; `scan` is the address of the scan for who may open it."""

    text: str
    scan: str


@dataclass(frozen=True)
class VerdictLine:
    """One criterion in words. `result` is the code for the chip; `norm_title` the act's full title.

    `norm_since` says from when (and until when) that edition is in force.
    """

    criterion: str
    result: str
    result_words: str
    requirement: str
    found: str
    norm: str
    norm_title: str
    norm_since: str
    proofs: tuple[Proof, ...]
    would_be_met: str


def lines_of(
    verdict: Verdict, subject_names: Mapping[str, str], *, scan_at: Callable[[str], str] | None = None
) -> list[VerdictLine]:
    """The verdict line by line in the active language; `subject_names` by code, `scan_at` the address of a scan."""
    return [_line(verdict, line, subject_names, scan_at or _nowhere) for line in verdict.lines]


def _nowhere(key: str) -> str:
    return ""


def _line(verdict: Verdict, line: Line, subject_names: Mapping[str, str], scan_at: Callable[[str], str]) -> VerdictLine:
    norm = verdict.norm_of(line)
    return VerdictLine(
        criterion=str(CRITERIA[line.criterion]),
        result=line.result.value,
        result_words=str(STATUSES[line.result.value].label),
        requirement=_requirement(line),
        found=_found(line, subject_names),
        norm=act_name(str(norm.source)) if norm else "",
        norm_title=norm.source.title[(get_language() or "ru")[:2]] if norm else "",
        norm_since=_in_force(norm) if norm else "",
        proofs=tuple(
            Proof(_proof(line, proof), scan_at(proof["scan"]) if proof["scan"] else "")
            for proof in line.proofs
            if "on" in proof
        ),
        would_be_met=hint_of(line),
    )


def _in_force(norm: Norm) -> str:
    if norm.valid_to is None:
        return _("in force since %(since)s") % {"since": shortdate(norm.valid_from)}
    return _("in force from %(since)s until %(until)s") % {
        "since": shortdate(norm.valid_from),
        "until": shortdate(norm.valid_to),
    }


def _proof(line: Line, proof: Mapping[str, Any]) -> str:
    """«2025–2026: журнал 7А; entered by Деканова А., Mon 01.06.2026»"""
    values = {"name": proof["by"], "date": _day(proof["on"])}
    if line.criterion in (Criterion.EMPLOYED, Criterion.POST):
        told = _("register of staff, hired on %(date)s") % values
        return f"{told}, {proof['document']}" if proof["document"] else told
    entered = _("entered by %(name)s, %(date)s") % values if proof["by"] else _("entered on %(date)s") % values
    document = f"{proof['of']}: {proof['document']}" if proof["of"] and proof["document"] else proof["document"]
    return "; ".join(filter(None, (document or proof["of"], entered)))


def _requirement(line: Line) -> str:
    asked = line.requirement
    match line.criterion:
        case Criterion.CATEGORY:
            return _("Category: %(categories)s. Valid on %(date)s.") % {
                "categories": _labels(Category, asked["categories"]),
                "date": _day(asked["valid_on"]),
            }
        case Criterion.ETHICS:
            return _("The main principles and norms of pedagogical ethics are kept.")
        case Criterion.QUALITY:
            return quality_requirement(asked)
        case Criterion.EMPLOYED:
            return _("Works at the school on %(date)s.") % {"date": _day(asked["on"])}
        case Criterion.POST:
            posts = _labels(PostKind, asked["excluded"])
            return _("The reserve is formed of teachers; excluded are: %(posts)s.") % {"posts": posts}
    return _("Nobody can be their own mentor.")


def quality_requirement(asked: Mapping[str, Any]) -> str:
    """The band in words, with the reading this school has chosen and the decision of its council about the band."""
    values = {
        "years": asked["years"],
        "kind": SchoolKind(asked["school_kind"]).label,
        "lower": asked["lower"],
        "upper": asked["upper"],
        "basis": QualityBasis(asked["basis"]).label,
    }
    told = _(
        "Over the last %(years)s years, %(kind)s: from %(upper)s %% meets the requirements, below %(lower)s %% does"
        " not, between them the council decides. Judged by: %(basis)s."
    )
    return " ".join(filter(None, (told % values, decision_text(asked["decision"]))))


def decision_text(decision: Mapping[str, Any] | None) -> str:
    """«Here the requirement is met from 65 % by decision № 3 of 28.08.2026.»"""
    if not decision:
        return ""
    return _("By the council’s decision № %(number)s of %(date)s the school takes it as met from %(percent)s %%.") % {
        "number": decision["number"],
        "date": _day(decision["decided_on"]),
        "percent": decision["percent"],
    }


def _found(line: Line, subject_names: Mapping[str, str]) -> str:
    found = line.found
    match line.criterion:
        case Criterion.CATEGORY:
            return _category_found(found)
        case Criterion.ETHICS:
            return _ethics_found(found)
        case Criterion.QUALITY:
            return _quality_found(found, subject_names)
        case Criterion.EMPLOYED:
            return capfirst(_labels(PostKind, found["posts"])) or _("Does not work at the school.")
        case Criterion.POST:
            return capfirst(_labels(PostKind, found["posts"])) or _("No post at the school.")
    return _("This is the young teacher.") if found["is_mentee"] else _("Another person.")


def _category_found(found: Mapping[str, Any]) -> str:
    if not found["category"]:
        return _("No category is entered.")
    values = {
        "category": capfirst(Category(found["category"]).label),
        "awarded": _day(found["awarded_on"]),
        "expires": _day(found["expires_on"]),
    }
    if found["expiry_counted"]:
        return _("%(category)s, awarded %(awarded)s; valid until %(expires)s, counted from the award.") % values
    return _("%(category)s, awarded %(awarded)s, valid until %(expires)s.") % values


def _ethics_found(found: Mapping[str, Any]) -> str:
    if found["holds"] is None:
        return _("No confirmation is entered.")
    text = _("Kept; confirmed on %(date)s.") if found["holds"] else _("Not kept; recorded on %(date)s.")
    return text % {"date": _day(found["confirmed_on"])}


def years_text(found: Mapping[str, Any]) -> str:
    """«2025–2026: 78 %; 2024–2025: was on leave»"""
    return "; ".join(_year(year) for year in found["years"] if year["year"]) or _("No figures are entered.")


def _quality_found(found: Mapping[str, Any], subject_names: Mapping[str, str]) -> str:
    parts = [years_text(found)]
    if found["subject"]:
        parts.insert(0, _("Subject: %(subject)s.") % {"subject": _subject(found["subject"], subject_names)})
    if found["mean"] is not None:
        parts.append(_("mean: %(percent)s %%") % {"percent": percent_text(found["mean"])})
    told = " ".join(parts[:2]) + "".join(f"; {part}" for part in parts[2:])
    if found["wanted"] and found["subject"] and found["subject"] != found["wanted"]:
        other = _("The young teacher’s subject (%(subject)s) is not taught by this teacher.")
        told += ". " + other % {"subject": _subject(found["wanted"], subject_names)}
    return told


def _year(year: Mapping[str, Any]) -> str:
    if year["percent"] is None:
        return f"{year['year']}: {_why_none(year['reason'])}"
    return f"{year['year']}: {percent_text(year['percent'])} %"


def _why_none(code: str) -> str:
    return str(NoFigure(code).label) if code else _("no figure")


def percent_text(percent: str) -> str:
    """«72», «59,99»: as stored, without zeros that say nothing, in the active language."""
    return _percent_text(percent, get_language() or "ru")


@lru_cache(maxsize=4096)
def _percent_text(percent: str, language: str) -> str:
    """`language`, the active one, is part of the answer: a list of sixty teachers asks for many of the same figures."""
    number = Decimal(percent)
    whole = number == number.to_integral_value()
    return number_format(number, 0 if whole else 2, use_l10n=True, force_grouping=False)


def _subject(code: str, subject_names: Mapping[str, str]) -> str:
    return subject_names.get(code, code)


def _labels(enum: Any, codes: Iterable[str]) -> str:
    return ", ".join(str(enum(code).label) for code in codes)


def _day(iso: str) -> str:
    return shortdate(date.fromisoformat(iso))
