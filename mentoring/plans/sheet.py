"""What does the level and diagnosis sheet say on paper?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from mentoring.documents.parties import Pair, pair_of
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.plans.enums import Mastery
from mentoring.plans.models import Diagnosis, Difficulty
from schools.models import School


@dataclass(frozen=True)
class RatingLine:
    """A difficulty as both sides rate it; a rating that is not there is empty, for the hand."""

    number: int
    name: str
    own: str
    start: str
    is_need: bool
    end: str


@dataclass(frozen=True)
class DiagnosisPaper:
    """The blocks of the sheet: the level and what it rests on, the difficulties, the needs."""

    title: str
    school: School
    pair: Pair
    level: str
    level_note: str
    level_on: date | None
    scale: tuple[str, ...]
    ratings: tuple[RatingLine, ...]
    has_end: bool
    needs_note: str
    is_completed: bool
    completed_on: date | None
    own_on: date | None


def render_diagnosis(mentorship: Any, *, on: date, language: str, code: str = "", draft: bool = False) -> Rendered:
    """The sheet as it stands; before the diagnostics its difficulties are listed to be rated by hand."""

    def build() -> DiagnosisPaper:
        diagnosis = Diagnosis.objects.filter(mentorship=mentorship).first()
        ratings = _ratings(mentorship, diagnosis)
        return DiagnosisPaper(
            title=text("diagnosis_title", get_language() or "ru"),
            school=mentorship.school,
            pair=pair_of(mentorship, on=on),
            level=str(diagnosis.get_level_display()) if diagnosis else "",
            level_note=diagnosis.level_note if diagnosis else "",
            level_on=diagnosis.level_determined_on if diagnosis else None,
            scale=tuple(str(label) for label in Mastery.labels),
            ratings=ratings,
            has_end=any(line.end for line in ratings),
            needs_note=diagnosis.needs_note if diagnosis else "",
            is_completed=diagnosis is not None and diagnosis.completed_on is not None,
            completed_on=diagnosis.completed_on if diagnosis else None,
            own_on=diagnosis.own_rated_on if diagnosis else None,
        )

    return render_pdf("documents/diagnosis.html", build, language=language, code=code, draft=draft)


def _ratings(mentorship: Any, diagnosis: Diagnosis | None) -> tuple[RatingLine, ...]:
    own = diagnosis.own_ratings if diagnosis else {}
    rated = {row.difficulty_id: row for row in diagnosis.ratings.all()} if diagnosis else {}
    asked = Difficulty.objects.filter(Q(pk__in=rated) if rated else Q(school=None) | Q(school=mentorship.school_id))
    return tuple(_line(number, each, rated.get(each.pk), own) for number, each in enumerate(asked, start=1))


def _line(number: int, difficulty: Difficulty, rating: Any, own: dict[str, int]) -> RatingLine:
    return RatingLine(
        number=number,
        name=difficulty.name,
        own=_word(own.get(str(difficulty.pk))),
        start=_word(rating.start) if rating else "",
        is_need=rating.is_need if rating else False,
        end=_word(rating.end) if rating else "",
    )


def _word(mark: int | None) -> str:
    return "" if mark is None else str(Mastery(mark).label)
