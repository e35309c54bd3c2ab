"""What the former mentor leaves to the new one: level, needs, plan, open activities, the last of the journal."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.journal.models import LessonObservation, PairMeeting
from mentoring.mentorships.fetch import pair_of
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.perms import can_read_handover, is_mentor
from mentoring.plans.facts import needs_of
from mentoring.plans.models import Activity, Diagnosis, Plan
from schools import clock
from schools.web import accept, new_ticket, require

LAST_ENTRIES = 5


def handover(request, pk):
    """Read by the pair and its deputies; signed as read by the new mentor alone."""
    pair = pair_of(request, pk)
    require(can_read_handover(request.user, pair))
    former = Mentorship.objects.select_related("mentor", "school").filter(pk=pair.continues_id).first()
    if former is None:
        raise Http404
    may_sign = is_mentor(request.user, pair)
    if request.method == "POST":
        require(may_sign)
    form = Form(request.POST or None)
    read = _read(request, pair)
    if accept(request, form, read):
        messages.success(request, _("You have confirmed that you have read the hand-over."))
        return redirect("mentorships:detail", pk)
    context = {
        "pair": pair,
        "former": former,
        "form": form,
        "may_sign": may_sign and pair.handover_read_on is None and pair.is_active,
        "ticket": new_ticket(),
        **passed_over(former, with_journal=former.school_id == pair.school_id),
    }
    return render(request, "mentoring/mentorships/handover.html", context)


def _read(request, pair: Mentorship):
    return lambda: process.read_handover(mentorship=pair, by=request.user, on=clock.today())


def passed_over(former: Mentorship, *, with_journal: bool) -> dict[str, object]:
    """What passes over of a pair. The journal stays with its school: another one sees level, needs and plan only."""
    plan = Plan.objects.filter(mentorship=former, state="approved").select_related("document").first()
    entries = {}
    if with_journal:
        meetings = PairMeeting.objects.filter(mentorship=former)
        lessons = LessonObservation.objects.filter(mentorship=former)
        entries = {"meetings": list(meetings[:LAST_ENTRIES]), "lessons": list(lessons[:LAST_ENTRIES])}
    return {
        "diagnosis": Diagnosis.objects.filter(mentorship=former).first(),
        "needs": needs_of(former.pk),
        "plan": plan,
        "open_activities": list(Activity.objects.filter(plan=plan, done_on=None)) if plan else [],
        "done_count": plan.activities.filter(done_on__isnull=False).count() if plan else 0,
        "with_journal": with_journal,
        "meetings": [],
        "lessons": [],
        **entries,
    }
