"""The acquaintance list of an issued order or plan."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument
from mentoring.issuing import Sheet, asked_language, issue_page, of_pair
from mentoring.mentorships.acquaintance import LISTED, render_acquaintance
from mentoring.mentorships.perms import can_list_acquaintance
from mentoring.web import draft_response
from schools import clock
from schools.web import require


def acquaintance(request, code):
    found = _paper(request, code)
    sheet = Sheet(
        title=_("Acquaintance list"),
        about=capfirst(str(found)),
        back_url=reverse("mentorships:detail", args=[found.mentorship_id]),
        back=f"{found.mentorship.mentor.short_name} – {found.mentorship.mentee.short_name}",
        draft_url=reverse("mentorships:acquaintance_draft", args=[code]),
    )
    return issue_page(
        request,
        sheet,
        act=lambda language: process.issue_acquaintance(
            document=found, language=language, by=request.user, on=clock.today()
        ),
        issued=of_pair(found.mentorship, DocumentKind.ACQUAINTANCE),
    )


def acquaintance_draft(request, code):
    """The list as it would be issued; nothing is written."""
    found = _paper(request, code)
    draft = render_acquaintance(found, on=clock.today(), language=asked_language(request), draft=True)
    return draft_response(draft.pdf, f"acquaintance-{code}")


def _paper(request, code) -> IssuedDocument:
    people = [f"mentorship__{name}" for name in ("school", "mentor", "mentee", "continues__mentor")]
    papers = IssuedDocument.objects.visible_to(request.user).select_related("school", "order", *people)
    found = get_object_or_404(papers, code=code)
    require(can_list_acquaintance(request.user, found.school))
    if found.kind not in LISTED or found.mentorship is None:
        raise Http404
    return found
