"""Who writes, agrees and approves a plan? Scope has been checked before."""

from mentoring.approvals.enums import ReviewState
from mentoring.mentorships.perms import OFFICE, can_see_mentorship, is_mentee, is_mentor
from schools.enums import Role


def can_diagnose(user, mentorship) -> bool:
    """The mentor of an active pair."""
    return is_mentor(user, mentorship) and mentorship.is_active


def can_see_plan(user, plan) -> bool:
    """Whoever sees the pair."""
    return can_see_mentorship(user, plan.mentorship)


def can_write_plan(user, mentorship) -> bool:
    """The mentor of an active pair."""
    return is_mentor(user, mentorship) and mentorship.is_active


def can_agree_plan(user, plan) -> bool:
    """A deputy head who is not the plan's mentor."""
    mentorship = plan.mentorship
    return (
        plan.state == ReviewState.SUBMITTED
        and user.scope.has_role(mentorship.school_id, Role.DEPUTY)
        and not is_mentor(user, mentorship)
    )


def can_approve_plan(user, plan) -> bool:
    """The head; a deputy never approves."""
    return plan.state == ReviewState.AGREED and user.scope.has_role(plan.mentorship.school_id, Role.HEAD)


def can_return_plan(user, plan) -> bool:
    """Whoever may agree or approve it now; the head also returns what is not agreed yet."""
    head_waits = plan.state == ReviewState.SUBMITTED and user.scope.has_role(plan.mentorship.school_id, Role.HEAD)
    return can_agree_plan(user, plan) or can_approve_plan(user, plan) or head_waits


def can_rate_oneself(user, mentorship) -> bool:
    """The young teacher of an active pair."""
    return is_mentee(user, mentorship) and mentorship.is_active


def can_issue_diagnosis(user, mentorship) -> bool:
    """The pair's mentor, deputy heads and the head."""
    return is_mentor(user, mentorship) or user.scope.has_role(mentorship.school_id, *OFFICE)
