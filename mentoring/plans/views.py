"""The level, the needs and the plan on screen: the mentor writes, the deputy agrees, the head approves."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.approvals.facts import with_signatures
from mentoring.approvals.rules import PLAN_TRANSITIONS, Action, next_state
from mentoring.documents.models import Acquaintance
from mentoring.issuing import asked_language
from mentoring.mentorships.perms import can_see_mentorship, is_mentee
from mentoring.plans.documents import render_plan
from mentoring.plans.enums import ActivityForm, Mastery, Responsible, Stage
from mentoring.plans.facts import lacks, needs_of
from mentoring.plans.fetch import activities_of, latest_plan, pair_of
from mentoring.plans.forms import (
    ApproveForm,
    LevelForm,
    NeedsForm,
    PlanForm,
    PlanRows,
    ReturnForm,
    written_rows,
)
from mentoring.plans.markup import RowWriter
from mentoring.plans.models import Diagnosis, Difficulty, Plan
from mentoring.plans.perms import (
    can_agree_plan,
    can_approve_plan,
    can_diagnose,
    can_issue_diagnosis,
    can_rate_oneself,
    can_return_plan,
    can_see_plan,
    can_write_plan,
)
from mentoring.plans.suggestions import suggested_rows
from mentoring.reasons import sentence
from mentoring.web import draft_response
from schools import clock
from schools.web import accept, new_ticket, require


# Level and needs ----------------------------------------------------------------------------------------------------
def level(request, pk):
    """The mentor determines the level of professional preparation, once."""
    pair = pair_of(request, pk)
    require(can_diagnose(request.user, pair))
    if request.method == "GET" and Diagnosis.objects.filter(mentorship=pair).exists():
        return redirect("plans:needs", pk)
    form = LevelForm(request.POST or None)

    def determine():
        cleaned = form.cleaned_data
        process.determine_level(
            mentorship=pair, level=cleaned["level"], note=cleaned["level_note"], by=request.user, on=clock.today()
        )

    if accept(request, form, determine):
        messages.success(request, _("The level is determined. Next: rate the difficulties."))
        return redirect("plans:needs", pk)
    return render(request, "mentoring/plans/level.html", {"pair": pair, "form": form, "ticket": new_ticket()})


def needs(request, pk):
    """The mentor rates the difficulties; afterwards, and for everybody else, the result."""
    pair = pair_of(request, pk)
    require(can_see_mentorship(request.user, pair))
    writes = can_diagnose(request.user, pair)
    if request.method == "POST":
        require(writes)
    diagnosis = Diagnosis.objects.filter(mentorship=pair).select_related("completed_by__person").first()
    if request.method != "POST" and (not writes or (diagnosis and diagnosis.completed_on)):
        return _diagnosis_page(request, pair, diagnosis)
    if diagnosis is None:
        return redirect("plans:level", pk)
    shipped_and_own = Difficulty.objects.filter(Q(school=None) | Q(school=pair.school_id))
    form = NeedsForm(request.POST or None, difficulties=list(shipped_and_own))

    def complete():
        process.complete_diagnosis(
            mentorship=pair,
            starts=form.starts(),
            needs=form.needs(),
            note=form.cleaned_data["note"],
            by=request.user,
            on=clock.today(),
        )

    if accept(request, form, complete):
        messages.success(request, _("The diagnostics are completed. Next: the plan."))
        return redirect("plans:plan", pk)
    context = {"pair": pair, "diagnosis": diagnosis, "form": form, "scale": Mastery.choices, "ticket": new_ticket()}
    return render(request, "mentoring/plans/needs.html", context)


def _diagnosis_page(request, pair, diagnosis):
    ratings = list(diagnosis.ratings.select_related("difficulty")) if diagnosis else []
    words = dict(Mastery.choices)
    rows = [
        (
            rating.difficulty.name,
            words.get(diagnosis.own_ratings.get(str(rating.difficulty_id)), ""),
            words[rating.start],
            words.get(rating.end, ""),
            rating.is_need,
        )
        for rating in ratings
    ]
    context = {
        "pair": pair,
        "diagnosis": diagnosis,
        "rows": rows,
        "rated_at_end": any(row[3] for row in rows),
        "may_rate": can_rate_oneself(request.user, pair),
        "may_issue": can_issue_diagnosis(request.user, pair),
    }
    return render(request, "mentoring/plans/diagnosis.html", context)


# Plan, read and decided on ------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Line:
    """A row of the plan as the page prints it."""

    url: str
    number: int
    title: str
    form: str
    due_on: date
    responsible: str
    expected_result: str
    need: str
    done_on: date | None
    done_note: str


def plan(request, pk):
    """The plan by stage with its marks, and what the reader may do with it."""
    pair = pair_of(request, pk)
    require(can_see_mentorship(request.user, pair))
    return _plan_page(request, pair, latest_plan(pair))


def _plan_page(request, pair, plan, **bound):
    """`bound`: a form the page was sent with and refused, under the name the template knows it by."""
    user = request.user
    with_signatures(plan)
    diagnosis = Diagnosis.objects.filter(mentorship=pair).first()
    needs = needs_of(pair.pk) if diagnosis else []
    activities = activities_of(plan.pk) if plan.pk else []
    writes = can_write_plan(user, pair)
    decides = plan.pk is not None
    context = {
        "pair": pair,
        "plan": plan,
        "diagnosis": diagnosis,
        "stages": _by_stage(activities, {need.pk: need.name for need in needs}),
        "total": len(activities),
        "done": sum(row.done_on is not None for row in activities),
        "needs": _covered(needs, {row.need_id for row in activities}),
        "writes": writes,
        "missing": _lacking(plan, needs, activities) if writes and plan.is_editable and activities else [],
        "may_agree": decides and can_agree_plan(user, plan),
        "may_approve": decides and can_approve_plan(user, plan),
        "may_return": decides and can_return_plan(user, plan),
        "acquainted_on": _acquainted_on(plan, pair),
        "may_acquaint": plan.document is not None and is_mentee(user, pair),
        "approving": ApproveForm(),
        "returning": ReturnForm(),
        "acting": None,
        "today": clock.today(),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/plans/plan.html", context | bound)


@require_POST
def submit(request, pk):
    """The mentor sends the plan to the deputy."""
    plan = _plan(request, pk)
    require(can_write_plan(request.user, plan.mentorship))
    if _is_past(plan, Action.SUBMIT):
        return _too_late(request, plan, Action.SUBMIT)
    form = forms.Form(request.POST)
    if accept(request, form, lambda: process.submit_plan(plan=plan, by=request.user, on=clock.today())):
        messages.success(request, _("The plan is submitted. The deputy head agrees it next."))
        return redirect("plans:plan", plan.mentorship_id)
    return _plan_page(request, plan.mentorship, plan, acting=form)


@require_POST
def agree(request, pk):
    """«Келісілді»: the deputy head for academic work."""
    plan = _plan(request, pk)
    if _is_past(plan, Action.AGREE):
        return _too_late(request, plan, Action.AGREE)
    require(can_agree_plan(request.user, plan))
    form = forms.Form(request.POST)
    if accept(request, form, lambda: process.agree_plan(plan=plan, by=request.user, on=clock.today())):
        messages.success(request, _("The plan is agreed. The head approves it next."))
        return redirect("plans:plan", plan.mentorship_id)
    return _plan_page(request, plan.mentorship, plan, acting=form)


@require_POST
def approve(request, pk):
    """«Бекітемін»: the head; the paper is issued in the language chosen."""
    plan = _plan(request, pk)
    if _is_past(plan, Action.APPROVE):
        return _too_late(request, plan, Action.APPROVE)
    require(can_approve_plan(request.user, plan))
    form = ApproveForm(request.POST)

    def sign():
        process.approve_plan(plan=plan, by=request.user, on=clock.today(), language=form.cleaned_data["language"])

    if accept(request, form, sign):
        messages.success(request, _("The plan is approved and issued."))
        return redirect("plans:plan", plan.mentorship_id)
    return _plan_page(request, plan.mentorship, plan, approving=form)


@require_POST
def return_(request, pk):
    """Deputy or head send the plan back with a reason."""
    plan = _plan(request, pk)
    if _is_past(plan, Action.RETURN):
        return _too_late(request, plan, Action.RETURN)
    require(can_return_plan(request.user, plan))
    form = ReturnForm(request.POST)

    def send_back():
        process.return_plan(plan=plan, by=request.user, on=clock.today(), reason=form.cleaned_data["reason"])

    if accept(request, form, send_back):
        messages.success(request, _("The plan is returned to the mentor."))
        return redirect("plans:plan", plan.mentorship_id)
    return _plan_page(request, plan.mentorship, plan, returning=form)


def draft(request, pk):
    """The plan as a paper before it is issued, or the issued paper."""
    plan = _plan(request, pk)
    require(can_see_plan(request.user, plan))
    if plan.document is not None:
        return redirect("documents:open", plan.document.code)
    return draft_response(render_plan(plan, language=asked_language(request), draft=True).pdf, f"plan-{pk}")


# Plan, written ------------------------------------------------------------------------------------------------------
def write(request, pk):
    """The mentor writes the plan; a draft may be incomplete."""
    pair = pair_of(request, pk)
    require(can_write_plan(request.user, pair))
    needs = needs_of(pair.pk)
    plan = with_signatures(latest_plan(pair))
    if request.method == "GET" and (not needs or not plan.is_editable):
        return redirect("plans:plan" if needs else "plans:needs", pk)
    activities = activities_of(plan.pk) if plan.pk else []
    written = written_rows(activities)
    suggested = request.method == "GET" and not written and "start" in request.GET
    if suggested:
        written = suggested_rows(needs, starts_on=pair.started_on, ends_on=pair.finished_on)
    form = PlanForm(request.POST or None, instance=plan)
    rows = PlanRows(request.POST or None, needs=needs, written=written)
    if accept(request, form, lambda: _save(request, pair, form, rows), rows):
        return _saved(request, pk)
    writer = RowWriter(needs)
    context = {
        "pair": pair,
        "plan": plan,
        "form": form,
        "rows": rows,
        # A template that asks the formset itself would have it make its empty forms.
        "count": len(rows.rows),
        "most": rows.max_num,
        "rows_html": writer.rows(rows.rows),
        "template_html": writer.template(),
        "needs": _covered(needs, {row.get("need") for row in written}),
        "missing": _lacking(plan, needs, activities) if activities and not form.is_bound else [],
        "may_start": not written and not form.is_bound,
        "suggested": suggested,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/plans/write.html", context)


def _save(request, pair, form, rows):
    today = clock.today()
    plan = process.save_plan(
        mentorship=pair,
        goal=form.cleaned_data["goal"],
        tasks=form.cleaned_data["tasks"],
        lines=rows.lines(),
        by=request.user,
        on=today,
    )
    if "and_submit" in request.POST:
        process.submit_plan(plan=plan, by=request.user, on=today)


def _saved(request, pk):
    if "and_submit" in request.POST:
        messages.success(request, _("The plan is submitted. The deputy head agrees it next."))
        return redirect("plans:plan", pk)
    messages.success(request, _("The draft of the plan is saved."))
    return redirect("plans:write", pk)


# --------------------------------------------------------------------------------------------------------------------
_PEOPLE = ("school", "mentor", "mentee", "year")


def _plan(request, pk):
    people = [f"mentorship__{name}" for name in _PEOPLE]
    return get_object_or_404(Plan.objects.visible_to(request.user).select_related("document", *people), pk=pk)


def _is_past(plan, action):
    return next_state(PLAN_TRANSITIONS, action, plan.state) is None


def _too_late(request, plan, action):
    """Somebody, or the first press of the same button, was quicker; the page says who and when."""
    require(can_see_plan(request.user, plan))
    messages.warning(request, sentence(f"cannot_{action.value}"))
    return redirect("plans:plan", plan.mentorship_id)


def _by_stage(activities, needs):
    forms_, people = dict(ActivityForm.choices), dict(Responsible.choices)
    lines = {stage: [] for stage in Stage.values}
    for number, row in enumerate(activities, start=1):
        lines[row.stage].append(
            Line(
                url=reverse("plans:activity", args=[row.pk]),
                number=number,
                title=row.title,
                form=forms_[row.form],
                due_on=row.due_on,
                responsible=people[row.responsible],
                expected_result=row.expected_result,
                need=needs.get(row.need_id, ""),
                done_on=row.done_on,
                done_note=row.done_note,
            )
        )
    return [(label, lines[stage]) for stage, label in Stage.choices if lines[stage]]


def _lacking(plan, needs, activities):
    """What a draft lacks, in sentences; its needs are known, so its level is."""
    return [sentence(reason) for reason in lacks(plan, level="known", needs=needs, activities=activities)]


def _covered(needs, answered):
    return [(need.name, need.pk in answered) for need in needs]


def _acquainted_on(plan, pair):
    """When the young teacher confirmed having read the issued plan."""
    if plan.document is None:
        return None
    read = Acquaintance.objects.filter(document=plan.document, person=pair.mentee_id)
    return read.values_list("on", flat=True).first()
