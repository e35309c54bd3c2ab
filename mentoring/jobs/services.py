"""How is work handed to the background, so that it is done once, whoever stops in between?

Every write asks in its WHERE for the state it starts from: of two workers, or of two that press, one finds the row as
it was and the other does not. No row stays locked while a paper is made.
"""

import uuid
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from mentoring.documents.models import IssuedDocument
from mentoring.jobs.enums import JobFault, JobKind, JobState
from mentoring.jobs.models import Job
from schools import clock
from schools.models import AcademicYear, School, User

MOST_TRIES = 3


class LostJobError(Exception):
    """Another worker has taken the job meanwhile: this one's work is void."""


def key_of(kind: JobKind, subject: Any, language: str) -> str:
    """What two requests have in common when they ask for the same paper; `subject` is a row with a key of its own."""
    return f"{kind}-{subject.pk}-{language}"


def enqueue(
    *,
    kind: JobKind,
    school: School,
    language: str,
    by: User,
    on: date,
    mentorship: Any = None,
    year: AcademicYear | None = None,
) -> Job:
    """The waiting job, or the open one that makes the same paper already."""
    key = key_of(kind, mentorship or year, language)
    try:
        with transaction.atomic():
            return Job.objects.create(
                kind=kind,
                key=key,
                school=school,
                mentorship=mentorship,
                year=year,
                language=language,
                asked_by=by,
                asked_on=on,
                asked_at=clock.moment(),
            )
    except IntegrityError:
        return Job.objects.filter(school=school, key=key).latest("id")


def take(token: uuid.UUID) -> Job | None:
    """The oldest job nobody works at, from now on held by this token; None when there is none.

    One that was taken and left too often is given up: it may be what ends the workers.
    """
    for job in Job.objects.free(clock.moment()).order_by("id"):
        now = clock.moment()
        mine = Job.objects.free(now).filter(pk=job.pk)
        if job.tries >= MOST_TRIES:
            mine.update(state=JobState.FAILED, fault=JobFault.LOST, finished_at=now)
        elif mine.update(state=JobState.RUNNING, taken_by=token, beat_at=now, tries=F("tries") + 1, done=0, total=0):
            return Job.objects.select_related("school", "mentorship", "year", "asked_by").get(pk=job.pk)
    return None


def beat(job: Job, done: int, total: int) -> None:
    """A sign of life and how far the work is. Raises LostJobError when the job is no longer this worker's."""
    _write(job, beat_at=clock.moment(), done=done, total=total)


def finish(job: Job, document: IssuedDocument) -> None:
    """In the transaction that issues the document: without the job it is not issued."""
    _write(job, state=JobState.DONE, document=document, finished_at=clock.moment())


def fail(job: Job, fault: JobFault, text: str = "") -> None:
    """`text` tells more to whoever asked."""
    _write(job, state=JobState.FAILED, fault=fault, fault_text=text, finished_at=clock.moment())


def put_back(token: uuid.UUID) -> None:
    """The worker is asked to stop: another one may begin at once with what the token holds, if anything."""
    mine = Job.objects.filter(state=JobState.RUNNING, taken_by=token)
    mine.update(state=JobState.WAITING, taken_by=None, beat_at=None, tries=F("tries") - 1, done=0)


def _write(job: Job, **values: Any) -> None:
    mine = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, taken_by=job.taken_by)
    if not mine.update(**values):
        raise LostJobError(str(job.pk))


def try_again(job: Job, *, by: User, on: date) -> Job:
    """A failed job once more, as a new one: what failed stays on record."""
    return enqueue(
        kind=JobKind(job.kind),
        school=job.school,
        language=job.language,
        mentorship=job.mentorship,
        year=job.year,
        by=by,
        on=on,
    )
