"""How is the staff list narrowed?"""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from schools.enums import PostKind
from schools.forms.fields import Choices
from schools.models import Employment, Teaching, User
from schools.names import search_key

FORMER, EVERYBODY = "former", "all"


def working(jobs, today):
    """Who works here on `today` or is hired from a later day."""
    return jobs.filter(Q(finished_on__isnull=True) | Q(finished_on__gte=today))


def post_choices() -> list[tuple[str, str]]:
    return [(value, capfirst(str(label))) for value, label in PostKind.choices]


class StaffFilter(filters.FilterSet):
    """Jobs of a school. Without a choice: who works here on `today` or is hired from a later day.

    The `subjects` to choose among are read once, by the page: its rows need their names as well.
    """

    name = filters.CharFilter(label=_("Name"), method="named")
    subject = filters.ChoiceFilter(label=_("Subject"), method="teaching", empty_label=_("any"))
    post = filters.ChoiceFilter(label=_("Post"), choices=post_choices, empty_label=_("any"))
    who = filters.ChoiceFilter(
        label=_("Who"),
        choices=((FORMER, _("former staff")), (EVERYBODY, _("everybody"))),
        empty_label=_("works here"),
        method="anybody",
    )
    starts_profession = filters.BooleanFilter(
        label=_("Starts the profession"), method="newcomers", widget=forms.CheckboxInput
    )
    without_account = filters.BooleanFilter(
        label=_("Without an account"), method="accountless", widget=forms.CheckboxInput
    )

    class Meta:
        model = Employment
        fields = ()

    def __init__(self, *args, today, subjects: Choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.filters["subject"].extra["choices"] = subjects

    def filter_queryset(self, queryset):
        jobs = super().filter_queryset(queryset)
        who = self.form.cleaned_data.get("who")
        if who == EVERYBODY:
            return jobs
        if who == FORMER:
            back = queryset.overlapping(self.today, None).filter(person=OuterRef("person"))
            return jobs.filter(~Exists(back), finished_on__lt=self.today)
        return working(jobs, self.today)

    def named(self, jobs, name, text):
        return jobs.filter(person__search_key__contains=search_key(text))

    def teaching(self, jobs, name, subject):
        return jobs.filter(Exists(Teaching.objects.filter(employment=OuterRef("pk"), subject=subject)))

    def anybody(self, jobs, name, who):
        return jobs  # all fields together decide, see filter_queryset

    def newcomers(self, jobs, name, wanted):
        return jobs.filter(starts_profession=True) if wanted else jobs

    def accountless(self, jobs, name, wanted):
        return jobs.filter(~Exists(User.objects.filter(person=OuterRef("person")))) if wanted else jobs
