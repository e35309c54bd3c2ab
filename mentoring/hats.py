"""As whom is this person here? One may be deputy and teacher; the hat chooses the home and the menu, not rights."""

from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from schools.enums import Role
from schools.models import School

HAT = "hat"  # session key
ORDER = (Role.HEAD, Role.DEPUTY, Role.SECRETARY, Role.ASSOCIATION, Role.OBSERVER, Role.TEACHER)


class Hat(NamedTuple):
    code: str
    role: str
    label: str
    school: School | None
    is_current: bool


class MenuEntry(NamedTuple):
    label: str
    url: str
    icon: str
    is_current: bool


TODAY = (_("Today"), "overview:today", "sun")
PAIRS = (_("Pairs"), "mentorships:list", "users")
STAFF = (_("Staff"), "schools:staff", "contact")
RESERVE = (_("Reserve"), "eligibility:reserve", "shield-check")
MEETINGS = (_("Meetings"), "council:meetings", "gavel")
REPORTS = (_("Reports"), "reports:list", "file-text")
CALENDAR = (_("Calendar"), "calendars:year", "calendar-days")
MENUS = {
    Role.HEAD: (TODAY, PAIRS, STAFF, RESERVE, MEETINGS, REPORTS, CALENDAR),
    Role.DEPUTY: (TODAY, PAIRS, STAFF, RESERVE, MEETINGS, REPORTS, CALENDAR),
    Role.SECRETARY: (TODAY, MEETINGS, PAIRS, REPORTS, CALENDAR),
    Role.ASSOCIATION: (TODAY, MEETINGS, PAIRS, RESERVE, CALENDAR),
    Role.TEACHER: (TODAY, PAIRS, CALENDAR),
    Role.OBSERVER: (TODAY,),
}


def hats(user, chosen: str | None) -> tuple[Hat, ...]:
    """Every role held today, the chosen one (or else the weightiest) current; schools are named where several."""
    held = sorted(user.memberships_today, key=lambda membership: ORDER.index(membership.role))
    codes = [f"{membership.role}:{membership.school_id or ''}" for membership in held]
    names = [str(Role(membership.role).label) for membership in held]
    current = chosen if chosen in codes else (codes[0] if codes else "")
    several = len({membership.school_id for membership in held if membership.school_id}) > 1
    return tuple(
        Hat(
            code=code,
            role=membership.role,
            label=f"{name} · {membership.school}" if several else name,
            school=membership.school,
            is_current=code == current,
        )
        for code, name, membership in zip(codes, names, held, strict=True)
    )


def menu(hat: Hat | None, path: str) -> tuple[MenuEntry, ...]:
    """The menu of a hat; pages of a school carry its code."""
    if hat is None:
        return ()
    pages = _pages(hat.role, hat.school.code if hat.school else "", get_language())
    home = pages[0][1]
    return tuple(
        MenuEntry(label, url, icon, path == url if url == home else path.startswith(url)) for label, url, icon in pages
    )


@lru_cache(maxsize=1024)
def _pages(role: str, code: str, language: str | None) -> tuple[tuple[str, str, str], ...]:
    """(label, address, icon) of the role's menu in the active language, which `language` names for the cache."""
    of_school = [code] if code else []
    return tuple(
        (str(label), reverse(name, args=[] if name == "overview:today" else of_school), icon)
        for label, name, icon in MENUS[Role(role)]
    )
