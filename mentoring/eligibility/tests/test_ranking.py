"""Who stands before whom, and why: the order of comparison, seen from both sides."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.eligibility.rules import (
    NO_WISHES,
    Outcome,
    Place,
    Wishes,
    Young,
    decided_by,
    missing_to_answer,
    missing_to_want,
    missing_to_wish,
    rank,
    rank_young,
    requirements,
)
from mentoring.eligibility.tests.test_rules import MENTEE_ID, ON, ORDINARY, YEARS, make_candidate, make_figures

QUALITY_BY_OUTCOME = {
    Outcome.MEETS: make_figures("80", "80", "80"),
    Outcome.COUNCIL: make_figures("65", "80", "80"),
    Outcome.NO_DATA: make_figures(None, "80", "80"),
    Outcome.DOES_NOT_MEET: make_figures("40", "80", "80"),
}
ORDER_OF_OUTCOMES = tuple(Outcome)
BOTH_SUBJECTS = {subject: make_figures("80", "80", "80") for subject in ("maths", "art")}


def ranked(*candidates, **changes):
    asked = {"mentee_id": MENTEE_ID, "subject": "maths", "completed_years": YEARS, "policy": ORDINARY, "on": ON}
    return rank(candidates, **asked | changes)


def names(places):
    return [place.facts.name for place in places]


def test_rank_puts_the_verdict_before_everything_else():
    candidates = [
        make_candidate(
            person_id=number,
            name=outcome.value,
            quality={"maths": figures},
            mentees=4 - number,
            in_reserve=outcome != Outcome.MEETS,
        )
        for number, (outcome, figures) in enumerate(QUALITY_BY_OUTCOME.items())
    ]

    places = ranked(*reversed(candidates), wishes=Wishes(wanted=(3, 2, 1), willing=frozenset({1, 2, 3})))

    assert names(places) == ["meets", "council", "no_data", "does_not_meet"]


# The better one differs in the thing compared, the worse one is better in everything that is compared after it.
@pytest.mark.parametrize(
    ("field", "better", "worse", "wishes"),
    [
        ("other_subject", {"mentees": 3}, {"subjects": ("art",)}, Wishes(wanted=(3,), willing=frozenset({3}))),
        ("wish", {"mentees": 3}, {}, Wishes(wanted=(2,), willing=frozenset({3}))),
        ("wish", {"mentees": 3}, {}, Wishes(wanted=(2, 3), willing=frozenset({3}))),
        ("unasked", {"mentees": 3}, {"in_reserve": True}, Wishes(willing=frozenset({2}))),
        ("load", {"mentees": 0}, {"mentees": 1, "in_reserve": True, "language": "kk"}, NO_WISHES),
        ("outside_reserve", {"in_reserve": True}, {"trained": True, "language": "kk", "shift": "1"}, NO_WISHES),
        ("untrained", {"trained": True}, {"language": "kk", "shift": "1"}, NO_WISHES),
        ("other_language", {"language": "kk"}, {"language": "ru", "shift": "1"}, NO_WISHES),
        ("other_shift", {"shift": "1"}, {"shift": "2"}, NO_WISHES),
        ("name", {"name": "А"}, {"name": "Б"}, NO_WISHES),
        ("name", {"person_id": 5}, {"person_id": 6}, NO_WISHES),
    ],
)
def test_rank_compares_one_thing_after_another(field, better, worse, wishes):
    # A quiet default would win by name: the worse one is named first.
    first = make_candidate(**{"person_id": 2, "name": "Б", "quality": BOTH_SUBJECTS} | better)
    second = make_candidate(
        **{"person_id": 3, "name": "Б" if "person_id" in better else "А", "quality": BOTH_SUBJECTS} | worse
    )

    places = ranked(second, first, language="kk", shift="1", wishes=wishes)

    assert [place.facts for place in places] == [first, second]
    assert decided_by(places[0].place, places[1].place) == field


def test_whoever_declined_stands_last_of_those_who_fit_and_can_still_be_chosen():
    declined = make_candidate(person_id=1, name="declined", in_reserve=True)
    council = make_candidate(person_id=2, name="council", quality={"maths": QUALITY_BY_OUTCOME[Outcome.COUNCIL]})
    unfit = make_candidate(person_id=3, name="unfit", quality={"maths": QUALITY_BY_OUTCOME[Outcome.NO_DATA]})

    places = ranked(unfit, declined, council, wishes=Wishes(wanted=(1,), declined=frozenset({1})))

    assert names(places) == ["council", "declined", "unfit"]
    assert places[1].reasons == ("declined", "same_subject", "wished_1", "in_reserve")
    assert decided_by(places[0].place, places[1].place) == "declined"


def test_rank_tells_what_moved_a_candidate():
    light = make_candidate(
        person_id=1, name="light", in_reserve=True, trained=True, language="kk", shift="1", quality=BOTH_SUBJECTS
    )
    full = make_candidate(person_id=2, name="full", mentees=2, language="ru", shift="2", quality=BOTH_SUBJECTS)
    other = make_candidate(person_id=3, name="other", mentees=1, subjects=("art",), quality=BOTH_SUBJECTS)

    wishes = Wishes(wanted=(3, 1), willing=frozenset({1}))
    places = ranked(full, other, light, language="kk", shift="1", wishes=wishes)

    assert [(place.facts.name, place.same_subject, place.reasons) for place in places] == [
        (
            "light",
            True,
            (
                "same_subject",
                "wished_2",
                "willing",
                "lighter_load",
                "in_reserve",
                "trained",
                "same_language",
                "same_shift",
            ),
        ),
        ("full", True, ("same_subject", "over_limit")),
        ("other", False, ("wished_1",)),
    ]


def test_rank_does_not_praise_a_load_all_share():
    places = ranked(make_candidate(person_id=1), make_candidate(person_id=2))

    assert [place.reasons for place in places] == [("same_subject",), ("same_subject",)]


def test_rank_of_nobody_is_empty():
    assert ranked() == []


# From the mentor's side ----------------------------------------------------------------------------------------------
def make_young(number, **changes):
    told = {"name": "Жас", "subject": "maths", "language": "", "shift": "", "due_on": date(2026, 9, 8)}
    return Young(number, 100 + number, **told | changes)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"due_on": date(2026, 9, 9)}, {"wishes": Wishes(wanted=(1,), declined=frozenset({1}))}),
        ({}, {"subject": "art", "wishes": Wishes(wanted=(1,))}),
        ({"wishes": Wishes(wanted=(1,))}, {"wishes": Wishes(wanted=(7, 1), willing=frozenset({1}))}),
        ({"wishes": Wishes(willing=frozenset({1}))}, {"language": "kk"}),
        ({"language": "kk"}, {"shift": "1"}),
        ({"shift": "1"}, {"due_on": date(2026, 9, 1)}),
        ({"due_on": date(2026, 9, 7)}, {"due_on": date(2026, 9, 8)}),
    ],
)
def test_young_teachers_are_compared_by_the_same_things_then_by_the_order_s_clock(better, worse):
    mentor = make_candidate(language="kk", shift="1", quality={"maths": make_figures("80", "80", "80")})
    first, second = make_young(2, **better), make_young(1, **worse)

    found = rank_young([second, first], mentor, requirements(ORDINARY, YEARS, ON))

    assert [one for one, _ in found] == [first, second]


# What may be wished --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("needs_mentor", "order_signed", "missing"),
    [
        (True, False, ()),
        (True, True, ("wishes_closed",)),
        (False, False, ("not_new_to_profession",)),
    ],
)
def test_wishes_are_heard_until_the_order(needs_mentor, order_signed, missing):
    assert missing_to_wish(needs_mentor=needs_mentor, order_signed=order_signed) == missing


@pytest.mark.parametrize(
    ("wanted", "missing"),
    [
        ((), ()),
        ((1, 2, 3), ()),
        ((1, 2, 3, 4), ("too_many_wanted",)),
        ((1, 1), ("wanted_twice",)),
        ((99,), ("mentor_is_mentee",)),
        ((7,), ("not_a_colleague",)),
    ],
)
def test_up_to_three_different_colleagues_are_wanted(wanted, missing):
    assert missing_to_want(wanted=wanted, mentee_id=99, colleagues=frozenset({1, 2, 3, 4})) == missing


@pytest.mark.parametrize(
    ("person_id", "willing", "reason", "missing"),
    [
        (1, True, "", ()),
        (1, False, "Екі жұбым бар", ()),
        (1, False, " ", ("decline_reason_missing",)),
        (99, True, "", ("mentor_is_mentee",)),
        (7, True, "", ("not_a_colleague",)),
    ],
)
def test_a_colleague_declines_with_a_reason(person_id, willing, reason, missing):
    found = missing_to_answer(
        person_id=person_id, mentee_id=99, colleagues=frozenset({1}), willing=willing, reason=reason
    )
    assert found == missing


# Invariants ----------------------------------------------------------------------------------------------------------
candidates = st.builds(
    lambda number, name, outcome, subject, mentees, in_reserve, trained, language: make_candidate(
        person_id=number,
        name=name,
        quality={subject: QUALITY_BY_OUTCOME[outcome]},
        subjects=(subject,),
        mentees=mentees,
        in_reserve=in_reserve,
        trained=trained,
        language=language,
    ),
    st.integers(1, 9),
    st.sampled_from("АБ"),
    st.sampled_from(Outcome),
    st.sampled_from(["maths", "art"]),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "kk", "ru"]),
)
staffs = st.lists(candidates, max_size=6, unique_by=lambda facts: facts.person_id)
people = st.integers(1, 9)
all_wishes = st.builds(
    lambda wanted, answers: Wishes(
        wanted=tuple(wanted),
        willing=frozenset(person for person, says in answers.items() if says),
        declined=frozenset(person for person, says in answers.items() if not says),
    ),
    st.lists(people, max_size=3, unique=True),
    st.dictionaries(people, st.booleans(), max_size=4),
)


@settings(max_examples=1200)
@given(data=st.data(), staff=staffs, wishes=all_wishes)
def test_ranking_does_not_depend_on_the_order_of_the_input(data, staff, wishes):
    shuffled = data.draw(st.permutations(staff))

    assert ranked(*shuffled, language="kk", wishes=wishes) == ranked(*staff, language="kk", wishes=wishes)


@settings(max_examples=1000)
@given(staff=staffs, wishes=all_wishes)
def test_ranking_is_a_strict_order_in_which_every_two_are_told_apart(staff, wishes):
    places = [one.place for one in ranked(*staff, language="kk", wishes=wishes)]

    assert all(before < after for before, after in pairwise(places))
    assert all(decided_by(before, after) in Place._fields for before, after in pairwise(places))


@settings(max_examples=500)
@given(staff=staffs, wishes=all_wishes)
def test_ranking_puts_a_weaker_verdict_before_a_stronger_one_only_where_the_stronger_declined(staff, wishes):
    for before, after in pairwise(ranked(*staff, wishes=wishes)):
        weaker = ORDER_OF_OUTCOMES.index(before.verdict.outcome) > ORDER_OF_OUTCOMES.index(after.verdict.outcome)
        assert not weaker or (after.place.declined and not before.place.declined)


@settings(max_examples=500)
@given(staff=staffs, wishes=all_wishes)
def test_wishes_neither_add_nor_drop_a_candidate_nor_change_a_verdict(staff, wishes):
    with_wishes, without = (ranked(*staff, wishes=each) for each in (wishes, NO_WISHES))

    assert {(one.facts.person_id, one.verdict.outcome) for one in with_wishes} == {
        (one.facts.person_id, one.verdict.outcome) for one in without
    }
