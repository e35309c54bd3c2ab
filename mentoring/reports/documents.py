"""What do the interim and the final report say on paper?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from mentoring.documents.parties import BLANK, Pair, pair_of, signature_name
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import percent_of, period_in_words, text
from mentoring.journal.enums import Direction
from mentoring.plans.enums import ActivityForm, Level, Mastery
from mentoring.reports.facts import gather
from mentoring.reports.models import FinalReport, InterimReport
from schools.models import School

_SCALE = max(Mastery.values)


@dataclass(frozen=True)
class ActivityLine:
    number: int
    title: str
    form: str
    due_on: date | None
    done_on: date | None
    result: str


@dataclass(frozen=True)
class LessonLine:
    observed_on: date | None
    direction: str
    class_name: str
    topic: str
    score: str
    conclusion: str


@dataclass(frozen=True)
class GrowthLine:
    """A difficulty at the start and the end of the year; a bar is a row of filled and empty steps."""

    name: str
    start: str
    end: str
    start_bar: tuple[bool, ...]
    end_bar: tuple[bool, ...]


@dataclass(frozen=True)
class Records:
    """What the year recorded, in words. `plan_done` and `meetings` are empty when nothing was."""

    goal: str
    level: str
    plan_done: str
    activities: tuple[ActivityLine, ...]
    lessons: tuple[LessonLine, ...]
    meetings: str
    growth: tuple[GrowthLine, ...]


@dataclass(frozen=True)
class Hearing:
    """The meeting that heard the report, or is to hear it."""

    minutes_number: str
    held_on: date | None
    chair: str
    secretary: str


@dataclass(frozen=True)
class Section:
    """A heading and the mentor's own words under it."""

    label: str
    text: str


@dataclass(frozen=True)
class InterimPaper:
    title: str
    school: School
    pair: Pair
    records: Records
    sections: tuple[Section, ...]
    product: str
    product_title: str
    product_link: str
    questions: str
    conclusion: str
    hearing: Hearing


@dataclass(frozen=True)
class FinalPaper:
    title: str
    school: School
    pair: Pair
    records: Records
    sections: tuple[Section, ...]
    evaluation: str
    council_recommendations: str
    hearing: Hearing


def render_interim(report: InterimReport, *, language: str, code: str = "", draft: bool = False) -> Rendered:
    """The report to the association: the figures as submitted, before that as they stand."""

    def build() -> InterimPaper:
        return InterimPaper(
            title=text("interim_title", get_language()),
            school=report.mentorship.school,
            pair=pair_of(report.mentorship, on=_day(report)),
            records=_records(report),
            sections=tuple(Section(name, getattr(report, name)) for name in ("help_given", "difficulties_left")),
            product=str(report.get_product_display()),
            product_title=report.product_title,
            product_link=report.product_link,
            questions=report.questions,
            conclusion=report.conclusion,
            hearing=_hearing(report, "interim_report"),
        )

    return render_pdf("documents/interim.html", build, language=language, code=code, draft=draft)


def render_final(report: FinalReport, *, language: str, code: str = "", draft: bool = False) -> Rendered:
    """The report to the council, with its evaluation once there is one."""
    words = ("summary", "achievements", "own_growth", "problems", "recommendations")

    def build() -> FinalPaper:
        return FinalPaper(
            title=text("final_title", get_language()),
            school=report.mentorship.school,
            pair=pair_of(report.mentorship, on=_day(report)),
            records=_records(report),
            sections=tuple(Section(name, getattr(report, name)) for name in words),
            evaluation=str(report.get_evaluation_display()),
            council_recommendations=report.council_recommendations,
            hearing=_hearing(report, "final_report"),
        )

    return render_pdf("documents/final.html", build, language=language, code=code, draft=draft)


def _day(report: InterimReport | FinalReport) -> date:
    return report.submitted_on or report.mentorship.finished_on


def _hearing(report: InterimReport | FinalReport, kind: str) -> Hearing:
    """Reached through the pair: the council is a later slice."""
    items = report.mentorship.agenda_items.filter(kind=kind, decision__isnull=False)
    item = items.select_related("meeting__chair", "meeting__secretary").order_by("-decision__id").first()
    if item is None:
        return Hearing(BLANK, None, "", "")
    meeting = item.meeting
    return Hearing(
        meeting.number or BLANK, meeting.held_on, signature_name(meeting.chair), signature_name(meeting.secretary)
    )


def _records(report: InterimReport | FinalReport) -> Records:
    """A submitted report prints what it froze; one being written, what is recorded today."""
    facts = gather(report.mentorship) if report.is_editable or not report.snapshot else report.snapshot
    language = get_language()
    plan = facts["plan"]
    return Records(
        goal=facts["goal"],
        level=_label(Level, facts["level"]),
        plan_done=_plan_done(plan, language) if plan["total"] else "",
        activities=tuple(_activity(number, row) for number, row in enumerate(facts["activities"], start=1)),
        lessons=tuple(_lesson(row) for row in facts["observations"]),
        meetings=_meetings(facts["meetings"], language),
        growth=tuple(_growth(row, language) for row in facts["levels"]),
    )


def _plan_done(plan: dict[str, Any], language: str) -> str:
    done, total = plan["done"], plan["total"]
    return text("plan_done", language, done=done, total=total, percent=percent_of(done, total, language))


def _activity(number: int, row: dict[str, Any]) -> ActivityLine:
    return ActivityLine(
        number=number,
        title=row["title"],
        form=_label(ActivityForm, row["form"]),
        due_on=_date(row["due_on"]),
        done_on=_date(row["done_on"]),
        result=row["result"],
    )


def _lesson(row: dict[str, Any]) -> LessonLine:
    return LessonLine(
        observed_on=_date(row["observed_on"]),
        direction=_visitor(row["direction"]),
        class_name=row["class_name"],
        topic=row["topic"],
        score="" if row["total"] is None else f"{row['total']} / {row['maximum']}",
        conclusion=row["conclusion"],
    )


def _visitor(direction: str) -> str:
    return text("mentor" if direction == Direction.MENTOR_VISITS else "mentee", get_language())


def _meetings(held: dict[str, Any], language: str) -> str:
    first, last = _date(held["first_on"]), _date(held["last_on"])
    if first is None or last is None:
        return ""
    hours, minutes = divmod(held["minutes"], 60)
    period = period_in_words(first, last, language)
    return text("meetings_held", language, count=held["count"], hours=hours, minutes=minutes, period=period)


def _growth(row: dict[str, Any], language: str) -> GrowthLine:
    return GrowthLine(
        name=row["name"][language],
        start=_label(Mastery, row["start"]),
        end=_label(Mastery, row["end"]),
        start_bar=_bar(row["start"]),
        end_bar=_bar(row["end"]),
    )


def _bar(value: int | None) -> tuple[bool, ...]:
    return () if value is None else tuple(step < value for step in range(_SCALE))


def _label(choices: Any, value: str | int | None) -> str:
    """The word of a stored code; "" when nothing is stored."""
    return "" if value in (None, "") else str(choices(value).label)


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
