"""What does the mentor enter about the level, the needs and the plan?"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from mentoring.documents.enums import DocumentLanguage
from mentoring.plans.enums import ActivityForm, Level, Mastery, Responsible, Stage
from mentoring.plans.models import Activity, Diagnosis, Difficulty, Plan
from mentoring.plans.services import ActivityLine

MAX_ROWS = 60
EXTRA_ROWS = 3


class LevelForm(forms.ModelForm):
    level = forms.ChoiceField(
        label=_("Level of professional preparation"), choices=Level.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = Diagnosis
        fields = ["level", "level_note"]
        widgets = {"level_note": forms.Textarea(attrs={"rows": 4})}


class NeedsForm(forms.Form):
    """Every difficulty is rated, at least one is marked as a need; nothing is chosen beforehand."""

    note = forms.CharField(label=_("Needs in words"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, difficulties: Sequence[Difficulty], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.difficulties = difficulties
        for each in difficulties:
            self.fields[f"start_{each.pk}"] = forms.TypedChoiceField(
                label=each.name,
                choices=Mastery.choices,
                coerce=int,
                error_messages={"required": _("Rate this difficulty.")},
            )
            self.fields[f"need_{each.pk}"] = forms.BooleanField(label=each.name, required=False)

    def rows(self) -> list[dict[str, Any]]:
        """The difficulties for the table of marks."""
        return [
            {
                "name": f"start_{each.pk}",
                "label": each.name,
                "chosen": str(self.data.get(f"start_{each.pk}", "")),
                "error": "".join(self.errors.get(f"start_{each.pk}", [])),
                "tick": f"need_{each.pk}",
                "ticked": f"need_{each.pk}" in self.data,
            }
            for each in self.difficulties
        ]

    def starts(self) -> dict[Difficulty, int]:
        return {each: self.cleaned_data[f"start_{each.pk}"] for each in self.difficulties}

    def needs(self) -> list[Difficulty]:
        return [each for each in self.difficulties if self.cleaned_data[f"need_{each.pk}"]]


class SelfForm(forms.Form):
    """The young teacher rates themself; what is left alone stays unrated."""

    def __init__(self, *args, difficulties: Sequence[Difficulty], given: dict[str, int], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.difficulties = difficulties
        for each in difficulties:
            self.fields[f"own_{each.pk}"] = forms.TypedChoiceField(
                label=each.name,
                choices=[("", _("not rated")), *Mastery.choices],
                coerce=int,
                empty_value=None,
                required=False,
                initial=given.get(str(each.pk), ""),
            )

    def rows(self) -> list[dict[str, Any]]:
        """The difficulties for the table of marks."""
        return [
            {"name": name, "label": self.fields[name].label, "chosen": str(self[name].value()), "error": ""}
            for name in (f"own_{each.pk}" for each in self.difficulties)
        ]

    def marks(self) -> dict[int, int]:
        """Marks by the difficulty's id; only those given."""
        given = {each.pk: self.cleaned_data[f"own_{each.pk}"] for each in self.difficulties}
        return {pk: mark for pk, mark in given.items() if mark is not None}

    def clean(self):
        cleaned = super().clean()
        if all(value is None for value in cleaned.values()):
            raise forms.ValidationError(_("Rate at least one difficulty."))
        return cleaned


class NeededToSubmit(forms.CharField):
    """Asked for like any required field, yet a draft may be saved without it: the process refuses to submit it so."""

    widget = forms.Textarea

    def validate(self, value) -> None:
        return


class PlanForm(forms.ModelForm):
    class Meta:
        model = Plan
        fields = ["goal", "tasks"]
        field_classes = {"goal": NeededToSubmit}
        widgets = {"goal": forms.Textarea(attrs={"rows": 2}), "tasks": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].required = True


class ActivityRow(forms.Form):
    """A line of the plan. A draft may lack the rest, but what will be done has a name and a date."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    title = forms.CharField(
        label=_("Activity"), max_length=300, error_messages={"required": _("Say what will be done.")}
    )
    form = forms.ChoiceField(label=_("Form"), choices=ActivityForm.choices)
    due_on = forms.DateField(label=_("Due"), error_messages={"required": _("Give the date.")})
    responsible = forms.ChoiceField(label=_("Responsible"), choices=Responsible.choices)
    expected_result = forms.CharField(label=_("Expected result"), max_length=300, required=False)
    need = forms.TypedChoiceField(label=_("Need"), required=False, coerce=int, empty_value=None)
    remove = forms.BooleanField(label=_("Remove"), required=False)

    def __init__(self, *args, needs: Sequence[Difficulty], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"].choices = [("", ""), *((need.pk, need.name) for need in needs)]

    def has_changed(self) -> bool:
        """Whether the row holds anything to keep: an empty or removed one is passed over, not complained of."""
        if self.add_prefix("remove") in self.data:
            return False
        return any(self.data.get(self.add_prefix(name), "").strip() for name in TYPED)

    def clean_title(self) -> str:
        return _one_line(self.cleaned_data["title"])

    def clean_expected_result(self) -> str:
        return _one_line(self.cleaned_data["expected_result"])


FIELDS = ("title", "expected_result", "stage", "form", "due_on", "responsible", "need")
# The lists have a value of their own in an empty row; these say that somebody wrote here.
TYPED = ("title", "due_on", "expected_result", "need")
DEFAULTS = {"stage": Stage.MAIN, "form": ActivityForm.CONSULTATION, "responsible": Responsible.MENTOR}


class _Rows(BaseFormSet):
    """The plan's lines. `written` are those of the plan as it stands: shown without a form each, see `rows`."""

    def __init__(self, *args, needs: Sequence[Difficulty], written: Iterable[dict[str, Any]] = (), **kwargs) -> None:
        super().__init__(*args, prefix="rows", form_kwargs={"needs": needs}, **kwargs)
        self.needs = needs
        self.written = list(written)

    @cached_property
    def rows(self) -> list[tuple[dict[str, Any], dict[str, list[str]]]]:
        """Values and errors of each line to show, then the empty ones. What could be saved stands as it would be."""
        if not self.is_bound:
            lines = [(row, {}) for row in self.written]
        elif self.is_valid():
            lines = [(_typed(form), {}) for form in self._filled()]
        else:
            lines = [(_typed(form), form.errors) for form in self.forms if form.errors or form.has_changed()]
        return [*lines, *(({**DEFAULTS}, {}) for _number in range(min(EXTRA_ROWS, MAX_ROWS - len(lines))))]

    def lines(self) -> list[ActivityLine]:
        """What `process.save_plan` takes."""
        needs = {need.pk: need for need in self.needs}
        return [
            ActivityLine(**{name: form.cleaned_data[name] for name in FIELDS if name != "need"},
                         need=needs.get(form.cleaned_data["need"]))
            for form in self._filled()
        ]  # fmt: skip

    def _filled(self) -> list[ActivityRow]:
        """The lines that say something, by stage and date: the order of the printed plan."""
        filled = [form for form in self.forms if form.has_changed()]
        return sorted(
            filled, key=lambda form: (Stage.values.index(form.cleaned_data["stage"]), form.cleaned_data["due_on"])
        )


def _one_line(text: str) -> str:
    """A cell of a table; the box it was typed in has two lines only to be read on a phone."""
    return " ".join(text.split())


def _typed(form: ActivityRow) -> dict[str, Any]:
    return {name: form.data.get(form.add_prefix(name), "") for name in (*FIELDS, "remove")}


PlanRows = formset_factory(
    ActivityRow, formset=_Rows, extra=EXTRA_ROWS, max_num=MAX_ROWS, absolute_max=MAX_ROWS, validate_max=True
)


def written_rows(activities: Iterable[Activity]) -> list[dict[str, Any]]:
    """The lines of a plan as the form shows them."""
    own = [name for name in FIELDS if name != "need"]  # reading `need` itself would ask the database for each row
    return [{**{name: getattr(row, name) for name in own}, "need": row.need_id or ""} for row in activities]


class ApproveForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language of the paper"), choices=DocumentLanguage.choices, initial=DocumentLanguage.BOTH
    )


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is returned"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why it is returned.")},
    )
