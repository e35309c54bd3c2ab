"""What is told of a meeting: its agenda, who came?"""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.council.forms.fields import PeopleField, PersonField, text_field
from mentoring.council.models import AgendaItem
from mentoring.council.rules import Occasion
from mentoring.council.wording import title_of
from mentoring.mentorships.forms import date_field


def time_field() -> forms.TimeField:
    return forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class SittingFields(forms.Form):
    """When, where and on what a body meets."""

    held_on = date_field(_("Date"))
    starts_at = time_field()
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    theme = forms.CharField(label=_("Theme"), max_length=300, required=False)

    def clean_starts_at(self):
        return self.cleaned_data["starts_at"] or None

    def sitting(self) -> Occasion:
        """What was told, as `process` takes it."""
        return Occasion(**{name: value for name, value in self.cleaned_data.items() if name in Occasion.NAMES})


class MoveMeetingForm(SittingFields):
    pass


class CancelMeetingForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)


class YearPlanForm(forms.Form):
    """What the planned meetings of a year have in common."""

    starts_at = time_field()
    place = forms.CharField(label=_("Place"), max_length=120, required=False)


class YearSittingForm(forms.Form):
    """A row of the year's plan; an empty one is no meeting."""

    held_on = date_field(_("Date"), required=False)
    theme = forms.CharField(label=_("Theme"), max_length=300, required=False)

    def __init__(self, *args, calendar, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.calendar, self.today = calendar, today

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day and day < self.today:
            raise forms.ValidationError(_("The date has passed."))
        if day and not self.calendar.is_working(day):
            raise forms.ValidationError(_("This is a day off."))
        return day

    def clean(self):
        told = super().clean()
        if told.get("theme") and not told.get("held_on") and "held_on" not in self.errors:
            self.add_error("held_on", _("Give the day of this meeting."))
        return told


class YearSittings(forms.BaseFormSet):
    """The rows of a year's plan: at least one, no day twice."""

    def clean(self):
        days = [form.cleaned_data.get("held_on") for form in self.forms if form.is_valid()]
        days = [day for day in days if day]
        if any(self.errors):
            return
        if not days:
            raise forms.ValidationError(_("Give the day of at least one meeting."))
        if len(set(days)) < len(days):
            raise forms.ValidationError(_("A day is given twice."))

    def sittings(self, **shared) -> list[Occasion]:
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("held_on")]
        return [Occasion(held_on=row["held_on"], theme=row["theme"], **shared) for row in rows]


class NewMeetingForm(SittingFields):
    is_extra = forms.BooleanField(
        label=_("Extra meeting, outside the plan of the year"),
        required=False,
    )
    items = forms.TypedMultipleChoiceField(
        label=_("Ready items"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    prompts = forms.MultipleChoiceField(
        label=_("Recommended last year: what has come of it?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    matters = text_field(_("Other matters"), required=False, help_text=_("One on each line."))

    def __init__(self, *args, ready: list[AgendaItem], prompts: Sequence[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        if prompts:
            self.fields["prompts"].choices = [(title, title) for title in prompts]
        else:
            del self.fields["prompts"]
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
