"""What has the school decided for itself? Saving shows first which open dates would move."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.calendars.views.flow import saved_or_shown
from mentoring.process.recounts import change_settings
from mentoring.web import school_of
from schools.forms.records import SettingsForm
from schools.perms import can_change_settings
from schools.web import new_ticket, require


def settings(request, code):
    school = school_of(request, code)
    require(can_change_settings(request.user, school))
    form = SettingsForm(request.POST or None, instance=school)
    answer = saved_or_shown(
        request,
        form,
        lambda: change_settings(form.instance),
        title=_("School settings"),
        back=reverse("calendars:settings", args=[code]),
        done=_("The settings are saved."),
        always=False,
    )
    return answer or render(request, "schools/settings.html", {"code": code, "form": form, "ticket": new_ticket()})
