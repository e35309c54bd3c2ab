"""What may somebody type who checks a paper?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.documents.rules import read_code


class CodeField(forms.CharField):
    """The code of a paper as it was typed; the cleaned value is its one spelling."""

    def clean(self, value):
        typed = super().clean(value)
        code = read_code(typed)
        if not code:
            raise forms.ValidationError(
                _("A code has ten letters and digits, as printed at the foot of the paper: for example ABCDE-23456.")
            )
        return code


class CodeForm(forms.Form):
    code = CodeField(
        label=_("Code of the document"),
        max_length=40,
        help_text=_(
            "At the foot of each page of the paper. Capital or small letters, spaces and hyphens do not matter."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class CopyForm(forms.Form):
    copy = forms.FileField(
        label=_("Your copy (PDF file)"),
        help_text=_("Up to 20 MB. The file is compared and forgotten: nothing of it is kept."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )
