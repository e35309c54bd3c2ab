"""Pages of meetings: what waits, the agenda, who is present, the meeting in session."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.council import services
from mentoring.council.enums import OVER, BodyKind, BodyPost, ItemKind, MeetingState
from mentoring.council.facts import bodies_of, officer_on, prompt_titles, regular_meetings, with_matter
from mentoring.council.fetch import (
    agenda_of,
    attendance_of,
    executions_for,
    has_decisions,
    language_of,
    meeting_of,
    ready_for,
    rolled_from,
)
from mentoring.council.forms import AgendaForm, MinutesForm, NewMeetingForm, OpenMeetingForm
from mentoring.council.models import AgendaItem, Body, Decision, Meeting
from mentoring.council.perms import can_issue_extract, can_make_book, can_run, can_see_body, can_see_meetings
from mentoring.council.rules import has_quorum
from mentoring.council.wording import effects_of, title_of
from mentoring.reasons import deny
from mentoring.statute import norm
from mentoring.web import school_of
from schools import clock
from schools.enums import TeachingLanguage
from schools.models import School
from schools.web import accept, new_ticket, paginate, require
from schools.years import year_name


@dataclass
class BodyRow:
    """A body with what waits for it."""

    body: Body
    key: str
    may_run: bool
    ready: list[tuple[AgendaItem, str]] = field(default_factory=list)


@dataclass(frozen=True)
class ItemRow:
    """A line of the agenda and, once it is decided, what that changed."""

    item: AgendaItem
    title: str
    decision: Decision | None
    effects: list[str]


def meetings(request, code):
    school = school_of(request, code)
    require(can_see_meetings(request.user, school))
    bodies = bodies_of(school)
    today = clock.today()
    rows = {body.key: BodyRow(body, body.key, can_run(request.user, body)) for body in bodies}
    waiting = with_matter(AgendaItem.objects.ready().filter(school=school)).select_related("body")
    for item in waiting.order_by("put_on", "id"):
        rows[item.body.key].ready.append((item, title_of(item)))
    counted = (
        Meeting.objects.filter(school=school)
        .select_related("body", "minutes")
        .annotate(n=Count("items", filter=Q(items__withdrawn_on__isnull=True)))
    )
    context = {
        "school": school,
        "bodies": list(rows.values()),
        "coming": list(counted.exclude(state__in=OVER).order_by("held_on", "id")),
        "past": paginate(request, counted.filter(state__in=OVER).order_by("-held_on", "-id")),
        "planned": len(regular_meetings(bodies[0], today)),
        "least": norm("council_meetings_per_year", today).number,
        "year": year_name(today),
        "may_plan": can_run(request.user, bodies[0]),
        "may_make_book": can_make_book(request.user, school),
    }
    return render(request, "mentoring/council/meetings.html", context)


def new_meeting(request, code):
    school = school_of(request, code)
    body = _chosen_body(school, request.GET.get("body", "council"))
    require(can_run(request.user, body))
    today = clock.today()
    ready = list(with_matter(body.items.ready())) if body.pk else []
    prompts = prompt_titles(school, today) if body.kind == BodyKind.COUNCIL else []
    form = NewMeetingForm(request.POST or None, ready=ready, prompts=prompts, initial={"held_on": today})
    called: list[Meeting] = []

    def plan():
        told = form.cleaned_data
        items, matters = told.get("items", []), [*told.get("prompts", []), *told["matters"]]
        sitting = form.sitting()
        made = process.plan_meeting(body=body, sitting=sitting, items=items, matters=matters, by=request.user, on=today)
        called.append(made)

    if accept(request, form, plan):
        messages.success(request, _("The meeting is planned."))
        return redirect("council:meeting", called[0].pk) if called else redirect("council:meetings", code)
    context = {"school": school, "body": body, "form": form, "ticket": new_ticket()}
    return render(request, "mentoring/council/new_meeting.html", context)


def meeting(request, pk):
    found = meeting_of(request, pk)
    require(can_see_body(request.user, found.body))
    return show_meeting(request, found)


@require_POST
def agenda(request, pk):
    """One change: an item taken, dropped, moved up or down, or a free matter added."""
    found = meeting_of(request, pk)
    require(can_run(request.user, found.body))
    form = AgendaForm(request.POST, meeting=found)
    if not accept(request, form, lambda: _change_agenda(found, form.cleaned_data, request.user)):
        messages.error(request, _("The agenda was not changed: the item is not where it was."))
    return redirect("council:meeting", pk)


@require_POST
def open_meeting(request, pk):
    found = meeting_of(request, pk)
    require(can_run(request.user, found.body))
    form = _open_form(found, request.POST)
    if accept(request, form, lambda: _open(found, form.cleaned_data, request.user)):
        messages.success(request, _("The meeting is in session."))
        return redirect("council:meeting", pk)
    return show_meeting(request, found, open_form=form)


# ---------------------------------------------------------------------------------------------------------------------
def _chosen_body(school: School, key: str) -> Body:
    """The body a new meeting is for, the council unless another is named."""
    bodies = {body.key: body for body in bodies_of(school)}
    return bodies.get(key) or bodies["council"]


def _free(body: Body, title: str, by, on) -> AgendaItem:
    return services.put(body=body, kind=ItemKind.FREE, title=title, by=by, on=on)


def _change_agenda(found: Meeting, told: dict, by) -> None:
    locked = services.locked(found)
    if locked.state in OVER:
        deny("meeting_not_open")
    if told["take"]:
        services.take_items(locked, [told["take"]])
    if told["drop"]:
        services.drop_item(told["drop"])
    for name, places in (("up", -1), ("down", 1)):
        if told[name]:
            services.move_item(locked, told[name], places)
    if told["title"]:
        services.take_items(locked, [_free(locked.body, told["title"], by, clock.today())])


def _open_form(found: Meeting, data=None) -> OpenMeetingForm:
    today = clock.today()
    members = services.members_on(found.body, found.held_on)
    officers = [officer_on(found.body, post, found.held_on, members) for post in (BodyPost.CHAIR, BodyPost.SECRETARY)]
    initial = {
        "held_on": min(found.held_on, today),
        "chair": officers[0] and officers[0].pk,
        "secretary": officers[1] and officers[1].pk,
        "present": [person.pk for person in members],
    }
    return OpenMeetingForm(data, members=members, officers=officers, today=today, initial=initial)


def _open(found: Meeting, told: dict, by) -> None:
    if told["held_on"] != found.held_on:
        found = services.reschedule(found, on=told["held_on"])
    process.open_meeting(
        meeting=found,
        present=told["present"],
        chair=told["chair"],
        secretary=told["secretary"],
        by=by,
        on=told["held_on"],
    )
    services.sit(found, language=(get_language() or "")[:2] or TeachingLanguage.KK)


def _row(item: AgendaItem) -> ItemRow:
    decision = getattr(item, "decision", None)
    return ItemRow(item, title_of(item), decision, effects_of(item, decision) if decision else [])


def show_meeting(request, found: Meeting, *, open_form=None, minutes_form=None):
    """The page of a meeting in whatever state it is; a form with errors is shown as it was sent."""
    may_run = can_run(request.user, found.body)
    items = agenda_of(found.pk)
    context = {
        "meeting": found,
        "may_run": may_run,
        "may_copy": found.minutes_id is not None and can_issue_extract(request.user, found.body),
        "items": [_row(item) for item in items],
        "ticket": new_ticket(),
    }
    if may_run and found.state not in OVER:
        context["executions"], context["today"] = executions_for(found.body_id), clock.today()
        context["ready"] = [(item, title_of(item)) for item in ready_for(found.body_id)]
    if may_run and found.state == MeetingState.PLANNED:
        context["open_form"] = open_form or _open_form(found)
    if found.state == MeetingState.CLOSED:
        context["rolled"] = [(item, title_of(item)) for item in rolled_from(found.pk)]
    if found.state not in (MeetingState.PLANNED, MeetingState.CANCELLED):
        context |= _session(found, may_run, minutes_form)
    return render(request, "mentoring/council/meeting.html", context)


def _session(found: Meeting, may_run: bool, minutes_form) -> dict[str, object]:
    rows = attendance_of(found)
    present = [row for row in rows if row.present]
    parts = {
        "present": len(present),
        "members": len(rows),
        "absent": [row.short_name for row in rows if not row.present],
        "has_quorum": has_quorum(members=len(rows), present=len(present), percent=found.school.quorum_percent),
    }
    if may_run and found.is_open:
        parts["minutes_form"] = minutes_form or MinutesForm(
            initial={"language": language_of(found)} if language_of(found) else None
        )
        parts["has_decisions"] = has_decisions(found)
    return parts
