"""A year of the calendar at a glance: what is worked, what is off and by which source."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse

from mentoring.mentorships.models import Recounting
from mentoring.web import school_of
from schools import clock
from schools.academic_years import next_first
from schools.enums import WorkingWeek
from schools.models import School
from schools.perms import can_correct_calendar, can_set_years
from schools.views.calendar_markup import legend_html, months_html, named_html, source_name
from schools.web import require
from schools.workdays import WEEKENDS
from schools.year_facts import ACADEMIC, CALENDAR, year_of_days, years_shown
from schools.years import first_calendar_year


@dataclass(frozen=True)
class View:
    """What is looked at: the order of the months, the year, the working week."""

    order: str
    year: int
    week: int

    def query(self, **other: Any) -> str:
        """The address of another view."""
        return f"?{urlencode({'order': self.order, 'year': self.year, 'week': self.week} | other)}"

    @property
    def title(self) -> str:
        return str(self.year) if self.order == CALENDAR else f"{self.year}–{self.year + 1}"


def year(request, code):
    return _page(request, school_of(request, code))


def country(request):
    require(can_correct_calendar(request.user, None))
    return _page(request, None)


def _page(request, school: School | None):
    today = clock.today()
    view = _view(request, school)
    found = year_of_days(school, order=view.order, year=view.year, week=view.week)
    may = can_correct_calendar(request.user, school)
    breaks = [each for one in found.academic_years for each in one.breaks.all()]
    lines, sources = named_html(found.named, _revoke(school) if may else "", school.pk if school else None)
    context = {
        "school": school,
        "view": view,
        "found": found,
        "months": months_html(found.months, {one.day: one for one in found.named}, breaks, today),
        "legend": legend_html(breaks),
        "named": lines,
        "sources": sources,
        "may_correct": may,
        "correct_url": _correct(school),
        "years": [_academic(one) for one in found.academic_years],
        "may_set_years": can_set_years(request.user),
        "recounting": _recounting() if school is None else None,
        **_links(view, school),
    }
    if context["may_set_years"]:
        first = next_first()
        context |= {"next_name": f"{first}–{first + 1}", "next_url": reverse("calendars:academic_year", args=[first])}
    return render(request, "mentoring/calendars/year.html", context)


def _recounting() -> dict[str, int] | None:
    """How far a recount of the whole country is; None when nothing waits."""
    under_way = Recounting.objects.open().order_by("pk").first()
    return {"done": under_way.schools, "of": School.objects.count()} if under_way else None


def _view(request, school: School | None) -> View:
    """What the address asks for; what it leaves out or asks in vain is the school's own week and the current year."""
    order = CALENDAR if request.GET.get("order") == CALENDAR else ACADEMIC
    years, today = years_shown(order), clock.today()
    current = today.year if order == CALENDAR else first_calendar_year(today)
    asked = request.GET.get("year", "")
    number = int(asked) if asked.isdecimal() and len(asked) == 4 else current
    week = request.GET.get("week", "")
    own = school.week if school else WorkingWeek.FIVE
    return View(order, min(max(number, years[0]), years[-1]), int(week) if week in ("5", "6") else int(own))


def _links(view: View, school: School | None) -> dict[str, Any]:
    """Where the page leads: the year before and after, the other order, the other week."""
    years = years_shown(view.order)
    before, after = view.year - 1, view.year + 1
    return {
        "before": view.query(year=before) if before in years else "",
        "after": view.query(year=after) if after in years else "",
        "orders": [(view.query(order=order), order == view.order, order) for order in (ACADEMIC, CALENDAR)],
        "weeks": [(view.query(week=week), week == view.week, WorkingWeek(week).label) for week in WEEKENDS],
        "is_own_week": school is None or view.week == school.week,
    }


def _academic(one) -> dict[str, Any]:
    return {
        "name": one.name,
        "starts_on": one.starts_on,
        "ends_on": one.ends_on,
        "source": source_name(one.source),
        "breaks": [(each.get_kind_display(), each.starts_on, each.ends_on) for each in one.breaks.all()],
        "url": reverse("calendars:academic_year", args=[one.starts_on.year]),
    }


def _correct(school: School | None) -> str:
    return reverse("calendars:correct", args=[school.code]) if school else reverse("calendars:country_correct")


def _revoke(school: School | None) -> str:
    """The address for a correction whose number is 0."""
    if school is None:
        return reverse("calendars:country_revoke", args=[0])
    return reverse("calendars:revoke", args=[school.code, 0])
