"""What must be told to sign an order, to change, interrupt, end or close a mentorship?"""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentoring.documents.enums import DocumentLanguage
from mentoring.mentorships.enums import END_GROUNDS, REPLACE_GROUNDS, Absence, Ground, Side
from mentoring.mentorships.facts import schools_named
from schools.models import Subject


def paper_language() -> str:
    """The language a paper is offered in first: that of the interface; for English both official ones."""
    language = (get_language() or "ru")[:2]
    return DocumentLanguage.BOTH if language == "en" else language


def language_field(label=None) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=DocumentLanguage.choices, label=label or _("Language of the paper"), initial=paper_language
    )


def date_field(label, **options) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **options)


def choices_among(members) -> list[tuple[str, str]]:
    return [(member.value, member.label) for member in members]


class OrderForm(forms.Form):
    number = forms.CharField(
        label=_("Number"),
        max_length=40,
        required=False,
        help_text=_("As in the register of orders, for example 45-н/қ."),
    )
    on = date_field(_("Date of the order"))
    started_on = date_field(_("From"))
    finished_on = date_field(_("Until"))
    language = language_field()

    takes_over_plan = forms.BooleanField(
        label=_("The new mentor takes over the approved plan"),
        required=False,
        help_text=_("Then no new level, diagnostics and plan are owed. Otherwise their terms are counted anew."),
    )

    def __init__(self, *args, plan_to_take_over=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not plan_to_take_over:
            del self.fields["takes_over_plan"]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays in the history of the pair."),
    )


# Change and end ------------------------------------------------------------------------------------------------------
class ReasonField(forms.CharField):
    def __init__(self, **options):
        options.setdefault("label", _("Reason in your own words"))
        options.setdefault(
            "help_text",
            _("One or two sentences for the history; not printed. Of a breach of ethics no details are written down."),
        )
        super().__init__(max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), **options)


class SchoolField(forms.CharField):
    """A school of the system by its code or its name; the cleaned value is the school."""

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        found = list(schools_named(typed)[:6])
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("No school of the system has this name or code."))
        names = "; ".join(f"{school.short_name} ({school.code})" for school in found[:5])
        raise forms.ValidationError(_("Several schools fit, type the code: %(names)s") % {"names": names})


class ReplaceForm(forms.Form):
    ground = forms.ChoiceField(label=_("Ground"), choices=[("", "—"), *choices_among(REPLACE_GROUNDS)])
    reason = ReasonField()
    last_day = date_field(
        _("Last day of the present mentor"),
        help_text=_("The new mentor begins on the next day at the earliest; the order says the day."),
    )


class EndForm(forms.Form):
    ground = forms.ChoiceField(label=_("Ground"), choices=[("", "—"), *choices_among(END_GROUNDS)])
    to_school = SchoolField(
        label=_("To which school"),
        max_length=120,
        required=False,
        help_text=_("Only for a transfer to a school of the system: its name or code. That school can then continue."),
    )
    reason = ReasonField()
    last_day = date_field(_("Last day of the mentorship"))
    asks_council = forms.BooleanField(
        label=_("The council considers it first"),
        required=False,
        help_text=_("The Rules do not ask it; a school may wish it."),
    )

    def __init__(self, *args, school, **kwargs):
        super().__init__(*args, **kwargs)
        self.school = school

    def clean(self):
        told = super().clean()
        school = told.get("to_school")
        if school and told.get("ground") and told["ground"] != Ground.TRANSFER:
            self.add_error("to_school", _("A school is named only for a transfer."))
        if school and school.pk == self.school.pk:
            self.add_error("to_school", _("This is the young teacher’s present school."))
        return told


class EndOrderForm(forms.Form):
    number = forms.CharField(label=_("Number"), max_length=40, required=False)
    on = date_field(_("Date of the order"))
    last_day = date_field(_("Last day of the mentorship"))
    language = language_field()


class AnnulForm(forms.Form):
    number = forms.CharField(label=_("Number of the new order"), max_length=40, required=False)
    on = date_field(_("Date of the new order"))
    reason = ReasonField(label=_("Reason"), help_text=_("It is printed in the order."))
    language = language_field()


class SuspendForm(forms.Form):
    side = forms.ChoiceField(label=_("Who is away"), choices=Side.choices)
    absence = forms.ChoiceField(label=_("Reason"), choices=[("", "—"), *Absence.choices])
    started_on = date_field(_("First day away"))
    expected_on = date_field(
        _("Expected back on"), required=False, help_text=_("Leave it empty when the return is not known yet.")
    )
    order_number = forms.CharField(label=_("Order №"), max_length=40, help_text=_("The school’s order on the leave."))
    order_on = date_field(_("Date of the order"))
    note = forms.CharField(label=_("Note"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ReturnForm(forms.Form):
    back_on = date_field(_("Back at work on"))
    finished_on = date_field(_("The mentorship lasts until"))


class TransferForm(forms.Form):
    on = date_field(_("Hired on"))
    subject = forms.ModelChoiceField(Subject.objects.none(), label=_("Subject"))
    classes = forms.CharField(label=_("Classes"), max_length=80, required=False)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["subject"].queryset = Subject.objects.all()

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("The date has not come yet."))
        return day


class CloseForm(forms.Form):
    language = language_field(_("Language of the final report"))
