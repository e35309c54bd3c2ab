"""Which open dates move when the calendar, a convention or an academic year changes? Shown first, then done.

Both are one walk over the same rows: `foresee` counts by what would be in force and writes nothing, `carry_out` repeats
the walk on locked rows, refuses when it finds other dates than were shown, and stores what it found with an event for
each date that moved. Only open dates move; what is done stays as it was counted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple, Self

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from mentoring.history.enums import Cause, Verb
from mentoring.history.services import event_of, record_all
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.enums import FOUNDING_KINDS
from mentoring.mentorships.facts import conventions_of, lesson_years, suspended_periods_at
from mentoring.mentorships.models import Deadline, Mentorship, Order
from mentoring.mentorships.rules import LessonYear, StageDue, Term, order_due, stage_dues
from mentoring.reasons import deny
from schools import corrections
from schools.calendars import Correction, calendar_by, corrections_at
from schools.models import CalendarDay, School, User
from schools.names import short_name
from schools.workdays import WorkCalendar

SHOWN = 200  # moved dates a preview lists; it counts all of them
SCHOOLS_AT_ONCE = 200


@dataclass(frozen=True)
class Recount:
    """What dates would be counted by, and how it is written down.

    `school`: whose dates, with its settings as they would be; None for the whole country. `because`: the source or
    the reason, as typed. `write` stores the change itself, by whom and on which day.
    """

    cause: Cause
    because: str
    write: Callable[[User, date], Any]
    school: School | None = None
    added: tuple[Correction, ...] = ()
    revoked: CalendarDay | None = None
    years: tuple[LessonYear, ...] | None = None
    since: date | None = None

    def schools(self) -> list[School]:
        return [self.school] if self.school else list(School.objects.order_by("pk"))

    def calendars(self, schools: list[School]) -> Iterator[tuple[School, WorkCalendar]]:
        """The calendar of each school as it would be."""
        rows = corrections_at([school.pk for school in schools], but=self.revoked.pk if self.revoked else None)
        for row in self.added:
            rows.setdefault(row.school_id, []).append(row)
        country = rows.get(None, [])
        for school in schools:
            yield school, calendar_by(school.week, (*country, *rows.get(school.pk, [])))


class Move(NamedTuple):
    """An open date that is counted anew: the same day told otherwise, or another day."""

    deadline_id: int
    pair_id: int
    school_id: int
    mentor: str
    mentee: str
    term: str
    old: date
    due: StageDue

    @property
    def new(self) -> date:
        return self.due.due

    @property
    def is_moved(self) -> bool:
        return self.old != self.new

    def becomes_late(self, today: date) -> bool:
        return self.new < today <= self.old

    def becomes_timely(self, today: date) -> bool:
        return self.old < today <= self.new


@dataclass
class Foreseen:
    """What a change would do: the number of dates that move, become late, become timely again; the first of them."""

    today: date
    schools: int = 0
    moved: int = 0
    late: int = 0
    timely: int = 0
    moves: list[Move] = field(default_factory=list)
    _seen: Any = field(default_factory=sha256, repr=False)

    def add(self, move: Move) -> None:
        self.moved += 1
        self.late += move.becomes_late(self.today)
        self.timely += move.becomes_timely(self.today)
        self._seen.update(f"{move.deadline_id} {move.old} {move.new};".encode())
        if len(self.moves) < SHOWN:
            self.moves.append(move)

    @property
    def seen(self) -> str:
        """A mark of exactly these moves: what was shown must be what is done."""
        return self._seen.hexdigest()[:16]


def foresee(change: Recount, *, today: date) -> Foreseen:
    """What would move; writes nothing."""
    return _summed(change, change.schools(), today)


@transaction.atomic
def carry_out(change: Recount, *, seen: str, by: User, on: date) -> Foreseen:
    """Write the change and recount, when exactly the dates that were shown would move.

    Nobody else counts dates of these schools meanwhile: new pairs and other changes wait for the schools' rows,
    steps of running pairs for the pairs'.
    """
    corrections.hold(change.school)
    schools = change.schools()
    list(_open_pairs(change).select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk", flat=True))
    found = _summed(change, schools, on)
    if found.seen != seen:
        deny("dates_moved_since")
    for some in _batches(schools):
        _store(change, list(_recounted(change, some)), by=by, on=on)
    change.write(by, on)  # last: until then the rows are what the walk adds the change to
    return found


def _summed(change: Recount, schools: list[School], today: date) -> Foreseen:
    found = Foreseen(today, schools=len(schools))
    for some in _batches(schools):
        for move in _recounted(change, some):
            if move.is_moved:
                found.add(move)
    return found


def _store(change: Recount, moves: list[Move], *, by: User, on: date) -> None:
    mentorships.recount((move.deadline_id, move.due) for move in moves)
    record_all(
        event_of(
            Verb.DATE_MOVED,
            by=by,
            on=on,
            school_id=move.school_id,
            mentorship_id=move.pair_id,
            reason=change.because,
            data={
                "mentor": move.mentor,
                "mentee": move.mentee,
                "term": move.term,
                "old": move.old,
                "new": move.new,
                "cause": change.cause,
            },
        )
        for move in moves
        if move.is_moved
    )


# The walk ------------------------------------------------------------------------------------------------------------
class _Row(NamedTuple):
    """An open date with what the dates of its pair are counted from, in the order of `_COLUMNS`."""

    deadline_id: int
    pair_id: int
    school_id: int
    term: str
    due_on: date
    explanation: dict[str, Any]
    hired_on: date
    started_on: date | None
    finished_on: date
    mentor: tuple[str, str, str]
    mentee: tuple[str, str, str]
    order_on: date | None
    level_done_on: date | None

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Self:
        return cls._make((*row[:9], row[9:12], row[12:15], *row[15:]))


_NAMES = ("last_name", "first_name", "patronymic")
_COLUMNS = (
    "pk",
    "mentorship_id",
    "school_id",
    "term",
    "due_on",
    "explanation",
    "mentorship__employment__started_on",
    "mentorship__started_on",
    "mentorship__finished_on",
    *(f"mentorship__{who}__{name}" for who in ("mentor", "mentee") for name in _NAMES),
    "order_on",
    "level_done_on",
)


def _recounted(change: Recount, schools: list[School]) -> Iterator[Move]:
    """The open dates of these schools that the change tells otherwise, pair by pair."""
    by_school = {school.pk: (school, calendar) for school, calendar in change.calendars(schools)}
    years = change.years or lesson_years()
    away = suspended_periods_at(schools)
    for _, rows in groupby(_open_dates(change, schools), key=lambda row: row.pair_id):
        of_pair = list(rows)
        school, calendar = by_school[of_pair[0].school_id]
        dues = {str(due.term): due for due in _dues_of(of_pair[0], school, calendar, years, away)}
        for row in of_pair:
            due = dues.get(row.term)
            if due and _account(due.explanation) != _account(row.explanation):
                names = (short_name(*row.mentor), short_name(*row.mentee))
                yield Move(row.deadline_id, row.pair_id, row.school_id, *names, row.term, row.due_on, due)


def _dues_of(
    pair: _Row,
    school: School,
    calendar: WorkCalendar,
    years: tuple[LessonYear, ...],
    away: dict[int, list[tuple[date, date, str]]],
) -> Iterator[StageDue]:
    """Every date of a pair, as the steps of the main job count them."""
    conventions = conventions_of(school)
    yield order_due(pair.hired_on, calendar, conventions, years)
    if pair.order_on:
        yield from stage_dues(
            order_on=pair.order_on,
            started_on=pair.started_on,
            finished_on=pair.finished_on,
            level_done_on=pair.level_done_on,
            suspended=away.get(pair.pair_id, ()),
            calendar=calendar,
            conventions=conventions,
            years=years,
        )


def _account(explanation: dict[str, Any]) -> dict[str, Any]:
    """How a date was counted, whatever the version of the calendar: as long as its days stay, so does its account."""
    return {key: value for key, value in explanation.items() if key != "calendar"}


def _open_dates(change: Recount, schools: list[School]) -> Iterator[_Row]:
    order = Order.objects.filter(mentorship=OuterRef("mentorship"), kind__in=FOUNDING_KINDS)
    level = Deadline.objects.filter(mentorship=OuterRef("mentorship"), term=Term.LEVEL)
    rows = (
        Deadline.objects.open()
        .filter(mentorship__in=_open_pairs(change), school__in=schools)
        .annotate(order_on=Subquery(order.values("signed_on")[:1]), level_done_on=Subquery(level.values("done_on")[:1]))
        .order_by("school_id", "mentorship_id", "term")
        .values_list(*_COLUMNS)
    )
    for row in rows.iterator(chunk_size=2000):
        yield _Row.of(row)


def _open_pairs(change: Recount) -> QuerySet[Mentorship]:
    """The running pairs whose dates the change can touch: nothing that ends before its first day is counted over it."""
    pairs = Mentorship.objects.open()
    if change.school:
        pairs = pairs.filter(school=change.school)
    if change.since:
        late = Deadline.objects.open().filter(due_on__gte=change.since).values("mentorship")
        pairs = pairs.filter(Q(finished_on__gte=change.since) | Q(pk__in=late))
    return pairs


def _batches(schools: list[School]) -> Iterator[list[School]]:
    for start in range(0, len(schools), SCHOOLS_AT_ONCE):
        yield schools[start : start + SCHOOLS_AT_ONCE]
