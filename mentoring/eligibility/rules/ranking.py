"""Who of them fits best? One thing is compared after another and every place says why; never a score."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from mentoring.eligibility.rules.facts import UNFIT, CandidateFacts, Outcome, Policy
from mentoring.eligibility.rules.standing import Standing
from mentoring.eligibility.rules.verdict import Judgement, Requirements, judge, requirements
from mentoring.eligibility.rules.wishes import MOST_WANTED, NO_WISHES, Wishes
from schools.names import sort_key


class Place(NamedTuple):
    """What is compared, in this order; the lesser stands first.

    Whoever declined stands behind everybody else who fits, or who does not. `wish` is the place among the young
    teacher's wishes. Name and number come last, so that the order never depends on the order of the input.
    """

    unfit: bool
    declined: bool
    verdict: int
    other_subject: bool
    wish: int
    unasked: bool
    load: int
    outside_reserve: bool
    untrained: bool
    other_language: bool
    other_shift: bool
    sort_key: str
    name: str
    person_id: int


V = TypeVar("V", Judgement, Standing)


class Ranked(NamedTuple, Generic[V]):
    """A candidate in place; `reasons` are the codes of what moved it, strongest first; `explain(verdict)` says more."""

    facts: CandidateFacts
    verdict: V
    same_subject: bool
    reasons: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Young:
    """A young teacher without a mentor, as seen from a possible one's side; `job_id` is that of the hire."""

    job_id: int
    person_id: int
    name: str
    subject: str
    language: str
    shift: str
    due_on: date
    wishes: Wishes = NO_WISHES


_VERDICTS = {outcome: place for place, outcome in enumerate(Outcome)}
WISHED = tuple(f"wished_{number}" for number in range(1, MOST_WANTED + 1))


def rank(
    candidates: Iterable[CandidateFacts],
    *,
    mentee_id: int | None,
    subject: str,
    completed_years: Sequence[tuple[str, date]],
    policy: Policy,
    on: date,
    language: str = "",
    shift: str = "",
    wishes: Wishes = NO_WISHES,
) -> list[Ranked[Judgement]]:
    """Best fit first, by comparing one thing after another (see `Place`), never by a score.

    "lighter_load" marks those who carry the least among candidates of the same outcome, where loads differ;
    "over_limit" those who have as many young teachers as the school allows: a warning, which moves nobody by itself.
    """
    asked = requirements(policy, completed_years, on)
    judged = [(facts, judge(facts, asked, subject=subject, mentee_id=mentee_id)) for facts in candidates]
    return in_order(
        judged, subject=subject, max_mentees=policy.max_mentees, language=language, shift=shift, wishes=wishes
    )


def in_order(
    judged: Sequence[tuple[CandidateFacts, V]],
    *,
    subject: str,
    max_mentees: int,
    language: str = "",
    shift: str = "",
    wishes: Wishes = NO_WISHES,
) -> list[Ranked[V]]:
    """The order among those who are judged already, by a judgement or by what is kept of one."""
    loads: dict[Outcome, set[int]] = {}
    for facts, found in judged:
        loads.setdefault(found.outcome, set()).add(facts.mentees)
    lightest = {outcome: min(carried) for outcome, carried in loads.items() if len(carried) > 1}
    ranked = []
    for facts, found in judged:
        place = place_of(facts, found.outcome, subject=subject, language=language, shift=shift, wishes=wishes)
        is_light = facts.mentees == lightest.get(found.outcome)
        reasons = _reasons(place, is_light=is_light, is_full=facts.mentees >= max_mentees)
        ranked.append(Ranked(facts, found, not place.other_subject, reasons, place))
    return sorted(ranked, key=lambda one: one.place)


def rank_young(
    young: Iterable[Young], mentor: CandidateFacts, asked: Requirements
) -> list[tuple[Young, Ranked[Judgement]]]:
    """The same seen from one possible mentor's side: whom of these do they fit best? Then the most urgent order."""
    found = [(one, _seen_from(mentor, one, asked)) for one in young]
    return sorted(found, key=lambda pair: (*pair[1].place[:-3], pair[0].due_on, pair[0].name, pair[0].job_id))


def _seen_from(mentor: CandidateFacts, young: Young, asked: Requirements) -> Ranked[Judgement]:
    judged = judge(mentor, asked, subject=young.subject, mentee_id=young.person_id)
    place = place_of(
        mentor,
        judged.outcome,
        subject=young.subject,
        language=young.language,
        shift=young.shift,
        wishes=young.wishes,
    )
    is_full = mentor.mentees >= asked.policy.max_mentees
    reasons = _reasons(place, is_light=False, is_full=is_full)
    return Ranked(mentor, judged, not place.other_subject, reasons, place)


def decided_by(first: Place, second: Place) -> str:
    """The first thing in which two places differ, as a field of `Place`; "name" when only the alphabet does."""
    return next(
        (field for field in Place._fields[:-3] if getattr(first, field) != getattr(second, field)),
        "name",
    )


def place_of(
    facts: CandidateFacts, outcome: Outcome, *, subject: str, language: str, shift: str, wishes: Wishes
) -> Place:
    person_id = facts.person_id
    return Place(
        unfit=outcome in UNFIT,
        declined=person_id in wishes.declined,
        verdict=_VERDICTS[outcome],
        other_subject=subject not in facts.subjects,
        wish=wishes.wanted.index(person_id) if person_id in wishes.wanted else len(WISHED),
        unasked=person_id not in wishes.willing,
        load=facts.mentees,
        outside_reserve=not facts.in_reserve,
        untrained=not facts.trained,
        other_language=not language or facts.language != language,
        other_shift=not shift or facts.shift != shift,
        sort_key=sort_key(facts.name),
        name=facts.name,
        person_id=person_id,
    )


def _reasons(place: Place, *, is_light: bool, is_full: bool) -> tuple[str, ...]:
    wished = WISHED[place.wish : place.wish + 1]  # none beyond the last
    marks = (
        ("declined", place.declined),
        ("same_subject", not place.other_subject),
        *[(code, True) for code in wished],
        ("willing", not place.unasked),
        ("lighter_load", is_light),
        ("over_limit", is_full),
        ("in_reserve", not place.outside_reserve),
        ("trained", not place.untrained),
        ("same_language", not place.other_language),
        ("same_shift", not place.other_shift),
    )
    return tuple([code for code, holds in marks if holds])
