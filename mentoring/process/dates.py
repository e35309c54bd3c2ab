"""Which open dates move when the calendar, a convention or an academic year changes? Shown first, then done.

Both are one walk over the same rows: `foresee` counts by what would be in force and writes nothing, `carry_out` repeats
the walk on locked rows, refuses when it finds other dates than were shown, and stores what it found with an event for
each date that moved. Only open dates move; what is done stays as it was counted. A date that a leave has
lifted is counted along in silence: it is shown and told once it is due again, or no longer due.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import chain, groupby
from typing import Any, NamedTuple, Self

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from mentoring.history.enums import Cause, Verb
from mentoring.history.services import event_of, record_all
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.enums import FOUNDING_KINDS
from mentoring.mentorships.facts import Counting, conventions_of, lesson_years, suspended_periods_at, without_mentor
from mentoring.mentorships.models import Deadline, Mentorship, Order, Recounting, Suspension
from mentoring.mentorships.rules import LessonYear, StageDue, Term, order_due, stage_dues
from mentoring.reasons import deny
from schools import corrections
from schools.calendars import Correction, calendar_by, corrections_at
from schools.models import CalendarDay, Employment, School, User
from schools.names import short_name

SHOWN = 200  # moved dates a preview lists; it counts all of them
AT_ONCE = 200  # schools a request looks at and recounts
REACH = timedelta(days=92)


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
    until: date | None = None

    def touches(self, row: "_Row") -> bool:
        """Whether the row's pair must be counted again: only a changed day inside what was counted can move a date.

        A date that hangs on another day (a break, the last council) is taken wide: none reaches further than REACH.
        """
        if self.since is None or self.until is None:
            return True
        if row.explanation["kind"] == "counted":
            return row.explanation["start"] <= self.until.isoformat() and self.since <= row.due_on
        return row.due_on - REACH <= self.until and self.since <= row.finished_on + REACH

    def schools(self) -> list[School]:
        return [self.school] if self.school else list(School.objects.order_by("pk"))

    def counting(self, schools: list[School]) -> Iterator[tuple[int, Counting]]:
        """What the dates of each of these schools would be counted by. Two queries."""
        years = lesson_years() if self.years is None else self.years
        rows = corrections_at([school.pk for school in schools], but=self.revoked.pk if self.revoked else None)
        for row in self.added:
            rows.setdefault(row.school_id, []).append(row)
        country = rows.get(None, [])
        for school in schools:
            calendar = calendar_by(school.week, (*country, *rows.get(school.pk, [])))
            yield school.pk, Counting(calendar, conventions_of(school), years)


class Move(NamedTuple):
    """An open date that is counted anew: the same day told otherwise, or another day.

    A young teacher without a mentor has no stored date yet (`deadline_id` and `pair_id` are None, `mentor` is empty):
    the order's term is counted whenever it is shown, and a preview tells that it moves too.
    """

    deadline_id: int | None
    pair_id: int | None
    school_id: int
    mentor: str
    mentee: str
    term: str
    old: date
    due: StageDue
    leave_from: date | None = None  # the first day of a leave without a return yet

    @property
    def lifted_on(self) -> date | None:
        """Since when it is no longer due: what falls into a leave waits for the return."""
        return self.leave_from if self.leave_from and self.new >= self.leave_from else None

    @property
    def new(self) -> date:
        return self.due.due

    @property
    def is_moved(self) -> bool:
        waits = self.leave_from is not None and self.leave_from <= min(self.old, self.new)
        return self.old != self.new and not waits

    def becomes_late(self, today: date) -> bool:
        return self.new < today <= self.old

    def becomes_timely(self, today: date) -> bool:
        return self.old < today <= self.new


@dataclass
class Foreseen:
    """What a change would do: the number of dates that move, become late, become timely again; the first of them.

    `looked_at` of the `schools` it concerns: with fewer than all, these are their dates, and all wait to be recounted.
    """

    today: date
    schools: int = 0
    looked_at: int = 0
    moved: int = 0
    late: int = 0
    timely: int = 0
    moves: list[Move] = field(default_factory=list)
    _seen: Any = field(default_factory=sha256, repr=False)

    def add(self, move: Move) -> None:
        self.moved += 1
        self.late += move.becomes_late(self.today)
        self.timely += move.becomes_timely(self.today)
        self._seen.update(f"{move.deadline_id} {move.mentee} {move.old} {move.new};".encode())
        if len(self.moves) < SHOWN:
            self.moves.append(move)

    @property
    def is_partial(self) -> bool:
        return self.looked_at < self.schools

    @property
    def seen(self) -> str:
        """A mark of exactly these moves: what was shown must be what is done."""
        return self._seen.hexdigest()[:16]


def foresee(change: Recount, *, today: date) -> Foreseen:
    """What would move, in the first schools where there are very many; writes nothing."""
    return _summed(change, change.schools(), today)


@transaction.atomic
def carry_out(change: Recount, *, seen: str, by: User, on: date) -> Foreseen:
    """Write the change and recount, when exactly the dates that were shown would move.

    Nobody else counts dates of these schools meanwhile: new pairs and other changes wait for the schools' rows,
    steps of running pairs for the pairs'. While a country is being recounted nothing else changes what dates are
    counted by: a date would be told to have moved for the wrong reason.
    """
    corrections.hold(change.school)
    if Recounting.objects.open().exists():
        deny("recount_under_way")
    schools = change.schools()
    _hold_pairs(change, schools[:AT_ONCE])
    found = _summed(change, schools, on)
    if found.seen != seen:
        deny("dates_moved_since")
    if found.is_partial:
        span = {"since": change.since, "until": change.until}
        mentorships.begin_recounting(cause=change.cause, because=change.because, **span, by=by, on=on)
    else:
        _store(change, list(_recounted(change, schools)), by=by, on=on)
    change.write(by, on)  # last: until then the rows are what the walk adds the change to
    return found


def recount_some(change: Recount, schools: list[School], *, by: User, on: date) -> int:
    """Recount the open dates of these schools by what is in force; how many moved. Again it finds nothing to do."""
    list(School.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=[one.pk for one in schools]))
    _hold_pairs(change, schools)
    moves = list(_recounted(change, schools))
    _store(change, moves, by=by, on=on)
    return sum(move.is_moved for move in moves)


def _hold_pairs(change: Recount, schools: list[School]) -> None:
    pairs = _open_pairs(change).filter(school__in=schools)
    list(pairs.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk", flat=True))


def _summed(change: Recount, schools: list[School], today: date) -> Foreseen:
    some = schools[:AT_ONCE]
    found = Foreseen(today, schools=len(schools), looked_at=len(some))
    for move in chain(_recounted(change, some), _waiting(change, some, today)):
        if move.is_moved:
            found.add(move)
    return found


def _store(change: Recount, moves: list[Move], *, by: User, on: date) -> None:
    mentorships.recount((move.deadline_id, move.due, move.lifted_on) for move in moves if move.deadline_id)
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
    leave_from: date | None

    @property
    def counted_from(self) -> tuple[date | None, ...]:
        """What tells the dates of this pair from those of another one under the same calendar."""
        return self.hired_on, self.started_on, self.finished_on, self.order_on, self.level_done_on

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
    "leave_from",
)


def _recounted(change: Recount, schools: list[School]) -> Iterator[Move]:
    """The open dates of these schools that the change tells otherwise, pair by pair.

    Pairs of one hire and one order under one calendar have the same dates: these are counted once.
    """
    counting, away = dict(change.counting(schools)), suspended_periods_at(schools)
    counted: dict[Any, dict[str, StageDue]] = {}
    for _, rows in groupby(_open_dates(change, schools), key=lambda row: row.pair_id):
        of_pair = list(rows)
        if not any(change.touches(row) for row in of_pair):
            continue
        pair, leaves = of_pair[0], tuple(away.get(of_pair[0].pair_id, ()))
        by = counting[pair.school_id]
        # The calendar is shared by the schools that have the same one, and lives as long as `counting`.
        key = (id(by.calendar), by.conventions, leaves, *pair.counted_from)
        dues = counted.get(key)
        if dues is None:
            dues = counted[key] = {str(due.term): due for due in _dues_of(pair, by, leaves)}
        for row in of_pair:
            due = dues.get(row.term)
            if due and _account(due.explanation) != _account(row.explanation):
                names = (short_name(*row.mentor), short_name(*row.mentee))
                yield Move(
                    row.deadline_id, row.pair_id, row.school_id, *names, row.term, row.due_on, due, row.leave_from
                )


def _waiting(change: Recount, schools: list[School], today: date) -> Iterator[Move]:
    """The orders due for young teachers of these schools who have no mentor yet."""
    after = dict(change.counting(schools))
    as_stored = School.objects.filter(pk__in=after)  # the school at hand may carry other settings
    before = dict(Recount(change.cause, change.because, change.write).counting(list(as_stored)))
    jobs = without_mentor(Employment.objects.filter(school__in=after), today).order_by("school_id", "started_on", "id")
    for school_id, hired_on, *name in jobs.values_list(
        "school_id", "started_on", *(f"person__{part}" for part in _NAMES)
    ):
        old, due = order_due(hired_on, *before[school_id]), order_due(hired_on, *after[school_id])
        yield Move(None, None, school_id, "", short_name(*name), Term.ORDER, old.due, due)


def _dues_of(pair: _Row, counting: Counting, away: Iterable[tuple[date, date, str]]) -> Iterator[StageDue]:
    """Every date of a pair, as the steps of the main job count them."""
    yield order_due(pair.hired_on, *counting)
    if pair.order_on:
        yield from stage_dues(
            order_on=pair.order_on,
            started_on=pair.started_on,
            finished_on=pair.finished_on,
            level_done_on=pair.level_done_on,
            suspended=away,
            **counting._asdict(),
        )


def _account(explanation: dict[str, Any]) -> dict[str, Any]:
    """How a date was counted, whatever the version of the calendar: as long as its days stay, so does its account."""
    return {key: value for key, value in explanation.items() if key != "calendar"}


def _open_dates(change: Recount, schools: list[School]) -> Iterator[_Row]:
    order = Order.objects.filter(mentorship=OuterRef("mentorship"), kind__in=FOUNDING_KINDS)
    level = Deadline.objects.filter(mentorship=OuterRef("mentorship"), term=Term.LEVEL)
    leave = Suspension.objects.filter(mentorship=OuterRef("mentorship"), returned_on=None)
    rows = (
        Deadline.objects.filter(done_on=None, mentorship__in=_open_pairs(change), school__in=schools)
        .annotate(
            order_on=Subquery(order.values("signed_on")[:1]),
            level_done_on=Subquery(level.values("done_on")[:1]),
            leave_from=Subquery(leave.values("started_on")[:1]),
        )
        .filter(Q(lifted_on=None) | Q(leave_from__isnull=False))
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
