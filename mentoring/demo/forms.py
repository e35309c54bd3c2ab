"""Who signs in, and which day is it to be?"""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.demo.personas import PERSONAS
from schools.models import User

# The calendar knows the days around these years.
EARLIEST, LATEST = date(2025, 8, 1), date(2028, 8, 31)


class PersonaForm(forms.Form):
    who = forms.ModelChoiceField(
        queryset=User.objects.filter(username__in=[persona.sign_in for persona in PERSONAS]),
        to_field_name="username",
    )


class TravelForm(forms.Form):
    today = forms.DateField(
        label=_("Another day"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )

    def clean_today(self) -> date:
        day = self.cleaned_data["today"]
        if not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(
                _("The demo knows the days from %(first)s to %(last)s."),
                params={"first": f"{EARLIEST:%d.%m.%Y}", "last": f"{LATEST:%d.%m.%Y}"},
            )
        return day
