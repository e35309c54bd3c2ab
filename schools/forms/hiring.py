"""What must be told of somebody who joins or leaves?"""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schools.enums import PostKind, Shift, TeachingLanguage
from schools.forms.accounts import email_field, language_field, login_name_field
from schools.forms.fields import capitalised, date_field, offer_subjects
from schools.services import namesakes

LONGEST_CAREER = timedelta(days=60 * 366)
HIRED_AHEAD = timedelta(days=366)
ANOTHER_PERSON = "another"


class HireForm(forms.Form):
    """`posts` may be filled by the user. A namesake at the school must be answered for before anything is written."""

    last_name = forms.CharField(label=_("Surname"), max_length=80)
    first_name = forms.CharField(label=_("First name"), max_length=80)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=80, required=False)
    hired_on = date_field(
        _("Hire date"), help_text=_("The first working day by the order of hire: terms are counted from it.")
    )
    post = forms.ChoiceField(label=_("Post"))
    starts_profession = forms.BooleanField(
        label=_("Starts the profession"),
        required=False,
        help_text=_(
            "First teaching job ever. The Rules (Order № 160 of 24.04.2020) give a mentor to such a teacher only, "
            "not to everybody who is new at the school."
        ),
    )
    education = forms.CharField(
        label=_("Education"), max_length=200, required=False, help_text=_("Institution, speciality, year.")
    )
    staff_number = forms.CharField(label=_("Staff number"), max_length=20, required=False)
    with_account = forms.BooleanField(
        label=_("Make an account at once"),
        required=False,
        help_text=_("You get an invitation link to hand over; the person sets the password themself."),
    )
    username = login_name_field(
        required=False, help_text=_("Left empty, it is made from the name, for example a.sarsenova.")
    )
    email = email_field()
    language = language_field()

    def __init__(self, *args, school, posts, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["post"].choices = capitalised((post.value, post.label) for post in posts)
        self.namesakes = self._namesakes(school) if self.is_bound else []
        if self.namesakes:
            self.fields["same_person"] = forms.ChoiceField(
                label=_("Is it the same person?"),
                choices=[(str(person.pk), _known_as(person, school)) for person in self.namesakes]
                + [(ANOTHER_PERSON, _("No, it is another person with the same name"))],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Somebody with this full name is or was at the school. Say whether it is the same.")
                },
            )

    def _namesakes(self, school):
        last_name, first_name, patronymic = (
            self.data.get(name, "").strip() for name in ("last_name", "first_name", "patronymic")
        )
        if not (last_name and first_name):
            return []
        return namesakes(school=school, last_name=last_name, first_name=first_name, patronymic=patronymic)

    @property
    def known_person(self):
        """The person recognised as the same, None for a new one."""
        chosen = self.cleaned_data.get("same_person", ANOTHER_PERSON)
        return next((person for person in self.namesakes if str(person.pk) == chosen), None)

    def clean_hired_on(self):
        day = self.cleaned_data["hired_on"]
        if day > self.today + HIRED_AHEAD:
            raise forms.ValidationError(_("This is more than a year ahead. Please check the year."))
        if day < self.today - LONGEST_CAREER:
            raise forms.ValidationError(_("This is too long ago. Please check the year."))
        return day

    def clean(self):
        told = super().clean()
        if told.get("starts_profession") and told.get("post", PostKind.TEACHER) != PostKind.TEACHER:
            self.add_error(
                "starts_profession", _("The Rules give a mentor to teachers only: choose the post “teacher”.")
            )
        return told


def _known_as(person, school) -> str:
    """«Yes, Сәрсенова Әлия: teacher, until 31.08.2024»"""
    job = person.employments.filter(school=school).order_by("-started_on").first()
    data = {"name": person.full_name, "post": job.get_post_display(), "since": f"{job.started_on:%d.%m.%Y}"}
    if job.finished_on is None:
        return gettext("Yes, %(name)s: %(post)s, works here since %(since)s") % data
    return gettext("Yes, %(name)s has come back: %(post)s until %(until)s") % {
        **data,
        "until": f"{job.finished_on:%d.%m.%Y}",
    }


class LessonForm(forms.Form):
    """One subject of a job. `subjects` are read once for all rows: a query and a sort in each would be dear."""

    subject = forms.TypedChoiceField(label=_("Subject"), required=False, empty_value=None)
    classes = forms.CharField(label=_("Classes"), max_length=80, required=False)
    hours = forms.IntegerField(label=_("Hours a week"), min_value=1, max_value=60, required=False)
    language = forms.ChoiceField(
        label=_("Language of teaching"), required=False, choices=[("", ""), *TeachingLanguage.choices]
    )
    shift = forms.ChoiceField(label=_("Shift"), required=False, choices=[("", ""), *Shift.choices])

    def __init__(self, *args, subjects, **kwargs):
        super().__init__(*args, **kwargs)
        offer_subjects(self.fields["subject"], subjects)

    def clean(self):
        told = super().clean()
        if not told.get("subject") and "subject" not in self.errors and any(told.values()):
            self.add_error("subject", _("Choose the subject of this row."))
        return told


class BaseLessonFormSet(forms.BaseFormSet):
    """`needs_subject`: a teacher teaches something."""

    def __init__(self, *args, needs_subject=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs_subject = needs_subject

    @property
    def lessons(self) -> list[dict]:
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("subject")]

    def clean(self):
        if any(self.errors):
            return
        subjects = [lesson["subject"] for lesson in self.lessons]
        if len(set(subjects)) < len(subjects):
            raise forms.ValidationError(_("A subject stands in two rows: put its classes and hours into one."))
        if self.needs_subject and not subjects:
            raise forms.ValidationError(_("Choose at least one subject for a teacher."))


LessonFormSet = forms.formset_factory(LessonForm, formset=BaseLessonFormSet, extra=3, max_num=6)


class LeaveForm(forms.Form):
    finished_on = date_field(_("Last day of work"))

    def __init__(self, *args, started_on, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.started_on, self.today = started_on, today

    def clean_finished_on(self):
        day = self.cleaned_data["finished_on"]
        if day < self.started_on:
            raise forms.ValidationError(_("The last day is before the first day."))
        if day > self.today + HIRED_AHEAD:
            raise forms.ValidationError(_("This is more than a year ahead. Please check the year."))
        return day
