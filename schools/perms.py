"""What may this user do with people and schools? Each answer lists who in its docstring."""

from collections.abc import Iterable

from schools.enums import SCHOOL_ROLES, PostKind, Role

OFFICE = (Role.DEPUTY, Role.HEAD)
GIVEN_BY_DEPUTY = (Role.SECRETARY, Role.ASSOCIATION, Role.TEACHER)
HIRED_BY_DEPUTY = (PostKind.TEACHER, PostKind.OTHER)


def can_see_staff(user, school) -> bool:
    """Head, deputy, secretary and chairs of associations of the school; the district's observer."""
    scope = user.scope
    return (
        scope.has_role(school.pk, *OFFICE, Role.SECRETARY, Role.ASSOCIATION)
        or school.district_id in scope.districts
        or scope.everything
    )


def can_manage_staff(user, school) -> bool:
    """Head and deputy of the school: hire, import, accounts, roles."""
    return user.scope.has_role(school.pk, *OFFICE)


def can_see_person(user, person, school) -> bool:
    """Whoever sees the staff, and the person themself."""
    return user.person_id == person.pk or can_see_staff(user, school)


def can_confirm_ethics(user, person, school) -> bool:
    """Head and deputy, but nobody for themself."""
    return can_manage_staff(user, school) and user.person_id != person.pk


def can_open_scan(user, person, school) -> bool:
    """A scan shows more than a card does: head and deputy, and the person themself."""
    return user.person_id == person.pk or can_manage_staff(user, school)


def can_change_settings(user, school) -> bool:
    """Head and deputy of the school."""
    return user.scope.has_role(school.pk, *OFFICE)


def can_correct_calendar(user, school) -> bool:
    """Head and deputy for their school; for the country (no school) the installation's admin alone."""
    return user.scope.has_role(school.pk, *OFFICE) if school else user.is_active and user.is_superuser


def can_set_years(user) -> bool:
    """The installation's admin: the Ministry sets the academic year for the whole country."""
    return user.is_active and user.is_superuser


def roles_to_give(user, school) -> tuple[Role, ...]:
    """Which roles this user may give and end at the school.

    The head: all of them, the successor's included. A deputy: secretary, chair of an association, teacher; a deputy
    who could make heads could sign orders. The installation's admin: all of them. Anybody else: none.
    """
    if user.is_superuser or user.scope.has_role(school.pk, Role.HEAD):
        return SCHOOL_ROLES
    return GIVEN_BY_DEPUTY if user.scope.has_role(school.pk, Role.DEPUTY) else ()


def posts_to_hire(user, school) -> tuple[PostKind, ...]:
    """Which posts this user may fill: the head all of them, a deputy those that carry no role of the office."""
    if user.scope.has_role(school.pk, Role.HEAD):
        return tuple(PostKind)
    return HIRED_BY_DEPUTY if user.scope.has_role(school.pk, Role.DEPUTY) else ()


def can_answer_for(user, school, held: Iterable, account=None) -> bool:
    """Whether this user may make somebody's account, invite to it or end their job; `held` are that person's roles.

    Head and deputy of the school, when the person holds nothing the user could not give: an invitation link is as good
    as the role behind it. Roles at other schools beyond the teacher's and accounts that open the admin are not theirs.
    """
    if not can_manage_staff(user, school) or (account is not None and account.is_staff):
        return False
    givable = roles_to_give(user, school)
    return all(row.role == Role.TEACHER or (row.school_id == school.pk and row.role in givable) for row in held)
