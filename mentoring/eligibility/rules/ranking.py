"""Who of them fits best? One thing is compared after another and every place says why; never a score."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mentoring.eligibility.rules.facts import CandidateFacts, Outcome, Policy
from mentoring.eligibility.rules.verdict import Judgement, judge, requirements


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate in place; `reasons` are the codes of what moved it, strongest first; `explain(verdict)` says more."""

    facts: CandidateFacts
    verdict: Judgement
    same_subject: bool
    reasons: tuple[str, ...]


_PLACE = {outcome: place for place, outcome in enumerate(Outcome)}


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
) -> list[Ranked]:
    """Best fit first, by comparing one thing after another, never by a score.

    Verdict, room for one more mentee ("over_limit" without), same subject, load, reserve, language, shift, then name
    and number, so that the order never depends on the order of the input. "lighter_load" marks those who carry the
    least among candidates of the same outcome, where loads differ.
    """
    asked = requirements(policy, completed_years, on)
    judged = [(facts, judge(facts, asked, subject=subject, mentee_id=mentee_id)) for facts in candidates]
    loads: dict[Outcome, set[int]] = {}
    for facts, found in judged:
        loads.setdefault(found.outcome, set()).add(facts.mentees)
    ranked = []
    for facts, found in judged:
        marks = {
            "over_limit": facts.mentees >= policy.max_mentees,
            "same_subject": subject in facts.subjects,
            "lighter_load": facts.mentees == min(loads[found.outcome]) < max(loads[found.outcome]),
            "in_reserve": facts.in_reserve,
            "same_language": bool(language) and facts.language == language,
            "same_shift": bool(shift) and facts.shift == shift,
        }
        reasons = tuple(code for code, holds in marks.items() if holds)
        ranked.append(Ranked(facts, found, marks["same_subject"], reasons))
    return sorted(ranked, key=_order)


def _order(ranked: Ranked) -> tuple[object, ...]:
    facts, reasons = ranked.facts, ranked.reasons
    return (
        _PLACE[ranked.verdict.outcome],
        "over_limit" in reasons,
        not ranked.same_subject,
        facts.mentees,
        not facts.in_reserve,
        "same_language" not in reasons,
        "same_shift" not in reasons,
        facts.name.casefold(),
        facts.name,
        facts.person_id,
    )
