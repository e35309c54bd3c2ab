"""What may be done with a paper under review, and where does it go next?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Reason:
    """Why not: a code and the plain values its sentence needs. The edges turn it into words."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


class State(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    AGREED = "agreed"
    APPROVED = "approved"
    RETURNED = "returned"
    HEARD = "heard"


class Action(StrEnum):
    SUBMIT = "submit"
    AGREE = "agree"
    APPROVE = "approve"
    RETURN = "return"
    HEAR = "hear"


Transition = tuple[Action, tuple[State, ...], State]

# The deputy agrees, the head approves: Order 160 gives the deputy no right to approve.
PLAN_TRANSITIONS: tuple[Transition, ...] = (
    (Action.SUBMIT, (State.DRAFT, State.RETURNED), State.SUBMITTED),
    (Action.AGREE, (State.SUBMITTED,), State.AGREED),
    (Action.APPROVE, (State.AGREED,), State.APPROVED),
    (Action.RETURN, (State.SUBMITTED, State.AGREED), State.RETURNED),
)
REPORT_TRANSITIONS: tuple[Transition, ...] = (
    (Action.SUBMIT, (State.DRAFT, State.RETURNED), State.SUBMITTED),
    (Action.RETURN, (State.SUBMITTED,), State.RETURNED),
    (Action.HEAR, (State.SUBMITTED,), State.HEARD),
)


def next_state(table: tuple[Transition, ...], action: str, state: str) -> State | None:
    """Where the action leads from that state; None when it is not allowed there."""
    for known_action, from_states, to_state in table:
        if action == known_action and state in from_states:
            return to_state
    return None


def allowed_actions(table: tuple[Transition, ...], state: str) -> tuple[Action, ...]:
    return tuple(action for action, from_states, _ in table if state in from_states)


def missing_for(action: str, reason: str) -> tuple[Reason, ...]:
    """What is returned for revision must say what to revise."""
    if action == Action.RETURN and not reason.strip():
        return (Reason("reason_missing"),)
    return ()
