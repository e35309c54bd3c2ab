"""The reserve next September: who stays, who drops out and when, who could come in, against the hires expected."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mentoring.eligibility import services
from mentoring.eligibility.forms import ExpectedHiresForm
from mentoring.eligibility.reserve import SubjectForecast, next_september
from mentoring.eligibility.reserve import forecast as forecast_of
from mentoring.eligibility.rules import Outlook
from mentoring.eligibility.wording import gap_text, outlook_text
from mentoring.mentorships.perms import can_propose, can_see_pairs
from mentoring.web import school_of
from schools import clock
from schools.models import School, Subject
from schools.web import accept, new_ticket, require
from schools.years import year_name


def forecast(request, code):
    school = school_of(request, code)
    require(can_see_pairs(request.user, school))
    may_expect = can_propose(request.user, school)
    require(may_expect or request.method != "POST")
    today = clock.today()
    target = next_september(today)
    found = forecast_of(school, today)
    form = ExpectedHiresForm(
        request.POST or None,
        subjects=[(one.code, one.name) for one in found],
        initial={one.code: one.hires for one in found if one.hires},
    )
    if accept(request, form, partial(_expect, form, school, target.year)):
        messages.success(request, _("The expected hires are saved."))
        return redirect("eligibility:forecast", code)
    context = {
        "school": school,
        "target": target,
        "year": year_name(target),
        "rows": [_row(one, form, today) for one in found],
        "may_expect": may_expect,
        "form": form,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/eligibility/forecast.html", context)


def _expect(form: ExpectedHiresForm, school: School, first_year: int) -> None:
    subjects = {subject.code: subject for subject in Subject.objects.filter(code__in=form.fields)}
    numbers = {subjects[code]: number or 0 for code, number in form.cleaned_data.items()}
    services.expect_hires(school=school, first_year=first_year, numbers=numbers)


def _row(one: SubjectForecast, form: ExpectedHiresForm, today) -> dict[str, object]:
    code, number = one.gap
    return {
        "code": one.code,
        "name": one.name,
        "now": len(one.members),
        "stays": one.count(Outlook.STAYS),
        "depends": one.count(Outlook.DEPENDS),
        "drops_out": one.count(Outlook.DROPS_OUT),
        "coming": len(one.coming),
        "hires": one.hires,
        "field": form[one.code],
        "gap": gap_text(code, number),
        "is_short": code == "missing",
        "people": [(who.facts.name, who.outlook.value, outlook_text(who, today)) for who in one.members],
        "newcomers": [(who.facts.name, who.is_fit_now, outlook_text(who, today)) for who in one.coming],
    }
