"""What is told of a meeting: its agenda, who came?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.council.forms.fields import PeopleField, PersonField, text_field
from mentoring.council.models import AgendaItem
from mentoring.council.wording import title_of
from mentoring.mentorships.forms import date_field


class NewMeetingForm(forms.Form):
    held_on = date_field(_("Date"))
    items = forms.TypedMultipleChoiceField(
        label=_("Ready items"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    matters = text_field(_("Other matters"), required=False, help_text=_("One on each line."))

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
