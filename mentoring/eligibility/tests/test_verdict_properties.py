"""What holds of every verdict, whatever the facts: a better fact never makes it worse, every line says everything."""

import json
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.eligibility.rules import (
    BandDecision,
    CandidateFacts,
    CategoryFact,
    EthicsFact,
    Outcome,
    Policy,
    QualityFact,
    Result,
    Verdict,
    explain,
    judge,
    requirements,
)
from mentoring.statute import norm

ON = date(2026, 9, 1)
FIRST = date(2020, 4, 25)
YEARS = (("2025–2026", date(2025, 9, 2)), ("2024–2025", date(2024, 9, 2)), ("2023–2024", date(2023, 9, 1)))
RESULTS = [Result.NOT_MET, Result.NO_DATA, Result.COUNCIL, Result.MET]
OUTCOMES = [Outcome.DOES_NOT_MEET, Outcome.NO_DATA, Outcome.COUNCIL, Outcome.MEETS]

days = st.dates(date(2015, 1, 1), date(2030, 12, 31))
counts = st.integers(0, 120).flatmap(lambda assessed: st.tuples(st.integers(0, assessed), st.just(assessed)))
reasons = st.sampled_from(["", "grade_one", "elsewhere", "leave", "other"])
awards = st.builds(
    CategoryFact,
    st.sampled_from(["teacher", "moderator", "expert", "researcher", "master", "second", "first", "highest"]),
    days,
    st.none() | days.map(lambda day: day + timedelta(days=4000)),
    st.integers(1, 99),
)
words = st.builds(EthicsFact, st.booleans(), days, st.integers(1, 99))
decisions = st.builds(BandDecision, st.integers(0, 100), st.just("3"), st.just(date(2026, 8, 28)), st.just("…"), days)
policies = st.builds(
    Policy,
    st.sampled_from(["ordinary", "small_class"]),
    st.sampled_from(["every_year", "mean"]),
    st.just(2),
    st.none() | decisions,
)


@st.composite
def figures(draw):
    rows = []
    for (year, starts_on), (good, assessed), reason in zip(
        YEARS,
        draw(st.lists(counts, min_size=3, max_size=3)),
        draw(st.lists(reasons, min_size=3, max_size=3)),
        strict=True,
    ):
        rows.append(QualityFact(year, starts_on, good, assessed, "" if assessed else reason, 1))
    return tuple(rows)


@st.composite
def candidates(draw):
    subjects = draw(st.sampled_from([(), ("maths",), ("maths", "physics")]))
    return CandidateFacts(
        person_id=1,
        name="Әсел",
        employed=draw(st.booleans()),
        posts=draw(st.sampled_from([("teacher",), ("deputy",), ("head",)])),
        categories=tuple(draw(st.lists(awards, max_size=3))),
        ethics=tuple(draw(st.lists(words, max_size=3))),
        quality={subject: draw(figures()) for subject in subjects},
        subjects=subjects,
        mentees=0,
        in_reserve=False,
    )


def judged(facts, policy, on=ON, **asked):
    return judge(facts, requirements(policy, YEARS, on), subject="maths", mentee_id=99, **asked)


@settings(max_examples=600)
@given(facts=candidates(), policy=policies, place=st.integers(0, 2), fewer=st.integers(1, 120))
def test_a_verdict_never_improves_when_a_figure_falls(facts, policy, place, fewer):
    if "maths" not in facts.quality:
        return
    rows = list(facts.quality["maths"])
    rows[place] = replace(rows[place], good=max(0, rows[place].good - fewer))
    worse = replace(facts, quality=facts.quality | {"maths": tuple(rows)})
    assert OUTCOMES.index(judged(worse, policy).outcome) <= OUTCOMES.index(judged(facts, policy).outcome)


@settings(max_examples=500)
@given(facts=candidates(), policy=policies)
def test_a_decision_on_the_band_helps_inside_it_only_and_never_hurts(facts, policy):
    plain, decided = judged(facts, replace(policy, decision=None)), judged(facts, policy)
    if plain.quality in (Result.NOT_MET, Result.NO_DATA, Result.MET):
        assert decided.quality == plain.quality
    else:
        assert decided.quality in (Result.COUNCIL, Result.MET)
    lower, upper = norm(f"quality_band_{policy.school_kind}", ON).band
    assert lower <= decided.asked.upper <= upper


@settings(max_examples=600)
@given(
    facts=candidates(),
    policy=policies,
    on=st.dates(FIRST, date(2035, 12, 31)),
    for_reserve=st.booleans(),
)
def test_every_line_says_everything_and_comes_back_from_storage(facts, policy, on, for_reserve):
    found = explain(judged(facts, policy, on, for_reserve=for_reserve))
    assert Verdict.from_dict(json.loads(json.dumps(found.as_dict()))) == found
    for line in found.lines:
        assert line.requirement
        assert (line.hint is None) == (line.result == Result.MET)
        if line.norm:
            assert found.norm_of(line).is_in_force(on)
    assert found.outcome == OUTCOMES[min(RESULTS.index(line.result) for line in found.lines)]


@settings(max_examples=500)
@given(facts=candidates(), policy=policies, more=st.lists(awards, max_size=2))
def test_another_award_never_takes_the_category_away(facts, policy, more):
    richer = replace(facts, categories=(*facts.categories, *more))
    assert RESULTS.index(judged(richer, policy).category) >= RESULTS.index(judged(facts, policy).category)


@settings(max_examples=400)
@given(facts=candidates(), policy=policies)
def test_the_reserve_asks_for_more_and_never_for_less(facts, policy):
    assert OUTCOMES.index(judged(facts, policy, for_reserve=True).outcome) <= OUTCOMES.index(
        judged(facts, policy).outcome
    )
