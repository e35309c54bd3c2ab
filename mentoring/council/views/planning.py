"""Pages that say when a body meets: the year's plan in one form, another day for a meeting, a cancelled one."""

from datetime import date, timedelta

from django.contrib import messages
from django.forms import formset_factory
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.council.enums import MeetingState
from mentoring.council.facts import bodies_of, regular_meetings
from mentoring.council.fetch import meeting_of
from mentoring.council.forms.meetings import (
    CancelMeetingForm,
    MoveMeetingForm,
    YearPlanForm,
    YearSittingForm,
    YearSittings,
)
from mentoring.council.pack import render_pack
from mentoring.council.perms import can_run
from mentoring.council.rules import suggested_days
from mentoring.documents.enums import DocumentLanguage
from mentoring.statute import norm
from mentoring.web import draft_response, school_of
from schools import clock
from schools.academic_years import breaks_of, proposal
from schools.calendars import school_calendar
from schools.dates import language
from schools.enums import BreakKind
from schools.models import AcademicYear, School
from schools.web import accept, new_ticket, require
from schools.years import first_calendar_year, year_name

APART = timedelta(days=21)  # a meeting that near stands for the proposed one
Plan = formset_factory(YearSittingForm, formset=YearSittings, extra=2, max_num=20, validate_max=True)


def year(request, code):
    """Five or more meetings of the council for the academic year, the days proposed."""
    school = school_of(request, code)
    council = bodies_of(school)[0]
    require(can_run(request.user, council))
    today = clock.today()
    calendar = school_calendar(school)
    planned = regular_meetings(council, today)
    rows = _proposed(school, calendar, today, [each.held_on for each in planned])
    form = YearPlanForm(request.POST or None)
    told = {"calendar": calendar, "today": today}
    sittings = Plan(request.POST or None, initial=rows, prefix="row", form_kwargs=told)

    def plan():
        process.plan_year(body=council, sittings=sittings.sittings(**form.cleaned_data), by=request.user, on=today)

    if accept(request, form, plan, sittings):
        messages.success(request, _("The meetings of the year are planned."))
        return redirect("council:meetings", code)
    context = {
        "school": school,
        "year": year_name(today),
        "planned": planned,
        "least": norm("council_meetings_per_year", today).number,
        "form": form,
        "formset": sittings,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/council/year.html", context)


def move(request, pk):
    """Another day, time, place or theme; a meeting on a day off is possible, the page says that it is one."""
    found = _planned(request, pk)
    initial = {name: getattr(found, name) for name in ("held_on", "starts_at", "place", "theme")}
    form = MoveMeetingForm(request.POST or None, initial=initial)
    if accept(request, form, lambda: _move(found, form.sitting(), request.user)):
        messages.success(request, _("The meeting is changed."))
        return redirect("council:meeting", pk)
    return _page(request, found, form, "move")


def cancel(request, pk):
    found = _planned(request, pk)
    form = CancelMeetingForm(request.POST or None)

    def act():
        process.cancel_meeting(meeting=found, reason=form.cleaned_data["reason"], by=request.user, on=clock.today())

    if accept(request, form, act):
        messages.success(request, _("The meeting is cancelled; its items wait for another one."))
        return redirect("council:meeting", pk)
    return _page(request, found, form, "cancel")


def pack(request, pk):
    """The meeting's papers as one file; a language of the paper may be asked for."""
    found = meeting_of(request, pk)
    require(can_run(request.user, found.body))
    asked = request.GET.get("language", "")
    tongue = asked if asked in DocumentLanguage.values else language()
    return draft_response(render_pack(found, language=tongue, on=clock.today()).pdf, f"meeting-{pk}")


# ---------------------------------------------------------------------------------------------------------------------
def _move(found, sitting, by):
    process.move_meeting(meeting=found, sitting=sitting, by=by, on=clock.today())


def _planned(request, pk):
    found = meeting_of(request, pk)
    require(can_run(request.user, found.body))
    return found


def _page(request, found, form, act):
    if found.state != MeetingState.PLANNED and request.method != "POST":
        messages.info(request, _("The meeting has already been opened."))
        return redirect("council:meeting", found.pk)
    context = {"meeting": found, "form": form, "act": act, "ticket": new_ticket()}
    return render(request, "mentoring/council/move.html", context)


def _proposed(school: School, calendar, today: date, taken: list[date]) -> list[dict[str, object]]:
    """The days still ahead, each with a theme of the programme's year; none within weeks of a planned meeting."""
    known = AcademicYear.objects.covering(today).first()
    if known:
        breaks = breaks_of(known)
    else:
        known, breaks = proposal(first_calendar_year(today))
    between = [breaks[kind] for kind in (BreakKind.AUTUMN, BreakKind.WINTER, BreakKind.SPRING) if kind in breaks]
    days = suggested_days(first=known.starts_on, last=known.ends_on, breaks=between, is_working=calendar.is_working)
    themes = _themes() if len(days) == len(_themes()) else [""] * len(days)
    return [
        {"held_on": day, "theme": theme}
        for day, theme in zip(days, themes, strict=True)
        if day >= today and all(abs(day - other) > APART for other in taken)
    ]


def _themes() -> list[str]:
    return [
        _("Tasks of the academic year; mentors and their reserve"),
        _("Results of the first quarter; plans of mentoring"),
        _("Results of the first half-year; interim reports of mentors"),
        _("Results of the third quarter; growth of young teachers"),
        _("Results of the academic year; final reports of mentors and recommendations"),
    ]
