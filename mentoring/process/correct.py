"""What if an issued paper has a mistake? It stays as it is; a corrected one of the same kind is issued in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from mentoring.council import services as council
from mentoring.council.documents import render_minutes
from mentoring.council.enums import CANDIDATE_KINDS, ItemKind
from mentoring.council.models import Decision, Meeting
from mentoring.documents import corrections
from mentoring.documents import services as documents
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument, new_code
from mentoring.documents.pdf import Rendered, correcting
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.documents import render_annulment, render_end, render_order
from mentoring.mentorships.enums import FOUNDING_KINDS, OrderKind, TermName
from mentoring.mentorships.models import Mentorship, Order
from mentoring.mentorships.rules import missing_to_sign
from mentoring.mentorships.transitions import takes_effect_on
from mentoring.plans import services as plans
from mentoring.plans.documents import render_plan
from mentoring.process.common import recount
from mentoring.reasons import deny, refuse
from mentoring.reports import services as reports
from mentoring.reports.documents import render_final
from schools.models import User
from schools.transactions import step


@dataclass(frozen=True)
class _Corrected:
    """What is to be printed (by code, as a draft or not), and which record keeps the new paper."""

    render: Callable[[str, bool], Rendered]
    keep: Callable[[IssuedDocument], object]


@step
def correct_paper(
    *, document: IssuedDocument, number: str, on: date, language: str, reason: str, by: User, today: date
) -> IssuedDocument:
    """Issue the paper anew from what is recorded now, with its number or date put right.

    The paper with the mistake stays byte for byte and is told to be corrected; the new one names it. `number` and `on`
    count for papers that have them (`documents.corrections`); of an order a new date counts its open dates again.
    """
    document = documents.locked(document)
    corrected = _put_right(document, number=number, on=on, language=language, today=today)
    code = new_code()
    with correcting(document):
        rendered = corrected.render(code, False)
    issued = documents.issue(
        code=code,
        kind=document.kind,
        school=document.school,
        mentorship=document.mentorship,
        rendered=rendered,
        language=language,
        number=number,
        on=on,
        signatory=document.signatory,
        by=by,
        corrects=document,
        reason=reason,
    )
    corrected.keep(issued)
    record(
        Verb.PAPER_CORRECTED,
        by=by,
        on=today,
        school=document.school,
        mentorship=document.mentorship,
        reason=reason,
        kind=document.kind,
        number=document.number or "–",
        date=document.date,
    )
    return issued


def draft_correction(*, document: IssuedDocument, number: str, on: date, language: str, today: date) -> Rendered:
    """The corrected paper as it would be issued. Whatever would be written for it is taken back."""
    with transaction.atomic():
        document = documents.locked(document)
        corrected = _put_right(document, number=number, on=on, language=language, today=today)
        with correcting(document):
            draft = corrected.render("", True)
        transaction.set_rollback(True)
    return draft


def _put_right(document: IssuedDocument, *, number: str, on: date, language: str, today: date) -> _Corrected:
    """Write what is corrected into the record the paper is made from."""
    refuse(*corrections.missing_to_correct(document, number=number, on=on, today=today))
    if document.kind == DocumentKind.ORDER:
        return _order(document.order, number, on, language)
    if document.kind == DocumentKind.MINUTES:
        return _minutes(document.meeting, number, language)
    if document.kind == DocumentKind.PLAN:
        plan = document.plan
        return _Corrected(
            lambda code, draft: render_plan(plan, language=language, code=code, draft=draft),
            lambda issued: plans.attach(plan, issued),
        )
    report = document.final_report
    return _Corrected(
        lambda code, draft: render_final(report, language=language, code=code, draft=draft),
        lambda issued: reports.attach(report, issued),
    )


def _minutes(meeting: Meeting, number: str, language: str) -> _Corrected:
    meeting = council.locked(meeting)
    return _Corrected(
        lambda code, draft: render_minutes(meeting, number=number, language=language, code=code, draft=draft),
        lambda issued: council.close(meeting=meeting, number=number, minutes=issued),
    )


def _order(order: Order, number: str, on: date, language: str) -> _Corrected:
    pair = mentorships.locked(order.mentorship)
    if on != order.signed_on:
        _allow_date(order, pair, on)
    before = order.signed_on
    order = mentorships.correct_order(order, number=number, on=on)
    if order.kind in FOUNDING_KINDS and on != before:
        mentorships.move_done(pair, TermName.ORDER, on=on)
        if pair.is_active:  # of one that has ended nothing is due any more
            recount(pair)
    return _Corrected(_printer(order, pair, language), lambda issued: mentorships.attach(order, issued))


def _allow_date(order: Order, pair: Mentorship, on: date) -> None:
    """The corrected date keeps to what the date of the order had to keep to when it was signed."""
    if order.kind in FOUNDING_KINDS:
        assert pair.started_on is not None, "its order is signed"
        dates = {"started_on": pair.started_on, "finished_on": pair.finished_on, "hired_on": pair.employment.started_on}
        refuse(*missing_to_sign(endorsed=True, order_on=on, **dates))
    kinds = CANDIDATE_KINDS if order.kind in FOUNDING_KINDS else (ItemKind.EARLY_END,)
    decided = Decision.objects.filter(item__mentorship=pair, item__kind__in=kinds).order_by("id").last()
    if decided and on < decided.decided_on and order.kind != OrderKind.ANNUL:
        deny("order_before_council")
    if order.kind == OrderKind.ANNUL:
        annulled, _ = _annulled_by(order)
        if on < annulled.signed_on:
            deny("order_before_annulled")
        if on >= takes_effect_on(pair, annulled):
            deny("order_has_begun")


def _printer(order: Order, pair: Mentorship, language: str) -> Callable[[str, bool], Rendered]:
    number, on = order.number, order.signed_on
    if order.kind == OrderKind.END:
        return lambda code, draft: render_end(
            order.change, number=number, on=on, language=language, code=code, draft=draft
        )
    if order.kind == OrderKind.ANNUL:
        annulled, reason = _annulled_by(order)
        return lambda code, draft: render_annulment(
            annulled, number=number, on=on, reason=reason, language=language, code=code, draft=draft
        )
    takes_over_plan = pair.events.filter(verb=Verb.PLAN_TAKEN_OVER).exists()
    return lambda code, draft: render_order(
        pair, number=number, on=on, language=language, code=code, draft=draft, takes_over_plan=takes_over_plan
    )


def _annulled_by(order: Order) -> tuple[Order, str]:
    """Which order it annuls, and the reason printed in it: the first paper of the annulling order knows both."""
    first = order.document
    while first is not None and first.corrects is not None:
        first = first.corrects
    told = order.mentorship.events.filter(verb=Verb.ORDER_ANNULLED).order_by("-id").first()
    assert first is not None, "it was issued"
    assert first.annuls is not None, "the paper of an annulling order says which one"
    return first.annuls.order, told.reason if told else ""
