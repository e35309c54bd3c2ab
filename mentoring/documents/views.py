"""Pages of documents: the issued paper itself, the acquaintance, the public check of a code."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentoring import process
from mentoring.documents.models import IssuedDocument
from mentoring.documents.perms import can_acquaint
from mentoring.documents.services import is_unchanged
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


@login_not_required
@require_safe
def check(request, code):
    """For whoever holds a paper: that it was issued, and that the file has not changed. No names, no content."""
    document = (
        IssuedDocument.objects.select_related("school", "annulled_by", "annuls").filter(code=code.upper()).first()
    )
    if document is None:
        raise Http404
    context = {
        "document": document,
        "is_unchanged": is_unchanged(document),
        "annulled_by": getattr(document, "annulled_by", None),
    }
    return render(request, "mentoring/documents/check.html", context)


def _visible(request, code):
    documents = IssuedDocument.objects.visible_to(request.user).select_related(
        "school", "mentorship__school", "mentorship__continues"
    )
    return get_object_or_404(documents, code=code)
