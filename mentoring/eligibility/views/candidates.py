"""Every possible mentor of a young teacher, best fit first."""

from functools import lru_cache

from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentoring.eligibility import facts
from mentoring.eligibility.documents import decision_text, quality_requirement
from mentoring.eligibility.kept import standings
from mentoring.eligibility.markup import body_of, column_heads, rows_of
from mentoring.eligibility.rules import UNFIT, Outcome, Requirements, in_order, quality_asked, requirements
from mentoring.eligibility.views.fetch import employment_of, order_state, said_for, taken_pair
from mentoring.eligibility.wishes import wishes_of
from mentoring.mentorships.wording import act_name
from mentoring.statute import norm
from schools import clock
from schools.enums import Category


def candidates(request, pk):
    job = employment_of(request, pk)
    today = clock.today()
    said = said_for(job)
    asked = requirements(facts.policy_of(job.school, today), facts.completed_years(today), today)
    young, judged = standings(job.school, asked, mentee_id=job.person_id)
    if not job.taken_by:  # whoever is to be replaced is no candidate
        judged = [one for one in judged if one[0].person_id != job.mentor_now]
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
        "legend": _legend(asked, get_language() or "ru"),
        "heads": column_heads(),
        "fit": body_of(fit, here, best="btn-primary"),
        "no_data": body_of(no_data, here),
        "unfit": body_of(unfit, here),
        "counts": {"no_data": len(no_data), "unfit": len(unfit)},
        "total": len(rows),
        # Where nobody fits, the first in the list is the first to be asked about.
        "exception_url": f"{here}{rows[0].person_id}/" if rows and not fit else "",
    }
    return render(request, "mentoring/eligibility/candidates.html", context)


@lru_cache(maxsize=512)
def _legend(asked: Requirements, language: str) -> dict[str, object]:
    """The requirement and the norm of each column, said once for the whole list in `language`, the active one."""
    categories = ", ".join(str(Category(code).label) for code in asked.categories)
    quality = quality_asked(asked)
    short = _(
        "Category: %(categories)s. Knowledge quality: from %(upper)s %% meets the requirements,"
        " between %(lower)s and %(upper)s %% the council decides."
    ) % {"categories": categories, "lower": asked.lower, "upper": asked.upper}
    return {
        "category": capfirst(categories),
        "short": " ".join(filter(None, (short, decision_text(quality["decision"])))),
        "quality": quality_requirement(quality),
        "years": [year for year, _starts_on in reversed(asked.years) if year],
        "norm": act_name(str(norm(asked.band, asked.on).source)),
    }
