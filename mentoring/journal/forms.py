"""What is entered about a meeting, a lesson and an activity done? Little must be; the rest may be added."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentoring.documents.wording import text
from mentoring.journal.enums import Direction, LessonStage, OfficialScore, Score, SheetKind
from mentoring.journal.models import LessonObservation, PairMeeting
from mentoring.journal.rules import SHEETS
from mentoring.journal.wording import criterion_text
from mentoring.plans.models import Activity
from schools.forms.shared import SharedFields
from schools.uploads import ProofField

MINUTES = (15, 30, 45, 60)
SHORT_TEXT = forms.Textarea(attrs={"rows": 2})


class DateInput(forms.DateInput):
    input_type = "date"


_asked_of_meeting = forms.fields_for_model(
    PairMeeting,
    ["held_on", "kind", "topic", "works", "hard", "mentor_next", "mentee_next"],
    widgets={"held_on": DateInput, "kind": forms.RadioSelect, "works": SHORT_TEXT, "hard": SHORT_TEXT},
)


class MeetingForm(SharedFields, forms.Form):
    """Four answers are enough; the four boxes below them, the activities and the files are optional.

    Not a ModelForm, whose constraints would ask the database: the service writes the row, the fields know the limits.
    """

    own_fields = ("activities",)

    held_on = _asked_of_meeting["held_on"]
    kind = _asked_of_meeting["kind"]
    minutes = forms.TypedChoiceField(
        label=_("How long, minutes"),
        choices=[(minutes, str(minutes)) for minutes in MINUTES],
        coerce=int,
        initial=30,
        widget=forms.RadioSelect,
    )
    other_minutes = forms.IntegerField(
        label=_("Or another number of minutes"), required=False, min_value=5, max_value=480
    )
    topic = _asked_of_meeting["topic"]
    works = _asked_of_meeting["works"]
    hard = _asked_of_meeting["hard"]
    mentor_next = _asked_of_meeting["mentor_next"]
    mentee_next = _asked_of_meeting["mentee_next"]
    activities = forms.TypedMultipleChoiceField(
        label=_("Activities of the plan it belongs to"), required=False, widget=forms.CheckboxSelectMultiple
    )
    proofs = ProofField()

    def __init__(self, *args, activities, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "activities", activities)

    def entry(self) -> dict[str, Any]:
        """What `process.log_meeting` takes."""
        cleaned = dict(self.cleaned_data)
        other = cleaned.pop("other_minutes")
        return cleaned | {"minutes": other or cleaned["minutes"]}


_asked_of_lesson = forms.fields_for_model(
    LessonObservation,
    ["observed_on", "direction", "class_name", "topic", "goal", "purpose", "strengths", "growth_areas", "conclusion"],
    widgets={
        "observed_on": DateInput,
        "direction": forms.RadioSelect,
        "strengths": SHORT_TEXT,
        "growth_areas": SHORT_TEXT,
        "conclusion": SHORT_TEXT,
    },
)
_SCALES = {SheetKind.LIGHT: Score.choices, SheetKind.OFFICIAL: OfficialScore.choices}
STAGES = tuple(LessonStage)


def _course(stage: LessonStage) -> forms.CharField:
    return forms.CharField(label=stage.label, required=False, max_length=2000, widget=SHORT_TEXT)


def _mark(kind: SheetKind, code: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=criterion_text(kind, code),
        choices=[("", _("not rated")), *_SCALES[kind]],
        coerce=int,
        required=False,
        empty_value=None,
    )


class ObservationForm(SharedFields, forms.Form):
    """A lesson seen: the criteria of the sheet are rated or left alone, each by itself. Not a ModelForm, as above."""

    own_fields = ("direction", "activity")

    observed_on = _asked_of_lesson["observed_on"]
    direction = _asked_of_lesson["direction"]
    class_name = _asked_of_lesson["class_name"]
    topic = _asked_of_lesson["topic"]
    goal = _asked_of_lesson["goal"]
    purpose = _asked_of_lesson["purpose"]
    course_start = _course(LessonStage.START)
    course_middle = _course(LessonStage.MIDDLE)
    course_end = _course(LessonStage.END)
    strengths = _asked_of_lesson["strengths"]
    growth_areas = _asked_of_lesson["growth_areas"]
    conclusion = _asked_of_lesson["conclusion"]
    activity = forms.TypedChoiceField(
        label=_("Activity of the plan it belongs to"),
        required=False,
        empty_value=None,
        error_messages={"invalid_choice": forms.ModelChoiceField.default_error_messages["invalid_choice"]},
    )
    proofs = ProofField()

    def __init__(self, *args, directions, activities, sheet=SheetKind.LIGHT, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = SheetKind(sheet)
        self.scale = [("", _("not rated")), *_SCALES[self.sheet]]
        self.fields["direction"].choices = [(value, Direction(value).label) for value in directions]
        _offer(self, "activity", activities)
        for code in SHEETS[self.sheet].criteria:
            self.fields[f"score_{code}"] = _mark(self.sheet, code)

    def parts(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """The criteria for the tables of marks, a table a part of the sheet under its heading."""
        return [
            (text(f"part_{part.code}", (get_language() or "ru")[:2]), [self._row(code) for code in part.criteria])
            for part in SHEETS[self.sheet].parts
        ]

    def _row(self, code: str) -> dict[str, Any]:
        name = f"score_{code}"
        label = self.fields[name].label
        if self.sheet == SheetKind.OFFICIAL:
            label = f"{code}. {label}"
        return {"name": name, "label": label, "chosen": str(self[name].value() or ""), "error": ""}

    def entry(self) -> dict[str, Any]:
        """What `process.log_observation` takes."""
        cleaned = dict(self.cleaned_data)
        given = {code: cleaned.pop(f"score_{code}") for code in SHEETS[self.sheet].criteria}
        told = {stage.value: cleaned.pop(f"course_{stage.value}") for stage in STAGES}
        return cleaned | {
            "sheet": self.sheet.value,
            "course": {stage: words for stage, words in told.items() if words},
            "scores": {code: score for code, score in given.items() if score is not None},
        }


class CommentForm(forms.Form):
    comment = forms.CharField(
        label=_("Your comment"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class DoneForm(forms.Form):
    """The mark of completion."""

    done_on = forms.DateField(label=_("Done on"), widget=DateInput)
    note = forms.CharField(
        label=_("What came of it"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    proofs = ProofField()


def _offer(form: forms.BaseForm, name: str, activities: Sequence[Activity]) -> None:
    """Only the open activities of this pair's plan, which are at hand; without any, the question is not asked."""
    if not activities:
        del form.fields[name]
        return
    by_pk = {str(each.pk): each for each in activities}
    blank = [("", "–")] if name == "activity" else []
    form.fields[name].choices = [*blank, *((pk, each.title) for pk, each in by_pk.items())]
    form.fields[name].coerce = by_pk.__getitem__
