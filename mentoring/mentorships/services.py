"""How does a pair come to be, run and end? Writes of this slice only; the steps are composed in `process.py`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

from mentoring.documents.models import IssuedDocument
from mentoring.mentorships.enums import ChangeStage, MentorshipState, OrderKind, TermName
from mentoring.mentorships.models import Change, Deadline, Mentorship, Order, Recounting, Suspension
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
    continues: Mentorship | None = None,
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
                continues=continues,
            )
    except IntegrityError:
        deny("already_has_mentor")


def move(mentorship: Mentorship, state: MentorshipState, *, closed_on: date | None = None) -> Mentorship:
    mentorship.state = state
    mentorship.closed_on = closed_on
    mentorship.save(update_fields=["state", "closed_on"])
    return mentorship


def begin_order(*, mentorship: Mentorship, number: str, on: date, by: User) -> Order:
    """The order that makes the pair, of the kind that fits: it replaces a mentor who still works, or assigns one. The
    paper is attached by `attach`."""
    kind = OrderKind.REPLACE if mentorship.replaces_running else OrderKind.ASSIGN
    return write_order(mentorship=mentorship, kind=kind, number=number, on=on, by=by)


def start(mentorship: Mentorship, *, started_on: date, finished_on: date) -> Mentorship:
    """Make the pair active. Raises RuleBroken when the young teacher has another mentor meanwhile."""
    mentorship.state, mentorship.started_on, mentorship.finished_on = MentorshipState.ACTIVE, started_on, finished_on
    try:
        with transaction.atomic():
            mentorship.save(update_fields=["state", "started_on", "finished_on"])
    except IntegrityError:
        deny("already_has_mentor")
    return mentorship


def write_order(*, mentorship: Mentorship, kind: OrderKind, number: str, on: date, by: User) -> Order:
    return Order.objects.create(mentorship=mentorship, kind=kind, number=number, signed_on=on, signed_by=by)


def correct_order(order: Order, *, number: str, on: date) -> Order:
    """Put the number and the date right; the paper that said otherwise stays among the issued ones."""
    order.number, order.signed_on = number, on
    order.save(update_fields=["number", "signed_on"])
    return order


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
            deadline.due_on, deadline.explanation, deadline.lifted_on = due.due, due.explanation, None
            deadline.save()


def lift_deadlines(mentorship: Mentorship, *, on: date) -> None:
    """Nothing is due any more: closed as "no longer due", which is not "done"."""
    mentorship.deadlines.open().update(lifted_on=on)


def lift_for_leave(mentorship: Mentorship, leave: Suspension) -> None:
    """Nothing falls due from the first day away on, until the return. What was due before it stays due: so the same
    dates are open whether the leave or a change of the calendar was entered first."""
    first = leave.started_on
    mentorship.deadlines.open().filter(due_on__gte=first).update(lifted_on=first)


def recount(dues: Iterable[tuple[int, StageDue, date | None]]) -> None:
    """Store dates that were counted anew: the row's number, the date, since when it is no longer due because of a
    leave. Those counted as one go in one statement."""
    together: dict[Any, tuple[StageDue, list[int]]] = {}
    for pk, due, lifted_on in dues:
        together.setdefault((id(due), lifted_on), (due, []))[1].append(pk)
    for (_, lifted_on), (due, numbers) in together.items():
        for start in range(0, len(numbers), 500):
            rows = Deadline.objects.filter(pk__in=numbers[start : start + 500])
            rows.update(due_on=due.due, explanation=due.explanation, lifted_on=lifted_on)


def begin_recounting(
    *, cause: str, because: str, since: date | None, until: date | None, by: User, on: date
) -> Recounting:
    """The dates of every school wait to be recounted."""
    return Recounting.objects.create(cause=cause, because=because, since=since, until=until, asked_by=by, asked_on=on)


def go_on_recounting(recounting: Recounting, *, schools: list[int], moved: int, on: date) -> Recounting:
    """These schools are through; none at all: everybody is."""
    recounting.reached = max(schools, default=recounting.reached)
    recounting.schools += len(schools)
    recounting.moved += moved
    recounting.finished_on = None if schools else on
    recounting.save(update_fields=["reached", "schools", "moved", "finished_on"])
    return recounting


def mark_done(mentorship: Mentorship, term: str, *, on: date) -> None:
    """The first fulfilment counts; a second one (a corrected report) does not move it."""
    Deadline.objects.filter(mentorship=mentorship, term=term, done_on__isnull=True).update(done_on=on)


def move_done(mentorship: Mentorship, term: str, *, on: date) -> None:
    """The day of a fulfilment was written wrongly."""
    mentorship.deadlines.filter(term=term, done_on__isnull=False).update(done_on=on)


# Change and end ------------------------------------------------------------------------------------------------------
def ask_change(*, mentorship: Mentorship, stage: ChangeStage, by: User, on: date, **asked: Any) -> Change:
    """`asked`: kind, ground, reason, last_day, to_school. Of two requests at once the database lets one through."""
    try:
        with transaction.atomic():
            return Change.objects.create(
                mentorship=mentorship,
                school_id=mentorship.school_id,
                stage=stage,
                asked_by=by,
                asked_on=on,
                planned_until=mentorship.finished_on,
                **asked,
            )
    except IntegrityError:
        deny("change_open")


def open_change(mentorship: Mentorship) -> Change | None:
    """The change under way, locked; None when there is none."""
    return Change.objects.open().select_for_update(of=("self",)).filter(mentorship=mentorship).first()


def advance_change(change: Change, stage: ChangeStage, *, closed_on: date | None = None) -> Change:
    change.stage, change.closed_on = stage, closed_on
    change.save(update_fields=["stage", "closed_on"])
    return change


def carry_out(change: Change, *, mentorship: Mentorship, order: Order, last_day: date, on: date) -> Mentorship:
    """End the pair by the order: its last day is told, its open dates are no longer due.

    Until when it was to last is kept as it stood then: a return may have moved it since the request.
    """
    change.order, change.last_day, change.planned_until = order, last_day, mentorship.finished_on
    change.stage, change.closed_on = ChangeStage.DONE, on
    change.save(update_fields=["order", "last_day", "planned_until", "stage", "closed_on"])
    mentorship.state, mentorship.finished_on, mentorship.closed_on = MentorshipState.ENDED, last_day, on
    mentorship.save(update_fields=["state", "finished_on", "closed_on"])
    lift_deadlines(mentorship, on=on)
    return mentorship


def annul(mentorship: Mentorship, *, on: date) -> Mentorship:
    """The pair never starts; its row and its papers stay."""
    lift_deadlines(mentorship, on=on)
    return move(mentorship, MentorshipState.ANNULLED, closed_on=on)


def restore(change: Change, *, mentorship: Mentorship, on: date) -> Mentorship:
    """The order that was to end the pair is annulled: the pair goes on as it was. Its dates are counted again by the
    process. Raises RuleBroken when the young teacher has another mentor meanwhile."""
    advance_change(change, ChangeStage.ANNULLED, closed_on=on)
    mentorship.state, mentorship.closed_on = MentorshipState.ACTIVE, None
    mentorship.finished_on = change.planned_until or mentorship.finished_on
    try:
        with transaction.atomic():
            mentorship.save(update_fields=["state", "closed_on", "finished_on"])
    except IntegrityError:
        deny("already_has_mentor")
    return mentorship


def suspend(*, mentorship: Mentorship, by: User, **leave: Any) -> Suspension:
    """`leave`: absence, side, note, started_on, expected_on, order_number, order_on."""
    try:
        with transaction.atomic():
            suspension = Suspension.objects.create(mentorship=mentorship, recorded_by=by, **leave)
    except IntegrityError:
        deny("suspended_now")
    lift_for_leave(mentorship, suspension)
    return suspension


def come_back(suspension: Suspension, *, back_on: date | None) -> Suspension:
    """None: the leave goes on."""
    suspension.returned_on = back_on
    suspension.save(update_fields=["returned_on"])
    return suspension


def extend(mentorship: Mentorship, *, finished_on: date) -> Mentorship:
    mentorship.finished_on = finished_on
    mentorship.save(update_fields=["finished_on"])
    return mentorship


def hand_to(change: Change, *, job: Employment) -> Change:
    """The other school has hired the young teacher it was told of."""
    change.taken_as = job
    change.save(update_fields=["taken_as"])
    return change


def read_handover(mentorship: Mentorship, *, on: date) -> Mentorship:
    """«Таныстым»: the first day stays."""
    if mentorship.handover_read_on is None:
        mentorship.handover_read_on = on
        mentorship.save(update_fields=["handover_read_on"])
    return mentorship
