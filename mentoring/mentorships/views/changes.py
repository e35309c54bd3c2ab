"""Another mentor, an early end, an order annulled before it takes effect: each asked, named with what it does, undone
where it can be."""

from datetime import date, timedelta
from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.mentorships.documents import render_annulment, render_end
from mentoring.mentorships.enums import FOUNDING_KINDS, ChangeKind, ChangeStage
from mentoring.mentorships.facts import last_order
from mentoring.mentorships.fetch import open_change_of, pair_of
from mentoring.mentorships.forms import AnnulForm, EndForm, EndOrderForm, ReplaceForm, WithdrawForm
from mentoring.mentorships.models import Change, Mentorship, Order
from mentoring.mentorships.perms import can_change, can_sign_orders
from mentoring.mentorships.transitions import takes_effect_on
from mentoring.mentorships.views.orders import moved_on
from mentoring.mentorships.wording import change_sentence
from mentoring.web import draft_response
from schools import clock
from schools.web import accept, new_ticket, require

ONE_DAY = timedelta(days=1)


def change(request, pk):
    """What has happened? The ways to go on, or the one that is under way."""
    pair = pair_of(request, pk)
    require(can_change(request.user, pair.school))
    today = clock.today()
    asked = open_change_of(pair)
    order = last_order(pair)
    may_annul = (
        order is not None and takes_effect_on(pair, order) > today and can_sign_orders(request.user, pair.school)
    )
    context = {
        "pair": pair,
        "change": asked,
        "change_told": change_sentence(asked) if asked else "",
        "successor": pair.successor if asked and asked.kind == ChangeKind.REPLACE else None,
        "candidates_url": reverse("eligibility:candidates", args=[pair.employment_id]),
        "is_choosing": asked is not None and asked.stage == ChangeStage.CHOOSING,
        "may_sign": asked is not None
        and asked.kind == ChangeKind.END
        and asked.stage == ChangeStage.ORDER
        and can_sign_orders(request.user, pair.school),
        "leave": pair.leave,
        "suspended": pair.is_active and pair.leave is not None and pair.leave.started_on <= today,
        "order": order if may_annul else None,
    }
    return render(request, "mentoring/mentorships/change.html", context)


def replace(request, pk):
    pair = pair_of(request, pk)
    require(can_change(request.user, pair.school))
    today = clock.today()
    form = ReplaceForm(request.POST or None, initial={"last_day": max(today, pair.started_on or today)})
    ask = partial(process.ask_replacement, mentorship=pair, by=request.user, on=today)
    if not pair.is_active and request.method != "POST":
        return moved_on(request, pair)
    if accept(request, form, lambda: ask(**form.cleaned_data)):
        messages.success(request, _("Now choose the new mentor. The present one works on until the order."))
        return redirect("eligibility:candidates", pair.employment_id)
    return _ask(
        request,
        pair,
        form,
        _("Replace the mentor"),
        [
            _("You choose a candidate; the council considers the candidate, the head signs the order."),
            _("Until that order the present mentor works on and the dates stay."),
            _("The order ends this pair; its plan, journal and reports stay with it, and the new mentor reads them."),
            _("The new mentor owes level and plan anew unless the head lets the approved plan be taken over."),
            _("The request can be withdrawn until the order is signed."),
        ],
    )


def end(request, pk):
    pair = pair_of(request, pk)
    require(can_change(request.user, pair.school))
    today = clock.today()
    form = EndForm(request.POST or None, school=pair.school, initial={"last_day": max(today, pair.started_on or today)})
    ask = partial(process.ask_end, mentorship=pair, by=request.user, on=today)
    if not pair.is_active and request.method != "POST":
        return moved_on(request, pair)
    if accept(request, form, lambda: ask(**form.cleaned_data)):
        messages.success(request, _("Asked. The pair ends when the head has signed the order."))
        return redirect("mentorships:change", pk)
    return _ask(
        request,
        pair,
        form,
        _("End the mentorship early"),
        [
            _("The head signs an order; where you wish it, the council considers the end first."),
            _("By the order all open dates of the pair are closed as no longer due."),
            _("The journal, the plan and the reports stay readable; nothing is deleted."),
            _("A young teacher who stays at the school is without a mentor again and is shown first of all."),
            _("For a transfer the other school sees the dates, the level, the needs and the approved plan."),
        ],
    )


def drop(request, pk):
    pair = pair_of(request, pk)
    require(can_change(request.user, pair.school))
    form = WithdrawForm(request.POST or None)
    act = partial(process.drop_change, mentorship=pair, by=request.user, on=clock.today())
    if open_change_of(pair) is None and request.method != "POST":
        return moved_on(request, pair)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The request is withdrawn. The pair goes on as before."))
        return redirect("mentorships:detail", pk)
    return _ask(
        request,
        pair,
        form,
        _("Withdraw the request"),
        [
            _("The pair goes on as before; its dates stay."),
            _("A candidate who was proposed leaves the agenda of the council."),
            _("The request stays in the history as withdrawn, with your reason."),
        ],
    )


def _ask(request, pair: Mentorship, form, title: str, consequences: list[str]):
    context = {"pair": pair, "form": form, "title": title, "consequences": consequences, "ticket": new_ticket()}
    return render(request, "mentoring/mentorships/ask.html", context)


# The head's orders ---------------------------------------------------------------------------------------------------
def end_order(request, pk):
    pair = pair_of(request, pk)
    require(can_sign_orders(request.user, pair.school))
    asked = open_change_of(pair)
    form = EndOrderForm(request.POST or None, initial=_end_defaults(asked, clock.today()))
    sign = partial(process.sign_end, mentorship=pair, by=request.user)
    if (asked is None or asked.stage != ChangeStage.ORDER) and request.method != "POST":
        return moved_on(request, pair)
    if accept(request, form, lambda: sign(**form.cleaned_data)):
        messages.success(request, _("The order is signed. The mentorship has ended, nothing is due any more."))
        return redirect("mentorships:detail", pk)
    return _sign(request, pair, form, _("Order on ending the mentorship early"), "mentorships:end_order_draft", asked)


def end_order_draft(request, pk):
    """The order as it would be printed with what is typed so far; nothing is written."""
    pair = pair_of(request, pk)
    require(can_sign_orders(request.user, pair.school))
    asked = open_change_of(pair)
    if asked is None:
        return moved_on(request, pair)
    form = EndOrderForm(request.POST or None, initial=_end_defaults(asked, clock.today()))
    if form.is_bound and not form.is_valid():
        title = _("Order on ending the mentorship early")
        return _sign(request, pair, form, title, "mentorships:end_order_draft", asked)
    told = form.cleaned_data if form.is_bound else {"number": "", "language": "kk", **form.initial}
    asked.mentorship, asked.last_day = pair, told["last_day"]
    draft = render_end(asked, number=told["number"], on=told["on"], language=told["language"], draft=True)
    return draft_response(draft.pdf, f"end-order-draft-{pk}")


def annul(request, pk):
    pair = pair_of(request, pk)
    require(can_sign_orders(request.user, pair.school))
    order, today = last_order(pair), clock.today()
    form = AnnulForm(request.POST or None, initial={"on": today})
    act = partial(process.annul_order, mentorship=pair, by=request.user, today=today)
    if (order is None or order.document is None) and request.method != "POST":
        return moved_on(request, pair)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The order is annulled by the new one. Both stay among the papers."))
        return redirect("mentorships:detail", pk)
    title = _("Annul the order before it takes effect")
    return _sign(request, pair, form, title, "mentorships:annul_draft", None, order=order)


def annul_draft(request, pk):
    pair = pair_of(request, pk)
    require(can_sign_orders(request.user, pair.school))
    order = last_order(pair)
    if order is None:
        return moved_on(request, pair)
    form = AnnulForm(request.POST or None, initial={"on": clock.today()})
    if form.is_bound and not form.is_valid():
        title = _("Annul the order before it takes effect")
        return _sign(request, pair, form, title, "mentorships:annul_draft", None, order=order)
    told = form.cleaned_data if form.is_bound else {"number": "", "language": "kk", "reason": "…", **form.initial}
    draft = render_annulment(order, draft=True, **{key: told[key] for key in ("number", "on", "reason", "language")})
    return draft_response(draft.pdf, f"annulment-draft-{pk}")


def _sign(request, pair: Mentorship, form, title: str, draft: str, asked: Change | None, order: Order | None = None):
    context = {
        "pair": pair,
        "form": form,
        "title": title,
        "draft_url": reverse(draft, args=[pair.pk]),
        "change": asked,
        "change_told": change_sentence(asked) if asked else "",
        "order": order,
        "consequences": _annulled(order) if order else _ended(),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/mentorships/sign.html", context)


def _ended() -> list[str]:
    return [
        _("The mentorship ends; its open dates are closed as no longer due."),
        _("The order is issued and can no longer be changed; until its last day comes it can be annulled."),
    ]


def _annulled(order: Order) -> list[str]:
    if order.kind in FOUNDING_KINDS:
        first = _("The pair never starts and stays as annulled; a former mentor goes on.")
    else:
        first = _("The mentorship goes on until the day set before; its dates are counted again.")
    return [
        first,
        _("The annulled order stays as it was issued; its check page says by which order it is annulled."),
        _("Nothing is deleted."),
    ]


def _end_defaults(asked: Change | None, today: date) -> dict[str, date]:
    return {"on": today, "last_day": asked.last_day if asked else today}
