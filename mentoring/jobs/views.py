"""How far is it? A page that tells, a word for the script on it, and the button to try again."""

from datetime import timedelta

from django.forms import Form
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from mentoring import process
from mentoring.jobs.enums import JobState
from mentoring.jobs.models import Job
from mentoring.jobs.perms import can_see
from schools import clock
from schools.web import accept, new_ticket, require

PATIENCE = timedelta(seconds=20)  # a worker looks for work every second or two


@require_safe
def job(request, pk):
    found = _visible(request, pk)
    ahead = Job.objects.open().filter(pk__lt=found.pk).count() if found.state == JobState.WAITING else 0
    context = {
        "job": found,
        "ahead": ahead,
        "unattended": found.is_open and _is_unattended(found),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/jobs/job.html", context)


@require_safe
def state(request, pk):
    """For the script on the page, which asks while the page is looked at."""
    found = _visible(request, pk)
    response = JsonResponse({"state": found.state, "done": found.done, "total": found.total})
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def again(request, pk):
    found = _visible(request, pk)
    if found.state == JobState.FAILED:
        asked: list[Job] = []
        accept(
            request,
            Form(request.POST),
            lambda: asked.append(process.try_again(job=found, by=request.user, on=clock.today())),
        )
        found = asked[0] if asked else Job.objects.filter(school=found.school, key=found.key).latest("id")
    return redirect("jobs:job", found.pk)


def _is_unattended(found: Job) -> bool:
    """Nobody seems to work: no worker gives a sign of life, and the job has waited long enough for one."""
    now = clock.moment()
    return now - (found.beat_at or found.asked_at) > PATIENCE and not Job.objects.held(now).exists()


def _visible(request, pk: int) -> Job:
    jobs = Job.objects.visible_to(request.user).select_related(
        "school", "mentorship__mentor", "mentorship__mentee", "year", "document", "asked_by"
    )
    found = get_object_or_404(jobs, pk=pk)
    require(can_see(request.user, found))
    return found
