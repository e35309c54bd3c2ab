"""What has been said about the mentor of a young teacher, and who may still say it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from mentoring.eligibility.enums import OF_MENTEE, WishKind
from mentoring.eligibility.models import Wish
from mentoring.eligibility.rules import Wishes
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Mentorship
from mentoring.statute import norm
from schools.enums import PostKind
from schools.models import CategoryAward, Employment
from schools.names import short_name
from schools.prepared import prepared
from schools.years import first_calendar_year, span

# Once a pair of this job has reached one of these, nobody's wish can be heard any more.
CLOSING = (MentorshipState.ACTIVE, MentorshipState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Said:
    """One wish or answer; `is_noted` when a deputy or the head wrote down what was said aloud."""

    kind: str
    person_id: int | None
    name: str
    place: int | None
    reason: str
    on: date
    is_noted: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    person_id: int
    name: str
    subjects: frozenset[int]


def said_of(job: Employment) -> list[Said]:
    """Everything said for this young teacher, the wishes in their order first."""
    return [
        Said(
            kind=kind,
            person_id=person_id,
            name=short_name(*names) if person_id else "",
            place=place,
            reason=reason,
            on=on,
            is_noted=recorder_id != (job.person_id if kind in OF_MENTEE else person_id),
        )
        for kind, person_id, place, reason, on, recorder_id, *names in _said(job.pk)
    ]


def wishes_of(said: Iterable[Said]) -> Wishes:
    """The same as the ranking asks for it."""
    said = list(said)
    return Wishes(
        wanted=tuple(one.person_id for one in said if one.kind == WishKind.WANTED and one.person_id),
        willing=frozenset(one.person_id for one in said if one.kind == WishKind.WILLING and one.person_id),
        declined=frozenset(one.person_id for one in said if one.kind == WishKind.DECLINED and one.person_id),
    )


def wishes_for(job_ids: list[int]) -> dict[int, Wishes]:
    """The wishes about each of these young teachers, by job. One query."""
    told: dict[int, dict[str, list[int]]] = {job_id: {kind: [] for kind in WishKind.values} for job_id in job_ids}
    said = Wish.objects.filter(employment__in=job_ids, person__isnull=False).order_by("place", "id")
    for job_id, kind, person_id in said.values_list("employment_id", "kind", "person_id"):
        told[job_id][kind].append(person_id)
    return {
        job_id: Wishes(
            wanted=tuple(by_kind[WishKind.WANTED]),
            willing=frozenset(by_kind[WishKind.WILLING]),
            declined=frozenset(by_kind[WishKind.DECLINED]),
        )
        for job_id, by_kind in told.items()
    }


def answer_of(said: Iterable[Said], person_id: int) -> Said | None:
    return next((one for one in said if one.kind not in OF_MENTEE and one.person_id == person_id), None)


def colleagues_of(job: Employment, on: date) -> list[Colleague]:
    """Who works with the young teacher and may be named, in the order of names. Not those who started this year too."""
    found: dict[int, tuple[str, set[int]]] = {}
    since, _ = span(first_calendar_year(on))
    for person_id, subject_id, *names in _colleagues(job.school_id, on, since):
        _, subjects = found.setdefault(person_id, (short_name(*names), set()))
        if subject_id:
            subjects.add(subject_id)
    return [
        Colleague(person_id, name, frozenset(subjects))
        for person_id, (name, subjects) in found.items()
        if person_id != job.person_id
    ]


def is_signed(job: Employment) -> bool:
    return Mentorship.objects.filter(employment=job, state__in=CLOSING).exists()


@dataclass(frozen=True, slots=True)
class Question:
    """What one person may still say: whom they would like (`is_own`), or whether they are willing."""

    job_id: int
    name: str
    is_own: bool
    is_answered: bool


def questions_to(person_id: int, school_id: int, on: date) -> list[Question]:
    """What waits for this person's word, the longest hired first. One query.

    Whether somebody is willing is asked of those with a category that counts, and of those who answered already: a
    wish of the young teacher changes nothing here, or it would tell.
    """
    jobs = Employment.objects.on(on).filter(school=school_id, starts_profession=True)
    signed = Mentorship.objects.filter(employment=OuterRef("pk"), state__in=CLOSING)
    of_job = Wish.objects.filter(employment=OuterRef("pk"))
    awards = CategoryAward.objects.standing().filter(
        Q(expires_on__isnull=True) | Q(expires_on__gte=on),
        person=person_id,
        category__in=norm("eligible_categories", on).words,
        awarded_on__lte=on,
    )
    rows = jobs.exclude(Exists(signed)).annotate(
        has_wished=Exists(of_job.of_mentee()),
        has_answered=Exists(of_job.of_mentor().filter(person=person_id)),
        counts=Exists(awards),
    )
    asked = rows.filter(Q(person=person_id) | Q(counts=True) | Q(has_answered=True)).order_by("started_on", "id")
    found = [
        Question(
            job_id=job.pk,
            name=job.person.short_name,
            is_own=job.person_id == person_id,
            is_answered=job.has_wished if job.person_id == person_id else job.has_answered,
        )
        for job in asked.select_related("person")
    ]
    return [one for one in found if one.is_own] or found


@prepared
def _said(job_id: int) -> QuerySet:
    said = Wish.objects.filter(employment_id=job_id).order_by(F("place").asc(nulls_last=True), "person__sort_key", "id")
    return said.values_list(
        "kind",
        "person_id",
        "place",
        "reason",
        "recorded_on",
        "recorded_by__person_id",
        "person__last_name",
        "person__first_name",
        "person__patronymic",
    )


@prepared
def _colleagues(school_id: int, day: date, since: date) -> QuerySet:
    jobs = Employment.objects.on(day).filter(school=school_id).exclude(post=PostKind.OTHER)
    jobs = jobs.exclude(starts_profession=True, started_on__gte=since)
    return jobs.order_by("person__sort_key", "id", "teachings__id").values_list(
        "person_id", "teachings__subject_id", "person__last_name", "person__first_name", "person__patronymic"
    )
