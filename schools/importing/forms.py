"""The two questions of an import: which file, and is this what you want?"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schools.errors import RuleBroken
from schools.importing.columns import find_table
from schools.importing.sheet import XLSX, check_size, read


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Staff list"),
        help_text=_("An .xlsx workbook of Excel, at most 1000 people and 20 MB."),
        widget=forms.FileInput(attrs={"accept": f".xlsx,{XLSX}"}),
    )

    def clean_file(self):
        """A workbook with a header we know; what its rows say is the preview's business."""
        file = self.cleaned_data["file"]
        try:
            check_size(file.size)
            find_table(read(file.read()))
        except RuleBroken as broken:
            raise ValidationError(list(broken.reasons)) from broken
        file.seek(0)
        return file


class ConfirmForm(forms.Form):
    upload = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    good_rows = forms.BooleanField(label=_("Import the good rows and leave the wrong ones out"), required=False)

    @classmethod
    def for_plan(cls, plan, token, refused=None):
        """The question below a preview; after a refusal with its reasons, about the plan as it is now."""
        if refused is None:
            form = cls(initial={"upload": token, "seen": plan.fingerprint})
        else:
            form = cls({"upload": token, "seen": plan.fingerprint, "good_rows": refused.data.get("good_rows")})
            for reason in refused.non_field_errors():
                form.add_error(None, reason)
        if not plan.wrong:
            del form.fields["good_rows"]
        return form
