"""What would have to happen for a line to be met? Codes of the explanation → concrete sentences."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mentoring.eligibility.rules import Line
from mentoring.templatetags.ui import shortdate
from schools.enums import Category, NoFigure

HINTS: dict[str, Promise] = {
    "enter_category": gettext_lazy("A category is entered, with its certificate."),
    "renew_category": gettext_lazy("The category is renewed; it expired on %(expired_on)s."),
    "old_category": gettext_lazy("A category of the present system is awarded; the old ones no longer count."),
    "raise_category": gettext_lazy("A higher category is awarded; entered now: %(category)s."),
    "confirm_ethics": gettext_lazy("It is confirmed that the norms of pedagogical ethics are kept."),
    "ethics_not_kept": gettext_lazy("A confirmation later than %(confirmed_on)s says that the norms are kept."),
    "enter_subject": gettext_lazy("The subject taught is entered."),
    "raise_quality": gettext_lazy("No year is below %(lower)s %%. Years below now: %(years)s."),
    "raise_quality_mean": gettext_lazy("The mean of the years is not below %(lower)s %%."),
    "ask_council": gettext_lazy(
        "The council decides: the figures lie between %(lower)s %% and %(upper)s %%. Years: %(years)s."
    ),
    "ask_council_mean": gettext_lazy("The council decides: the mean lies between %(lower)s %% and %(upper)s %%."),
    "employ": gettext_lazy("The teacher works at the school on the day of the proposal."),
    "leave_post": gettext_lazy("The teacher no longer holds the post of head or deputy head."),
    "choose_another": gettext_lazy("Another teacher is chosen."),
}
# What would fill a year without a figure, by the reason given for it; "" where nobody gave one.
GAPS: dict[str, Promise] = {
    "": gettext_lazy("The figures are entered. Years: %(years)s."),
    NoFigure.ELSEWHERE: gettext_lazy(
        "The figures are brought from the other school, with their source. Years: %(years)s."
    ),
    NoFigure.GRADE_ONE: gettext_lazy(
        "Grade 1 has no marks: another taught subject is judged, or the council makes an exception. Years: %(years)s."
    ),
    NoFigure.LEAVE: gettext_lazy("A year of leave has no figure: the council may make an exception. Years: %(years)s."),
    NoFigure.OTHER: gettext_lazy("The figure is entered, or the council makes an exception. Years: %(years)s."),
}


def hint_of(line: Line) -> str:
    """What would have to happen for the line to be met, as concretely as the facts allow."""
    if line.hint is None:
        return ""
    code, params = line.hint["code"], dict(line.hint["params"])
    if code == "enter_figures":
        return _gaps(params["years"])
    for name in ("expired_on", "confirmed_on"):
        if name in params:
            params[name] = shortdate(date.fromisoformat(params[name]))
    if "category" in params:
        params["category"] = Category(params["category"]).label
    if code == "raise_quality":
        params["years"] = "; ".join(_short(year) for year in params["years"])
    elif "years" in params:
        params["years"] = ", ".join(params["years"])
    return str(HINTS[code]) % params


def _gaps(years: Iterable[Mapping[str, str]]) -> str:
    """Years without a figure, together where the same would help."""
    named: dict[str, list[str]] = {}
    for year in years:
        named.setdefault(year["reason"], []).append(year["year"] or _("an earlier year"))
    return " ".join(str(GAPS[reason]) % {"years": ", ".join(names)} for reason, names in named.items())


def _short(year: Mapping[str, Any]) -> str:
    """«2024–2025 (2 pupils more with “4” or “5” were needed; counts until the end of 2027–2028)»"""
    needed = ngettext(
        "%(count)s pupil more with “4” or “5” was needed",
        "%(count)s pupils more with “4” or “5” were needed",
        year["pupils"],
    ) % {"count": year["pupils"]}
    until = _("counts until the end of %(year)s") % {"year": year["leaves_after"]}
    return f"{year['year']} ({needed}; {until})"
