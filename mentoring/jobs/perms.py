"""Who may ask for a paper made in the background, and see how far it is? Scope has been checked before."""

from mentoring.jobs.enums import JobKind
from schools.enums import Role


def can_ask(user, kind: str, school, mentorship=None) -> bool:
    """The book: secretary, deputy, head. A proof packet: deputy, head; of a pair also its mentor."""
    if kind == JobKind.BOOK:
        return user.scope.has_role(school.pk, Role.SECRETARY, Role.DEPUTY, Role.HEAD)
    if user.scope.has_role(school.pk, Role.DEPUTY, Role.HEAD):
        return True
    return mentorship is not None and user.person_id is not None and user.person_id == mentorship.mentor_id


def can_see(user, job) -> bool:
    """Whoever may ask for it."""
    return can_ask(user, job.kind, job.school, job.mentorship)
