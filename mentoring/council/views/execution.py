"""Pages of decisions being carried out: the school's list, what one person did, the file that proves it."""

from functools import partial

from django.contrib import messages
from django.db.models import F, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.council.facts import with_matter
from mentoring.council.forms.decisions import ExecutionForm
from mentoring.council.models import AgendaItem, FollowUp
from mentoring.council.perms import can_report, can_run, can_see_meetings
from mentoring.council.wording import title_of
from mentoring.web import school_of
from schools import clock
from schools.web import accept, new_ticket, paginate, require, stored_file


def executions(request, code):
    """Every decision in somebody's hands; what is open comes first, the latest date on top."""
    school = school_of(request, code)
    require(can_see_meetings(request.user, school))
    rows = FollowUp.objects.filter(school=school).with_matter()
    rows = rows.order_by(F("reported_on").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "id")
    context = {"school": school, "page": paginate(request, rows), "today": clock.today()}
    return render(request, "mentoring/council/executions.html", context)


def execution(request, pk):
    """One decision: what is to be done, and the form that tells what was."""
    row = _visible(request, pk)
    may_run = can_run(request.user, row.decision.item.body)
    may_report = can_report(request.user, row)
    form = None
    if request.method == "POST":
        require(may_report)
    if may_report and (row.reported_on is None or request.method == "POST"):
        form = ExecutionForm(request.POST or None, request.FILES or None)
        report = partial(process.report_execution, follow_up=row, by=request.user, on=clock.today())
        if accept(request, form, lambda: report(**form.cleaned_data)):
            messages.success(request, _("It is recorded: the secretary sees what was done."))
            return redirect("council:execution", pk)
    context = {
        "row": row,
        "title": title_of(row.decision.item),
        "may_note": may_run and row.reported_on is not None and row.noted_on is None,
        "may_open_file": may_report,
        "form": form,
        "today": clock.today(),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/council/execution.html", context)


@require_POST
def note(request, pk):
    row = _visible(request, pk)
    require(can_run(request.user, row.decision.item.body))
    process.note_execution(follow_up=row, by=request.user, on=clock.today())
    messages.success(request, _("Noted."))
    return redirect("council:execution", pk)


def evidence(request, key):
    """The file itself; whoever reports or runs the body opens it."""
    row = get_object_or_404(_rows(request), key=key)
    require(can_report(request.user, row))
    if not row.file:
        raise Http404
    return stored_file(row)


# ---------------------------------------------------------------------------------------------------------------------
def _rows(request):
    return FollowUp.objects.visible_to(request.user).select_related("school", "person", "decision")


def _visible(request, pk) -> FollowUp:
    """404 outside the school; within it a decision is nobody's secret: the minutes are read by every teacher."""
    row = get_object_or_404(_rows(request), pk=pk)
    items = with_matter(AgendaItem.objects.filter(Q(pk=row.decision.item_id))).select_related("body", "meeting")
    row.decision.item = items.get()
    require(can_see_meetings(request.user, row.school))
    return row
