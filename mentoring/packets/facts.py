"""What does a proof packet prove with? The pairs, what was recorded of them, and the papers that were issued."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from mentoring.council.models import AgendaItem
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument
from mentoring.history.models import Event
from mentoring.mentorships.enums import SIGNED_STATES, MentorshipState
from mentoring.mentorships.models import Mentorship
from schools.models import AcademicYear, School

SCHEMA = "talimger-facts/1"
# A collection is no proof of its own: what it collects is.
COLLECTED = (DocumentKind.BOOK, DocumentKind.PACKET)
# Facts that are told to the council or printed anyway. Of the journal only how much: what was said stays there.
SHOWN_STATES = (*SIGNED_STATES, MentorshipState.ANNULLED)


@dataclass(frozen=True)
class PairFacts:
    pair: Mentorship
    events: list[Event]
    decided: list[AgendaItem]
    papers: list[IssuedDocument]


def pairs_of_year(school: School, year: AcademicYear) -> list[Mentorship]:
    """Every pair with an order that ends in the year, by the mentor's name."""
    pairs = Mentorship.objects.ending_in(year).filter(school=school, state__in=SHOWN_STATES)
    return list(pairs.with_people().order_by("mentor__sort_key", "mentee__sort_key", "id"))


def has_order(pair: Mentorship) -> bool:
    """Before the order there is nothing to prove with."""
    return pair.state in SHOWN_STATES


def facts_of(pairs: Iterable[Mentorship]) -> list[PairFacts]:
    return [_facts(pair) for pair in pairs]


def _facts(pair: Mentorship) -> PairFacts:
    items = AgendaItem.objects.filter(mentorship=pair, decision__isnull=False, meeting__minutes__isnull=False)
    beside = [f"meeting__minutes__{name}" for name in ("annulled_by", "corrected_by", "annuls", "corrects")]
    items = items.select_related("meeting__body", "decision", *beside)
    of_pair = Q(mentorship=pair) | Q(order__change__mentorship=pair)
    papers = IssuedDocument.objects.filter(of_pair).exclude(kind__in=COLLECTED).distinct()
    return PairFacts(
        pair=pair,
        events=list(Event.objects.filter(mentorship=pair).order_by("happened_on", "id")),
        decided=list(items.order_by("meeting__held_on", "id")),
        papers=list(papers.select_related("annulled_by", "corrected_by", "annuls", "corrects").order_by("date", "id")),
    )


def minutes_of(found: Iterable[PairFacts]) -> list[IssuedDocument]:
    """The minutes the pairs' decisions rest on, each once."""
    minutes = {item.meeting.minutes_id: item.meeting.minutes for facts in found for item in facts.decided}
    return sorted(minutes.values(), key=lambda document: (document.date, document.pk))


def standing_of(document: IssuedDocument) -> str:
    """in_force, annulled by another paper or superseded by a correction."""
    if getattr(document, "annulled_by", None):
        return "annulled"
    return "superseded" if getattr(document, "corrected_by", None) else "in_force"


def as_json(
    *, school: School, year: AcademicYear | None, on: date, found: list[PairFacts], names: dict[str, str]
) -> dict[str, Any]:
    """The facts as a machine reads them; `names` are the papers' names in the ZIP by code. See docs/facts.md."""
    papers = {paper.code: paper for facts in found for paper in facts.papers}
    papers |= {paper.code: paper for paper in minutes_of(found)}
    return {
        "schema": SCHEMA,
        "made_on": on.isoformat(),
        "school": {"code": school.code, "name_kk": school.name_kk, "name_ru": school.name_ru},
        "year": year.name if year else None,
        "pairs": [_pair(facts) for facts in found],
        "papers": [_paper(papers[code], name) for code, name in names.items()],
    }


def _pair(facts: PairFacts) -> dict[str, Any]:
    pair = facts.pair
    return {
        "id": pair.pk,
        "state": pair.state,
        "mentor": pair.mentor.full_name,
        "mentee": pair.mentee.full_name,
        "subject": pair.subject.code,
        "year": pair.year.name,
        "hired_on": _iso(pair.employment.started_on),
        "proposed_on": _iso(pair.proposed_on),
        "started_on": _iso(pair.started_on),
        "finished_on": _iso(pair.finished_on),
        "closed_on": _iso(pair.closed_on),
        "outcome": pair.outcome,
        "verdict": pair.verdict,
        "exception": _exception(pair),
        "orders": [
            {"kind": order.kind, "number": order.number, "signed_on": _iso(order.signed_on), "paper": _code(order)}
            for order in pair.orders.select_related("document").order_by("signed_on", "id")
        ],
        "deadlines": [
            {
                "term": row.term,
                "due_on": _iso(row.due_on),
                "done_on": _iso(row.done_on),
                "lifted_on": _iso(row.lifted_on),
                "explanation": row.explanation,
            }
            for row in pair.deadlines.order_by("due_on", "id")
        ],
        "plans": [
            {"version": plan.version, "state": plan.state, "approved_on": _iso(plan.approved_on), "paper": _code(plan)}
            for plan in pair.plans.select_related("document").order_by("version")
        ],
        "journal": {"meetings": pair.pairmeetings.count(), "lessons": pair.lessonobservations.count()},
        "decisions": [_decision(item) for item in facts.decided],
        "events": [
            {
                "on": _iso(event.happened_on),
                "what": event.verb,
                "who": event.actor_name,
                "data": event.data,
                "reason": event.reason,
            }
            for event in facts.events
        ],
        "papers": [paper.code for paper in facts.papers],
        "minutes": [paper.code for paper in minutes_of([facts])],
    }


def _exception(pair: Mentorship) -> dict[str, Any] | None:
    row = getattr(pair, "exception", None)
    if row is None:
        return None
    days = {name: _iso(getattr(row, name)) for name in ("granted_on", "valid_until", "ended_on")}
    return {"ground": row.ground, "reason": row.reason, "basis": row.basis, **days}


def _decision(item: AgendaItem) -> dict[str, Any]:
    decision, meeting = item.decision, item.meeting
    return {
        "body": meeting.body.kind,
        "held_on": _iso(meeting.held_on),
        "minutes": meeting.number,
        "paper": meeting.minutes.code,
        "about": item.kind,
        "outcome": decision.outcome,
        "resolution": decision.resolution,
        "for": decision.votes_for,
        "against": decision.votes_against,
        "abstained": decision.abstained,
    }


def _paper(paper: IssuedDocument, name: str) -> dict[str, Any]:
    return {
        "code": paper.code,
        "file": name,
        "kind": paper.kind,
        "number": paper.number,
        "date": _iso(paper.date),
        "language": paper.language,
        "signed_by": paper.signatory,
        "pages": paper.pages,
        "bytes": paper.size,
        "sha256": paper.sha256,
        "standing": standing_of(paper),
        "annuls": paper.annuls.code if paper.annuls else None,
        "corrects": paper.corrects.code if paper.corrects else None,
    }


def _code(row: Any) -> str | None:
    return row.document.code if row.document else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
