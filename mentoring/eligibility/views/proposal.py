"""One candidate, line by line, and the proposal to the council."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.eligibility import facts
from mentoring.eligibility.documents import lines_of
from mentoring.eligibility.forms import ProposalForm
from mentoring.eligibility.proofs import proved
from mentoring.eligibility.rules import UNFIT, CandidateFacts, verdict
from mentoring.eligibility.views.fetch import completed_page, employment_of, order_state, said_for, taken_pair
from mentoring.mentorships.facts import counting_of, proposed_end, to_continue
from mentoring.mentorships.models import Mentorship
from schools import clock
from schools.models import Person, Subject
from schools.web import accept, new_ticket


def propose(request, pk, person_pk):
    job = employment_of(request, pk)
    if job.completed_by:
        return completed_page(request, job)
    mentor = get_object_or_404(Person.objects.visible_to(request.user), pk=person_pk)
    today = clock.today()
    counting, known = counting_of(job.school), list(Subject.objects.all())
    judged = {one.person_id: one for one in facts.candidates(job.school, today, person_ids=[mentor.pk, job.person_id])}
    subjects = _subjects_of(judged.get(job.person_id), known)
    subject = next((one for one in subjects if str(one.pk) == request.POST.get("subject")), subjects[0])
    candidate = judged.get(mentor.pk) or facts.candidate(job.school, mentor, today)
    found = verdict(
        candidate,
        mentee_id=job.person_id,
        subject=subject.code,
        completed_years=facts.completed_of(counting.years, today),
        policy=facts.policy_of(job.school, today),
        on=today,
    )
    before = to_continue(job.person_id) if job.was_mentored else None
    form = ProposalForm(
        request.POST or None,
        subjects=subjects,
        hired_on=job.started_on,
        needs_exception=found.outcome in UNFIT,
        initial={
            "subject": subject.pk,
            "finished_on": proposed_end(job, before, counting),
        },
    )
    propose_it = partial(process.propose_mentor, employment=job, mentor=mentor, by=request.user, on=today)
    if accept(request, form, lambda: propose_it(**form.cleaned_data)):
        messages.success(request, _("Proposed to the council. The next step is the council’s decision."))
        pair = Mentorship.objects.open().filter(mentee=job.person_id).first()
        return redirect("mentorships:detail", pair.pk) if pair else redirect("eligibility:candidates", pk)
    if form.is_bound:
        job = employment_of(request, pk)  # somebody may have been quicker meanwhile
    context = {
        "job": job,
        "mentor": mentor,
        "outcome": found.outcome.value,
        "lines": lines_of(proved(found, person=mentor, school=job.school), {one.code: one.name for one in known}),
        "subject": subject,
        "load": candidate.mentees,
        "by_exception": candidate.by_exception,
        "is_over": candidate.mentees >= job.school.max_mentees,
        "taken": taken_pair(job),
        "order": order_state(job, today, counting),
        "said": [one for one in said_for(job) if one.person_id == mentor.pk],
        "needs_exception": found.outcome in UNFIT,
        "form": form,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/eligibility/propose.html", context)


def _subjects_of(young: CandidateFacts | None, known: list[Subject]) -> list[Subject]:
    """What the young teacher teaches, in its order; every subject while nothing is entered."""
    by_code = {subject.code: subject for subject in known}
    return [by_code[code] for code in young.subjects] if young and young.subjects else known
