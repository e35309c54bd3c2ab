"""Who works at the school?"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from schools import clock
from schools.dates import language
from schools.enums import Category, PostKind, Role
from schools.filters import StaffFilter, working
from schools.forms.fields import SubjectWords, subject_words
from schools.importing.sheet import XLSX
from schools.localized import labels_of
from schools.models import CategoryAward, Employment, Membership, School, Teaching, User
from schools.perms import can_change_settings, can_manage_staff, can_see_staff
from schools.prepared import prepared
from schools.sheets import staff_workbook
from schools.views.fetch import school_of
from schools.views.staff_markup import staff_html
from schools.web import PER_PAGE, FirstPage, paginate, require

COLUMNS = (
    "pk", "person_id", "post", "starts_profession", "started_on", "finished_on", "has_account",
    "person__last_name", "person__first_name", "person__patronymic",
)  # fmt: skip


class StaffRow(NamedTuple):
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
    subjects = subject_words()
    found = SimpleLazyObject(lambda: _filtered(request, school, today, subjects))
    page = paginate(request, found.qs.values_list(*COLUMNS) if request.GET else _unfiltered(school, today))
    rows = staff_rows(school, page.object_list, today, subjects)
    context = {
        "school": school,
        "filter": found,
        "subjects": subjects.choices,
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
    subjects = subject_words()
    jobs = _filtered(request, school, today, subjects).qs.values_list(*COLUMNS)
    rows = staff_rows(school, jobs, today, subjects)
    response = HttpResponse(staff_workbook(rows), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="staff-{school.code}-{today:%Y-%m-%d}.xlsx"'
    return response


def staff_rows(school: School, jobs: Iterable[tuple[Any, ...]], today: date, known: SubjectWords) -> list[StaffRow]:
    """Jobs of the school, by their columns, with what is known of their people: three queries however many they are."""
    jobs, code = list(jobs), language()
    job_ids, person_ids = [job[0] for job in jobs], [job[1] for job in jobs]
    subjects, awards, roles = _subjects(job_ids, known), _awards(person_ids, today), _roles(school, today)
    posts = labels_of(PostKind, code)
    rows = []
    for pk, person_id, post, starts, hired_on, finished_on, has_account, *names in jobs:
        category, expires_on = awards.get(person_id, ("", None))
        rows.append(
            StaffRow(
                person_id=person_id,
                name=" ".join(filter(None, names)),
                post=posts[post],
                subjects=", ".join(subjects.get(pk, ())),
                category=category,
                expires_on=expires_on,
                is_expired=expires_on is not None and expires_on < today,
                roles=", ".join(roles.get(person_id, ())),
                has_account=has_account,
                starts_profession=starts,
                hired_on=hired_on,
                hired_later=hired_on > today,
                finished_on=finished_on,
            )
        )
    return rows


def _filtered(request, school, today, subjects: SubjectWords) -> StaffFilter:
    return StaffFilter(request.GET, queryset=_jobs(school.pk), today=today, subjects=subjects.choices)


def _unfiltered(school: School, today: date) -> FirstPage:
    """Who works here: the page as it is opened, without the work of a form that was not filled."""
    return FirstPage(_first_at(school.pk, today), lambda: _count_at(school.pk, today)[0])


def _jobs(school_id: int) -> QuerySet:
    account = Exists(User.objects.filter(person=OuterRef("person")))
    jobs = Employment.objects.filter(school_id=school_id)
    return jobs.annotate(has_account=account).order_by("person__sort_key", "id")


@prepared
def _first_at(school_id: int, today: date) -> QuerySet:
    return working(_jobs(school_id), today).values_list(*COLUMNS)[: PER_PAGE + 1]


@prepared
def _count_at(school_id: int, today: date) -> QuerySet:
    jobs = working(Employment.objects.filter(school_id=school_id), today)
    return jobs.order_by().values("school_id").annotate(n=Count("pk")).values_list("n", flat=True)


def _subjects(job_ids: list[int], known: SubjectWords) -> dict[int, list[str]]:
    found = defaultdict(list)
    for job_id, subject_id in _taught(job_ids):
        found[job_id].append(known.names[subject_id])
    return found


@prepared
def _taught(job_ids: list[int]) -> QuerySet:
    return Teaching.objects.filter(employment__in=job_ids).order_by("id").values_list("employment_id", "subject_id")


def _awards(person_ids, today) -> dict[int, tuple[str, date | None]]:
    """The newest award of each person."""
    names = labels_of(Category, language())
    rows = _awarded(person_ids, today)
    return {person_id: (names[category], expires_on) for person_id, category, expires_on in rows}


@prepared
def _awarded(person_ids: list[int], today: date) -> QuerySet:
    awards = CategoryAward.objects.standing().filter(person__in=person_ids, awarded_on__lte=today)
    return awards.order_by("awarded_on", "id").values_list("person_id", "category", "expires_on")


def _roles(school, today) -> dict[int, list[str]]:
    """The roles of today beyond the teacher's, which everybody has."""
    found = defaultdict(list)
    names = labels_of(Role, language())
    for person_id, role in _held(school.pk, today):
        found[person_id].append(names[role])
    return found


@prepared
def _held(school_id: int, today: date) -> QuerySet:
    held = Membership.objects.on(today).filter(school=school_id).exclude(role=Role.TEACHER)
    return held.order_by("id").values_list("person_id", "role")
