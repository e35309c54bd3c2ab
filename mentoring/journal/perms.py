"""Who writes in the journal, who reads it? Scope has been checked before."""

from mentoring.mentorships.perms import OFFICE, is_mentee, is_mentor


def can_write_journal(user, mentorship) -> bool:
    """The mentor of an active pair."""
    return is_mentor(user, mentorship) and mentorship.is_active


def can_observe(user, mentorship) -> bool:
    """Both of the pair: each writes about the lesson they visited."""
    return mentorship.is_active and (is_mentor(user, mentorship) or is_mentee(user, mentorship))


def can_read_journal(user, mentorship) -> bool:
    """The pair, and the deputy heads and the head who monitor the plan."""
    return (
        is_mentor(user, mentorship) or is_mentee(user, mentorship) or user.scope.has_role(mentorship.school_id, *OFFICE)
    )


def can_acquaint(user, mentorship) -> bool:
    """The young teacher."""
    return is_mentee(user, mentorship)


def can_issue_sheet(user, mentorship) -> bool:
    """Whoever reads the journal: the sheet says nothing that is not in it."""
    return can_read_journal(user, mentorship)
