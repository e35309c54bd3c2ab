"""How is the list of pairs narrowed?"""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Deadline, Mentorship, Suspension
from schools.forms.fields import Choices
from schools.models import AcademicYear
from schools.names import search_key
from schools.prepared import prepared


def year_choices() -> Choices:
    return tuple((str(year.pk), str(year)) for year in _years())


@prepared
def _years() -> QuerySet:
    return AcademicYear.objects.all()


OPEN = "open"  # whatever the stage: all that is neither over nor refused
SUSPENDED = "suspended"  # of the day, no state
STATES = [
    (OPEN, _("open")),
    *(
        row
        for value, label in MentorshipState.choices
        for row in ((value, label), *([(SUSPENDED, _("suspended"))] if value == MentorshipState.ACTIVE else []))
    ),
]


class PairFilter(filters.FilterSet):
    """`today` decides what is late; the page reads the `years` to choose among, which its markup is kept by."""

    state = filters.ChoiceFilter(label=_("State"), choices=STATES, empty_label=_("any"), method="in_state")
    year = filters.ChoiceFilter(label=_("Academic year"), empty_label=_("any"))
    name = filters.CharFilter(label=_("Mentor or young teacher"), method="named")
    late = filters.BooleanFilter(label=_("Only late"), method="only_late", widget=forms.CheckboxInput)

    exception = filters.BooleanFilter(label=_("Only exceptions"), method="only_exceptions", widget=forms.CheckboxInput)

    class Meta:
        model = Mentorship
        fields = ()

    def __init__(self, *args, today, years: Choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.filters["year"].extra["choices"] = years

    def in_state(self, pairs, name, state):
        """Active are those that work: a suspended pair is found under its own word."""
        away = self._away()
        if state == OPEN:
            return pairs.open()
        if state == SUSPENDED:
            return pairs.active().filter(Exists(away))
        if state == MentorshipState.ACTIVE:
            return pairs.active().exclude(Exists(away))
        return pairs.filter(state=state)

    def _away(self):
        """The open leave of a pair, begun by today."""
        return Suspension.objects.filter(mentorship=OuterRef("pk"), returned_on=None, started_on__lte=self.today)

    def named(self, pairs, name, text):
        key = search_key(text)
        return pairs.filter(Q(mentor__search_key__contains=key) | Q(mentee__search_key__contains=key))

    def only_exceptions(self, pairs, name, wanted):
        return pairs.by_exception() if wanted else pairs

    def only_late(self, pairs, name, wanted):
        """What was late before a leave stays so, but nobody can catch it up while the pair is suspended."""
        late = Deadline.objects.late(self.today).filter(mentorship=OuterRef("pk"))
        return pairs.open().filter(Exists(late), ~Exists(self._away())) if wanted else pairs
