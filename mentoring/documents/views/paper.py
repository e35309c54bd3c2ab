"""The page of an issued paper: what it is, whether it still holds, who has read it; and how it is corrected."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mentoring import process
from mentoring.documents.corrections import is_correctable
from mentoring.documents.forms import CorrectionForm
from mentoring.documents.models import IssuedDocument
from mentoring.documents.services import is_unchanged
from mentoring.mentorships.perms import can_correct_paper, can_open_paper
from mentoring.web import draft_response
from schools import clock
from schools.errors import RuleBroken
from schools.web import accept, new_ticket, require

BESIDE = ("school", "mentorship__school", "mentorship__continues", "issued_by__person")
OTHERS = ("corrects", "corrected_by", "annuls", "annulled_by")


@require_safe
def about(request, code):
    document = _document(request, code)
    require(can_open_paper(request.user, document))
    context = {
        "document": document,
        "is_unchanged": is_unchanged(document),
        **{name: getattr(document, name, None) for name in OTHERS},
        "check_url": request.build_absolute_uri(reverse("documents:check", args=[document.code])),
        "known": document.acquaintances.select_related("person").order_by("on", "id"),
        "may_correct": can_correct_paper(request.user, document) and is_correctable(document),
        "back": _back(document),
    }
    return render(request, "mentoring/documents/about.html", context)


def correct(request, code):
    document = _document(request, code)
    require(can_correct_paper(request.user, document))
    if not is_correctable(document) and request.method != "POST":
        messages.info(request, _("This paper is not corrected here: it is replaced already, or it is made anew."))
        return redirect("documents:about", document.code)
    form = CorrectionForm(request.POST or None, document=document)
    issued: list[IssuedDocument] = []
    act = partial(process.correct_paper, document=document, by=request.user, today=clock.today())
    if accept(request, form, lambda: issued.append(act(**form.cleaned_data))):
        messages.success(request, _("The corrected paper is issued. The previous one stays and says so."))
        return redirect("documents:about", issued[0].code if issued else document.code)
    return _ask(request, document, form)


def correct_draft(request, code):
    """The corrected paper as it would be printed with what is typed so far; nothing is written."""
    document = _document(request, code)
    require(can_correct_paper(request.user, document))
    form = CorrectionForm(request.POST or None, document=document, reason_needed=False)
    if form.is_bound and not form.is_valid():
        return _ask(request, document, form)
    told = form.cleaned_data if form.is_bound else form.as_issued()
    told = {name: told[name] for name in ("number", "on", "language")}
    try:
        draft = process.draft_correction(document=document, today=clock.today(), **told)
    except RuleBroken as broken:
        form = CorrectionForm(told | {"reason": ""}, document=document, reason_needed=False)
        for reason in broken.reasons:
            form.add_error(None, reason)
        return _ask(request, document, form)
    return draft_response(draft.pdf, f"correction-draft-{document.code}")


def _ask(request, document: IssuedDocument, form: CorrectionForm):
    context = {
        "document": document,
        "form": form,
        "ticket": new_ticket(),
        "consequences": [
            _("The paper is made anew from what is recorded today: names, school, wording, council."),
            _("The previous paper stays as it was issued; its page and its public check say that it is corrected."),
            _("The corrected paper gets a code of its own and names the previous one on its first page."),
            *form.consequences(),
        ],
    }
    return render(request, "mentoring/documents/correct.html", context)


def _back(document: IssuedDocument) -> str:
    """Where the paper belongs: its pair, its meeting, else the first page."""
    if document.mentorship_id:
        return reverse("mentorships:detail", args=[document.mentorship_id]) + "#papers"
    meeting = getattr(document, "meeting", None)
    return reverse("council:meeting", args=[meeting.pk]) if meeting else reverse("overview:today")


def _document(request, code: str) -> IssuedDocument:
    documents = IssuedDocument.objects.visible_to(request.user).select_related(*BESIDE, *OTHERS)
    return get_object_or_404(documents, code=code)
