"""The page that takes a staff list: choose the file, look at what it would change, confirm."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schools import clock
from schools.errors import RuleBroken
from schools.importing import services, uploads
from schools.importing.blank import blank_workbook
from schools.importing.forms import ConfirmForm, UploadForm
from schools.importing.sheet import XLSX
from schools.models import School
from schools.perms import can_manage_staff
from schools.web import accept, new_ticket, require


def import_staff(request, code):
    """One address for the three steps; the file waits between them under the signed `upload`."""
    school = get_object_or_404(School.objects.visible_to(request.user), code=code)
    require(can_manage_staff(request.user, school))
    if "upload" in request.POST:
        return _confirm(request, school)
    if request.method == "GET" and "upload" in request.GET:
        return _preview(request, school, request.GET["upload"])
    return _upload(request, school, UploadForm(request.POST or None, request.FILES or None))


def template(request, code):
    """The empty list to fill in, with the years the figures are asked for today."""
    school = get_object_or_404(School.objects.visible_to(request.user), code=code)
    require(can_manage_staff(request.user, school))
    response = HttpResponse(blank_workbook(clock.today()), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="talimger-{school.code}.xlsx"'
    return response


def _upload(request, school, form):
    if request.method == "POST" and form.is_valid():
        token = uploads.keep(form.cleaned_data["file"], school=school, user=request.user)
        return redirect(reverse("schools:import", args=[school.code], query={"upload": token}))
    return render(request, "schools/import.html", {"school": school, "form": form})


def _preview(request, school, token, refused=None):
    """What the list would change now; `refused` is a confirmation that was not carried out."""
    try:
        upload = uploads.find(token, school=school, user=request.user)
        plan = services.preview(school=school, data=upload.data, on=clock.today())
    except RuleBroken as broken:
        for reason in broken.reasons:
            messages.error(request, reason)
        return redirect("schools:import", code=school.code)
    form = ConfirmForm.for_plan(plan, token, refused)
    context = {"school": school, "file_name": upload.name, "plan": plan, "form": form, "ticket": new_ticket()}
    return render(request, "schools/import_preview.html", context)


def _confirm(request, school):
    form = ConfirmForm(request.POST)
    done = []

    def act():
        upload = uploads.find(form.cleaned_data["upload"], school=school, user=request.user)
        wanted = {"good_rows": form.cleaned_data["good_rows"], "seen": form.cleaned_data["seen"]}
        terms = {"school": school, "by": request.user, "on": clock.today(), **wanted}
        done.append(services.import_list(data=upload.data, name=upload.name, **terms))

    if not accept(request, form, act):
        return _preview(request, school, request.POST["upload"], refused=form)
    if done:
        uploads.drop(form.cleaned_data["upload"])
        messages.success(request, _("The list is imported. %(totals)s") % {"totals": done[0].totals})
    else:
        messages.info(request, _("This list was imported already."))
    return redirect("schools:staff", code=school.code)
