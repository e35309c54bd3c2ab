"""Who may sit, when does a body meet, may it decide, did the motion pass, is the meeting ready for its minutes?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import ClassVar

from mentoring.approvals.rules import Reason


@dataclass(frozen=True)
class Occasion:
    """What is told of a meeting before it is held; `is_extra` ones are outside the plan of the year."""

    NAMES: ClassVar = ("held_on", "starts_at", "place", "theme", "is_extra")

    held_on: date
    starts_at: time | None = None
    place: str = ""
    theme: str = ""
    is_extra: bool = False


# The law's wording is not established: the usual "more than half of the members", a setting of the school.
DEFAULT_QUORUM_PERCENT = 50


def has_quorum(*, members: int, present: int, percent: int = DEFAULT_QUORUM_PERCENT) -> bool:
    """More than `percent` of all members are present; exactly that share is not enough."""
    return present * 100 > members * percent


def check_votes(*, present: int, conflicted: int, votes_for: int, against: int, abstained: int) -> tuple[Reason, ...]:
    """Everyone present without a conflict of interests votes exactly once: for, against or abstained."""
    if min(present, conflicted, votes_for, against, abstained) < 0:
        return (Reason("votes_negative"),)
    if conflicted > present:
        return (Reason("conflicted_exceed_present", {"conflicted": conflicted, "present": present}),)
    voters, cast = present - conflicted, votes_for + against + abstained
    if cast > voters:
        return (Reason("votes_exceed_voters", {"cast": cast, "voters": voters}),)
    if cast < voters:
        return (Reason("votes_below_voters", {"cast": cast, "voters": voters}),)
    return ()


def concerned(
    kind: str,
    *,
    mentor: int | None = None,
    mentee: int | None = None,
    former: int | None = None,
    person: int | None = None,
) -> dict[int, str]:
    """Whose own matter a question is, by person, with the part they have in it: nobody votes on themselves.

    `former` is the mentor whom a candidate is to replace, `person` who is named for the reserve. In a free matter
    nobody is concerned by rule; the secretary names who is.
    """
    part = {"candidate": "candidate", "replacement": "candidate"}.get(kind, "mentor")
    if kind in ("interim_report", "final_report"):
        part = "reporter"
    named = [(former, "former_mentor"), (person, "candidate"), (mentee, "mentee"), (mentor, part)]
    return {who: what for who, what in named if who is not None}


def may_vote(present: frozenset[int], *, apart: frozenset[int]) -> frozenset[int]:
    """Who is here and has no conflict of interests."""
    return present - apart


def is_carried(votes_for: int, against: int, abstained: int) -> bool:
    """More than half of those who voted, the abstained among them; a tie does not carry."""
    return 2 * votes_for > votes_for + against + abstained


def missing_to_decide(
    *,
    members: int,
    present: int,
    conflicted: int,
    votes_for: int,
    against: int,
    abstained: int,
    resolution: str,
    percent: int = DEFAULT_QUORUM_PERCENT,
) -> tuple[Reason, ...]:
    """What stands between an agenda item and its decision."""
    missing = []
    if present > members:
        missing.append(Reason("present_exceed_members", {"present": present, "members": members}))
    if not has_quorum(members=members, present=present, percent=percent):
        missing.append(Reason("no_quorum", {"present": present, "members": members, "percent": percent}))
    if not resolution.strip():
        missing.append(Reason("resolution_missing"))
    votes = check_votes(
        present=present, conflicted=conflicted, votes_for=votes_for, against=against, abstained=abstained
    )
    return (*missing, *votes)


def missing_to_issue_minutes(*, number: str, has_chair: bool, has_secretary: bool) -> tuple[Reason, ...]:
    """What stands between a meeting and its minutes. Undecided items are no obstacle: they roll to the next meeting."""
    missing = []
    if not number.strip():
        missing.append(Reason("number_missing"))
    if not has_chair:
        missing.append(Reason("chair_missing"))
    if not has_secretary:
        missing.append(Reason("secretary_missing"))
    return tuple(missing)


# A tick that is taken back within it was a slip of the hand.
SLIP = timedelta(minutes=1)


class Fate(Enum):
    """What becomes of a field that somebody has typed into."""

    KEPT = "kept"
    WRITTEN = "written"
    CLASH = "clash"


@dataclass(frozen=True)
class Typed:
    """A field as a browser sends it: upon which version, and whether it still is as it was shown."""

    name: str
    text: str
    seen: int
    is_untouched: bool = False


@dataclass(frozen=True)
class Clash:
    """What stands in a field already, and who wrote it; "" for the one who marked a presence."""

    name: str
    text: str
    version: int
    by: str


@dataclass(frozen=True)
class Mark:
    """A tick: this person is here or not, seen as `seen` in that version."""

    person_id: int
    present: bool
    seen: int
    at: time


def fate_of(typed: Typed, *, stored: str | None, version: int) -> Fate:
    """Written only upon the version its writer has seen; the same words twice are no change, whoever wrote them.

    `stored` is None while nobody has written into the field (version 0).
    """
    if typed.is_untouched or typed.text == stored:
        return Fate.KEPT
    return Fate.WRITTEN if typed.seen == version else Fate.CLASH


def is_slip(since: timedelta, *, decided_since: bool) -> bool:
    """A coming or going taken back at once never happened, unless something was decided in between."""
    return since <= SLIP and not decided_since


def missing_to_seat(*, on: date, begun: Iterable[date], repeats: bool) -> tuple[Reason, ...]:
    """What stands between a person and a seat from `on`: they hold it already, or a seat it replaces began later."""
    if repeats:
        return (Reason("seat_held"),)
    later = [day for day in begun if day > on]
    return (Reason("seat_begun_later", {"day": max(later)}),) if later else ()


def suggested_days(
    *, first: date, last: date, breaks: Sequence[tuple[date, date]], is_working: Callable[[date], bool]
) -> list[date]:
    """Days for the planned meetings of a year: the end of August, the third day of each break, the end of lessons.

    `first` and `last` day of lessons, `breaks` as first and last day; a day off gives way to the nearest working day
    before it, inside a break to the nearest one after it. August never reaches into September.
    """
    august = _nearest(date(first.year, 8, 31), -1, is_working)
    between = [_nearest(min(begins + timedelta(days=2), ends), 1, is_working) for begins, ends in sorted(breaks)]
    return [august, *between, _nearest(last, -1, is_working)]


def _nearest(day: date, step: int, is_working: Callable[[date], bool]) -> date:
    while not is_working(day):
        day += timedelta(days=step)
    return day


def missing_meetings(*, planned: int, least: int) -> int:
    """How many planned meetings of the year are still lacking."""
    return max(least - planned, 0)


def missing_to_mark(*, marks: Sequence[int], maxima: Sequence[int]) -> tuple[Reason, ...]:
    """What is wrong with the marks: one for each criterion, from 0 to its highest."""
    if len(marks) != len(maxima):
        return (Reason("marks_missing", {"count": len(maxima)}),)
    beyond = [highest for mark, highest in zip(marks, maxima, strict=True) if not 0 <= mark <= highest]
    return (Reason("mark_beyond", {"highest": beyond[0]}),) if beyond else ()
