"""What does the mentor add to the figures of a report?"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.plans.enums import Mastery
from mentoring.plans.forms import NeededToSubmit
from mentoring.plans.forms import ReturnForm as ReturnForm
from mentoring.reports.figures import LevelLine
from mentoring.reports.models import FinalReport, InterimReport
from mentoring.reports.services import FINAL_TEXTS, INTERIM_TEXTS
from schools.models import Association

TEXT = forms.Textarea(attrs={"rows": 5})


class InterimForm(forms.ModelForm):
    """`associations`: those that could hear it, the one that fits chosen beforehand, else the council."""

    product_link = forms.URLField(label=_("Link"), required=False, max_length=200, assume_scheme="https")
    association = forms.ChoiceField(label=_("Who hears the report"), required=False)

    class Meta:
        model = InterimReport
        fields = INTERIM_TEXTS
        field_classes = {"help_given": NeededToSubmit}
        widgets = {"help_given": TEXT, "difficulties_left": TEXT, "questions": TEXT}

    def __init__(self, *args, associations: Sequence[Association], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["help_given"].required = True
        self.associations = {str(each.pk): each for each in associations}
        self.fields["association"].choices = [
            *((key, str(each)) for key, each in self.associations.items()),
            ("", _("Pedagogical council")),
        ]
        self.fields["association"].initial = next((str(each.pk) for each in associations if each.fits), "")

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in INTERIM_TEXTS}

    def chosen_association(self) -> Association | None:
        return self.associations.get(self.cleaned_data["association"])


class FinalForm(forms.ModelForm):
    """The words of the final report and the level of each need at the end of the year."""

    class Meta:
        model = FinalReport
        fields = FINAL_TEXTS
        field_classes = {"summary": NeededToSubmit, "recommendations": NeededToSubmit}
        widgets = dict.fromkeys(FINAL_TEXTS, TEXT)

    def __init__(self, *args, levels: Sequence[LevelLine], facts: Mapping[str, Any], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary"].required = self.fields["recommendations"].required = True
        self.levels = levels
        self.ends = {level["id"]: level["end"] for level in facts["levels"]}
        for level in levels:
            self.fields[f"end_{level.id}"] = forms.TypedChoiceField(
                label=level.name, choices=Mastery.choices, coerce=int, required=False, empty_value=None
            )

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in FINAL_TEXTS}

    def rated(self) -> dict[int, int]:
        """What `process.save_final` takes: the level at the end by rating, for those rated."""
        given = {level.id: self.cleaned_data[f"end_{level.id}"] for level in self.levels}
        return {pk: end for pk, end in given.items() if end is not None}

    def rows(self) -> list[dict[str, Any]]:
        """The needs for the table of marks."""
        return [
            {
                "name": f"end_{level.id}",
                "label": level.name,
                "start": level.start,
                "chosen": self._chosen(level.id),
                "error": "".join(self.errors.get(f"end_{level.id}", [])),
            }
            for level in self.levels
        ]

    def _chosen(self, pk: int) -> str:
        if self.is_bound:
            return str(self.data.get(f"end_{pk}", ""))
        return "" if self.ends[pk] is None else str(self.ends[pk])
