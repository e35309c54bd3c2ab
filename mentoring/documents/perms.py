"""Who confirms that they have read a paper? Who may open one is `mentorships.perms.can_open_paper`."""


def can_acquaint(user, document) -> bool:
    """The mentor and the young teacher the paper is about."""
    pair = document.mentorship
    return pair is not None and user.person_id is not None and user.person_id in (pair.mentor_id, pair.mentee_id)
