"""From the mentor's side: which young teacher without a mentor would this teacher fit best?"""

from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst

from mentoring.eligibility import facts
from mentoring.eligibility.documents import PLACE_REASONS
from mentoring.eligibility.rules import CandidateFacts, Ranked, Wishes, Young, rank_young, requirements
from mentoring.eligibility.views.fetch import staff_member
from mentoring.eligibility.wishes import wishes_for
from mentoring.mentorships.facts import Unassigned, unassigned
from mentoring.mentorships.perms import can_propose
from mentoring.mentorships.wording import left_sentence
from mentoring.web import school_of
from schools import clock
from schools.web import require


def offer(request, code, pk):
    school, today = school_of(request, code), clock.today()
    require(can_propose(request.user, school))
    mentor = staff_member(request, school, pk)
    waiting = [one for one in unassigned(school, today) if one.person_id != mentor.pk]
    people = [mentor.pk, *[one.person_id for one in waiting]]
    known = {one.person_id: one for one in facts.candidates(school, today, person_ids=people)}
    candidate = known.get(mentor.pk) or facts.candidate(school, mentor, today)
    wishes = wishes_for([one.pk for one in waiting])
    asked = requirements(facts.policy_of(school, today), facts.completed_years(today), today)
    young = [_young(one, known.get(one.person_id), wishes[one.pk]) for one in waiting]
    by_job = {one.pk: one for one in waiting}
    context = {
        "school": school,
        "mentor": mentor,
        "rows": [_row(by_job[one.job_id], place) for one, place in rank_young(young, candidate, asked)],
        "load": candidate.mentees,
    }
    return render(request, "mentoring/eligibility/offer.html", context)


def _young(one: Unassigned, told: CandidateFacts | None, wishes: Wishes) -> Young:
    """`told` is None for a young teacher whose post is no teaching one; then only the name is known."""
    return Young(
        job_id=one.pk,
        person_id=one.person_id,
        name=one.name,
        subject=told.subjects[0] if told and told.subjects else "",
        language=told.language if told else "",
        shift=told.shift if told else "",
        due_on=one.waits_from,
        wishes=wishes,
    )


def _row(one: Unassigned, place: Ranked) -> dict[str, object]:
    return {
        "name": one.name,
        "subject": one.subject,
        "outcome": place.verdict.outcome.value,
        "reasons": capfirst("; ".join(str(PLACE_REASONS[code]) for code in place.reasons)),
        "due_on": one.due_on,
        "days": one.days_left,
        "is_late": one.days_left is not None and one.days_left < 0,
        "left": left_sentence(one.since) if one.since else "",
        "url": reverse("eligibility:propose", args=[one.pk, place.facts.person_id]),
        "candidates_url": reverse("eligibility:candidates", args=[one.pk]),
    }
