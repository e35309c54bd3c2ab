"""What do these pages share? The young teacher’s job, who has taken it, its wishes, and the clock of its order."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from mentoring.eligibility.models import Wish
from mentoring.eligibility.wishes import Said, said_of
from mentoring.mentorships.enums import ChangeStage, MentorshipState
from mentoring.mentorships.facts import Counting, counting_of, left_since, order_clock
from mentoring.mentorships.models import Change, Mentorship
from mentoring.mentorships.perms import can_propose
from mentoring.mentorships.strip import why_html
from mentoring.mentorships.wording import left_sentence
from schools.models import Employment, Person, School
from schools.prepared import prepared
from schools.web import require


def job_of(request, pk) -> Employment:
    """A job at a school the user sees, with `taken_by`, the id of an open pair that leaves no choice; `mentor_now`,
    `was_mentored`; `left`, the last day of a pair that ended early; `completed_by`, the id of the pair that has
    completed the year; `has_wishes`."""
    for job in _jobs(pk):
        if request.user.scope.sees(job.school):
            return job
    raise Http404


def employment_of(request, pk) -> Employment:
    """The young teacher's job for somebody who may propose."""
    job = job_of(request, pk)
    require(can_propose(request.user, job.school))
    return job


def staff_member(request, school: School, pk) -> Person:
    """Somebody who works or worked at the school, however often they were hired there."""
    jobs = Employment.objects.filter(school=school, person=OuterRef("pk"))
    return get_object_or_404(Person.objects.visible_to(request.user).filter(Exists(jobs)), pk=pk)


@prepared
def _jobs(pk: int) -> QuerySet:
    pairs = Mentorship.objects.filter(mentee=OuterRef("person"))
    to_be_replaced = Exists(Change.objects.filter(mentorship=OuterRef("pk"), stage=ChangeStage.CHOOSING))
    open_pair = pairs.open().exclude(to_be_replaced).values("pk")[:1]
    completed = pairs.filter(employment=OuterRef("pk"), state=MentorshipState.COMPLETED)
    jobs = Employment.objects.select_related("person", "school").filter(pk=pk)
    return jobs.annotate(
        taken_by=Subquery(open_pair),
        mentor_now=Subquery(pairs.active().values("mentor")[:1]),
        was_mentored=Exists(pairs.signed()),
        left=left_since(),
        completed_by=Subquery(completed.values("pk")[:1]),
        has_wishes=Exists(Wish.objects.filter(employment=OuterRef("pk"))),
    )


def said_for(job: Employment) -> list[Said]:
    """What both sides wish, asked only where something was said."""
    return said_of(job) if job.has_wishes else []


def taken_pair(job: Employment) -> Mentorship | None:
    """The open pair of the young teacher, with who proposed whom: another deputy may have been quicker."""
    people = Mentorship.objects.select_related("mentor", "proposed_by__person", "exception")
    return people.get(pk=job.taken_by) if job.taken_by else None


def completed_page(request, job: Employment) -> HttpResponse:
    """Instead of a choice: the year of mentoring is over, no term runs and nobody is to be proposed."""
    pair = Mentorship.objects.select_related("mentor").get(pk=job.completed_by)
    return render(request, "mentoring/eligibility/completed.html", {"job": job, "pair": pair})


def to_be_replaced(job: Employment) -> int | None:
    """The present mentor, when another one is to be chosen: no candidate."""
    return None if job.taken_by else job.mentor_now


def order_state(job: Employment, today: date, counting: Counting | None = None) -> dict[str, object]:
    """By when the order must be signed, how that was counted, and the working days left; in words why no term runs for
    another mentor."""
    if job.mentor_now:
        return {"due": None, "instead": _("The present mentor works on until an order assigns another one.")}
    if job.left:
        return {"due": None, "instead": left_sentence(job.left + timedelta(days=1))}
    clock_ = order_clock(job.started_on, counting or counting_of(job.school), on=today)
    return {"due": clock_.due_on, "why": why_html(clock_.explanation, anchor="why-order"), "days": clock_.days_left}
