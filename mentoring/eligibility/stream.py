"""How are very many judged? Schools pass by a hundred at a time, with the records of everybody who works there.

The facts are those of `facts.candidates`, but for what only a page or an explanation needs (names, load, proofs,
reasons); what is dated after the day is there as well, for it says how long a judgement holds. The queries of a batch
are few, the memory is that of one batch.
"""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.db.models import QuerySet

from mentoring.eligibility.rules import CandidateFacts, CategoryFact, EthicsFact, QualityFact
from schools.enums import PostKind
from schools.models import AcademicYear, CategoryAward, Employment, EthicsConfirmation, QualityRecord, Subject
from schools.prepared import prepared

SCHOOLS_AT_ONCE = 100  # some 5 000 people
PEOPLE_AT_ONCE = 8_000  # named in one query: SQLite takes some 32 000 values

T = TypeVar("T")


class Teacher(NamedTuple):
    """One job as a candidate: the facts, and of the job what its end and a list ask for."""

    school_id: int
    employment_id: int
    finished_on: date | None
    trained_on: date | None
    facts: CandidateFacts


class Records:
    """The records as they read on one day; made once for many batches."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.years = {year.pk: (year.name, year.starts_on) for year in AcademicYear.objects.completed_before(on)}
        self.codes: dict[int, str] = dict(Subject.objects.values_list("pk", "code"))

    def teachers(self, schools: Collection[int], *, people: Collection[int] | None = None) -> list[Teacher]:
        """Everybody who works at these schools on the day (or of them the people asked for), one entry a job."""
        with _uncollected():
            return self._teachers(list(schools), people)

    def _teachers(self, schools: list[int], people: Collection[int] | None) -> list[Teacher]:
        rows = _jobs(schools, self.on) if people is None else _jobs_of(schools, list(people), self.on)
        by_job: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in rows:
            by_job[row[1]].append(row)
        awards: dict[int, Sequence[CategoryFact]] = {}
        words: dict[tuple[int, int], Sequence[EthicsFact]] = {}
        figures: dict[int, Mapping[str, Sequence[QualityFact]]] = {}
        for some in batches(sorted({row[0] for row in rows}), PEOPLE_AT_ONCE):
            awards.update(self._awards(some))
            words.update(self._words(some))
            figures.update(self._figures(some))
        codes = self.codes
        return [
            Teacher(
                school,
                job,
                finished_on,
                trained_on,
                CandidateFacts(
                    person,
                    "",
                    True,
                    (post,),
                    awards.get(person, ()),
                    words.get((person, school), ()),
                    figures.get(person, {}),
                    tuple([codes[row[5]] for row in rows if row[5]]),
                    0,
                    False,
                    language or "",
                    shift or "",
                ),
            )
            for rows in by_job.values()
            for person, job, school, post, finished_on, _subject, language, shift, trained_on in rows[:1]
        ]

    def _awards(self, people: list[int]) -> dict[int, list[CategoryFact]]:
        found: dict[int, list[CategoryFact]] = defaultdict(list)
        for _, _, _, person, category, awarded_on, expires_on in _standing(_awards(people)):
            found[person].append(CategoryFact(category, awarded_on, expires_on, 0))
        return found

    def _words(self, people: list[int]) -> dict[tuple[int, int], list[EthicsFact]]:
        """A word counts at the school where it was given."""
        found: dict[tuple[int, int], list[EthicsFact]] = defaultdict(list)
        for _, _, _, person, school, holds, confirmed_on in _standing(_words(people)):
            found[person, school].append(EthicsFact(holds, confirmed_on, 0))
        return found

    def _figures(self, people: list[int]) -> dict[int, dict[str, list[QualityFact]]]:
        """By person and subject; of a subject and year one row stands."""
        found: dict[int, dict[str, list[QualityFact]]] = defaultdict(lambda: defaultdict(list))
        years, codes = self.years, self.codes
        for _, _, _, person, subject, year, fours, fives, assessed in _standing(_figures(people, list(years))):
            name, starts_on = years[year]
            found[person][codes[subject]].append(QualityFact(name, starts_on, fours + fives, assessed, "", 0))
        return found


def _standing(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Of rows that begin with (number, what it replaces, whether it withdraws), those `FactQuerySet.standing` keeps.

    They are picked out here: joining a table of millions with itself takes a database seconds a batch. Whatever
    replaces a row is of the same person and therefore among the rows.
    """
    replaced = {row[1] for row in rows if row[1] is not None}
    return [row for row in rows if row[0] not in replaced and not row[2]] if replaced else rows


@contextmanager
def _uncollected() -> Iterator[None]:
    """Tens of thousands of facts that never refer in circles: the collector would only walk them over and over, which
    costs as much as reading them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def batches(of: Iterable[T], size: int = SCHOOLS_AT_ONCE) -> Iterator[list[T]]:
    rest = iter(of)
    while batch := list(islice(rest, size)):
        yield batch


# The queries ---------------------------------------------------------------------------------------------------------
# People are asked for by their numbers: a database that is to find them out itself reads the whole table every time.
@prepared
def _jobs(schools: list[int], day: date) -> QuerySet:
    return _told(Employment.objects.filter(school__in=schools), day)


@prepared
def _jobs_of(schools: list[int], people: list[int], day: date) -> QuerySet:
    return _told(Employment.objects.filter(school__in=schools, person__in=people), day)


def _told(jobs: QuerySet, day: date) -> QuerySet:
    return (
        jobs.on(day)
        .exclude(post=PostKind.OTHER)
        .order_by("id", "teachings__id")
        .values_list(
            "person_id",
            "id",
            "school_id",
            "post",
            "finished_on",
            "teachings__subject_id",
            "teachings__language",
            "teachings__shift",
            "trained_as_mentor_on",
        )
    )


@prepared
def _awards(people: list[int]) -> QuerySet:
    return _facts(CategoryAward.objects.filter(person__in=people), "category", "awarded_on", "expires_on")


@prepared
def _words(people: list[int]) -> QuerySet:
    return _facts(EthicsConfirmation.objects.filter(person__in=people), "school_id", "holds", "confirmed_on")


@prepared
def _figures(people: list[int], years: list[int]) -> QuerySet:
    of_years = QualityRecord.objects.filter(person__in=people, year__in=years)
    return _facts(of_years, "subject_id", "year_id", "fours", "fives", "assessed")


def _facts(rows: QuerySet, *columns: str) -> QuerySet:
    return rows.order_by().values_list("id", "replaces_id", "is_withdrawal", "person_id", *columns)
