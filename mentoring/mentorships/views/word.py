"""An order as a Word file to edit, made from the same records as its issued paper."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from mentoring.documents.pdf import Rendered
from mentoring.history.enums import Verb
from mentoring.history.models import Event
from mentoring.mentorships.documents import render_end, render_order
from mentoring.mentorships.enums import FOUNDING_KINDS, OrderKind
from mentoring.mentorships.facts import signed_until
from mentoring.mentorships.models import Mentorship, Order
from mentoring.mentorships.perms import can_open_paper
from mentoring.web import word_response
from schools.web import require


def order_word(request, pk):
    pairs = Mentorship.objects.visible_to(request.user)
    people = ("document__school", "mentorship__school", "mentorship__mentor", "mentorship__mentee")
    orders = Order.objects.filter(mentorship__in=pairs).select_related(*people, "mentorship__continues")
    order = get_object_or_404(orders, pk=pk)
    require(can_open_paper(request.user, order.document))
    return word_response(_rendered(order), f"order-{order.signed_on:%Y-%m-%d}-{order.document.code}")


def _rendered(order: Order) -> Rendered:
    """As signed: number, day, language and period are the order's own. An annulment is a line long: it has no copy."""
    signed = {"number": order.number, "on": order.signed_on, "language": order.document.language}
    if order.kind in FOUNDING_KINDS:
        took_over = Event.objects.filter(mentorship=order.mentorship, verb=Verb.PLAN_TAKEN_OVER).exists()
        order.mentorship.finished_on = signed_until(order.mentorship)
        return render_order(order.mentorship, takes_over_plan=took_over, **signed)
    if order.kind == OrderKind.END:
        return render_end(order.change, **signed)
    raise Http404
