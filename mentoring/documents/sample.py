"""A made-up order to show the wording with: nobody's data."""

from datetime import date, timedelta

from django.utils.translation import get_language

from mentoring.documents.parties import Pair
from mentoring.documents.wording import text
from mentoring.mentorships.documents import OrderPaper, TermLine
from schools.localized import localized
from schools.models import School

_PEOPLE = {
    "kk": ("Үлгібаева Айгүл Үлгіқызы", "Үлгібаева А. Ү.", "Үлгібаев Арман Үлгіұлы", "Үлгібаев А. Ү."),
    "ru": ("Образцова Анна Ивановна", "Образцова А. И.", "Образцов Иван Петрович", "Образцов И. П."),
    "en": ("Sample Anna", "Sample A.", "Sample Ivan", "Sample I."),
}
_SUBJECT = {"kk": "Математика", "ru": "Математика", "en": "Mathematics"}
_AFTER_DAYS = {"term_level": 10, "term_plan": 17, "term_interim": 111, "term_final": 255}


def sample_order(school: School, on: date) -> OrderPaper:
    """The order on assigning a mentor, in the active language, of the September of the school year the day is in."""
    language = get_language()
    on = date(on.year if on.month > 7 else on.year - 1, 9, 8)
    mentor, mentor_short, mentee, mentee_short = _PEOPLE[language]
    last_day = on + timedelta(days=_AFTER_DAYS["term_final"])
    pair = Pair(
        mentor=mentor,
        mentor_short=mentor_short,
        category=_CATEGORY[language],
        subject=_SUBJECT[language],
        mentee=mentee,
        mentee_short=mentee_short,
        mentee_subjects=_SUBJECT[language],
        year=f"{on.year}–{on.year + 1}",
        started_on=on,
        finished_on=last_day,
        order_number="45",
        order_on=on,
        exception="",
    )
    return OrderPaper(
        title=text("order_title", language),
        school=school,
        place=localized(school, "place"),
        number="45",
        on=on,
        pair=pair,
        started_on=on,
        terms=tuple(TermLine(label, on + timedelta(days=days)) for label, days in _AFTER_DAYS.items()),
        exception_reason=None,
        exception_ground="",
        exception_basis="",
        exception_until=None,
        minutes_number="1",
        minutes_on=on,
        director=mentor_short,
        former=None,
        takes_over_plan=False,
    )


_CATEGORY = {"kk": "педагог-зерттеуші", "ru": "педагог-исследователь", "en": "teacher-researcher"}
