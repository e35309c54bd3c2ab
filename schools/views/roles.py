"""Who may act as what, from when to when?"""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from schools import clock, services
from schools.forms.records import EndRoleForm, RoleForm
from schools.models import Membership
from schools.perms import can_manage_staff, roles_to_give
from schools.views.fetch import person_of, school_of
from schools.web import accept, new_ticket, require


def give(request, code, pk):
    school = school_of(request, code)
    person = person_of(request, school, pk)
    require(can_manage_staff(request.user, school))
    form = RoleForm(request.POST or None, roles=roles_to_give(request.user, school), initial={"on": clock.today()})
    act = partial(services.give_role, person=person, school=school, by=request.user)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The role is given."))
        return redirect("schools:person", code, pk)
    lead = _("The head gives every role; a deputy head gives secretary, chair of the association and teacher.")
    context = {"title": _("Give a role"), "lead": lead, "submit": _("Give the role")}
    return render(
        request,
        "schools/form.html",
        {"school": school, "person": person, "form": form, "ticket": new_ticket(), **context},
    )


def end(request, code, pk, role_pk):
    school = school_of(request, code)
    person = person_of(request, school, pk)
    held = Membership.objects.visible_to(request.user).filter(school=school, person=person)
    membership = get_object_or_404(held, pk=role_pk)
    require(can_manage_staff(request.user, school) and membership.role in roles_to_give(request.user, school))
    form = EndRoleForm(request.POST or None, initial={"on": clock.today()})
    if accept(request, form, lambda: services.end_role(membership=membership, on=form.cleaned_data["on"])):
        messages.success(request, _("The role is ended."))
        return redirect("schools:person", code, pk)
    context = {
        "school": school,
        "person": person,
        "form": form,
        "ticket": new_ticket(),
        "title": _("End a role"),
        "lead": f"{capfirst(membership.get_role_display())} · {membership.started_on:%d.%m.%Y} –",
        "submit": _("End the role"),
    }
    return render(request, "schools/form.html", context)
