"""How is a change saved that may move dates? First what would move is shown, a second press does it."""

from collections.abc import Callable, Iterator

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.calendars.markup import moves_html
from mentoring.process.dates import Foreseen, Recount, carry_out, foresee
from schools import clock
from schools.errors import RuleBroken
from schools.models import School
from schools.web import TICKET, accept, new_ticket

SEEN, AGAIN = "seen", "again"  # what was shown; the button back to the form
NOT_KEPT = {"csrfmiddlewaretoken", TICKET, SEEN, AGAIN}


def saved_or_shown(
    request: HttpRequest,
    form: BaseForm,
    change: Callable[[], Recount],
    *,
    title: str,
    back: str,
    done: str,
    always: bool = True,
) -> HttpResponse | None:
    """The answer to a POST: the preview, or the way back once it is saved; None when the form is to be shown.

    `change` is asked after the form has been found valid and may raise RuleBroken. Without `always` a change that
    moves nothing is saved at once. What is done is exactly what was shown; if other dates would move by now, the
    preview is shown anew.
    """
    if request.method != "POST" or AGAIN in request.POST or not form.is_valid():
        return None
    today = clock.today()
    if seen := request.POST.get(SEEN):
        return _carried_out(request, form, change, seen, back, done) or _preview(request, form, change, title)
    try:
        told = change()
    except RuleBroken as broken:
        for reason in broken.reasons:
            form.add_error(None, reason)
        return None
    found = foresee(told, today=today)
    if not found.moved and not always:
        return _carried_out(request, form, change, found.seen, back, done)
    return _shown(request, form, told, found, title)


def _carried_out(request, form, change, seen: str, back: str, done: str) -> HttpResponse | None:
    results: list[Foreseen] = []

    def act() -> None:
        results.append(carry_out(change(), seen=seen, by=request.user, on=clock.today()))

    if not accept(request, form, act):
        return None
    messages.success(request, done)
    if any(found.is_partial for found in results):
        messages.info(request, _("The open dates of all schools are being recounted; this takes some minutes."))
    elif moved := sum(found.moved for found in results):
        text = ngettext("%(dates)s open date has moved.", "%(dates)s open dates have moved.", moved)
        messages.info(request, text % {"dates": moved})
    return redirect(back)


def _preview(request, form, change, title: str) -> HttpResponse | None:
    """After a refusal: what would move by now, under the reason; None when the change itself is refused."""
    try:
        told = change()
    except RuleBroken:
        return None
    return _shown(request, form, told, foresee(told, today=clock.today()), title)


def _shown(request, form, change: Recount, found: Foreseen, title: str) -> HttpResponse:
    schools = {}
    if change.school is None:
        schools = {one.pk: one for one in School.objects.filter(pk__in={move.school_id for move in found.moves})}
    context = {
        "title": title,
        "form": form,
        "change": change,
        "rows": moves_html(found.moves, today=found.today, schools=schools),
        "found": found,
        "more": found.moved - len(found.moves),
        "kept": list(_kept(request)),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/calendars/preview.html", context)


def _kept(request) -> Iterator[tuple[str, str]]:
    """What was typed, to be sent again with the second press."""
    for name, values in request.POST.lists():
        if name not in NOT_KEPT:
            yield from ((name, value) for value in values)
