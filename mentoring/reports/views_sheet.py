"""The interim report as an issued paper, once it has been heard; both reports as Word files."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.documents.enums import DocumentKind
from mentoring.issuing import Sheet, asked_language, issue_page, of_pair
from mentoring.reasons import sentence
from mentoring.reports.documents import render_final, render_interim
from mentoring.reports.models import FinalReport, InterimReport
from mentoring.reports.perms import can_issue_interim, can_see_report
from mentoring.web import word_response
from schools import clock
from schools.web import require

_PEOPLE = ("school", "mentor", "mentee", "subject", "year", "exception")


def interim_paper(request, pk):
    """Issue the interim report with the conclusion it was heard with."""
    report = _visible(request, InterimReport, pk)
    pair = report.mentorship
    require(can_issue_interim(request.user, pair))
    sheet = Sheet(
        title=_("Interim report"),
        about=f"{pair.mentor.full_name} – {pair.mentee.full_name}",
        back_url=reverse("reports:interim", args=[pk]),
        back=_("Interim report"),
        draft_url=reverse("reports:interim_draft", args=[pk]),
    )
    return issue_page(
        request,
        sheet,
        act=lambda language: process.issue_interim(report=report, language=language, by=request.user, on=clock.today()),
        issued=of_pair(pair, DocumentKind.INTERIM_REPORT),
        closed="" if report.heard_on else sentence("interim_not_heard"),
    )


def interim_word(request, pk):
    """The interim report as a Word file to edit."""
    return _word(request, InterimReport, pk, DocumentKind.INTERIM_REPORT, render_interim)


def final_word(request, pk):
    """The final report as a Word file to edit."""
    return _word(request, FinalReport, pk, DocumentKind.FINAL_REPORT, render_final)


def _word(request, model, pk, kind, render):
    """In the language of the issued paper once there is one."""
    report = _visible(request, model, pk)
    require(can_see_report(request.user, report.mentorship))
    issued = of_pair(report.mentorship, kind).first()
    rendered = render(report, language=issued.language if issued else asked_language(request), draft=issued is None)
    return word_response(rendered, f"{kind.value.replace('_', '-')}-{pk}")


def _visible(request, model, pk):
    people = [f"mentorship__{name}" for name in _PEOPLE]
    return get_object_or_404(model.objects.visible_to(request.user).select_related(*people), mentorship=pk)
