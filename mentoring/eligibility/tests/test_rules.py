import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.eligibility.rules import (
    CandidateFacts,
    CategoryFact,
    Criterion,
    EthicsFact,
    Outcome,
    Policy,
    QualityFact,
    Result,
    Verdict,
    judge_quality,
    overall,
    subject_judged,
    verdict,
)

ON = date(2026, 9, 1)
YEARS = (
    ("2025–2026", date(2025, 9, 2)),
    ("2024–2025", date(2024, 9, 2)),
    ("2023–2024", date(2023, 9, 1)),
)
ORDINARY = Policy(school_kind="ordinary", quality_basis="every_year", max_mentees=2)
SMALL_CLASS = replace(ORDINARY, school_kind="small_class")
BY_MEAN = replace(ORDINARY, quality_basis="mean")

RESEARCHER = CategoryFact("researcher", date(2023, 6, 1), date(2028, 6, 1), 17)
GOOD_ETHICS = EthicsFact(True, date(2026, 8, 20), 5)
MENTEE_ID = 99


def make_figures(*percents):
    """Figures for YEARS, newest first; None is a year without marks."""
    return tuple(
        QualityFact(
            year=year,
            starts_on=starts_on,
            good=good,
            assessed=assessed,
            no_data_reason="grade_one" if percent is None else "",
            proof=starts_on.year,
        )
        for (year, starts_on), percent in zip(YEARS, percents, strict=False)
        for good, assessed in [counts(percent)]
    )


def counts(percent):
    """Pupils who give exactly this percent, however many that takes: (with "4" or "5", assessed)."""
    if percent is None:
        return 0, 0
    numerator, denominator = Decimal(percent).as_integer_ratio()
    return numerator, 100 * denominator


def figure(good, assessed):
    return QualityFact("2025–2026", date(2025, 9, 2), good, assessed, "", 0)


def make_candidate(**changes):
    facts = CandidateFacts(
        person_id=1,
        name="Әсел Нұрланқызы",
        employed=True,
        posts=("teacher",),
        categories=(RESEARCHER,),
        ethics=(GOOD_ETHICS,),
        quality={"maths": make_figures("81.5", "78", "72")},
        subjects=("maths",),
        mentees=0,
        in_reserve=False,
    )
    return replace(facts, **changes)


def judge(facts, *, mentee_id=MENTEE_ID, subject="maths", completed_years=YEARS, policy=ORDINARY, on=ON):
    return verdict(facts, mentee_id=mentee_id, subject=subject, completed_years=completed_years, policy=policy, on=on)


def line_of(found, criterion):
    return next(line for line in found.lines if line.criterion == criterion)


def hint_code(line):
    return line.hint["code"] if line.hint else None


def test_verdict_of_a_fit_candidate_has_a_met_line_for_each_criterion():
    found = judge(make_candidate())

    assert found.outcome == Outcome.MEETS
    assert [(line.criterion, line.result, line.hint) for line in found.lines] == [
        (criterion, Result.MET, None) for criterion in Criterion if criterion != Criterion.POST
    ]


def test_verdict_without_a_mentee_does_not_ask_about_the_mentee():
    found = judge(make_candidate(), mentee_id=None)

    assert Criterion.NOT_MENTEE not in [line.criterion for line in found.lines]


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (["met", "met"], Outcome.MEETS),
        (["met", "council"], Outcome.COUNCIL),
        (["council", "no_data"], Outcome.NO_DATA),
        (["no_data", "council", "not_met", "met"], Outcome.DOES_NOT_MEET),
    ],
)
def test_overall_is_the_weakest_line(results, expected):
    assert overall([Result(result) for result in results]) == expected


# Category


@pytest.mark.parametrize(
    ("on", "result", "hint"),
    [
        (date(2028, 5, 31), Result.MET, None),
        (date(2028, 6, 1), Result.MET, None),
        (date(2028, 6, 2), Result.NOT_MET, "renew_category"),
        (date(2023, 6, 1), Result.MET, None),
        (date(2023, 5, 31), Result.NOT_MET, "enter_category"),
    ],
)
def test_category_counts_from_its_award_to_its_last_day(on, result, hint):
    line = line_of(judge(make_candidate(), on=on), Criterion.CATEGORY)

    assert (line.result, hint_code(line)) == (result, hint)


@pytest.mark.parametrize(
    ("category", "result", "hint"),
    [
        ("teacher", Result.NOT_MET, "raise_category"),
        ("moderator", Result.NOT_MET, "raise_category"),
        ("expert", Result.NOT_MET, "raise_category"),
        ("researcher", Result.MET, None),
        ("master", Result.MET, None),
        ("second", Result.NOT_MET, "old_category"),
        ("first", Result.NOT_MET, "old_category"),
        ("highest", Result.NOT_MET, "old_category"),
    ],
)
def test_category_is_one_of_the_two_of_the_present_system(category, result, hint):
    found = judge(make_candidate(categories=(replace(RESEARCHER, category=category),)))
    line = line_of(found, Criterion.CATEGORY)

    assert (line.result, hint_code(line), line.found["category"]) == (result, hint, category)


def test_category_of_whom_none_is_recorded_is_not_met():
    line = line_of(judge(make_candidate(categories=())), Criterion.CATEGORY)

    assert (line.result, hint_code(line), line.found["category"]) == (Result.NOT_MET, "enter_category", "")


def test_category_valid_and_eligible_counts_beside_a_later_old_one():
    old = CategoryFact("highest", date(2024, 1, 1), date(2029, 1, 1), 1)
    line = line_of(judge(make_candidate(categories=(old, RESEARCHER))), Criterion.CATEGORY)

    assert (line.result, line.proofs) == (Result.MET, ({"row": 17},))


@pytest.mark.parametrize(
    ("awarded_on", "on", "expires_on", "result"),
    [
        (date(2021, 9, 2), ON, "2026-09-02", Result.MET),
        (date(2021, 9, 1), ON, "2026-09-01", Result.MET),
        (date(2021, 8, 31), ON, "2026-08-31", Result.NOT_MET),
        (date(2020, 2, 29), date(2025, 2, 28), "2025-02-28", Result.MET),
        (date(2020, 2, 29), date(2025, 3, 1), "2025-02-28", Result.NOT_MET),
    ],
)
def test_category_without_a_stated_end_lasts_five_years(awarded_on, on, expires_on, result):
    award = CategoryFact("master", awarded_on, None, 1)
    line = line_of(judge(make_candidate(categories=(award,)), on=on), Criterion.CATEGORY)

    assert (line.result, line.found["expires_on"], line.found["expiry_counted"]) == (result, expires_on, True)


# Ethics


@pytest.mark.parametrize(
    ("confirmations", "result", "hint"),
    [
        ((), Result.NO_DATA, "confirm_ethics"),
        ((GOOD_ETHICS,), Result.MET, None),
        ((replace(GOOD_ETHICS, confirmed_on=ON),), Result.MET, None),
        ((replace(GOOD_ETHICS, confirmed_on=date(2026, 9, 2)),), Result.NO_DATA, "confirm_ethics"),
        ((replace(GOOD_ETHICS, holds=False),), Result.NOT_MET, "ethics_not_kept"),
        (
            (GOOD_ETHICS, EthicsFact(False, date(2026, 8, 21), 6)),
            Result.NOT_MET,
            "ethics_not_kept",
        ),
        ((EthicsFact(False, date(2026, 8, 19), 6), GOOD_ETHICS), Result.MET, None),
        ((GOOD_ETHICS, replace(GOOD_ETHICS, holds=False)), Result.NOT_MET, "ethics_not_kept"),
    ],
)
def test_ethics_goes_by_the_latest_word_known_that_day(confirmations, result, hint):
    line = line_of(judge(make_candidate(ethics=confirmations)), Criterion.ETHICS)

    assert (line.result, hint_code(line)) == (result, hint)


# Quality


@pytest.mark.parametrize(
    ("policy", "percent", "expected"),
    [
        (ORDINARY, "0", Result.NOT_MET),
        (ORDINARY, "49.99", Result.NOT_MET),
        (ORDINARY, "59.96", Result.NOT_MET),
        (ORDINARY, "59.99", Result.NOT_MET),
        (ORDINARY, "59.999999999999999999999999", Result.NOT_MET),
        (ORDINARY, "60", Result.COUNCIL),
        (ORDINARY, "60.01", Result.COUNCIL),
        (ORDINARY, "69.99", Result.COUNCIL),
        (ORDINARY, "69.999999999999999999999999", Result.COUNCIL),
        (ORDINARY, "70", Result.MET),
        (ORDINARY, "70.01", Result.MET),
        (ORDINARY, "100", Result.MET),
        (SMALL_CLASS, "49.99", Result.NOT_MET),
        (SMALL_CLASS, "50", Result.COUNCIL),
        (SMALL_CLASS, "50.01", Result.COUNCIL),
        (SMALL_CLASS, "59.99", Result.COUNCIL),
        (SMALL_CLASS, "60", Result.MET),
        (SMALL_CLASS, "60.01", Result.MET),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_quality_of_the_weakest_year_decides(policy, percent, expected, place):
    percents = ["90", "90", "90"]
    percents[place] = percent

    line = line_of(judge(make_candidate(quality={"maths": make_figures(*percents)}), policy=policy), Criterion.QUALITY)

    assert line.result == expected


@pytest.mark.parametrize(
    ("percents", "every_year", "mean"),
    [
        (("59.99", "90", "90"), Result.NOT_MET, Result.MET),
        (("50", "60", "69.99"), Result.NOT_MET, Result.NOT_MET),
        (("50", "60", "70"), Result.NOT_MET, Result.COUNCIL),
        (("60", "70", "79.99"), Result.COUNCIL, Result.COUNCIL),
        (("60", "70", "80"), Result.COUNCIL, Result.MET),
        ((None, "90", "90"), Result.NO_DATA, Result.NO_DATA),
        ((None, "59.99", "90"), Result.NOT_MET, Result.NO_DATA),
        ((None, "40", "40"), Result.NOT_MET, Result.NO_DATA),
        ((None, "40", "39.99"), Result.NOT_MET, Result.NOT_MET),
        ((None, "65", "65"), Result.NO_DATA, Result.NO_DATA),
        ((None, None, None), Result.NO_DATA, Result.NO_DATA),
    ],
)
def test_quality_basis_every_year_or_mean(percents, every_year, mean):
    facts = make_candidate(quality={"maths": make_figures(*percents)})

    found = [line_of(judge(facts, policy=policy), Criterion.QUALITY).result for policy in (ORDINARY, BY_MEAN)]

    assert found == [every_year, mean]


def test_quality_names_the_years_that_hold_it_back():
    facts = make_candidate(quality={"maths": make_figures("59.996", None, "65")})

    line = line_of(judge(facts), Criterion.QUALITY)

    assert line.requirement == {
        "lower": 60,
        "upper": 70,
        "years": 3,
        "basis": "every_year",
        "school_kind": "ordinary",
        "decision": None,
    }
    assert [(row["year"], row["percent"], row["reason"], row["result"]) for row in line.found["years"]] == [
        ("2025–2026", "59.99", "", "not_met"),
        ("2024–2025", None, "grade_one", "no_data"),
        ("2023–2024", "65.00", "", "council"),
    ]
    short = {"year": "2025–2026", "pupils": 1, "leaves_after": "2028–2029"}
    assert line.hint == {
        "code": "raise_quality",
        "params": {"years": [short], "lower": 60, "upper": 70},
    }
    assert [proof["row"] for proof in line.proofs] == [2025, 2024, 2023]


@pytest.mark.parametrize(
    ("percents", "hint"),
    [
        (
            ("65", "90", "90"),
            {"code": "ask_council", "params": {"years": ["2025–2026"], "lower": 60, "upper": 70}},
        ),
        (
            ("90", "90"),
            {"code": "enter_figures", "params": {"subject": "maths", "years": [{"year": "2023–2024", "reason": ""}]}},
        ),
    ],
)
def test_quality_hints_what_would_change_it(percents, hint):
    line = line_of(judge(make_candidate(quality={"maths": make_figures(*percents)})), Criterion.QUALITY)

    assert line.hint == hint


def test_quality_of_a_year_the_school_never_kept_is_no_data():
    line = line_of(judge(make_candidate(), completed_years=YEARS[:2]), Criterion.QUALITY)

    assert (line.result, [row["year"] for row in line.found["years"]]) == (
        Result.NO_DATA,
        ["2025–2026", "2024–2025", ""],
    )


def test_quality_of_years_before_the_last_three_does_not_count():
    years = [*YEARS, ("2022–2023", date(2022, 9, 1))]
    figures = (*make_figures("80", "80", "80"), QualityFact("2022–2023", date(2022, 9, 1), 5, 50, "", 1))

    line = line_of(judge(make_candidate(quality={"maths": figures}), completed_years=years), Criterion.QUALITY)

    assert line.result == Result.MET


def test_quality_correction_stands_before_the_figure_it_corrects():
    figures = (*make_figures("50"), *make_figures("80", "80", "80"))

    line = line_of(judge(make_candidate(quality={"maths": figures})), Criterion.QUALITY)

    assert line.found["years"][0]["percent"] == "50.00"


def test_quality_of_unknown_basis_or_school_is_refused():
    with pytest.raises(ValueError, match="median"):
        judge(make_candidate(), policy=replace(ORDINARY, quality_basis="median"))
    with pytest.raises(LookupError, match="quality_band_evening"):
        judge(make_candidate(), policy=replace(ORDINARY, school_kind="evening"))


@pytest.mark.parametrize(
    ("subjects", "quality", "expected"),
    [
        (("physics", "maths"), {}, "maths"),
        (("physics", "art"), {}, "physics"),
        (("physics", "art"), {"art": make_figures("80")}, "art"),
        (("physics", "art"), {"physics": make_figures(None), "art": make_figures("80")}, "art"),
        (("maths", "art"), {"art": make_figures("80")}, "maths"),
        ((), {"art": make_figures("80")}, ""),
    ],
)
def test_subject_judged_is_one_the_candidate_teaches(subjects, quality, expected):
    facts = make_candidate(subjects=subjects, quality=quality)

    assert subject_judged(facts, "maths") == expected
    assert judge(facts).subject == expected


def test_quality_of_who_teaches_nothing_is_no_data():
    line = line_of(judge(make_candidate(subjects=())), Criterion.QUALITY)

    assert (line.result, hint_code(line)) == (Result.NO_DATA, "enter_subject")


@pytest.mark.parametrize(
    ("assessed", "with_four", "with_five", "below", "expected"),
    [
        (0, 0, 0, 60, None),
        (5, 2, 1, 60, False),
        (2500, 1000, 499, 60, True),
        (10007, 6004, 0, 60, True),
        (10, 5, 2, 70, False),
        (999_999, 699_999, 0, 70, True),
    ],
)
def test_quality_percent_is_never_rounded_up_to_a_bound(assessed, with_four, with_five, below, expected):
    share = figure(with_four + with_five, assessed)

    result = judge_quality([share], lower=below, upper=below, basis="every_year")

    assert result == {None: Result.NO_DATA, True: Result.NOT_MET, False: Result.MET}[expected]
    assert share.percent is None if expected is None else (share.percent < below) is expected


# Employed, and not the mentee


def test_who_does_not_work_at_the_school_does_not_meet():
    found = judge(make_candidate(employed=False))

    assert found.outcome == Outcome.DOES_NOT_MEET
    assert hint_code(line_of(found, Criterion.EMPLOYED)) == "employ"


@pytest.mark.parametrize(("mentee_id", "outcome"), [(1, Outcome.DOES_NOT_MEET), (2, Outcome.MEETS)])
def test_nobody_mentors_themself(mentee_id, outcome):
    assert judge(make_candidate(person_id=1), mentee_id=mentee_id).outcome == outcome


# The verdict as data


@pytest.mark.parametrize(
    "facts",
    [
        make_candidate(),
        make_candidate(categories=(), ethics=(), quality={}, subjects=(), employed=False),
        make_candidate(quality={"maths": make_figures("66.6666666666666666666666667", None)}),
    ],
)
def test_verdict_survives_json(facts):
    found = judge(facts)

    assert Verdict.from_dict(json.loads(json.dumps(found.as_dict()))) == found


def test_verdict_reads_each_line_by_the_norm_of_its_day():
    found = judge(make_candidate())

    codes = [law.code if (law := found.norm_of(line)) else None for line in found.lines]
    assert codes == ["eligible_categories", "ethics", "quality_band_ordinary", None, None]


# Invariants

percents = st.one_of(
    st.none(),
    st.decimals(0, 100, places=2),
    st.sampled_from([Decimal(text) for text in ("49.99", "50", "59.99", "60", "69.99", "70", "100")]),
)
known_percents = percents.filter(lambda percent: percent is not None)
ORDER_OF_RESULTS = (Result.NOT_MET, Result.NO_DATA, Result.COUNCIL, Result.MET)
ORDER_OF_OUTCOMES = tuple(reversed(Outcome))


@given(
    figures=st.lists(percents, min_size=3, max_size=3),
    place=st.integers(0, 2),
    fall=st.decimals(0, 100, places=2),
    policy=st.sampled_from([ORDINARY, SMALL_CLASS, BY_MEAN]),
)
def test_verdict_never_improves_when_a_figure_falls(figures, place, fall, policy):
    lower = list(figures)
    if lower[place] is not None:
        lower[place] = max(Decimal(0), lower[place] - fall)

    before, after = (
        judge(make_candidate(quality={"maths": make_figures(*each)}), policy=policy) for each in (figures, lower)
    )

    assert ORDER_OF_OUTCOMES.index(after.outcome) <= ORDER_OF_OUTCOMES.index(before.outcome)


@given(
    figures=st.lists(known_percents, min_size=3, max_size=3),
    place=st.integers(0, 2),
    basis=st.sampled_from(["every_year", "mean"]),
)
def test_quality_ruled_out_with_a_year_missing_stays_ruled_out_whatever_it_was(figures, place, basis):
    missing = [None if number == place else figure for number, figure in enumerate(figures)]

    partial, whole = (
        judge_quality(make_figures(*each), lower=60, upper=70, basis=basis) for each in (missing, figures)
    )

    assert partial in (Result.NOT_MET, Result.NO_DATA)
    assert whole == Result.NOT_MET or partial == Result.NO_DATA


shares = st.integers(1, 400).flatmap(lambda assessed: st.tuples(st.just(assessed), st.integers(0, assessed)))


@given(counts=st.lists(shares, min_size=3, max_size=3))
def test_quality_mean_of_counts_agrees_with_exact_fractions(counts):
    figures = [figure(good, assessed) for assessed, good in counts]
    mean = sum(Fraction(100 * good, assessed) for assessed, good in counts) / 3

    expected = Result.NOT_MET if mean < 60 else Result.COUNCIL if mean < 70 else Result.MET

    assert judge_quality(figures, lower=60, upper=70, basis="mean") == expected
