"""How does a paper pass from one state to the next?"""

from datetime import date
from typing import Any, TypeVar

from mentoring.approvals.models import Reviewable
from mentoring.approvals.rules import Action, missing_for, next_state
from mentoring.reasons import deny, refuse
from schools.models import User

Paper = TypeVar("Paper", bound=Reviewable)
_STAMPS = {Action.SUBMIT: "submitted", Action.AGREE: "agreed", Action.APPROVE: "approved", Action.RETURN: "returned"}


def advance(
    paper: Paper,
    action: Action,
    *,
    table: tuple,
    by: User,
    on: date,
    reason: str = "",
    snapshot: dict[str, Any] | None = None,
) -> Paper:
    """Take the row locked, check the transition on it, stamp who and when.

    Returns the fresh row. Raises RuleBroken when the state has moved on meanwhile or a reason is missing.
    """
    paper = type(paper)._default_manager.select_for_update(of=("self",)).get(pk=paper.pk)
    refuse(*missing_for(action, reason))
    state = next_state(table, action, paper.state)
    if state is None:
        deny(f"cannot_{action.value}")
    paper.state = state
    if stamp := _STAMPS.get(action):
        setattr(paper, f"{stamp}_by", by)
        setattr(paper, f"{stamp}_on", on)
    else:
        paper.heard_on = on
    if action is Action.RETURN:
        paper.return_reason = reason
    if snapshot is not None:
        paper.snapshot = snapshot
    paper.save()
    return paper
