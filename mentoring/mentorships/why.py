"""Why this date? What a date was counted by, as sentences that can be recounted by hand, in the active language."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from mentoring.mentorships.wording import act_name
from mentoring.templatetags.ui import shortdate
from schools.workdays import Due

STARTS = {
    "hired": gettext_lazy("Counted from the day of hire: %(date)s."),
    "order_signed": gettext_lazy("Counted from the date of the order: %(date)s."),
    "pair_started": gettext_lazy("Counted from the first day of the pair: %(date)s."),
    "level_determined": gettext_lazy("Counted from the day the level was determined: %(date)s."),
    "level_due": gettext_lazy("Counted from the last day to determine the level: %(date)s."),
    "last_council": gettext_lazy("Counted back from the last day of the mentorship: %(date)s."),
}
# An event of the summer whose term waits for the first lesson.
WAITED = {
    "hired": gettext_lazy("Hired on %(event)s, in the summer: counted from the first day of lessons, %(date)s."),
    "order_signed": gettext_lazy(
        "The order is of %(event)s, in the summer: counted from the first day of lessons, %(date)s."
    ),
    "pair_started": gettext_lazy(
        "The pair began on %(event)s, in the summer: counted from the first day of lessons, %(date)s."
    ),
}


def why(explanation: Mapping[str, Any]) -> list[str]:
    """Why this date? A stored explanation as sentences that can be recounted by hand."""
    told = _counted(explanation) if explanation["kind"] == "counted" else _fixed(explanation)
    return [*told, *_moved(explanation)]


def account_of(due: Due) -> list[str]:
    """The same of a term that belongs to no pair."""
    told = due.as_dict()
    return [
        _("Counted from %(date)s.") % {"date": _day(told["start"])},
        _length(due.n, due.unit),
        _day_zero(due.day_zero),
        *_counting(told),
    ]


def _counted(told: Mapping[str, Any]) -> Iterator[str]:
    yield _start(told)
    yield _term(told)
    if told["norm"]:
        yield _day_zero(told["day_zero"])
    else:
        yield _("The Rules name no day: this lead is the choice of the school.")
    yield from _counting(told)


def _counting(told: Mapping[str, Any]) -> Iterator[str]:
    if told["rolled_from"] and not told["backward"]:
        yield _("The term ends on a day off, %(date)s: it moves to the next working day.") % {
            "date": _day(told["rolled_from"])
        }
    elif told["rolled_from"]:
        yield _("This falls on a day off, %(date)s: it moves to the working day before it.") % {
            "date": _day(told["rolled_from"])
        }
    if not told["rolls"]:
        yield _("A term in calendar days may end on a day off: so the school has decided.")
    for first, last, skipped in _runs(told["skipped"]):
        day = _day(first) if first == last else f"{_day(first)} – {_day(last)}"
        yield _("Not counted: %(date)s, %(reason)s.") % {"date": day, "reason": reason_of(skipped)}
    yield _("The last day, still in time: %(date)s.") % {"date": _day(told["due"])}
    yield _("Working week: %(week)s days. Calendar: %(calendar)s.") % {
        "week": told["week"],
        "calendar": told["calendar"],
    }


def _start(told: Mapping[str, Any]) -> str:
    if told["event_on"] and told["event_on"] != told["start"]:
        return WAITED[told["start_event"]] % {"event": _day(told["event_on"]), "date": _day(told["start"])}
    return STARTS[told["start_event"]] % {"date": _day(told["start"])}


def _day_zero(day_zero: bool) -> str:
    return _("The day of the event is not counted.") if day_zero else _("The day of the event is the first day.")


def _term(told: Mapping[str, Any]) -> str:
    if not told["norm"]:
        text = ngettext(
            "%(n)s working day is left to read the report.",
            "%(n)s working days are left to read the report.",
            told["n"],
        )
        return text % {"n": told["n"]}
    if told["unit"] == "working":
        text = ngettext("Term: %(n)s working day (%(act)s).", "Term: %(n)s working days (%(act)s).", told["n"])
    else:
        text = ngettext("Term: %(n)s calendar day (%(act)s).", "Term: %(n)s calendar days (%(act)s).", told["n"])
    return text % {"n": told["n"], "act": act_name(told["source"])}


def _length(n: int, unit: str) -> str:
    text = (
        _("To be counted, only days that are worked: %(n)s.")
        if unit == "working"
        else _("To be counted, every day: %(n)s.")
    )
    return text % {"n": n}


def _fixed(told: Mapping[str, Any]) -> Iterator[str]:
    if told["reason"] == "mentorship_ends":
        yield _("The last day of the mentorship: %(date)s.") % {"date": _day(told["date"])}
        return
    yield _("The report on the first half-year is due when it ends: %(date)s.") % {"date": _day(told["date"])}
    if told["break"]:
        yield _("Winter break: %(first)s – %(last)s.") % {
            "first": _day(told["break"][0]),
            "last": _day(told["break"][1]),
        }
    if told["conventions"]["interim_day"] == "break_end":
        yield _("The winter break belongs to the half-year; a day off moves to the next working day.")
    else:
        yield _("The report is due before the winter break; a day off moves to the working day before it.")
    yield _("The Rules name no day: so the school has decided.")


def _moved(told: Mapping[str, Any]) -> Iterator[str]:
    """A day of the calendar that fell into a suspension."""
    if moved := told.get("moved"):
        yield _(
            "The mentorship was suspended from %(first)s to %(last)s: the working days lost until %(from)s are given "
            "back, the last day is %(due)s."
        ) % {name: _day(moved[name]) for name in ("first", "last", "from", "due")}
        for pause in moved["then"]:
            yield _("Suspended again from %(first)s to %(last)s: these days are not counted either.") % {
                name: _day(pause[name]) for name in ("first", "last")
            }
        if orders := ", ".join(pause["order"] for pause in (moved, *moved["then"]) if pause["order"]):
            yield _("Suspended by: %(order)s.") % {"order": orders}


def _runs(skipped: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Days skipped one by one, in the order of the calendar; neighbours skipped for the same reason as one run: first
    and last day, and the words of the last."""
    runs: list[tuple[str, str, Mapping[str, Any]]] = []
    for day in sorted(skipped, key=lambda day: day["date"]):
        if runs and reason_of(runs[-1][2]) == reason_of(day) and _follows(runs[-1][1], day["date"]):
            runs[-1] = (runs[-1][0], day["date"], day)
        else:
            runs.append((day["date"], day["date"], day))
    return runs


def _follows(day: str, other: str) -> bool:
    return date.fromisoformat(other) - date.fromisoformat(day) == timedelta(days=1)


def reason_of(skipped: Mapping[str, Any]) -> str:
    """A weekend's own name is the weekday, which the date shows already."""
    if skipped["reason"] == "weekend":
        return _("day off")
    return skipped["name"][(get_language() or "ru")[:2]]


def _day(iso: str) -> str:
    return shortdate(date.fromisoformat(iso))
