"""Who will stand in the reserve on a coming day, who drops out and on which day, who could come in?

The same judgement as today's, asked for the coming days on which something changes. A figure of a year that is not over
yet is unknown: whoever it alone keeps from an answer "depends" on it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from mentoring.eligibility.rules.facts import UNFIT, CandidateFacts, Outcome, QualityFact, Result
from mentoring.eligibility.rules.verdict import Judgement, Requirements, expiry, judge, judge_quality

ONE_DAY = timedelta(days=1)


class Outlook(StrEnum):
    """How somebody stands on the coming day, best first."""

    STAYS = "stays"
    DEPENDS = "depends"
    DROPS_OUT = "drops_out"


@dataclass(frozen=True, slots=True)
class Prospect:
    """One teacher in one subject. `then` is the judgement of the coming day.

    `reasons` are the codes of what keeps them out of the reserve: category, ethics, quality, employed, post. `from_on`
    is the first day it does, today at the earliest; None for whoever does not drop out. `asks` are the percents of
    the running year from which the council decides and from which the requirements are met, None where none helps.
    """

    facts: CandidateFacts
    subject: str
    is_fit_now: bool
    outlook: Outlook
    reasons: tuple[str, ...]
    from_on: date | None
    then: Judgement
    asks: tuple[int | None, int | None]


def prospect(
    facts: CandidateFacts,
    *,
    subject: str,
    leaves_on: date | None,
    excluded: Sequence[str],
    asked_on: Callable[[date], Requirements],
    year_ends: Sequence[date],
    today: date,
    target: date,
) -> Prospect:
    """`leaves_on` is the last day of a job that ends; `year_ends` the last days of academic years."""

    def judged(day: date) -> Judgement:
        known = facts if leaves_on is None or day <= leaves_on else replace(facts, employed=False)
        return judge(known, asked_on(day), subject=subject, mentee_id=None)

    now, then = judged(today), judged(target)
    reasons = _obstacles(then, excluded)
    running = [end for end in year_ends if today <= end < target]
    return Prospect(
        facts=facts,
        subject=subject,
        is_fit_now=now.outcome not in UNFIT and not _is_excluded(facts, excluded),
        outlook=_outlook(then, reasons),
        reasons=reasons,
        from_on=_first_day_out(judged, _days(now, leaves_on, running, today, target), excluded) if reasons else None,
        then=then,
        asks=needed(then) if then.quality == Result.NO_DATA else (None, None),
    )


def needed(judgement: Judgement) -> tuple[int | None, int | None]:
    """From which whole percent in each missing year the council decides, and from which the figures are met."""
    asked = judgement.asked
    found = dict.fromkeys((Result.COUNCIL, Result.MET))
    for percent in range(100, -1, -1):
        figures = [figure if figure.assessed else _guess(figure, percent) for figure in judgement.figures]
        result = judge_quality(figures, lower=asked.lower, upper=asked.upper, basis=asked.policy.quality_basis)
        if result in found:
            found[result] = percent  # the loop falls: the last one written is the lowest
    return found[Result.COUNCIL], found[Result.MET]


def places_needed(hires: int, limit: int) -> int:
    """How many mentors so many young teachers need, when one may have `limit` of them."""
    return -(-hires // limit)


def gap(*, stays: int, depends: int, hires: int, limit: int) -> tuple[str, int]:
    """A code and a number of mentors: none expected · enough · enough if (so many figures hold) · missing (so many)."""
    needs = places_needed(hires, limit)
    if not hires:
        return "nobody_expected", 0
    if stays >= needs:
        return "enough", needs
    if stays + depends >= needs:
        return "enough_if", needs - stays
    return "missing", needs - stays - depends


def _outlook(then: Judgement, reasons: tuple[str, ...]) -> Outlook:
    if reasons:
        return Outlook.DROPS_OUT
    return Outlook.DEPENDS if then.outcome == Outcome.NO_DATA else Outlook.STAYS


def _obstacles(judgement: Judgement, excluded: Sequence[str]) -> tuple[str, ...]:
    obstacles = {
        "category": judgement.category == Result.NOT_MET,
        "ethics": judgement.ethics == Result.NOT_MET,
        "quality": judgement.quality == Result.NOT_MET,
        "employed": judgement.employed == Result.NOT_MET,
        "post": _is_excluded(judgement.facts, excluded),
    }
    return tuple(code for code, stands in obstacles.items() if stands)


def _is_excluded(facts: CandidateFacts, excluded: Sequence[str]) -> bool:
    return bool(set(facts.posts) & set(excluded))


def _days(now: Judgement, leaves_on: date | None, year_ends: Sequence[date], today: date, target: date) -> list[date]:
    """The days on which the answer may change, the coming day last."""
    lasts = [expiry(award, now.asked.category_years) for award in now.facts.categories]
    lasts += [*year_ends, *([leaves_on] if leaves_on else [])]
    return sorted({today, target, *[last + ONE_DAY for last in lasts if today <= last < target]})


def _first_day_out(judged: Callable[[date], Judgement], days: Sequence[date], excluded: Sequence[str]) -> date:
    """The first of the days from which on nothing lets them in again before the coming day."""
    first = days[-1]
    for day in reversed(days):
        if not _obstacles(judged(day), excluded):
            break
        first = day
    return first


def _guess(figure: QualityFact, percent: int) -> QualityFact:
    return QualityFact(figure.year, figure.starts_on, percent, 100, "", 0)
