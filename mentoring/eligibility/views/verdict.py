"""May this teacher be a mentor, on any day? Line by line; a past day reads by the norms of that day."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.documents.enums import DocumentKind, DocumentLanguage
from mentoring.documents.models import IssuedDocument
from mentoring.eligibility import facts
from mentoring.eligibility.documents import CRITERIA, lines_of, years_text
from mentoring.eligibility.forms import RESERVE, QuestionForm
from mentoring.eligibility.paper import render_verdict
from mentoring.eligibility.perms import can_issue_verdict, can_see_verdict
from mentoring.eligibility.proofs import proved
from mentoring.eligibility.rules import (
    CandidateFacts,
    Criterion,
    Judgement,
    Requirements,
    Verdict,
    expiry,
    judge,
    requirements,
)
from mentoring.eligibility.rules import explain as explained
from mentoring.issuing import Sheet, issue_page
from mentoring.web import draft_response, school_of
from schools import clock
from schools.models import AcademicYear, Person, School
from schools.perms import can_open_scan, can_see_staff
from schools.views.fetch import person_of
from schools.web import require


class Asked(NamedTuple):
    """What is asked: of whom, on which day, in which subject ("" for the one that counts), for the reserve or not."""

    school: School
    person: Person
    today: date
    form: QuestionForm
    on: date
    subject: str
    for_reserve: bool


class Answer(NamedTuple):
    candidate: CandidateFacts
    years: list[AcademicYear]
    measure: Requirements
    judged: Judgement


def verdict(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    asked = _asked(request, code, pk)
    answer, names = _answer(asked), facts.subject_names()
    told = proved(explained(answer.judged), person=asked.person, school=asked.school)
    address, paper = (_addresses(asked, name) for name in ("verdict", "verdict_paper"))
    context = {
        "asked": asked,
        "school": asked.school,
        "person": asked.person,
        "outcome": told.outcome.value,
        "subject": names.get(told.subject, ""),
        "lines": lines_of(told, names, scan_at=_scans(request, asked)),
        "subjects": _subjects(asked, answer, names, address),
        "lapsing": _lapsing(asked, answer),
        "unfinished": _unfinished(asked, answer),
        "days": [(day, address(on=day.isoformat())) for day in _days(asked, answer)],
        "papers": [(each.label, paper(language=each.value)) for each in DocumentLanguage],
        "issue_url": _addresses(asked, "verdict_issue")() if can_issue_verdict(request.user, asked.school) else "",
        "may_see_staff": can_see_staff(request.user, asked.school),
    }
    return render(request, "mentoring/eligibility/verdict.html", context)


def verdict_paper(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The same as a sheet to print; it informs, the next one may say something else."""
    asked = _asked(request, code, pk)
    told = request.POST if request.method == "POST" else request.GET
    language = told.get("language", "")
    language = language if language in DocumentLanguage.values else DocumentLanguage.BOTH.value
    sheet = render_verdict(
        _told(asked), person=asked.person, school=asked.school, printed_on=asked.today, language=language
    )
    return draft_response(sheet.pdf, f"verdict-{asked.on.isoformat()}")


def verdict_issue(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Issue the sheet of the question asked: it stays as it was judged."""
    asked = _asked(request, code, pk)
    require(can_issue_verdict(request.user, asked.school))
    back = _addresses(asked, "verdict")()
    sheet = Sheet(_("Verdict sheet"), asked.person.full_name, back, _("Verdict"), _addresses(asked, "verdict_paper")())
    return issue_page(
        request,
        sheet,
        act=lambda language: process.issue_verdict(
            verdict=_told(asked),
            person=asked.person,
            school=asked.school,
            language=language,
            by=request.user,
            on=asked.today,
        ),
        issued=IssuedDocument.objects.filter(
            kind=DocumentKind.VERDICT, school=asked.school, person=asked.person
        ).order_by("-id"),
    )


def _told(asked: Asked) -> Verdict:
    return proved(explained(_answer(asked).judged), person=asked.person, school=asked.school)


def _asked(request: HttpRequest, code: str, pk: int) -> Asked:
    """A day or subject that cannot be read asks of today: the form says what was wrong."""
    school, today = school_of(request, code), clock.today()
    person = person_of(request, school, pk)
    require(can_see_verdict(request.user, person, school))
    form = QuestionForm({"on": today.isoformat(), **request.GET.dict()}, today=today)
    told = form.cleaned_data if form.is_valid() else {}
    on, subject = told.get("on") or today, told.get("subject", "")
    return Asked(school, person, today, form, on, subject, told.get("purpose") == RESERVE)


def _answer(asked: Asked) -> Answer:
    years = list(AcademicYear.objects.all())
    measure = requirements(facts.policy_of(asked.school, asked.on), facts.completed_of(years, asked.on), asked.on)
    candidate = facts.candidate(asked.school, asked.person, asked.on)
    return Answer(candidate, years, measure, _judge(candidate, measure, asked))


def _judge(candidate: CandidateFacts, measure: Requirements, asked: Asked, subject: str = "") -> Judgement:
    return judge(candidate, measure, subject=subject or asked.subject, mentee_id=None, for_reserve=asked.for_reserve)


def _addresses(asked: Asked, name: str) -> Callable[..., str]:
    """Addresses of the page `name` with the same question but for what is given."""
    at = [asked.school.code, asked.person.pk]
    question = {"on": asked.on.isoformat(), "subject": asked.subject, "purpose": RESERVE if asked.for_reserve else ""}
    return lambda **other: reverse(
        f"eligibility:{name}",
        args=at,
        query={key: value for key, value in (question | other).items() if value},
    )


def _scans(request: HttpRequest, asked: Asked) -> Callable[[str], str] | None:
    if not can_open_scan(request.user, asked.person, asked.school):
        return None
    return lambda key: reverse("schools:scan", args=[asked.school.code, asked.person.pk, key])


def _subjects(asked: Asked, answer: Answer, names: dict[str, str], address: Callable[..., str]) -> list[dict[str, Any]]:
    """Each taught subject on its own, where there is more than one; which of them the verdict was judged in."""
    if len(answer.candidate.subjects) < 2:
        return []
    rows = []
    for code in answer.candidate.subjects:
        judged = _judge(answer.candidate, answer.measure, asked, code)
        line = next(line for line in explained(judged).lines if line.criterion == Criterion.QUALITY)
        url = "" if code == answer.judged.subject else address(subject=code)
        row = {"name": names.get(code, code), "result": line.result.value, "url": url}
        rows.append(row | {"years": years_text(line.found)})
    return rows


def _lapsing(asked: Asked, answer: Answer) -> list[tuple[str, str, str]]:
    """On a day to come: the lines that read otherwise than today, by what is known today."""
    if asked.on <= asked.today:
        return []
    measure = requirements(answer.measure.policy, facts.completed_of(answer.years, asked.today), asked.today)
    now, then = (explained(each).lines for each in (_judge(answer.candidate, measure, asked), answer.judged))
    changed = [(one, other) for one, other in zip(now, then, strict=True) if one.result != other.result]
    return [(str(CRITERIA[one.criterion]), one.result.value, other.result.value) for one, other in changed]


def _unfinished(asked: Asked, answer: Answer) -> list[str]:
    """Academic years that will count on the day asked about and have not ended yet."""
    ended = facts.completed_of(answer.years, asked.today)
    newest = ended[0][1] if ended else date.min
    return [name for name, starts_on in reversed(answer.measure.years) if name and starts_on > newest]


def _days(asked: Asked, answer: Answer) -> list[date]:
    """Days worth a look: today, the coming 1 September, the first day without the category."""
    today, award = asked.today, answer.judged.award
    september = date(today.year + (today >= date(today.year, 9, 1)), 9, 1)
    days = {today, september}
    if award and (last := expiry(award, answer.measure.category_years)) >= today:
        days.add(date.fromordinal(last.toordinal() + 1))
    return sorted(days - {asked.on})
