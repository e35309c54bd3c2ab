"""What does the order on assigning a mentor say?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from mentoring.documents.parties import BLANK, Pair, holder_of, pair_of, place_of, signature_name
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.mentorships.enums import OrderKind, TermName
from mentoring.mentorships.facts import calendar_of, half_year_end
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.rules import stage_dues
from schools.enums import Role
from schools.models import AcademicYear, School

_PRINTED_TERMS = (TermName.LEVEL, TermName.PLAN, TermName.INTERIM, TermName.FINAL)


@dataclass(frozen=True)
class TermLine:
    label: str
    due_on: date


@dataclass(frozen=True)
class OrderPaper:
    """The blocks of the order (domain §2). `exception_reason` is None for a mentor who meets the requirements."""

    title: str
    school: School
    place: str
    number: str
    on: date
    pair: Pair
    started_on: date
    terms: tuple[TermLine, ...]
    exception_reason: str | None
    minutes_number: str
    minutes_on: date | None
    director: str


def render_order(
    mentorship: Mentorship, *, number: str, on: date, language: str, code: str = "", draft: bool = False
) -> Rendered:
    """The order as signed, or as it would be signed on `on`."""

    def build() -> OrderPaper:
        decision = _decision(mentorship)
        exception = getattr(mentorship, "exception", None)
        return OrderPaper(
            title=text("order_title", get_language()),
            school=mentorship.school,
            place=place_of(mentorship.school),
            number=number or BLANK,
            on=on,
            pair=pair_of(mentorship, on=on),
            started_on=mentorship.started_on or on,
            terms=_terms(mentorship, on),
            exception_reason=exception.reason if exception and exception.granted_on else None,
            minutes_number=(decision.item.meeting.number if decision else "") or BLANK,
            minutes_on=decision.item.meeting.held_on if decision else None,
            director=_director(mentorship, on),
        )

    return render_pdf("documents/order.html", build, language=language, code=code, draft=draft)


def _decision(mentorship: Mentorship) -> Any:
    """The council's decision the order rests on, reached through the pair: the council is a later slice."""
    items = mentorship.agenda_items.filter(kind="candidate", decision__isnull=False)
    item = items.select_related("decision", "meeting").order_by("-decision__id").first()
    return item.decision if item else None


def _terms(mentorship: Mentorship, on: date) -> tuple[TermLine, ...]:
    """The stored dates; before the order, the dates it would set."""
    stored = dict(mentorship.deadlines.filter(term__in=_PRINTED_TERMS).values_list("term", "due_on"))
    dues = stored or _counted(mentorship, on)
    return tuple(TermLine(f"term_{term.value}", dues[term]) for term in _PRINTED_TERMS if term in dues)


def _counted(mentorship: Mentorship, on: date) -> dict[str, date]:
    calendar, day_zero = calendar_of(mentorship.school)
    years = AcademicYear.objects.prefetch_related("breaks")
    dues = stage_dues(
        order_on=on,
        half_year_ends_on=half_year_end(on, mentorship.finished_on, years),
        finished_on=mentorship.finished_on,
        calendar=calendar,
        day_zero=day_zero,
    )
    return {due.term.value: due.due for due in dues}


def _director(mentorship: Mentorship, on: date) -> str:
    """Who signed; before that, who is head on the day."""
    order = mentorship.orders.filter(kind=OrderKind.ASSIGN).select_related("signed_by__person").first()
    if order and order.signed_by.person:
        return signature_name(order.signed_by.person)
    return holder_of(mentorship.school, Role.HEAD, on)
