"""The pairs of a school, on a page and as a sheet."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from mentoring.mentorships.facts import offered, unassigned
from mentoring.mentorships.fetch import columns_of, exceptions_at, first_page_at, pair_rows
from mentoring.mentorships.filters import PairFilter, year_choices
from mentoring.mentorships.markup import pairs_html
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.perms import can_propose, can_see_pairs
from mentoring.mentorships.sheets import workbook
from mentoring.web import school_of
from schools import clock
from schools.forms.fields import Choices
from schools.models import School
from schools.web import paginate

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def pairs(request, code):
    school = school_of(request, code)
    today = clock.today()
    years = year_choices()
    found = SimpleLazyObject(lambda: _filtered(request, school, today, years))
    sees_all = can_see_pairs(request.user, school)
    page = paginate(request, first_page_at(school) if sees_all and not request.GET else columns_of(found.qs))
    may_propose = can_propose(request.user, school)
    rows = pair_rows(page.object_list, today)
    context = {
        "school": school,
        "filter": found,
        "years": years,
        "page": page,
        "rows": rows and pairs_html(rows, today=today),
        "unassigned": unassigned(school, today) if may_propose else [],
        "offered": offered(school.pk) if may_propose else [],
        "exceptions": exceptions_at(school) if sees_all else 0,
        "today": today,
        "query": request.GET.urlencode(),
    }
    return render(request, "mentoring/mentorships/list.html", context)


def export(request, code):
    school = school_of(request, code)
    found = _filtered(request, school, clock.today(), year_choices()).qs
    response = HttpResponse(workbook(pair_rows(columns_of(found), clock.today())), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="pairs-{school.code}-{clock.today():%Y-%m-%d}.xlsx"'
    return response


def _filtered(request, school: School, today: date, years: Choices) -> PairFilter:
    return PairFilter(request.GET or None, queryset=_pairs_for(request.user, school), today=today, years=years)


def _pairs_for(user, school: School):
    """All pairs of the school, which is visible already, for who runs it; one's own for everybody else."""
    found = Mentorship.objects.filter(school=school)
    return found if can_see_pairs(user, school) else found.of_person(user.person_id)
