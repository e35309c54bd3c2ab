"""Who may see a verdict, say or read a wish? Each answer lists who in its docstring; scope has been checked before."""

from mentoring.mentorships.perms import can_propose, can_see_pairs
from schools.enums import Role
from schools.models import Employment


def can_see_verdict(user, person, school) -> bool:
    """Whoever sees the school's pairs, and the teacher themself."""
    return user.person_id == person.pk or can_see_pairs(user, school)


def can_read_wishes(user, school) -> bool:
    """Deputy heads and the head of the school. Nobody else: not the pair, not each other, not the admin."""
    return can_propose(user, school)


def can_wish(user, job: Employment) -> bool:
    """The young teacher; deputies and the head, who note a wish said aloud."""
    return user.person_id == job.person_id or can_read_wishes(user, job.school)


def can_answer(user, job: Employment, works_here: bool) -> bool:
    """A colleague who works at the school, for themself. Never the young teacher."""
    return works_here and user.person_id != job.person_id


def can_issue_verdict(user, school) -> bool:
    """Deputy heads, the head, the secretary."""
    return user.scope.has_role(school.pk, Role.DEPUTY, Role.HEAD, Role.SECRETARY)
