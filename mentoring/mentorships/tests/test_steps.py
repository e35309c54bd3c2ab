from datetime import date

import pytest

from mentoring.mentorships.rules import missing_to_close, missing_to_propose, missing_to_sign, outside_period

ORDER_ON, FINISHED_ON = date(2026, 9, 8), date(2027, 5, 25)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"outcome": "council"}, ()),
        ({"outcome": "does_not_meet"}, ("needs_exception_reason",)),
        ({"outcome": "no_data"}, ("needs_exception_reason",)),
        ({"outcome": "no_data", "exception_reason": " "}, ("needs_exception_reason",)),
        ({"outcome": "does_not_meet", "exception_reason": "Nobody else teaches physics"}, ()),
        ({"mentor_id": 2}, ("mentor_is_mentee",)),
        (
            {"open_mentorship": True, "mentee_needs_mentor": False},
            ("already_has_mentor", "not_new_to_profession"),
        ),
    ],
)
def test_proposal_tells_everything_in_its_way(changes, expected):
    asked = {
        "mentor_id": 1,
        "mentee_id": 2,
        "outcome": "meets",
        "exception_reason": "",
        "open_mentorship": False,
        "mentee_needs_mentor": True,
    }

    assert missing_to_propose(**asked | changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"endorsed": False}, ("not_endorsed",)),
        ({"finished_on": date(2026, 9, 7)}, ("finish_before_start",)),
        ({"finished_on": date(2026, 9, 8)}, ()),
        ({"hired_on": date(2026, 9, 8)}, ()),
        ({"hired_on": date(2026, 9, 9)}, ("order_before_hire",)),
    ],
)
def test_order_tells_everything_in_its_way(changes, expected):
    asked = {
        "endorsed": True,
        "order_on": date(2026, 9, 8),
        "started_on": date(2026, 9, 8),
        "finished_on": date(2027, 5, 25),
        "hired_on": date(2026, 9, 1),
    }

    assert missing_to_sign(**asked | changes) == expected


@pytest.mark.parametrize(
    ("heard", "evaluated", "expected"),
    [
        (True, True, ()),
        (False, True, ("final_report_not_heard",)),
        (True, False, ("not_evaluated",)),
        (False, False, ("final_report_not_heard", "not_evaluated")),
    ],
)
def test_mentorship_closes_heard_and_evaluated(heard, evaluated, expected):
    assert missing_to_close(final_report_heard=heard, evaluated=evaluated) == expected


@pytest.mark.parametrize(
    ("day", "finished_on", "expected"),
    [
        (date(2026, 9, 7), FINISHED_ON, True),
        (date(2026, 9, 8), FINISHED_ON, False),
        (date(2027, 5, 25), FINISHED_ON, False),
        (date(2027, 5, 26), FINISHED_ON, True),
        (date(2027, 5, 26), None, False),
        (date(2026, 9, 7), None, True),
    ],
)
def test_outside_period_leaves_both_ends_inside(day, finished_on, expected):
    assert outside_period(day, ORDER_ON, finished_on) is expected
