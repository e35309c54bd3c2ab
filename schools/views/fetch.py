"""Of which school and person does a page speak? Nothing is found outside the user's scope."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from schools.models import Employment, Membership, Person, School
from schools.prepared import prepared


def school_of(request, code) -> School:
    for school in _schools(code):
        if request.user.scope.sees(school):
            return school
    raise Http404


def person_of(request, school: School, pk) -> Person:
    """Somebody with a job or a role at this school, past or present, and their account."""
    jobs = Employment.objects.filter(school=school, person=OuterRef("pk"))
    roles = Membership.objects.filter(school=school, person=OuterRef("pk"))
    people = Person.objects.visible_to(request.user).filter(Exists(jobs) | Exists(roles)).select_related("user")
    return get_object_or_404(people, pk=pk)


def roles_held(person: Person, today) -> list[Membership]:
    """Every role that lasts today or begins later, at whatever school: what an account of this person opens."""
    return list(person.memberships.overlapping(today, None))


@prepared
def _schools(code: str) -> QuerySet:
    return School.objects.filter(code=code)
