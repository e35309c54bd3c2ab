"""Of which pair, needs and plan does a page speak? Nothing is found outside the user's scope."""

from django.db.models import QuerySet
from django.http import Http404

from mentoring.approvals.enums import ReviewState
from mentoring.mentorships.models import Mentorship
from mentoring.plans.models import Activity, Plan
from schools.prepared import prepared


def pair_of(request, pk: int) -> Mentorship:
    """The pair with its school, people and year; 404 for one the user may not know of."""
    for pair in _pairs(pk):
        if request.user.scope.sees(pair.school):
            return pair
    raise Http404


def latest_plan(pair: Mentorship) -> Plan:
    """The newest version; a blank one, not stored, while nothing is written. What was frozen of it is not needed."""
    plan = next(iter(_newest_plan(pair.pk)), None) or Plan(mentorship=pair)
    plan.mentorship = pair
    return plan


@prepared
def activities_of(plan_id: int) -> QuerySet:
    """In the order of the plan."""
    return Activity.objects.filter(plan=plan_id)


def open_activities(pair: Mentorship) -> list[Activity]:
    """What is not done yet of the approved plan."""
    return _open_activities(pair.pk, ReviewState.APPROVED)


@prepared
def _pairs(pk: int) -> QuerySet:
    return Mentorship.objects.filter(pk=pk).select_related("school", "mentor", "mentee", "year").defer("verdict")


@prepared
def _newest_plan(pair_id: int) -> QuerySet:
    return Plan.objects.filter(mentorship=pair_id).latest_first().defer("snapshot")[:1]


@prepared
def _open_activities(pair_id: int, state: str) -> QuerySet:
    plan = Plan.objects.filter(mentorship=pair_id, state=state).latest_first().values("pk")[:1]
    return Activity.objects.filter(plan__in=plan, done_on__isnull=True)
