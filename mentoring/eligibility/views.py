"""Pages of candidates: who fits best, why one of them, who stands in the reserve."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.council.enums import ItemKind
from mentoring.council.models import AgendaItem
from mentoring.eligibility import facts
from mentoring.eligibility.documents import PLACE_REASONS, lines_of, percent_text, quality_requirement
from mentoring.eligibility.forms import ProposalForm
from mentoring.eligibility.models import ReserveMember
from mentoring.eligibility.rules import CandidateFacts, Outcome, Ranked, Result, rank, verdict
from mentoring.mentorships.facts import calendar_of, default_end, order_clock
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.perms import can_propose, can_see_pairs
from mentoring.mentorships.wording import act_name, why
from mentoring.statute import norm
from mentoring.templatetags.ui import shortdate, status
from mentoring.web import school_of
from schools import clock
from schools.enums import Category
from schools.models import AcademicYear, Employment, Person, School, Subject
from schools.prepared import prepared
from schools.web import accept, new_ticket, require

FOLDED = (Outcome.NO_DATA, Outcome.DOES_NOT_MEET)
CATEGORY, ETHICS, QUALITY = range(3)  # the places of these lines in every verdict
TONES = {"not_met": "bad", "council": "warn"}


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate as one line of a list: `cells` are its ready table cells up to the load."""

    person_id: int
    name: str
    outcome: str
    cells: SafeString
    reasons: str


def candidates(request, pk):
    job = _employment(request, pk)
    today = clock.today()
    found = facts.candidates(job.school, today)
    young = next((one for one in found if one.person_id == job.person_id), None)
    names = facts.subject_names()
    subject = young.subjects[0] if young and young.subjects else ""
    ranked = rank(
        [one for one in found if one.person_id != job.person_id],
        mentee_id=job.person_id,
        subject=subject,
        completed_years=facts.completed_years(today),
        policy=facts.policy_of(job.school),
        on=today,
        language=young.language if young else "",
        shift=young.shift if young else "",
    )
    rows = _rows(ranked, names)
    here = reverse("eligibility:candidates", args=[pk])
    fit = [row for row in rows if row.outcome not in FOLDED]
    no_data = [row for row in rows if row.outcome == Outcome.NO_DATA]
    unfit = [row for row in rows if row.outcome == Outcome.DOES_NOT_MEET]
    context = {
        "job": job,
        "subject": names.get(subject, ""),
        "taken": _taken(job),
        "order": _clock(job, today),
        "legend": _legend(ranked, job.school, today),
        "heads": _column_heads(),
        "fit": _body(fit, here, best="btn-primary"),
        "no_data": _body(no_data, here),
        "unfit": _body(unfit, here),
        "counts": {"no_data": len(no_data), "unfit": len(unfit)},
        "total": len(rows),
    }
    return render(request, "mentoring/eligibility/candidates.html", context)


def propose(request, pk, person_pk):
    job = _employment(request, pk)
    mentor = get_object_or_404(Person.objects.visible_to(request.user), pk=person_pk)
    today = clock.today()
    years, known = list(AcademicYear.objects.all()), list(Subject.objects.all())
    judged = {one.person_id: one for one in facts.candidates(job.school, today, person_ids=[mentor.pk, job.person_id])}
    subjects = _subjects_of(judged.get(job.person_id), known)
    subject = next((one for one in subjects if str(one.pk) == request.POST.get("subject")), subjects[0])
    candidate = judged.get(mentor.pk) or facts.candidate(job.school, mentor, today)
    found = verdict(
        candidate,
        mentee_id=job.person_id,
        subject=subject.code,
        completed_years=facts.completed_of(years, today),
        policy=facts.policy_of(job.school),
        on=today,
    )
    form = ProposalForm(
        request.POST or None,
        subjects=subjects,
        hired_on=job.started_on,
        needs_exception=found.outcome in FOLDED,
        initial={"subject": subject.pk, "finished_on": default_end(job, years)},
    )
    propose_it = partial(process.propose_mentor, employment=job, mentor=mentor, by=request.user, on=today)
    if accept(request, form, lambda: propose_it(**form.cleaned_data)):
        messages.success(request, _("Proposed to the council. The next step is the council’s decision."))
        pair = Mentorship.objects.open().filter(mentee=job.person_id).first()
        return redirect("mentorships:detail", pair.pk) if pair else redirect("eligibility:candidates", pk)
    if form.is_bound:
        job = _employment(request, pk)  # somebody may have been quicker meanwhile
    context = {
        "job": job,
        "mentor": mentor,
        "outcome": found.outcome.value,
        "lines": lines_of(found, {one.code: one.name for one in known}),
        "subject": subject,
        "load": candidate.mentees,
        "is_over": candidate.mentees >= job.school.max_mentees,
        "taken": _taken(job),
        "order": _clock(job, today),
        "needs_exception": found.outcome in FOLDED,
        "form": form,
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/eligibility/propose.html", context)


def reserve(request, code):
    school = school_of(request, code)
    require(can_see_pairs(request.user, school))
    today = clock.today()
    names = facts.subject_names()
    ranked = rank(
        facts.candidates(school, today),
        mentee_id=None,
        subject="",
        completed_years=facts.completed_years(today),
        policy=facts.policy_of(school),
        on=today,
    )
    rows = {row.person_id: row for row in _rows(ranked, names)}
    excluded = set(norm("reserve_excludes", today).words)
    undecided = AgendaItem.objects.undecided().filter(school=school, kind=ItemKind.RESERVE)
    waiting = set(undecided.values_list("person_id", flat=True))
    ready = [
        rows[one.facts.person_id]
        for one in ranked
        if one.verdict.outcome not in FOLDED
        and not one.facts.in_reserve
        and not excluded.intersection(one.facts.posts)
        and one.facts.person_id not in waiting
    ]
    members = (
        ReserveMember.objects.on(today).filter(school=school).select_related("person").order_by("person__sort_key")
    )
    context = {
        "school": school,
        "heads": _column_heads(),
        "members": [(member, rows.get(member.person_id)) for member in members],
        "waiting": [rows[pk] for pk in rows if pk in waiting],
        "ready": ready,
        "may_nominate": can_propose(request.user, school),
        "here": reverse("eligibility:reserve", args=[code]),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/eligibility/reserve.html", context)


@require_POST
def nominate(request, code, pk):
    school = school_of(request, code)
    require(can_propose(request.user, school))
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk, employments__school=school)
    form = Form(request.POST)
    act = partial(process.nominate_to_reserve, person=person, school=school, by=request.user, on=clock.today())
    if accept(request, form, act):
        messages.success(request, _("Nominated for the reserve: %(name)s. The council decides.") % {"name": person})
    else:
        messages.error(request, " ".join(form.non_field_errors()))
    return redirect("eligibility:reserve", code)


# ---------------------------------------------------------------------------------------------------------------------
def _employment(request, pk) -> Employment:
    """The young teacher's job with `taken_by`, the open pair's id, for somebody who may propose."""
    for job in _jobs(pk):
        if request.user.scope.sees(job.school):
            require(can_propose(request.user, job.school))
            return job
    raise Http404


@prepared
def _jobs(pk: int) -> QuerySet:
    open_pair = Mentorship.objects.open().filter(mentee=OuterRef("person")).values("pk")[:1]
    jobs = Employment.objects.select_related("person", "school").filter(pk=pk)
    return jobs.annotate(taken_by=Subquery(open_pair))


def _taken(job: Employment) -> Mentorship | None:
    """The open pair of the young teacher, with who proposed whom: another deputy may have been quicker."""
    people = Mentorship.objects.select_related("mentor", "proposed_by__person")
    return people.get(pk=job.taken_by) if job.taken_by else None


def _clock(job: Employment, today: date) -> dict[str, object]:
    """By when the order must be signed, how that was counted, and the working days left."""
    calendar, day_zero = calendar_of(job.school)
    clock_ = order_clock(job.started_on, calendar, day_zero=day_zero, on=today)
    return {"due": clock_.due_on, "why": why(clock_.explanation), "days": clock_.days_left}


def _subjects_of(young: CandidateFacts | None, known: list[Subject]) -> list[Subject]:
    """What the young teacher teaches, in its order; every subject while nothing is entered."""
    by_code = {subject.code: subject for subject in known}
    return [by_code[code] for code in young.subjects] if young and young.subjects else known


def _legend(ranked: list[Ranked], school: School, today: date) -> dict[str, object]:
    """The requirement and the norm of each column, said once for the whole list."""
    categories = ", ".join(str(Category(code).label) for code in norm("eligible_categories", today).words)
    band = norm(f"quality_band_{school.kind}", today)
    asked = {
        "years": norm("quality_years", today).number,
        "lower": band.band[0],
        "upper": band.band[1],
        "basis": school.quality_basis,
        "school_kind": school.kind,
    }
    years = ranked[0].verdict.lines[QUALITY].found["years"] if ranked else []
    return {
        "category": capfirst(categories),
        "short": _(
            "Category: %(categories)s. Knowledge quality: from %(upper)s %% meets the requirements,"
            " between %(lower)s and %(upper)s %% the council decides."
        )
        % {"categories": categories, **asked},
        "quality": quality_requirement(asked),
        "years": [year["year"] for year in reversed(years) if year["year"]],
        "norm": act_name(str(band.source)),
    }


def _rows(ranked: list[Ranked], names: dict[str, str]) -> list[Row]:
    """Written without the template engine: eight cells a row through it cost more than judging everybody."""
    chips = {code: status(code.value) for code in (*Outcome, *Result)}
    categories = {category.value: escape(capfirst(str(category.label))) for category in Category}
    reasons = {code: escape(str(text)) for code, text in PLACE_REASONS.items()}
    names = {code: escape(name) for code, name in names.items()}
    heads = {key: escape(text) for key, text in _column_heads().items()}
    rows = []
    for one in ranked:
        who, lines = one.facts, one.verdict.lines
        award = lines[CATEGORY].found
        until = shortdate(date.fromisoformat(award["expires_on"])) if award["expires_on"] else ""
        cells = (
            f'<th scope="row">{escape(who.name)}<div class="row-meta">'
            f"{', '.join([names[code] for code in who.subjects])}</div></th>"
            f'<td data-label="{heads["verdict"]}">{chips[one.verdict.outcome]}</td>'
            f'<td data-label="{heads["category"]}">{categories.get(award["category"], "–")}'
            f'<div class="row-meta">{until}</div></td>'
            f'<td data-label="{heads["ethics"]}">{chips[lines[ETHICS].result]}</td>'
            f'<td class="num" data-label="{heads["quality"]}">{_quality(lines[QUALITY].found["years"])}</td>'
            f'<td class="num" data-label="{heads["load"]}">{who.mentees}</td>'
        )
        why_here = capfirst("; ".join([reasons[code] for code in one.reasons]))
        rows.append(Row(who.person_id, who.name, one.verdict.outcome.value, mark_safe(cells), why_here))
    return rows


def _body(rows: list[Row], here: str, *, best: str = "btn-outline-primary") -> SafeString:
    """The rows of a table of candidates; `best` is the look of the first one's button."""
    heads = {key: escape(text) for key, text in _column_heads().items()}
    looks = [best, *["btn-outline-primary"] * len(rows)]
    return mark_safe(
        "".join(
            [
                f'<tr>{row.cells}<td data-label="{heads["why"]}">{row.reasons}</td><td class="act">'
                f'<a class="btn btn-sm {look}" href="{here}{row.person_id}/"'
                f' aria-label="{heads["details"]}: {escape(row.name)}">{heads["details"]}</a></td></tr>'
                for row, look in zip(rows, looks, strict=False)
            ]
        )
    )


def _column_heads() -> dict[str, str]:
    return {
        "verdict": _("Verdict"),
        "category": _("Category"),
        "ethics": _("Ethics"),
        "quality": _("Quality, %"),
        "load": _("Load"),
        "why": _("Why here"),
        "details": _("Details"),
    }


def _quality(years) -> str:
    """The figures, the oldest year first, as the head of the column names them; those short of the band stand out."""
    figures = []
    for year in reversed(years):
        text = percent_text(year["percent"]) if year["percent"] else "–"
        tone = TONES.get(year["result"])
        figures.append(f'<span class="chip chip-{tone}">{text}</span>' if tone else text)
    return " · ".join(figures)
