"""The school's own papers: its wording in each language with a preview beside it, its emblem and its numbers."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from mentoring import process
from mentoring.documents.enums import DocumentKind, DocumentLanguage
from mentoring.documents.forms import StyleForm, WordingForm
from mentoring.documents.models import PaperStyle
from mentoring.documents.own import Look, emblem_address, look_of, suggested_number
from mentoring.documents.pdf import compose, write_pdf
from mentoring.documents.perms import can_word_papers
from mentoring.documents.sample import sample_order
from mentoring.documents.wording import LANGUAGES
from mentoring.web import draft_response, school_of
from schools import clock
from schools.models import School
from schools.web import accept, new_ticket, require

TEMPLATE = "documents/order.html"
# The shown paper is our own template, which escapes what was typed; it may do nothing but be looked at.
SHOWN_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; font-src 'self'; frame-ancestors 'self'"
)


def wording(request, code, language):
    school = _school(request, code, language)
    form = WordingForm(request.POST or None, school=school, language=language)
    word = partial(process.word_papers, school=school, language=language, by=request.user, on=clock.today())
    if accept(request, form, lambda: word(texts=form.texts())):
        messages.success(request, _("The wording is saved. Papers issued from now on have it."))
        return redirect("documents:wording", code, language)
    return render(request, "mentoring/documents/wording.html", _context(school, language, form))


def wording_preview(request, code, language):
    """The order with what is typed so far, for a made-up pair: as a page beside the form, or as the PDF itself."""
    school = _school(request, code, language)
    form = WordingForm(request.POST or None, school=school, language=language)
    if form.is_bound and not form.is_valid():
        return _shown(render(request, "mentoring/documents/wording_wrong.html", {"form": form}))
    look = look_of(school)
    if form.is_bound:
        own = {(key, language): text for key, text in form.texts().items() if text}
        others = {place: text for place, text in look.words.items() if place[1] != language}
        look = Look(others | own, look.emblem)
    as_pdf = "pdf" in request.POST
    build = partial(sample_order, school, clock.today())
    html = compose(TEMPLATE, build, language=language, draft=True, look=look, shown=not as_pdf)
    return draft_response(write_pdf(html).pdf, "wording-draft") if as_pdf else _shown(HttpResponse(html))


wording_preview = xframe_options_sameorigin(wording_preview)


def style(request, code):
    school = school_of(request, code)
    require(can_word_papers(request.user, school))
    row = PaperStyle.objects.filter(school=school).first()
    form = StyleForm(request.POST or None, request.FILES or None, style=row)
    save = partial(process.style_papers, school=school, by=request.user, on=clock.today())
    if accept(request, form, lambda: save(**form.told())):
        messages.success(request, _("The emblem and the numbers are saved. Papers issued from now on have them."))
        return redirect("documents:style", code)
    today = clock.today()
    kinds = (DocumentKind.ORDER, DocumentKind.MINUTES)
    context = _context(school, "", form) | {
        "emblem": emblem_address(row.emblem) if row and row.emblem else "",
        "numbers": [(kind.label, number) for kind in kinds if (number := suggested_number(school, kind, today))],
    }
    return render(request, "mentoring/documents/style.html", context)


def _context(school: School, language: str, form) -> dict[str, object]:
    return {
        "school": school,
        "language": language,
        "languages": [(one, DocumentLanguage(one).label) for one in LANGUAGES],
        "form": form,
        "ticket": new_ticket(),
    }


def _school(request, code: str, language: str) -> School:
    if language not in LANGUAGES:
        raise Http404
    school = school_of(request, code)
    require(can_word_papers(request.user, school))
    return school


def _shown(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Security-Policy"] = SHOWN_POLICY
    response.headers["Cache-Control"] = "private, no-store"
    return response
