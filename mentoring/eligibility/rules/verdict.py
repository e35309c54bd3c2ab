"""May this teacher be the mentor? Order 160, requirements for teachers who mentor.

This is the one place that judges: a page, a proposal, a stored row and a forecast all ask here. It judges only; what is
required, found and proved, line by line, is `explanation.explain`. The verdict advises; people decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import prod

from mentoring.approvals.rules import Reason
from mentoring.eligibility.rules.facts import (
    BandDecision,
    CandidateFacts,
    CategoryFact,
    EthicsFact,
    Outcome,
    Policy,
    QualityFact,
    Result,
)
from mentoring.statute import norm

EVERY_YEAR, MEAN = "every_year", "mean"


@dataclass(frozen=True, slots=True)
class Requirements:
    """What is asked of every candidate of a school on one day: the norms in force, looked up once, not per teacher.

    `years` are the (name, first day) of the academic years that count, newest first; a year the school never kept has
    no name. A figure below `lower` is refused, from `upper` it is met, between them the council decides. `upper` is
    `norm_upper`, the law's, unless the school's council has decided to stand lower in the band: `by_decision`.
    """

    on: date
    categories: tuple[str, ...]
    category_years: int
    years: tuple[tuple[str, date], ...]
    lower: int
    upper: int
    norm_upper: int
    band: str
    excluded_posts: tuple[str, ...]
    policy: Policy

    @property
    def by_decision(self) -> bool:
        return self.upper != self.norm_upper


@dataclass(slots=True)
class Judgement:
    """The results for one candidate, and the few facts they rest on: the award, the word and the figures that counted.

    `subject` is the one judged in, empty when the candidate teaches none; `wanted` is the young teacher's. `post` and
    `not_mentee` are None where nobody asked.
    """

    facts: CandidateFacts
    asked: Requirements
    mentee_id: int | None
    outcome: Outcome
    subject: str
    category: Result
    award: CategoryFact | None
    ethics: Result
    word: EthicsFact | None
    quality: Result
    figures: Sequence[QualityFact]
    employed: Result
    not_mentee: Result | None
    wanted: str
    post: Result | None


def requirements(policy: Policy, completed_years: Sequence[tuple[str, date]], on: date) -> Requirements:
    """The measure of the day. `completed_years` are (name, first day) of the last completed years, newest first."""
    if policy.quality_basis not in (EVERY_YEAR, MEAN):
        raise ValueError(f"unknown quality basis {policy.quality_basis!r}")
    band, counted = norm(f"quality_band_{policy.school_kind}", on), norm("quality_years", on).number
    lower, upper = band.band
    return Requirements(
        on=on,
        categories=norm("eligible_categories", on).words,
        category_years=norm("category_validity", on).number,
        years=(*completed_years[:counted], *[("", date.min)] * (counted - len(completed_years))),
        lower=lower,
        upper=_stands_at(policy.decision, lower, upper, on),
        norm_upper=upper,
        band=band.code,
        excluded_posts=norm("reserve_excludes", on).words,
        policy=policy,
    )


def _stands_at(decision: BandDecision | None, lower: int, upper: int, on: date) -> int:
    """Where in the band the school stands that day; a decision outside the band in force is no decision about it."""
    if decision is None or decision.valid_from > on or not lower <= decision.percent <= upper:
        return upper
    return decision.percent


def missing_to_stand(percent: int, *, lower: int, upper: int, decided_on: date, valid_from: date) -> list[Reason]:
    """A council may choose inside the band of the law, never outside it, and not for days before it decided."""
    missing = []
    if not lower <= percent <= upper:
        missing.append(Reason("outside_the_band", {"lower": lower, "upper": upper}))
    if valid_from < decided_on:
        missing.append(Reason("before_the_decision"))
    return missing


def judge(
    facts: CandidateFacts, asked: Requirements, *, subject: str, mentee_id: int | None, for_reserve: bool = False
) -> Judgement:
    """Judge one candidate by the measure of the day.

    `subject` is the mentee's. Without a mentee nobody asks whether it is the mentee. `for_reserve` asks for the reserve
    of mentors, which the head and deputies are excluded from.
    """
    judged_in = subject_judged(facts, subject)
    category, award = _category(facts.categories, asked)
    ethics, word = _ethics(facts.ethics, asked.on)
    figures = _figures(facts.quality.get(judged_in, ()), asked.years)
    quality = judge_quality(figures, lower=asked.lower, upper=asked.upper, basis=asked.policy.quality_basis)
    employed = Result.MET if facts.employed else Result.NOT_MET
    results = [category, ethics, quality, employed]
    not_mentee = None
    if mentee_id is not None:
        not_mentee = Result.NOT_MET if facts.person_id == mentee_id else Result.MET
        results.append(not_mentee)
    post = None
    if for_reserve:
        post = Result.MET if set(asked.excluded_posts).isdisjoint(facts.posts) else Result.NOT_MET
        results.append(post)
    return Judgement(
        facts,
        asked,
        mentee_id,
        overall(results),
        judged_in,
        category,
        award,
        ethics,
        word,
        quality,
        figures,
        employed,
        not_mentee,
        subject,
        post,
    )


def overall(results: Sequence[Result]) -> Outcome:
    """The weakest line decides: not met, then no data, then council decides."""
    if Result.NOT_MET in results:
        return Outcome.DOES_NOT_MEET
    if Result.NO_DATA in results:
        return Outcome.NO_DATA
    return Outcome.COUNCIL if Result.COUNCIL in results else Outcome.MEETS


def subject_judged(facts: CandidateFacts, subject: str) -> str:
    """The subject whose figures count: the mentee's if the candidate teaches it, else the first taught with figures."""
    if subject in facts.subjects:
        return subject
    for taught in facts.subjects:
        if any([figure.assessed for figure in facts.quality.get(taught, ())]):
            return taught
    return facts.subjects[0] if facts.subjects else ""


def judge_quality(figures: Sequence[QualityFact], *, lower: int, upper: int, basis: str) -> Result:
    """Order 160: below the lower bound not met, from the upper bound met, between them the council decides.

    A year nobody was assessed in is no data, unless the known years already rule the candidate out whatever it was: it
    is taken at its best, all of one pupil. Shares are compared as whole numbers, so no rounding reaches a bound.
    """
    known = all([figure.assessed for figure in figures])
    shares = [(figure.good, figure.assessed) if figure.assessed else (1, 1) for figure in figures]
    if basis == MEAN:
        shares = [_mean(shares)]
    if any([100 * good < lower * assessed for good, assessed in shares]):
        return Result.NOT_MET
    if not known:
        return Result.NO_DATA
    return Result.MET if all([100 * good >= upper * assessed for good, assessed in shares]) else Result.COUNCIL


def _mean(shares: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The mean of the years' shares, every year weighing the same, over their common denominator."""
    whole = prod([assessed for _, assessed in shares])
    return sum([good * (whole // assessed) for good, assessed in shares]), whole * len(shares)


def expiry(award: CategoryFact, years: int) -> date:
    """The last day the category is valid: as certified, else so many `years` from the award (`category_validity`)."""
    if award.expires_on is not None:
        return award.expires_on
    year = award.awarded_on.year + years
    try:
        return award.awarded_on.replace(year=year)
    except ValueError:  # awarded on 29 February
        return date(year, 2, 28)


def _category(awards: Sequence[CategoryFact], asked: Requirements) -> tuple[Result, CategoryFact | None]:
    """One of the two categories, valid on the day; else the latest known says what is missing."""
    on, years = asked.on, asked.category_years
    known = [award for award in awards if award.awarded_on <= on]
    valid = [award for award in known if award.category in asked.categories and on <= expiry(award, years)]
    counted = valid or known
    if len(counted) > 1:
        counted.sort(key=lambda award: (award.awarded_on, expiry(award, years), award.category))
    return Result.MET if valid else Result.NOT_MET, counted[-1] if counted else None


def _ethics(words: Sequence[EthicsFact], on: date) -> tuple[Result, EthicsFact | None]:
    """The latest word counts; of two words on one day the unfavourable one."""
    known = [word for word in words if word.confirmed_on <= on]
    if not known:
        return Result.NO_DATA, None
    latest = known[0] if len(known) == 1 else max(known, key=lambda word: (word.confirmed_on, not word.holds))
    return Result.MET if latest.holds else Result.NOT_MET, latest


def _figures(figures: Sequence[QualityFact], years: Sequence[tuple[str, date]]) -> list[QualityFact]:
    """One figure per year that counts, newest first; a year without one, or one the school never kept, is empty."""
    of_year = {figure.year: figure for figure in reversed(figures)}  # reversed: the first one of a year stays
    return [of_year.get(year) or QualityFact(year, starts_on, 0, 0, "", 0) for year, starts_on in years]
