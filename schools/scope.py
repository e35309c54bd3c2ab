"""What may this user see? The only definition; every fetch of a page goes through `visible_to(user)`.

A user sees the schools where a membership lasts today and every school of a district observed. What may be *done* there
is the business of `perms.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from schools.enums import Role

if TYPE_CHECKING:
    from schools.models import School, User


@dataclass(frozen=True)
class Scope:
    """The roles of one person on one day: by school, and the districts observed."""

    roles: dict[int, frozenset[str]] = field(default_factory=dict)
    districts: frozenset[int] = frozenset()
    everything: bool = False

    def has_role(self, school_id: int, *roles: str) -> bool:
        return not self.roles.get(school_id, frozenset()).isdisjoint(roles)

    def sees(self, school: "School") -> bool:
        """What `q` asks the database, of a school at hand."""
        return self.everything or school.pk in self.roles or school.district_id in self.districts

    def q(self, school: str = "school") -> Q:
        """The filter that keeps rows of visible schools; `school` is the lookup of the row's school ("" for School)."""
        if self.everything:
            return Q()
        prefix = f"{school}__" if school else ""
        own = Q(**{f"{prefix}id__in": list(self.roles)}) if not school else Q(**{f"{school}_id__in": list(self.roles)})
        if not self.districts:
            return own
        return own | Q(**{f"{prefix}district_id__in": list(self.districts)})


NOTHING = Scope()


def scope_of(memberships: Iterable, *, on: date, everything: bool = False) -> Scope:
    """The scope that membership rows (any period) give on a day."""
    roles: dict[int, set[str]] = {}
    districts = set()
    for membership in memberships:
        if not membership.lasts_on(on):
            continue
        if membership.role == Role.OBSERVER:
            districts.add(membership.district_id)
        else:
            roles.setdefault(membership.school_id, set()).add(membership.role)
    return Scope({school: frozenset(held) for school, held in roles.items()}, frozenset(districts), everything)


class ScopedQuerySet(models.QuerySet):
    """For tables with a `school` column."""

    def visible_to(self, user: "User") -> Self:
        return self.filter(user.scope.q())


class SchoolQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        return self.filter(user.scope.q(""))
