"""What takes too long for a page: asked for now, carried out by the background worker, issued whole or not at all."""

from collections.abc import Callable
from datetime import date
from functools import partial

from mentoring.documents.models import IssuedDocument
from mentoring.jobs import services as jobs
from mentoring.jobs.enums import JobKind
from mentoring.jobs.models import Job
from mentoring.process.council import issue_book, require_book
from mentoring.process.packet import issue_packet
from schools.models import AcademicYear, School, User
from schools.transactions import step


@step
def ask_book(*, school: School, year: AcademicYear, language: str, by: User, on: date) -> Job:
    """Have the year-end book made. Asked for twice it is made once."""
    require_book(school, year)
    return jobs.enqueue(kind=JobKind.BOOK, school=school, year=year, language=language, by=by, on=on)


@step
def try_again(*, job: Job, by: User, on: date) -> Job:
    """Have a failed job done once more."""
    return jobs.try_again(job, by=by, on=on)


def carry_out(job: Job) -> IssuedDocument:
    """Make the paper of a job this worker has taken. Pages are set outside of any transaction, so that nobody waits;
    the paper, its event and the end of the job are written in one."""
    make: Callable[..., IssuedDocument]
    match job.kind:
        case JobKind.BOOK:
            assert job.year is not None, "constraint job_says_what_it_is_of"
            make = partial(issue_book, school=job.school, year=job.year)
        case _:
            make = partial(issue_packet, school=job.school, mentorship=job.mentorship, year=job.year)
    return make(
        language=job.language,
        by=job.asked_by,
        on=job.asked_on,
        tell=partial(jobs.beat, job),
        together=partial(jobs.finish, job),
    )
