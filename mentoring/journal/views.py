"""The journal on screen: a minute to write, one list to read, and the files that prove it."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.approvals.enums import ReviewState
from mentoring.issuing import Sheet, asked_language, issue_page
from mentoring.journal import services
from mentoring.journal.enums import Direction, SheetKind
from mentoring.journal.forms import CommentForm, DoneForm, MeetingForm, ObservationForm
from mentoring.journal.markup import entries_html
from mentoring.journal.models import Evidence, LessonObservation, PairMeeting
from mentoring.journal.perms import can_acquaint, can_issue_sheet, can_observe, can_read_journal, can_write_journal
from mentoring.journal.sheet import render_blank, render_observation
from mentoring.journal.timeline import KINDS, Totals, entries, keys_of
from mentoring.mentorships.perms import is_mentor
from mentoring.plans.fetch import open_activities, pair_of
from mentoring.plans.models import Activity, Plan
from mentoring.reasons import sentence
from mentoring.templatetags.ui import shortdate
from mentoring.web import draft_response
from schools import clock
from schools.web import accept, new_ticket, paginate, require, stored_file

PER_PAGE = 20
ENTRIES = {"meeting": PairMeeting, "lesson": LessonObservation}


def journal(request, pk):
    """What the pair did, newest first."""
    pair = pair_of(request, pk)
    require(can_read_journal(request.user, pair))
    keys = keys_of(pair)
    chosen = request.GET.get("kind") if request.GET.get("kind") in KINDS else ""
    page = paginate(request, [key for key in keys if chosen in ("", key.kind)], PER_PAGE)
    shown = entries(page.object_list, pair=pair, reader=request.user)
    context = {
        "pair": pair,
        "page": page,
        "entries": shown and entries_html(shown, ticket=new_ticket(), token=get_token(request)),
        "totals": Totals.of(keys),
        "kinds": [("", _("All")), *KINDS.items()],
        "chosen": chosen,
        "may_write": can_write_journal(request.user, pair),
        "may_observe": can_observe(request.user, pair),
    }
    return render(request, "mentoring/journal/journal.html", context)


def meeting(request, pk):
    """The mentor logs a meeting: four answers, a minute."""
    pair = pair_of(request, pk)
    require(can_write_journal(request.user, pair))
    form = MeetingForm(
        request.POST or None,
        request.FILES or None,
        initial={"held_on": clock.today()},
        activities=open_activities(pair),
    )

    def log():
        process.log_meeting(mentorship=pair, by=request.user, on=clock.today(), **form.entry())

    if accept(request, form, log):
        messages.success(request, _("The meeting is in the journal."))
        return redirect("journal:journal", pk)
    return render(request, "mentoring/journal/meeting.html", {"pair": pair, "form": form, "ticket": new_ticket()})


def observation(request, pk):
    """Either of the pair logs a lesson they visited; the mentor may write down the young teacher's visit as well."""
    pair = pair_of(request, pk)
    require(can_observe(request.user, pair))
    form = ObservationForm(
        request.POST or None,
        request.FILES or None,
        initial={"observed_on": clock.today(), "direction": _directions(request.user, pair)[0]},
        directions=_directions(request.user, pair),
        activities=open_activities(pair),
        sheet=_sheet_kind(request),
    )

    def log():
        process.log_observation(mentorship=pair, by=request.user, on=clock.today(), **form.entry())

    if accept(request, form, log):
        messages.success(request, _("The lesson is in the journal."))
        return redirect("journal:journal", pk)
    context = {"pair": pair, "form": form, "is_official": form.sheet == SheetKind.OFFICIAL, "ticket": new_ticket()}
    return render(request, "mentoring/journal/observation.html", context)


def sheet(request, pk):
    """Issue the observation sheet of a visited lesson."""
    found = _observation(request, pk)
    require(can_issue_sheet(request.user, found.mentorship))
    page = Sheet(
        title=_("Lesson observation sheet"),
        about=f"{shortdate(found.observed_on)} · {found.class_name} · {found.topic}",
        back_url=reverse("journal:journal", args=[found.mentorship_id]) + f"#lesson-{pk}",
        back=_("Journal"),
        draft_url=reverse("journal:sheet_draft", args=[pk]),
    )
    return issue_page(
        request,
        page,
        act=lambda language: process.issue_observation(
            observation=found, language=language, by=request.user, on=clock.today()
        ),
        issued=[found.document] if found.document else [],
        closed=sentence("sheet_issued") if found.document else "",
    )


def sheet_draft(request, pk):
    """The sheet as it would be issued; nothing is written."""
    found = _observation(request, pk)
    require(can_read_journal(request.user, found.mentorship))
    draft = render_observation(found, language=asked_language(request), draft=True)
    return draft_response(draft.pdf, f"observation-{pk}")


def blank(request, pk):
    """The sheet with the pair's names, to be filled in by hand in the lesson."""
    pair = pair_of(request, pk)
    require(can_read_journal(request.user, pair))
    printed = render_blank(pair, kind=_sheet_kind(request), language=asked_language(request))
    return draft_response(printed.pdf, f"observation-blank-{pk}")


@require_POST
def acquaint(request, kind, pk):
    """The young teacher has read an entry, and may comment on it."""
    if kind not in ENTRIES:
        raise Http404
    entry = get_object_or_404(ENTRIES[kind].objects.visible_to(request.user).select_related("mentorship"), pk=pk)
    require(can_acquaint(request.user, entry.mentorship))
    form = CommentForm(request.POST)

    def confirm():
        services.acquaint(entry, comment=form.cleaned_data["comment"], on=clock.today())

    if accept(request, form, confirm):
        messages.success(request, _("Your confirmation is in the journal."))
        return redirect(reverse("journal:journal", args=[entry.mentorship_id]) + f"#{kind}-{pk}")
    context = {"pair": entry.mentorship, "entry": entry, "form": form, "ticket": new_ticket()}
    return render(request, "mentoring/journal/comment.html", context)


def activity(request, pk):
    """The mark of completion of an activity, with what came of it and its proof."""
    row = _activity(request, pk)
    pair = row.plan.mentorship
    require(can_read_journal(request.user, pair))
    may_mark = can_write_journal(request.user, pair) and row.plan.state == ReviewState.APPROVED
    if request.method == "POST":
        require(can_write_journal(request.user, pair))
    form = DoneForm(request.POST or None, request.FILES or None, initial={"done_on": clock.today()})

    def mark():
        process.mark_activity_done(activity=row, by=request.user, on=clock.today(), **form.cleaned_data)

    if accept(request, form, mark):
        messages.success(request, _("The activity is marked as done."))
        return redirect("plans:plan", pair.pk)
    context = {"pair": pair, "activity": row, "form": form, "may_mark": may_mark, "ticket": new_ticket()}
    return render(request, "mentoring/journal/activity.html", context)


@require_POST
def reopen(request, pk):
    """Take the mark of completion back."""
    row = _activity(request, pk)
    pair = row.plan.mentorship
    require(can_write_journal(request.user, pair))
    form = forms.Form(request.POST)
    if accept(request, form, lambda: process.reopen_activity(activity=row, by=request.user, on=clock.today())):
        messages.success(request, _("The mark of completion is removed."))
        return redirect("plans:plan", pair.pk)
    context = {"pair": pair, "activity": row, "form": form, "may_mark": True, "ticket": new_ticket()}
    return render(request, "mentoring/journal/activity.html", context)


def evidence(request, key):
    """A file of the journal, for those who may read it."""
    proof = get_object_or_404(Evidence.objects.visible_to(request.user).select_related("mentorship"), key=key)
    require(can_read_journal(request.user, proof.mentorship))
    return stored_file(proof)


def _activity(request, pk):
    rows = Activity.objects.filter(plan__in=Plan.objects.visible_to(request.user))
    people = [f"plan__mentorship__{name}" for name in ("mentor", "mentee")]
    return get_object_or_404(rows.select_related("need", *people).prefetch_related("evidence"), pk=pk)


def _observation(request, pk) -> LessonObservation:
    people = [f"mentorship__{name}" for name in ("mentor", "mentee", "school", "subject")]
    rows = LessonObservation.objects.visible_to(request.user).select_related("document", *people)
    return get_object_or_404(rows, pk=pk)


def _sheet_kind(request) -> SheetKind:
    """The sheet the address asks for; the light one unless the official is named."""
    return SheetKind.OFFICIAL if request.GET.get("sheet") == SheetKind.OFFICIAL else SheetKind.LIGHT


def _directions(user, pair):
    if is_mentor(user, pair):
        return [Direction.MENTOR_VISITS, Direction.MENTEE_VISITS]
    return [Direction.MENTEE_VISITS]
