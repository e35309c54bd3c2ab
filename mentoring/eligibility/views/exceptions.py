"""One exception: reason, ground, term, decisions; what is to be decided once its term is over."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.council.enums import CANDIDATE_KINDS, ItemKind
from mentoring.council.models import AgendaItem
from mentoring.eligibility import facts
from mentoring.eligibility.forms import ProlongForm
from mentoring.eligibility.models import EligibilityException
from mentoring.eligibility.rules import UNFIT, Judgement, judge, needs_decision, requirements
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.perms import can_propose
from schools import clock
from schools.errors import RuleBroken
from schools.web import accept, new_ticket, require


def exception(request, pk):
    found = _exception_of(request, pk)
    pair, today = found.mentorship, clock.today()
    form = ProlongForm(request.POST or None, initial={"until": pair.finished_on})
    act = partial(process.prolong_exception, mentorship=pair, by=request.user, on=today)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("Put before the council. Until it decides the present term stands."))
        return redirect("eligibility:exception", pk)
    now = _judged_now(pair, today)
    items = AgendaItem.objects.filter(mentorship=pair, kind__in=(*CANDIDATE_KINDS, ItemKind.EXCEPTION))
    context = {
        "exception": found,
        "pair": pair,
        "is_open": pair.is_active and found.ended_on is None,
        "is_over": needs_decision(found.valid_until, today),
        "outcome": now.outcome.value,
        "is_fit": now.outcome not in UNFIT,
        "items": items.filter(decision__isnull=False).select_related("decision", "meeting").order_by("decision__id"),
        "form": form,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/eligibility/exception.html", context)


@require_POST
def end_exception(request, pk):
    pair = _exception_of(request, pk).mentorship
    try:
        process.end_exception(mentorship=pair, by=request.user, on=clock.today())
    except RuleBroken as broken:
        messages.error(request, " ".join(broken.reasons))
    else:
        messages.success(request, _("The exception has ended; the pair goes on."))
    return redirect("eligibility:exception", pk)


def _exception_of(request, pk) -> EligibilityException:
    pair = get_object_or_404(Mentorship.objects.visible_to(request.user).select_related("school"), pk=pk)
    require(can_propose(request.user, pair.school))
    people = ("mentor", "mentee", "subject", "school")
    rows = EligibilityException.objects.select_related(*(f"mentorship__{name}" for name in people))
    found = rows.filter(mentorship=pair).first()
    if found is None:
        raise Http404
    return found


def _judged_now(pair: Mentorship, today) -> Judgement:
    asked = requirements(facts.policy_of(pair.school, today), facts.completed_years(today), today)
    who = facts.candidate(pair.school, pair.mentor, today)
    return judge(who, asked, subject=pair.subject.code, mentee_id=pair.mentee_id)
