"""The page that invites to a meeting: who gets a mail, who is told by hand, what it says; nothing goes unseen."""

from functools import partial

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.council.fetch import meeting_of
from mentoring.council.letters import Reader, letter_of
from mentoring.council.models import Invited
from mentoring.council.perms import can_run
from mentoring.process.invitations import recipients
from schools import clock
from schools.dates import language
from schools.web import accept, new_ticket, require


def invite(request, pk):
    found = meeting_of(request, pk)
    require(can_run(request.user, found.body))
    today = clock.today()
    address = request.build_absolute_uri(reverse("council:meeting", args=[pk]))
    form = forms.Form(request.POST or None)
    send = partial(process.send_invitations, meeting=found, address=address, by=request.user, on=today)
    if accept(request, form, send):
        messages.success(request, _("The mails are on their way; below is who was told and how."))
        return redirect("council:invite", pk)
    who = recipients(found, today)
    reader = Reader(name=request.user.get_full_name(), email="", language=language())
    context = {
        "meeting": found,
        "who": who,
        "letter": letter_of(found, who.notice, reader=reader, changed=who.changed, address=address),
        "may_send": bool(who.by_mail or who.by_hand) and found.state in ("planned", "cancelled"),
        "told": list(
            Invited.objects.filter(invitation__meeting=found)
            .select_related("person", "invitation")
            .order_by("-invitation__sequence", "person__sort_key")
        ),
        "form": form,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/council/invite.html", context)
