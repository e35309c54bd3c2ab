"""May this teacher be the mentor, line by line? Order 160, requirements for teachers who mentor.

The verdict advises; people decide. Each line says what is required, what was found, by which norm, on which proof, and
what would change it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from mentoring.eligibility.rules.facts import (
    CandidateFacts,
    CategoryFact,
    Criterion,
    EthicsFact,
    Line,
    Outcome,
    Policy,
    QualityFact,
    Result,
    Verdict,
)
from mentoring.statute import norm

OLD_CATEGORIES = ("second", "first", "highest")


def verdict(
    facts: CandidateFacts,
    *,
    mentee_id: int | None,
    subject: str,
    completed_years: Sequence[tuple[str, date]],
    policy: Policy,
    on: date,
) -> Verdict:
    """Judge one candidate on one day.

    `subject` is the mentee's; `completed_years` are (name, first day) of the last completed academic years, newest
    first. Without a mentee (a question for the reserve) the line about the mentee does not arise.
    """
    judged_in = subject_judged(facts, subject)
    lines = [
        _category(facts.categories, on),
        _ethics(facts.ethics, on),
        _quality(facts, judged_in, completed_years, policy, on),
        _employed(facts, on),
    ]
    if mentee_id is not None:
        lines.append(_not_mentee(facts, mentee_id))
    return Verdict(overall([line.result for line in lines]), tuple(lines), on, judged_in)


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
        if any(figure.percent is not None for figure in facts.quality.get(taught, ())):
            return taught
    return facts.subjects[0] if facts.subjects else ""


def quality_percent(*, assessed: int, with_four: int, with_five: int) -> Decimal | None:
    """Pupils with "4" and "5" out of those assessed, × 100, unrounded; None when nobody was assessed."""
    return Decimal(100 * (with_four + with_five)) / assessed if assessed else None


def judge_quality(percents: Sequence[Decimal | None], *, lower: int, upper: int, basis: str) -> Result:
    """Order 160: below the lower bound not met, from the upper bound met, between them the council decides.

    A missing year is no data, unless the known years already rule the candidate out whatever the missing one was.
    """
    figures: list[Decimal] = [Decimal(100) if percent is None else percent for percent in percents]
    if basis == "mean":
        # Sums, not means: 28 digits hold a sum of shares exactly enough, a division by three would round once more.
        lower, upper, figures = lower * len(figures), upper * len(figures), [sum(figures, Decimal())]
    elif basis != "every_year":
        raise ValueError(f"unknown quality basis {basis!r}")
    if any(figure < lower for figure in figures):
        return Result.NOT_MET
    if None in percents:
        return Result.NO_DATA
    return Result.MET if all(figure >= upper for figure in figures) else Result.COUNCIL


def expiry(award: CategoryFact, on: date) -> date:
    """The last day the category is valid: as certified, else counted from the award by the norm."""
    if award.expires_on is not None:
        return award.expires_on
    year = award.awarded_on.year + norm("category_validity", on).number
    try:
        return award.awarded_on.replace(year=year)
    except ValueError:  # awarded on 29 February
        return date(year, 2, 28)


def _category(awards: Sequence[CategoryFact], on: date) -> Line:
    eligible = norm("eligible_categories", on).words
    known = [award for award in awards if award.awarded_on <= on]
    valid = [award for award in known if award.category in eligible and on <= expiry(award, on)]
    award = max(valid or known, key=lambda award: (award.awarded_on, expiry(award, on), award.category), default=None)
    return Line(
        criterion=Criterion.CATEGORY,
        result=Result.MET if valid else Result.NOT_MET,
        requirement={"categories": list(eligible), "valid_on": on.isoformat()},
        found=_award_found(award, on),
        norm="eligible_categories",
        proof=award.proof if award else "",
        hint=None if valid else _category_hint(award, eligible, on),
    )


def _award_found(award: CategoryFact | None, on: date) -> dict[str, Any]:
    """`expiry_counted` marks a last day that no certificate states."""
    if award is None:
        return {"category": "", "awarded_on": None, "expires_on": None, "expiry_counted": False}
    return {
        "category": award.category,
        "awarded_on": award.awarded_on.isoformat(),
        "expires_on": expiry(award, on).isoformat(),
        "expiry_counted": award.expires_on is None,
    }


def _category_hint(award: CategoryFact | None, eligible: Sequence[str], on: date) -> dict[str, Any]:
    if award is None:
        return _hint("enter_category")
    if award.category in eligible:
        return _hint("renew_category", category=award.category, expired_on=expiry(award, on).isoformat())
    if award.category in OLD_CATEGORIES:
        return _hint("old_category", category=award.category)
    return _hint("raise_category", category=award.category)


def _ethics(confirmations: Sequence[EthicsFact], on: date) -> Line:
    """The latest word counts; of two words on one day the unfavourable one."""
    known = [confirmation for confirmation in confirmations if confirmation.confirmed_on <= on]
    latest = max(known, key=lambda known: (known.confirmed_on, not known.holds), default=None)
    if latest is None:
        result, hint = Result.NO_DATA, _hint("confirm_ethics")
    elif latest.holds:
        result, hint = Result.MET, None
    else:
        result, hint = Result.NOT_MET, _hint("ethics_not_kept", confirmed_on=latest.confirmed_on.isoformat())
    return Line(
        criterion=Criterion.ETHICS,
        result=result,
        requirement={"on": on.isoformat()},
        found={
            "holds": latest.holds if latest else None,
            "confirmed_on": latest.confirmed_on.isoformat() if latest else None,
            "confirmed_by": latest.confirmed_by if latest else "",
        },
        norm="ethics",
        proof=latest.confirmed_by if latest else "",
        hint=hint,
    )


def _quality(
    facts: CandidateFacts, subject: str, completed_years: Sequence[tuple[str, date]], policy: Policy, on: date
) -> Line:
    band, years = norm(f"quality_band_{policy.school_kind}", on), norm("quality_years", on).number
    lower, upper = band.band
    figures = _figures(facts.quality.get(subject, ()), completed_years, years)
    percents = [figure.percent for figure in figures]
    result = judge_quality(percents, lower=lower, upper=upper, basis=policy.quality_basis)
    rows = [_year_found(figure, lower, upper) for figure in figures]
    mean = None if None in percents else sum((p for p in percents if p is not None), Decimal()) / years
    return Line(
        criterion=Criterion.QUALITY,
        result=result,
        requirement={
            "lower": lower,
            "upper": upper,
            "years": years,
            "basis": policy.quality_basis,
            "school_kind": policy.school_kind,
        },
        found={"subject": subject, "years": rows, "mean": _shown(mean)},
        norm=band.code,
        proof="; ".join(dict.fromkeys(figure.proof for figure in figures if figure.proof)),
        hint=_quality_hint(result, subject, rows, lower, upper),
    )


def _figures(
    figures: Sequence[QualityFact], completed_years: Sequence[tuple[str, date]], years: int
) -> list[QualityFact]:
    """One figure per year that counts, newest first; a year without one, or one the school never kept, is empty."""
    newest_first: dict[str, QualityFact] = {}
    for figure in figures:
        newest_first.setdefault(figure.year, figure)
    counted = [*completed_years[:years], *[("", date.min)] * (years - len(completed_years))]
    return [newest_first.get(year) or QualityFact(year, starts_on, None, 0, "", "") for year, starts_on in counted]


def _year_found(figure: QualityFact, lower: int, upper: int) -> dict[str, Any]:
    return {
        "year": figure.year,
        "percent": _shown(figure.percent),
        "assessed": figure.assessed,
        "reason": figure.no_data_reason,
        "proof": figure.proof,
        "result": judge_quality([figure.percent], lower=lower, upper=upper, basis="every_year").value,
    }


def _shown(percent: Decimal | None) -> str | None:
    """Two digits, cut and never rounded up: 59.996 must not read as the 60.00 it does not reach."""
    return None if percent is None else str(percent.quantize(Decimal("0.01"), rounding=ROUND_FLOOR))


def _quality_hint(
    result: Result, subject: str, rows: Sequence[Mapping[str, Any]], lower: int, upper: int
) -> dict[str, Any] | None:
    """Names the years that hold the result back: those below, those in the band, or those without a figure."""
    if result == Result.MET:
        return None
    if not subject:
        return _hint("enter_subject")
    years = [row["year"] for row in rows if row["result"] == result]
    if result == Result.NO_DATA:
        return _hint("enter_figures", subject=subject, years=years)
    code = "raise_quality" if result == Result.NOT_MET else "ask_council"
    return _hint(code, subject=subject, years=years, lower=lower, upper=upper)


def _employed(facts: CandidateFacts, on: date) -> Line:
    return Line(
        criterion=Criterion.EMPLOYED,
        result=Result.MET if facts.employed else Result.NOT_MET,
        requirement={"on": on.isoformat()},
        found={"employed": facts.employed, "posts": list(facts.posts)},
        norm="",
        hint=None if facts.employed else _hint("employ"),
    )


def _not_mentee(facts: CandidateFacts, mentee_id: int) -> Line:
    is_mentee = facts.person_id == mentee_id
    return Line(
        criterion=Criterion.NOT_MENTEE,
        result=Result.NOT_MET if is_mentee else Result.MET,
        requirement={"mentee_id": mentee_id},
        found={"is_mentee": is_mentee},
        norm="",
        hint=_hint("choose_another") if is_mentee else None,
    )


def _hint(code: str, **params: Any) -> dict[str, Any]:
    return {"code": code, "params": params}
