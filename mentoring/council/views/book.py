"""The page of the year-end book: whose reports are in, who is missing, one button."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect, render

from mentoring import process
from mentoring.council.facts import book_facts
from mentoring.council.forms import BookForm, YearForm
from mentoring.council.perms import can_make_book
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument
from mentoring.jobs.enums import JobKind
from mentoring.jobs.models import Job
from mentoring.mentorships.perms import can_prove
from schools import clock
from schools.models import AcademicYear, School
from schools.web import accept, new_ticket, require


def book(request, code):
    school = get_object_or_404(School.objects.visible_to(request.user), code=code)
    require(can_make_book(request.user, school))
    today = clock.today()
    year = _chosen_year(request, today)
    form = BookForm(request.POST or None)
    ask = partial(process.ask_book, school=school, year=year, by=request.user, on=today)
    jobs = Job.objects.filter(school=school, kind=JobKind.BOOK)
    asked: list[Job] = []
    if accept(request, form, lambda: asked.append(ask(**form.cleaned_data))):
        found = asked[0] if asked else jobs.filter(year=year, language=form.cleaned_data["language"]).latest("id")
        return redirect("jobs:job", found.pk)
    context = {
        "school": school,
        "year": year,
        "year_form": YearForm(initial={"year": year}),
        "facts": book_facts(school, year),
        "books": list(IssuedDocument.objects.filter(school=school, kind=DocumentKind.BOOK)[:10]),
        "jobs": list(jobs.open().filter(year=year)),
        "form": form,
        "may_prove": can_prove(request.user, school),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/council/book.html", context)


def _chosen_year(request, today) -> AcademicYear:
    """The year asked for, else the one today belongs to, else the last one known."""
    asked = YearForm(request.GET)
    if asked.is_valid():
        return asked.cleaned_data["year"]
    return AcademicYear.objects.covering(today).first() or AcademicYear.objects.latest("starts_on")
