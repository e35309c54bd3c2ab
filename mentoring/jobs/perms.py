"""Who may ask for a paper made in the background, and see how far it is? Scope has been checked before."""

from mentoring.council.perms import can_make_book
from mentoring.jobs.enums import JobKind
from mentoring.mentorships.perms import can_prove


def can_see(user, job) -> bool:
    """Whoever may ask for it."""
    if job.kind == JobKind.BOOK:
        return can_make_book(user, job.school)
    return can_prove(user, job.school, job.mentorship)
