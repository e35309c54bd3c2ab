"""Who fits in a district, best first: for the people of the district role alone."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from mentoring.eligibility import facts
from mentoring.eligibility.district import fitting
from mentoring.eligibility.forms import SubjectForm
from mentoring.eligibility.markup import column_heads, district_rows
from schools import clock
from schools.models import District, School, User

ROWS = 25


def candidates(request, pk):
    district = get_object_or_404(District, pk=pk)
    _let_in(request.user, district)
    today = clock.today()
    names = facts.subject_names()
    form = SubjectForm(request.GET, subjects=names)
    subject = form.cleaned_data["subject"] if form.is_valid() else ""
    page = _number(request.GET.get("page", ""))
    years = facts.completed_years(today)
    found = fitting(district, years, today, subject=subject, first=(page - 1) * ROWS, count=ROWS)
    pages = Paginator(range(found.total), ROWS)
    if page > pages.num_pages:
        raise Http404
    context = {
        "district": district,
        "rows": district_rows(found.rows, names, _schools({row.school_id for row in found.rows})),
        "years": [year for year, _starts_on in reversed(years) if year],
        "heads": column_heads(),
        "page": pages.page(page),
        "total": found.total,
        "filter": {"form": form, "data": subject},
    }
    return render(request, "mentoring/eligibility/district.html", context)


def _schools(ids: set[int]) -> dict[int, tuple[str, str]]:
    """(short name, address of the pairs) by number."""
    rows = School.objects.in_bulk(ids).values()
    return {school.pk: (school.short_name, reverse("mentorships:list", args=[school.code])) for school in rows}


def _let_in(user: User, district: District) -> None:
    """Names and figures of other schools' teachers are for whoever observes the district: the schools in it are not."""
    if user.scope.everything or district.pk in user.scope.districts:
        return
    if any(role.school and role.school.district_id == district.pk for role in user.memberships_today):
        raise PermissionDenied
    raise Http404


def _number(typed: str) -> int:
    if typed and not (typed.isascii() and typed.isdecimal() and 0 < int(typed) < 10**6):
        raise Http404
    return int(typed or 1)
