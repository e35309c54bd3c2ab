"""An academic year with its breaks: set anew or corrected, by the Ministry's order, for the whole country."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.calendars.views.flow import saved_or_shown
from mentoring.process.recounts import change_year
from schools.academic_years import breaks_of, next_first, proposal
from schools.forms.calendar import YearForm
from schools.models import AcademicYear
from schools.perms import can_set_years
from schools.web import new_ticket, require


def academic_year(request, first):
    """The year that begins in `first`: one that is known, or the next one, proposed from the last."""
    require(can_set_years(request.user))
    year = AcademicYear.objects.filter(starts_on__year=first).prefetch_related("breaks").first()
    if year is None and first != next_first():
        raise Http404
    is_new = year is None
    year, breaks = (year, breaks_of(year)) if year else proposal(first)
    form = YearForm(request.POST or None, year=year, breaks=breaks)
    name = f"{first}–{first + 1}"
    title = (_("Set the academic year %(name)s") if is_new else _("Academic year %(name)s")) % {"name": name}
    answer = saved_or_shown(
        request,
        form,
        lambda: change_year(*form.as_set()),
        title=title,
        back=reverse("calendars:country"),
        done=_("The academic year is saved."),
        always=not is_new,
    )
    context = {"form": form, "title": title, "is_new": is_new, "ticket": new_ticket()}
    return answer or render(request, "mentoring/calendars/academic_year.html", context)
