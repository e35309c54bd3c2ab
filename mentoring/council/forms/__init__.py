"""What is told of a meeting: its agenda, who came, what was resolved, which minutes and book?"""

from mentoring.council.forms.book import BookForm, YearForm
from mentoring.council.forms.decisions import DecisionForm, MinutesForm
from mentoring.council.forms.fields import PeopleField, PersonField, text_field
from mentoring.council.forms.meetings import AgendaForm, NewMeetingForm, OpenMeetingForm

__all__ = [
    "AgendaForm",
    "BookForm",
    "DecisionForm",
    "MinutesForm",
    "NewMeetingForm",
    "OpenMeetingForm",
    "PeopleField",
    "PersonField",
    "YearForm",
    "text_field",
]
