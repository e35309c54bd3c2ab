"""What was resolved, and which minutes tell of it?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import ItemKind
from mentoring.council.forms.fields import PeopleField, PersonField, text_field
from mentoring.council.wording import EVALUATION
from mentoring.mentorships.forms import date_field, language_field
from mentoring.reports.enums import Evaluation
from schools.uploads import ScanField


class DecisionForm(forms.Form):
    """`present` may vote unless their own matter is decided."""

    heard = text_field(_("Heard"), required=False)
    spoke = text_field(_("Spoke"), required=False, help_text=_("Who spoke and what they said, in short."))
    resolution = text_field(_("Resolved"))
    evaluation = forms.ChoiceField(label=_("Evaluation of the mentor’s work"), choices=[("", "—"), *Evaluation.choices])
    recommendations = text_field(_("Recommendations of the council"), required=False)
    votes_for = forms.IntegerField(label=_("For"), min_value=0)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0)
    abstained = forms.IntegerField(label=_("Abstained"), min_value=0)
    conflicted = PeopleField(label=_("Did not vote (conflict of interest)"), required=False)
    in_charge = PersonField(
        label=_("In charge"),
        required=False,
        help_text=_("They find the decision on their first page and report what was done."),
    )
    responsible = forms.CharField(
        label=_("Responsible"), max_length=200, required=False, help_text=_("Somebody else, or several people.")
    )
    due_on = date_field(_("By"), required=False)

    def __init__(self, *args, item, present, members=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["in_charge"].set_people(members)
        self.fields["conflicted"].set_people(present)
        if item.kind != ItemKind.FINAL_REPORT:
            del self.fields["evaluation"], self.fields["recommendations"]

    def clean(self):
        told = super().clean()
        if told.get("evaluation") and "resolution" in told:
            label = str(Evaluation(told["evaluation"]).label)
            told["resolution"] = told["resolution"].replace(EVALUATION, label)
        return told


class ExecutionForm(forms.Form):
    """What was done, and a file that proves it."""

    note = text_field(_("What was done"))
    proof = ScanField(label=_("Evidence"), required=False)


class MinutesForm(forms.Form):
    number = forms.CharField(label=_("Number of the minutes"), max_length=20)
    language = language_field()
