"""A young teacher comes from another school of the system: what is known, and the hire that lets the year go on."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mentoring import process
from mentoring.mentorships.enums import ChangeStage
from mentoring.mentorships.forms import TransferForm
from mentoring.mentorships.models import Change
from mentoring.mentorships.perms import can_take_transfer
from mentoring.mentorships.views.handover import passed_over
from mentoring.web import paper_response
from schools import clock
from schools.services import Lesson
from schools.web import accept, new_ticket, require


def transfer(request, pk):
    """Seen by the receiving school alone: dates, level, needs, approved plan; the journal and reports stay behind."""
    change = _change(request, pk)
    today = clock.today()
    taught = change.mentorship.subject
    form = TransferForm(request.POST or None, today=today, initial={"on": today, "subject": taught.pk})
    take = partial(process.take_transfer, change=change, by=request.user)
    if accept(request, form, lambda: take(**_told(form))):
        messages.success(request, _("Hired. Choose a mentor now: the mentorship begun at the other school goes on."))
        change.refresh_from_db()
        return redirect("eligibility:candidates", change.taken_as_id)
    context = {
        "change": change,
        "pair": change.mentorship,
        "form": form,
        "ticket": new_ticket(),
        **passed_over(change.mentorship, with_journal=False),
    }
    return render(request, "mentoring/mentorships/transfer.html", context)


@require_safe
def transfer_plan(request, pk):
    """The approved plan as it was issued."""
    plan = passed_over(_change(request, pk).mentorship, with_journal=False)["plan"]
    if plan is None or plan.document is None:
        raise Http404
    return paper_response(plan.document)


def _change(request, pk) -> Change:
    """A transfer to a school the user sees, 404 otherwise, 403 for who does not run that school's mentoring."""
    changes = Change.objects.filter(request.user.scope.q("to_school"), stage=ChangeStage.DONE).select_related(
        "to_school",
        "school",
        "mentorship__mentee",
        "mentorship__mentor",
        "mentorship__subject",
        "mentorship__school",
        "mentorship__employment",
        "taken_as",
    )
    change = get_object_or_404(changes, pk=pk)
    require(can_take_transfer(request.user, change))
    return change


def _told(form: TransferForm) -> dict[str, object]:
    told = form.cleaned_data
    return {"on": told["on"], "lesson": Lesson(subject=told["subject"], classes=told["classes"])}
