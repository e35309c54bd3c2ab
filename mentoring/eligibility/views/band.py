"""Where inside the band of knowledge quality does the school stand, by which decision of its council?"""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mentoring.eligibility import services
from mentoring.eligibility.forms import BandForm
from mentoring.eligibility.models import BandStanding
from mentoring.mentorships.wording import act_name
from mentoring.statute import norm
from mentoring.web import school_of
from schools import clock
from schools.perms import can_change_settings
from schools.web import accept, new_ticket, require


def band(request, code):
    school = school_of(request, code)
    require(can_change_settings(request.user, school))
    today = clock.today()
    law = norm(f"quality_band_{school.kind}", today)
    lower, upper = law.band
    form = BandForm(request.POST or None, lower=lower, upper=upper, today=today, initial={"valid_from": today})
    if accept(
        request, form, lambda: partial(services.stand_in_band, school=school, by=request.user)(**form.cleaned_data)
    ):
        messages.success(request, _("The decision is recorded. Candidates are judged by it from its first day on."))
        return redirect("eligibility:band", code)
    rows = list(BandStanding.objects.filter(school=school).select_related("recorded_by__person"))
    in_force = next((row for row in rows if row.school_kind == school.kind and row.valid_from <= today), None)
    context = {
        "school": school,
        "lower": lower,
        "upper": upper,
        "norm": act_name(str(law.source)),
        "rows": [(row, row == in_force) for row in rows],
        "in_force": in_force,
        "form": form,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/eligibility/band.html", context)
