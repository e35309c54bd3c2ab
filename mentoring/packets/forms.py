"""In which language is the packet made, and of which year?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.mentorships.forms import language_field
from schools.models import AcademicYear


class PacketForm(forms.Form):
    language = language_field()


class PacketYearForm(forms.Form):
    """A GET form."""

    year = forms.ModelChoiceField(AcademicYear.objects.all(), label=_("Academic year"), empty_label=None)
