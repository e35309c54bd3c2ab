"""How are the level, the needs and the plan written down?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from mentoring.plans.models import Activity, Diagnosis, Difficulty, DifficultyRating, Plan
from mentoring.reasons import deny, refuse
from schools.models import User


@dataclass(frozen=True)
class ActivityLine:
    """A row of the plan as the mentor wrote it."""

    stage: str
    title: str
    form: str
    due_on: date
    responsible: str
    expected_result: str
    need: Difficulty | None = None


def write_level(*, mentorship: Any, level: str, note: str, on: date) -> Diagnosis:
    if Diagnosis.objects.filter(mentorship=mentorship).exists():
        deny("level_already_determined")
    return Diagnosis.objects.create(mentorship=mentorship, level=level, level_note=note, level_determined_on=on)


def write_needs(
    *,
    diagnosis: Diagnosis,
    starts: Mapping[Difficulty, int],
    needs: Iterable[Difficulty],
    note: str,
    by: User,
    on: date,
) -> Diagnosis:
    """Rate the difficulties, mark those the plan must answer, complete the diagnostics."""
    if diagnosis.completed_on is not None:
        deny("diagnosis_completed")
    wanted = set(needs)
    refuse(*[code for code, absent in (("nothing_rated", not starts), ("no_needs", not wanted)) if absent])
    DifficultyRating.objects.bulk_create(
        DifficultyRating(diagnosis=diagnosis, difficulty=difficulty, start=start, is_need=difficulty in wanted)
        for difficulty, start in starts.items()
    )
    diagnosis.needs_note, diagnosis.completed_on, diagnosis.completed_by = note, on, by
    diagnosis.save(update_fields=["needs_note", "completed_on", "completed_by"])
    return diagnosis


def write_end_levels(diagnosis: Diagnosis, ends: Mapping[int, int]) -> None:
    """`ends`: level at the end of the year by rating id."""
    ratings = list(diagnosis.ratings.filter(pk__in=list(ends)))
    for rating in ratings:
        rating.end = ends[rating.pk]
    DifficultyRating.objects.bulk_update(ratings, ["end"])


def write_own_ratings(diagnosis: Diagnosis, *, marks: Mapping[int, int], on: date) -> None:
    """The young teacher's own marks by the difficulty's id; they replace those given before."""
    diagnosis.own_ratings = {str(pk): mark for pk, mark in marks.items()}
    diagnosis.own_rated_on = on
    diagnosis.save(update_fields=["own_ratings", "own_rated_on"])


def open_plan(mentorship: Any) -> Plan:
    """The plan to write: the latest version while it may be written, else the first one. Starts from the needs."""
    plan = Plan.objects.filter(mentorship=mentorship).latest_first().first()
    return plan or Plan.objects.create(mentorship=mentorship, version=1)


@transaction.atomic
def save_plan(*, plan: Plan, goal: str, tasks: str, lines: Iterable[ActivityLine]) -> Plan:
    """Replace the text and the rows of an editable plan. Raises RuleBroken once it is submitted."""
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if not plan.is_editable:
        deny("not_editable")
    plan.goal, plan.tasks = goal, tasks
    plan.save(update_fields=["goal", "tasks"])
    plan.activities.all().delete()
    Activity.objects.bulk_create(
        Activity(
            plan=plan,
            position=position,
            stage=line.stage,
            title=line.title,
            form=line.form,
            due_on=line.due_on,
            responsible=line.responsible,
            expected_result=line.expected_result,
            need=line.need,
        )
        for position, line in enumerate(lines, start=1)
    )
    return plan


def mark_activity(activity: Activity, *, done_on: date | None, note: str = "") -> Activity:
    """The mark of completion; `done_on` None takes it back."""
    activity.done_on, activity.done_note = done_on, note if done_on else ""
    activity.save(update_fields=["done_on", "done_note"])
    return activity


def attach(plan: Plan, document: Any) -> Plan:
    plan.document = document
    plan.save(update_fields=["document"])
    return plan


def freeze(plan: Plan) -> dict[str, Any]:
    """The plan's text as it is being submitted, for the snapshot."""
    fields = ("stage", "title", "form", "due_on", "responsible", "expected_result", "need__code")
    return {
        "version": plan.version,
        "goal": plan.goal,
        "tasks": plan.tasks,
        "activities": list(plan.activities.order_by("position").values(*fields)),
    }


def copy_diagnosis(diagnosis: Diagnosis, *, to: Any) -> Diagnosis:
    """The level and the needs as the former mentor found them, for the pair that continues."""
    ratings = list(diagnosis.ratings.all())
    diagnosis.pk, diagnosis.mentorship = None, to
    diagnosis._state.adding = True
    diagnosis.save()
    DifficultyRating.objects.bulk_create(
        DifficultyRating(
            diagnosis=diagnosis, difficulty_id=rating.difficulty_id, start=rating.start, is_need=rating.is_need
        )
        for rating in ratings
    )
    return diagnosis


def copy_plan(plan: Plan, *, to: Any, by: User, on: date) -> Plan:
    """The open activities of an approved plan for the pair that continues; approved by the head's order of the day."""
    taken = Plan.objects.create(
        mentorship=to,
        goal=plan.goal,
        tasks=plan.tasks,
        state=plan.state,
        submitted_by=plan.submitted_by,
        submitted_on=plan.submitted_on,
        agreed_by=plan.agreed_by,
        agreed_on=plan.agreed_on,
        approved_by=by,
        approved_on=on,
    )
    Activity.objects.bulk_create(
        Activity(
            plan=taken,
            position=position,
            stage=activity.stage,
            title=activity.title,
            form=activity.form,
            due_on=activity.due_on,
            responsible=activity.responsible,
            expected_result=activity.expected_result,
            need_id=activity.need_id,
        )
        for position, activity in enumerate(plan.activities.filter(done_on__isnull=True), start=1)
    )
    taken.snapshot = freeze(taken)
    taken.save(update_fields=["snapshot"])
    return taken
