"""How is a due date explained, an act named, a pair's next step called, in the active language?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from mentoring.mentorships.enums import TermName
from mentoring.mentorships.models import Change, Deadline, Suspension
from mentoring.mentorships.rules import Owner, Step
from mentoring.templatetags.ui import shortdate

# Acts as the statute names them: short, for a table's cell or a line of an explanation.
ACTS = {
    "Order 160": gettext_lazy("Order 160"),
    "Order 272": gettext_lazy("Order 272"),
    "Law 293-VI": gettext_lazy("Law 293-VI"),
}
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
OWNERS: dict[Owner, Promise] = {
    Owner.SECRETARY: gettext_lazy("secretary of the council"),
    Owner.HEAD: gettext_lazy("head"),
    Owner.DEPUTY: gettext_lazy("deputy head"),
    Owner.ASSOCIATION: gettext_lazy("chair of the association"),
    Owner.MENTOR: gettext_lazy("mentor"),
    Owner.NOBODY: gettext_lazy("nobody"),
}
# step: (what waits, the button, url name; its argument is the pair). Steps of the council lead to its pages instead.
STEPS: dict[Step, tuple[Promise, Promise, str]] = {
    Step.COUNCIL: (
        gettext_lazy("The council considers the candidate"), gettext_lazy("Go to the meeting"), "mentorships:detail"
    ),
    Step.ORDER: (gettext_lazy("The order is to be signed"), gettext_lazy("Sign the order"), "mentorships:order"),
    Step.LEVEL: (gettext_lazy("The level is to be determined"), gettext_lazy("Determine the level"), "plans:level"),
    Step.NEEDS: (gettext_lazy("The needs are to be found"), gettext_lazy("Rate the difficulties"), "plans:needs"),
    Step.WRITE_PLAN: (gettext_lazy("The plan is to be written"), gettext_lazy("Write the plan"), "plans:write"),
    Step.CORRECT_PLAN: (
        gettext_lazy("The plan was returned for revision"), gettext_lazy("Correct and send again"), "plans:write"
    ),
    Step.AGREE_PLAN: (gettext_lazy("The plan is to be agreed"), gettext_lazy("Read the plan"), "plans:plan"),
    Step.APPROVE_PLAN: (gettext_lazy("The plan is to be approved"), gettext_lazy("Read the plan"), "plans:plan"),
    Step.YEAR: (gettext_lazy("The plan is being carried out"), gettext_lazy("Log a meeting"), "journal:meeting"),
    Step.INTERIM: (
        gettext_lazy("The interim report is to be written"), gettext_lazy("Write the report"), "reports:write_interim"
    ),
    Step.HEAR_INTERIM: (
        gettext_lazy("The association hears the interim report"), gettext_lazy("Go to the meeting"), "reports:interim"
    ),
    Step.FINAL: (
        gettext_lazy("The final report is to be written"), gettext_lazy("Write the report"), "reports:write_final"
    ),
    Step.HEAR_FINAL: (
        gettext_lazy("The council hears the final report"), gettext_lazy("Go to the meeting"), "reports:final"
    ),
    Step.CLOSE: (
        gettext_lazy("The mentorship is to be closed"), gettext_lazy("Close the mentorship"), "mentorships:close"
    ),
    Step.LEFT: (
        gettext_lazy("Somebody of the pair has left the school"),
        gettext_lazy("Replace or end"),
        "mentorships:change",
    ),
    Step.CHOOSE: (
        gettext_lazy("A new mentor is to be chosen"), gettext_lazy("Choose a mentor"), "mentorships:change"
    ),
    Step.SUCCESSOR: (
        gettext_lazy("The new mentor waits for the council or the order"), gettext_lazy("Open"), "mentorships:detail"
    ),
    Step.END_COUNCIL: (
        gettext_lazy("The council considers the early end"), gettext_lazy("Go to the meeting"), "mentorships:detail"
    ),
    Step.END_ORDER: (
        gettext_lazy("The order on the early end is to be signed"),
        gettext_lazy("Sign the order"),
        "mentorships:end_order",
    ),
    Step.SUSPENDED: (
        gettext_lazy("The mentorship is suspended, nothing is due"),
        gettext_lazy("Record the return"),
        "mentorships:return",
    ),
    Step.RETURN: (
        gettext_lazy("The return is to be recorded"), gettext_lazy("Record the return"), "mentorships:return"
    ),
    Step.HANDOVER: (
        gettext_lazy("Read what the former mentor hands over"),
        gettext_lazy("Read the hand-over"),
        "mentorships:handover",
    ),
    Step.NONE: (gettext_lazy("Nothing is left to do"), gettext_lazy("Open"), "mentorships:detail"),
}  # fmt: skip


def change_sentence(change: Change) -> str:
    """«Replacement of the mentor: long absence of the mentor. Last day: Tue 10.11.2026.»"""
    return _("%(kind)s: %(ground)s. Last day: %(day)s.") % {
        "kind": capfirst(str(change.get_kind_display())),
        "ground": change.get_ground_display(),
        "day": shortdate(change.last_day),
    }


def leave_sentence(leave: Suspension) -> str:
    """«Suspended since Mon 14.09.2026: illness (young teacher).»"""
    return _("Suspended since %(day)s: %(absence)s (%(side)s).") % {
        "day": shortdate(leave.started_on),
        "absence": leave.get_absence_display(),
        "side": leave.get_side_display(),
    }


def act_name(source: str) -> str:
    """«Order 160, item 7» as a stored explanation or a norm's source writes it, the act in the active language."""
    act, comma, point = source.partition(", ")
    return f"{ACTS.get(act, act)}{comma}{point}"


def why(explanation: Mapping[str, Any]) -> list[str]:
    """Why this date? A stored explanation as sentences that can be recounted by hand."""
    told = _counted(explanation) if explanation["kind"] == "counted" else _fixed(explanation)
    return [*told, *_moved(explanation)]


def _counted(told: Mapping[str, Any]) -> Iterator[str]:
    yield _start(told)
    yield _term(told)
    if told["norm"]:
        yield _day_zero(told["day_zero"])
    else:
        yield _("The Rules name no day: this lead is the choice of the school.")
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
        yield _("Not counted: %(date)s, %(reason)s.") % {"date": day, "reason": _reason(skipped)}
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
        if moved["order"]:
            yield _("Suspended by: %(order)s.") % {"order": moved["order"]}


def _runs(skipped: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Days skipped one by one; neighbours under the same suspension as one run (first, last, the day's words)."""
    runs: list[tuple[str, str, Mapping[str, Any]]] = []
    for day in skipped:
        if runs and day["reason"] == "suspended" and runs[-1][2]["name"] == day["name"]:
            runs[-1] = (runs[-1][0], day["date"], day)
        else:
            runs.append((day["date"], day["date"], day))
    return runs


def _reason(skipped: Mapping[str, Any]) -> str:
    """A weekend's own name is the weekday, which the date shows already."""
    if skipped["reason"] == "weekend":
        return _("day off")
    return skipped["name"][(get_language() or "ru")[:2]]


def _day(iso: str) -> str:
    return shortdate(date.fromisoformat(iso))


@dataclass(frozen=True)
class Stage:
    """A stage of the bar, as includes/stagebar.html reads it."""

    label: str
    state: str
    due: date | None
    done_on: date | None
    why_id: str
    explanation: list[str]


def stages(deadlines: Iterable[Deadline], *, is_signed: bool, today: date, is_active: bool = True) -> list[Stage]:
    """Every term in the order of the year; after the order, a term without a date is not owed and is left out. A lifted
    one waits for the return; once the pair is over it is no longer due, which is not done."""
    known = {deadline.term: deadline for deadline in deadlines}
    shown = [term for term in TermName if term in known or not is_signed]
    current = next((term for term in shown if term in known and known[term].is_open), None)
    return [_stage(term, known.get(term), today, is_current=term == current, is_active=is_active) for term in shown]


def _stage(term: TermName, deadline: Deadline | None, today: date, *, is_current: bool, is_active: bool) -> Stage:
    label = capfirst(str(term.label))
    if deadline is None:
        return Stage(label, "future", None, None, "", [])
    if deadline.done_on:
        state = "done"
    elif deadline.lifted_on:
        return Stage(label, "paused" if is_active else "lifted", None, None, "", [])
    elif deadline.is_late(today):
        state = "late"
    else:
        state = "now" if is_current else "future"
    return Stage(label, state, deadline.due_on, deadline.done_on, f"why-{term.value}", why(deadline.explanation))
