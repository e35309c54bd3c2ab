"""What must be told to propose a mentor, to wish for one, to answer?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.eligibility.enums import OF_MENTOR, ExceptionGround, LeaveReason, WishKind
from mentoring.eligibility.models import MOST_EXPECTED
from mentoring.eligibility.wishes import Colleague
from mentoring.statute import NORMS
from mentoring.templatetags.ui import shortdate
from schools.models import Subject

RESERVE = "reserve"
FIRST_DAY = next(norm.valid_from for norm in NORMS if norm.code == "eligible_categories")
YEARS_AHEAD = 10


class QuestionForm(forms.Form):
    """Which verdict is asked for: the day, and whether for the reserve. A subject comes with a link, not a field."""

    on = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    purpose = forms.ChoiceField(
        label=_("Question"),
        required=False,
        choices=[("", _("as a mentor")), (RESERVE, _("for the reserve"))],
    )
    subject = forms.SlugField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, initial={"on": today}, **kwargs)

    def clean_on(self):
        """Norms are known from the first of them on; a far day says nothing about anybody."""
        day, today = self.cleaned_data["on"], self.initial["on"]
        if day and not FIRST_DAY <= day <= today.replace(year=today.year + YEARS_AHEAD, day=1):
            told = _("The Rules are in force since %(date)s; look at most %(years)s years ahead.")
            raise forms.ValidationError(told % {"date": shortdate(FIRST_DAY), "years": YEARS_AHEAD})
        return day


class BandForm(forms.Form):
    """Where inside the band of the law the school stands, and the decision of the council it rests on."""

    percent = forms.IntegerField(label=_("Meets the requirement from, %"))
    number = forms.CharField(label=_("Decision of the council, №"), max_length=40)
    decided_on = forms.DateField(label=_("Date of the decision"), widget=forms.DateInput(attrs={"type": "date"}))
    valid_from = forms.DateField(
        label=_("In force from"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Verdicts of earlier days stay as they are."),
    )
    text = forms.CharField(label=_("What was decided"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, lower: int, upper: int, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["percent"].min_value, self.fields["percent"].max_value = lower, upper
        self.fields["percent"].widget.attrs |= {"min": lower, "max": upper}
        told = _(
            "Between %(lower)s and %(upper)s, the bounds of the law. %(upper)s: the council decides on each candidate."
        )
        self.fields["percent"].help_text = told % {"lower": lower, "upper": upper}

    def clean_decided_on(self):
        day = self.cleaned_data["decided_on"]
        if day > self.today:
            raise forms.ValidationError(_("The date has not come yet."))
        return day


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
            self.fields["exception_ground"] = forms.ChoiceField(
                label=_("Ground"), choices=ExceptionGround.choices, widget=forms.RadioSelect
            )
            self.fields["exception_basis"] = forms.CharField(
                label=_("Basis"), max_length=300, help_text=_("A document, a decision or a fact it rests on.")
            )
            self.fields["exception_until"] = forms.DateField(
                label=_("Term of the exception"),
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}),
                help_text=_("Its last day; then the council decides again. Empty: as long as the pair."),
            )

    def clean_subject(self):
        return self.subjects[self.cleaned_data["subject"]]

    def clean_finished_on(self):
        day = self.cleaned_data["finished_on"]
        if day <= self.hired_on:
            raise forms.ValidationError(_("The last day is before the first day."))
        return day


class ProlongForm(forms.Form):
    """A longer term of an exception; whether the day fits is the rule's to tell."""

    until = forms.DateField(label=_("New last day"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("Why longer"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class WishForm(forms.Form):
    """Up to three colleagues in the order of preference, or the choice left to the school.

    `colleagues` are offered those of the same subject first; `subjects` are the young teacher's.
    """

    first = forms.TypedChoiceField(label=_("First wish"), required=False, coerce=int, empty_value=None)
    second = forms.TypedChoiceField(label=_("Second wish"), required=False, coerce=int, empty_value=None)
    third = forms.TypedChoiceField(label=_("Third wish"), required=False, coerce=int, empty_value=None)
    anyone = forms.BooleanField(label=_("The school may choose"), required=False)

    def __init__(self, *args, colleagues: list[Colleague], subjects: set[int], **kwargs):
        super().__init__(*args, **kwargs)
        near = [(one.person_id, one.name) for one in colleagues if subjects & one.subjects]
        far = [(one.person_id, one.name) for one in colleagues if not subjects & one.subjects]
        groups = [(_("Same subject"), near), (_("Other teachers"), far)]
        choices = [("", "–"), *((label, rows) for label, rows in groups if rows)]
        for name in ("first", "second", "third"):
            self.fields[name].choices = choices

    def clean(self):
        told = super().clean()
        told["wanted"] = [pk for name in ("first", "second", "third") if (pk := told.pop(name, None))]
        anyone = told.pop("anyone", False)
        if anyone and told["wanted"]:
            raise forms.ValidationError(_("Either name teachers or leave the choice to the school."))
        if not anyone and not told["wanted"] and not self.errors:
            raise forms.ValidationError(_("Name at least one teacher, or leave the choice to the school."))
        return told


class AnswerForm(forms.Form):
    """What a possible mentor says; whether a reason is missing is the rule's to tell."""

    answer = forms.ChoiceField(
        label=_("The answer"),
        choices=[(kind.value, kind.label) for kind in OF_MENTOR],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("The reason, when declining"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence is enough. Do not write about health or family."),
    )

    def clean(self):
        told = super().clean()
        told["willing"] = told.pop("answer", "") == WishKind.WILLING
        return told


class SubjectForm(forms.Form):
    """Of which subject: a list's only choice. `subjects` are names by code."""

    subject = forms.ChoiceField(label=_("Subject"), required=False)

    def __init__(self, *args, subjects, **kwargs):
        super().__init__(*args, **kwargs)
        by_name = sorted(subjects.items(), key=lambda subject: subject[1])
        self.fields["subject"].choices = [("", _("any")), *by_name]


class LeaveReserveForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why the teacher leaves the reserve"), choices=LeaveReason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class ExpectedHiresForm(forms.Form):
    """A number for each of these subjects (code, name); empty is nobody."""

    def __init__(self, *args, subjects: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        for code, name in subjects:
            label = _("Expected hires: %(subject)s") % {"subject": name}
            self.fields[code] = forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_EXPECTED)
