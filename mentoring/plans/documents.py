"""What does the mentoring plan say on paper?"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from mentoring.documents.parties import Pair, holder_of, pair_of, signature_name, subjects_of
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.plans.enums import Stage
from mentoring.plans.models import Activity, Diagnosis, Plan
from schools.enums import Role
from schools.models import Employment, School, User


@dataclass(frozen=True)
class Signature:
    """A name and the day it was put; without a day the line waits for the pen."""

    name: str
    on: date | None


@dataclass(frozen=True)
class Newcomer:
    """What the plan tells of the young teacher; what is not recorded is empty."""

    education: str
    subjects: str
    classes: str
    hours: int | None
    starts_profession: bool
    hired_on: date


@dataclass(frozen=True)
class Line:
    number: int
    title: str
    form: str
    due_on: date
    responsible: str
    expected_result: str
    done_on: date | None
    done_note: str


@dataclass(frozen=True)
class StageLines:
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PlanPaper:
    """The blocks of the plan (domain §2)."""

    title: str
    school: School
    agreed: Signature
    approved: Signature
    pair: Pair
    newcomer: Newcomer
    level: str
    level_note: str
    needs: tuple[str, ...]
    needs_note: str
    goal: str
    tasks: str
    stages: tuple[StageLines, ...]


def render_plan(plan: Plan, *, language: str, code: str = "", draft: bool = False) -> Rendered:
    """The plan as it stands. Its text cannot change once it is submitted; the marks of completion can."""

    def build() -> PlanPaper:
        mentorship = plan.mentorship
        day = plan.approved_on or plan.submitted_on or mentorship.started_on or mentorship.proposed_on
        diagnosis = Diagnosis.objects.filter(mentorship=mentorship).first()
        ratings = diagnosis.ratings.filter(is_need=True).select_related("difficulty") if diagnosis else ()
        return PlanPaper(
            title=text("plan_title", get_language()),
            school=mentorship.school,
            agreed=_signature(plan.agreed_by, plan.agreed_on, mentorship.school, Role.DEPUTY, day),
            approved=_signature(plan.approved_by, plan.approved_on, mentorship.school, Role.HEAD, day),
            pair=pair_of(mentorship, on=day),
            newcomer=_newcomer(mentorship.employment),
            level=str(diagnosis.get_level_display()) if diagnosis else "",
            level_note=diagnosis.level_note if diagnosis else "",
            needs=tuple(rating.difficulty.name for rating in ratings),
            needs_note=diagnosis.needs_note if diagnosis else "",
            goal=plan.goal,
            tasks=plan.tasks,
            stages=_stages(plan),
        )

    return render_pdf("documents/plan.html", build, language=language, code=code, draft=draft, layout="wide")


def _signature(by: User | None, on: date | None, school: School, role: Role, day: date) -> Signature:
    """Who signed and when; before that the name of whoever would, and no date."""
    if by is not None and by.person is not None:
        return Signature(signature_name(by.person), on)
    return Signature(holder_of(school, role, day), None)


def _newcomer(job: Employment) -> Newcomer:
    teachings = list(job.teachings.all())
    hours = [teaching.hours for teaching in teachings if teaching.hours]
    return Newcomer(
        education=job.education,
        subjects=subjects_of(job),
        classes=", ".join(dict.fromkeys(teaching.classes for teaching in teachings if teaching.classes)),
        hours=sum(hours) if hours else None,
        starts_profession=job.starts_profession,
        hired_on=job.started_on,
    )


def _stages(plan: Plan) -> tuple[StageLines, ...]:
    """The activities by stage, numbered through."""
    if plan.pk is None:
        return ()
    activities = sorted(plan.activities.all(), key=lambda row: (Stage.values.index(row.stage), row.position, row.pk))
    lines = [(activity.stage, _line(number, activity)) for number, activity in enumerate(activities, start=1)]
    return tuple(
        StageLines(f"stage_{stage.value}", rows)
        for stage in Stage
        if (rows := tuple(line for of_stage, line in lines if of_stage == stage))
    )


def _line(number: int, activity: Activity) -> Line:
    return Line(
        number=number,
        title=activity.title,
        form=str(activity.get_form_display()),
        due_on=activity.due_on,
        responsible=str(activity.get_responsible_display()),
        expected_result=activity.expected_result,
        done_on=activity.done_on,
        done_note=activity.done_note,
    )
