"""Every possible mentor of a young teacher, best fit first."""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentoring.eligibility import facts
from mentoring.eligibility.documents import decision_text, quality_requirement
from mentoring.eligibility.kept import standings
from mentoring.eligibility.markup import body_of, column_heads, rows_of
from mentoring.eligibility.rules import UNFIT, Outcome, Ranked, Requirements, in_order, quality_asked, requirements
from mentoring.eligibility.views.fetch import (
    completed_page,
    employment_of,
    order_state,
    said_for,
    taken_pair,
    to_be_replaced,
)
from mentoring.eligibility.wishes import wishes_of
from mentoring.mentorships.facts import counting_of
from mentoring.mentorships.wording import act_name
from mentoring.statute import norm
from schools import clock
from schools.enums import Category


class Legend(NamedTuple):
    """What is asked of everybody in a list, in one language."""

    category: str
    short: str
    quality: str
    years: tuple[str, ...]
    norm: str


def candidates(request, pk):
    """Who fits at once; of the others their number, which leads to them (`?all=1`)."""
    job = employment_of(request, pk)
    if job.completed_by:
        return completed_page(request, job)
    today = clock.today()
    counting = counting_of(job.school)
    said = said_for(job)
    asked = requirements(facts.policy_of(job.school, today), facts.completed_of(counting.years, today), today)
    young, judged = standings(job.school, asked, mentee_id=job.person_id)
    judged = [one for one in judged if one[0].person_id != to_be_replaced(job)]
    names = facts.subject_names()
    subject = young.subjects[0] if young and young.subjects else ""
    ranked = in_order(
        judged,
        subject=subject,
        max_mentees=job.school.max_mentees,
        language=young.language if young else "",
        shift=young.shift if young else "",
        wishes=wishes_of(said),
    )
    here = reverse("eligibility:candidates", args=[pk])
    write = partial(_body, here, names, {one.person_id: one.reason for one in said if one.reason})
    fit = [one for one in ranked if one.verdict.outcome not in UNFIT]
    context = {
        "job": job,
        "subject": names.get(subject, ""),
        "taken": taken_pair(job),
        "said": said,
        "order": order_state(job, today, counting),
        "legend": _legend(asked, get_language() or "ru"),
        "heads": column_heads(),
        "fit": write(fit, best="btn-primary"),
        "folds": _folds(ranked, write, _opened(request.GET, any_fit=bool(fit))),
        "total": len(ranked),
        # Where nobody fits, the first in the list is the first to be asked about.
        "exception_url": f"{here}{ranked[0].facts.person_id}/" if ranked and not fit else "",
    }
    return render(request, "mentoring/eligibility/candidates.html", context)


def _body(here: str, names: dict[str, str], declined: dict[int, str], ranked: list[Ranked], **look: str) -> SafeString:
    return body_of(rows_of(ranked, names, declined=declined), here, **look)


def _opened(asked_for: Mapping[str, str], *, any_fit: bool) -> Collection[Outcome]:
    """Where nobody fits, those without data come next; the rest only when they are asked for."""
    if asked_for.get("all") == "1":
        return UNFIT
    return () if any_fit else (Outcome.NO_DATA,)


def _folds(
    ranked: list[Ranked], write: Callable[[list[Ranked]], SafeString], opened: Collection[Outcome]
) -> list[dict[str, object]]:
    """Those who do not fit, with their number; written out where opened, for they are many and seldom looked at."""
    groups = {outcome: [one for one in ranked if one.verdict.outcome == outcome] for outcome in UNFIT}
    return [
        {"outcome": outcome.value, "count": len(group), "body": write(group) if outcome in opened else ""}
        for outcome, group in groups.items()
        if group
    ]


@lru_cache(maxsize=512)
def _legend(asked: Requirements, language: str) -> Legend:
    """The requirement and the norm of each column, said once for the whole list in `language`, the active one."""
    categories = ", ".join(str(Category(code).label) for code in asked.categories)
    quality = quality_asked(asked)
    short = _(
        "Category: %(categories)s. Knowledge quality: from %(upper)s %% meets the requirements,"
        " between %(lower)s and %(upper)s %% the council decides."
    ) % {"categories": categories, "lower": asked.lower, "upper": asked.upper}
    return Legend(
        category=capfirst(categories),
        short=" ".join(filter(None, (short, decision_text(quality["decision"])))),
        quality=quality_requirement(quality),
        years=tuple(year for year, _starts_on in reversed(asked.years) if year),
        norm=act_name(str(norm(asked.band, asked.on).source)),
    )
