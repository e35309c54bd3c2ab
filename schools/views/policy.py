"""What has the school decided for itself?"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from schools.forms.records import SettingsForm
from schools.perms import can_change_settings
from schools.views.fetch import school_of
from schools.web import accept, new_ticket, require


def settings(request, code):
    school = school_of(request, code)
    require(can_change_settings(request.user, school))
    form = SettingsForm(request.POST or None, instance=school)
    if accept(request, form, form.save):
        messages.success(request, _("The settings are saved."))
        return redirect("schools:settings", code)
    return render(request, "schools/settings.html", {"code": code, "form": form, "ticket": new_ticket()})
