"""How is a year of the calendar written out? Twelve small months and the list of days off, as text in one pass."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from html import escape

from babel.dates import format_date, get_day_names
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schools.calendars import HOLIDAYS_LAW, LABOUR_CODE_DAYS_OFF, LABOUR_CODE_SWAPS
from schools.dates import language, short_date
from schools.enums import BreakKind
from schools.models import Break
from schools.months import Look, Month
from schools.reference import YEAR_ORDER
from schools.year_facts import NamedDay

# A letterless mark beside the colour, for who sees no colour and for print.
MARKS = {Look.HOLIDAY: "★", Look.MOVED: "◆", Look.OTHER: "■", Look.WORKED: "+"}
KINDS: dict[Look, Promise] = {
    Look.HOLIDAY: gettext_lazy("public holiday"),
    Look.MOVED: gettext_lazy("moved day off"),
    Look.OTHER: gettext_lazy("day off"),
    Look.WORKED: gettext_lazy("working day"),
}
# Sources shipped with the calendar; a row's own source is shown as written.
SOURCES: dict[str, Promise] = {
    HOLIDAYS_LAW: gettext_lazy("Law № 267-II of 13.12.2001"),
    LABOUR_CODE_DAYS_OFF: gettext_lazy("Labour Code of 23.11.2015, art. 84"),
    LABOUR_CODE_SWAPS: gettext_lazy("Labour Code of 23.11.2015, art. 85(3)"),
    YEAR_ORDER: gettext_lazy("Order № 213-НҚ of 29.07.2026"),
}


def source_name(source: str) -> str:
    """The source of a day or a year in the active language; what people typed stays as it is."""
    return str(SOURCES.get(source, source))


def months_html(
    months: Iterable[Month], named: Mapping[date, NamedDay], breaks: Iterable[Break], today: date
) -> SafeString:
    """The grid. A day with a name is a link to its line in the list; breaks are underlined, today is framed."""
    code, underlined = language(), _underlined(breaks)
    return mark_safe("".join(_month(month, named, underlined, today, code) for month in months))


def _underlined(breaks: Iterable[Break]) -> dict[date, str]:
    """The class of each day of a break."""
    found = {}
    for each in breaks:
        name = "d-break1" if each.kind == BreakKind.FIRST_GRADE else "d-break"
        days = range(each.starts_on.toordinal(), each.ends_on.toordinal() + 1)
        found |= dict.fromkeys(map(date.fromordinal, days), name)
    return found


def _month(month: Month, named: Mapping[date, NamedDay], breaks: Mapping[date, str], today: date, code: str) -> str:
    days = ngettext("%(days)s working day", "%(days)s working days", month.working_days) % {"days": month.working_days}
    rows = "".join(f"<tr>{''.join([_cell(cell, named, breaks, today) for cell in week])}</tr>" for week in month.weeks)
    return (
        f'<table class="month"><caption>{escape(month_name(month.first, code))} <span>{escape(days)}</span></caption>'
        f"{_head(code)}<tbody>{rows}</tbody></table>\n"
    )


def _cell(
    cell: tuple[date, Look] | None, named: Mapping[date, NamedDay], breaks: Mapping[date, str], today: date
) -> str:
    if cell is None:
        return "<td></td>"
    day, look = cell
    classes = " ".join(filter(None, (look and f"d-{look}", breaks.get(day))))
    attrs = (f' class="{classes}"' if classes else "") + (' aria-current="date"' if day == today else "")
    told = named.get(day)
    if told is None:
        return f"<td{attrs}>{day.day}</td>"
    label = escape(f"{day.day}: {told.name}, {KINDS[told.look]}")
    return f'<td{attrs}><a href="#{anchor(day)}" aria-label="{label}">{day.day}<i>{MARKS[told.look]}</i></a></td>'


def anchor(day: date) -> str:
    return f"d{day:%y%m%d}"


@lru_cache(maxsize=256)
def month_name(first: date, code: str) -> str:
    """September 2026, as a heading writes it."""
    return capfirst(format_date(first, "LLLL y", locale=code))


@lru_cache(maxsize=8)
def _head(code: str) -> str:
    short, full = get_day_names("narrow" if code == "en" else "short", locale=code), get_day_names("wide", locale=code)
    cells = "".join(f'<th scope="col" abbr="{full[day]}">{capfirst(short[day])}</th>' for day in range(7))
    return f"<thead><tr>{cells}</tr></thead>"


def legend_html(breaks: Iterable[Break]) -> SafeString:
    """What each mark means, in words."""
    kinds = {each.kind for each in breaks}
    shown = [(f"d-{look}", "1", MARKS[look], KINDS[look]) for look in MARKS]
    shown.append(("d-weekend", "1", "", _("weekend")))
    if kinds:
        shown.append(("d-break", "1", "", _("break of the pupils: a working day for teachers")))
    if BreakKind.FIRST_GRADE in kinds:
        shown.append(("d-break1", "1", "", _("break of grade 1 only")))
    items = "".join(
        f'<li><span class="{look}">{number}<i>{mark}</i></span> {escape(str(word))}</li>'
        for look, number, mark, word in shown
    )
    return mark_safe(f'<ul class="legend">{items}</ul>')


def named_html(named: list[NamedDay], revoke: str, owner: int | None) -> tuple[SafeString, SafeString]:
    """The days with a name, line by line, and their sources, numbered where they are cited.

    `revoke` is the address that revokes a correction, 0 standing for its number; empty for who may not. Only the rows
    of `owner` are offered: a school's own, or (None) the country's.
    """
    code = language()
    numbers = {source: number for number, source in enumerate(dict.fromkeys(one.source for one in named), start=1)}
    lines = [
        f'<li id="{anchor(one.day)}"><time datetime="{one.day.isoformat()}">{short_date(one.day, code)}</time>'
        f'<span><i class="sign" aria-hidden="true">{MARKS[one.look]}</i> {escape(one.name)}{_kind(one)}'
        f'<sup><a href="#s{numbers[one.source]}">{numbers[one.source]}</a></sup>{_of_row(one, revoke, owner, code)}'
        f"</span></li>"
        for one in named
    ]
    sources = [f'<li id="s{number}">{escape(source_name(source))}</li>' for source, number in numbers.items()]
    return mark_safe("".join(lines)), mark_safe("".join(sources))


def _kind(one: NamedDay) -> str:
    """What kind of day it is, unless its name says just that."""
    kind = str(KINDS[one.look])
    return "" if one.name.casefold() == kind.casefold() else f" <small>{escape(kind)}</small>"


def _of_row(one: NamedDay, revoke: str, owner: int | None, code: str) -> str:
    """Whose correction it is, and the way to revoke it."""
    if one.row_id is None:
        return ""
    whose = escape(_("the school’s own") if one.school_id else _("for the country"))
    if not revoke or one.school_id != owner:
        return f' <span class="chip">{whose}</span>'
    act, address = escape(_("Revoke")), revoke.replace("/0/", f"/{one.row_id}/")
    label = f"{act}: {short_date(one.day, code)}"
    return f' <span class="chip">{whose}</span> <a class="act" href="{address}" aria-label="{label}">{act}</a>'
