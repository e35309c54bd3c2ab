"""Pages of what was resolved: one item, and the minutes that tell of all."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.council import services
from mentoring.council.documents import render_minutes
from mentoring.council.fetch import meeting_of
from mentoring.council.forms import DecisionForm, MinutesForm
from mentoring.council.forms.session import draft_names, typed_in
from mentoring.council.models import AgendaItem, Meeting
from mentoring.council.perms import can_run
from mentoring.council.views.meetings import show_meeting
from mentoring.council.views.session import (
    answer,
    clash_sentence,
    form_of,
    item_of,
    show_refused,
    to_item,
    wants_json,
)
from mentoring.web import draft_response
from schools import clock
from schools.errors import RuleBroken
from schools.web import accept, require


def decide(request, pk):
    """Record what was resolved: the button of the item on the page of the session."""
    item = item_of(request, pk)
    if request.method != "POST":
        return _not_open(request, item) if _is_closed(item) else to_item(item)
    form = form_of(request, item)
    accept(request, form, lambda: _record(request, item, form))
    if wants_json(request):
        return answer(form)
    if form.errors:
        return show_refused(request, item, form)
    messages.success(request, _("The decision is recorded."))
    return to_item(item)


@require_POST
def minutes(request, pk):
    found = _meeting(request, pk)
    form = MinutesForm(request.POST)
    issue = partial(process.issue_minutes, meeting=found, by=request.user, on=clock.today())
    if accept(request, form, lambda: issue(**form.cleaned_data)):
        messages.success(request, _("The minutes are issued and the meeting is closed."))
        return redirect("council:meeting", pk)
    return show_meeting(request, found, minutes_form=form)


def minutes_draft(request, pk):
    """The minutes as they would be printed now; nothing is written."""
    found = _meeting(request, pk)
    form = MinutesForm(request.POST or None)
    told = form.cleaned_data if form.is_bound and form.is_valid() else {"number": "", "language": "kk"}
    draft = render_minutes(found, number=told["number"], language=told["language"], draft=True)
    return draft_response(draft.pdf, f"minutes-draft-{pk}")


# ---------------------------------------------------------------------------------------------------------------------
def _meeting(request, pk) -> Meeting:
    found = meeting_of(request, pk)
    require(can_run(request.user, found.body))
    return found


def _is_closed(item: AgendaItem) -> bool:
    return hasattr(item, "decision") or not (item.meeting and item.meeting.is_open)


def _record(request, item: AgendaItem, form: DecisionForm) -> None:
    """Nobody's change is decided over unseen: what came in meanwhile stands before the decision."""
    seen = typed_in(request.POST, draft_names(item))
    if clashes := services.clashes_of(item, seen):
        raise RuleBroken(*(f"{form[clash.name].label}: {clash_sentence(clash)}" for clash in clashes))
    process.record_decision(item=item, by=request.user, on=item.meeting.held_on, **form.cleaned_data)


def _not_open(request, item: AgendaItem):
    if hasattr(item, "decision"):
        messages.info(request, _("This item has already been decided."))
    else:
        messages.info(request, _("The meeting is not in session."))
    if item.meeting_id:
        return redirect("council:meeting", item.meeting_id)
    return redirect("council:meetings", item.body.school.code)
