"""Who fits in a whole district? One search over the kept verdicts, which carry the district on the row.

Whoever the kept rows do not speak for is judged live and stands at the place the rule gives. What is asked for that is
little on an ordinary day: the schools without a book that serves, the people noted since, those whose verdict ran out.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from mentoring.eligibility import facts as live
from mentoring.eligibility.kept import measures, norms_of, rows_of
from mentoring.eligibility.models import KeptVerdict, VerdictBook
from mentoring.eligibility.rules import UNFIT, Outcome
from mentoring.eligibility.stream import Records
from schools.enums import SchoolKind
from schools.models import District, RecordChange, School
from schools.prepared import prepared

# The places of the outcomes that may be proposed; the unfit are only counted.
FITTING = [place for place, outcome in enumerate(Outcome) if outcome not in UNFIT]


class Fitting(NamedTuple):
    """Some rows of those who fit, the best first, each with its load as `mentees`, and how many fit altogether."""

    rows: list[KeptVerdict]
    total: int


def fitting(
    district: District, years: Sequence[tuple[str, date]], on: date, *, subject: str, first: int, count: int
) -> Fitting:
    """`count` rows from number `first` on; judged in `subject`, or each in their own when it is empty.

    `years` are the completed academic years of the day.
    """
    norms = norms_of(years, on)
    closed = set(_closed(district.pk, on, norms[SchoolKind.ORDINARY], norms[SchoolKind.SMALL_CLASS]))
    noted = set(_noted(district.pk))
    closed |= {school for school, person in noted if person is None}
    silent = {person for _, person in noted if person} | set(_lapsed(district.pk, on))
    rows = KeptVerdict.objects.filter(district=district, place__in=FITTING)
    rows = rows.filter(subject=subject) if subject else rows.filter(is_default=True)
    if closed:
        rows = rows.exclude(school__in=closed)
    if silent:
        rows = rows.exclude(person__in=silent)
    others = list(_judged_live(district, on, subject, closed=closed, silent=silent)) if closed or silent else []
    best = rows.annotate(mentees=live.load()).order_by("place", "sort_key", "id")
    total = rows.count() + len(others)
    if not others:
        return Fitting(list(best[first : first + count]), total)
    # Nobody knows beforehand between which rows the others stand.
    merged = sorted([*best[: first + count], *others], key=lambda row: (row.place, row.sort_key))
    return Fitting(merged[first : first + count], total)


def _judged_live(
    district: District, on: date, subject: str, *, closed: set[int], silent: set[int]
) -> Iterator[KeptVerdict]:
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
    for row in found:
        row.mentees = loads.get(row.person_id, 0)
        yield row


# The queries ---------------------------------------------------------------------------------------------------------
@prepared
def _closed(district_id: int, day: date, ordinary: str, small_class: str) -> QuerySet:
    """Schools of the district without a book that serves; and those that left it, whose rows still name it."""
    serving = VerdictBook.objects.filter(
        school=OuterRef("pk"),
        district=OuterRef("district"),
        norms__in=[ordinary, small_class],
        made_on__lte=day,
        holds_until__gte=day,
    )
    schools = School.objects.filter(Q(district=district_id) | Q(verdict_book__district=district_id))
    left = ~Q(district=district_id)
    return schools.filter(left | ~Exists(serving)).order_by().values_list("pk", flat=True)


@prepared
def _noted(district_id: int) -> QuerySet:
    """(school, person) as noted; without a person all the school."""
    notes = RecordChange.objects.filter(school__district=district_id)
    return notes.order_by().values_list("school_id", "person_id")


@prepared
def _lapsed(district_id: int, day: date) -> QuerySet:
    rows = KeptVerdict.objects.filter(district=district_id, holds_until__lt=day)
    return rows.order_by().values_list("person_id", flat=True)
