"""The extract from issued minutes: one decided item, in the language it is asked for."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.council.extract_paper import render_extract
from mentoring.council.facts import with_matter
from mentoring.council.models import AgendaItem
from mentoring.council.perms import can_issue_extract
from mentoring.council.wording import title_of
from mentoring.documents.models import IssuedDocument
from mentoring.issuing import Sheet, asked_language, issue_page
from mentoring.reasons import sentence
from mentoring.web import draft_response
from schools import clock
from schools.web import require


def extract(request, pk):
    item = _item(request, pk)
    sheet = Sheet(
        title=_("Extract from the minutes"),
        about=title_of(item),
        back_url=_way_back(item),
        back=str(item.body),
        draft_url=reverse("council:extract_draft", args=[pk]),
    )
    return issue_page(
        request,
        sheet,
        act=lambda language: process.issue_extract(item=item, language=language, by=request.user, on=clock.today()),
        issued=IssuedDocument.objects.filter(extract__item=item).order_by("-id"),
        closed="" if _may_be_copied(item) else sentence("minutes_not_issued"),
    )


def extract_draft(request, pk):
    """The extract as it would be issued; 404 while there are no minutes to copy from."""
    item = _item(request, pk)
    if not _may_be_copied(item):
        raise Http404
    draft = render_extract(item, on=clock.today(), language=asked_language(request), draft=True)
    return draft_response(draft.pdf, f"extract-{pk}")


def _way_back(item: AgendaItem) -> str:
    if item.meeting_id:
        return reverse("council:meeting", args=[item.meeting_id])
    return reverse("council:meetings", args=[item.school.code])


def _may_be_copied(item: AgendaItem) -> bool:
    return item.meeting is not None and item.meeting.minutes_id is not None and hasattr(item, "decision")


def _item(request, pk) -> AgendaItem:
    items = with_matter(AgendaItem.objects.visible_to(request.user))
    people = ("meeting__chair", "meeting__secretary", "meeting__school", "meeting__body", "decision", "body__school")
    item = get_object_or_404(items.select_related("school", *people), pk=pk)
    require(can_issue_extract(request.user, item.body))
    return item
