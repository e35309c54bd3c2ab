"""Which stages has the year of a pair, and where does it stand? As includes/stagebar.html reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from mentoring.mentorships.enums import TermName
from mentoring.mentorships.models import Deadline
from mentoring.mentorships.strip import why_html
from mentoring.web import address


@dataclass(frozen=True)
class Stage:
    """A stage of the bar, as includes/stagebar.html reads it."""

    label: str
    state: str
    due: date | None
    done_on: date | None
    why: str


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
        return Stage(label, "future", None, None, "")
    if deadline.done_on:
        state = "done"
    elif deadline.lifted_on:
        return Stage(label, "paused" if is_active else "lifted", None, None, "")
    elif deadline.is_late(today):
        state = "late"
    else:
        state = "now" if is_current else "future"
    url = address("mentorships:date", deadline.mentorship_id, term.value)
    return Stage(label, state, deadline.due_on, deadline.done_on, why_html(deadline.explanation, name="why", url=url))
