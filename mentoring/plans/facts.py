"""What does a plan contain, as the rule wants to see it?"""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from mentoring.approvals.rules import Reason
from mentoring.plans.models import Activity, Diagnosis, Difficulty, Plan
from mentoring.plans.rules import ActivityFact, missing
from schools.prepared import prepared


def missing_in(plan: Plan) -> tuple[Reason, ...]:
    """What the plan still lacks before it can be submitted. Names of needs are in the active language."""
    diagnosis = Diagnosis.objects.filter(mentorship=plan.mentorship_id).first()
    needs = needs_of(plan.mentorship_id)
    return lacks(plan, level=diagnosis.level if diagnosis else "", needs=needs, activities=plan.activities.all())


@prepared
def needs_of(mentorship_id: int) -> QuerySet:
    """The difficulties the plan must answer; none before the diagnostics are completed."""
    return Difficulty.objects.filter(
        difficultyrating__is_need=True, difficultyrating__diagnosis__mentorship=mentorship_id
    )


def lacks(plan: Plan, *, level: str, needs: Sequence[Difficulty], activities: Iterable[Activity]) -> tuple[Reason, ...]:
    """The same for who has the rows at hand; asks nothing of the database but the pair's year."""
    mentorship = plan.mentorship
    names = {need.pk: need.name for need in needs}
    return missing(
        goal=plan.goal,
        level=level,
        needs=list(names.values()),
        activities=[
            ActivityFact(
                stage=activity.stage,
                title=activity.title,
                form=activity.form,
                due_on=activity.due_on,
                responsible=activity.responsible,
                expected_result=activity.expected_result,
                need=names.get(activity.need_id) if activity.need_id else None,
            )
            for activity in activities
        ],
        # A pair that lasts beyond the year's lessons (a mid-year hire) plans its whole period.
        year_starts_on=min(mentorship.year.starts_on, mentorship.started_on),
        year_ends_on=max(mentorship.year.ends_on, mentorship.finished_on),
        starts_on=mentorship.started_on,
        ends_on=mentorship.finished_on,
    )
