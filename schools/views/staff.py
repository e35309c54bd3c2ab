"""Who works at the school?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst

from schools import clock
from schools.enums import Category, PostKind, Role
from schools.filters import StaffFilter
from schools.forms.fields import choices_of, subjects_by_name
from schools.importing.sheet import XLSX
from schools.models import CategoryAward, Employment, Membership, School, Subject, Teaching, User
from schools.perms import can_change_settings, can_manage_staff, can_see_staff
from schools.prepared import prepared
from schools.sheets import staff_workbook
from schools.views.fetch import school_of
from schools.views.staff_markup import staff_html
from schools.web import paginate, require

COLUMNS = (
    "pk", "person_id", "post", "starts_profession", "started_on", "finished_on", "has_account",
    "person__last_name", "person__first_name", "person__patronymic",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StaffRow:
    person_id: int
    name: str
    post: str
    subjects: str
    category: str
    expires_on: date | None
    is_expired: bool
    roles: str
    has_account: bool
    starts_profession: bool
    hired_on: date
    hired_later: bool
    finished_on: date | None


def staff(request, code):
    school = school_of(request, code)
    require(can_see_staff(request.user, school))
    today = clock.today()
    subjects = subjects_by_name()
    choices = choices_of(subjects)
    found = _filtered(request, school, today, choices)
    page = paginate(request, found.qs)
    rows = staff_rows(school, page.object_list, today, subjects)
    context = {
        "school": school,
        "filter": found,
        "subjects": choices,
        "page": page,
        "rows": rows,
        "rows_html": staff_html(rows, reverse("schools:staff", args=[code])),
        "query": request.GET.urlencode(),
        "may_manage": can_manage_staff(request.user, school),
        "may_change_settings": can_change_settings(request.user, school),
    }
    return render(request, "schools/staff.html", context)


def export(request, code):
    """The filtered list, all its pages, as a workbook."""
    school = school_of(request, code)
    require(can_see_staff(request.user, school))
    today = clock.today()
    subjects = subjects_by_name()
    rows = staff_rows(school, _filtered(request, school, today, choices_of(subjects)).qs, today, subjects)
    response = HttpResponse(staff_workbook(rows), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="staff-{school.code}-{today:%Y-%m-%d}.xlsx"'
    return response


def staff_rows(school: School, jobs, today: date, known: list[Subject]) -> list[StaffRow]:
    """Jobs of the school with what is known of their people, in four queries however many they are."""
    jobs = list(jobs.values_list(*COLUMNS))
    job_ids, person_ids = [job[0] for job in jobs], [job[1] for job in jobs]
    subjects, awards, roles = _subjects(job_ids, known), _awards(person_ids, today), _roles(school, today)
    posts = {post.value: capfirst(str(post.label)) for post in PostKind}
    rows = []
    for pk, person_id, post, starts, hired_on, finished_on, has_account, *names in jobs:
        category, expires_on = awards.get(person_id, ("", None))
        rows.append(
            StaffRow(
                person_id=person_id,
                name=" ".join(filter(None, names)),
                post=posts[post],
                subjects=", ".join(subjects[pk]),
                category=category,
                expires_on=expires_on,
                is_expired=expires_on is not None and expires_on < today,
                roles=", ".join(roles[person_id]),
                has_account=has_account,
                starts_profession=starts,
                hired_on=hired_on,
                hired_later=hired_on > today,
                finished_on=finished_on,
            )
        )
    return rows


def _filtered(request, school, today, choices) -> StaffFilter:
    account = Exists(User.objects.filter(person=OuterRef("person")))
    jobs = Employment.objects.visible_to(request.user).filter(school=school)
    jobs = jobs.annotate(has_account=account).order_by("person__sort_key", "id")
    return StaffFilter(request.GET, queryset=jobs, today=today, subjects=choices)


def _subjects(job_ids, known) -> dict[int, list[str]]:
    found = defaultdict(list)
    names = {subject.pk: subject.name for subject in known}
    for job_id, subject_id in _taught(job_ids):
        found[job_id].append(names[subject_id])
    return found


@prepared
def _taught(job_ids: list[int]) -> QuerySet:
    return Teaching.objects.filter(employment__in=job_ids).order_by("id").values_list("employment_id", "subject_id")


def _awards(person_ids, today) -> dict[int, tuple[str, date | None]]:
    """The newest award of each person."""
    names = {category.value: capfirst(str(category.label)) for category in Category}
    rows = _awarded(person_ids, today)
    return {person_id: (names[category], expires_on) for person_id, category, expires_on in rows}


@prepared
def _awarded(person_ids: list[int], today: date) -> QuerySet:
    awards = CategoryAward.objects.standing().filter(person__in=person_ids, awarded_on__lte=today)
    return awards.order_by("awarded_on", "id").values_list("person_id", "category", "expires_on")


def _roles(school, today) -> dict[int, list[str]]:
    """The roles of today beyond the teacher's, which everybody has."""
    found = defaultdict(list)
    names = {role.value: capfirst(str(role.label)) for role in Role}
    for person_id, role in _held(school.pk, today):
        found[person_id].append(names[role])
    return found


@prepared
def _held(school_id: int, today: date) -> QuerySet:
    held = Membership.objects.on(today).filter(school=school_id).exclude(role=Role.TEACHER)
    return held.order_by("id").values_list("person_id", "role")
