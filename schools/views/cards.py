"""What is known of one person?"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Prefetch
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst

from schools import clock
from schools.enums import Role
from schools.models import Employment, Person, School, Teaching
from schools.perms import (
    can_answer_for,
    can_confirm_ethics,
    can_manage_staff,
    can_open_scan,
    can_see_person,
    can_see_staff,
    roles_to_give,
)
from schools.views.facts import award_rows, ethics_rows, quality_rows
from schools.views.fetch import person_of, school_of
from schools.web import require


@dataclass(frozen=True, slots=True)
class JobRow:
    pk: int
    post: str
    school: str
    started_on: date
    finished_on: date | None
    lessons: list[str]
    starts_profession: bool
    education: str
    staff_number: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    pk: int
    role: str
    started_on: date
    finished_on: date | None
    may_end: bool


def person(request, code, pk):
    school = school_of(request, code)
    found = person_of(request, school, pk)
    require(can_see_person(request.user, found, school))
    today = clock.today()
    memberships = list(found.memberships.order_by("-started_on", "-id"))
    held = [row for row in memberships if row.finished_on is None or row.finished_on >= today]
    account = getattr(found, "user", None)
    may_answer = can_answer_for(request.user, school, held, account)
    may_manage, may_scan = can_manage_staff(request.user, school), can_open_scan(request.user, found, school)
    may_confirm = can_confirm_ethics(request.user, found, school)
    context = {
        "school": school,
        "person": found,
        "account": account,
        "is_waiting": account is not None and not account.has_usable_password(),
        # Of the demo world, whose table schools does not know by itself.
        "story": getattr(found, "demo_story", None) if settings.DEMO else None,
        "jobs": _job_rows(request.user, found, school, may_answer),
        "awards": award_rows(found, school, today, may_correct=may_manage, may_scan=may_scan),
        "ethics": ethics_rows(found, school, may_correct=may_confirm),
        "quality": quality_rows(found, school, may_correct=may_manage, may_scan=may_scan),
        "roles": _role_rows([row for row in memberships if row.school_id == school.pk], request.user, school),
        "may_manage": may_manage,
        "may_see_staff": can_see_staff(request.user, school),
        "may_see_verdict": request.user.person_id == found.pk or can_see_staff(request.user, school),
        "may_answer": may_answer,
        "may_confirm_ethics": may_confirm,
        "here": reverse("schools:person", args=[code, pk]),
        "today": today,
    }
    return render(request, "schools/person.html", context)


def _job_rows(user, found: Person, school: School, may_answer: bool) -> list[JobRow]:
    """Jobs the user may know of: their own, or those at schools they see."""
    jobs = Employment.objects.filter(person=found)
    if user.person_id != found.pk:
        jobs = jobs.visible_to(user)
    taught = Prefetch("teachings", Teaching.objects.select_related("subject"))
    return [
        JobRow(
            pk=job.pk,
            post=capfirst(job.get_post_display()),
            school=job.school.short_name,
            started_on=job.started_on,
            finished_on=job.finished_on,
            lessons=[_lesson(teaching) for teaching in job.teachings.all()],
            starts_profession=job.starts_profession,
            education=job.education,
            staff_number=job.staff_number,
            may_end=may_answer and job.school_id == school.pk and job.finished_on is None,
        )
        for job in jobs.select_related("school").prefetch_related(taught).order_by("-started_on", "-id")
    ]


def _lesson(teaching) -> str:
    parts = [capfirst(teaching.subject.name), teaching.classes]
    parts += [str(teaching.get_language_display()), str(teaching.get_shift_display())]
    return ", ".join(part for part in parts if part)


def _role_rows(memberships, user, school: School) -> list[RoleRow]:
    givable = roles_to_give(user, school) if can_manage_staff(user, school) else ()
    return [
        RoleRow(
            pk=row.pk,
            role=capfirst(str(Role(row.role).label)),
            started_on=row.started_on,
            finished_on=row.finished_on,
            may_end=row.finished_on is None and row.role in givable,
        )
        for row in memberships
    ]
