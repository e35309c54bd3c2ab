"""Which criteria does a sheet of lesson observation have, which marks may be given, and what do they come to?

A sheet is named by its kind; the marks are kept as {criterion: mark}. What is not rated has no mark: it is not a zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mentoring.approvals.rules import Reason


@dataclass(frozen=True)
class Part:
    """A part of a sheet with its criteria by code."""

    code: str
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The parts of a sheet; every criterion is marked from 0 to `top`."""

    parts: tuple[Part, ...]
    top: int

    @property
    def criteria(self) -> tuple[str, ...]:
        return tuple(code for part in self.parts for code in part.criteria)

    @property
    def maximum(self) -> int:
        return self.top * len(self.criteria)


def _numbered(code: str, first: int, last: int) -> Part:
    return Part(code, tuple(str(number) for number in range(first, last + 1)))


SHEETS: dict[str, Sheet] = {
    "light": Sheet(
        (
            Part(
                "lesson",
                ("goals", "content", "methods", "differentiation", "logic", "assessment", "climate", "time"),
            ),
        ),
        top=2,
    ),
    # 34 criteria × 0–3 = 102 in four parts, as the official sheet counts them.
    "official": Sheet(
        (
            _numbered("planning", 1, 10),
            _numbered("teaching", 11, 26),
            _numbered("assessment", 27, 32),
            _numbered("reflection", 33, 34),
        ),
        top=3,
    ),
}


def wrong_marks(kind: str, marks: Mapping[str, object]) -> list[Reason]:
    """Why these marks may not be kept: an unknown sheet, criteria of another sheet, marks off its scale."""
    sheet = SHEETS.get(kind)
    if sheet is None:
        return [Reason("unknown_sheet")]
    foreign = [code for code in marks if code not in sheet.criteria]
    off = [code for code, mark in marks.items() if not _is_on_scale(mark, sheet.top)]
    found = [Reason("foreign_criterion", {"criterion": code}) for code in foreign]
    return found + [Reason("mark_off_scale", {"criterion": code, "top": sheet.top}) for code in off]


def _is_on_scale(mark: object, top: int) -> bool:
    return isinstance(mark, int) and not isinstance(mark, bool) and 0 <= mark <= top


def points(part: Part, marks: Mapping[str, int]) -> int | None:
    """What a part comes to; None while none of it is rated."""
    given = [marks[code] for code in part.criteria if code in marks]
    return sum(given) if given else None
