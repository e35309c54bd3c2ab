"""How does a paper name the people it is about? Nominative lines, in the language active while it is built."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from mentoring.documents.wording import text
from schools.enums import Role
from schools.localized import localized
from schools.models import Employment, Membership, Person, School
from schools.names import short_name

BLANK = "______"


@dataclass(frozen=True)
class Pair:
    """Mentor and young teacher as the tables of papers show them; `started_on` is empty before the order."""

    mentor: str
    mentor_short: str
    category: str
    subject: str
    mentee: str
    mentee_short: str
    mentee_subjects: str
    year: str
    started_on: date | None
    finished_on: date
    order_number: str
    order_on: date | None
    exception: str  # that the mentor was let in by exception, and how long; "" where none was needed


def pair_of(mentorship: Any, *, on: date) -> Pair:
    """The pair with the mentor's category on the day."""
    order = mentorship.orders.filter(kind__in=("assign", "replace")).first()
    return Pair(
        mentor=mentorship.mentor.full_name,
        mentor_short=signature_name(mentorship.mentor),
        category=category_on(mentorship.mentor, on),
        subject=mentorship.subject.name,
        mentee=mentorship.mentee.full_name,
        mentee_short=signature_name(mentorship.mentee),
        mentee_subjects=subjects_of(mentorship.employment),
        year=mentorship.year.name,
        started_on=mentorship.started_on,
        finished_on=mentorship.finished_on,
        order_number=(order.number if order else "") or BLANK,
        order_on=order.signed_on if order else None,
        exception=exception_of(mentorship),
    )


def exception_of(mentorship: Any) -> str:
    """«by exception, until …» of a pair the council let in beyond the requirements; "" for any other."""
    exception = getattr(mentorship, "exception", None)
    if exception is None or exception.granted_on is None:
        return ""
    return text("by_exception", get_language(), until=f"{exception.valid_until:%d.%m.%Y}")


def category_on(person: Person, on: date) -> str:
    """The qualification category valid on the day, in words; "" when none is recorded."""
    valid = Q(expires_on__isnull=True) | Q(expires_on__gte=on)
    award = person.categories.filter(valid, awarded_on__lte=on).order_by("-awarded_on", "-id").first()
    return str(award.get_category_display()) if award else ""


def place_of(school: School) -> str:
    return localized(school, "place")


def subjects_of(job: Employment) -> str:
    return ", ".join(teaching.subject.name for teaching in job.teachings.select_related("subject"))


def signature_name(person: Person | None) -> str:
    """«Сәрсенова А. Қ.», never broken over two lines; "" for nobody."""
    if person is None:
        return ""
    return short_name(person.last_name, person.first_name, person.patronymic).replace(" ", "\u00a0")


def holder_of(school: School, role: Role, on: date) -> str:
    """Who signs for the school that day; "" when the role is vacant."""
    rows = Membership.objects.on(on).filter(school=school, role=role).select_related("person")
    latest = rows.order_by("-started_on", "-id").first()
    return signature_name(latest.person) if latest else ""
