"""The level and diagnosis sheet, rated by the young teacher too, looked at and issued; the plan as a Word file."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.documents.enums import DocumentKind
from mentoring.issuing import Sheet, asked_language, issue_page, of_pair
from mentoring.mentorships.perms import can_see_mentorship
from mentoring.plans.documents import render_plan
from mentoring.plans.enums import Mastery
from mentoring.plans.fetch import pair_of
from mentoring.plans.forms import SelfForm
from mentoring.plans.models import Diagnosis, Difficulty, Plan
from mentoring.plans.perms import can_issue_diagnosis, can_rate_oneself, can_see_plan
from mentoring.plans.sheet import render_diagnosis
from mentoring.reasons import sentence
from mentoring.web import draft_response, word_response
from schools import clock
from schools.web import accept, new_ticket, require


def rate(request, pk):
    """The young teacher's own view of each difficulty; voluntary, may be given anew."""
    pair = pair_of(request, pk)
    require(can_rate_oneself(request.user, pair))
    diagnosis = Diagnosis.objects.filter(mentorship=pair).first()
    if diagnosis is None:
        return redirect("plans:needs", pk)
    asked = list(Difficulty.objects.filter(Q(school=None) | Q(school=pair.school_id)))
    form = SelfForm(request.POST or None, difficulties=asked, given=diagnosis.own_ratings)

    def save():
        process.rate_oneself(mentorship=pair, marks=form.marks(), by=request.user, on=clock.today())

    if accept(request, form, save):
        messages.success(request, _("Your self-assessment is saved."))
        return redirect("plans:needs", pk)
    context = {"pair": pair, "form": form, "scale": [("", _("not rated")), *Mastery.choices], "ticket": new_ticket()}
    return render(request, "mentoring/plans/rate.html", context)


def paper(request, pk):
    """Issue the sheet."""
    pair = pair_of(request, pk)
    require(can_issue_diagnosis(request.user, pair))
    completed = Diagnosis.objects.filter(mentorship=pair, completed_on__isnull=False).exists()
    sheet = Sheet(
        title=_("Level and diagnosis sheet"),
        about=f"{pair.mentor.full_name} – {pair.mentee.full_name}",
        back_url=reverse("plans:needs", args=[pk]),
        back=_("Level and needs"),
        draft_url=reverse("plans:needs_draft", args=[pk]),
    )
    return issue_page(
        request,
        sheet,
        act=lambda language: process.issue_diagnosis(
            mentorship=pair, language=language, by=request.user, on=clock.today()
        ),
        issued=of_pair(pair, DocumentKind.DIAGNOSIS),
        closed="" if completed else sentence("diagnosis_not_completed"),
    )


def draft(request, pk):
    """The sheet as it stands, its empty cells for the hand; nothing is written."""
    pair = pair_of(request, pk)
    require(can_see_mentorship(request.user, pair))
    sheet = render_diagnosis(pair, on=clock.today(), language=asked_language(request), draft=True)
    return draft_response(sheet.pdf, f"diagnosis-{pk}")


def word(request, pk):
    """The plan as a Word file to edit, in the language of its issued paper once there is one."""
    people = [f"mentorship__{name}" for name in ("school", "mentor", "mentee", "subject", "year", "employment")]
    plans = Plan.objects.visible_to(request.user).select_related("document", *people)
    plan = get_object_or_404(plans, pk=pk)
    require(can_see_plan(request.user, plan))
    language = plan.document.language if plan.document else asked_language(request)
    return word_response(render_plan(plan, language=language, draft=plan.document is None), f"plan-{pk}")
