"""Of which pair does a page speak, and what belongs to it? Nothing is found outside the user's scope."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, FilteredRelation, Q, QuerySet
from django.http import Http404

from mentoring.council.models import AgendaItem
from mentoring.documents.models import Acquaintance, IssuedDocument
from mentoring.history.models import Event
from mentoring.mentorships.enums import OPEN_STAGES, OPEN_STATES, SIGNED_STATES, MentorshipState, TermName
from mentoring.mentorships.models import Change, Deadline, Mentorship
from mentoring.mentorships.perms import can_see_mentorship
from mentoring.mentorships.transitions import is_suspended
from mentoring.web import address
from schools.dates import language
from schools.localized import in_language, labels_of
from schools.models import School
from schools.names import short_name
from schools.prepared import prepared
from schools.web import PER_PAGE, FirstPage, require
from schools.years import year_name

HISTORY_SHOWN = 20
BESIDE = ("leave", "change", "successor")  # see _pairs

# The list ------------------------------------------------------------------------------------------------------------
_PAIR_COLUMNS = (
    "pk",
    "state",
    "started_on",
    "finished_on",
    "leave__started_on",
    "exception__pk",
    "exception__ended_on",
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
    why_url: str


def first_page_at(school: School) -> FirstPage:
    """The school's list as it is opened, by its columns."""
    return FirstPage(_first_at(school.pk), lambda: _count_at(school.pk)[0])


def columns_of(pairs: QuerySet) -> QuerySet:
    """What a line of the list needs."""
    leave = FilteredRelation("suspensions", condition=Q(suspensions__returned_on=None))
    return pairs.annotate(leave=leave).values_list(*_PAIR_COLUMNS)


def pair_rows(found: Iterable[tuple[Any, ...]], today: date) -> list[PairRow]:
    """The pairs, by their columns, with the next term each must meet, from the stored dates; whether one is suspended
    is of the day."""
    rows, code = list(found), language()
    labels = labels_of(TermName, code)
    nexts: dict[int, tuple[str, date, str]] = {}
    for pair_id, term, due_on in _open_deadlines([row[0] for row in rows if row[1] in OPEN_STATES]):
        nexts.setdefault(pair_id, (labels[term], due_on, term))
    return [
        PairRow(
            url=address("mentorships:detail", pk),
            mentor=short_name(*rest[:3]),
            mentee=short_name(*rest[3:6]),
            subject=in_language(*rest[6:], code),
            year=year_name(year_starts_on),
            state="suspended" if state == MentorshipState.ACTIVE and is_suspended(leave_from, None, today) else state,
            started_on=started_on,
            finished_on=finished_on,
            is_exception=exception is not None and exception_ended_on is None,
            term=nexts[pk][0] if pk in nexts else "",
            due_on=nexts[pk][1] if pk in nexts else None,
            why_url=address("mentorships:date", pk, nexts[pk][2]) if pk in nexts else "",
        )
        for pk, state, started_on, finished_on, leave_from, exception, exception_ended_on, year_starts_on, *rest in rows
    ]


@prepared
def _first_at(school_id: int) -> QuerySet:
    return columns_of(Mentorship.objects.filter(school_id=school_id))[: PER_PAGE + 1]


@prepared
def _count_at(school_id: int) -> QuerySet:
    pairs = Mentorship.objects.filter(school_id=school_id).order_by()
    return pairs.values("school_id").annotate(n=Count("pk")).values_list("n", flat=True)


def exceptions_at(school: School) -> int:
    """How many open pairs of the school have their mentor by exception. One query."""
    return sum(_exceptions_at(school.pk))


@prepared
def _exceptions_at(school_id: int) -> QuerySet:
    pairs = Mentorship.objects.open().by_exception().filter(school_id=school_id).order_by()
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
            for name in BESIDE:  # Django sets only what is there
                setattr(pair, name, getattr(pair, name, None))
            return pair
    raise Http404


@prepared
def _pairs(pk: int) -> QuerySet:
    """With what has come between, of which the tables allow one each: `leave` that lasts or is to come, `change` under
    way, `successor` that continues the pair or waits to; None where there is none."""
    following = Q(continued_by__state__in=(*OPEN_STATES, *SIGNED_STATES))
    beside = Mentorship.objects.annotate(
        leave=FilteredRelation("suspensions", condition=Q(suspensions__returned_on=None)),
        change=FilteredRelation("changes", condition=Q(changes__stage__in=OPEN_STAGES)),
        successor=FilteredRelation("continued_by", condition=following),
    )
    people = ("school", "mentor", "mentee", "subject", "year", "employment", "exception", "proposed_by__person")
    former = ("continues__mentor", "continues__school")
    rows = beside.select_related(*people, *former, "leave", "change", "successor__mentor", "successor__school")
    return rows.filter(pk=pk)


def open_change_of(pair: Mentorship) -> Change | None:
    """The change under way."""
    return Change.objects.open().filter(mentorship=pair).select_related("asked_by__person", "to_school").first()


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
    """Its own, and the order that put another mentor in its place."""
    of_pair = Q(mentorship_id=pair) | Q(order__change__mentorship=pair)
    rows = IssuedDocument.objects.filter(of_pair)
    return rows.select_related("annulled_by", "corrected_by", "order", "plan").order_by("date", "id")


@prepared
def acquainted_with(pair: int) -> QuerySet:
    known = Acquaintance.objects.filter(document__mentorship_id=pair)
    return known.values_list("document_id", "person_id", "on")
