"""How is the list of pairs narrowed?"""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Deadline, Mentorship
from schools.models import AcademicYear
from schools.names import search_key


class PairFilter(filters.FilterSet):
    """`today` decides what is late."""

    state = filters.ChoiceFilter(label=_("State"), choices=MentorshipState.choices, empty_label=_("any"))
    year = filters.ModelChoiceFilter(
        label=_("Academic year"), queryset=AcademicYear.objects.all(), empty_label=_("any")
    )
    name = filters.CharFilter(label=_("Mentor or young teacher"), method="named")
    late = filters.BooleanFilter(label=_("Only late"), method="only_late", widget=forms.CheckboxInput)

    class Meta:
        model = Mentorship
        fields = ()

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def named(self, pairs, name, text):
        key = search_key(text)
        return pairs.filter(Q(mentor__search_key__contains=key) | Q(mentee__search_key__contains=key))

    def only_late(self, pairs, name, wanted):
        late = Deadline.objects.late(self.today).filter(mentorship=OuterRef("pk"))
        return pairs.open().filter(Exists(late)) if wanted else pairs
