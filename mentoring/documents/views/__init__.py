"""Pages of documents: the issued paper itself and the acquaintance."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentoring import process
from mentoring.documents.models import IssuedDocument
from mentoring.documents.perms import can_acquaint
from mentoring.mentorships.perms import can_open_paper
from mentoring.web import paper_response
from schools import clock
from schools.web import accept, require


@require_safe
def open_(request, code):
    """The stored file, byte for byte."""
    document = _visible(request, code)
    require(can_open_paper(request.user, document))
    return paper_response(document)


@require_POST
def acquaint(request, code):
    """«Таныстым»: one of the pair has read the paper."""
    document = _visible(request, code)
    require(can_acquaint(request.user, document))
    person = request.user.person
    if accept(
        request,
        Form(request.POST),
        lambda: process.acquaint(document=document, person=person, by=request.user, on=clock.today()),
    ):
        messages.success(request, _("Your acquaintance with the paper is recorded."))
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return redirect(back)
    return redirect("mentorships:detail", document.mentorship_id)


def _visible(request, code):
    documents = IssuedDocument.objects.visible_to(request.user).select_related(
        "school", "mentorship__school", "mentorship__continues"
    )
    return get_object_or_404(documents, code=code)
