"""What do the records say of every possible mentor? Rows of one school → plain facts, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from mentoring.eligibility.models import ReserveMember
from mentoring.eligibility.rules import (
    CandidateFacts,
    CategoryFact,
    EthicsFact,
    Policy,
    QualityFact,
)
from mentoring.mentorships.models import Mentorship
from schools.enums import PostKind
from schools.localized import in_language
from schools.models import (
    AcademicYear,
    CategoryAward,
    Employment,
    EthicsConfirmation,
    Person,
    QualityRecord,
    School,
    Subject,
)
from schools.names import short_name
from schools.prepared import prepared
from schools.years import year_name

YEARS_JUDGED = 3  # how many rows to read; how many count is the statute's `quality_years`


def policy_of(school: School) -> Policy:
    return Policy(school_kind=school.kind, quality_basis=school.quality_basis, max_mentees=school.max_mentees)


def completed_years(on: date) -> list[tuple[str, date]]:
    """(name, first day) of the last completed academic years, newest first."""
    return completed_of(_completed_before(on), on)


def completed_of(years: Iterable[AcademicYear], on: date) -> list[tuple[str, date]]:
    """The same, of years that are at hand already."""
    starts = sorted((year.starts_on for year in years if year.ends_on < on), reverse=True)[:YEARS_JUDGED]
    return [(year_name(start), start) for start in starts]


def candidates(school: School, on: date, *, person_ids: Iterable[int] | None = None) -> list[CandidateFacts]:
    """Everybody who works at the school on the day and teaches a subject, or just the people asked for."""
    asked = _teachers(school.pk, on) if person_ids is None else _these_teachers(school.pk, on, list(person_ids))
    people, teaching = _people(asked)
    ids = list(people)
    categories, ethics, quality = _categories(ids, on), _ethics(ids, school.pk, on), _quality(ids, on)
    return [
        CandidateFacts(
            person_id=person_id,
            name=short_name(*names),
            employed=True,
            posts=(post,),
            categories=tuple(categories[person_id]),
            ethics=tuple(ethics[person_id]),
            quality={subject: tuple(rows) for subject, rows in quality[person_id].items()},
            subjects=tuple(row[0] for row in teaching[person_id]),
            mentees=load,
            in_reserve=reserved,
            language=next((row[1] for row in teaching[person_id]), ""),
            shift=next((row[2] for row in teaching[person_id]), ""),
            trained=trained_on is not None and trained_on <= on,
        )
        for person_id, (post, load, reserved, trained_on, *names) in people.items()
    ]


def candidate(school: School, person: Person, on: date) -> CandidateFacts:
    """One person's facts; somebody who does not work at the school is a candidate who is not employed."""
    for facts in candidates(school, on, person_ids=[person.pk]):
        return facts
    return CandidateFacts(
        person_id=person.pk,
        name=person.short_name,
        employed=False,
        posts=(),
        categories=tuple(_categories([person.pk], on)[person.pk]),
        ethics=(),
        quality={},
        subjects=(),
        mentees=0,
        in_reserve=False,
    )


def _people(rows: Iterable[tuple[Any, ...]]) -> tuple[dict[int, Any], dict[int, list[tuple[str, str, str]]]]:
    """By person, in the order of names: (post, load, in the reserve, day of training, names); what each teaches.

    One row a subject.
    """
    people: dict[int, Any] = {}
    teaching: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for person_id, subject, language, shift, *rest in rows:
        people.setdefault(person_id, rest)
        if subject:
            teaching[person_id].append((subject, language, shift))
    return people, teaching


def _categories(ids: list[int], on: date) -> dict[int, list[CategoryFact]]:
    rows: dict[int, list[CategoryFact]] = defaultdict(list)
    for person_id, *award in _awards_of(ids, on):
        rows[person_id].append(CategoryFact(*award))
    return rows


def _ethics(ids: list[int], school_id: int, on: date) -> dict[int, list[EthicsFact]]:
    rows: dict[int, list[EthicsFact]] = defaultdict(list)
    for person_id, *confirmed in _confirmed_of(ids, school_id, on):
        rows[person_id].append(EthicsFact(*confirmed))
    return rows


def _quality(ids: list[int], on: date) -> dict[int, dict[str, list[QualityFact]]]:
    """By person and subject, the newest year first; of a subject and year one row stands."""
    rows: dict[int, dict[str, list[QualityFact]]] = defaultdict(lambda: defaultdict(list))
    for person_id, subject, starts_on, assessed, fours, fives, reason, source in _records_of(ids, on):
        fact = QualityFact(year_name(starts_on), starts_on, fours + fives, assessed, reason, source)
        rows[person_id][subject].append(fact)
    return rows


def subject_names() -> dict[str, str]:
    """Every subject by its code, in the active language."""
    return {code: in_language(*names) for code, *names in _subjects()}


# The queries ---------------------------------------------------------------------------------------------------------
@prepared
def _completed_before(day: date) -> QuerySet:
    return AcademicYear.objects.completed_before(day)[:YEARS_JUDGED]


@prepared
def _subjects() -> QuerySet:
    return Subject.objects.values_list("code", "name_kk", "name_ru", "name_en")


@prepared
def _teachers(school_id: int, day: date) -> QuerySet:
    return _taught(school_id, day, Employment.objects.on(day))


@prepared
def _these_teachers(school_id: int, day: date, person_ids: list[int]) -> QuerySet:
    return _taught(school_id, day, Employment.objects.on(day).filter(person_id__in=person_ids))


def _taught(school_id: int, day: date, jobs: QuerySet) -> QuerySet:
    at_school = jobs.filter(school=school_id).exclude(post=PostKind.OTHER)
    rows = at_school.annotate(load=load(), in_reserve=in_reserve(school_id, day)).values_list(
        "person_id",
        "teachings__subject__code",
        "teachings__language",
        "teachings__shift",
        "post",
        "load",
        "in_reserve",
        "trained_as_mentor_on",
        "person__last_name",
        "person__first_name",
        "person__patronymic",
    )
    return rows.order_by("person__sort_key", "id", "teachings__id")


@prepared
def _awards_of(people: list[int], day: date) -> QuerySet:
    awards = CategoryAward.objects.standing().filter(person_id__in=people, awarded_on__lte=day)
    return awards.values_list("person_id", "category", "awarded_on", "expires_on", "document")


@prepared
def _confirmed_of(people: list[int], school_id: int, day: date) -> QuerySet:
    confirmed = EthicsConfirmation.objects.standing().filter(
        person_id__in=people, school=school_id, confirmed_on__lte=day
    )
    return confirmed.values_list("person_id", "holds", "confirmed_on", "confirmed_by")


@prepared
def _records_of(people: list[int], day: date) -> QuerySet:
    records = QualityRecord.objects.standing().filter(person_id__in=people, year__ends_on__lt=day)
    return records.order_by("-year__starts_on").values_list(
        "person_id", "subject__code", "year__starts_on", "assessed", "fours", "fives", "no_figure", "source"
    )


def in_reserve(school_id: int, day: date) -> Exists:
    """Whether the row's person stands in the school's reserve."""
    return Exists(ReserveMember.objects.on(day).filter(school=school_id, person=OuterRef("person")))


def load() -> Coalesce:
    """The open pairs of the row's person as mentor, at whatever school."""
    pairs = Mentorship.objects.open().filter(mentor=OuterRef("person")).order_by().values("mentor")
    return Coalesce(Subquery(pairs.annotate(n=Count("id")).values("n")), 0)
