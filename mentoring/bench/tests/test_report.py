"""Do the figures say what was measured? Sums on paper, no processor."""

import pytest

from mentoring.bench.report import Result, country_table, geometric_mean, median_ratio, table


def result(ratio: float, **fields) -> Result:
    return Result(**({"key": "k", "label": "a page", "goal": 3.0, "rounds": ((0.001, 0.001 * ratio),)} | fields))


def test_ratio_is_the_median_of_the_rounds_ratios():
    disturbed = [(1.0, 2.0), (1.0, 2.2), (10.0, 21.0), (1.0, 9.0), (5.0, 1.0)]

    assert median_ratio(disturbed) == pytest.approx(2.1)


@pytest.mark.parametrize(("ratios", "mean"), [([4.0], 4.0), ([1.0, 4.0], 2.0), ([2.0, 4.0, 8.0], 4.0)])
def test_geometric_mean_weighs_factors(ratios, mean):
    assert geometric_mean(ratios) == pytest.approx(mean)


@pytest.mark.parametrize(
    ("ratio", "fields", "verdict"),
    [
        (2.99, {}, "ok"),
        (3.0, {}, "ok"),
        (3.01, {}, "over"),
        (3.01, {"goal": None}, "–"),
        (2.0, {"queries": 12, "most_queries": 12}, "ok"),
        (2.0, {"queries": 13, "most_queries": 12}, "over 12 queries"),
        (4.0, {"queries": 13, "most_queries": 12}, "over, over 12 queries"),
        (2.0, {"queries": 13, "most_queries": None}, "ok"),
    ],
)
def test_verdict_tells_which_goal_is_missed(ratio, fields, verdict):
    assert result(ratio, **fields).verdict == verdict


def test_a_page_that_failed_is_told_and_stays_out_of_the_mean():
    printed = table("sqlite", [result(2.0), result(0, label="gone", rounds=(), fault="answered 500")])

    assert "NOT MEASURED: answered 500" in printed
    assert printed.splitlines()[-1].split() == ["geometric", "mean", "2.00", "3.50", "ok"]


def test_table_of_nothing_measured_has_no_mean():
    assert "mean" not in table("sqlite", [result(0, rounds=(), fault="gone")])


def test_a_country_is_told_beside_its_floor():
    measured = {
        "teachers": 400_000,
        "sql": 2.0,
        "rule": 8.2,
        "megabytes": 150,
        "differing": 1,
        "differing_live": 0,
        "dates": {"open, school": 2.0, "overdue, country": 2.1},
    }

    lines = country_table("postgresql", measured, result(2.0)).splitlines()

    found = {line[:40].strip(): line.split()[-1] for line in lines[4:-1]}
    assert found == {
        "the rule / the query": "over",
        "memory at its highest, MB": "ok",
        "answers that differ from either": "over",
        "open, school, ms of the database": "ok",
        "overdue, country, ms of the database": "over",
    }
