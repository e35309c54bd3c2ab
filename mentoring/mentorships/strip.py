"""How was a date counted? The weeks of the term as a small calendar, with the sentences that say the same.

Day zero, the counted days with their numbers, the days that were skipped and the last day each carry a sign of their
own besides the colour. The strip is for the eye; the sentences beside it are for everybody. Written out in one pass
and kept by what it shows: the dates of one hiring day are counted the same way for every pair.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from babel.dates import format_date, get_day_names
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mentoring.mentorships.why import reason_of, why
from mentoring.templatetags.ui import icon
from schools.dates import language

ONE_DAY = timedelta(days=1)
ZERO, COUNTED, SKIPPED, SUSPENDED, BREAK, PLAIN = "zero", "counted", "skipped", "suspended", "break", "plain"
CROSS = "×"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the strip: what it is to the term, its number among the counted ones, why it was skipped."""

    on: date
    mark: str
    number: int = 0
    reason: str = ""
    is_due: bool = False


# The days ------------------------------------------------------------------------------------------------------------
def days_of(told: Mapping[str, Any]) -> dict[date, Day]:
    """Every day the explanation speaks of; nothing for a date that was set and not counted."""
    return _days_counted(told) if told["kind"] == "counted" else _days_fixed(told)


def _days_counted(told: Mapping[str, Any]) -> dict[date, Day]:
    start = date.fromisoformat(told["start"])
    days = {start: Day(start, ZERO)}
    for one in told["skipped"]:
        on = date.fromisoformat(one["date"])
        days[on] = Day(on, SUSPENDED if one["reason"] == "suspended" else SKIPPED, reason=reason_of(one))
    for number, text in enumerate(told["counted"], start=1):
        on = date.fromisoformat(text)
        # A calendar-day term counts a day off, and is moved on from it only when it is the last.
        days[on] = Day(on, COUNTED, number, days[on].reason if on in days else "")
    return _with_due(days, told, date.fromisoformat(told["due"]))


def _days_fixed(told: Mapping[str, Any]) -> dict[date, Day]:
    """The interim report: from its day to the day it hangs on; the winter break is marked in the same weeks."""
    if told["reason"] != "half_year_ends":
        return {}
    anchor, due = date.fromisoformat(told["date"]), date.fromisoformat(told["due"])
    moved = told.get("moved") or {"from": told["due"], "given": []}
    rolled = _between(anchor, date.fromisoformat(moved["from"]))
    days = {on: Day(on, SKIPPED, reason=_("day off")) for on in rolled}
    for on in _edge_of_break(told):
        days[on] = Day(on, BREAK, reason=_("winter break"))
    for number, text in enumerate(moved["given"], start=1):
        on = date.fromisoformat(text)
        days[on] = Day(on, COUNTED, number)
    return _with_due(days, told, due)


def _edge_of_break(told: Mapping[str, Any]) -> Iterator[date]:
    """The first days of the winter break when the report is due before it, the last ones when it is due after it."""
    if not told["break"]:
        return iter(())
    first, last = (date.fromisoformat(text) for text in told["break"])
    if told["conventions"]["interim_day"] == "break_end":
        return _between(max(first, _monday(last)), last)
    return _between(first, min(last, _monday(first) + 6 * ONE_DAY))


def _with_due(days: dict[date, Day], told: Mapping[str, Any], due: date) -> dict[date, Day]:
    if moved := told.get("moved"):
        for pause in (moved, *moved["then"]):
            for on in _between(date.fromisoformat(pause["first"]), date.fromisoformat(pause["last"])):
                days[on] = Day(on, SUSPENDED, reason=_("mentorship suspended"))
        due = date.fromisoformat(moved["due"])
    known = days.get(due, Day(due, PLAIN))
    mark = known.mark if known.mark in (COUNTED, ZERO) else PLAIN
    return {**days, due: Day(due, mark, known.number, is_due=True)}


def _between(one: date, other: date) -> Iterator[date]:
    """Both included, in whichever order they are told."""
    first, last = sorted((one, other))
    return (first + timedelta(days=i) for i in range((last - first).days + 1))


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


def weeks_of(days: Mapping[date, Day]) -> list[list[Day]]:
    """The weeks from the first to the last of these days, each from Monday to Sunday."""
    mondays = range(0, (_monday(max(days)) - _monday(min(days))).days + 1, 7)
    starts = [_monday(min(days)) + timedelta(days=i) for i in mondays]
    return [[days.get(start + i * ONE_DAY, Day(start + i * ONE_DAY, PLAIN)) for i in range(7)] for start in starts]


# The markup ----------------------------------------------------------------------------------------------------------
def why_html(told: Mapping[str, Any], *, name: str = "", url: str = "", anchor: str = "") -> SafeString:
    """“Why this date?”, folded: one of those with the same `name` is open at a time; `url` tells more.

    A link to `anchor` inside it opens it.
    """
    # Words are asked for outside the f-strings: what stands in one is not found for translation.
    question, all_about = _("Why this date?"), _("All about this date")
    more = f'<p><a href="{escape(url)}">{escape(all_about)}</a></p>' if url else ""
    group, place = (f' name="{name}"' if name else ""), (f' id="{anchor}"' if anchor else "")
    return mark_safe(
        f'<details class="why"{group}><summary>{escape(question)}</summary>'
        f'<div class="why-body"{place}>{account_html(told)}{more}</div></details>'
    )


def account_html(told: Mapping[str, Any]) -> SafeString:
    """The first sentence, the strip, the other sentences."""
    return _account(json.dumps(told, sort_keys=True), language())


@lru_cache(maxsize=1024)
def _account(told_as_json: str, code: str) -> SafeString:
    told = json.loads(told_as_json)
    first, *rest = why(told)
    return mark_safe(
        f'<p class="why-start">{escape(first)}</p>{_strip(days_of(told), code)}'
        + (f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in rest)}</ul>" if rest else "")
    )


def _strip(days: dict[date, Day], code: str) -> str:
    if not days:
        return ""
    weeks = weeks_of(days)
    short = get_day_names("short", "stand-alone", code)
    heads = "".join(f"<th>{escape(short[i])}</th>" for i in range(7))
    rows = []
    for is_away, some in groupby(weeks, key=lambda week: all(day.mark == SUSPENDED for day in week)):
        alike = list(some)
        rows += _folded(alike) if is_away and len(alike) > 1 else [_week(week) for week in alike]
    return (
        f'<div class="strip-box" aria-hidden="true"><table class="strip"><caption>{_months(weeks, code)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>{_key(days)}</div>"
    )


def _months(weeks: list[list[Day]], code: str) -> str:
    """The month, or the first and the last one, in the nominative."""
    first, last = weeks[0][0].on, weeks[-1][-1].on
    ends = {format_date(on, "LLLL y", locale=code): None for on in (first, last)}
    return escape(capfirst(" – ".join(ends)))


def _week(week: list[Day]) -> str:
    return f"<tr>{''.join(_cell(day) for day in week)}</tr>"


def _folded(weeks: list[list[Day]]) -> list[str]:
    """Whole weeks of a suspension as one row."""
    text = f"{weeks[0][0].on:%d.%m} – {weeks[-1][-1].on:%d.%m}: {weeks[0][0].reason}"
    return [f'<tr><td class="day-folded" colspan="7">{CROSS} {escape(text)}</td></tr>']


def _cell(day: Day) -> str:
    look = f"day day-{day.mark}" + (" day-due" if day.is_due else "")
    hint = f' title="{escape(day.reason)}"' if day.reason else ""
    flag = icon("flag") if day.is_due else ""
    return f'<td class="{look}"{hint}><span>{day.on:%d.%m}</span><b>{_sign(day)}{flag}</b></td>'


def _sign(day: Day) -> str:
    match day.mark:
        case "zero":
            return "0"
        case "counted":
            return str(day.number)
        case "skipped" | "suspended":
            return CROSS
        case "break":
            return "~"
    return ""


def _key(days: Mapping[date, Day]) -> str:
    """What the signs mean; only those that occur."""
    marks = {day.mark for day in days.values()}
    numbers = [day.number for day in days.values() if day.number]
    counted = f"1…{max(numbers)}" if len(numbers) > 1 else "1"
    signs = [
        (ZERO in marks, ZERO, "0", _("day of the event, not counted")),
        (COUNTED in marks, COUNTED, counted, _("counted days")),
        (bool({SKIPPED, SUSPENDED} & marks), SKIPPED, CROSS, _("not counted")),
        (BREAK in marks, BREAK, "~", _("winter break")),
        (True, "last", icon("flag"), _("the last day, still in time")),
    ]
    return (
        '<ul class="strip-key">'
        + "".join(
            f'<li><b class="key-{mark}">{sign}</b> {escape(text)}</li>' for shown, mark, sign, text in signs if shown
        )
        + "</ul>"
    )
