"""Who confirms that they have read a paper? Who may open one is `mentorships.perms.can_open_paper`."""

from schools.enums import Role


def can_acquaint(user, document) -> bool:
    """The mentor and the young teacher the paper is about."""
    pair = document.mentorship
    return pair is not None and user.person_id is not None and user.person_id in (pair.mentor_id, pair.mentee_id)


def can_word_papers(user, school) -> bool:
    """Deputy heads and the head."""
    return user.scope.has_role(school.pk, Role.DEPUTY, Role.HEAD)
