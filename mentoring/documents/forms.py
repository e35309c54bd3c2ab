"""What may somebody type who checks or corrects a paper?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.documents.corrections import WITH_DATE, WITH_NUMBER
from mentoring.documents.enums import TO_ACQUAINT, DocumentLanguage
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


class CorrectionForm(forms.Form):
    """What of an issued paper may be put right. The date as it is typed into the form of the order."""

    number = forms.CharField(label=_("Number"), max_length=40, required=False)
    on = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
    language = forms.ChoiceField(choices=DocumentLanguage.choices, label=_("Language of the paper"))
    reason = forms.CharField(
        label=_("What was wrong"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence for the history; not printed."),
    )

    def __init__(self, *args, document, reason_needed=True, **kwargs):
        self.document = document
        super().__init__(*args, initial=self.as_issued(), **kwargs)
        self.fields["reason"].required = reason_needed
        if document.kind not in WITH_NUMBER:
            del self.fields["number"]
        if document.kind not in WITH_DATE:
            del self.fields["on"]

    def as_issued(self) -> dict[str, object]:
        return {"number": self.document.number, "on": self.document.date, "language": self.document.language}

    def clean(self):
        """What the paper's own record holds is not asked; it stays."""
        return self.as_issued() | super().clean()

    def consequences(self) -> list[str]:
        found = []
        if "on" in self.fields:
            found.append(_("If the date of the order changes, the open dates of the pair are counted again from it."))
        if self.document.kind in TO_ACQUAINT:
            found.append(_("The mentor and the young teacher confirm their acquaintance with the corrected paper."))
        return [str(sentence) for sentence in found]
