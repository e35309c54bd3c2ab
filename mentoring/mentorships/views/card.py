"""The card of a pair: where it stands, whose turn it is, its papers and its history."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mentoring.council.enums import ASSOCIATIONS, ItemKind, MeetingState
from mentoring.council.models import AgendaItem
from mentoring.council.perms import can_run
from mentoring.documents.enums import TO_ACQUAINT, DocumentKind
from mentoring.documents.models import IssuedDocument
from mentoring.eligibility.documents import lines_of
from mentoring.eligibility.facts import subject_names
from mentoring.eligibility.rules import Verdict
from mentoring.history.models import Event
from mentoring.history.wording import sentence_of
from mentoring.mentorships.enums import SIGNED_STATES, OrderKind
from mentoring.mentorships.fetch import (
    HISTORY_SHOWN,
    acquainted_with,
    deadlines_of,
    documents_of,
    items_of,
    last_events_of,
    pair_of,
)
from mentoring.mentorships.models import Mentorship, Suspension
from mentoring.mentorships.perms import (
    can_change,
    can_list_acquaintance,
    can_open_paper,
    can_propose,
    can_prove,
    can_read_handover,
    can_see_mentorship,
    can_withdraw,
    is_mentee,
    is_mentor,
    may_change_pair,
)
from mentoring.mentorships.rules import Owner, Step
from mentoring.mentorships.stages import stages
from mentoring.mentorships.wording import OWNERS, STEPS, change_sentence, leave_sentence
from mentoring.progress import PairProgress, progress_of_pair
from mentoring.templatetags.ui import shortdate
from mentoring.web import address
from schools import clock
from schools.enums import Role
from schools.web import new_ticket

COUNCIL_STEPS = (Step.COUNCIL, Step.END_COUNCIL, Step.HEAR_INTERIM, Step.HEAR_FINAL)
PRIVATE = (DocumentKind.OBSERVATION, DocumentKind.PACKET)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the pair waits for. `url` is empty when it is somebody else's turn."""

    title: str
    owner: str
    due_on: date | None
    url: str
    button: str


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    url: str
    signers: list[tuple[str, date | None]]
    confirm_url: str
    about_url: str
    replaced: str = ""
    list_url: str = ""
    word_url: str = ""


def detail(request, pk):
    pair = pair_of(request, pk)
    today = clock.today()
    items = items_of(pk)
    events = list(Event.objects.filter(mentorship=pair)) if "all" in request.GET else last_events_of(pk)
    shown = events if "all" in request.GET else events[:HISTORY_SHOWN]
    leave = pair.leave if pair.is_active else None
    context = {
        "pair": pair,
        "suspended": leave is not None and leave.started_on <= today,
        "notes": _notes(request.user, pair, leave),
        "may_change": may_change_pair(request.user, pair, today),
        "may_prove": pair.state in SIGNED_STATES and can_prove(request.user, pair.school, pair),
        "exception": getattr(pair, "exception", None),
        "stages": _stages(pair, today),
        "next": _next_step(request.user, pair, items, today),
        "papers": _papers(request.user, pair, items),
        "outcome": pair.outcome,
        "lines": [vars(line) for line in lines_of(Verdict.from_dict(pair.verdict), subject_names())],
        "judged_on": date.fromisoformat(pair.verdict["on"]),
        "events": [_told(event) for event in shown],
        "has_more": len(events) > len(shown),
        "is_signed": pair.state in SIGNED_STATES,
        "may_withdraw": can_withdraw(request.user, pair),
        "may_except": can_propose(request.user, pair.school),
        "today": today,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/mentorships/detail.html", context)


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader must know before anything else: a leave, a change under way, where the pair comes from and where
    it goes on."""

    text: str
    icon: str = "info"
    tone: str = "info"
    url: str = ""
    link: str = ""


def _notes(user, pair: Mentorship, leave: Suspension | None) -> list[Note]:
    notes = []
    if leave is not None:
        told = leave_sentence(leave)
        if leave.expected_on:
            back = _("Expected back on %(date)s.") % {"date": shortdate(leave.expected_on)}
            told = f"{told} {back}"
        order = _("Order № %(number)s of %(date)s.") % {
            "number": leave.order_number,
            "date": shortdate(leave.order_on),
        }
        notes.append(Note(f"{told} {order}", "circle-pause", "warning"))
    if pair.is_active and (change := pair.change):
        url = reverse("mentorships:change", args=[pair.pk]) if can_change(user, pair.school) else ""
        text = f"{change_sentence(change)} {capfirst(str(change.get_stage_display()))}."
        notes.append(Note(text, "info", "warning", url, _("Open the change")))
    if pair.continues is not None:
        notes.append(_continues(user, pair, pair.continues))
    if pair.state in SIGNED_STATES and (successor := pair.successor):
        here = user.scope.sees(successor.school) and can_see_mentorship(user, successor)
        url = reverse("mentorships:detail", args=[successor.pk]) if here else ""
        name = successor.mentor.full_name if here else successor.school.short_name
        notes.append(
            Note(_("Continued by: %(name)s.") % {"name": name}, "arrow-right", "info", url, _("Open the pair"))
        )
    return notes


def _continues(user, pair: Mentorship, former: Mentorship) -> Note:
    text = _("Continues the pair with the former mentor: %(name)s.") % {"name": former.mentor.full_name}
    if former.school_id != pair.school_id:
        text = f"{text} {former.school.short_name}."
    url = reverse("mentorships:handover", args=[pair.pk]) if can_read_handover(user, pair) else ""
    return Note(text, "arrow-right", "info", url, _("Open the hand-over"))


def _told(event: Event) -> dict[str, Any]:
    """A dictionary, as the stages and lines are: what a template looks into first."""
    return {"sentence": sentence_of(event), "reason": event.reason, "who": event.actor_name, "on": event.happened_on}


def _stages(pair: Mentorship, today: date) -> list[dict[str, Any]]:
    """A declined or withdrawn pair has no year to show."""
    if not (pair.is_open or pair.state in SIGNED_STATES):
        return []
    signed = pair.state in SIGNED_STATES
    found = stages(deadlines_of(pair.pk), is_signed=signed, today=today, is_active=pair.is_active)
    return [vars(stage) for stage in found]


def _next_step(user, pair: Mentorship, items: list[AgendaItem], today: date) -> NextStep | None:
    found = progress_of_pair(pair.pk, today)
    if found.step == Step.NONE:
        return None
    title, button, name = STEPS[found.step]
    url = reverse(name, args=[pair.pk])
    may = _is_turn(user, pair, found)
    owner = found.owner
    if found.step in COUNCIL_STEPS:
        waiting = [item for item in items if item.withdrawn_on is None and not hasattr(item, "decision")]
        item = next(item for item in waiting if item.kind != ItemKind.EXCEPTION)
        url, may = _council_url(pair, item), can_run(user, item.body)
        owner = owner if item.body.kind in ASSOCIATIONS else Owner.SECRETARY
    shown_owner = pair.mentor.short_name if owner == Owner.MENTOR else OWNERS[owner]
    if found.step == Step.SUSPENDED:
        may = can_change(user, pair.school)
    if found.step == Step.YEAR:
        shown_owner = pair.mentor.short_name
    return NextStep(str(title), str(shown_owner), found.due_on, url if may else "", str(button))


def _is_turn(user, pair: Mentorship, found: PairProgress) -> bool:
    roles = {
        Owner.HEAD: (Role.HEAD,),
        Owner.DEPUTY: (Role.DEPUTY,),
        Owner.SECRETARY: (Role.SECRETARY, Role.DEPUTY, Role.HEAD),
    }
    if found.owner in roles:
        return user.scope.has_role(pair.school_id, *roles[found.owner])
    return is_mentor(user, pair)


def _council_url(pair: Mentorship, item: AgendaItem) -> str:
    """Where the item is: at its meeting, or among those waiting for one."""
    if item.meeting is None or item.meeting.state == MeetingState.CLOSED:
        return reverse("council:meetings", args=[pair.school.code])
    if item.meeting.state == MeetingState.OPEN:
        return reverse("council:decide", args=[item.pk])
    return reverse("council:meeting", args=[item.meeting_id])


def _papers(user, pair: Mentorship, items: list[AgendaItem]) -> list[Paper]:
    """The pair's issued papers, and the minutes that speak of it."""
    known: dict[int, dict[int, date]] = {}
    for document_id, person_id, on in acquainted_with(pair.pk):
        known.setdefault(document_id, {})[person_id] = on
    found = [document for document in documents_of(pair.pk) if _is_shown(user, pair, document)]
    papers = [_paper(user, pair, document, known.get(document.pk, {})) for document in found]
    minutes = {item.meeting.minutes for item in items if item.meeting and item.meeting.minutes}
    return papers + [
        Paper(
            title=str(document),
            url=address("documents:open", document.code),
            signers=[],
            confirm_url="",
            about_url=address("documents:about", document.code),
        )
        for document in sorted(minutes, key=lambda document: document.pk)
    ]


def _is_shown(user, pair: Mentorship, document: IssuedDocument) -> bool:
    """Every paper of the pair but those not everybody who sees the pair may open: sheets of lessons, packets."""
    if document.kind not in PRIVATE:
        return True
    document.mentorship, document.school = pair, pair.school
    return can_open_paper(user, document)


def _paper(user, pair: Mentorship, document: IssuedDocument, known: dict[int, date]) -> Paper:
    """`known`: who is acquainted with it, since when."""
    replaced = _replaced(document)
    # Nobody is asked to read a paper that no longer holds; who has read it stays told.
    asked = document.kind in TO_ACQUAINT and document.mentorship_id == pair.pk and (bool(known) or not replaced)
    waits = asked and (is_mentor(user, pair) or is_mentee(user, pair)) and user.person_id not in known and not replaced
    may_list = can_list_acquaintance(user, pair.school)
    return Paper(
        title=str(document),
        url=address("documents:open", document.code),
        signers=[(one.short_name, known.get(one.pk)) for one in (pair.mentor, pair.mentee)] if asked else [],
        confirm_url=reverse("documents:acquaint", args=[document.code]) if waits else "",
        about_url=address("documents:about", document.code),
        replaced=replaced,
        list_url=address("mentorships:acquaintance", document.code) if asked and may_list and not replaced else "",
        word_url="" if replaced else _word_url(document),
    )


def _word_url(document: IssuedDocument) -> str:
    """Where an editable copy is made; "" for a paper that has none."""
    if document.kind == DocumentKind.ORDER:
        copied = document.order.kind != OrderKind.ANNUL
        return address("mentorships:order_word", document.order.pk) if copied else ""
    if document.kind == DocumentKind.PLAN and hasattr(document, "plan"):
        return address("plans:word", document.plan.pk)
    name = {DocumentKind.INTERIM_REPORT: "interim_word", DocumentKind.FINAL_REPORT: "final_word"}.get(document.kind)
    return address(f"reports:{name}", document.mentorship_id) if name else ""


def _replaced(document: IssuedDocument) -> str:
    """How another paper has put it out of force; "" for one in force."""
    if by := getattr(document, "corrected_by", None):
        return _("Superseded by a corrected paper on %(date)s.") % {"date": shortdate(by.issued_at)}
    if by := getattr(document, "annulled_by", None):
        told = {"date": shortdate(by.date), "number": by.number or "–"}
        return _("Annulled on %(date)s by order № %(number)s.") % told
    return ""
