from dataclasses import replace
from datetime import date

import pytest

from mentoring.approvals.rules import Reason
from mentoring.plans.rules import ActivityFact, missing

YEAR_STARTS, YEAR_ENDS = date(2026, 9, 1), date(2027, 5, 25)
STARTS, ENDS = date(2026, 9, 8), date(2027, 5, 20)

INTRODUCTION = ActivityFact(
    stage="introductory",
    title="Getting to know the school",
    form="conversation",
    due_on=date(2026, 9, 15),
    responsible="Mentor",
    expected_result="Knows the rules of the school",
    need=None,
)
TIMING = replace(INTRODUCTION, stage="main", title="Timing a lesson", due_on=date(2026, 11, 10), need="timing")
SUMMARY = replace(INTRODUCTION, stage="final", title="Open lesson", due_on=date(2027, 4, 20))


def lacks(*activities, **changes):
    asked = {
        "goal": "To grow in the profession",
        "level": "medium",
        "needs": ["timing"],
        "activities": activities or (INTRODUCTION, TIMING, SUMMARY),
        "year_starts_on": YEAR_STARTS,
        "year_ends_on": YEAR_ENDS,
        "starts_on": STARTS,
        "ends_on": ENDS,
    }
    return missing(**asked | changes)


def test_full_plan_lacks_nothing():
    assert lacks() == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"goal": " "}, (Reason("goal_missing"),)),
        ({"level": ""}, (Reason("level_missing"),)),
        (
            {"goal": "", "level": "", "activities": ()},
            tuple(map(Reason, ("goal_missing", "level_missing", "no_activities"))),
        ),
        ({"needs": ["timing", "discipline"]}, (Reason("need_without_activity", {"need": "discipline"}),)),
        ({"needs": []}, ()),
    ],
)
def test_plan_tells_what_it_lacks(changes, expected):
    assert lacks(**changes) == expected


def test_each_stage_needs_an_activity():
    assert lacks(TIMING) == (
        Reason("stage_empty", {"stage": "introductory"}),
        Reason("stage_empty", {"stage": "final"}),
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": " "}, "no_title"),
        ({"form": ""}, "no_form"),
        ({"due_on": None}, "no_date"),
        ({"responsible": ""}, "no_responsible"),
        ({"expected_result": ""}, "no_expected_result"),
    ],
)
def test_empty_cell_is_named_with_its_row(change, code):
    timing = replace(TIMING, **change)

    assert lacks(INTRODUCTION, timing, SUMMARY) == (Reason(code, {"number": 2, "title": timing.title}),)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2026, 9, 7), False),
        (date(2026, 9, 8), True),
        (date(2026, 9, 9), True),
        (date(2027, 5, 19), True),
        (date(2027, 5, 20), True),
        (date(2027, 5, 21), False),
    ],
)
def test_activity_lies_inside_the_mentorship(day, inside):
    found = lacks(INTRODUCTION, replace(TIMING, due_on=day), SUMMARY)

    outside = Reason(
        "outside_period",
        {"number": 2, "title": "Timing a lesson", "date": day, "earliest": STARTS, "latest": ENDS},
    )
    assert found == (() if inside else (outside,))


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2027, 5, 25), True),
        (date(2027, 5, 26), False),
    ],
)
def test_activity_lies_inside_the_year_though_the_mentorship_is_longer(day, inside):
    found = lacks(
        INTRODUCTION, replace(TIMING, due_on=day), SUMMARY, starts_on=date(2026, 8, 20), ends_on=date(2027, 6, 30)
    )

    assert [reason.code for reason in found] == ([] if inside else ["outside_period"])
