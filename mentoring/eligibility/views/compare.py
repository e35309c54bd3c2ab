"""Two candidates for one young teacher, side by side."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse

from mentoring.eligibility import facts
from mentoring.eligibility.rules import Ranked, rank
from mentoring.eligibility.views.fetch import (
    completed_page,
    employment_of,
    order_state,
    said_for,
    taken_pair,
    to_be_replaced,
)
from mentoring.eligibility.wishes import colleagues_of, wishes_of
from mentoring.eligibility.wording import criteria_rows, first_difference, fit_rows
from schools import clock
from schools.models import Employment


def compare(request, pk):
    """The list sends its ticked boxes as `who`; an address that can be kept names them `a` and `b`."""
    job, today = employment_of(request, pk), clock.today()
    if job.completed_by:
        return completed_page(request, job)
    ticked = request.GET.getlist("who")
    if len(ticked) == 2:
        chosen = urlencode(dict(zip("ab", ticked, strict=True)))
        return redirect(f"{reverse('eligibility:compare', args=[pk])}?{chosen}")
    asked = [value for name in "ab" if (value := request.GET.get(name, ""))] or ticked
    said = said_for(job)
    found = _ranked(job, [int(value) for value in asked if value.isdecimal()], wishes_of(said), today)
    context = {"job": job, "order": order_state(job, today), "taken": taken_pair(job)}
    if len(found) != 2:
        colleagues = [one for one in colleagues_of(job, today) if one.person_id != to_be_replaced(job)]
        context |= {"colleagues": colleagues, "asked": {one.facts.person_id for one in found}}
        return render(request, "mentoring/eligibility/compare_choose.html", context)
    names = facts.subject_names()
    declined = {one.person_id: one.reason for one in said if one.reason}
    first, second = found
    limit = job.school.max_mentees
    context |= {
        "both": [(one.facts, one.verdict.outcome.value) for one in found],
        "decided": first_difference(first.place, second.place),
        "criteria": criteria_rows(first, second, names),
        "fits": fit_rows(first, second, names, declined=declined, limit=limit),
    }
    return render(request, "mentoring/eligibility/compare.html", context)


def _ranked(job: Employment, people: list[int], wishes, today) -> list[Ranked]:
    """These people in the order of the list, as far as they work at the school and are not the young teacher nor the
    mentor who is to be replaced."""
    found = facts.candidates(job.school, today, person_ids=[*people, job.person_id])
    young = next((one for one in found if one.person_id == job.person_id), None)
    return rank(
        [one for one in found if one.person_id not in (job.person_id, to_be_replaced(job))],
        mentee_id=job.person_id,
        subject=young.subjects[0] if young and young.subjects else "",
        completed_years=facts.completed_years(today),
        policy=facts.policy_of(job.school, today),
        on=today,
        language=young.language if young else "",
        shift=young.shift if young else "",
        wishes=wishes,
    )
