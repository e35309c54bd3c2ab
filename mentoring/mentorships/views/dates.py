"""One date of a pair: how it was counted, what it rests on, and who or what may move it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentoring.mentorships.enums import TermName
from mentoring.mentorships.fetch import deadlines_of, pair_of
from mentoring.mentorships.rules import Term
from mentoring.mentorships.strip import account_html
from mentoring.statute import norm
from mentoring.web import address
from schools import clock
from schools.dates import language
from schools.models import School
from schools.perms import can_change_settings

CALENDAR = _("A correction of the calendar with its source; open dates are counted again and the history tells it.")
SETTINGS = _("A change of the school’s settings; whoever makes it sees first which open dates move.")
LEVEL = _("The day the level is determined: the earlier it is, the earlier the plan is due.")
LAST_DAY = _("Another last day of the mentorship, set by an order.")
LEAVE = _("A suspension of the mentorship by an order: its days do not run.")
MOVERS: dict[str, tuple[Promise, ...]] = {
    Term.ORDER: (CALENDAR, SETTINGS),
    Term.LEVEL: (LEAVE, CALENDAR, SETTINGS),
    Term.PLAN: (LEVEL, LEAVE, CALENDAR, SETTINGS),
    Term.INTERIM: (_("The dates of the winter break, set for each academic year."), LEAVE, CALENDAR, SETTINGS),
    Term.FINAL: (LAST_DAY, LEAVE, CALENDAR, SETTINGS),
    Term.END: (LAST_DAY,),
}


@dataclass(frozen=True, slots=True)
class Convention:
    """A reading of the school that acted on the date."""

    name: str
    value: str


def date(request, pk, term):
    pair = pair_of(request, pk)
    deadline = next((one for one in deadlines_of(pk) if one.term == term), None)
    if deadline is None:
        raise Http404
    told, today = deadline.explanation, clock.today()
    may_change = can_change_settings(request.user, pair.school)
    context = {
        "pair": pair,
        "deadline": deadline,
        "title": capfirst(TermName(term).label),
        "account": account_html(told),
        "norm": _norm_of(told),
        "calendar": told.get("calendar", ""),
        "conventions": _conventions(told["conventions"]),
        "settings_url": address("calendars:settings", pair.school.code) + "#counting" if may_change else "",
        "calendar_url": address("calendars:year", pair.school.code),
        "movers": MOVERS[term] if deadline.done_on is None and deadline.lifted_on is None else (),
        "today": today,
    }
    return render(request, "mentoring/mentorships/date.html", context)


def _norm_of(told: dict[str, Any]) -> dict[str, Any] | None:
    """The act by the text in force on the day the term began."""
    if not told.get("norm"):
        return None
    found = norm(told["norm"], datetime.date.fromisoformat(told["start"]))
    return {
        "title": found.source.title[language()],
        "point": found.source.point,
        "since": found.valid_from,
        "until": found.valid_to,
    }


def _conventions(applied: dict[str, Any]) -> list[Convention]:
    """What the school has decided, in the words of its settings."""
    found = []
    for name, value in applied.items():
        field = School._meta.get_field(name)
        said = dict(field.choices or ()).get(value, value)
        found.append(Convention(capfirst(str(field.verbose_name)), capfirst(str(said))))
    return found
