"""What has become known of a person: a category, ethics, a figure of knowledge quality? And what of it was wrong?"""

from functools import partial

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from schools import clock, services
from schools.forms.records import CategoryForm, EthicsForm, QualityForm
from schools.models import CategoryAward, EthicsConfirmation, Fact, ProofFile, QualityRecord
from schools.perms import can_confirm_ethics, can_manage_staff, can_open_scan
from schools.views.fetch import person_of, school_of
from schools.web import accept, new_ticket, require, stored_file

FORMS = {CategoryAward: CategoryForm, EthicsConfirmation: EthicsForm, QualityRecord: QualityForm}


def category(request, code, pk):
    school = school_of(request, code)
    person = person_of(request, school, pk)
    require(can_manage_staff(request.user, school))
    form = CategoryForm(request.POST or None, request.FILES or None, today=clock.today())
    act = partial(services.add_category, person=person, by=request.user)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The category is recorded."))
        return redirect("schools:person", code, pk)
    lead = _("An award is a document with a date; earlier ones stay in the list.")
    return _page(request, school, person, form, title=_("Add a category"), lead=lead)


def ethics(request, code, pk):
    school = school_of(request, code)
    person = person_of(request, school, pk)
    require(can_confirm_ethics(request.user, person, school))
    today = clock.today()
    initial = {"confirmed_on": today, "confirmed_by": request.user.get_full_name()}
    form = EthicsForm(request.POST or None, today=today, initial=initial)
    act = partial(services.confirm_ethics, person=person, school=school, by=request.user)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The confirmation is recorded."))
        return redirect("schools:person", code, pk)
    lead = _("One of the requirements for mentors. The latest confirmation counts.")
    return _page(request, school, person, form, title=_("Confirm pedagogical ethics"), lead=lead)


def quality(request, code, pk):
    school = school_of(request, code)
    person = person_of(request, school, pk)
    require(can_manage_staff(request.user, school))
    form = QualityForm(request.POST or None, request.FILES or None, today=clock.today())
    act = partial(services.record_quality, person=person, school=school, by=request.user)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The figure is recorded."))
        return redirect("schools:person", code, pk)
    lead = _(
        "Figures are never changed: a new one for the same subject and year counts, the earlier one stays to be seen."
    )
    return _page(request, school, person, form, title=_("Add a figure of knowledge quality"), lead=lead)


def correct(request, code, pk, fact_pk, kind: type[Fact]):
    """A new entry in the place of a wrong one, or none; the wrong one stays on the card."""
    school = school_of(request, code)
    person = person_of(request, school, pk)
    of_ethics = kind is EthicsConfirmation
    may = can_confirm_ethics(request.user, person, school) if of_ethics else can_manage_staff(request.user, school)
    require(may)
    here = Q(school=school) if of_ethics else Q()
    fact = get_object_or_404(kind.objects.filter(here, person=person, replaced_by=None), pk=fact_pk)
    form = FORMS[kind](request.POST or None, request.FILES or None, today=clock.today(), fact=fact)

    def act():
        told = dict(form.cleaned_data)
        reason, is_wrong = told.pop("reason"), told.pop("withdraw")
        if is_wrong:
            services.withdraw(fact=fact, reason=reason, by=request.user)
        else:
            services.correct(fact=fact, reason=reason, by=request.user, **told)

    if accept(request, form, act):
        messages.success(request, _("The entry is corrected. The earlier one stays on the card, struck out."))
        return redirect("schools:person", code, pk)
    lead = _(
        "Nothing is erased: a new entry takes the place of the wrong one. Verdicts already given stay as they are."
    )
    return _page(request, school, person, form, title=_("Correct an entry"), lead=lead)


def scan(request, code, pk, key):
    """The scan behind an award or a figure, for head and deputy and the person themself."""
    school = school_of(request, code)
    person = person_of(request, school, pk)
    require(can_open_scan(request.user, person, school))
    for kind in (CategoryAward, QualityRecord):
        if kind.objects.filter(person=person, scan__key=key).exists():
            return stored_file(ProofFile.objects.get(key=key))
    raise Http404


def _page(request, school, person, form, **texts):
    context = {"school": school, "person": person, "form": form, "submit": _("Record"), "ticket": new_ticket(), **texts}
    return render(request, "schools/form.html", context)
