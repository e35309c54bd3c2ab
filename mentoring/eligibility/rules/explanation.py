"""Why is the verdict so? Line by line: what is required, found, by which norm, on which proof, and what would help.

Made only when somebody asks: a list shows judgements, a proposal keeps the explanation as it was on its day.
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
    Policy,
    QualityFact,
    Result,
    Verdict,
)
from mentoring.eligibility.rules.verdict import (
    EVERY_YEAR,
    MEAN,
    Judgement,
    Requirements,
    expiry,
    judge,
    judge_quality,
    requirements,
)
from schools.years import year_name

OLD_CATEGORIES = ("second", "first", "highest")


def verdict(
    facts: CandidateFacts,
    *,
    mentee_id: int | None,
    subject: str,
    completed_years: Sequence[tuple[str, date]],
    policy: Policy,
    on: date,
    for_reserve: bool = False,
) -> Verdict:
    """Judge one candidate on one day and explain every line; the parameters are those of `judge`."""
    asked = requirements(policy, completed_years, on)
    return explain(judge(facts, asked, subject=subject, mentee_id=mentee_id, for_reserve=for_reserve))


def explain(judged: Judgement) -> Verdict:
    """The judgement line by line, JSON-safe: what a proposal keeps and a page or a paper puts into words."""
    asked = judged.asked
    lines = [_category(judged), _ethics(judged), _quality(judged), _employed(judged)]
    if judged.post is not None:
        lines.append(_post(judged, judged.post))
    if judged.not_mentee is not None:
        lines.append(_not_mentee(judged.not_mentee, judged.mentee_id))
    return Verdict(judged.outcome, tuple(lines), asked.on, judged.subject)


def _category(judged: Judgement) -> Line:
    asked, award = judged.asked, judged.award
    years = asked.category_years
    return Line(
        criterion=Criterion.CATEGORY,
        result=judged.category,
        requirement={"categories": list(asked.categories), "valid_on": asked.on.isoformat()},
        found=_award_found(award, years),
        norm="eligible_categories",
        proofs=_rows([award]),
        hint=None if judged.category == Result.MET else _category_hint(award, asked.categories, years),
    )


def _award_found(award: CategoryFact | None, years: int) -> dict[str, Any]:
    """`expiry_counted` marks a last day that no certificate states."""
    if award is None:
        return {"category": "", "awarded_on": None, "expires_on": None, "expiry_counted": False}
    return {
        "category": award.category,
        "awarded_on": award.awarded_on.isoformat(),
        "expires_on": expiry(award, years).isoformat(),
        "expiry_counted": award.expires_on is None,
    }


def _category_hint(award: CategoryFact | None, eligible: Sequence[str], years: int) -> dict[str, Any]:
    if award is None:
        return _hint("enter_category")
    if award.category in eligible:
        return _hint("renew_category", category=award.category, expired_on=expiry(award, years).isoformat())
    if award.category in OLD_CATEGORIES:
        return _hint("old_category", category=award.category)
    return _hint("raise_category", category=award.category)


def _ethics(judged: Judgement) -> Line:
    word, hint = judged.word, None
    if word is None:
        hint = _hint("confirm_ethics")
    elif not word.holds:
        hint = _hint("ethics_not_kept", confirmed_on=word.confirmed_on.isoformat())
    return Line(
        criterion=Criterion.ETHICS,
        result=judged.ethics,
        requirement={"on": judged.asked.on.isoformat()},
        found={
            "holds": word.holds if word else None,
            "confirmed_on": word.confirmed_on.isoformat() if word else None,
        },
        norm="ethics",
        proofs=_rows([word]),
        hint=hint,
    )


def _quality(judged: Judgement) -> Line:
    asked, figures = judged.asked, judged.figures
    rows = [_year_found(figure, asked) for figure in figures]
    percents = [figure.percent for figure in figures]
    mean = None if None in percents else sum((p for p in percents if p is not None), Decimal()) / len(percents)
    return Line(
        criterion=Criterion.QUALITY,
        result=judged.quality,
        requirement=quality_asked(asked),
        found={"subject": judged.subject, "wanted": judged.wanted, "years": rows, "mean": shown(mean)},
        norm=asked.band,
        proofs=_rows(figures),
        hint=_quality_hint(judged, rows),
    )


def quality_asked(asked: Requirements) -> dict[str, Any]:
    """The band of the law and how this school reads it; `decision` only where it changes the answer."""
    decision = asked.policy.decision if asked.by_decision else None
    return {
        "lower": asked.lower,
        "upper": asked.norm_upper,
        "years": len(asked.years),
        "basis": asked.policy.quality_basis,
        "school_kind": asked.policy.school_kind,
        "decision": decision.as_dict() if decision else None,
    }


def _year_found(figure: QualityFact, asked: Requirements) -> dict[str, Any]:
    return {
        "year": figure.year,
        "percent": shown(figure.percent),
        "assessed": figure.assessed,
        "reason": figure.no_data_reason,
        "result": result_of_year(figure, asked).value,
    }


def result_of_year(figure: QualityFact, asked: Requirements) -> Result:
    """The figure of one year alone, whichever way the school reads the three."""
    return judge_quality([figure], lower=asked.lower, upper=asked.upper, basis=EVERY_YEAR)


def shown(percent: Decimal | None) -> str | None:
    """Two digits, cut and never rounded up: 59.996 must not read as the 60.00 it does not reach."""
    return None if percent is None else str(percent.quantize(Decimal("0.01"), rounding=ROUND_FLOOR))


def _quality_hint(judged: Judgement, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Names what holds the result back: the years below, those in the band, or those without a figure."""
    asked = judged.asked
    if judged.quality == Result.MET:
        return None
    if not judged.subject:
        return _hint("enter_subject")
    if judged.quality == Result.NO_DATA:
        return _hint("enter_figures", subject=judged.subject, years=[_gap(row) for row in rows if not row["percent"]])
    is_mean = asked.policy.quality_basis == MEAN
    if judged.quality == Result.COUNCIL:
        years = [row["year"] for row in rows if row["result"] == Result.COUNCIL]
        return _hint("ask_council_mean" if is_mean else "ask_council", years=years, **_bounds(asked))
    if is_mean:
        return _hint("raise_quality_mean", **_bounds(asked))
    below = [_short(figure, asked) for figure in judged.figures if result_of_year(figure, asked) == Result.NOT_MET]
    return _hint("raise_quality", years=below, **_bounds(asked))


def _bounds(asked: Requirements) -> dict[str, int]:
    return {"lower": asked.lower, "upper": asked.upper}


def _gap(row: Mapping[str, Any]) -> dict[str, str]:
    """A year without a figure and, if anybody said so, why."""
    return {"year": row["year"], "reason": row["reason"]}


def _short(figure: QualityFact, asked: Requirements) -> dict[str, Any]:
    """How many pupils more with "4" or "5" a year needed, and at the end of which year it counts no longer."""
    needed = -(-asked.lower * figure.assessed // 100)
    last = figure.starts_on.replace(year=figure.starts_on.year + len(asked.years), day=1)
    return {"year": figure.year, "pupils": needed - figure.good, "leaves_after": year_name(last)}


def _employed(judged: Judgement) -> Line:
    facts = judged.facts
    return Line(
        criterion=Criterion.EMPLOYED,
        result=judged.employed,
        requirement={"on": judged.asked.on.isoformat()},
        found={"employed": facts.employed, "posts": list(facts.posts)},
        norm="",
        hint=None if facts.employed else _hint("employ"),
    )


def _post(judged: Judgement, result: Result) -> Line:
    return Line(
        criterion=Criterion.POST,
        result=result,
        requirement={"excluded": list(judged.asked.excluded_posts)},
        found={"posts": list(judged.facts.posts)},
        norm="reserve_excludes",
        hint=_hint("leave_post") if result == Result.NOT_MET else None,
    )


def _not_mentee(result: Result, mentee_id: int | None) -> Line:
    is_mentee = result == Result.NOT_MET
    return Line(
        criterion=Criterion.NOT_MENTEE,
        result=result,
        requirement={"mentee_id": mentee_id},
        found={"is_mentee": is_mentee},
        norm="",
        hint=_hint("choose_another") if is_mentee else None,
    )


def _rows(facts: Sequence[CategoryFact | EthicsFact | QualityFact | None]) -> tuple[dict[str, Any], ...]:
    return tuple({"row": fact.proof} for fact in facts if fact and fact.proof)


def _hint(code: str, **params: Any) -> dict[str, Any]:
    return {"code": code, "params": params}
