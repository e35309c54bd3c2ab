import pytest

from mentoring.approvals.rules import (
    PLAN_TRANSITIONS,
    REPORT_TRANSITIONS,
    Action,
    Reason,
    State,
    allowed_actions,
    missing_for,
    next_state,
)

PLAN = {
    (Action.SUBMIT, State.DRAFT): State.SUBMITTED,
    (Action.SUBMIT, State.RETURNED): State.SUBMITTED,
    (Action.AGREE, State.SUBMITTED): State.AGREED,
    (Action.APPROVE, State.AGREED): State.APPROVED,
    (Action.RETURN, State.SUBMITTED): State.RETURNED,
    (Action.RETURN, State.AGREED): State.RETURNED,
}
REPORT = {
    (Action.SUBMIT, State.DRAFT): State.SUBMITTED,
    (Action.SUBMIT, State.RETURNED): State.SUBMITTED,
    (Action.RETURN, State.SUBMITTED): State.RETURNED,
    (Action.HEAR, State.SUBMITTED): State.HEARD,
}


@pytest.mark.parametrize(("table", "expected"), [(PLAN_TRANSITIONS, PLAN), (REPORT_TRANSITIONS, REPORT)])
def test_next_state_allows_exactly_the_listed_steps(table, expected):
    found = {(action, state): next_state(table, action, state) for action in Action for state in State}

    assert {step: state for step, state in found.items() if state is not None} == expected


@pytest.mark.parametrize(
    ("table", "state", "expected"),
    [
        (PLAN_TRANSITIONS, "draft", (Action.SUBMIT,)),
        (PLAN_TRANSITIONS, "submitted", (Action.AGREE, Action.RETURN)),
        (PLAN_TRANSITIONS, "agreed", (Action.APPROVE, Action.RETURN)),
        (PLAN_TRANSITIONS, "approved", ()),
        (PLAN_TRANSITIONS, "returned", (Action.SUBMIT,)),
        (REPORT_TRANSITIONS, "draft", (Action.SUBMIT,)),
        (REPORT_TRANSITIONS, "submitted", (Action.RETURN, Action.HEAR)),
        (REPORT_TRANSITIONS, "returned", (Action.SUBMIT,)),
        (REPORT_TRANSITIONS, "heard", ()),
    ],
)
def test_allowed_actions_of_each_state(table, state, expected):
    assert allowed_actions(table, state) == expected


@pytest.mark.parametrize(
    ("action", "reason", "expected"),
    [
        (Action.RETURN, "", (Reason("reason_missing"),)),
        (Action.RETURN, " \n", (Reason("reason_missing"),)),
        (Action.RETURN, "No dates in the main stage", ()),
        (Action.SUBMIT, "", ()),
        (Action.AGREE, "", ()),
        (Action.APPROVE, "", ()),
        (Action.HEAR, "", ()),
    ],
)
def test_only_a_return_needs_a_reason(action, reason, expected):
    assert missing_for(action, reason) == expected
