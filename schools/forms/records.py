"""What must be told to add to what is known of a person or to what a school has decided?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from schools.enums import Category, Role
from schools.forms.fields import capitalised, date_field, not_after, offer_subjects, subjects_by_name
from schools.models import AcademicYear, CategoryAward, QualityRecord, School

YES_NO = (("yes", _("yes, the norms are kept")), ("no", _("no, the norms are not kept")))


# Roles ---------------------------------------------------------------------------------------------------------------
class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"))
    on = date_field(_("From"), help_text=_("The first day of the role."))

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = capitalised((role, Role(role).label) for role in roles)


class EndRoleForm(forms.Form):
    on = date_field(_("Until"), help_text=_("The last day of the role."))


# What is known -------------------------------------------------------------------------------------------------------
class CategoryForm(forms.ModelForm):
    class Meta:
        model = CategoryAward
        fields = ("category", "awarded_on", "expires_on", "document")
        widgets = {name: forms.DateInput(attrs={"type": "date"}) for name in ("awarded_on", "expires_on")}
        help_texts = {"expires_on": _("Left empty, the category has no end of validity.")}

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["category"].choices = capitalised(Category.choices)

    def clean_awarded_on(self):
        return not_after(self.cleaned_data["awarded_on"], self.today)


class EthicsForm(forms.Form):
    holds = forms.TypedChoiceField(
        label=_("Norms of pedagogical ethics"),
        choices=YES_NO,
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        help_text=_("Only yes or no: reasons and details do not belong here."),
    )
    confirmed_on = date_field(_("Confirmed on"))
    confirmed_by = forms.CharField(label=_("Confirmed by"), max_length=120)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_confirmed_on(self):
        return not_after(self.cleaned_data["confirmed_on"], self.today)


class QualityForm(forms.ModelForm):
    """A figure as counts of pupils; entered again for the same subject and year it corrects the earlier one."""

    subject = forms.TypedChoiceField(label=_("Subject"))

    class Meta:
        model = QualityRecord
        fields = ("subject", "year", "assessed", "fives", "fours", "no_data_reason", "source")
        help_texts = {
            "assessed": _("How many pupils were assessed at the end of the year; 0 when there is no figure."),
            "no_data_reason": _("Only without a figure, for example: grade 1 is not marked."),
            "source": _("Where the figure comes from. When you correct an earlier figure, say here why."),
        }

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        offer_subjects(self.fields["subject"], subjects_by_name())
        self.fields["year"].queryset = AcademicYear.objects.filter(starts_on__lte=today)
        self.fields["source"].required = True

    def clean(self):
        told = super().clean()
        if told.get("assessed") and told.get("no_data_reason"):
            self.add_error("no_data_reason", _("There is a figure: leave this empty."))
        return told


# The school ----------------------------------------------------------------------------------------------------------
class SettingsForm(forms.ModelForm):
    class Meta:
        model = School
        fields = (
            "name_kk", "name_ru", "short_name_kk", "short_name_ru", "place_kk", "place_ru", "kind", "week",
            "quality_basis", "day_zero", "max_mentees", "quorum_percent",
        )  # fmt: skip
        help_texts = {
            "name_kk": _("As papers print it."),
            "name_ru": _("As papers print it."),
            "kind": _("A small-class school has a lower norm of knowledge quality in the Rules."),
            "week": _("Working days are counted by it; a school in three shifts may work six days."),
            "quality_basis": _(
                "The Rules name the last three years but not whether each year must reach the norm or their mean. "
                "Candidates are judged by this from now on; verdicts already given stay."
            ),
            "day_zero": _(
                "The Rules give terms in days and do not say whether the day of the hire or of the order is the first. "
                "Dates already counted stay; new ones are counted by this."
            ),
            "max_mentees": _("The Rules set no limit. More than this gives a warning, not a ban."),
            "quorum_percent": _(
                "The Rules leave the quorum to the council’s own regulations. A meeting is valid when more than this "
                "share of the members is present."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("kind", "week", "quality_basis", "day_zero"):
            self.fields[name].choices = capitalised(self.fields[name].choices)

    @property
    def names(self):
        return [self[name] for name in self.Meta.fields[:6]]

    @property
    def policy(self):
        return [self[name] for name in self.Meta.fields[6:]]
