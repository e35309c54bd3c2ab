"""How does a pair come to be, run and end? Writes of this slice only; the steps are composed in `process.py`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

from mentoring.documents.models import IssuedDocument
from mentoring.mentorships.enums import MentorshipState, OrderKind, TermName
from mentoring.mentorships.models import Deadline, Mentorship, Order
from mentoring.mentorships.rules import StageDue
from mentoring.reasons import deny
from schools.models import AcademicYear, Employment, Person, Subject, User
from schools.prepared import prepared

POINTERS = ("school", "mentor", "mentee", "subject", "year", "employment")


def locked(mentorship: Mentorship) -> Mentorship:
    """The fresh row, held until the end of the transaction. Whom it points to comes from the row at hand."""
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("A row is held only until the end of a transaction.")
    [fresh] = _held(mentorship.pk)
    for name in POINTERS:
        at_hand = mentorship._state.fields_cache.get(name)
        if at_hand is not None and at_hand.pk == getattr(fresh, f"{name}_id"):
            setattr(fresh, name, at_hand)
    return fresh


@prepared
def _held(pk: int) -> QuerySet:
    return Mentorship.objects.select_for_update().filter(pk=pk).defer("verdict")


def propose(
    *,
    employment: Employment,
    mentor: Person,
    subject: Subject,
    year: AcademicYear,
    finished_on: date,
    verdict: dict[str, Any],
    outcome: str,
    choice_reason: str,
    by: User,
    on: date,
) -> Mentorship:
    """A new proposed pair. Of two proposals at once the database lets one through; the other gets RuleBroken."""
    try:
        with transaction.atomic():
            return Mentorship.objects.create(
                school_id=employment.school_id,
                mentor=mentor,
                mentee_id=employment.person_id,
                employment=employment,
                subject=subject,
                year=year,
                finished_on=finished_on,
                verdict=verdict,
                outcome=outcome,
                choice_reason=choice_reason,
                proposed_by=by,
                proposed_on=on,
            )
    except IntegrityError:
        deny("already_has_mentor")


def move(mentorship: Mentorship, state: MentorshipState, *, closed_on: date | None = None) -> Mentorship:
    mentorship.state = state
    mentorship.closed_on = closed_on
    mentorship.save(update_fields=["state", "closed_on"])
    return mentorship


def sign(*, mentorship: Mentorship, number: str, on: date, started_on: date, finished_on: date, by: User) -> Order:
    """Make the pair active and write its order; the paper is attached by `attach`."""
    mentorship.state = MentorshipState.ACTIVE
    mentorship.started_on = started_on
    mentorship.finished_on = finished_on
    mentorship.save(update_fields=["state", "started_on", "finished_on"])
    return Order.objects.create(mentorship=mentorship, kind=OrderKind.ASSIGN, number=number, signed_on=on, signed_by=by)


def attach(order: Order, document: IssuedDocument) -> Order:
    order.document = document
    order.save(update_fields=["document"])
    return order


def set_deadlines(mentorship: Mentorship, dues: Iterable[StageDue]) -> None:
    """Store the dates with their explanation. Open ones are recounted, done ones stay as they were."""
    known = {deadline.term: deadline for deadline in mentorship.deadlines.all()}
    for due in dues:
        deadline = known.get(due.term) or Deadline(
            mentorship=mentorship, school_id=mentorship.school_id, term=TermName(due.term)
        )
        if deadline.done_on is None:
            deadline.due_on, deadline.explanation = due.due, due.explanation
            deadline.save()


def mark_done(mentorship: Mentorship, term: str, *, on: date) -> None:
    """The first fulfilment counts; a second one (a corrected report) does not move it."""
    Deadline.objects.filter(mentorship=mentorship, term=term, done_on__isnull=True).update(done_on=on)
