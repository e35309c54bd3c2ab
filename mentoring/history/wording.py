"""How does an event read? Its sentence in the active language, dates and codes written out."""

from datetime import date

from django.utils.translation import gettext

from mentoring.council.enums import BodyPost, RubricKind
from mentoring.documents.enums import DocumentKind, DocumentLanguage, OwnText
from mentoring.history.enums import Cause, Verb
from mentoring.history.models import Event
from mentoring.mentorships.enums import Absence, ChangeKind, Ground, TermName
from mentoring.plans.enums import Level
from mentoring.reports.enums import Evaluation
from mentoring.templatetags.ui import shortdate


def _day(text: str) -> str:
    return shortdate(date.fromisoformat(text))


_READ = {
    "post": lambda text: str(BodyPost(text).label),
    "rubric": lambda text: str(RubricKind(text).label),
    "kind": lambda text: str(DocumentKind(text).label),
    **dict.fromkeys(("date", "last_day", "first", "back", "until", "begun", "old", "new"), _day),
    "language": lambda text: str(DocumentLanguage(text).label),
    "texts": lambda text: ", ".join(str(OwnText(key).label) for key in text.split(",")),
    "ground": lambda text: str(Ground(text).label),
    "change": lambda text: str(ChangeKind(text).label),
    "absence": lambda text: str(Absence(text).label),
    "term": lambda text: str(TermName(text).label),
    "cause": lambda text: str(Cause(text).label),
    "level": lambda text: str(Level(text).label),
    "evaluation": lambda text: str(Evaluation(text).label),
}


def sentence_of(event: Event) -> str:
    shown = {key: _READ[key](text) if key in _READ else text for key, text in event.data.items()}
    return gettext(Verb(event.verb).label) % shown
