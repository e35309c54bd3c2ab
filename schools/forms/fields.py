"""What do the forms of people and schools share?"""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from schools.localized import in_language
from schools.models import Subject
from schools.names import sort_key
from schools.prepared import prepared

# What stands in a list of choices, in its order: hashable, so that markup may be kept by it.
Choices = tuple[tuple[str, str], ...]


def subjects_by_name() -> list[Subject]:
    """Every subject, in the alphabet of the active language."""
    return sorted(_every_subject(), key=lambda subject: _alphabetical(subject.name))


def choices_of(subjects: list[Subject]) -> Choices:
    return tuple((str(subject.pk), capfirst(subject.name)) for subject in subjects)


class SubjectWords(NamedTuple):
    """Every subject: as a list of choices in the alphabet of the active language, and the names by number."""

    choices: Choices
    names: dict[int, str]


def subject_words() -> SubjectWords:
    """The rows are read each time; what follows from them is put in order once."""
    return _words_of(tuple(_subject_names()), get_language())


@lru_cache(maxsize=64)
def _words_of(rows: tuple[tuple[Any, ...], ...], language: str | None) -> SubjectWords:
    names = {pk: in_language(*forms, language) for pk, *forms in rows}
    ordered = sorted(names.items(), key=lambda subject: _alphabetical(subject[1]))
    return SubjectWords(tuple((str(pk), capfirst(name)) for pk, name in ordered), names)


@prepared
def _subject_names() -> QuerySet:
    return Subject.objects.values_list("pk", "name_kk", "name_ru", "name_en")


_alphabetical = lru_cache(maxsize=1024)(sort_key)


@prepared
def _every_subject() -> QuerySet:
    return Subject.objects.all()


def offer_subjects(field: forms.TypedChoiceField, subjects: list[Subject]) -> None:
    """Let the field choose among these rows without asking the database again."""
    by_pk = {str(subject.pk): subject for subject in subjects}

    def chosen(pk: str) -> Subject:
        if pk not in by_pk:  # a formset coerces before it checks the choices, and only a ValueError is an answer
            raise ValueError(pk)
        return by_pk[pk]

    field.choices = [("", ""), *((pk, capfirst(subject.name)) for pk, subject in by_pk.items())]
    field.coerce = chosen


def date_field(label, **options) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **options)


def capitalised(choices) -> list[tuple[str, str]]:
    return [(value, capfirst(label)) for value, label in choices]


def not_after(day: date, today: date) -> date:
    if day > today:
        raise forms.ValidationError(_("The date has not come yet."))
    return day
