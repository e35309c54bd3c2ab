"""What does the mentor add to the figures of a report?"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
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
    """`associations`: those that could hear it, each with `fits` and `is_small`; `bodies`: what the school has founded
    for it. Chosen beforehand: the one that fits; where it has too few teachers, a body it joined; else the council."""

    product_link = forms.URLField(label=_("Link"), required=False, max_length=200, assume_scheme="https")
    association = forms.ChoiceField(label=_("Who hears the report"), required=False)

    class Meta:
        model = InterimReport
        fields = INTERIM_TEXTS
        field_classes = {"help_given": NeededToSubmit}
        widgets = {"help_given": TEXT, "difficulties_left": TEXT, "questions": TEXT}

    def __init__(self, *args, associations: Sequence[Association], bodies: Sequence[Any] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["help_given"].required = True
        self.associations = {str(each.pk): each for each in associations}
        self.bodies = {each.key: each for each in bodies}
        self.fields["association"].choices = [
            *((key, _told(each)) for key, each in self.associations.items()),
            *((key, each.name) for key, each in self.bodies.items()),
            ("", _("Pedagogical council")),
        ]
        self.fields["association"].initial = self._usual(associations, bodies)
        if any(each.is_small for each in associations):
            self.fields["association"].help_text = _(
                "An association exists with three teachers or more; a joint association, the methodical council or the"
                " pedagogical council hears the report instead."
            )

    @staticmethod
    def _usual(associations: Sequence[Association], bodies: Sequence[Any]) -> str:
        fit = next((each for each in associations if each.fits), None)
        if fit is None:
            return ""
        instead = [each for each in bodies if fit in each.joined.all()] or [
            each for each in bodies if each.is_methodical
        ]
        return instead[0].key if fit.is_small and instead else str(fit.pk)

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in INTERIM_TEXTS}

    def chosen_association(self) -> Association | None:
        return self.associations.get(self.cleaned_data["association"])

    def chosen_body(self) -> Any:
        """A joint association or the methodical council; None when another one hears the report."""
        return self.bodies.get(self.cleaned_data["association"])


def _told(association: Association) -> str:
    if association.is_small:
        return gettext("%(name)s (fewer than three teachers)") % {"name": association}
    return str(association)


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
