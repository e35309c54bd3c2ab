"""How does a young teacher get a mentor? Propose, withdraw, sign the order."""

from datetime import date

from mentoring.council import services as council
from mentoring.council.enums import CANDIDATE_KINDS, ItemKind
from mentoring.council.models import Decision
from mentoring.documents.enums import DocumentKind
from mentoring.eligibility import facts as eligibility_facts
from mentoring.eligibility import services as eligibility
from mentoring.eligibility.enums import ExceptionGround
from mentoring.eligibility.proofs import proved
from mentoring.eligibility.rules import missing_to_except, verdict
from mentoring.history.enums import Verb
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.documents import render_order
from mentoring.mentorships.enums import ChangeStage, MentorshipState, OrderKind
from mentoring.mentorships.facts import counting_of, proposed_end, to_continue
from mentoring.mentorships.models import Change, Mentorship, Order
from mentoring.mentorships.rules import Term, missing_to_propose, missing_to_sign, order_due
from mentoring.process.change import release_former, take_over_plan
from mentoring.process.common import choose_again, count_dates, issue, tell
from mentoring.reasons import deny, refuse
from schools.corrections import hold
from schools.models import AcademicYear, Employment, Person, Subject, User
from schools.transactions import step


@step
def propose_mentor(
    *,
    employment: Employment,
    mentor: Person,
    subject: Subject,
    by: User,
    on: date,
    finished_on: date | None = None,
    choice_reason: str = "",
    exception_reason: str = "",
    exception_ground: str = ExceptionGround.NOBODY_FITS,
    exception_basis: str = "",
    exception_until: date | None = None,
) -> Mentorship:
    """Put a candidate before the council, with the verdict the proposal rests on.

    Somebody who does not meet the requirements needs `exception_reason`; an exception holds until `exception_until`,
    at the longest (and by default) as long as the pair. Order 160: the council considers, the head signs within 5
    working days of the hire. Where another mentor was asked for, or a pair of the young teacher ended
    early, the new pair continues that one.
    """
    employment = (
        Employment.objects.select_for_update(of=("self",)).select_related("school", "person").get(pk=employment.pk)
    )
    school = employment.school
    hold(school)  # or a change of the calendar would pass by the date counted here
    before, replaced = _before(employment)
    if before and replaced and before.mentor_id == mentor.pk:
        deny("same_mentor")
    found = verdict(
        eligibility_facts.candidate(school, mentor, on),
        mentee_id=employment.person_id,
        subject=subject.code,
        completed_years=eligibility_facts.completed_years(on),
        policy=eligibility_facts.policy_of(school, on),
        on=on,
    )
    refuse(
        *missing_to_propose(
            mentor_id=mentor.pk,
            mentee_id=employment.person_id,
            outcome=found.outcome,
            exception_reason=exception_reason,
            open_mentorship=_has_another(employment, before),
            mentee_needs_mentor=employment.starts_profession,
        )
    )
    counting = counting_of(school)
    year = before.year if before and replaced else _year_of(employment)
    end = proposed_end(employment, before, counting)
    mentorship = mentorships.propose(
        employment=employment,
        mentor=mentor,
        subject=subject,
        year=year,
        finished_on=finished_on or end or year.ends_on,
        verdict=proved(found, person=mentor, school=school).as_dict(),
        outcome=found.outcome.value,
        choice_reason=choice_reason,
        by=by,
        on=on,
        continues=before,
    )
    if before is None or before.employment_id != employment.pk:  # the Rules set a term from the hire, no other one
        mentorships.set_deadlines(mentorship, [order_due(employment.started_on, *counting)])
    kind = ItemKind.REPLACEMENT if replaced else ItemKind.CANDIDATE
    council.put(body=council.council_of(school), kind=kind, mentorship=mentorship, by=by, on=on)
    tell(Verb.MENTOR_PROPOSED, mentorship, by=by, on=on, reason=choice_reason)
    if before is not None:
        _tell_of_former(mentorship, before, by=by, on=on)
    if replaced is not None:
        mentorships.advance_change(replaced, ChangeStage.COUNCIL)
        tell(Verb.SUCCESSOR_PROPOSED, replaced.mentorship, by=by, on=on, successor=mentor.full_name)
    if exception_reason:
        until = exception_until or mentorship.finished_on
        refuse(*missing_to_except(until=until, on=on, finished_on=mentorship.finished_on))
        eligibility.ask_exception(
            mentorship=mentorship,
            reason=exception_reason,
            ground=exception_ground,
            basis=exception_basis,
            valid_until=until,
        )
        tell(Verb.EXCEPTION_ASKED, mentorship, by=by, on=on, reason=exception_reason)
    return mentorship


def _year_of(employment: Employment) -> AcademicYear:
    """Who is hired after the last lesson, also in June, is mentored in the coming year."""
    return AcademicYear.objects.filter(ends_on__gt=employment.started_on).earliest("starts_on")


def _before(employment: Employment) -> tuple[Mentorship | None, Change | None]:
    """The pair the new one continues, locked, and the change that asks for another mentor, if it is that."""
    before = to_continue(employment.person_id)
    if before is None:
        return None, None
    before = mentorships.locked(before)
    change = mentorships.open_change(before)
    if not before.is_active:
        return before, None
    return (before, change) if change and change.stage == ChangeStage.CHOOSING else (None, None)


def _has_another(employment: Employment, before: Mentorship | None) -> bool:
    """An open pair of the young teacher that the new one would not follow."""
    others = Mentorship.objects.open().filter(mentee=employment.person_id)
    return (others.exclude(pk=before.pk) if before else others).exists()


def _tell_of_former(mentorship: Mentorship, before: Mentorship, *, by: User, on: date) -> None:
    """Of a pair at another school only its begin and its mentor's name are told."""
    begun = before.started_on or before.proposed_on
    tell(Verb.CONTINUED, mentorship, by=by, on=on, begun=begun, former=before.mentor.full_name)


@step
def withdraw_proposal(*, mentorship: Mentorship, by: User, on: date, reason: str) -> Mentorship:
    """Take a proposal back before the order; the row stays as withdrawn, with the reason in the history."""
    mentorship = mentorships.locked(mentorship)
    if mentorship.state not in (MentorshipState.PROPOSED, MentorshipState.ENDORSED):
        deny("not_proposed")
    for kind in CANDIDATE_KINDS:
        council.withdraw(mentorship=mentorship, kind=kind, on=on)
    choose_again(mentorship)
    tell(Verb.PROPOSAL_WITHDRAWN, mentorship, by=by, on=on, reason=reason)
    return mentorships.move(mentorship, MentorshipState.WITHDRAWN, closed_on=on)


@step
def sign_order(
    *,
    mentorship: Mentorship,
    number: str,
    on: date,
    by: User,
    language: str,
    started_on: date | None = None,
    finished_on: date | None = None,
    takes_over_plan: bool = False,
) -> Order:
    """The head assigns the mentor: the pair becomes active, its dates are counted and stored, the order is issued.

    `on` is the order's date; the pair starts that day unless `started_on` says otherwise. A mentor who is replaced is
    relieved by the same order; with `takes_over_plan` the new one works by the plan approved already, otherwise level
    and plan are owed anew.
    """
    mentorship = mentorships.locked(mentorship)
    started_on, finished_on = started_on or on, finished_on or mentorship.finished_on
    decided = Decision.objects.filter(item__mentorship=mentorship, item__kind__in=CANDIDATE_KINDS).last()
    refuse(
        *missing_to_sign(
            endorsed=mentorship.state == MentorshipState.ENDORSED,
            order_on=on,
            started_on=started_on,
            finished_on=finished_on,
            hired_on=mentorship.employment.started_on,
        )
    )
    if decided and on < decided.decided_on:
        deny("order_before_council")
    order = mentorships.begin_order(mentorship=mentorship, number=number, on=on, by=by)
    mentorship.started_on = started_on
    if order.kind == OrderKind.REPLACE:
        release_former(mentorship, order, by=by, on=on)
    mentorships.start(mentorship, started_on=started_on, finished_on=finished_on)
    mentorships.mark_done(mentorship, Term.ORDER, on=on)
    count_dates(mentorship, order_on=on)
    if takes_over_plan:
        take_over_plan(mentorship, by=by, on=on, language=language)
    document = issue(
        DocumentKind.ORDER,
        lambda code: render_order(
            mentorship, number=number, on=on, language=language, code=code, takes_over_plan=takes_over_plan
        ),
        school=mentorship.school,
        mentorship=mentorship,
        language=language,
        number=number,
        on=on,
        signatory=by.get_full_name(),
        by=by,
    )
    tell(Verb.ORDER_SIGNED, mentorship, by=by, on=on, number=number, date=on)
    return mentorships.attach(order, document)
