"""What must be told to add to what is known of a person or to what a school has decided?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from schools.enums import Category, NoFigure, Role
from schools.forms.fields import capitalised, date_field, not_after, offer_subjects, subjects_by_name
from schools.models import AcademicYear, CategoryAward, QualityRecord, School
from schools.uploads import ScanField

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
class FactForm(forms.Form):
    """What the forms of facts share. Given the `fact` it corrects, a form asks why, and whether anything stays true."""

    def __init__(self, *args, today, fact=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.fact = today, fact
        if fact is not None:
            self.fields["reason"] = forms.CharField(
                label=_("Why it is corrected"),
                max_length=300,
                help_text=_("The earlier entry stays on the card, struck out, with this reason."),
            )
            self.fields["withdraw"] = forms.BooleanField(
                label=_("The entry was wrong as a whole: nothing stands in its place"), required=False
            )


class CategoryForm(FactForm, forms.ModelForm):
    scan = ScanField()

    class Meta:
        model = CategoryAward
        fields = ("category", "awarded_on", "expires_on", "document")
        widgets = {name: forms.DateInput(attrs={"type": "date"}) for name in ("awarded_on", "expires_on")}
        help_texts = {"expires_on": _("Left empty, it is counted from the award by the term of the law.")}

    def __init__(self, *args, fact=None, **kwargs):
        super().__init__(*args, fact=fact, instance=fact, **kwargs)
        self.fields["category"].choices = capitalised(Category.choices)
        self.fields["document"].required = True

    def clean_awarded_on(self):
        return not_after(self.cleaned_data["awarded_on"], self.today)


class EthicsForm(FactForm):
    holds = forms.TypedChoiceField(
        label=_("Norms of pedagogical ethics"),
        choices=YES_NO,
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        help_text=_("Only yes or no: reasons and details do not belong here."),
    )
    confirmed_on = date_field(_("Confirmed on"))
    confirmed_by = forms.CharField(label=_("Confirmed by"), max_length=120)
    source = forms.CharField(
        label=_("Document"),
        max_length=200,
        required=False,
        help_text=_("Only what it is, its number and date, never what it says."),
    )

    def __init__(self, *args, fact=None, initial=None, **kwargs):
        if fact is not None:
            known = {name: getattr(fact, name) for name in ("confirmed_on", "confirmed_by", "source")}
            initial = {"holds": "yes" if fact.holds else "no"} | known
        super().__init__(*args, fact=fact, initial=initial, **kwargs)

    def clean_confirmed_on(self):
        return not_after(self.cleaned_data["confirmed_on"], self.today)


class QualityForm(FactForm, forms.ModelForm):
    """A figure as counts of pupils, or why there is none. Entered again for a subject and year it asks for a reason."""

    subject = forms.TypedChoiceField(label=_("Subject"))
    scan = ScanField()

    class Meta:
        model = QualityRecord
        fields = (
            "subject", "year", "assessed", "fives", "fours", "no_figure", "no_figure_note", "from_school", "source",
        )  # fmt: skip
        help_texts = {
            "assessed": _("How many pupils were assessed at the end of the year; 0 when there is no figure."),
            "no_figure": _("Only when there is no figure. A year without a figure is never counted as zero."),
            "no_figure_note": _("Needed with another reason, for example the name of the other school."),
            "from_school": _("Only for a figure of a year worked elsewhere: the name of that school."),
            "source": _("Where the figure comes from: the register, its page, or the other school’s statement."),
        }

    def __init__(self, *args, fact=None, **kwargs):
        super().__init__(*args, fact=fact, instance=fact, **kwargs)
        offer_subjects(self.fields["subject"], subjects_by_name())
        self.fields["year"].queryset = AcademicYear.objects.filter(starts_on__lte=self.today)
        self.fields["no_figure"].choices = [("", _("there is a figure")), *NoFigure.choices]
        self.fields["source"].required = True
        if fact is None:
            self.fields["reason"] = forms.CharField(
                label=_("Why an earlier figure is corrected"),
                max_length=300,
                required=False,
                help_text=_("Only when this subject and year has a figure already."),
            )
        else:
            del self.fields["subject"], self.fields["year"]

    def clean(self):
        told = super().clean()
        if told.get("assessed") and told.get("no_figure"):
            self.add_error("no_figure", _("There is a figure: leave this empty."))
        if told.get("assessed") == 0 and not told.get("no_figure"):
            self.add_error("no_figure", _("Say why there is no figure."))
        return told


# The school ----------------------------------------------------------------------------------------------------------
DEFAULT = _("Default: %(default)s.")


class SettingsForm(forms.ModelForm):
    class Meta:
        model = School
        fields = (
            "name_kk", "name_ru", "short_name_kk", "short_name_ru", "place_kk", "place_ru", "kind", "week",
            "quality_basis", "max_mentees", "quorum_percent", *School.COUNTING,
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
                "The Rules give terms in days and do not say whether the day of the hire or of the order is the first."
            ),
            "level_start": _(
                "The Rules give ten calendar days to determine the level and do not say from which day they run."
            ),
            "calendar_end": _(
                "The Rules do not say what becomes of a term in calendar days whose last day is a day off. Terms in "
                "working days always end on a working day."
            ),
            "interim_day": _(
                "The Rules ask for a report on the first half-year and name no day. The half-year ends with the winter "
                "break, whose days are working days for teachers."
            ),
            "final_lead": _(
                "The Rules want the final report heard by the year’s last council and name no day. So many working "
                "days are left to read it."
            ),
            "midyear_end": _(
                "The Rules give one academic year and do not speak of those who come in mid-year. This is only the "
                "last day proposed: the order may set another."
            ),
            "summer_hire": _(
                "The Rules do not speak of a teacher hired, or an order signed, in the summer before lessons begin."
            ),
            "max_mentees": _("The Rules set no limit. More than this gives a warning, not a ban."),
            "quorum_percent": _(
                "The Rules leave the quorum to the council’s own regulations. A meeting is valid when more than this "
                "share of the members is present."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("kind", "week", "quality_basis"):
            self.fields[name].choices = capitalised(self.fields[name].choices)
        for name in School.COUNTING:
            field, default = self.fields[name], School._meta.get_field(name).default
            if hasattr(field, "choices"):
                default = dict(field.choices)[default]
                field.choices = capitalised(field.choices)
            field.help_text = f"{field.help_text} {DEFAULT % {'default': default}}"

    @property
    def names(self):
        return [self[name] for name in self.Meta.fields[:6]]

    @property
    def policy(self):
        return [self[name] for name in self.Meta.fields[6:] if name not in School.COUNTING]

    @property
    def counting(self):
        """How the school reads what the sources leave open about dates."""
        return [self[name] for name in School.COUNTING]
