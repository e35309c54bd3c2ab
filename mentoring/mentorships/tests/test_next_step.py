"""Whose turn is it? The whole road of a pair, and the days around each notice."""

from datetime import date, timedelta

import pytest

from mentoring.mentorships.rules import REPORT_NOTICE, Owner, Step, next_step, owner_of

TODAY = date(2026, 11, 2)


def step(**changes) -> Step:
    """By default: an active pair in the middle of the year, the plan approved, reports far away."""
    asked = {
        "state": "active",
        "level": "medium",
        "diagnosed": True,
        "plan_state": "approved",
        "interim_state": "",
        "final_state": "",
        "interim_due": date(2026, 12, 28),
        "final_due": date(2027, 5, 11),
        "today": TODAY,
    }
    return next_step(**(asked | changes))


@pytest.mark.parametrize(
    ("changes", "expected", "owner"),
    [
        ({"state": "proposed"}, Step.COUNCIL, Owner.SECRETARY),
        ({"state": "endorsed"}, Step.ORDER, Owner.HEAD),
        ({"level": ""}, Step.LEVEL, Owner.MENTOR),
        ({"diagnosed": False}, Step.NEEDS, Owner.MENTOR),
        ({"plan_state": ""}, Step.WRITE_PLAN, Owner.MENTOR),
        ({"plan_state": "draft"}, Step.WRITE_PLAN, Owner.MENTOR),
        ({"plan_state": "returned"}, Step.CORRECT_PLAN, Owner.MENTOR),
        ({"plan_state": "submitted"}, Step.AGREE_PLAN, Owner.DEPUTY),
        ({"plan_state": "agreed"}, Step.APPROVE_PLAN, Owner.HEAD),
        ({}, Step.YEAR, Owner.NOBODY),
        ({"interim_state": "submitted"}, Step.HEAR_INTERIM, Owner.ASSOCIATION),
        ({"interim_state": "heard", "interim_due": None}, Step.YEAR, Owner.NOBODY),
        ({"final_state": "draft", "interim_due": None}, Step.FINAL, Owner.MENTOR),
        ({"final_state": "submitted"}, Step.HEAR_FINAL, Owner.SECRETARY),
        ({"final_state": "heard"}, Step.CLOSE, Owner.SECRETARY),
        ({"state": "completed"}, Step.NONE, Owner.NOBODY),
        ({"state": "declined"}, Step.NONE, Owner.NOBODY),
    ],
)
def test_each_state_has_one_next_step_and_one_owner(changes, expected, owner):
    found = step(**changes)
    assert (found, owner_of(found)) == (expected, owner)


@pytest.mark.parametrize(
    ("days_before", "expected"),
    [
        (REPORT_NOTICE + 1, Step.YEAR),
        (REPORT_NOTICE, Step.INTERIM),
        (REPORT_NOTICE - 1, Step.INTERIM),
        (-1, Step.INTERIM),
    ],
)
def test_interim_report_comes_into_view_before_it_is_due(days_before, expected):
    assert step(interim_due=TODAY + timedelta(days=days_before)) == expected


@pytest.mark.parametrize(("days_before", "expected"), [(REPORT_NOTICE + 1, Step.YEAR), (REPORT_NOTICE, Step.FINAL)])
def test_final_report_comes_into_view_before_it_is_due(days_before, expected):
    assert step(interim_due=None, final_due=TODAY + timedelta(days=days_before)) == expected
