"""How are very many judged? Schools pass by a hundred at a time, with the records of everybody who works there.

The facts are those of `facts.candidates`, but for what only a page or an explanation needs (names, load, proofs,
reasons); what is dated after the day is there as well, for it says how long a judgement holds. The queries of a batch
are few, the memory is that of one batch.
"""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.db.models import QuerySet

from mentoring.eligibility.rules import CandidateFacts, CategoryFact, EthicsFact, QualityFact
from schools.enums import PostKind
from schools.models import AcademicYear, CategoryAward, Employment, EthicsConfirmation, QualityRecord, Subject

SCHOOLS_AT_ONCE = 100  # some 5 000 people

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
            return self._teachers(schools, people)

    def _teachers(self, schools: Collection[int], people: Collection[int] | None) -> list[Teacher]:
        jobs = Employment.objects.on(self.on).filter(school__in=schools).exclude(post=PostKind.OTHER)
        if people is not None:
            jobs = jobs.filter(person__in=people)
        by_job: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in _jobs(jobs):
            by_job[row[1]].append(row)
        found = jobs.order_by().values("person_id")  # asked by the database: thousands of numbers need not travel
        awards, words, figures = self._awards(found), self._words(found, schools), self._figures(found)
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

    def _awards(self, people: QuerySet) -> dict[int, Sequence[CategoryFact]]:
        found: dict[int, list[CategoryFact]] = defaultdict(list)
        rows = CategoryAward.objects.filter(person__in=people)
        for _, _, person, category, awarded_on, expires_on in _standing(
            rows, "person_id", "category", "awarded_on", "expires_on"
        ):
            found[person].append(CategoryFact(category, awarded_on, expires_on, ""))
        return found

    def _words(self, people: QuerySet, schools: Collection[int]) -> dict[tuple[int, int], list[EthicsFact]]:
        """A word counts at the school where it was given."""
        found: dict[tuple[int, int], list[EthicsFact]] = defaultdict(list)
        rows = EthicsConfirmation.objects.filter(person__in=people, school__in=schools)
        for _, _, person, school, holds, confirmed_on in _standing(
            rows, "person_id", "school_id", "holds", "confirmed_on"
        ):
            found[person, school].append(EthicsFact(holds, confirmed_on, ""))
        return found

    def _figures(self, people: QuerySet) -> dict[int, dict[str, list[QualityFact]]]:
        """By person and subject; of a subject and year one row stands."""
        found: dict[int, dict[str, list[QualityFact]]] = defaultdict(lambda: defaultdict(list))
        rows = QualityRecord.objects.filter(person__in=people, year__in=list(self.years))
        years, codes = self.years, self.codes
        for _, _, person, subject, year, fours, fives, assessed in _standing(
            rows, "person_id", "subject_id", "year_id", "fours", "fives", "assessed"
        ):
            name, starts_on = years[year]
            found[person][codes[subject]].append(QualityFact(name, starts_on, fours + fives, assessed, "", ""))
        return found


def _standing(rows: QuerySet, *columns: str) -> list[tuple[Any, ...]]:
    """(number, what it replaces, the columns asked for) of the rows that `FactQuerySet.standing` keeps.

    They are picked out here: joining a table of millions with itself takes a database seconds a batch. Whatever
    replaces a row is of the same person and therefore among the rows.
    """
    told = list(rows.order_by().values_list("id", "replaces_id", *columns))
    replaced = {row[1] for row in told if row[1] is not None}
    if not replaced:
        return told
    withdrawn = set(rows.filter(is_withdrawal=True).order_by().values_list("id", flat=True))
    return [row for row in told if row[0] not in replaced and row[0] not in withdrawn]


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


def _jobs(jobs: QuerySet) -> QuerySet:
    return jobs.order_by("id", "teachings__id").values_list(
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
