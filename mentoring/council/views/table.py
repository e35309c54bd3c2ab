"""What lies on the table of a meeting in session: the same for every browser that looks at it."""

from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from mentoring.council.enums import CANDIDATE_KINDS
from mentoring.council.facts import concerned_in
from mentoring.council.fetch import (
    Seat,
    apart_of,
    drafts_of,
    language_of,
    order_dues_of,
    passages_of,
    seats_of,
    table_of,
)
from mentoring.council.forms.session import draft_names
from mentoring.council.models import AgendaItem, Decision, Meeting, Passage
from mentoring.council.rules import has_quorum, may_vote
from mentoring.council.wording import PARTS, effects_of, heard_text, resolution_text, title_of
from schools.enums import TeachingLanguage
from schools.names import short_name

READY_IN = TeachingLanguage.KK  # where nobody has chosen the language of the minutes


@dataclass(frozen=True)
class Written:
    """What a field says; version 0 is the ready text, which nobody has touched yet."""

    text: str
    version: int = 0
    by: str = ""


@dataclass
class Row:
    """An item of the agenda; `own` are those concerned (person, name, part), `voters` how many may vote now.

    The page adds the verdict's lines and, for who runs the meeting, the form with the versions it shows; for the
    others what is `shown` (field, label, text).
    """

    item: AgendaItem
    number: int
    title: str
    decision: Decision | None
    effects: list[str] = field(default_factory=list)
    own: list[tuple[int, str, str]] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    voters: int = 0
    fields: dict[str, Written] = field(default_factory=dict)
    lines: list[Any] = field(default_factory=list)
    form: Any = None
    ticket: str = ""
    others: list[Any] = field(default_factory=list)
    shown: list[tuple[str, str, str]] = field(default_factory=list)
    seen: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Table:
    """`current` is the item at hand: the one taken up, else the first that waits for its decision."""

    meeting: Meeting
    language: str
    seats: list[Seat]
    passages: list[Passage]
    rows: list[Row]
    current: int | None

    @property
    def present(self) -> int:
        return sum(seat.present for seat in self.seats)

    @property
    def has_quorum(self) -> bool:
        percent = self.meeting.school.quorum_percent
        return has_quorum(members=len(self.seats), present=self.present, percent=percent)

    @property
    def waiting(self) -> list[Row]:
        return [row for row in self.rows if not row.decision]


def lay(meeting: Meeting) -> Table:
    """Read the table; nothing is written."""
    items, seats = table_of(meeting.pk), seats_of(meeting)
    language = language_of(meeting) or READY_IN
    at_hand = meeting.sitting.item_id if hasattr(meeting, "sitting") else None
    names = {seat.pk: seat.short_name for seat in seats}
    decided = any(hasattr(item, "decision") for item in items)
    apart: dict[int, list[str]] = {}
    for decision, person in apart_of(meeting.pk) if decided else ():
        apart.setdefault(decision, []).append(names.get(person, ""))
    written: dict[int, dict[str, Written]] = {}
    for item, name, text, version, *by in drafts_of(meeting.pk):
        written.setdefault(item, {})[name] = Written(text, version, short_name(*by))
    dues = dict(order_dues_of(meeting.pk))
    rows = []
    for number, item in enumerate(items, start=1):
        decision = getattr(item, "decision", None)
        row = Row(item, number, title_of(item), decision)
        if decision:
            row.effects, row.apart = effects_of(item, decision), apart.get(decision.pk, [])
        else:
            _prepare(row, meeting, seats, written.get(item.pk, {}), language, dues)
        rows.append(row)
    waiting = [row.item.pk for row in rows if not row.decision]
    current = at_hand if at_hand in waiting else next(iter(waiting), None)
    return Table(meeting, language, seats, passages_of(meeting.pk) if decided else [], rows, current)


def _prepare(row: Row, meeting: Meeting, seats: list[Seat], written: dict[str, Written], language: str, dues) -> None:
    own = concerned_in(row.item)
    names = {seat.pk: seat.short_name for seat in seats}
    row.own = [(pk, names[pk], str(PARTS[part])) for pk, part in own.items() if pk in names]
    said = written["conflicted"].text.split(",") if "conflicted" in written else []
    apart = frozenset(own) | {int(pk) for pk in said if pk.isdecimal()}
    present = frozenset(seat.pk for seat in seats if seat.present)
    row.voters = len(may_vote(present, apart=apart))
    ready = _ready(row, meeting, language, dues)
    row.fields = {name: written.get(name) or Written(ready.get(name, "")) for name in draft_names(row.item)}


def _ready(row: Row, meeting: Meeting, language: str, dues: dict[int, Any]) -> dict[str, str]:
    """What a unanimous council would record, so that one button is enough. A candidate's decision is carried out by
    the head's order, by the day the law sets for it."""
    item = row.item
    with translation.override(language):
        ready = {"heard": heard_text(item), "resolution": resolution_text(item)}
    if item.kind in CANDIDATE_KINDS:
        due_on = dues.get(item.mentorship_id)
        ready["responsible"] = meeting.chair.short_name if meeting.chair else ""
        ready["due_on"] = due_on.isoformat() if due_on else ""
    return ready | {"votes_for": str(row.voters), "votes_against": "0", "abstained": "0"}


def as_json(table: Table, *, may_run: bool) -> dict[str, Any]:
    """For a browser that has the page already: only what may change on it."""
    return {
        "open": table.meeting.is_open,
        "present": table.present,
        "members": len(table.seats),
        "quorum": table.has_quorum,
        "seats": {seat.pk: [seat.present, seat.version] for seat in table.seats},
        "passages": render_to_string("mentoring/council/_passages.html", _passages(table, may_run=may_run)),
        "language": table.language,
        "current": table.current,
        "items": [_item_json(row) for row in table.rows],
    }


def _passages(table: Table, *, may_run: bool) -> dict[str, Any]:
    return {"passages": [(each, "") for each in table.passages], "may_run": may_run, "scripted": True}


def _item_json(row: Row) -> dict[str, Any]:
    if row.decision:
        html = render_to_string("mentoring/council/_decided.html", {"row": row})
        return {"id": row.item.pk, "html": html}
    fields = {name: [each.text, each.version, each.by] for name, each in row.fields.items()}
    return {"id": row.item.pk, "voters": row.voters, "fields": fields}
