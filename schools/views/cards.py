"""What is known of one person?"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db.models import Prefetch
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import capfirst

from schools import clock
from schools.enums import Role
from schools.models import Employment, EthicsConfirmation, Person, QualityRecord, School, Teaching
from schools.perms import (
    can_answer_for,
    can_confirm_ethics,
    can_manage_staff,
    can_see_person,
    can_see_staff,
    roles_to_give,
)
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
class QualityRow:
    year: str
    subject: str
    assessed: int
    fives: int
    fours: int
    percent: str
    reason: str
    source: str
    is_replaced: bool


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
    context = {
        "school": school,
        "person": found,
        "account": account,
        "is_waiting": account is not None and not account.has_usable_password(),
        # Of the demo world, whose table schools does not know by itself.
        "story": getattr(found, "demo_story", None) if settings.DEMO else None,
        "jobs": _job_rows(request.user, found, school, may_answer),
        "awards": [_award(award, today) for award in found.categories.all()],
        "ethics": EthicsConfirmation.objects.filter(person=found, school=school),
        "quality": _quality_rows(found),
        "roles": _role_rows([row for row in memberships if row.school_id == school.pk], request.user, school),
        "may_manage": can_manage_staff(request.user, school),
        "may_see_staff": can_see_staff(request.user, school),
        "may_answer": may_answer,
        "may_confirm_ethics": can_confirm_ethics(request.user, found, school),
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


def _award(award, today: date) -> tuple:
    return award, award.expires_on is not None and award.expires_on < today


def _quality_rows(found: Person) -> list[QualityRow]:
    """The newest year first; of one subject and year the newest row counts and the others are replaced."""
    counted = set()
    rows = []
    for record in QualityRecord.objects.filter(person=found).select_related("year", "subject"):
        key = (record.year_id, record.subject_id)
        rows.append(
            QualityRow(
                year=record.year.name,
                subject=capfirst(record.subject.name),
                assessed=record.assessed,
                fives=record.fives,
                fours=record.fours,
                percent=_percent(record),
                reason=record.no_data_reason,
                source=record.source,
                is_replaced=key in counted,
            )
        )
        counted.add(key)
    return rows


def _percent(record: QualityRecord) -> str:
    """«72», «59,99»: pupils with “4” and “5” out of those assessed; nothing when nobody was.

    Cut after two places, not rounded: 59,996 does not reach a norm of 60.
    """
    if not record.assessed:
        return ""
    share = Decimal(100 * (record.fives + record.fours)) / record.assessed
    return number_format(share, 0 if share == share.to_integral_value() else 2)


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
