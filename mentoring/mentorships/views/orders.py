"""The order that makes a pair, the proposal taken back before it, the end of the year."""

from datetime import date, timedelta
from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.approvals.enums import ReviewState
from mentoring.documents.enums import DocumentKind
from mentoring.documents.own import suggested_number
from mentoring.mentorships.documents import render_order
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.fetch import open_change_of, pair_of
from mentoring.mentorships.forms import CloseForm, OrderForm, WithdrawForm
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.perms import can_close_pairs, can_propose, can_sign_orders, can_withdraw
from mentoring.mentorships.wording import change_sentence
from mentoring.plans.models import Activity
from mentoring.web import draft_response
from schools import clock
from schools.web import accept, new_ticket, require


def order(request, pk):
    pair = pair_of(request, pk)
    require(can_sign_orders(request.user, pair.school))
    today = clock.today()
    form = _order_form(request, pair, today)
    sign = partial(process.sign_order, mentorship=pair, by=request.user)
    if pair.state != MentorshipState.ENDORSED and request.method != "POST":
        return moved_on(request, pair)
    if accept(request, form, lambda: sign(**form.cleaned_data)):
        messages.success(request, _("The order is signed. The mentorship is active and its dates are counted."))
        return redirect("mentorships:detail", pk)
    return _show_order(request, pair, form)


def _show_order(request, pair: Mentorship, form: OrderForm):
    change = open_change_of(pair.continues) if pair.replaces_running else None
    context = {
        "pair": pair,
        "form": form,
        "ticket": new_ticket(),
        "exception": getattr(pair, "exception", None),
        "change_told": change_sentence(change) if change else "",
    }
    return render(request, "mentoring/mentorships/order.html", context)


def order_draft(request, pk):
    """The order as it would be printed with what is typed so far; nothing is written."""
    pair = pair_of(request, pk)
    require(can_sign_orders(request.user, pair.school))
    form = _order_form(request, pair, clock.today())
    if form.is_bound and not form.is_valid():
        return _show_order(request, pair, form)
    told = form.cleaned_data if form.is_bound else {"number": "", "language": "kk", **form.initial}
    pair.started_on, pair.finished_on = told["started_on"], told["finished_on"]
    draft = render_order(
        pair,
        number=told["number"],
        on=told["on"],
        language=told["language"],
        takes_over_plan=told.get("takes_over_plan", False),
        draft=True,
    )
    return draft_response(draft.pdf, f"order-draft-{pk}")


def withdraw(request, pk):
    pair = pair_of(request, pk)
    require(can_propose(request.user, pair.school))
    form = WithdrawForm(request.POST or None)
    act = partial(process.withdraw_proposal, mentorship=pair, by=request.user, on=clock.today())
    if not can_withdraw(request.user, pair) and request.method != "POST":
        return moved_on(request, pair)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The proposal is withdrawn."))
        return redirect("mentorships:detail", pk)
    context = {
        "pair": pair,
        "form": form,
        "ticket": new_ticket(),
        "consequences": [
            _("The candidate leaves the agenda of the council."),
            _("The young teacher is without a mentor again; the term of the order keeps running."),
            _("The proposal stays in the history as withdrawn, with your reason."),
        ],
    }
    return render(request, "mentoring/mentorships/withdraw.html", context)


def close(request, pk):
    pair = pair_of(request, pk)
    require(can_close_pairs(request.user, pair.school))
    form = CloseForm(request.POST or None)
    act = partial(process.close_mentorship, mentorship=pair, by=request.user, on=clock.today())
    if not pair.is_active and request.method != "POST":
        return moved_on(request, pair)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The mentorship is completed. The final report is issued."))
        return redirect("mentorships:detail", pk)
    context = {
        "pair": pair,
        "form": form,
        "ticket": new_ticket(),
        "consequences": [
            _("The final report with the council’s evaluation is issued and can no longer be changed."),
            _("The mentorship is completed; its journal and plan are closed."),
            _("The final report enters the year-end book."),
        ],
    }
    return render(request, "mentoring/mentorships/close.html", context)


def _order_form(request, pair: Mentorship, today: date) -> OrderForm:
    former = pair.continues if pair.continues and pair.continues.school_id == pair.school_id else None
    has_plan = (
        former is not None
        and Activity.objects.filter(plan__mentorship=former, plan__state=ReviewState.APPROVED, done_on=None).exists()
    )
    form = OrderForm(request.POST or None, plan_to_take_over=has_plan, initial=_order_defaults(pair, today))
    if number := suggested_number(pair.school, DocumentKind.ORDER, today):
        told = _("Next by the school’s pattern: %(number)s. The register of the school decides.")
        form.fields["number"].help_text = told % {"number": number}
    return form


def _order_defaults(pair: Mentorship, today: date) -> dict[str, date]:
    """A new mentor begins on the day after the former one's last."""
    change = open_change_of(pair.continues) if pair.replaces_running else None
    started_on = max(today, change.last_day + timedelta(days=1)) if change else today
    return {"on": today, "started_on": started_on, "finished_on": max(pair.finished_on, started_on)}


def moved_on(request, pair: Mentorship):
    """Somebody was quicker, or the page is an old one: the card says where the pair stands now."""
    messages.info(request, _("The pair has moved on: this step is not open any more."))
    return redirect("mentorships:detail", pair.pk)
