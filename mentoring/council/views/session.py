"""The page of a meeting in session: driven by who runs it, followed by the members, saved as it is typed."""

import json
from dataclasses import asdict
from functools import partial
from hashlib import sha256

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.council import services
from mentoring.council.enums import CANDIDATE_KINDS, MeetingState
from mentoring.council.fetch import meeting_of, seats_of
from mentoring.council.forms import DecisionForm
from mentoring.council.forms.session import LISTS, SEEN, DraftForm, MarksForm, PassageForm, SittingForm, digest
from mentoring.council.models import AgendaItem, Meeting, Passage
from mentoring.council.perms import can_run, can_see_body
from mentoring.council.rules import Clash
from mentoring.council.views.table import READY_IN, Row, Table, as_json, lay
from mentoring.eligibility.documents import lines_of
from mentoring.eligibility.rules import Verdict
from mentoring.web import address
from schools import clock
from schools.models import Subject
from schools.web import accept, new_ticket, require

# What the page lays out by name; a field that a decision has besides stands before who is responsible.
LAID_OUT = {
    *("heard", "spoke", "resolution", "evaluation", "recommendations", "votes_for", "votes_against", "abstained"),
    *("conflicted", "responsible", "due_on"),
}
FOLLOWED = ("heard", "spoke", "resolution", "votes_for", "votes_against", "abstained")


def session(request, pk):
    found = meeting_of(request, pk)
    require(can_see_body(request.user, found.body))
    if found.state != MeetingState.OPEN:
        return redirect("council:meeting", pk)
    return show_session(request, found)


def state(request, pk):
    """What is on the table now, for a browser that shows it already; 304 while nothing has changed."""
    found = meeting_of(request, pk)
    require(can_see_body(request.user, found.body))
    told = as_json(lay(found), may_run=can_run(request.user, found.body))
    body = json.dumps(told | {"me": request.user.pk}, ensure_ascii=False).encode()
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    seen = request.headers.get("If-None-Match", "").removeprefix("W/")
    response = HttpResponseNotModified() if seen == etag else HttpResponse(body, content_type="application/json")
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    return response


@require_POST
def draft(request, pk):
    """Keep what is typed into an item. A browser sends a field at a time; the button without it, all of them."""
    item = item_of(request, pk)
    form, clashes = DraftForm(request.POST, item=item), []
    save = partial(services.save_draft, item=item, by=request.user, at=clock.moment())
    saved = accept(request, form, lambda: clashes.extend(save(typed=form.cleaned_data["typed"])))
    if wants_json(request):
        return answer(form, clashes, services.versions_of(item))
    if saved and not clashes:
        messages.success(request, _("The draft is saved."))
        return to_item(item)
    return show_refused(request, item, _bound(request, item, form, clashes))


@require_POST
def sitting(request, pk):
    """The item at hand or the language of the ready texts; the last one to say so is right."""
    found = meeting_of(request, pk)
    require(can_run(request.user, found.body))
    form = SittingForm(request.POST, meeting=found)
    accept(request, form, lambda: _sit(found, form.cleaned_data))
    if wants_json(request):
        return answer(form)
    return redirect("council:session", pk)


@require_POST
def presence(request, pk):
    """Who is here now; decisions already made keep their votes."""
    found = meeting_of(request, pk)
    require(can_run(request.user, found.body))
    form, clashes = MarksForm(request.POST), []
    if accept(request, form, lambda: clashes.extend(_mark(request, found, form))) and not clashes:
        if not wants_json(request):
            messages.success(request, _("The presence is corrected."))
    elif not wants_json(request):
        told = [_("Somebody else has marked the presence meanwhile: look again.")] if clashes else []
        messages.error(request, " ".join([*form.non_field_errors(), *told]))
    if wants_json(request):
        return answer(form, clashes, {seat.pk: seat.version for seat in seats_of(found)})
    return redirect("council:session", pk)


@require_POST
def passage(request, pk):
    """The real time of a coming or going, or the word that it never was."""
    meetings = Meeting.objects.visible_to(request.user)
    found = get_object_or_404(Passage.objects.select_related("attendance"), pk=pk, attendance__meeting__in=meetings)
    meeting = meeting_of(request, found.attendance.meeting_id)
    require(can_run(request.user, meeting.body))
    form = PassageForm(request.POST)
    change = partial(process.correct_passage, passage=found, by=request.user, on=clock.today())
    if not accept(request, form, lambda: change(at=form.cleaned_data["at"], drop="drop" in request.POST)):
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return redirect("council:session", meeting.pk)


# ---------------------------------------------------------------------------------------------------------------------
def wants_json(request) -> bool:
    return request.headers.get("Accept") == "application/json"


def answer(form, clashes=(), versions=None) -> JsonResponse:
    """For a browser that shows the page already: 200 saved, in which versions; 409 somebody else was there first; 422
    refused, and why."""
    if form.errors:
        return JsonResponse({"errors": form.errors}, status=422)
    told = [asdict(clash) for clash in clashes]
    return JsonResponse({"clashes": told, "versions": versions or {}}, status=409 if told else 200)


def to_item(item: AgendaItem):
    return redirect(f"{address('council:session', item.meeting_id)}#item-{item.pk}")


def _sit(found: Meeting, told: dict) -> None:
    if told["language"]:
        services.sit(found, language=told["language"])
    if told["item"]:
        services.take_up(told["item"], language=READY_IN)


def _mark(request, found: Meeting, form: MarksForm) -> list[Clash]:
    now = clock.moment()
    marks = form.marks(localtime(now).time().replace(second=0, microsecond=0))
    return process.mark_presence(meeting=found, marks=marks, at=now, by=request.user, on=clock.today())


def item_of(request, pk) -> AgendaItem:
    """The item of a visible body whose meetings the user runs."""
    items = AgendaItem.objects.visible_to(request.user).select_related(
        "body__school", "meeting__school", "meeting__chair", "decision", "mentorship__continues"
    )
    item = get_object_or_404(items.defer("mentorship__verdict"), pk=pk)
    require(can_run(request.user, item.body))
    return item


def clash_sentence(clash: Clash) -> str:
    return _("%(who)s has changed this meanwhile: %(text)s") % {"who": clash.by, "text": clash.text or "–"}


def form_of(request, item: AgendaItem) -> DecisionForm:
    """The item's form as it was sent."""
    table = lay(meeting_of(request, item.meeting_id))
    row = next(row for row in table.rows if row.item.pk == item.pk)
    return decision_form(row, table, request.POST)


def decision_form(row: Row, table: Table, data=None) -> DecisionForm:
    """The fields of an item as they are drafted; the ids on the page are the item's own."""
    initial = {
        name: each.text.split(",") if name in LISTS and each.text else each.text for name, each in row.fields.items()
    }
    form = DecisionForm(
        data,
        item=row.item,
        present=table.seats,
        members=table.seats,
        initial=initial,
        auto_id=f"i{row.item.pk}_%s",
    )
    own = {pk for pk, _name, _part in row.own}
    form.fields["conflicted"].choices = [each for each in form.fields["conflicted"].choices if each[0] not in own]
    return form


def _bound(request, item: AgendaItem, draft_form, clashes: list[Clash]) -> DecisionForm:
    """What was sent, with what kept it from being saved; a draft need not be complete."""
    form = form_of(request, item)
    form.errors.clear()
    for sentence in draft_form.non_field_errors():
        form.add_error(None, sentence)
    for clash in clashes:
        form.add_error(clash.name, clash_sentence(clash))
    return form


def show_refused(request, item: AgendaItem, form):
    """The page with the item as it was sent."""
    found = meeting_of(request, item.meeting_id)
    if found.state != MeetingState.OPEN or hasattr(item, "decision"):
        messages.error(request, " ".join(form.non_field_errors()))
        return redirect("council:meeting", found.pk)
    return show_session(request, found, refused=(item.pk, form))


def show_session(request, found: Meeting, *, refused=(None, None)):
    """The whole page; `refused` is an item whose form comes back with its errors."""
    table = lay(found)
    may_run = can_run(request.user, found.body)
    names = {subject.code: subject.name for subject in Subject.objects.all()}
    for row in table.waiting:
        if may_run and row.item.kind in CANDIDATE_KINDS:
            row.lines = lines_of(Verdict.from_dict(row.item.mentorship.verdict), names)
        if may_run:
            row.form = refused[1] if refused[0] == row.item.pk else decision_form(row, table)
            row.ticket = new_ticket()
            row.others = [row.form[name] for name in row.form.fields if name not in LAID_OUT]
            row.seen = [(SEEN + name, f"{each.version}.{digest(each.text)}") for name, each in row.fields.items()]
        else:
            row.shown = [(name, DecisionForm.base_fields[name].label, row.fields[name].text) for name in FOLLOWED]
    context = {
        "meeting": found,
        "table": table,
        "may_run": may_run,
        "sitting_form": SittingForm(meeting=found, initial={"language": table.language}),
        "at_hand": refused[0] or table.current,
        "passages": [(each, new_ticket()) for each in table.passages],
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/council/session.html", context)
