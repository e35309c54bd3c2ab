"""Where does each pair stand, and whose turn is it? Reads every slice, in a fixed number of queries; writes nothing."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, Self

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language

from mentoring.eligibility.rules import needs_decision
from mentoring.journal.models import PairMeeting
from mentoring.mentorships.enums import OPEN_STAGES, MentorshipState
from mentoring.mentorships.models import Deadline, Mentorship
from mentoring.mentorships.rules import Owner, Step, Term, next_step, owner_of
from mentoring.mentorships.transitions import interruption
from mentoring.plans.models import Plan
from schools.localized import in_language
from schools.models import Employment
from schools.names import short_name
from schools.prepared import prepared

# A pair is silent when its journal has been empty for so many calendar days: the product's choice, not the law's.
SILENT_AFTER = 30

# While a pair waits so, an empty journal says nothing.
_QUIET = (Step.HEAR_FINAL, Step.CLOSE, Step.LEFT, Step.SUCCESSOR, Step.SUSPENDED, Step.RETURN)
# The deadline each step must meet.
TERMS = {
    Step.COUNCIL: Term.ORDER,
    Step.ORDER: Term.ORDER,
    Step.LEVEL: Term.LEVEL,
    Step.NEEDS: Term.PLAN,
    Step.WRITE_PLAN: Term.PLAN,
    Step.CORRECT_PLAN: Term.PLAN,
    Step.INTERIM: Term.INTERIM,
    Step.FINAL: Term.FINAL,
    Step.CLOSE: Term.END,
}


class PairProgress(NamedTuple):
    """A pair, its next step, whose turn it is, and by when (None: no date is set for this step)."""

    id: int
    mentor_id: int
    mentee_id: int
    mentor: str
    mentee: str
    subject: str
    state: str
    step: Step
    owner: Owner
    due_on: date | None
    is_late: bool
    last_met_on: date | None
    is_silent: bool
    next_due_on: date | None
    exception_until: date | None  # when its term is over and nobody has been asked yet


class _Row(NamedTuple):
    """What is asked of a pair, in the order of `_COLUMNS`."""

    id: int
    state: str
    started_on: date | None
    mentor_id: int
    mentee_id: int
    mentor: tuple[str, str, str]
    mentee: tuple[str, str, str]
    subject: tuple[str, str, str]
    level: str | None
    completed_on: date | None
    interim_state: str | None
    final_state: str | None
    plan_state: str | None
    last_met_on: date | None
    mentee_left_on: date | None
    mentor_works: bool
    leave_from: date | None
    expected_on: date | None
    change_kind: str | None
    change_stage: str | None
    change_day: date | None
    continues: int | None
    handover_read_on: date | None
    valid_until: date | None
    asked_until: date | None
    ended_on: date | None

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Self:
        return cls(*row[:5], row[5:8], row[8:11], row[11:14], *row[14:])


_COLUMNS = (
    "id",
    "state",
    "started_on",
    "mentor_id",
    "mentee_id",
    "mentor__last_name",
    "mentor__first_name",
    "mentor__patronymic",
    "mentee__last_name",
    "mentee__first_name",
    "mentee__patronymic",
    "subject__name_kk",
    "subject__name_ru",
    "subject__name_en",
    "diagnosis__level",
    "diagnosis__completed_on",
    "interim_report__state",
    "final_report__state",
    "plan_state",
    "last_met_on",
    "employment__finished_on",
    "mentor_works",
    "leave__started_on",
    "leave__expected_on",
    "change__kind",
    "change__stage",
    "change__last_day",
    "continues_id",
    "handover_read_on",
    "exception__valid_until",
    "exception__asked_until",
    "exception__ended_on",
)


def progress(pairs: QuerySet[Mentorship], today: date) -> tuple[PairProgress, ...]:
    """The progress of these pairs, those due first. Two queries."""
    return _progress_of(_rows(pairs, today), today)


def progress_at(school_id: int, today: date) -> tuple[PairProgress, ...]:
    """The same for the open pairs of a school."""
    return _progress_of(_open_at(school_id, today), today)


def progress_of_person(person_id: int, school_id: int, today: date) -> tuple[PairProgress, ...]:
    """The same for the open pairs of a person at a school, as mentor or as young teacher."""
    return _progress_of(_open_of(person_id, school_id, today), today)


def progress_of_pair(pair_id: int, today: date) -> PairProgress:
    [found] = _progress_of(_one(pair_id, today), today)
    return found


def _rows(pairs: QuerySet[Mentorship], today: date) -> QuerySet:
    latest = Plan.objects.filter(mentorship=OuterRef("pk")).order_by("-version")
    met = PairMeeting.objects.filter(mentorship=OuterRef("pk")).order_by("-held_on")
    jobs = Employment.objects.on(today).filter(person=OuterRef("mentor"), school=OuterRef("school"))
    return pairs.annotate(
        leave=FilteredRelation("suspensions", condition=Q(suspensions__returned_on=None)),
        change=FilteredRelation("changes", condition=Q(changes__stage__in=OPEN_STAGES)),
        mentor_works=Exists(jobs),
        plan_state=Subquery(latest.values("state")[:1]),
        last_met_on=Subquery(met.values("held_on")[:1]),
    ).values_list(*_COLUMNS)


@prepared
def _open_at(school_id: int, today: date) -> QuerySet:
    return _rows(Mentorship.objects.open().filter(school_id=school_id).order_by(), today)


@prepared
def _open_of(person_id: int, school_id: int, today: date) -> QuerySet:
    return _rows(Mentorship.objects.open().filter(school_id=school_id).of_person(person_id).order_by(), today)


@prepared
def _one(pair_id: int, today: date) -> QuerySet:
    return _rows(Mentorship.objects.filter(pk=pair_id), today)


@prepared
def _open_dues(pair_ids: list[int]) -> QuerySet:
    dues = Deadline.objects.open().filter(mentorship_id__in=pair_ids).order_by()
    return dues.values_list("mentorship_id", "term", "due_on")


def _progress_of(found: Iterable[tuple[Any, ...]], today: date) -> tuple[PairProgress, ...]:
    rows = tuple(found)
    dues = tuple(_open_dues([row[0] for row in rows]))
    return _worked_out(rows, dues, today, get_language() or "ru")


@lru_cache(maxsize=128)
def _worked_out(
    found: tuple[tuple[Any, ...], ...], due: tuple[tuple[Any, ...], ...], today: date, language: str
) -> tuple[PairProgress, ...]:
    """Kept by everything it depends on: the rows are read anew each time, equal ones are worked out once."""
    dues: dict[int, dict[str, date]] = {}
    for pair_id, term, due_on in due:
        dues.setdefault(pair_id, {})[term] = due_on
    rows = [_Row.of(row) for row in found]
    pairs = [_progress(row, dues.get(row.id, {}), today, language) for row in rows]
    return tuple(sorted(pairs, key=lambda pair: (pair.due_on or date.max, pair.mentee, pair.id)))


def _progress(row: _Row, dues: dict[str, date], today: date, language: str) -> PairProgress:
    step = _interruption(row, today) or next_step(
        state=row.state,
        level=row.level or "",
        diagnosed=row.completed_on is not None,
        plan_state=row.plan_state or "",
        interim_state=row.interim_state or "",
        final_state=row.final_state or "",
        interim_due=dues.get(Term.INTERIM),
        final_due=dues.get(Term.FINAL),
        today=today,
    )
    due_on = dues.get(TERMS[step]) if step in TERMS else _day_of(step, row)
    return PairProgress(
        id=row.id,
        mentor_id=row.mentor_id,
        mentee_id=row.mentee_id,
        mentor=short_name(*row.mentor),
        mentee=short_name(*row.mentee),
        subject=in_language(*row.subject, language),
        state=row.state,
        step=step,
        owner=owner_of(step),
        due_on=due_on,
        is_late=due_on is not None and due_on < today,
        last_met_on=row.last_met_on,
        is_silent=_is_silent(row, step, today),
        next_due_on=min((day for day in dues.values() if day >= today), default=None),
        exception_until=_lapsed(row, today),
    )


def _interruption(row: _Row, today: date) -> Step | None:
    return interruption(
        state=row.state,
        leave_from=row.leave_from,
        expected_on=row.expected_on,
        change=(row.change_kind, row.change_stage) if row.change_kind and row.change_stage else None,
        mentor_left=not row.mentor_works,
        mentee_left=row.mentee_left_on is not None and row.mentee_left_on < today,
        handover_unread=row.continues is not None and row.handover_read_on is None,
        today=today,
    )


def _day_of(step: Step, row: _Row) -> date | None:
    """Not a term of the law: the last day that was asked for, the day somebody is expected back."""
    if step is Step.RETURN:
        return row.expected_on
    return row.change_day if step in (Step.CHOOSE, Step.END_COUNCIL, Step.END_ORDER) else None


def _lapsed(row: _Row, today: date) -> date | None:
    """The last day of an exception that is over, of a pair that still runs, while nobody has asked for longer."""
    standing = row.state == MentorshipState.ACTIVE and row.asked_until is None and row.ended_on is None
    return row.valid_until if standing and needs_decision(row.valid_until, today) else None


def _is_silent(row: _Row, step: Step, today: date) -> bool:
    """Only once the plan runs: before it, the late deadline says enough."""
    if row.state != MentorshipState.ACTIVE or row.plan_state != "approved" or step in _QUIET:
        return False
    assert row.started_on is not None  # the table keeps it so for an active pair
    return (row.last_met_on or row.started_on) < today - timedelta(days=SILENT_AFTER)
