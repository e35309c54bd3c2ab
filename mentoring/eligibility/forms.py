"""What must be told to propose a mentor?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from schools.models import Subject


class ProposalForm(forms.Form):
    """`needs_exception`: the verdict asks for a reason and a basis before anybody may be proposed."""

    subject = forms.ChoiceField(label=_("Subject"), help_text=_("The subject of the mentoring."))
    finished_on = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("One academic year; may be changed until the order is signed."),
    )
    choice_reason = forms.CharField(
        label=_("Why this mentor"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, subjects: list[Subject], hired_on, needs_exception: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.subjects = {str(subject.pk): subject for subject in subjects}
        self.fields["subject"].choices = [(pk, subject.name) for pk, subject in self.subjects.items()]
        self.hired_on = hired_on
        if needs_exception:
            self.fields["exception_reason"] = forms.CharField(
                label=_("Reason of the exception"),
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Why somebody who does not meet the requirements is proposed. The order will say it."),
            )
            self.fields["exception_basis"] = forms.CharField(
                label=_("Basis"), max_length=300, help_text=_("A document, a decision or a fact it rests on.")
            )

    def clean_subject(self):
        return self.subjects[self.cleaned_data["subject"]]

    def clean_finished_on(self):
        day = self.cleaned_data["finished_on"]
        if day <= self.hired_on:
            raise forms.ValidationError(_("The last day is before the first day."))
        return day
