"""What do the figures say? Medians of ratios against their goals, as a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import exp, log
from statistics import median
from typing import Any

from mentoring.bench.pages import DATES_GOAL, MEGABYTES_GOAL, VERDICTS_GOAL

MEAN_GOAL = 3.5


@dataclass(frozen=True)
class Result:
    """One page on one engine. `rounds` are (bare, page) in seconds a request; `fault` says why there are none."""

    key: str
    label: str
    goal: float | None
    queries: int | None = None
    most_queries: int | None = None
    rounds: tuple[tuple[float, float], ...] = ()
    database_share: float = 0.0
    counted: bool = True
    fault: str = ""

    @property
    def ratio(self) -> float:
        return median_ratio(self.rounds)

    @property
    def milliseconds(self) -> float:
        return 1000 * median(page for _, page in self.rounds)

    @property
    def bare_milliseconds(self) -> float:
        return 1000 * median(bare for bare, _ in self.rounds)

    @property
    def verdict(self) -> str:
        """«ok», or which goal is missed; «–» where none is set."""
        missed = []
        if self.goal is not None and self.ratio > self.goal:
            missed.append("over")
        if None not in (self.queries, self.most_queries) and self.queries > self.most_queries:
            missed.append(f"over {self.most_queries} queries")
        return ", ".join(missed) or ("–" if self.goal is None else "ok")

    def as_dict(self) -> dict[str, Any]:
        measured = {"ratio": self.ratio, "ms": self.milliseconds, "verdict": self.verdict} if self.rounds else {}
        return asdict(self) | measured


def median_ratio(rounds: Iterable[tuple[float, float]]) -> float:
    """The median of the rounds' ratios, not the ratio of medians: a slow moment hits both sides of its round."""
    return median(page / bare for bare, page in rounds)


def geometric_mean(ratios: Sequence[float]) -> float:
    return exp(sum(log(ratio) for ratio in ratios) / len(ratios))


def table(engine: str, results: Sequence[Result]) -> str:
    """The engine's table, the mean below it."""
    measured = [result for result in results if result.rounds]
    lines = [f"{engine}", f"{'page':<34}{'queries':>8}{'CPU ms':>9}{'of it db':>10}{'ratio':>8}{'goal':>7}  "]
    if measured:
        bare = median(result.bare_milliseconds for result in measured)
        lines.append(f"{'bare signed-in page':<34}{'2':>8}{bare:>9.2f}{'':>10}{1:>8.2f}{'':>7}")
    lines += [_line(result) for result in results]
    if counted := [result.ratio for result in measured if result.counted]:
        mean = geometric_mean(counted)
        verdict = "ok" if mean <= MEAN_GOAL else "over"
        lines.append(f"{'geometric mean':<34}{'':>27}{mean:>8.2f}{MEAN_GOAL:>7.2f}  {verdict}")
    return "\n".join(line.rstrip() for line in lines)


def _line(result: Result) -> str:
    if result.fault:
        return f"{result.label:<34}  NOT MEASURED: {result.fault}"
    queries = "" if result.queries is None else result.queries
    goal = "–" if result.goal is None else f"{result.goal:.2f}"
    return (
        f"{result.label:<34}{queries:>8}{result.milliseconds:>9.2f}{result.database_share:>10.0%}"
        f"{result.ratio:>8.2f}{goal:>7}  {result.verdict}"
    )


def paper_line(result: Result) -> str:
    """A paper beside WeasyPrint alone, or memory beside memory: ratios of another kind, out of the mean."""
    shown = f"{result.rounds[0][1]:>9.0f}" if result.key == "memory" else f"{result.milliseconds:>9.2f}"
    return f"{result.label:<34}{'':>8}{shown}{'':>10}{result.ratio:>8.2f}{result.goal:>7.2f}  {result.verdict}"


def country_table(engine: str, measured: Mapping[str, Any], district: Result) -> str:
    """Verdicts of everybody beside the set-based query, dates beside their limit, the page of a district."""
    ratio, differing = measured["rule"] / measured["sql"], measured["differing"] + measured["differing_live"]
    lines = [
        f"{engine}, {measured['teachers']} teachers",
        f"{'':<40}{'measured':>12}{'goal':>8}",
        f"{'one set-based query, CPU s':<40}{measured['sql']:>12.2f}{'floor':>8}",
        f"{'verdicts by the rule, CPU s':<40}{measured['rule']:>12.2f}{'':>8}",
        _against("the rule / the query", ratio, VERDICTS_GOAL),
        _against("memory at its highest, MB", measured["megabytes"], MEGABYTES_GOAL),
        _against("answers that differ from either", differing, 0),
        *[_against(f"{name}, ms of the database", spent, DATES_GOAL) for name, spent in measured["dates"].items()],
        _line(district),
    ]
    return "\n".join(line.rstrip() for line in lines)


def _against(label: str, value: float, goal: float) -> str:
    return f"{label:<40}{value:>12.2f}{goal:>8}  {'ok' if value <= goal else 'over'}"
