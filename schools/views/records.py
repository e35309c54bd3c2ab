"""What has become known of a person: a category, ethics, a figure of knowledge quality?"""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from schools import clock, services
from schools.forms.records import CategoryForm, EthicsForm, QualityForm
from schools.perms import can_confirm_ethics, can_manage_staff
from schools.views.fetch import person_of, school_of
from schools.web import accept, new_ticket, require


def category(request, code, pk):
    school = school_of(request, code)
    person = person_of(request, school, pk)
    require(can_manage_staff(request.user, school))
    form = CategoryForm(request.POST or None, today=clock.today())
    act = partial(services.add_category, person=person)
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
    act = partial(services.confirm_ethics, person=person, school=school)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The confirmation is recorded."))
        return redirect("schools:person", code, pk)
    lead = _("One of the requirements for mentors. The latest confirmation counts.")
    return _page(request, school, person, form, title=_("Confirm pedagogical ethics"), lead=lead)


def quality(request, code, pk):
    school = school_of(request, code)
    person = person_of(request, school, pk)
    require(can_manage_staff(request.user, school))
    form = QualityForm(request.POST or None, today=clock.today())
    act = partial(services.record_quality, person=person, school=school)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The figure is recorded."))
        return redirect("schools:person", code, pk)
    lead = _(
        "Figures are never changed: a new one for the same subject and year counts, the earlier one stays to be seen."
    )
    return _page(request, school, person, form, title=_("Add a figure of knowledge quality"), lead=lead)


def _page(request, school, person, form, **texts):
    context = {"school": school, "person": person, "form": form, "submit": _("Record"), "ticket": new_ticket(), **texts}
    return render(request, "schools/form.html", context)
