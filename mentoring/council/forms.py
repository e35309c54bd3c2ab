"""What is told of a meeting: its agenda, who came, what was resolved, which minutes?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import ItemKind
from mentoring.council.models import AgendaItem
from mentoring.council.wording import EVALUATION, title_of
from mentoring.mentorships.forms import date_field, language_field
from mentoring.reports.enums import Evaluation
from schools.models import AcademicYear


def _text(label, *, rows=3, **options) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": rows}), **options)


class PeopleField(forms.TypedMultipleChoiceField):
    """People of a given list, as checkboxes; the cleaned value is the people."""

    def __init__(self, *, label, **options):
        super().__init__(label=label, widget=forms.CheckboxSelectMultiple, coerce=int, **options)
        self.known: dict[int, object] = {}

    def set_people(self, people) -> None:
        self.known = {person.pk: person for person in people}
        self.choices = [(person.pk, person.short_name) for person in people]

    def clean(self, value):
        return [self.known[pk] for pk in super().clean(value)]


class PersonField(forms.TypedChoiceField):
    """One person of a given list."""

    def __init__(self, *, label, **options):
        super().__init__(label=label, coerce=int, empty_value=None, **options)
        self.known: dict[int, object] = {}

    def set_people(self, people) -> None:
        self.known = {person.pk: person for person in people}
        self.choices = [("", "—"), *((person.pk, person.short_name) for person in people)]

    def clean(self, value):
        pk = super().clean(value)
        return self.known[pk] if pk is not None else None


class NewMeetingForm(forms.Form):
    held_on = date_field(_("Date"))
    items = forms.TypedMultipleChoiceField(
        label=_("Ready items"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    matters = _text(_("Other matters"), required=False, help_text=_("One on each line."))

    def __init__(self, *args, ready: list[AgendaItem], **kwargs):
        super().__init__(*args, **kwargs)
        self.ready = {item.pk: item for item in ready}
        if ready:
            self.fields["items"].choices = [(item.pk, title_of(item)) for item in ready]
            self.fields["items"].initial = list(self.ready)
        else:
            del self.fields["items"]

    def clean_items(self):
        return [self.ready[pk] for pk in self.cleaned_data["items"]]

    def clean_matters(self):
        lines = [line.strip() for line in self.cleaned_data["matters"].splitlines()]
        if any(len(line) > 300 for line in lines):
            raise forms.ValidationError(_("A title is longer than 300 characters."))
        return [line for line in lines if line]


class AgendaForm(forms.Form):
    """One change of the agenda; the button says which."""

    take = forms.ModelChoiceField(AgendaItem.objects.none(), required=False)
    drop = forms.ModelChoiceField(AgendaItem.objects.none(), required=False)
    up = forms.ModelChoiceField(AgendaItem.objects.none(), required=False)
    down = forms.ModelChoiceField(AgendaItem.objects.none(), required=False)
    title = forms.CharField(max_length=300, required=False)

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        undecided = AgendaItem.objects.undecided().filter(meeting=meeting)
        self.fields["take"].queryset = AgendaItem.objects.ready().filter(body=meeting.body_id)
        self.fields["drop"].queryset = undecided
        self.fields["up"].queryset = self.fields["down"].queryset = AgendaItem.objects.filter(meeting=meeting)


class OpenMeetingForm(forms.Form):
    held_on = date_field(_("Date"))
    chair = PersonField(label=_("Chair"))
    secretary = PersonField(label=_("Secretary"))
    present = PeopleField(label=_("Present"), error_messages={"required": _("Mark who is present.")})

    def __init__(self, *args, members, officers, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["present"].set_people(members)
        known = {person.pk for person in members}
        people = [*members, *{one.pk: one for one in officers if one and one.pk not in known}.values()]
        for name in ("chair", "secretary"):
            self.fields[name].set_people(people)

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(_("The date has not come yet."))
        return day


class PresenceForm(forms.Form):
    present = PeopleField(label=_("Present"), required=False)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["present"].set_people(members)


class DecisionForm(forms.Form):
    """`present` may vote unless their own matter is decided."""

    heard = _text(_("Heard"), required=False)
    spoke = _text(_("Spoke"), required=False, help_text=_("Who spoke and what they said, in short."))
    resolution = _text(_("Resolved"))
    evaluation = forms.ChoiceField(label=_("Evaluation of the mentor’s work"), choices=[("", "—"), *Evaluation.choices])
    recommendations = _text(_("Recommendations of the council"), required=False)
    votes_for = forms.IntegerField(label=_("For"), min_value=0)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0)
    abstained = forms.IntegerField(label=_("Abstained"), min_value=0)
    conflicted = PeopleField(label=_("Did not vote (conflict of interest)"), required=False)
    responsible = forms.CharField(label=_("Responsible"), max_length=200, required=False)
    due_on = date_field(_("By"), required=False)

    def __init__(self, *args, item, present, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["conflicted"].set_people(present)
        if item.kind != ItemKind.FINAL_REPORT:
            del self.fields["evaluation"], self.fields["recommendations"]

    def clean(self):
        told = super().clean()
        if told.get("evaluation") and "resolution" in told:
            label = str(Evaluation(told["evaluation"]).label)
            told["resolution"] = told["resolution"].replace(EVALUATION, label)
        return told


class MinutesForm(forms.Form):
    number = forms.CharField(label=_("Number of the minutes"), max_length=20)
    language = language_field()


class BookForm(forms.Form):
    language = language_field()


class YearForm(forms.Form):
    """Which year's book; a GET form."""

    year = forms.ModelChoiceField(AcademicYear.objects.all(), label=_("Academic year"), empty_label=None)
