"""How do the level, the needs and the plan come about? Level, diagnostics, plan with its two signatures."""

from collections.abc import Iterable, Mapping
from datetime import date

from mentoring.approvals import services as approvals
from mentoring.approvals.rules import PLAN_TRANSITIONS, Action
from mentoring.documents import services as documents
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument
from mentoring.history.enums import Verb
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.rules import Term
from mentoring.plans import services as plans
from mentoring.plans.documents import render_plan
from mentoring.plans.facts import missing_in
from mentoring.plans.models import Diagnosis, Difficulty, Plan
from mentoring.process.common import active, count_dates, issue, tell
from mentoring.reasons import deny, refuse
from schools.models import Person, User
from schools.transactions import step


@step
def determine_level(*, mentorship: Mentorship, level: str, note: str, by: User, on: date) -> Diagnosis:
    """Order 160: within 10 calendar days. The plan's five working days are counted from here."""
    mentorship = active(mentorship, on)
    diagnosis = plans.write_level(mentorship=mentorship, level=level, note=note, on=on)
    mentorships.mark_done(mentorship, Term.LEVEL, on=on)
    order = mentorship.orders.earliest("signed_on")
    count_dates(mentorship, order_on=order.signed_on, level_done_on=on)
    tell(Verb.LEVEL_DETERMINED, mentorship, by=by, on=on, level=level)
    return diagnosis


@step
def complete_diagnosis(
    *,
    mentorship: Mentorship,
    starts: Mapping[Difficulty, int],
    needs: Iterable[Difficulty],
    note: str,
    by: User,
    on: date,
) -> Diagnosis:
    """Rate every difficulty and mark the needs the plan must answer."""
    mentorship, needs = active(mentorship, on), list(needs)
    diagnosis = Diagnosis.objects.select_for_update(of=("self",)).filter(mentorship=mentorship).first()
    if diagnosis is None:
        deny("level_not_determined")
    plans.write_needs(diagnosis=diagnosis, starts=starts, needs=needs, note=note, by=by, on=on)
    tell(Verb.DIAGNOSIS_COMPLETED, mentorship, by=by, on=on, needs=len(needs))
    return diagnosis


@step
def save_plan(
    *, mentorship: Mentorship, goal: str, tasks: str, lines: Iterable[plans.ActivityLine], by: User, on: date
) -> Plan:
    """Save what the mentor has written so far; a draft may be incomplete."""
    mentorship = active(mentorship, on)
    return plans.save_plan(plan=plans.open_plan(mentorship), goal=goal, tasks=tasks, lines=lines)


@step
def submit_plan(*, plan: Plan, by: User, on: date) -> Plan:
    """Send a complete plan to the deputy; what was submitted is frozen."""
    active(plan.mentorship, on)
    refuse(*missing_in(plan))
    plan = approvals.advance(plan, Action.SUBMIT, table=PLAN_TRANSITIONS, by=by, on=on, snapshot=plans.freeze(plan))
    mentorships.mark_done(plan.mentorship, Term.PLAN, on=on)
    tell(Verb.PLAN_SUBMITTED, plan.mentorship, by=by, on=on, version=plan.version)
    return plan


@step
def agree_plan(*, plan: Plan, by: User, on: date) -> Plan:
    """«Келісілді»: the deputy head for academic work."""
    plan = approvals.advance(plan, Action.AGREE, table=PLAN_TRANSITIONS, by=by, on=on)
    tell(Verb.PLAN_AGREED, plan.mentorship, by=by, on=on, version=plan.version)
    return plan


@step
def approve_plan(*, plan: Plan, by: User, on: date, language: str) -> Plan:
    """«Бекітемін»: the head. The plan is issued as a paper with both signatures."""
    plan = approvals.advance(plan, Action.APPROVE, table=PLAN_TRANSITIONS, by=by, on=on)
    document = issue(
        DocumentKind.PLAN,
        lambda code: render_plan(plan, language=language, code=code),
        school=plan.mentorship.school,
        mentorship=plan.mentorship,
        language=language,
        on=on,
        signatory=by.get_full_name(),
        by=by,
    )
    tell(Verb.PLAN_APPROVED, plan.mentorship, by=by, on=on, version=plan.version)
    return plans.attach(plan, document)


@step
def return_plan(*, plan: Plan, by: User, on: date, reason: str) -> Plan:
    """Back to the mentor with a reason; the mentor corrects and sends again."""
    plan = approvals.advance(plan, Action.RETURN, table=PLAN_TRANSITIONS, by=by, on=on, reason=reason)
    tell(Verb.PLAN_RETURNED, plan.mentorship, by=by, on=on, version=plan.version, reason=reason)
    return plan


@step
def acquaint(*, document: IssuedDocument, person: Person, by: User, on: date) -> None:
    """«Таныстым»: the person has read the paper."""
    documents.acquaint(document=document, person=person, on=on)
    if document.mentorship is not None:
        tell(Verb.ACQUAINTED, document.mentorship, by=by, on=on, kind=document.kind, date=document.date)
