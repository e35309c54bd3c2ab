"""The page of the year-end book: whose reports are in, who is missing, one button."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.council.facts import book_facts
from mentoring.council.forms import BookForm, YearForm
from mentoring.council.perms import can_make_book
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument
from schools import clock
from schools.models import AcademicYear, School
from schools.web import accept, new_ticket, require


def book(request, code):
    school = get_object_or_404(School.objects.visible_to(request.user), code=code)
    require(can_make_book(request.user, school))
    today = clock.today()
    year = _chosen_year(request, today)
    form = BookForm(request.POST or None)
    issue = partial(process.issue_book, school=school, year=year, by=request.user, on=today)
    books = IssuedDocument.objects.filter(school=school, kind=DocumentKind.BOOK)
    if accept(request, form, lambda: issue(**form.cleaned_data)):
        messages.success(request, _("The year-end book is issued."))
        return redirect("documents:open", books.latest("id").code)
    context = {
        "school": school,
        "year": year,
        "year_form": YearForm(initial={"year": year}),
        "facts": book_facts(school, year),
        "books": list(books[:10]),
        "form": form,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/council/book.html", context)


def _chosen_year(request, today) -> AcademicYear:
    """The year asked for, else the one today belongs to, else the last one known."""
    asked = YearForm(request.GET)
    if asked.is_valid():
        return asked.cleaned_data["year"]
    return AcademicYear.objects.covering(today).first() or AcademicYear.objects.latest("starts_on")
