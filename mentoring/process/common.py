"""What every step shares: a locked active pair, its dates, its events, its papers."""

from collections.abc import Callable
from datetime import date
from typing import Any

from mentoring.approvals.rules import Reason
from mentoring.council.models import AgendaItem
from mentoring.documents import services as documents
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument, new_code
from mentoring.documents.pdf import Rendered
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.enums import FOUNDING_KINDS, ChangeStage, MentorshipState
from mentoring.mentorships.facts import counting_of, days_away, suspended_periods
from mentoring.mentorships.models import Mentorship, Order
from mentoring.mentorships.rules import Term, outside_period, stage_dues
from mentoring.mentorships.transitions import is_suspended
from mentoring.reasons import deny
from schools.models import Person, School, User
from schools.transactions import whole


def issue(
    kind: DocumentKind,
    render: Callable[[str], Rendered],
    *,
    school: School,
    language: str,
    on: date,
    signatory: str,
    by: User,
    mentorship: Mentorship | None = None,
    person: Person | None = None,
    number: str = "",
    annuls: IssuedDocument | None = None,
) -> IssuedDocument:
    """Render a paper with a code of its own and store it for good."""
    code = new_code()
    return documents.issue(
        code=code,
        kind=kind,
        school=school,
        mentorship=mentorship,
        person=person,
        rendered=render(code),
        language=language,
        number=number,
        on=on,
        signatory=signatory,
        by=by,
        annuls=annuls,
    )


def issue_rendered(
    kind: DocumentKind,
    render: Callable[[str], Rendered],
    *together: Callable[[IssuedDocument], object],
    **paper: Any,
) -> IssuedDocument:
    """As `issue`, for a paper that takes long: first the pages, then one short transaction that issues them together
    with what else must be written."""
    code = new_code()
    rendered = render(code)
    with whole():
        document = documents.issue(code=code, kind=kind, rendered=rendered, **({"number": ""} | paper))
        for write in together:
            write(document)
    return document


def issue_order(
    order: Order, render: Callable[[str], Rendered], *, language: str, annuls: IssuedDocument | None = None
) -> IssuedDocument:
    """The paper of an order, with the number, the day and the name it was signed with."""
    return issue(
        DocumentKind.ORDER,
        render,
        school=order.mentorship.school,
        mentorship=order.mentorship,
        language=language,
        number=order.number,
        on=order.signed_on,
        signatory=order.signed_by.get_full_name(),
        by=order.signed_by,
        annuls=annuls,
    )


def pair_of(item: AgendaItem) -> Mentorship:
    assert item.mentorship is not None, "constraint agenda_item_says_what_it_is_about"
    return item.mentorship


def active(mentorship: Mentorship, today: date) -> Mentorship:
    """The locked row of an active pair that is not suspended today."""
    mentorship = mentorships.locked(mentorship)
    if not mentorship.is_active:
        deny("not_active")
    if suspended_on(mentorship, today):
        deny("suspended_now")
    return mentorship


def within(mentorship: Mentorship, day: date, today: date) -> Mentorship:
    """The pair, when `day` has come and is one of its working days: an ended pair may still be told of while its last
    day has not passed, a suspended one of the days before and after."""
    mentorship = mentorships.locked(mentorship)
    is_ending = mentorship.state == MentorshipState.ENDED and today <= mentorship.finished_on
    if not (mentorship.is_active or is_ending):
        deny("not_active")
    if suspended_on(mentorship, day):
        deny("suspended_that_day")
    assert mentorship.started_on is not None
    if outside_period(day, mentorship.started_on, mentorship.finished_on):
        period = {"started_on": mentorship.started_on, "finished_on": mentorship.finished_on}
        deny(Reason("outside_mentorship", period))
    if day > today:
        deny("in_the_future")
    return mentorship


def suspended_on(mentorship: Mentorship, day: date) -> bool:
    return any(is_suspended(started_on, returned_on, day) for started_on, returned_on in days_away(mentorship.pk))


def recount(mentorship: Mentorship) -> None:
    """Count the open dates again as they follow from the order, the level and the days away."""
    order = mentorship.orders.filter(kind__in=FOUNDING_KINDS).get()
    level = mentorship.deadlines.filter(term=Term.LEVEL).first()
    count_dates(mentorship, order_on=order.signed_on, level_done_on=level.done_on if level else None)


def count_dates(mentorship: Mentorship, *, order_on: date, level_done_on: date | None = None) -> None:
    """Count what falls due after the order by the calendar and the conventions of now, and store it."""
    dues = stage_dues(
        order_on=order_on,
        started_on=mentorship.started_on,
        finished_on=mentorship.finished_on,
        level_done_on=level_done_on,
        suspended=suspended_periods(mentorship),
        **counting_of(mentorship.school)._asdict(),
    )
    mentorships.set_deadlines(mentorship, dues)
    if leave := mentorship.suspensions.filter(returned_on__isnull=True).first():
        mentorships.lift_for_leave(mentorship, leave)


def choose_again(successor: Mentorship) -> None:
    """The candidate who was to follow is gone: another one is to be chosen."""
    if successor.continues is not None and successor.continues.is_active:
        former = mentorships.locked(successor.continues)
        if change := mentorships.open_change(former):
            mentorships.advance_change(change, ChangeStage.CHOOSING)


def tell(verb: Verb, mentorship: Mentorship, *, by: User, on: date, reason: str = "", **data: object) -> None:
    """An event of a pair; every sentence may name both."""
    record(
        verb,
        by=by,
        on=on,
        school=mentorship.school,
        mentorship=mentorship,
        reason=reason,
        mentor=mentorship.mentor.full_name,
        mentee=mentorship.mentee.full_name,
        **data,
    )
