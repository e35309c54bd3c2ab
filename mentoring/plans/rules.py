"""What does a mentoring plan still lack before it can be submitted?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentoring.approvals.rules import Reason


class Stage(StrEnum):
    INTRODUCTORY = "introductory"
    MAIN = "main"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class ActivityFact:
    """One row of the plan; `need` is the code of the difficulty it answers, None when it answers none."""

    stage: str
    title: str
    form: str
    due_on: date | None
    responsible: str
    expected_result: str
    need: str | None


# The columns of the printed table every row must fill, and what to say of an empty one.
_COLUMNS = (
    ("title", "no_title"),
    ("form", "no_form"),
    ("due_on", "no_date"),
    ("responsible", "no_responsible"),
    ("expected_result", "no_expected_result"),
)


def missing(
    *,
    goal: str,
    level: str,
    needs: Sequence[str],
    activities: Sequence[ActivityFact],
    year_starts_on: date,
    year_ends_on: date,
    starts_on: date,
    ends_on: date,
) -> tuple[Reason, ...]:
    """Reasons not to submit: an empty goal, level or stage, a difficulty nothing answers, a row unfit to print.

    An activity lies inside both the academic year and the mentorship; the reason names the days that are allowed.
    """
    reasons = [Reason(code) for code, text in (("goal_missing", goal), ("level_missing", level)) if not text.strip()]
    if not activities:
        return (*reasons, Reason("no_activities"))
    earliest, latest = max(year_starts_on, starts_on), min(year_ends_on, ends_on)
    reasons.extend(_uncovered(needs, activities))
    for number, activity in enumerate(activities, start=1):
        reasons.extend(_row(number, activity, earliest, latest))
    return tuple(reasons)


def _uncovered(needs: Sequence[str], activities: Sequence[ActivityFact]) -> Iterator[Reason]:
    stages = {activity.stage for activity in activities}
    answered = {activity.need for activity in activities}
    yield from (Reason("stage_empty", {"stage": stage.value}) for stage in Stage if stage not in stages)
    yield from (Reason("need_without_activity", {"need": need}) for need in needs if need not in answered)


def _row(number: int, activity: ActivityFact, earliest: date, latest: date) -> Iterator[Reason]:
    for column, code in _COLUMNS:
        value = getattr(activity, column)
        if value is None or (isinstance(value, str) and not value.strip()):
            yield Reason(code, {"number": number, "title": activity.title})
    if activity.due_on is not None and not earliest <= activity.due_on <= latest:
        limits = {"date": activity.due_on, "earliest": earliest, "latest": latest}
        yield Reason("outside_period", {"number": number, "title": activity.title, **limits})
