"""What will the reserve look like next September, subject by subject, against the hires expected then?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import QuerySet

from mentoring.eligibility import facts
from mentoring.eligibility.models import ExpectedHires
from mentoring.eligibility.rules import (
    CandidateFacts,
    Outlook,
    Prospect,
    Requirements,
    Result,
    gap,
    prospect,
    requirements,
)
from mentoring.statute import norm
from schools.models import AcademicYear, Employment, School
from schools.names import sort_key
from schools.prepared import prepared

# Who needs attention first.
_ATTENTION = (Outlook.DROPS_OUT, Outlook.DEPENDS, Outlook.STAYS)


@dataclass(frozen=True, slots=True)
class SubjectForecast:
    """`members` now, those who drop out first; `coming`: no members, but could be; `gap`: a code and a number."""

    code: str
    name: str
    members: tuple[Prospect, ...]
    coming: tuple[Prospect, ...]
    hires: int
    gap: tuple[str, int]

    def count(self, outlook: Outlook) -> int:
        return sum(one.outlook == outlook for one in self.members)


def next_september(today: date) -> date:
    """The first of September that is still to come."""
    this_year = date(today.year, 9, 1)
    return this_year if today < this_year else date(today.year + 1, 9, 1)


def forecast(school: School, today: date) -> list[SubjectForecast]:
    """Every subject taught at the school, in the order of names. Nine queries."""
    target = next_september(today)
    policy = facts.policy_of(school, target)
    years = list(AcademicYear.objects.all())
    leaves = dict(_leaving(school.pk, today))
    hires = dict(_hires(school.pk, target.year))
    running = {year.name for year in years if today <= year.ends_on < target}

    @cache
    def asked_on(day: date) -> Requirements:
        return requirements(policy, facts.completed_of(years, day), day)

    def of(who: CandidateFacts, subject: str) -> Prospect:
        return prospect(
            who,
            subject=subject,
            leaves_on=leaves.get(who.person_id),
            excluded=norm("reserve_excludes", target).words,
            asked_on=asked_on,
            year_ends=[year.ends_on for year in years],
            today=today,
            target=target,
        )

    taught: dict[str, list[Prospect]] = defaultdict(list)
    for who in facts.candidates(school, today):
        for subject in who.subjects:
            taught[subject].append(of(who, subject))
    names = facts.subject_names()
    codes = sorted({*taught, *hires}, key=lambda code: sort_key(names[code]))
    return [
        _of_subject(code, names[code], taught[code], running, hires.get(code, 0), school.max_mentees) for code in codes
    ]


def _of_subject(
    code: str,
    name: str,
    prospects: Iterable[Prospect],
    running: set[str],
    hires: int,
    limit: int,
) -> SubjectForecast:
    prospects = list(prospects)
    inside = [one for one in prospects if one.facts.in_reserve]
    outside = [one for one in prospects if not one.facts.in_reserve and could_come(one, running)]
    found = {outlook: sum(one.outlook == outlook for one in inside) for outlook in Outlook}
    return SubjectForecast(
        code=code,
        name=name,
        members=tuple(sorted(inside, key=lambda one: (_ATTENTION.index(one.outlook), one.facts.name))),
        coming=tuple(sorted(outside, key=lambda one: (not one.is_fit_now, one.facts.name))),
        hires=hires,
        gap=gap(stays=found[Outlook.STAYS], depends=found[Outlook.DEPENDS], hires=hires, limit=limit),
    )


def could_come(one: Prospect, running: set[str]) -> bool:
    """Nothing keeps them out that day but, at most, the figure of a year that is not over yet."""
    missing = {figure.year for figure in one.then.figures if not figure.assessed}
    return one.outlook != Outlook.DROPS_OUT and one.then.ethics == Result.MET and missing <= running


# The queries ---------------------------------------------------------------------------------------------------------
@prepared
def _leaving(school_id: int, day: date) -> QuerySet:
    jobs = Employment.objects.on(day).filter(school_id=school_id, finished_on__isnull=False)
    return jobs.values_list("person_id", "finished_on")


def _hires(school_id: int, first_year: int) -> QuerySet:
    """Not prepared: a year is a small number to PostgreSQL, and the marks of a prepared query are not."""
    expected = ExpectedHires.objects.filter(school_id=school_id, first_year=first_year)
    return expected.values_list("subject__code", "number")
