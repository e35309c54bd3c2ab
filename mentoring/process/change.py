"""How does a running pair get another mentor, or an early end?

Rows are locked in the order new pair, former pair, change: of two people who change a pair at once one is told.
"""

from datetime import date, timedelta

from mentoring.council import services as council
from mentoring.council.enums import ItemKind
from mentoring.council.models import Decision
from mentoring.documents.enums import DocumentKind
from mentoring.history.enums import Verb
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.documents import render_end
from mentoring.mentorships.enums import (
    WAITING_STATES,
    ChangeKind,
    ChangeStage,
    Ground,
    MentorshipState,
    OrderKind,
)
from mentoring.mentorships.models import Change, Mentorship, Order
from mentoring.mentorships.rules import Term
from mentoring.mentorships.transitions import (
    Move,
    missing_to_ask,
    missing_to_sign_change,
)
from mentoring.plans import services as plans
from mentoring.plans.documents import render_plan
from mentoring.plans.models import Diagnosis, Plan
from mentoring.process.common import issue, issue_order, suspended_on, tell
from mentoring.process.leave import close_leave
from mentoring.reasons import deny, refuse
from schools.models import School, User
from schools.transactions import step

ONE_DAY = timedelta(days=1)


# Asking --------------------------------------------------------------------------------------------------------------
@step
def ask_replacement(*, mentorship: Mentorship, ground: str, reason: str, last_day: date, by: User, on: date) -> Change:
    """Another mentor is to be found: a candidate is chosen, considered and assigned like the first one. The present
    mentor works until then."""
    mentorship = _asked_for(mentorship, Move.REPLACE, last_day=last_day, on=on)
    change = mentorships.ask_change(
        mentorship=mentorship,
        kind=ChangeKind.REPLACE,
        stage=ChangeStage.CHOOSING,
        ground=ground,
        reason=reason,
        last_day=last_day,
        by=by,
        on=on,
    )
    tell(Verb.REPLACEMENT_ASKED, mentorship, by=by, on=on, reason=reason, ground=ground, last_day=last_day)
    return change


@step
def ask_end(
    *,
    mentorship: Mentorship,
    ground: str,
    reason: str,
    last_day: date,
    asks_council: bool,
    by: User,
    on: date,
    to_school: School | None = None,
) -> Change:
    """The mentorship is to end before its day: the head orders it, after the council where the school asks it.

    `to_school`: a school of the system the young teacher goes to; it sees the transfer once the order is signed.
    """
    mentorship = _asked_for(mentorship, Move.END, last_day=last_day, on=on)
    change = mentorships.ask_change(
        mentorship=mentorship,
        kind=ChangeKind.END,
        stage=ChangeStage.COUNCIL if asks_council else ChangeStage.ORDER,
        ground=ground,
        reason=reason,
        last_day=last_day,
        to_school=to_school if ground == Ground.TRANSFER else None,
        by=by,
        on=on,
    )
    if asks_council:
        body = council.council_of(mentorship.school)
        council.put(body=body, kind=ItemKind.EARLY_END, mentorship=mentorship, by=by, on=on)
    tell(Verb.END_ASKED, mentorship, by=by, on=on, reason=reason, ground=ground, last_day=last_day)
    return change


@step
def drop_change(*, mentorship: Mentorship, reason: str, by: User, on: date) -> Change:
    """Take the request back, and with it the candidate who waits to follow: the pair goes on as it is."""
    waiting = mentorship.continued_by.filter(state__in=WAITING_STATES).first()
    if waiting is not None:
        waiting = mentorships.locked(waiting)
    mentorship = mentorships.locked(mentorship)
    change = mentorships.open_change(mentorship)
    if change is None:
        deny("no_change")
    if waiting is not None and waiting.is_waiting:
        council.withdraw(mentorship=waiting, kind=ItemKind.REPLACEMENT, on=on)
        mentorships.move(waiting, MentorshipState.WITHDRAWN, closed_on=on)
        tell(Verb.PROPOSAL_WITHDRAWN, waiting, by=by, on=on, reason=reason)
    council.withdraw(mentorship=mentorship, kind=ItemKind.EARLY_END, on=on)
    tell(Verb.CHANGE_DROPPED, mentorship, by=by, on=on, reason=reason, change=change.kind)
    return mentorships.advance_change(change, ChangeStage.DROPPED, closed_on=on)


def _asked_for(mentorship: Mentorship, move: Move, *, last_day: date, on: date) -> Mentorship:
    mentorship = mentorships.locked(mentorship)
    refuse(
        *missing_to_ask(
            move=move,
            state=mentorship.state,
            change_open=mentorships.open_change(mentorship) is not None,
            suspended=suspended_on(mentorship, on),
            last_day=last_day,
            started_on=mentorship.started_on or last_day,
            finished_on=mentorship.finished_on,
        )
    )
    return mentorship


# The end -------------------------------------------------------------------------------------------------------------
@step
def sign_end(*, mentorship: Mentorship, number: str, on: date, last_day: date, by: User, language: str) -> Order:
    """The head ends the mentorship: its open dates are no longer due, its journal, plan and reports stay."""
    mentorship = mentorships.locked(mentorship)
    change = mentorships.open_change(mentorship)
    if change is None or change.kind != ChangeKind.END:
        deny("no_change")
    decided = Decision.objects.filter(item__mentorship=mentorship, item__kind=ItemKind.EARLY_END).last()
    refuse(
        *missing_to_sign_change(
            move=Move.SIGN_END,
            state=mentorship.state,
            stage=change.stage,
            order_on=on,
            asked_on=change.asked_on,
            decided_on=decided.decided_on if decided else None,
        )
    )
    if not (mentorship.started_on and mentorship.started_on <= last_day <= mentorship.finished_on):
        deny("last_day_outside")
    close_leave(mentorship, last_day)
    order = mentorships.write_order(mentorship=mentorship, kind=OrderKind.END, number=number, on=on, by=by)
    mentorships.carry_out(change, mentorship=mentorship, order=order, last_day=last_day, on=on)
    document = issue_order(
        order, lambda code: render_end(change, number=number, on=on, language=language, code=code), language=language
    )
    told = {"number": number, "date": on, "ground": change.ground, "last_day": last_day}
    tell(Verb.MENTORSHIP_ENDED, mentorship, by=by, on=on, reason=change.reason, **told)
    if change.to_school:
        tell(Verb.TRANSFERRED, mentorship, by=by, on=on, school_name=change.to_school.short_name)
    return mentorships.attach(order, document)


# Replacement ---------------------------------------------------------------------------------------------------------
def release_former(successor: Mentorship, order: Order, *, by: User, on: date) -> None:
    """By the order that assigns the new mentor the former one is relieved: the last day is the eve of the new one's
    first, or the earlier day that was asked for. Part of the transaction of `sign_order`."""
    assert successor.continues is not None and successor.started_on is not None
    former = mentorships.locked(successor.continues)
    change = mentorships.open_change(former)
    if change is None:
        deny("no_change")
    refuse(
        *missing_to_sign_change(
            move=Move.SIGN_REPLACE,
            state=former.state,
            stage=change.stage,
            order_on=on,
            asked_on=change.asked_on,
            decided_on=None,
        )
    )
    if former.started_on is None or successor.started_on <= former.started_on:
        deny("start_before_handover")
    last_day = min(change.last_day, successor.started_on - ONE_DAY, former.finished_on)
    close_leave(former, last_day)
    mentorships.carry_out(change, mentorship=former, order=order, last_day=last_day, on=on)
    told = {"number": order.number, "date": on, "successor": successor.mentor.full_name, "last_day": last_day}
    tell(Verb.MENTOR_REPLACED, former, by=by, on=on, reason=change.reason, **told)


def take_over_plan(successor: Mentorship, *, by: User, on: date, language: str) -> Plan:
    """The level, the needs and the open activities of the approved plan pass to the new mentor as they are: the order
    says so, so the plan is approved by it and issued anew. Level and plan are owed no more."""
    former = successor.continues
    plan = Plan.objects.filter(mentorship=former, state="approved").latest_first().first() if former else None
    if former is None or plan is None or not plan.activities.filter(done_on__isnull=True).exists():
        deny("plan_not_to_take_over")
    plans.copy_diagnosis(Diagnosis.objects.get(mentorship=former), to=successor)
    taken = plans.copy_plan(plan, to=successor, by=by, on=on)
    for term in (Term.LEVEL, Term.PLAN):
        mentorships.mark_done(successor, term, on=on)
    document = issue(
        DocumentKind.PLAN,
        lambda code: render_plan(taken, language=language, code=code),
        school=successor.school,
        mentorship=successor,
        language=language,
        on=on,
        signatory=by.get_full_name(),
        by=by,
    )
    tell(Verb.PLAN_TAKEN_OVER, successor, by=by, on=on)
    return plans.attach(taken, document)


@step
def read_handover(*, mentorship: Mentorship, by: User, on: date) -> Mentorship:
    """The new mentor has read what the former one leaves."""
    mentorship = mentorships.locked(mentorship)
    if mentorship.continues is None:
        deny("not_a_continuation")
    if mentorship.handover_read_on is not None:
        return mentorship
    tell(Verb.HANDOVER_READ, mentorship, by=by, on=on, former=mentorship.continues.mentor.full_name)
    return mentorships.read_handover(mentorship, on=on)
