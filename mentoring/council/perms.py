"""Who runs a meeting of a body? Scope has been checked before."""

from mentoring.council.enums import BodyKind
from schools.enums import Role


def can_run(user, body) -> bool:
    """The council: its secretary; deputies and the head may stand in. An association: its chair, or a deputy."""
    if body.kind == BodyKind.COUNCIL:
        return user.scope.has_role(body.school_id, Role.SECRETARY, Role.DEPUTY, Role.HEAD)
    return user.scope.has_role(body.school_id, Role.ASSOCIATION, Role.DEPUTY)


def can_see_meetings(user, school) -> bool:
    """Everybody who works at the school: all teachers are members of the council (Order 272)."""
    return school.pk in user.scope.roles or user.scope.everything


def can_see_body(user, body) -> bool:
    """Whoever sees the school's meetings."""
    return can_see_meetings(user, body.school)


def can_make_book(user, school) -> bool:
    """Secretary, deputy, head."""
    return user.scope.has_role(school.pk, Role.SECRETARY, Role.DEPUTY, Role.HEAD)


def can_issue_extract(user, body) -> bool:
    """Whoever runs the body's meetings, and the school's secretary, deputies and head."""
    return can_run(user, body) or user.scope.has_role(body.school_id, Role.SECRETARY, Role.DEPUTY, Role.HEAD)
