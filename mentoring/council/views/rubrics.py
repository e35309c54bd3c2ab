"""Pages of the criteria by which reports are heard, and of the marks of one report."""

from functools import partial

from django import forms
from django.contrib import messages
from django.forms import formset_factory
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.council import services
from mentoring.council.enums import RubricKind
from mentoring.council.facts import rubric_kind_of, with_matter
from mentoring.council.forms.rubrics import CriteriaSet, CriterionForm, MarksForm
from mentoring.council.models import AgendaItem, Marking, Rubric
from mentoring.council.perms import can_arrange, can_run, can_see_meetings
from mentoring.council.standards import standard
from mentoring.council.wording import title_of
from mentoring.web import school_of
from schools import clock
from schools.localized import in_language
from schools.web import accept, new_ticket, require

Criteria = formset_factory(CriterionForm, formset=CriteriaSet, extra=2, max_num=20, validate_max=True)


def rubrics(request, code):
    """The criteria in force for every kind of product and for the final report."""
    school = school_of(request, code)
    require(can_see_meetings(request.user, school))
    latest: dict[str, Rubric] = {}
    for rubric in Rubric.objects.filter(school=school).order_by("version"):
        latest[rubric.kind] = rubric
    kinds = [
        latest.get(kind) or Rubric(school=school, kind=kind, version=0, criteria=standard(kind)) for kind in RubricKind
    ]
    context = {
        "school": school,
        "rows": [(rubric, [_named(each) for each in rubric.criteria]) for rubric in kinds],
        "may_arrange": can_arrange(request.user, school),
    }
    return render(request, "mentoring/council/rubrics.html", context)


def rubric(request, code, kind):
    school = school_of(request, code)
    require(can_arrange(request.user, school))
    if kind not in RubricKind.values:
        raise Http404
    current = services.rubric_of(school, kind)
    rows = Criteria(request.POST or None, initial=current.criteria, prefix="row")
    form = forms.Form(request.POST or None)
    change = partial(process.change_rubric, school=school, kind=kind, by=request.user, on=clock.today())
    if accept(request, form, lambda: change(criteria=rows.criteria()), rows):
        messages.success(request, _("The criteria are changed; reports marked before keep theirs."))
        return redirect("council:rubrics", code)
    context = {"school": school, "rubric": current, "form": form, "formset": rows, "ticket": new_ticket()}
    return render(request, "mentoring/council/rubric.html", context)


def marks(request, pk):
    """The marks of a report while its meeting is in session."""
    items = with_matter(AgendaItem.objects.visible_to(request.user)).select_related("body", "meeting", "school")
    item = get_object_or_404(items, pk=pk)
    require(can_run(request.user, item.body))
    kind = rubric_kind_of(item)
    known = Marking.objects.filter(item=item).select_related("rubric").first()
    if request.method != "POST" and (not kind or item.meeting is None or not item.meeting.is_open):
        messages.info(request, _("Only a report that is heard in a meeting in session is marked."))
        return redirect("council:meetings", item.school.code)
    if not kind:
        raise Http404
    used = known.rubric if known else services.rubric_of(item.school, kind)
    form = MarksForm(request.POST or None, rubric=used, initial=_written(known))
    write = partial(process.mark_report, item=item, kind=kind, by=request.user, on=clock.today())
    if accept(request, form, lambda: write(marks=form.marks(), conclusion=form.cleaned_data["conclusion"])):
        messages.success(request, _("The marks are recorded; the minutes print them."))
        return redirect("council:meeting", item.meeting_id)
    context = {"item": item, "title": title_of(item), "rubric": used, "form": form, "ticket": new_ticket()}
    return render(request, "mentoring/council/marks.html", context)


# ---------------------------------------------------------------------------------------------------------------------
def _named(criterion) -> tuple[str, int]:
    return in_language(criterion["kk"], criterion["ru"], criterion["en"]), criterion["maximum"]


def _written(known: Marking | None) -> dict[str, object]:
    if known is None:
        return {}
    return {"conclusion": known.conclusion} | {f"mark_{number}": mark for number, mark in enumerate(known.marks)}
