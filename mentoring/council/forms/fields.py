"""Fields that speak of people and of longer texts."""

from django import forms


def text_field(label, *, rows=3, **options) -> forms.CharField:
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
