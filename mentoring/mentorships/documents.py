"""What do the orders say: on assigning and replacing a mentor, on ending early, on annulling an order?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language

from mentoring.documents.parties import BLANK, Pair, category_on, holder_of, pair_of, place_of, signature_name
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.mentorships.enums import FOUNDING_KINDS, OPEN_STAGES, ChangeKind, ChangeStage, OrderKind, TermName
from mentoring.mentorships.facts import counting_of
from mentoring.mentorships.models import Change, Mentorship, Order
from mentoring.mentorships.rules import stage_dues
from schools.enums import Role
from schools.models import School

_PRINTED_TERMS = (TermName.LEVEL, TermName.PLAN, TermName.INTERIM, TermName.FINAL)
_TITLES = {OrderKind.ASSIGN: "order_title", OrderKind.REPLACE: "replace_title", OrderKind.END: "end_title"}


@dataclass(frozen=True)
class TermLine:
    label: str
    due_on: date


@dataclass(frozen=True)
class Former:
    """The mentor who is relieved: on what ground, as the papers word it, and by which day."""

    mentor: str
    mentor_short: str
    category: str
    ground: str
    last_day: date


@dataclass(frozen=True)
class OrderPaper:
    """The blocks of the order (domain §2). `exception_reason` is None for a mentor who meets the requirements, `former`
    where nobody is replaced."""

    title: str
    school: School
    place: str
    number: str
    on: date
    pair: Pair
    started_on: date
    terms: tuple[TermLine, ...]
    exception_reason: str | None
    exception_ground: str
    exception_basis: str
    exception_until: date | None
    minutes_number: str
    minutes_on: date | None
    director: str
    former: Former | None
    takes_over_plan: bool


@dataclass(frozen=True)
class EndPaper:
    """The order on an early end: the pair, the ground and the last day; the council's minutes where it was asked."""

    title: str
    school: School
    place: str
    number: str
    on: date
    pair: Pair
    ground: str
    last_day: date
    asked_council: bool
    minutes_number: str
    minutes_on: date | None
    director: str


@dataclass(frozen=True)
class AnnulmentPaper:
    """The order by which another one no longer holds; `effect` words what that means for the pair."""

    title: str
    school: School
    place: str
    number: str
    on: date
    pair: Pair
    annulled_title: str
    annulled_number: str
    annulled_on: date
    effect: str
    reason: str
    director: str


def render_order(
    mentorship: Mentorship,
    *,
    number: str,
    on: date,
    language: str,
    code: str = "",
    draft: bool = False,
    takes_over_plan: bool = False,
) -> Rendered:
    """The order as signed, or as it would be signed on `on`. Of a replaced mentor it tells the ground and the last day,
    not the reason in words: that is the school's own."""

    def build() -> OrderPaper:
        decision = _decision(mentorship, "candidate", "replacement")
        exception = getattr(mentorship, "exception", None)
        former = _former(mentorship, on)
        return OrderPaper(
            title=text("replace_title" if former else "order_title", get_language()),
            school=mentorship.school,
            place=place_of(mentorship.school),
            number=number or BLANK,
            on=on,
            pair=pair_of(mentorship, on=on),
            started_on=mentorship.started_on or on,
            terms=_terms(mentorship, on, _PRINTED_TERMS[2:] if takes_over_plan else _PRINTED_TERMS),
            exception_reason=exception.reason if exception and exception.granted_on else None,
            exception_ground=str(exception.get_ground_display()) if exception else "",
            exception_basis=exception.basis if exception else "",
            exception_until=exception.valid_until if exception else None,
            minutes_number=(decision.item.meeting.number if decision else "") or BLANK,
            minutes_on=decision.item.meeting.held_on if decision else None,
            director=_director(mentorship, on, *FOUNDING_KINDS),
            former=former,
            takes_over_plan=takes_over_plan,
        )

    return render_pdf("documents/order.html", build, language=language, code=code, draft=draft)


def render_end(
    change: Change, *, number: str, on: date, language: str, code: str = "", draft: bool = False
) -> Rendered:
    """The order on the early end, as signed or as it would be."""
    mentorship = change.mentorship

    def build() -> EndPaper:
        decision = _decision(mentorship, "early_end")
        return EndPaper(
            title=text("end_title", get_language()),
            school=mentorship.school,
            place=place_of(mentorship.school),
            number=number or BLANK,
            on=on,
            pair=pair_of(mentorship, on=on),
            ground=text(f"ground_{change.ground}", get_language()),
            last_day=change.last_day,
            asked_council=decision is not None,
            minutes_number=(decision.item.meeting.number if decision else "") or BLANK,
            minutes_on=decision.item.meeting.held_on if decision else None,
            director=_director(mentorship, on, OrderKind.END),
        )

    return render_pdf("documents/end_order.html", build, language=language, code=code, draft=draft)


def render_annulment(
    order: Order, *, number: str, on: date, reason: str, language: str, code: str = "", draft: bool = False
) -> Rendered:
    """The order that annuls `order` before it takes effect."""
    mentorship = order.mentorship

    def build() -> AnnulmentPaper:
        return AnnulmentPaper(
            title=text("annul_title", get_language()),
            school=mentorship.school,
            place=place_of(mentorship.school),
            number=number or BLANK,
            on=on,
            pair=pair_of(mentorship, on=on),
            annulled_title=text(_TITLES[order.kind], get_language()),
            annulled_number=order.number or BLANK,
            annulled_on=order.signed_on,
            effect=text(f"annul_effect_{order.kind}", get_language()),
            reason=reason,
            director=_director(mentorship, on, OrderKind.ANNUL),
        )

    return render_pdf("documents/annul_order.html", build, language=language, code=code, draft=draft)


def _former(mentorship: Mentorship, on: date) -> Former | None:
    """Who is relieved by the order: while it is a draft, by the change under way."""
    if mentorship.continues is None:
        return None
    changes = mentorship.continues.changes.filter(kind=ChangeKind.REPLACE, stage__in=(*OPEN_STAGES, ChangeStage.DONE))
    change = changes.order_by("-id").first()
    if change is None:
        return None
    mentor = mentorship.continues.mentor
    return Former(
        mentor=mentor.full_name,
        mentor_short=signature_name(mentor),
        category=category_on(mentor, on),
        ground=text(f"ground_{change.ground}", get_language()),
        last_day=min(change.last_day, (mentorship.started_on or on) - timedelta(days=1)),
    )


def _decision(mentorship: Mentorship, *kinds: str) -> Any:
    """The council's decision the order rests on, reached through the pair: the council is a later slice."""
    items = mentorship.agenda_items.filter(kind__in=kinds, decision__isnull=False)
    item = items.select_related("decision", "meeting").order_by("-decision__id").first()
    return item.decision if item else None


def _terms(mentorship: Mentorship, on: date, printed: tuple[TermName, ...]) -> tuple[TermLine, ...]:
    """The dates the order sets on its day. Those stored since may have moved: by the level, by a leave."""
    dues = _counted(mentorship, on)
    return tuple(TermLine(f"term_{term.value}", dues[term]) for term in printed if term in dues)


def _counted(mentorship: Mentorship, on: date) -> dict[str, date]:
    dues = stage_dues(
        order_on=on,
        started_on=mentorship.started_on,
        finished_on=mentorship.finished_on,
        **counting_of(mentorship.school)._asdict(),
    )
    return {due.term.value: due.due for due in dues}


def _director(mentorship: Mentorship, on: date, *kinds: str) -> str:
    """Who signed; before that, who is head on the day."""
    order = mentorship.orders.filter(kind__in=kinds).select_related("signed_by__person").first()
    if order and order.signed_by.person:
        return signature_name(order.signed_by.person)
    return holder_of(mentorship.school, Role.HEAD, on)
