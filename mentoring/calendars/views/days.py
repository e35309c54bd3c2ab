"""The calendar corrected by rows with a source: days added, a row revoked. Of a school, or of the country."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.calendars.views.flow import saved_or_shown
from mentoring.process.recounts import correct_days, revoke_day
from mentoring.web import school_of
from schools import clock
from schools.forms.calendar import DaysForm, RevokeForm
from schools.models import CalendarDay, School
from schools.perms import can_correct_calendar
from schools.web import new_ticket, require


def correct(request, code=None):
    school = _owner(request, code)
    form = DaysForm(request.POST or None, school=school, initial={"first": clock.today()})
    back, title = _year_of(code), _("Correct the calendar")
    answer = saved_or_shown(
        request,
        form,
        lambda: correct_days(form.asked(), school),
        title=title,
        back=back,
        done=_("The calendar is corrected."),
    )
    lead = _("A correction holds from now on for every date that is still open.")
    context = {"school": school, "form": form, "title": title, "lead": lead, "back": back, "ticket": new_ticket()}
    return answer or render(request, "mentoring/calendars/form.html", context)


def revoke(request, pk, code=None):
    school = _owner(request, code)
    row = get_object_or_404(CalendarDay.objects.select_related("school"), pk=pk, school=school)
    back, title = _year_of(code), _("Revoke a correction")
    if row.revoked_on is not None and request.method != "POST":
        messages.info(request, _("This correction has been revoked already."))
        return redirect(back)
    form = RevokeForm(request.POST or None)
    answer = saved_or_shown(
        request,
        form,
        lambda: revoke_day(row, form.cleaned_data["reason"]),
        title=title,
        back=back,
        done=_("The correction is revoked."),
    )
    context = {
        "school": school,
        "form": form,
        "title": title,
        "row": row,
        "back": back,
        "ticket": new_ticket(),
    }
    return answer or render(request, "mentoring/calendars/form.html", context)


def _owner(request, code) -> School | None:
    """The school whose calendar is corrected, None for the country; 403 for who may not."""
    school = school_of(request, code) if code else None
    require(can_correct_calendar(request.user, school))
    return school


def _year_of(code) -> str:
    return reverse("calendars:year", args=[code]) if code else reverse("calendars:country")
