"""The reports on screen: they open filled from the year's records; the mentor adds words, the others read and hear."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.approvals.facts import with_signatures
from mentoring.approvals.rules import REPORT_TRANSITIONS, Action, next_state
from mentoring.council.enums import FOUNDED_KINDS
from mentoring.council.models import Body
from mentoring.issuing import asked_language
from mentoring.mentorships.enums import TermName
from mentoring.mentorships.models import Deadline, Mentorship
from mentoring.mentorships.perms import can_see_pairs
from mentoring.plans.enums import Mastery
from mentoring.plans.fetch import pair_of
from mentoring.reasons import sentence
from mentoring.reports.documents import render_final, render_interim
from mentoring.reports.enums import Evaluation
from mentoring.reports.facts import gather, recommended_to
from mentoring.reports.figures import figures, proposed_final, proposed_interim
from mentoring.reports.forms import FinalForm, InterimForm, ReturnForm
from mentoring.reports.models import FinalReport, InterimReport
from mentoring.reports.perms import can_issue_interim, can_return_report, can_see_report, can_write_report
from mentoring.statute import norm
from mentoring.web import address, draft_response
from schools import clock
from schools.enums import Role
from schools.models import AcademicYear, Association, Employment, School
from schools.names import short_name
from schools.web import accept, new_ticket, paginate, require
from schools.years import first_calendar_year


# All pairs ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Row:
    """A pair and how far its reports are; an empty state says that nothing is written."""

    url: str
    mentor: str
    mentee: str
    interim_url: str
    interim: str
    interim_due: date | None
    interim_done: date | None
    final_url: str
    final: str
    final_due: date | None
    final_done: date | None
    evaluation: str
    interim_why: str
    final_why: str


def reports(request, code):
    """Every pair of a year with its reports and the council's evaluation."""
    school = get_object_or_404(School.objects.visible_to(request.user), code=code)
    require(can_see_pairs(request.user, school))
    years = list(AcademicYear.objects.all())
    wanted = request.GET.get("year", "")
    first = int(wanted) if wanted.isdecimal() else first_calendar_year(clock.today())
    year = next((each for each in years if each.starts_on.year == first), None)
    pairs = Mentorship.objects.signed().filter(school=school, year=year).order_by("mentee__sort_key", "id")
    page = paginate(request, pairs.values(*_COLUMNS))
    context = {
        "school": school,
        "years": [(each.starts_on.year, each.name) for each in years],
        "year": year,
        "page": page,
        # A template looks into a dictionary at once, into anything else only after a failure.
        "rows": [vars(row) for row in _rows(list(page.object_list))],
        "may_make_book": request.user.scope.has_role(school.pk, Role.SECRETARY, Role.DEPUTY, Role.HEAD),
        "today": clock.today(),
    }
    return render(request, "mentoring/reports/list.html", context)


_NAMES = tuple(f"{who}__{part}" for who in ("mentor", "mentee") for part in ("last_name", "first_name", "patronymic"))
_COLUMNS = ("id", *_NAMES, "interim_report__state", "final_report__state", "final_report__evaluation")


def _rows(pairs):
    dues = {}
    terms = Deadline.objects.filter(mentorship__in=[pair["id"] for pair in pairs]).order_by()
    for pk, term, due_on, done_on in terms.values_list("mentorship_id", "term", "due_on", "done_on"):
        dues[pk, term] = due_on, done_on
    evaluations = dict(Evaluation.choices)
    rows = []
    for pair in pairs:
        interim, final = (dues.get((pair["id"], term), (None, None)) for term in (TermName.INTERIM, TermName.FINAL))
        mentor, mentee = (short_name(*(pair[name] for name in part)) for part in (_NAMES[:3], _NAMES[3:]))
        rows.append(
            Row(
                url=reverse("mentorships:detail", args=[pair["id"]]),
                mentor=mentor,
                mentee=mentee,
                interim_url=reverse("reports:interim", args=[pair["id"]]),
                interim=pair["interim_report__state"] or "",
                interim_due=interim[0],
                interim_done=interim[1],
                final_url=reverse("reports:final", args=[pair["id"]]),
                final=pair["final_report__state"] or "",
                final_due=final[0],
                final_done=final[1],
                evaluation=evaluations.get(pair["final_report__evaluation"], ""),
                interim_why=address("mentorships:date", pair["id"], TermName.INTERIM.value),
                final_why=address("mentorships:date", pair["id"], TermName.FINAL.value),
            )
        )
    return rows


# Interim report -----------------------------------------------------------------------------------------------------
def interim(request, pk):
    """The interim report as it stands, with the association's conclusion."""
    pair = pair_of(request, pk)
    require(can_see_report(request.user, pair))
    return _interim_page(request, pair, _report_of(InterimReport, pair), ReturnForm())


def _interim_page(request, pair, report, returning):
    return render(request, "mentoring/reports/interim.html", _reading(request, pair, report, returning))


def write_interim(request, pk):
    """The mentor's words around the figures of the half-year."""
    pair = pair_of(request, pk)
    require(can_write_report(request.user, pair))
    report = _report_of(InterimReport, pair)
    if request.method == "GET" and not report.is_editable:
        return redirect("reports:interim", pk)
    found = figures(gather(pair))
    proposed = {} if report.pk else proposed_interim(found)
    hearers = {"associations": _associations(pair), "bodies": _founded(pair)}
    form = InterimForm(request.POST or None, instance=report, initial=proposed, **hearers)

    def save():
        today = clock.today()
        saved = process.save_interim(mentorship=pair, texts=form.texts(), by=request.user, on=today)
        if "and_submit" in request.POST:
            process.submit_interim(
                report=saved,
                association=form.chosen_association(),
                body=form.chosen_body(),
                by=request.user,
                on=today,
            )

    if accept(request, form, save):
        return _saved(request, pk, "interim")
    return render(request, "mentoring/reports/write_interim.html", _writing(pair, report, found, form))


@require_POST
def return_interim(request, pk):
    """A deputy or the association's chair sends the report back with a reason."""
    report = _visible(request, InterimReport, pk)
    return _return(request, report, "reports:interim", _interim_page)


def interim_draft(request, pk):
    """The interim report as a paper as it stands; nothing is written."""
    report = _visible(request, InterimReport, pk)
    require(can_see_report(request.user, report.mentorship))
    rendered = render_interim(report, language=asked_language(request), draft=True)
    return draft_response(rendered.pdf, f"interim-report-{pk}")


# Final report -------------------------------------------------------------------------------------------------------
def final(request, pk):
    """The final report as it stands, with the council's evaluation."""
    pair = pair_of(request, pk)
    require(can_see_report(request.user, pair))
    return _final_page(request, pair, _report_of(FinalReport, pair), ReturnForm())


def _final_page(request, pair, report, returning):
    return render(request, "mentoring/reports/final.html", _reading(request, pair, report, returning))


def write_final(request, pk):
    """The mentor's words around the figures of the year, and the level of each need at its end."""
    pair = pair_of(request, pk)
    require(can_write_report(request.user, pair))
    report = _report_of(FinalReport, pair)
    if request.method == "GET" and not report.is_editable:
        return redirect("reports:final", pk)
    facts = gather(pair)
    found = figures(facts)
    proposed = {} if report.pk else proposed_final(found)
    form = FinalForm(request.POST or None, instance=report, initial=proposed, levels=found.levels, facts=facts)

    def save():
        today = clock.today()
        saved = process.save_final(mentorship=pair, texts=form.texts(), ends=form.rated(), by=request.user, on=today)
        if "and_submit" in request.POST:
            process.submit_final(report=saved, by=request.user, on=today)

    if accept(request, form, save):
        return _saved(request, pk, "final")
    context = _writing(pair, report, found, form) | {"scale": Mastery.choices}
    return render(request, "mentoring/reports/write_final.html", context)


@require_POST
def return_final(request, pk):
    """A deputy sends the report back with a reason."""
    report = _visible(request, FinalReport, pk)
    return _return(request, report, "reports:final", _final_page)


def final_draft(request, pk):
    """The final report as a paper before it is issued, or the issued paper."""
    report = _visible(request, FinalReport, pk)
    require(can_see_report(request.user, report.mentorship))
    if report.document is not None:
        return redirect("documents:open", report.document.code)
    rendered = render_final(report, language=asked_language(request), draft=True)
    return draft_response(rendered.pdf, f"final-report-{pk}")


# --------------------------------------------------------------------------------------------------------------------
_PEOPLE = ("school", "mentor", "mentee", "year")


def _report_of(model, pair):
    """The pair's report; a blank one, not stored, while nothing is written."""
    report = model.objects.filter(mentorship=pair).first() or model(mentorship=pair)
    report.mentorship = pair
    return report


def _visible(request, model, pk):
    people = [f"mentorship__{name}" for name in _PEOPLE]
    return get_object_or_404(model.objects.visible_to(request.user).select_related(*people), mentorship=pk)


def _reading(request, pair, report, returning):
    writes = can_write_report(request.user, pair) and report.is_editable
    is_written = report.pk is not None
    with_signatures(report)
    return {
        "pair": pair,
        "report": report,
        "is_written": is_written,
        # The figures of a submitted report are those it was submitted with.
        "figures": figures(gather(pair) if report.is_editable else report.snapshot) if is_written else None,
        "writes": writes,
        "may_issue": is_written and report.heard_on is not None and can_issue_interim(request.user, pair),
        "may_return": is_written and can_return_report(request.user, report),
        "returning": returning,
        "ticket": new_ticket(),
    }


def _writing(pair, report, found, form):
    return {
        "pair": pair,
        "report": report,
        "figures": found,
        "form": form,
        "recommended": recommended_to(pair),
        "ticket": new_ticket(),
    }


def _saved(request, pk, name):
    if "and_submit" in request.POST:
        messages.success(request, _("The report is submitted and waits on the agenda."))
        return redirect(f"reports:{name}", pk)
    messages.success(request, _("The draft of the report is saved."))
    return redirect(f"reports:write_{name}", pk)


def _return(request, report, address, page):
    pair = report.mentorship
    require(can_see_report(request.user, pair))
    if next_state(REPORT_TRANSITIONS, Action.RETURN, report.state) is None:
        # Somebody, or the first press of the same button, was quicker; the page says who and when.
        messages.warning(request, sentence("cannot_return"))
        return redirect(address, pair.pk)
    require(can_return_report(request.user, report))
    form = ReturnForm(request.POST)

    def send_back():
        process.return_report(report=report, by=request.user, on=clock.today(), reason=form.cleaned_data["reason"])

    if accept(request, form, send_back):
        messages.success(request, _("The report is returned to the mentor."))
        return redirect(address, pair.pk)
    return page(request, pair, report, form)


def _associations(pair):
    """The school's associations, each saying whether it is the one of the pair's subject (`fits`) and whether it has
    too few teachers to exist (`is_small`)."""
    today = clock.today()
    jobs = Employment.objects.on(today).filter(school=pair.school_id)
    teachers = Count(
        "subjects__teaching__employment__person", filter=Q(subjects__teaching__employment__in=jobs), distinct=True
    )
    of_subject = Association.subjects.through.objects.filter(association=OuterRef("pk"), subject=pair.subject_id)
    rows = Association.objects.filter(school=pair.school_id).annotate(fits=Exists(of_subject), teachers=teachers)
    least = norm("association_min_teachers", today).number
    for row in rows:
        row.is_small = row.teachers < least
    return list(rows)


def _founded(pair):
    """The joint associations and the methodical council of the school."""
    return list(Body.objects.filter(school=pair.school_id, kind__in=FOUNDED_KINDS).prefetch_related("joined"))
