"""Who writes, returns and hears a report? Scope has been checked before."""

from mentoring.approvals.enums import ReviewState
from mentoring.mentorships.perms import OFFICE, can_see_mentorship, is_mentor
from schools.enums import Role


def can_write_report(user, mentorship) -> bool:
    """The mentor of an active pair."""
    return is_mentor(user, mentorship) and mentorship.is_active


def can_see_report(user, mentorship) -> bool:
    """Whoever sees the pair."""
    return can_see_mentorship(user, mentorship)


def can_return_report(user, report) -> bool:
    """Deputy heads, and for the interim report the chairs of associations; never the report's own mentor."""
    mentorship = report.mentorship
    return (
        report.state == ReviewState.SUBMITTED
        and user.scope.has_role(mentorship.school_id, Role.DEPUTY, Role.ASSOCIATION)
        and not is_mentor(user, mentorship)
    )


def can_issue_interim(user, mentorship) -> bool:
    """Deputy heads, the head, the secretary and the chairs of associations."""
    return user.scope.has_role(mentorship.school_id, *OFFICE, Role.SECRETARY, Role.ASSOCIATION)
