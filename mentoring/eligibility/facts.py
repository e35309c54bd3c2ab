"""What do the records say of every possible mentor? Rows of one school → plain facts, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import get_language

from mentoring.eligibility.models import BandStanding, ReserveMember
from mentoring.eligibility.rules import (
    BandDecision,
    CandidateFacts,
    CategoryFact,
    EthicsFact,
    Policy,
    QualityFact,
)
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.rules import LessonYear
from mentoring.statute import norm
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

AWARD, WORD, FIGURE = range(3)


def policy_of(school: School, on: date) -> Policy:
    """How the school reads the Rules that day."""
    return _policy(school, next((BandDecision(*told) for told in _decided(school.pk, school.kind, on)), None))


def policies_of(schools: Iterable[School], on: date) -> dict[int, Policy]:
    """The same of many schools, by number, in one query."""
    schools = list(schools)
    decided: dict[tuple[int, str], BandDecision] = {}
    for school_id, kind, *told in _all_decided(schools, on):
        decided[school_id, kind] = BandDecision(*told)
    return {school.pk: _policy(school, decided.get((school.pk, school.kind))) for school in schools}


def _policy(school: School, decision: BandDecision | None) -> Policy:
    """A decision on the band counts for the kind of school it was made for."""
    return Policy(
        school_kind=school.kind,
        quality_basis=school.quality_basis,
        max_mentees=school.max_mentees,
        decision=decision,
    )


def completed_years(on: date) -> list[tuple[str, date]]:
    """(name, first day) of the last completed academic years, newest first."""
    return completed_of(_academic_years(), on)


def completed_of(years: Iterable[AcademicYear | LessonYear], on: date) -> list[tuple[str, date]]:
    """The same, of years that are at hand already.

    For a day beyond the years that are kept, those that will have ended by then are added with the dates of the last
    one: a verdict of a far day must not rest on years that will no longer count.
    """
    spans = sorted((year.starts_on, year.ends_on) for year in years)
    while spans and (following := _a_year_later(spans[-1]))[1] < on:
        spans.append(following)
    starts = [starts_on for starts_on, ends_on in reversed(spans) if ends_on < on]
    return [(year_name(start), start) for start in starts[: norm("quality_years", on).number]]


def _a_year_later(span: tuple[date, date]) -> tuple[date, date]:
    started_on, ended_on = span
    # Academic years neither start nor end on 29 February.
    return started_on.replace(year=started_on.year + 1), ended_on.replace(year=ended_on.year + 1)


def candidates(school: School, on: date, *, person_ids: Iterable[int] | None = None) -> list[CandidateFacts]:
    """Everybody who works at the school on the day and teaches a subject, or just the people asked for."""
    asked = _teachers(school.pk, on) if person_ids is None else _these_teachers(school.pk, on, list(person_ids))
    people, teaching = _people(asked)
    ids = list(people)
    known = _known(ids, school.pk, on)
    return [
        CandidateFacts(
            person_id=person_id,
            name=short_name(*names),
            employed=True,
            posts=(post,),
            categories=tuple(known.categories[person_id]),
            ethics=tuple(known.ethics[person_id]),
            quality={subject: tuple(rows) for subject, rows in known.quality[person_id].items()},
            subjects=tuple(row[0] for row in teaching[person_id]),
            mentees=load,
            in_reserve=reserved,
            language=next((row[1] for row in teaching[person_id]), ""),
            shift=next((row[2] for row in teaching[person_id]), ""),
            trained=trained_on is not None and trained_on <= on,
            by_exception=exceptional,
        )
        for person_id, (post, load, exceptional, reserved, trained_on, *names) in people.items()
    ]


def candidate(school: School, person: Person, on: date) -> CandidateFacts:
    """One person's facts; somebody who does not work at the school is a candidate who is not employed."""
    for facts in candidates(school, on, person_ids=[person.pk]):
        return facts
    known = _known([person.pk], school.pk, on)
    return CandidateFacts(
        person_id=person.pk,
        name=person.short_name,
        employed=False,
        posts=(),
        categories=tuple(known.categories[person.pk]),
        ethics=tuple(known.ethics[person.pk]),
        quality={},
        subjects=(),
        mentees=0,
        in_reserve=False,
    )


def _people(rows: Iterable[tuple[Any, ...]]) -> tuple[dict[int, Any], dict[int, list[tuple[str, str, str]]]]:
    """By person, in the order of names: (post, load, by exception, in the reserve, day of training, names); and what
    each teaches. One row a subject.
    """
    people: dict[int, Any] = {}
    teaching: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for person_id, subject, language, shift, *rest in rows:
        people.setdefault(person_id, rest)
        if subject:
            teaching[person_id].append((subject, language, shift))
    return people, teaching


class _Known(NamedTuple):
    """What is known of people, as one query tells it: awards, words on ethics, and figures in the order of years."""

    categories: dict[int, list[CategoryFact]]
    ethics: dict[int, list[EthicsFact]]
    quality: dict[int, dict[str, list[QualityFact]]]


def _known(ids: list[int], school_id: int, on: date) -> _Known:
    """Of a subject and year one figure stands; the newest year comes first."""
    known = _Known(defaultdict(list), defaultdict(list), defaultdict(lambda: defaultdict(list)))
    for person_id, kind, code, day, last_day, good, assessed, row in _facts_of(ids, school_id, on):
        if kind == AWARD:
            known.categories[person_id].append(CategoryFact(code, day, last_day, row))
        elif kind == WORD:
            known.ethics[person_id].append(EthicsFact(good == 1, day, row))
        else:
            subject, _, no_figure = code.partition(" ")
            known.quality[person_id][subject].append(QualityFact(year_name(day), day, good, assessed, no_figure, row))
    return known


def subject_names() -> dict[str, str]:
    """Every subject by its code, in the active language."""
    spoken = get_language() or "ru"
    return {code: in_language(kk, ru, en, spoken) for code, kk, ru, en in _subjects()}


# The queries ---------------------------------------------------------------------------------------------------------
DECISION = ("percent", "number", "decided_on", "text", "valid_from")


@prepared
def _decided(school_id: int, kind: str, day: date) -> QuerySet:
    rows = BandStanding.objects.filter(school=school_id, school_kind=kind, valid_from__lte=day)
    return rows.order_by("-valid_from", "-id").values_list(*DECISION)[:1]


def _all_decided(schools: list[School], day: date) -> QuerySet:
    """The newest last. All schools' where many are asked for: decisions are few."""
    rows = BandStanding.objects.filter(valid_from__lte=day).order_by("valid_from", "id")
    rows = rows.filter(school__in=schools) if len(schools) == 1 else rows
    return rows.values_list("school_id", "school_kind", *DECISION)


@prepared
def _academic_years() -> QuerySet:
    return AcademicYear.objects.all()


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
    rows = at_school.annotate(load=load(), by_exception=by_exception(), in_reserve=in_reserve(school_id, day))
    rows = rows.values_list(
        "person_id",
        "teachings__subject__code",
        "teachings__language",
        "teachings__shift",
        "post",
        "load",
        "by_exception",
        "in_reserve",
        "trained_as_mentor_on",
        "person__last_name",
        "person__first_name",
        "person__patronymic",
    )
    return rows.order_by("person__sort_key", "id", "teachings__id")


@prepared
def _facts_of(people: list[int], school_id: int, day: date) -> QuerySet:
    """(person, kind, code, day, last day, good, assessed, row): three tables in one trip to the database."""
    none, no_day = Value(0, IntegerField()), Cast(Value(None), DateField())
    awards = CategoryAward.objects.standing().filter(person_id__in=people, awarded_on__lte=day)
    words = EthicsConfirmation.objects.standing().filter(person_id__in=people, school=school_id, confirmed_on__lte=day)
    figures = QualityRecord.objects.standing().filter(person_id__in=people, year__ends_on__lt=day)
    holds = Case(When(holds=True, then=1), default=0, output_field=IntegerField())
    return _told_as(awards, AWARD, F("category"), "awarded_on", F("expires_on"), none, none).union(
        _told_as(words, WORD, Value(""), "confirmed_on", no_day, holds, none),
        _told_as(
            figures,
            FIGURE,
            Concat("subject__code", Value(" "), "no_figure"),
            "year__starts_on",
            no_day,
            F("fours") + F("fives"),
            F("assessed"),
        ),
        all=True,
    )


def _told_as(rows: QuerySet, kind: int, code: Any, day: str, *more: Any) -> QuerySet:
    return rows.order_by().values_list("person_id", Value(kind, IntegerField()), code, day, *more, "pk")


def in_reserve(school_id: int, day: date) -> Exists:
    """Whether the row's person stands in the school's reserve."""
    return Exists(ReserveMember.objects.on(day).filter(school=school_id, person=OuterRef("person")))


def loads(person_ids: Collection[int]) -> dict[int, int]:
    """The same by person, of those who carry any."""
    pairs = Mentorship.objects.open().filter(mentor__in=person_ids).order_by().values("mentor")
    return dict(pairs.annotate(n=Count("id")).values_list("mentor", "n"))


def load() -> Coalesce:
    """The open pairs of the row's person as mentor, at whatever school."""
    pairs = Mentorship.objects.open().filter(mentor=OuterRef("person")).order_by().values("mentor")
    return Coalesce(Subquery(pairs.annotate(n=Count("id")).values("n")), 0)


def by_exception() -> Exists:
    """Whether one of these pairs has its mentor by exception."""
    return Exists(Mentorship.objects.open().by_exception().filter(mentor=OuterRef("person")))
