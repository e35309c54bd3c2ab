"""Which year-end book is wanted?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.mentorships.forms import language_field
from schools.models import AcademicYear


class BookForm(forms.Form):
    language = language_field()


class YearForm(forms.Form):
    """Which year's book; a GET form."""

    year = forms.ModelChoiceField(AcademicYear.objects.all(), label=_("Academic year"), empty_label=None)
