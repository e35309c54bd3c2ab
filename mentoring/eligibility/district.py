"""Who fits in a whole district? One search over the kept verdicts, which carry the district on the row.

Whoever the kept rows do not speak for is judged live and stands at the place the rule gives. What is asked for that is
little on an ordinary day: the schools without a book that serves, the people noted since, those whose verdict ran out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value

from mentoring.eligibility import facts as live
from mentoring.eligibility.kept import measures, norms_of, rows_of
from mentoring.eligibility.models import KeptVerdict, VerdictBook
from mentoring.eligibility.rules import UNFIT, Outcome
from mentoring.eligibility.stream import Records
from schools.enums import SchoolKind
from schools.models import District, RecordChange, School
from schools.prepared import prepared

ROWS = 25  # of a page; the first one is asked for most and its query is prepared
# The places of the outcomes that may be proposed; the unfit are only counted.
FITTING = [place for place, outcome in enumerate(Outcome) if outcome not in UNFIT]


class Best(NamedTuple):
    """What a list reads of a row, with the school's address and names and the load of the day."""

    place: int
    sort_key: str
    name: str
    subjects: str
    subject: str
    outcome: str
    category: str
    expires_on: date | None
    ethics: str
    quality: str
    figures: str
    mentees: int
    code: str
    name_kk: str
    name_ru: str


OF_ROW, OF_SCHOOL = Best._fields[:11], ("code", "short_name_kk", "short_name_ru")


class Fitting(NamedTuple):
    """Some of those who fit, the best first, and how many fit altogether."""

    rows: list[Best]
    total: int


def fitting(
    district: District, years: Sequence[tuple[str, date]], on: date, *, subject: str, first: int, count: int
) -> Fitting:
    """`count` rows from number `first` on; judged in `subject`, or each in their own when it is empty.

    `years` are the completed academic years of the day.
    """
    norms = _norms(tuple(years), on)
    doubts = _doubts(district.pk, on, norms[SchoolKind.ORDINARY], norms[SchoolKind.SMALL_CLASS])
    if not doubts and not subject and (first, count) == (0, ROWS):
        page = _first_page(district.pk)
        return Fitting([Best._make(row[:-1]) for row in page], page[0][-1] if page else 0)
    rows = _fitting_in(district.pk)
    rows = rows.filter(subject=subject) if subject else rows.filter(is_default=True)
    closed = {school for school, person in doubts if person is None}
    silent = {person for _, person in doubts if person is not None}
    if closed:
        rows = rows.exclude(school__in=closed)
    if silent:
        rows = rows.exclude(person__in=silent)
    others = list(_judged_live(district, on, subject, closed=closed, silent=silent)) if doubts else []
    total, best = rows.count() + len(others), _told(rows)
    if not others:
        return Fitting([Best._make(row) for row in best[first : first + count]], total)
    # Nobody knows beforehand between which rows the others stand.
    merged = sorted([*map(Best._make, best[: first + count]), *others], key=lambda row: (row.place, row.sort_key))
    return Fitting(merged[first : first + count], total)


@lru_cache(maxsize=64)
def _norms(years: tuple[tuple[str, date], ...], on: date) -> Mapping[str, str]:
    """They follow from the day and its years alone, and are the same all day long."""
    return norms_of(years, on)


def _judged_live(district: District, on: date, subject: str, *, closed: set[int], silent: set[int]) -> Iterator[Best]:
    """The rows as they would be kept now: of the schools whose book is closed, and of the people rows are silent of."""
    here = School.objects.filter(district=district)
    shut, rest = list(here.filter(pk__in=closed)), list(here.exclude(pk__in=closed)) if silent else []
    asked, records = measures([*shut, *rest], on), Records(on)
    rows = [
        *(rows_of(shut, asked, records) if shut else ()),
        *(rows_of(rest, asked, records, people=silent) if rest else ()),
    ]
    found = [row for row in rows if row.place in FITTING and (row.subject == subject if subject else row.is_default)]
    loads = live.loads({row.person_id for row in found})
    schools = {school.pk: [getattr(school, name) for name in OF_SCHOOL] for school in (*shut, *rest)}
    for row in found:
        told = [getattr(row, name) for name in OF_ROW]
        yield Best(*told, loads.get(row.person_id, 0), *schools[row.school_id])


# The queries ---------------------------------------------------------------------------------------------------------
def _fitting_in(district_id: int) -> QuerySet:
    return KeptVerdict.objects.filter(district=district_id, place__in=FITTING)


def _told(rows: QuerySet, *more: Any) -> QuerySet:
    """The best first, as `Best` has them."""
    ordered = rows.order_by("place", "sort_key", "id")
    return ordered.values_list(*OF_ROW, live.load(), *[f"school__{name}" for name in OF_SCHOOL], *more)


@prepared
def _first_page(district_id: int) -> QuerySet:
    """The rows of the first page, each with the number of all."""
    rows = _fitting_in(district_id).filter(is_default=True)
    total = rows.order_by().values("district").annotate(n=Count("id")).values("n")
    return _told(rows, Subquery(total))[:ROWS]


@prepared
def _doubts(district_id: int, day: date, ordinary: str, small_class: str) -> QuerySet:
    """(school, person) whom the kept rows do not speak for, without a person the whole school.

    Schools of the district without a book that serves, and those that left it, whose rows still name it; what was
    noted since; the people whose verdict ran out.
    """
    serving = VerdictBook.objects.filter(
        school=OuterRef("pk"),
        district=OuterRef("district"),
        norms__in=[ordinary, small_class],
        made_on__lte=day,
        holds_until__gte=day,
    )
    schools = School.objects.filter(Q(district=district_id) | Q(verdict_book__district=district_id))
    closed = schools.filter(~Q(district=district_id) | ~Exists(serving))
    noted = RecordChange.objects.filter(school__district=district_id)
    lapsed = KeptVerdict.objects.filter(district=district_id, holds_until__lt=day)
    nobody = Value(None, output_field=BigIntegerField())
    return (
        closed.order_by()
        .values_list("pk", nobody)
        .union(
            noted.order_by().values_list("school_id", "person_id"),
            lapsed.order_by().values_list("school_id", "person_id"),
            all=True,
        )
    )
