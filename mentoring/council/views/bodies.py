"""Pages of the council and the associations themselves: who sits where and since when, what the school has founded."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.council.enums import BodyKind
from mentoring.council.facts import BodyLine, body_lines
from mentoring.council.forms.bodies import FoundForm, LeaveSeatForm, SeatForm
from mentoring.council.models import BodyMember
from mentoring.council.perms import can_arrange, can_see_meetings
from mentoring.statute import norm
from mentoring.web import school_of
from schools import clock
from schools.models import Person, School
from schools.web import accept, new_ticket, require


def bodies(request, code):
    school = school_of(request, code)
    require(can_see_meetings(request.user, school))
    today = clock.today()
    context = {
        "school": school,
        "lines": body_lines(school, today),
        "least": norm("association_min_teachers", today).number,
        "may_arrange": can_arrange(request.user, school),
    }
    return render(request, "mentoring/council/bodies.html", context)


def body(request, code, key):
    """Who sits in the body, who sat before, and the form to seat somebody."""
    school = school_of(request, code)
    require(can_see_meetings(request.user, school))
    today = clock.today()
    line = _line(school, key, today)
    may_arrange = can_arrange(request.user, school)
    form = None
    if request.method == "POST":
        require(may_arrange)
    if may_arrange:
        form = SeatForm(
            request.POST or None, body=line.body, people=_staff(school, today), initial={"started_on": today}
        )
        seat = partial(process.take_seat, body=line.body, by=request.user, on=today)
        if accept(request, form, lambda: seat(**form.cleaned_data)):
            messages.success(request, _("The seat is recorded."))
            return redirect("council:body", code, key)
    former = BodyMember.objects.none()
    if line.body.pk:
        former = line.body.members.filter(finished_on__lt=today).select_related("person")
    context = {
        "school": school,
        "line": line,
        "is_council": line.body.kind == BodyKind.COUNCIL,
        "least": norm("association_min_teachers", today).number,
        "former": former.order_by("-finished_on", "person__sort_key"),
        "may_arrange": may_arrange,
        "form": form,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/council/body.html", context)


def found(request, code):
    """A joint association or the methodical council."""
    school = school_of(request, code)
    require(can_arrange(request.user, school))
    form = FoundForm(request.POST or None, school=school)
    make = partial(process.found_body, school=school, by=request.user, on=clock.today())
    if accept(request, form, lambda: make(**form.cleaned_data)):
        messages.success(request, _("The body is founded: seat its chair and members."))
        return redirect("council:bodies", code)
    context = {"school": school, "form": form, "ticket": new_ticket()}
    return render(request, "mentoring/council/found.html", context)


def leave_seat(request, pk):
    rows = BodyMember.objects.select_related("body__school", "person").filter(request.user.scope.q("body__school"))
    row = get_object_or_404(rows, pk=pk)
    school = row.body.school
    require(can_arrange(request.user, school))
    today = clock.today()
    form = LeaveSeatForm(request.POST or None, initial={"last_day": today})
    leave = partial(process.leave_seat, row=row, by=request.user, on=today)
    if accept(request, form, lambda: leave(**form.cleaned_data)):
        messages.success(request, _("The last day in the seat is recorded."))
        return redirect("council:body", school.code, row.body.key)
    context = {"school": school, "row": row, "form": form, "ticket": new_ticket()}
    return render(request, "mentoring/council/leave_seat.html", context)


# ---------------------------------------------------------------------------------------------------------------------
def _line(school: School, key: str, today) -> BodyLine:
    for line in body_lines(school, today):
        if line.body.key == key:
            return line
    raise Http404


def _staff(school: School, today) -> list[Person]:
    return list(Person.objects.filter(employments__in=school.employments.on(today)).distinct())
