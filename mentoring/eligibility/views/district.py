"""Who fits in a district, best first: for the people of the district role alone."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import render

from mentoring.eligibility import facts
from mentoring.eligibility.district import ROWS, fitting
from mentoring.eligibility.forms import SubjectForm
from mentoring.eligibility.markup import column_heads, district_rows
from schools import clock
from schools.models import District, User
from schools.prepared import prepared


def candidates(request, pk):
    district = next(iter(_districts(pk)), None)
    if district is None:
        raise Http404
    _let_in(request.user, district)
    today = clock.today()
    names = facts.subject_names()
    form_of = partial(SubjectForm, request.GET, subjects=names)  # made only where it is looked at
    subject = _subject(form_of()) if request.GET.get("subject") else ""
    page = _number(request.GET.get("page", ""))
    years = facts.completed_years(today)
    found = fitting(district, years, today, subject=subject, first=(page - 1) * ROWS, count=ROWS)
    pages = Paginator(range(found.total), ROWS)
    if page > pages.num_pages:
        raise Http404
    context = {
        "district": district,
        "rows": district_rows(found.rows, names),
        "years": tuple(year for year, _starts_on in reversed(years) if year),
        "heads": column_heads(),
        "page": pages.page(page),
        "total": found.total,
        "filter": {"form": form_of, "data": subject},
        "subjects": tuple(names.items()),
    }
    return render(request, "mentoring/eligibility/district.html", context)


@prepared
def _districts(pk: int) -> QuerySet:
    return District.objects.filter(pk=pk)


def _subject(form: SubjectForm) -> str:
    return form.cleaned_data["subject"] if form.is_valid() else ""


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
