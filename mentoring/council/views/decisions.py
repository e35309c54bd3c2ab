"""Pages of what was resolved: one item, and the minutes that tell of all."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.council.documents import render_minutes
from mentoring.council.enums import CANDIDATE_KINDS, BodyPost
from mentoring.council.facts import concerned_in, officer_on, present_at, with_matter
from mentoring.council.fetch import meeting_of
from mentoring.council.forms import DecisionForm, MinutesForm
from mentoring.council.models import AgendaItem, Meeting
from mentoring.council.perms import can_run
from mentoring.council.views.meetings import show_meeting
from mentoring.council.wording import heard_text, resolution_text, title_of
from mentoring.eligibility.documents import lines_of
from mentoring.eligibility.rules import Verdict
from mentoring.mentorships.models import Deadline
from mentoring.mentorships.rules import Term
from mentoring.web import draft_response
from schools import clock
from schools.models import Person, Subject
from schools.web import accept, new_ticket, require


def decide(request, pk):
    item = _item(request, pk)
    if request.method != "POST" and (hasattr(item, "decision") or not (item.meeting and item.meeting.is_open)):
        return _not_open(request, item)
    present = present_at(item.meeting) if item.meeting else []
    form = DecisionForm(request.POST or None, item=item, present=present, initial=_ready(item, present))
    held_on = item.meeting.held_on if item.meeting else clock.today()
    record = partial(process.record_decision, item=item, by=request.user, on=held_on)
    if accept(request, form, lambda: record(**form.cleaned_data)):
        messages.success(request, _("The decision is recorded."))
        return redirect("council:meeting", item.meeting_id)
    context = {
        "item": item,
        "title": title_of(item),
        "form": form,
        "present": len(present),
        "lines": _verdict_lines(item),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/council/decide.html", context)


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
def _item(request, pk) -> AgendaItem:
    items = with_matter(AgendaItem.objects.visible_to(request.user))
    item = get_object_or_404(items.select_related("body__school", "meeting", "decision"), pk=pk)
    require(can_run(request.user, item.body))
    return item


def _meeting(request, pk) -> Meeting:
    found = meeting_of(request, pk)
    require(can_run(request.user, found.body))
    return found


def _not_open(request, item: AgendaItem):
    if hasattr(item, "decision"):
        messages.info(request, _("This item has already been decided."))
    else:
        messages.info(request, _("The meeting is not in session."))
    if item.meeting_id:
        return redirect("council:meeting", item.meeting_id)
    return redirect("council:meetings", item.body.school.code)


def _ready(item: AgendaItem, present: list[Person]) -> dict[str, object]:
    """What a unanimous council would record, so that one button is enough."""
    apart = [person.pk for person in present if person.pk in concerned_in(item)]
    head, due_on = _who_and_when(item)
    return {
        "heard": heard_text(item),
        "resolution": resolution_text(item),
        "votes_for": len(present) - len(apart),
        "votes_against": 0,
        "abstained": 0,
        "conflicted": apart,
        "responsible": head,
        "due_on": due_on,
    }


def _who_and_when(item: AgendaItem) -> tuple[str, date | None]:
    """A candidate's decision is carried out by the head's order, by the day the law sets for it."""
    if item.kind not in CANDIDATE_KINDS or item.meeting is None:
        return "", None
    head = officer_on(item.body, BodyPost.CHAIR, item.meeting.held_on, ())
    order = Deadline.objects.open().filter(mentorship=item.mentorship_id, term=Term.ORDER).first()
    return head.short_name if head else "", order.due_on if order else None


def _verdict_lines(item: AgendaItem) -> list:
    """The verdict a candidate was proposed with."""
    if item.kind not in CANDIDATE_KINDS:
        return []
    names = {subject.code: subject.name for subject in Subject.objects.all()}
    return lines_of(Verdict.from_dict(item.mentorship.verdict), names)
