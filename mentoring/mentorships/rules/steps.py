"""What stands between a mentorship and its next step, and whose turn is it? Pure."""

from datetime import date
from enum import StrEnum

from mentoring.eligibility.rules import UNFIT


def missing_to_propose(
    *,
    mentor_id: int,
    mentee_id: int,
    outcome: str,
    exception_reason: str,
    open_mentorship: bool,
    mentee_needs_mentor: bool,
) -> tuple[str, ...]:
    """Order 160: one mentor at a time, for a teacher new to the profession; whoever does not meet the requirements,
    or is not known to, is proposed only as an exception with its reason."""
    obstacles = {
        "mentor_is_mentee": mentor_id == mentee_id,
        "already_has_mentor": open_mentorship,
        "not_new_to_profession": not mentee_needs_mentor,
        "needs_exception_reason": outcome in UNFIT and not exception_reason.strip(),
    }
    return _standing(obstacles)


def missing_to_sign(
    *, endorsed: bool, order_on: date, started_on: date, finished_on: date, hired_on: date
) -> tuple[str, ...]:
    """The council considers the candidate before the head signs; an order may be late, but not before the hire."""
    obstacles = {
        "not_endorsed": not endorsed,
        "finish_before_start": finished_on < started_on,
        "order_before_hire": order_on < hired_on,
    }
    return _standing(obstacles)


def missing_to_close(*, final_report_heard: bool, evaluated: bool) -> tuple[str, ...]:
    """Order 160: the mentor reports to the council, the council evaluates the mentor's year."""
    return _standing({"final_report_not_heard": not final_report_heard, "not_evaluated": not evaluated})


def outside_period(day: date, started_on: date, finished_on: date | None) -> bool:
    """Whether the day lies outside the mentorship; its first and last day lie inside."""
    return day < started_on or (finished_on is not None and day > finished_on)


def _standing(obstacles: dict[str, bool]) -> tuple[str, ...]:
    return tuple(code for code, stands in obstacles.items() if stands)


class Step(StrEnum):
    """What a pair waits for. The order is that of the main job."""

    COUNCIL = "council"
    ORDER = "order"
    LEVEL = "level"
    NEEDS = "needs"
    WRITE_PLAN = "write_plan"
    CORRECT_PLAN = "correct_plan"
    AGREE_PLAN = "agree_plan"
    APPROVE_PLAN = "approve_plan"
    YEAR = "year"
    INTERIM = "interim"
    HEAR_INTERIM = "hear_interim"
    FINAL = "final"
    HEAR_FINAL = "hear_final"
    CLOSE = "close"
    # What comes between: see `transitions.interruption`.
    LEFT = "left"
    CHOOSE = "choose"
    SUCCESSOR = "successor"
    END_COUNCIL = "end_council"
    END_ORDER = "end_order"
    SUSPENDED = "suspended"
    RETURN = "return"
    HANDOVER = "handover"
    NONE = "none"


class Owner(StrEnum):
    """Whose turn it is; values of the roles of a school, and the two of a pair."""

    SECRETARY = "secretary"
    HEAD = "head"
    DEPUTY = "deputy"
    ASSOCIATION = "association"
    MENTOR = "mentor"
    NOBODY = "nobody"


_OWNERS = {
    Step.COUNCIL: Owner.SECRETARY,
    Step.ORDER: Owner.HEAD,
    Step.AGREE_PLAN: Owner.DEPUTY,
    Step.APPROVE_PLAN: Owner.HEAD,
    Step.HEAR_INTERIM: Owner.ASSOCIATION,
    Step.HEAR_FINAL: Owner.SECRETARY,
    Step.CLOSE: Owner.SECRETARY,
    Step.LEFT: Owner.DEPUTY,
    Step.CHOOSE: Owner.DEPUTY,
    Step.SUCCESSOR: Owner.NOBODY,
    Step.END_COUNCIL: Owner.SECRETARY,
    Step.END_ORDER: Owner.HEAD,
    Step.SUSPENDED: Owner.NOBODY,
    Step.RETURN: Owner.DEPUTY,
    Step.YEAR: Owner.NOBODY,
    Step.NONE: Owner.NOBODY,
}
_PLAN_STEPS = {
    "draft": Step.WRITE_PLAN,
    "returned": Step.CORRECT_PLAN,
    "submitted": Step.AGREE_PLAN,
    "agreed": Step.APPROVE_PLAN,
}
# A report comes into view this many calendar days before it is due: the product's choice, not the law's.
REPORT_NOTICE = 30


def owner_of(step: Step) -> Owner:
    return _OWNERS.get(step, Owner.MENTOR)


def next_step(
    *,
    state: str,
    level: str,
    diagnosed: bool,
    plan_state: str,
    interim_state: str,
    final_state: str,
    interim_due: date | None,
    final_due: date | None,
    today: date,
) -> Step:
    """The one thing a pair waits for now. Empty states stand for papers that do not exist yet; `interim_due` is None
    when no interim report is owed."""
    if state != "active":
        return {"proposed": Step.COUNCIL, "endorsed": Step.ORDER}.get(state, Step.NONE)
    if not level:
        return Step.LEVEL
    if not diagnosed:
        return Step.NEEDS
    if plan_state != "approved":
        return _PLAN_STEPS.get(plan_state, Step.WRITE_PLAN)
    return _reporting(interim_state, final_state, interim_due, final_due, today)


def _reporting(
    interim_state: str, final_state: str, interim_due: date | None, final_due: date | None, today: date
) -> Step:
    if final_state in ("submitted", "heard"):
        return Step.CLOSE if final_state == "heard" else Step.HEAR_FINAL
    if interim_state == "submitted":
        return Step.HEAR_INTERIM
    if interim_due and interim_state != "heard" and (today - interim_due).days >= -REPORT_NOTICE:
        return Step.INTERIM
    if final_state or (final_due and (today - final_due).days >= -REPORT_NOTICE):
        return Step.FINAL
    return Step.YEAR
