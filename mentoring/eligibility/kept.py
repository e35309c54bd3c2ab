"""Which verdicts are kept for lists, and which of them may be shown on a day?

`rows_of` makes them from the records by the one rule. `standings` reads a school's; whoever they no longer speak for
(a record changed, a category ran out, the measure is another) is judged live, so that nothing old is ever shown.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, Protocol

from django.db.models import Exists, OuterRef, QuerySet

from mentoring.eligibility import facts as live
from mentoring.eligibility.models import BandStanding, KeptVerdict, VerdictBook
from mentoring.eligibility.rules import (
    EVERY_YEAR,
    FOR_EVER,
    CandidateFacts,
    Outcome,
    Policy,
    Requirements,
    Result,
    Standing,
    holds_until,
    judge,
    measure,
    requirements,
    standing_of,
    subject_judged,
    taught,
)
from mentoring.eligibility.stream import Records, Teacher
from schools.enums import SchoolKind
from schools.models import Employment, Person, RecordChange, School
from schools.names import short_name
from schools.prepared import prepared

_PLACES = {outcome: place for place, outcome in enumerate(Outcome)}
_OUTCOMES, _RESULTS = {each.value: each for each in Outcome}, {each.value: each for each in Result}
_LETTERS = "abcdefghijklmnopqrstuvwxyz_"

Judged = tuple[CandidateFacts, Standing]


class Told(Protocol):
    """The part of a row that is its standing."""

    @property
    def outcome(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def expires_on(self) -> date | None: ...
    @property
    def ethics(self) -> str: ...
    @property
    def quality(self) -> str: ...
    @property
    def figures(self) -> str: ...


class Row(NamedTuple):
    """What a list reads of a kept row, with what changes by the day: the load, whether any of it is by exception, and
    whether in the reserve."""

    person_id: int
    name: str
    post: str
    subject: str
    is_default: bool
    subjects: str
    language: str
    shift: str
    trained_on: date | None
    outcome: str
    category: str
    expires_on: date | None
    ethics: str
    quality: str
    figures: str
    holds_until: date
    mentees: int
    by_exception: bool
    in_reserve: bool


# How a row is made ---------------------------------------------------------------------------------------------------
def measures(schools: Iterable[School], on: date) -> dict[int, Requirements]:
    """What is asked at each school on the day, by its number."""
    years = live.completed_years(on)
    return {pk: requirements(policy, years, on) for pk, policy in live.policies_of(schools, on).items()}


def norms_of(years: Sequence[tuple[str, date]], on: date) -> dict[str, str]:
    """The measure of each kind of school before it has decided anything for itself; `years` are the completed ones."""
    blank = {kind: Policy(school_kind=kind, quality_basis=EVERY_YEAR, max_mentees=0) for kind in SchoolKind.values}
    return {kind: measure(requirements(policy, years, on)) for kind, policy in blank.items()}


def rows_of(
    schools: Collection[School],
    asked: Mapping[int, Requirements],
    records: Records,
    *,
    people: Collection[int] | None = None,
) -> Iterator[KeptVerdict]:
    """The rows of everybody who works at these schools on the day of the records, or of these people."""
    districts = {school.pk: school.district_id for school in schools}
    teachers = records.teachers(list(districts), people=people)
    names = _names({teacher.facts.person_id for teacher in teachers})
    for teacher in teachers:
        name, sort_key = names[teacher.facts.person_id]
        for row in _rows(teacher, asked[teacher.school_id]):
            row.district_id, row.name, row.sort_key = districts[teacher.school_id], name, sort_key
            yield row


def _rows(teacher: Teacher, asked: Requirements) -> Iterator[KeptVerdict]:
    facts = teacher.facts
    until = holds_until(facts, asked, job_ends_on=teacher.finished_on)
    default = subject_judged(facts, "")
    for subject in taught(facts):
        standing = standing_of(judge(facts, asked, subject=subject, mentee_id=None))
        yield KeptVerdict(
            school_id=teacher.school_id,
            person_id=facts.person_id,
            employment_id=teacher.employment_id,
            subject=subject,
            is_default=subject == default,
            outcome=standing.outcome.value,
            place=_PLACES[standing.outcome],
            holds_until=until,
            post=facts.posts[0],
            subjects=" ".join(facts.subjects),
            language=facts.language,
            shift=facts.shift,
            trained_on=teacher.trained_on,
            category=standing.category,
            expires_on=standing.expires_on,
            ethics=standing.ethics.value,
            quality=standing.quality.value,
            figures=packed(standing),
        )


def packed(standing: Standing) -> str:
    """«7800met 7500met -no_data»: share in hundredths of a percent and result of each year, the newest first."""
    return " ".join([f"{'-' if share is None else share}{result.value}" for share, result in standing.figures])


@lru_cache(maxsize=4096)
def unpacked(figures: str) -> tuple[tuple[int | None, Result], ...]:
    found = []
    for year in figures.split():
        share = year.rstrip(_LETTERS)
        found.append((None if share == "-" else int(share), _RESULTS[year[len(share) :]]))
    return tuple(found)


def _names(people: Collection[int]) -> dict[int, tuple[str, str]]:
    rows = Person.objects.filter(pk__in=people).order_by()
    return {
        pk: (short_name(*names), sort_key)
        for pk, sort_key, *names in rows.values_list("pk", "sort_key", "last_name", "first_name", "patronymic")
    }


def book_ends(school_ids: Collection[int], on: date) -> dict[int, date]:
    """By school, the day before somebody hired already begins or a decision on the band made already takes force."""
    coming = Employment.objects.filter(school__in=school_ids, started_on__gt=on).order_by()
    decided = BandStanding.objects.filter(school__in=school_ids, valid_from__gt=on).order_by()
    days = [*coming.values_list("school_id", "started_on"), *decided.values_list("school_id", "valid_from")]
    ends = dict.fromkeys(school_ids, FOR_EVER)
    for school, day in days:
        ends[school] = min(ends[school], day - timedelta(days=1))
    return ends


# When a row may be shown ---------------------------------------------------------------------------------------------
def book_serves(book: VerdictBook, school: School, asked: Requirements) -> bool:
    """Made by the measure of the day, not after it, and for the district the school is in."""
    return (
        book.made_on <= asked.on <= book.holds_until
        and book.district_id == school.district_id
        and book.measure == measure(asked)
    )


def standings(school: School, asked: Requirements, *, mentee_id: int) -> tuple[CandidateFacts | None, list[Judged]]:
    """The young teacher's own facts, and everybody else who works at the school on the day, judged in that subject.

    The facts are what a list compares; those of kept rows hold nothing of what the judgement rests on.
    """
    kept, others = _kept_or_live(school, asked)
    young = next((facts for facts in others if facts.person_id == mentee_id), None)
    if mentee_id in kept:
        young = _facts(kept.pop(mentee_id)[0], asked.on)
    subject = young.subjects[0] if young and young.subjects else ""
    found: list[Judged] = [(_facts(rows[0], asked.on), _standing(rows, subject)) for rows in kept.values()]
    found += [
        (facts, standing_of(judge(facts, asked, subject=subject, mentee_id=mentee_id)))
        for facts in others
        if facts.person_id != mentee_id
    ]
    return young, found


def _kept_or_live(school: School, asked: Requirements) -> tuple[dict[int, list[Row]], list[CandidateFacts]]:
    """By person the kept rows that may be shown, and the facts of everybody they do not speak for."""
    books = _books(school.pk)
    if not books or not book_serves(books[0], school, asked):
        return {}, live.candidates(school, asked.on)
    unheard = set(_changed(school.pk) if books[0].is_noted else ())
    if None in unheard:
        return {}, live.candidates(school, asked.on)
    kept: dict[int, list[Row]] = {}
    for row in map(Row._make, _kept(school.pk, asked.on)):
        if row.holds_until < asked.on:
            unheard.add(row.person_id)
        kept.setdefault(row.person_id, []).append(row)
    for person_id in unheard:
        kept.pop(person_id, None)
    return kept, live.candidates(school, asked.on, person_ids=sorted(unheard)) if unheard else []


def _facts(row: Row, on: date) -> CandidateFacts:
    return CandidateFacts(
        row.person_id,
        row.name,
        True,
        (row.post,),
        (),
        (),
        {},
        tuple(row.subjects.split()),
        row.mentees,
        row.in_reserve,
        row.language,
        row.shift,
        row.trained_on is not None and row.trained_on <= on,
        row.by_exception,
    )


def _standing(rows: Sequence[Row], subject: str) -> Standing:
    """In the subject asked for where it is taught, else in the one that speaks for the teacher."""
    row = rows[0]
    if len(rows) > 1:
        row = next((row for row in rows if row.subject == subject), None) or next(row for row in rows if row.is_default)
    return standing_in(row)


def standing_in(row: Told) -> Standing:
    """What a row says."""
    return Standing(
        _OUTCOMES[row.outcome],
        row.subject,
        row.category,
        row.expires_on,
        _RESULTS[row.ethics],
        _RESULTS[row.quality],
        unpacked(row.figures),
    )


def differences(school: School, on: date) -> Iterator[str]:
    """Where what a list would show on the day from kept rows is not what the rule judges live, a sentence each."""
    asked = measures([school], on)[school.pk]
    kept, others = _kept_or_live(school, asked)
    judged_live = {facts.person_id for facts in others}
    known = {facts.person_id: facts for facts in live.candidates(school, on) if facts.person_id not in judged_live}
    for person_id in sorted({*known, *kept}):
        shown = {row.subject: (_facts(row, on), _standing([row], row.subject)) for row in kept.get(person_id, ())}
        right = _judged_live(known[person_id], asked) if person_id in known else {}
        if shown != right:
            yield f"person {person_id}: kept {shown}, judged {right}"


def _judged_live(facts: CandidateFacts, asked: Requirements) -> dict[str, Judged]:
    bare = replace(facts, categories=(), ethics=(), quality={})
    return {
        subject: (bare, standing_of(judge(facts, asked, subject=subject, mentee_id=None))) for subject in taught(facts)
    }


# The queries ---------------------------------------------------------------------------------------------------------
@prepared
def _books(school_id: int) -> QuerySet:
    """The school's book, and whether anything was noted since it was made."""
    notes = RecordChange.objects.filter(school=OuterRef("school"))
    return VerdictBook.objects.filter(school=school_id).annotate(is_noted=Exists(notes))


@prepared
def _changed(school_id: int) -> QuerySet:
    return RecordChange.objects.filter(school=school_id).values_list("person_id", flat=True)


@prepared
def _kept(school_id: int, day: date) -> QuerySet:
    """The job is asked again where it is: of a moved one the former school is not told."""
    rows = KeptVerdict.objects.filter(school=school_id, employment__school=school_id)
    rows = rows.annotate(
        mentees=live.load(), by_exception=live.by_exception(), in_reserve=live.in_reserve(school_id, day)
    )
    return rows.values_list(*Row._fields)
