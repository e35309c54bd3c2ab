"""Of which pair does a page speak, and what belongs to it? Nothing is found outside the user's scope."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.http import Http404

from mentoring.council.models import AgendaItem
from mentoring.documents.models import Acquaintance, IssuedDocument
from mentoring.history.models import Event
from mentoring.mentorships.enums import OPEN_STATES, TermName
from mentoring.mentorships.models import Deadline, Mentorship
from mentoring.mentorships.perms import can_see_mentorship
from mentoring.web import address
from schools.dates import language
from schools.localized import in_language, labels_of
from schools.models import School
from schools.names import short_name
from schools.prepared import prepared
from schools.web import PER_PAGE, FirstPage, require
from schools.years import year_name

HISTORY_SHOWN = 20

# The list ------------------------------------------------------------------------------------------------------------
PAIR_COLUMNS = (
    "pk",
    "state",
    "started_on",
    "finished_on",
    "exception__pk",
    "year__starts_on",
    "mentor__last_name",
    "mentor__first_name",
    "mentor__patronymic",
    "mentee__last_name",
    "mentee__first_name",
    "mentee__patronymic",
    "subject__name_kk",
    "subject__name_ru",
    "subject__name_en",
)


class PairRow(NamedTuple):
    url: str
    mentor: str
    mentee: str
    subject: str
    year: str
    state: str
    started_on: date | None
    finished_on: date
    is_exception: bool
    term: str
    due_on: date | None


def first_page_at(school: School) -> FirstPage:
    """The school's list as it is opened, by its columns."""
    return FirstPage(_first_at(school.pk), lambda: _count_at(school.pk)[0])


def pair_rows(found: Iterable[tuple[Any, ...]]) -> list[PairRow]:
    """The pairs, by their columns, with the next term each must meet, from the stored dates."""
    rows, code = list(found), language()
    labels = labels_of(TermName, code)
    nexts: dict[int, tuple[str, date]] = {}
    for pair_id, term, due_on in _open_deadlines([row[0] for row in rows if row[1] in OPEN_STATES]):
        nexts.setdefault(pair_id, (labels[term], due_on))
    return [
        PairRow(
            url=address("mentorships:detail", pk),
            mentor=short_name(*rest[:3]),
            mentee=short_name(*rest[3:6]),
            subject=in_language(*rest[6:], code),
            year=year_name(year_starts_on),
            state=state,
            started_on=started_on,
            finished_on=finished_on,
            is_exception=exception is not None,
            term=nexts[pk][0] if pk in nexts else "",
            due_on=nexts[pk][1] if pk in nexts else None,
        )
        for pk, state, started_on, finished_on, exception, year_starts_on, *rest in rows
    ]


@prepared
def _first_at(school_id: int) -> QuerySet:
    return Mentorship.objects.filter(school_id=school_id).values_list(*PAIR_COLUMNS)[: PER_PAGE + 1]


@prepared
def _count_at(school_id: int) -> QuerySet:
    pairs = Mentorship.objects.filter(school_id=school_id).order_by()
    return pairs.values("school_id").annotate(n=Count("pk")).values_list("n", flat=True)


@prepared
def _open_deadlines(pairs: list[int]) -> QuerySet:
    """The next one of each pair first."""
    return Deadline.objects.open().filter(mentorship__in=pairs).values_list("mentorship_id", "term", "due_on")


# One pair ------------------------------------------------------------------------------------------------------------
def pair_of(request, pk: int) -> Mentorship:
    """The pair with its people, 404 for one the user may not know of, 403 for one of others."""
    for pair in _pairs(pk):
        if request.user.scope.sees(pair.school):
            require(can_see_mentorship(request.user, pair))
            return pair
    raise Http404


@prepared
def _pairs(pk: int) -> QuerySet:
    return Mentorship.objects.with_people().select_related("exception", "proposed_by__person").filter(pk=pk)


@prepared
def items_of(pair: int) -> QuerySet:
    return AgendaItem.objects.filter(mentorship_id=pair).select_related("body", "meeting__minutes", "decision")


@prepared
def last_events_of(pair: int) -> QuerySet:
    return Event.objects.filter(mentorship_id=pair)[: HISTORY_SHOWN + 1]


@prepared
def deadlines_of(pair: int) -> QuerySet:
    return Deadline.objects.filter(mentorship_id=pair)


@prepared
def documents_of(pair: int) -> QuerySet:
    return IssuedDocument.objects.filter(mentorship_id=pair).order_by("date", "id")


@prepared
def acquainted_with(pair: int) -> QuerySet:
    known = Acquaintance.objects.filter(document__mentorship_id=pair)
    return known.values_list("document_id", "person_id", "on")
