"""What do the council and the associations decide, and what does it change?"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from mentoring.approvals import services as approvals
from mentoring.approvals.rules import REPORT_TRANSITIONS, Action
from mentoring.council import services as council
from mentoring.council.documents import render_book, render_minutes
from mentoring.council.enums import ItemKind, Outcome
from mentoring.council.models import AgendaItem, Decision, Meeting, Passage
from mentoring.council.rules import Clash, Mark, missing_to_issue_minutes
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument
from mentoring.eligibility import services as eligibility
from mentoring.eligibility.models import EligibilityException
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.enums import ChangeStage, MentorshipState
from mentoring.mentorships.models import Mentorship
from mentoring.process.common import choose_again, issue, issue_rendered, pair_of, tell
from mentoring.reasons import deny, refuse
from mentoring.reports import services as reports
from mentoring.reports.enums import Evaluation
from mentoring.reports.models import FinalReport, InterimReport
from schools.models import AcademicYear, Person, School, User
from schools.transactions import step


@step
def open_meeting(
    *, meeting: Meeting, present: Iterable[Person], chair: Person | None, secretary: Person | None, by: User, on: date
) -> Meeting:
    """Fix the members of the day and who is present; decisions may now be recorded."""
    meeting = council.open_meeting(meeting=meeting, present=present, chair=chair, secretary=secretary)
    here, members = council.presence(meeting)
    record(
        Verb.MEETING_HELD,
        by=by,
        on=on,
        school=meeting.school,
        date=meeting.held_on,
        present=here,
        members=members,
    )
    return meeting


@step
def mark_presence(*, meeting: Meeting, marks: Iterable[Mark], at: datetime, by: User, on: date) -> list[Clash]:
    """Who is here now, an event for each who came or went; returns what somebody else has marked meanwhile."""
    changed, clashes = council.mark_presence(meeting=meeting, marks=marks, by=by, at=at)
    for row, since in changed:
        verb = Verb.MEMBER_CAME if row.present else Verb.MEMBER_LEFT
        record(verb, by=by, on=on, school=meeting.school, member=row.person.full_name, time=f"{since:%H:%M}")
    return clashes


@step
def correct_passage(*, passage: Passage, at: time, drop: bool, by: User, on: date) -> None:
    """The real time of a coming or going, or (`drop`) that it never was."""
    member, school = passage.attendance.person.full_name, passage.attendance.meeting.school
    if drop:
        council.drop_passage(passage)
        record(Verb.PASSAGE_UNDONE, by=by, on=on, school=school, member=member)
    else:
        council.correct_passage(passage, at=at)
        record(Verb.PASSAGE_CORRECTED, by=by, on=on, school=school, member=member, time=f"{at:%H:%M}")


@step
def record_decision(
    *,
    item: AgendaItem,
    resolution: str,
    votes_for: int,
    votes_against: int = 0,
    abstained: int = 0,
    by: User,
    on: date,
    evaluation: str = "",
    recommendations: str = "",
    in_charge: Person | None = None,
    **text: Any,
) -> Decision:
    """Record what the body resolved on an item and carry it out: the candidate is cleared, the report is heard.

    `evaluation` and `recommendations` belong to a final report, `text` is heard, spoke, conflicted, responsible,
    due_on. Whoever is `in_charge` finds a decision that is carried on their first page until they report what was
    done. A motion that is not carried leaves a report unheard.
    """
    item = (
        AgendaItem.objects.select_for_update(of=("self",))
        .select_related("body", "meeting", "school", "mentorship__continues")
        .get(pk=item.pk)
    )
    if in_charge and not text.get("responsible"):
        text["responsible"] = in_charge.short_name
    decision = council.decide(
        item=item,
        resolution=resolution,
        votes_for=votes_for,
        votes_against=votes_against,
        abstained=abstained,
        by=by,
        on=on,
        **text,
    )
    carried = decision.outcome == Outcome.CARRIED
    if in_charge and carried:
        council.charge(decision, person_id=in_charge.pk, due_on=decision.due_on)
    match item.kind:
        case ItemKind.CANDIDATE | ItemKind.REPLACEMENT:
            _conclude_candidate(item, carried=carried, by=by, on=on)
        case ItemKind.EARLY_END:
            _conclude_end(item, carried=carried, by=by, on=on)
        case ItemKind.EXCEPTION:
            _conclude_longer(item, carried=carried, by=by, on=on)
        case ItemKind.RESERVE if carried:
            _confirm_in_reserve(item, by=by, on=on)
        case ItemKind.INTERIM_REPORT if carried:
            _hear_interim(item, conclusion=resolution, by=by, on=on)
        case ItemKind.FINAL_REPORT if carried:
            _hear_final(item, evaluation=evaluation, recommendations=recommendations, by=by, on=on)
        case ItemKind.FREE:
            record(Verb.DECISION_RECORDED, by=by, on=on, school=item.school, title=item.title)
    return decision


def _conclude_longer(item: AgendaItem, *, carried: bool, by: User, on: date) -> None:
    mentorship = mentorships.locked(pair_of(item))
    exception = EligibilityException.objects.get(mentorship=mentorship)
    until = exception.asked_until or exception.valid_until
    eligibility.conclude_longer(exception, granted=carried)
    verb = Verb.EXCEPTION_PROLONGED if carried else Verb.EXCEPTION_NOT_PROLONGED
    tell(verb, mentorship, by=by, on=on, date=until)


def _confirm_in_reserve(item: AgendaItem, *, by: User, on: date) -> None:
    assert item.person is not None, "constraint agenda_item_says_what_it_is_about"
    eligibility.add_to_reserve(person=item.person, school=item.school, on=on, association=item.association)
    record(Verb.RESERVE_CONFIRMED, by=by, on=on, school=item.school, mentor=item.person.full_name)


def _conclude_candidate(item: AgendaItem, *, carried: bool, by: User, on: date) -> None:
    mentorship = mentorships.locked(pair_of(item))
    if mentorship.state != MentorshipState.PROPOSED:
        deny("not_proposed")
    if carried:
        mentorships.move(mentorship, MentorshipState.ENDORSED)
        eligibility.grant_exception(mentorship=mentorship, on=on)
        if item.kind == ItemKind.REPLACEMENT:
            _clear_replacement(mentorship)
        tell(Verb.CANDIDATE_ENDORSED, mentorship, by=by, on=on)
    else:
        choose_again(mentorship)
        mentorships.move(mentorship, MentorshipState.DECLINED, closed_on=on)
        tell(Verb.CANDIDATE_DECLINED, mentorship, by=by, on=on)


def _clear_replacement(successor: Mentorship) -> None:
    """The council has cleared the new mentor: the head may order the replacement."""
    assert successor.continues is not None
    change = mentorships.open_change(mentorships.locked(successor.continues))
    if change is None:
        deny("no_change")
    mentorships.advance_change(change, ChangeStage.ORDER)


def _conclude_end(item: AgendaItem, *, carried: bool, by: User, on: date) -> None:
    mentorship = mentorships.locked(pair_of(item))
    change = mentorships.open_change(mentorship)
    if change is None or change.stage != ChangeStage.COUNCIL:
        deny("no_change")
    if carried:
        mentorships.advance_change(change, ChangeStage.ORDER)
        tell(Verb.END_APPROVED, mentorship, by=by, on=on)
    else:
        mentorships.advance_change(change, ChangeStage.DECLINED, closed_on=on)
        tell(Verb.END_DECLINED, mentorship, by=by, on=on)


def _hear_interim(item: AgendaItem, *, conclusion: str, by: User, on: date) -> None:
    report = InterimReport.objects.get(mentorship=item.mentorship)
    reports.conclude(report, conclusion=conclusion)
    approvals.advance(report, Action.HEAR, table=REPORT_TRANSITIONS, by=by, on=on)
    tell(Verb.INTERIM_HEARD, pair_of(item), by=by, on=on)


def _hear_final(item: AgendaItem, *, evaluation: str, recommendations: str, by: User, on: date) -> None:
    if evaluation not in Evaluation.values:
        deny("evaluation_missing")
    report = FinalReport.objects.get(mentorship=item.mentorship)
    reports.evaluate(report, evaluation=evaluation, recommendations=recommendations)
    approvals.advance(report, Action.HEAR, table=REPORT_TRANSITIONS, by=by, on=on)
    tell(Verb.FINAL_HEARD, pair_of(item), by=by, on=on, evaluation=evaluation)


@step
def issue_minutes(*, meeting: Meeting, number: str, language: str, by: User, on: date) -> IssuedDocument:
    """Close a meeting and issue its minutes; what was not decided waits for the next meeting."""
    meeting = council.locked(meeting)
    if not meeting.is_open:
        deny("meeting_not_open")
    if not Decision.objects.filter(item__meeting=meeting).exists():
        deny("nothing_decided")
    refuse(
        *missing_to_issue_minutes(
            number=number, has_chair=meeting.chair_id is not None, has_secretary=meeting.secretary_id is not None
        )
    )
    document = issue(
        DocumentKind.MINUTES,
        lambda code: render_minutes(meeting, number=number, language=language, code=code),
        school=meeting.school,
        language=language,
        number=number,
        on=meeting.held_on,
        signatory=meeting.secretary.full_name if meeting.secretary else "",
        by=by,
    )
    council.close(meeting=meeting, number=number, minutes=document)
    record(Verb.MINUTES_ISSUED, by=by, on=on, school=meeting.school, number=number)
    return document


def require_book(school: School, year: AcademicYear) -> None:
    """Refuse a book without a single report."""
    if not Mentorship.objects.ending_in(year).filter(school=school, state=MentorshipState.COMPLETED).exists():
        deny("nothing_for_book")


def issue_book(
    *,
    school: School,
    year: AcademicYear,
    language: str,
    by: User,
    on: date,
    tell: Callable[[int, int], None] = lambda done, total: None,
    together: Callable[[IssuedDocument], None] = lambda document: None,
) -> IssuedDocument:
    """The year-end book: contents, a summary of all pairs and every final report, joined from the issued papers.

    It is put together outside of the transaction that issues it. `tell` hears how many of how many reports are in;
    `together` writes what belongs to the issue.
    """
    require_book(school, year)
    return issue_rendered(
        DocumentKind.BOOK,
        lambda code: render_book(school, year, on=on, language=language, code=code, tell=tell),
        lambda document: record(Verb.BOOK_ISSUED, by=by, on=on, school=school, year=year.name),
        together,
        school=school,
        language=language,
        on=on,
        signatory=by.get_full_name(),
        by=by,
    )
