"""Every possible mentor of a young teacher, best fit first."""

from datetime import date

from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mentoring.eligibility import facts
from mentoring.eligibility.documents import quality_requirement
from mentoring.eligibility.markup import body_of, column_heads, rows_of
from mentoring.eligibility.rules import UNFIT, Outcome, Ranked, rank
from mentoring.eligibility.views.fetch import employment_of, order_state, said_for, taken_pair
from mentoring.eligibility.wishes import wishes_of
from mentoring.mentorships.wording import act_name
from mentoring.statute import norm
from schools import clock
from schools.enums import Category
from schools.models import School


def candidates(request, pk):
    job = employment_of(request, pk)
    today = clock.today()
    said = said_for(job)
    found = facts.candidates(job.school, today)
    young = next((one for one in found if one.person_id == job.person_id), None)
    names = facts.subject_names()
    subject = young.subjects[0] if young and young.subjects else ""
    ranked = rank(
        [one for one in found if one.person_id != job.person_id],
        mentee_id=job.person_id,
        subject=subject,
        completed_years=facts.completed_years(today),
        policy=facts.policy_of(job.school),
        on=today,
        language=young.language if young else "",
        shift=young.shift if young else "",
        wishes=wishes_of(said),
    )
    rows = rows_of(ranked, names, declined={one.person_id: one.reason for one in said if one.reason})
    here = reverse("eligibility:candidates", args=[pk])
    fit = [row for row in rows if row.outcome not in UNFIT]
    no_data = [row for row in rows if row.outcome == Outcome.NO_DATA]
    unfit = [row for row in rows if row.outcome == Outcome.DOES_NOT_MEET]
    context = {
        "job": job,
        "subject": names.get(subject, ""),
        "taken": taken_pair(job),
        "said": said,
        "order": order_state(job, today),
        "legend": _legend(ranked, job.school, today),
        "heads": column_heads(),
        "fit": body_of(fit, here, best="btn-primary"),
        "no_data": body_of(no_data, here),
        "unfit": body_of(unfit, here),
        "counts": {"no_data": len(no_data), "unfit": len(unfit)},
        "total": len(rows),
    }
    return render(request, "mentoring/eligibility/candidates.html", context)


def _legend(ranked: list[Ranked], school: School, today: date) -> dict[str, object]:
    """The requirement and the norm of each column, said once for the whole list."""
    categories = ", ".join(str(Category(code).label) for code in norm("eligible_categories", today).words)
    band = norm(f"quality_band_{school.kind}", today)
    asked = {
        "years": norm("quality_years", today).number,
        "lower": band.band[0],
        "upper": band.band[1],
        "basis": school.quality_basis,
        "school_kind": school.kind,
    }
    years = ranked[0].verdict.asked.years if ranked else ()
    return {
        "category": capfirst(categories),
        "short": _(
            "Category: %(categories)s. Knowledge quality: from %(upper)s %% meets the requirements,"
            " between %(lower)s and %(upper)s %% the council decides."
        )
        % {"categories": categories, **asked},
        "quality": quality_requirement(asked),
        "years": [year for year, _starts_on in reversed(years) if year],
        "norm": act_name(str(band.source)),
    }
