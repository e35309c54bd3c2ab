"""What did the year already record? A report opens filled with this, and freezes it when it is submitted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from mentoring.approvals.enums import ReviewState
from mentoring.journal.models import LessonObservation, PairMeeting
from mentoring.plans.models import Activity, Diagnosis, Plan
from mentoring.reports.models import FinalReport
from schools.years import first_calendar_year, span, year_name

LANGUAGES = ("kk", "ru", "en")


def gather(mentorship: Any) -> dict[str, Any]:
    """The pair's records as JSON-safe values; codes, not words, so that a report reads in any language.

    Keys: plan {version, approved_on, total, done}, activities [..], meetings {count, minutes}, observations [..],
    levels [..] (difficulty names in kk, ru, en; start, end), level.
    """
    plan = Plan.objects.filter(mentorship=mentorship, state=ReviewState.APPROVED).latest_first().first()
    activities = list(Activity.objects.filter(plan=plan).select_related("need")) if plan else []
    meetings = list(PairMeeting.objects.filter(mentorship=mentorship).values_list("held_on", "minutes"))
    observations = LessonObservation.objects.filter(mentorship=mentorship).order_by("observed_on", "id")
    level, levels = _diagnosed(mentorship)
    return {
        "level": level,
        "goal": plan.goal if plan else "",
        "plan": {
            "version": plan.version if plan else None,
            "approved_on": _iso(plan.approved_on) if plan else None,
            "total": len(activities),
            "done": sum(activity.done_on is not None for activity in activities),
        },
        "activities": [_activity(activity) for activity in activities],
        "meetings": {
            "count": len(meetings),
            "minutes": sum(minutes for _, minutes in meetings),
            "first_on": _iso(min((day for day, _ in meetings), default=None)),
            "last_on": _iso(max((day for day, _ in meetings), default=None)),
        },
        "observations": [_observation(row) for row in observations],
        "levels": levels,
    }


@dataclass(frozen=True)
class Recommended:
    """What a heard final report of the year before left to be done: by the mentor's words and by the council's."""

    year: str
    mentor: str
    mentee: str
    by_mentor: str
    by_council: str


def recommendations_before(school_id: int, day: date) -> QuerySet[FinalReport]:
    """The heard final reports of the academic year before that of `day`, with what they recommend."""
    first, last = span(first_calendar_year(day) - 1)
    rows = FinalReport.objects.filter(mentorship__school=school_id, heard_on__range=(first, last))
    people = rows.select_related("mentorship__mentor", "mentorship__mentee")
    return people.order_by("mentorship__mentee__sort_key", "id")


def recommended_to(mentorship: Any) -> list[Recommended]:
    """Last year's recommendations that concern this pair: those of its people, and what the council told the school."""
    rows = recommendations_before(mentorship.school_id, mentorship.started_on)
    people = {mentorship.mentor_id, mentorship.mentee_id}
    return [
        recommended(row)
        for row in rows
        if row.council_recommendations or people & {row.mentorship.mentor_id, row.mentorship.mentee_id}
    ]


def recommended(row: FinalReport) -> Recommended:
    return Recommended(
        year=year_name(row.heard_on) if row.heard_on else "",
        mentor=row.mentorship.mentor.short_name,
        mentee=row.mentorship.mentee.short_name,
        by_mentor=row.recommendations,
        by_council=row.council_recommendations,
    )


def _diagnosed(mentorship: Any) -> tuple[str, list[dict[str, Any]]]:
    """The level of preparation, "" before it is determined, and the needs with their levels: in one question."""
    needs = FilteredRelation("ratings", condition=Q(ratings__is_need=True))
    names = [f"need__difficulty__name_{language}" for language in LANGUAGES]
    rows = list(
        Diagnosis.objects.filter(mentorship=mentorship)
        .annotate(need=needs)
        .order_by("need__difficulty_id")
        .values_list("level", "need__id", "need__start", "need__end", *names)
    )
    levels = [
        {"id": pk, "name": dict(zip(LANGUAGES, names, strict=True)), "start": start, "end": end}
        for _, pk, start, end, *names in rows
        if pk is not None
    ]
    return (rows[0][0] if rows else ""), levels


def _activity(activity: Activity) -> dict[str, Any]:
    return {
        "stage": activity.stage,
        "title": activity.title,
        "form": activity.form,
        "due_on": _iso(activity.due_on),
        "done_on": _iso(activity.done_on),
        "result": activity.done_note,
        "expected_result": activity.expected_result,
        "need": _names(activity.need) if activity.need else None,
    }


def _observation(row: LessonObservation) -> dict[str, Any]:
    return {
        "observed_on": _iso(row.observed_on),
        "direction": row.direction,
        "class_name": row.class_name,
        "topic": row.topic,
        "total": row.total if row.scores else None,
        "maximum": row.maximum,
        "conclusion": row.conclusion,
    }


def _names(difficulty: Any) -> dict[str, str]:
    return {"kk": difficulty.name_kk, "ru": difficulty.name_ru, "en": difficulty.name_en}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
