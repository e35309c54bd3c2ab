"""Who runs a meeting of a body? Scope has been checked before."""

from mentoring.council.enums import COUNCILS
from schools.enums import Role


def can_run(user, body) -> bool:
    """The council and the methodical council: the secretary; deputies and the head may stand in. An association,
    joint or not: its chair, or a deputy."""
    if body.kind in COUNCILS:
        return user.scope.has_role(body.school_id, Role.SECRETARY, Role.DEPUTY, Role.HEAD)
    return user.scope.has_role(body.school_id, Role.ASSOCIATION, Role.DEPUTY)


def can_arrange(user, school) -> bool:
    """Who seats people in the bodies and founds new ones: deputies, the head, the council's secretary."""
    return user.scope.has_role(school.pk, Role.SECRETARY, Role.DEPUTY, Role.HEAD)


def can_see_meetings(user, school) -> bool:
    """Everybody who works at the school: all teachers are members of the council (Order 272)."""
    return school.pk in user.scope.roles or user.scope.everything


def can_report(user, follow_up) -> bool:
    """The person in charge; whoever runs the body writes it down for those who do not sign in."""
    return follow_up.person_id == user.person_id or can_run(user, follow_up.decision.item.body)


def can_see_body(user, body) -> bool:
    """Whoever sees the school's meetings."""
    return can_see_meetings(user, body.school)


def can_make_book(user, school) -> bool:
    """Secretary, deputy, head."""
    return user.scope.has_role(school.pk, Role.SECRETARY, Role.DEPUTY, Role.HEAD)


def can_issue_extract(user, body) -> bool:
    """Whoever runs the body's meetings, and the school's secretary, deputies and head."""
    return can_run(user, body) or user.scope.has_role(body.school_id, Role.SECRETARY, Role.DEPUTY, Role.HEAD)
