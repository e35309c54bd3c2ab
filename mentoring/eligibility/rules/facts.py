"""What is a verdict made of? Plain values; everything in a line is JSON-safe, because a pair keeps its verdict.

The facts are not frozen, only because a frozen dataclass takes four times as long to make and a country has millions of
them; nobody changes one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from mentoring.statute import Norm, norm


class Result(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    COUNCIL = "council"
    NO_DATA = "no_data"


class Outcome(StrEnum):
    """The verdict as a whole, best first: candidates are listed in this order."""

    MEETS = "meets"
    COUNCIL = "council"
    NO_DATA = "no_data"
    DOES_NOT_MEET = "does_not_meet"


# Folded away in lists, proposed only as an exception.
UNFIT = (Outcome.NO_DATA, Outcome.DOES_NOT_MEET)


class Criterion(StrEnum):
    CATEGORY = "category"
    ETHICS = "ethics"
    QUALITY = "quality"
    EMPLOYED = "employed"
    POST = "post"
    NOT_MENTEE = "not_mentee"


# `proof` is the number of the row that says so. Rows are never changed or deleted, so a kept verdict leads to its
# proof for ever; 0 where nobody will ask.
@dataclass(slots=True)
class CategoryFact:
    category: str
    awarded_on: date
    expires_on: date | None
    proof: int


@dataclass(slots=True)
class EthicsFact:
    holds: bool
    confirmed_on: date
    proof: int


@dataclass(slots=True)
class QualityFact:
    """The figure of one subject and year: pupils assessed, and of them those with "4" or "5".

    Nobody assessed is no figure, with its `no_data_reason`, a code of the school's list. Counts are kept, not a
    percent: they compare exactly.
    """

    year: str
    starts_on: date
    good: int
    assessed: int
    no_data_reason: str
    proof: int

    @property
    def percent(self) -> Decimal | None:
        """× 100, unrounded; None when nobody was assessed."""
        return Decimal(100 * self.good) / self.assessed if self.assessed else None


@dataclass(slots=True)
class CandidateFacts:
    """All a verdict needs to know. Where a year has two figures the first counts: the correction comes first."""

    person_id: int
    name: str
    employed: bool
    posts: tuple[str, ...]
    categories: tuple[CategoryFact, ...]
    ethics: tuple[EthicsFact, ...]
    quality: Mapping[str, tuple[QualityFact, ...]]
    subjects: tuple[str, ...]
    mentees: int
    in_reserve: bool
    language: str = ""
    shift: str = ""
    trained: bool = False
    by_exception: bool = False  # one of the mentees by exception


@dataclass(frozen=True, slots=True)
class BandDecision:
    """A council has decided that inside the band the requirement is met from `percent`, from the day `valid_from`."""

    percent: int
    number: str
    decided_on: date
    text: str
    valid_from: date

    def as_dict(self) -> dict[str, Any]:
        return {
            "percent": self.percent,
            "number": self.number,
            "decided_on": self.decided_on.isoformat(),
            "text": self.text,
            "valid_from": self.valid_from.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Policy:
    """How this school reads what the Rules leave open. `max_mentees` is a warning, not a wall."""

    school_kind: str
    quality_basis: str
    max_mentees: int
    decision: BandDecision | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion. `norm` is a code of the statute, empty where the condition is the product's own.

    `proofs` say by "row" which awards, confirmations or figures it rests on, and what each is once `proofs.proved`.
    """

    criterion: Criterion
    result: Result
    requirement: dict[str, Any] = field(hash=False)
    found: dict[str, Any] = field(hash=False)
    norm: str
    proofs: tuple[dict[str, Any], ...] = field(default=(), hash=False)
    hint: dict[str, Any] | None = field(default=None, hash=False)

    def as_dict(self) -> dict[str, Any]:
        return {
            "criterion": self.criterion.value,
            "result": self.result.value,
            "requirement": self.requirement,
            "found": self.found,
            "norm": self.norm,
            "proofs": list(self.proofs),
            "hint": self.hint,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        codes = {"criterion": Criterion(data["criterion"]), "result": Result(data["result"])}
        return cls(**{**data, **codes, "proofs": tuple(data["proofs"])})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one candidate on one day, judged in `subject` (empty when the candidate teaches none)."""

    outcome: Outcome
    lines: tuple[Line, ...]
    on: date
    subject: str

    def norm_of(self, line: Line) -> Norm | None:
        """The norm the line rests on, as it read on the day of the verdict."""
        return norm(line.norm, self.on) if line.norm else None

    def as_dict(self) -> dict[str, Any]:
        return {
            "outcome": self.outcome.value,
            "on": self.on.isoformat(),
            "subject": self.subject,
            "lines": [line.as_dict() for line in self.lines],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            outcome=Outcome(data["outcome"]),
            lines=tuple(Line.from_dict(line) for line in data["lines"]),
            on=date.fromisoformat(data["on"]),
            subject=data["subject"],
        )
