"""The page that issues a sheet: what it is, in which language, a look at the draft, what was issued before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mentoring.documents.enums import DocumentLanguage
from mentoring.documents.models import IssuedDocument
from mentoring.mentorships.forms import language_field, paper_language
from schools.web import accept, new_ticket


class IssueForm(forms.Form):
    language = language_field()


@dataclass(frozen=True)
class Sheet:
    """What the page says: the sheet, whom or what it is about, the way back, the address of its draft ("" for none)."""

    title: str
    about: str
    back_url: str
    back: str
    draft_url: str


def issue_page(
    request: HttpRequest,
    sheet: Sheet,
    *,
    act: Callable[..., IssuedDocument],
    issued: Iterable[IssuedDocument],
    closed: str = "",
) -> HttpResponse:
    """Show the page or, by its button, issue in the chosen language. `act(language=…)` is the step of the process;
    `closed` says why nothing may be issued (any more)."""
    form = IssueForm(request.POST or None)
    made: list[IssuedDocument] = []
    if accept(request, form, lambda: made.append(act(**form.cleaned_data))):
        messages.success(request, _("The paper is issued. It can no longer be changed."))
        return redirect("documents:open", made[0].code) if made else redirect(request.get_full_path())
    context = {"sheet": sheet, "form": form, "issued": list(issued), "closed": closed, "ticket": new_ticket()}
    return render(request, "mentoring/documents/issue.html", context)


def asked_language(request: HttpRequest) -> str:
    """The language a draft or a copy is asked for in, by the page's form or the address; else the reader's own."""
    asked = (request.POST if request.method == "POST" else request.GET).get("language", "")
    return asked if asked in DocumentLanguage.values else paper_language()


def of_pair(pair, kind: str):
    """The issued papers of a kind of a pair, newest first."""
    return IssuedDocument.objects.filter(mentorship=pair, kind=kind).order_by("-id")
