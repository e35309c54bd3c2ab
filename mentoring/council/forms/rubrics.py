"""Which criteria, and which marks?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.council.forms.fields import text_field
from mentoring.council.models import Rubric
from schools.localized import in_language


class CriterionForm(forms.Form):
    """A row of the criteria; an empty one is none."""

    kk = forms.CharField(label=_("In Kazakh"), max_length=200, required=False)
    ru = forms.CharField(label=_("In Russian"), max_length=200, required=False)
    en = forms.CharField(label=_("In English"), max_length=200, required=False)
    maximum = forms.IntegerField(label=_("Highest mark"), min_value=1, max_value=100, required=False)

    def clean(self):
        told = super().clean()
        named = told.get("kk") or told.get("ru") or told.get("en")
        if named or told.get("maximum"):
            for name in ("kk", "ru", "maximum"):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill this in: the criterion is printed in both languages."))
        return told


class CriteriaSet(forms.BaseFormSet):
    """The criteria in their order: at least one."""

    def clean(self):
        if not any(self.errors) and not self.criteria():
            raise forms.ValidationError(_("Give at least one criterion."))

    def criteria(self) -> list[dict[str, Any]]:
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("kk")]
        return [{name: row[name] for name in ("kk", "ru", "en", "maximum")} for row in rows]


class MarksForm(forms.Form):
    """A mark for every criterion of a rubric, and the conclusion."""

    conclusion = text_field(_("Conclusion"), required=False)

    def __init__(self, *args, rubric: Rubric, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = [f"mark_{number}" for number in range(len(rubric.criteria))]
        for name, each in zip(self.names, rubric.criteria, strict=True):
            label = in_language(each["kk"], each["ru"], each["en"])
            self.fields[name] = forms.IntegerField(
                label=f"{label} (0–{each['maximum']})", min_value=0, max_value=each["maximum"]
            )
        self.order_fields([*self.names, "conclusion"])

    def marks(self) -> list[int]:
        return [self.cleaned_data[name] for name in self.names]
