import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.approvals.rules import Reason
from mentoring.council.rules import (
    check_votes,
    concerned,
    has_quorum,
    is_carried,
    may_vote,
    missing_to_decide,
    missing_to_issue_minutes,
)


@pytest.mark.parametrize(
    ("members", "present", "percent", "expected"),
    [
        (20, 9, 50, False),
        (20, 10, 50, False),
        (20, 11, 50, True),
        (21, 10, 50, False),
        (21, 11, 50, True),
        (3, 1, 50, False),
        (3, 2, 50, True),
        (1, 1, 50, True),
        (0, 0, 50, False),
        (30, 20, 67, False),
        (30, 21, 67, True),
        (10, 10, 100, False),
    ],
)
def test_quorum_is_more_than_the_share(members, present, percent, expected):
    assert has_quorum(members=members, present=present, percent=percent) is expected


@pytest.mark.parametrize(
    ("present", "conflicted", "votes", "expected"),
    [
        (11, 0, (11, 0, 0), ()),
        (11, 2, (5, 3, 1), ()),
        (2, 2, (0, 0, 0), ()),
        (11, 2, (5, 3, 0), (Reason("votes_below_voters", {"cast": 8, "voters": 9}),)),
        (11, 2, (6, 3, 1), (Reason("votes_exceed_voters", {"cast": 10, "voters": 9}),)),
        (11, 0, (12, -1, 0), (Reason("votes_negative"),)),
        (11, -1, (12, 0, 0), (Reason("votes_negative"),)),
        (2, 3, (0, 0, 0), (Reason("conflicted_exceed_present", {"conflicted": 3, "present": 2}),)),
    ],
)
def test_everyone_without_a_conflict_votes_once(present, conflicted, votes, expected):
    votes_for, against, abstained = votes

    found = check_votes(
        present=present, conflicted=conflicted, votes_for=votes_for, against=against, abstained=abstained
    )

    assert found == expected


@pytest.mark.parametrize(
    ("kind", "named", "expected"),
    [
        ("candidate", {"mentor": 1, "mentee": 2}, {1: "candidate", 2: "mentee"}),
        ("replacement", {"mentor": 1, "mentee": 2, "former": 3}, {1: "candidate", 2: "mentee", 3: "former_mentor"}),
        ("early_end", {"mentor": 1, "mentee": 2}, {1: "mentor", 2: "mentee"}),
        ("exception", {"mentor": 1, "mentee": 2}, {1: "mentor", 2: "mentee"}),
        ("interim_report", {"mentor": 1, "mentee": 2}, {1: "reporter", 2: "mentee"}),
        ("final_report", {"mentor": 1, "mentee": 2}, {1: "reporter", 2: "mentee"}),
        ("reserve", {"person": 4}, {4: "candidate"}),
        ("free", {}, {}),
        ("replacement", {"mentor": 3, "mentee": 2, "former": 3}, {3: "candidate", 2: "mentee"}),
    ],
)
def test_whose_own_matter_it_is(kind, named, expected):
    assert concerned(kind, **named) == expected


PEOPLE = st.frozensets(st.integers(1, 40))


@given(present=PEOPLE, pair=st.tuples(st.integers(1, 40), st.integers(1, 40)), said=PEOPLE, split=st.data())
def test_a_vote_counts_all_who_may_and_nobody_on_themselves(present, pair, said, split):
    """Whoever came, whatever the split: a count of the voters is right, one vote more or less is not."""
    own = frozenset(concerned("candidate", mentor=pair[0], mentee=pair[1]))
    voters = may_vote(present, apart=own | said)
    assert voters.isdisjoint(own) and voters.isdisjoint(said) and voters <= present

    votes_for = split.draw(st.integers(0, len(voters)))
    against = split.draw(st.integers(0, len(voters) - votes_for))
    counted = {"present": len(present), "conflicted": len(present & (own | said)), "votes_for": votes_for}
    abstained = len(voters) - votes_for - against
    assert check_votes(**counted, against=against, abstained=abstained) == ()
    assert check_votes(**counted, against=against, abstained=abstained + 1)[0].code == "votes_exceed_voters"
    if abstained:
        assert check_votes(**counted, against=against, abstained=abstained - 1)[0].code == "votes_below_voters"


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((4, 5, 0), False),
        ((5, 5, 0), False),
        ((6, 5, 0), True),
        ((5, 0, 5), False),
        ((5, 0, 4), True),
        ((0, 0, 0), False),
    ],
)
def test_motion_needs_more_than_half_of_those_who_voted(votes, expected):
    assert is_carried(*votes) is expected


def make_decision(**changes):
    asked = {
        "members": 20,
        "present": 11,
        "conflicted": 1,
        "votes_for": 8,
        "against": 1,
        "abstained": 1,
        "resolution": "Approve the candidate.",
    }
    return missing_to_decide(**asked | changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"resolution": "  "}, (Reason("resolution_missing"),)),
        (
            {"present": 10, "conflicted": 0},
            (Reason("no_quorum", {"present": 10, "members": 20, "percent": 50}),),
        ),
        ({"present": 10, "conflicted": 0, "percent": 49}, ()),
        ({"abstained": 0}, (Reason("votes_below_voters", {"cast": 9, "voters": 10}),)),
        (
            {"members": 10},
            (Reason("present_exceed_members", {"present": 11, "members": 10}),),
        ),
        (
            {"present": 0, "conflicted": 0, "votes_for": 0, "against": 0, "abstained": 0, "resolution": ""},
            (
                Reason("no_quorum", {"present": 0, "members": 20, "percent": 50}),
                Reason("resolution_missing"),
            ),
        ),
    ],
)
def test_decision_tells_everything_it_lacks(changes, expected):
    assert make_decision(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"number": " "}, (Reason("number_missing"),)),
        ({"has_chair": False, "has_secretary": False}, (Reason("chair_missing"), Reason("secretary_missing"))),
    ],
)
def test_minutes_tell_everything_they_lack(changes, expected):
    asked = {"number": "4", "has_chair": True, "has_secretary": True} | changes

    assert missing_to_issue_minutes(**asked) == expected
