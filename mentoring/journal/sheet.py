"""What does the sheet of a visited lesson say on paper: filled from the journal, or blank for the hand?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from mentoring.documents.parties import signature_name
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.journal.enums import Direction, LessonStage
from mentoring.journal.models import LessonObservation
from mentoring.journal.rules import SHEETS, Sheet, points
from mentoring.journal.wording import criterion_text
from schools.models import School

THREE = 3  # strengths and growth areas the form asks for


@dataclass(frozen=True)
class MarkLine:
    """A criterion; `cells` is one cell a mark of the scale, filled where the mark was given."""

    number: int
    text: str
    cells: tuple[bool, ...]


@dataclass(frozen=True)
class PartLines:
    """A part of the sheet; `points` is empty while none of it is rated."""

    label: str
    lines: tuple[MarkLine, ...]
    points: str


@dataclass(frozen=True)
class ObservationPaper:
    """The blocks of the sheet (domain §2). What a blank sheet leaves to the hand is empty."""

    title: str
    school: School
    kind: str
    is_blank: bool
    teacher: str
    teacher_short: str
    observer: str
    observer_short: str
    observed_on: date | None
    class_name: str
    subject: str
    topic: str
    goal: str
    purpose: str
    course: tuple[tuple[str, str], ...]
    scale: tuple[int, ...]
    parts: tuple[PartLines, ...]
    total: str
    strengths: tuple[str, ...]
    growth_areas: tuple[str, ...]
    advice: str
    comment: str


def render_observation(row: LessonObservation, *, language: str, code: str = "", draft: bool = False) -> Rendered:
    """The sheet as it was filled in."""
    return _render(row, row.mentorship, language=language, code=code, draft=draft, is_blank=False)


def render_blank(mentorship: Any, *, kind: str, language: str) -> Rendered:
    """The sheet with the names of the pair, the rest for the hand. The mentor is the observer."""
    row = LessonObservation(mentorship=mentorship, sheet=kind, direction=Direction.MENTOR_VISITS, observed_on=None)
    return _render(row, mentorship, language=language, code="", draft=False, is_blank=True)


def _render(
    row: LessonObservation, mentorship: Any, *, language: str, code: str, draft: bool, is_blank: bool
) -> Rendered:
    people = mentorship.mentee, mentorship.mentor
    teacher, observer = people if row.direction == Direction.MENTOR_VISITS else reversed(people)
    sheet = SHEETS[row.sheet]

    def build() -> ObservationPaper:
        return ObservationPaper(
            title=text("observation_title", get_language()),
            school=mentorship.school,
            kind=row.sheet,
            is_blank=is_blank,
            teacher=teacher.full_name,
            teacher_short=signature_name(teacher),
            observer=observer.full_name,
            observer_short=signature_name(observer),
            observed_on=row.observed_on,
            class_name=row.class_name,
            subject=mentorship.subject.name,
            topic=row.topic,
            goal=row.goal,
            purpose=row.purpose,
            course=tuple((f"lesson_{stage.value}", row.course.get(stage.value, "")) for stage in LessonStage),
            scale=tuple(range(sheet.top + 1)),
            parts=_parts(row, sheet),
            total=_of(row.total, sheet.maximum) if row.scores else "",
            strengths=_lines(row.strengths, is_blank),
            growth_areas=_lines(row.growth_areas, is_blank),
            advice=row.conclusion,
            comment=row.mentee_comment,
        )

    return render_pdf("documents/observation.html", build, language=language, code=code, draft=draft)


def _parts(row: LessonObservation, sheet: Sheet) -> tuple[PartLines, ...]:
    numbers = {code: number for number, code in enumerate(sheet.criteria, start=1)}
    return tuple(
        PartLines(
            f"part_{part.code}",
            tuple(_line(row, sheet, code, numbers[code]) for code in part.criteria),
            "" if (sum_ := points(part, row.scores)) is None else _of(sum_, sheet.top * len(part.criteria)),
        )
        for part in sheet.parts
    )


def _line(row: LessonObservation, sheet: Sheet, code: str, number: int) -> MarkLine:
    cells = tuple(row.scores.get(code) == mark for mark in range(sheet.top + 1))
    return MarkLine(number, criterion_text(row.sheet, code), cells)


def _of(total: int, maximum: int) -> str:
    return text("of_maximum", get_language() or "ru", total=total, maximum=maximum)


def _lines(written: str, is_blank: bool) -> tuple[str, ...]:
    """One a line, as it was written; of a blank sheet three empty ones, for the hand."""
    return ("",) * THREE if is_blank else tuple(line.strip() for line in written.splitlines() if line.strip())
