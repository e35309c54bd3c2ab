"""Somebody of the pair is away, and comes back: nothing is due meanwhile."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.mentorships.fetch import pair_of
from mentoring.mentorships.forms import ReturnForm, SuspendForm
from mentoring.mentorships.perms import can_change
from mentoring.mentorships.transitions import shifted_end
from mentoring.mentorships.views.orders import moved_on
from mentoring.templatetags.ui import shortdate
from schools import clock
from schools.web import accept, new_ticket, require


def suspend(request, pk):
    pair = pair_of(request, pk)
    require(can_change(request.user, pair.school))
    today = clock.today()
    form = SuspendForm(request.POST or None, initial={"started_on": today, "order_on": today})
    act = partial(process.suspend, mentorship=pair, by=request.user, on=today)
    if not pair.is_active and request.method != "POST":
        return moved_on(request, pair)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The mentorship is suspended. Nothing is due until the return is recorded."))
        return redirect("mentorships:detail", pk)
    context = {
        "pair": pair,
        "form": form,
        "title": _("Suspend the mentorship"),
        "consequences": [
            _("From the first day away nothing is due and nothing is late; the pair is shown as suspended."),
            _("On the return the open dates are counted again, later by what was missed."),
            _("For those days nothing can be entered in the journal."),
            _("If it was entered by mistake, record the return on the first day away: all is as before."),
        ],
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/mentorships/ask.html", context)


def come_back(request, pk):
    pair = pair_of(request, pk)
    require(can_change(request.user, pair.school))
    today = clock.today()
    leave = pair.leave
    if leave is None and request.method != "POST":
        return moved_on(request, pair)
    form = ReturnForm(
        request.POST or None,
        initial={"back_on": max(today, leave.started_on) if leave else today, "finished_on": pair.finished_on},
    )
    act = partial(process.record_return, mentorship=pair, by=request.user, on=today)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The return is recorded and the open dates are counted again."))
        return redirect("mentorships:detail", pk)
    context = {
        "pair": pair,
        "form": form,
        "title": _("Record the return"),
        "consequences": [
            _("The open dates are counted again without the days away; each says how."),
            _("The last day stays unless you change it here: the Rules name one academic year."),
            *([_missed(pair, leave, today)] if leave and leave.started_on < today else []),
        ],
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/mentorships/ask.html", context)


def _missed(pair, leave, today) -> str:
    return _("With a return today the missed days added would last until %(date)s.") % {
        "date": shortdate(shifted_end(pair.finished_on, leave.started_on, today))
    }
