"""What do the minutes of a meeting say, and how is the year-end book put together?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from mentoring.council.enums import CANDIDATE_KINDS, BodyKind, ItemKind, Outcome
from mentoring.council.models import AgendaItem, Attendance, Decision, Marking, Meeting
from mentoring.council.rules import has_quorum
from mentoring.documents.enums import DocumentLanguage
from mentoring.documents.parties import BLANK, Pair, category_on, exception_of, pair_of, place_of, signature_name
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Mentorship
from mentoring.reports.facts import gather
from mentoring.reports.models import FinalReport
from schools.localized import in_language
from schools.models import AcademicYear, School


@dataclass(frozen=True)
class Resolution:
    text: str
    carried: bool
    votes_for: int
    against: int
    abstained: int
    conflicted: str
    present: int | None
    members: int | None
    responsible: str
    due_on: date | None


@dataclass(frozen=True)
class Marks:
    """How a report was marked: criterion, mark, highest mark."""

    lines: tuple[tuple[str, int, int], ...]
    total: int
    maximum: int
    conclusion: str


@dataclass(frozen=True)
class Item:
    """A question of the agenda. Of pair, nominee and exception only what the kind of question has."""

    pk: int
    number: int
    title: str
    pair: Pair | None
    nominee: str
    nominee_category: str
    exception_reason: str
    heard: str
    spoke: str
    evaluation: str
    recommendations: str
    resolution: Resolution | None
    marks: Marks | None


@dataclass(frozen=True)
class MinutesPaper:
    title: str
    school: School
    place: str
    body: str
    held_on: date
    chair: str
    secretary: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    members: int
    has_quorum: bool
    agenda: tuple[Item, ...]
    decided: tuple[Item, ...]
    postponed: tuple[Item, ...]


def render_minutes(meeting: Meeting, *, number: str, language: str, code: str = "", draft: bool = False) -> Rendered:
    """The minutes of the meeting as it stands; what is undecided is printed as postponed."""

    return render_pdf(
        "documents/minutes.html", lambda: minutes_of(meeting, number), language=language, code=code, draft=draft
    )


def minutes_of(meeting: Meeting, number: str) -> MinutesPaper:
    """What the minutes say, in the active language; also the ground of an extract."""
    body_key = "minutes_council" if meeting.body.kind == BodyKind.COUNCIL else "minutes_association"
    rows = list(meeting.attendance.select_related("person").prefetch_related("passages"))
    present = tuple(_came(row) for row in rows if _was_there(row))
    agenda = tuple(_item(position, item) for position, item in enumerate(_items(meeting), start=1))
    return MinutesPaper(
        title=text(body_key, get_language(), number=number or BLANK),
        school=meeting.school,
        place=place_of(meeting.school),
        body=meeting.body.name,
        held_on=meeting.held_on,
        chair=signature_name(meeting.chair),
        secretary=signature_name(meeting.secretary),
        present=present,
        absent=tuple(signature_name(row.person) for row in rows if not _was_there(row)),
        members=len(rows),
        has_quorum=has_quorum(members=len(rows), present=len(present), percent=meeting.school.quorum_percent),
        agenda=agenda,
        decided=tuple(item for item in agenda if item.resolution),
        postponed=tuple(item for item in agenda if not item.resolution),
    )


def _was_there(row: Attendance) -> bool:
    return row.present or bool(row.passages.all())


def _came(row: Attendance) -> str:
    """The name of who was there, with the times of who came late or left."""
    times = [
        text("came_at" if each.arrived else "left_at", get_language(), time=f"{each.at:%H:%M}")
        for each in row.passages.all()
    ]
    return f"{signature_name(row.person)} ({', '.join(times)})" if times else signature_name(row.person)


def _items(meeting: Meeting) -> list[AgendaItem]:
    items = meeting.items.filter(withdrawn_on__isnull=True).order_by("position", "id")
    people = ("mentor", "mentee", "subject", "year", "employment", "exception", "final_report")
    return list(
        items.select_related("decision", "person", "marking__rubric", *(f"mentorship__{name}" for name in people))
    )


def _item(number: int, item: AgendaItem) -> Item:
    pair, day = item.mentorship, item.meeting.held_on
    exception = getattr(pair, "exception", None) if item.kind in CANDIDATE_KINDS else None
    report = getattr(pair, "final_report", None) if item.kind == ItemKind.FINAL_REPORT else None
    decision = getattr(item, "decision", None)
    return Item(
        pk=item.pk,
        number=number,
        title=item.title or text(f"item_{item.kind}", get_language()),
        pair=pair_of(pair, on=day) if pair else None,
        nominee=item.person.full_name if item.person else "",
        nominee_category=category_on(item.person, day) if item.person else "",
        exception_reason=exception.reason if exception else "",
        heard=decision.heard if decision else "",
        spoke=decision.spoke if decision else "",
        evaluation=str(report.get_evaluation_display()) if report and decision else "",
        recommendations=report.council_recommendations if report and decision else "",
        resolution=_resolution(decision) if decision else None,
        marks=_marks(getattr(item, "marking", None)),
    )


def _marks(marking: Marking | None) -> Marks | None:
    if marking is None:
        return None
    named = [(in_language(each["kk"], each["ru"], each["en"]), each["maximum"]) for each in marking.rubric.criteria]
    return Marks(
        lines=tuple((name, mark, highest) for (name, highest), mark in zip(named, marking.marks, strict=True)),
        total=marking.total,
        maximum=marking.maximum,
        conclusion=marking.conclusion,
    )


def _resolution(decision: Decision) -> Resolution:
    return Resolution(
        text=decision.resolution,
        carried=decision.outcome == Outcome.CARRIED,
        votes_for=decision.votes_for,
        against=decision.votes_against,
        abstained=decision.abstained,
        conflicted=", ".join(signature_name(person) for person in decision.conflicted.all()),
        present=decision.present,
        members=decision.members,
        responsible=decision.responsible,
        due_on=decision.due_on,
    )


@dataclass(frozen=True)
class SummaryLine:
    """A pair's year in one row of the book's table."""

    number: int
    mentor: str
    mentee: str
    subject: str
    done: int
    planned: int
    lessons: int
    meetings: int
    evaluation: str
    exception: str
    page: int


@dataclass(frozen=True)
class BookPaper:
    """What is new in the book: cover, contents, summary, draft decision. `page` counts the book's pages."""

    title: str
    school: School
    place: str
    year: str
    on: date
    lines: tuple[SummaryLine, ...]


def render_book(
    school: School,
    year: AcademicYear,
    *,
    on: date,
    language: str,
    code: str = "",
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Rendered:
    """The year's issued final reports joined behind a contents and a summary; nothing issued is rendered again.

    `tell` hears how many of how many reports are in.
    """
    from mentoring.documents.book import BookEntry, bind  # noqa: PLC0415  0.2 s and 17 MB, for the background only

    reports = _reports(school, year)
    entries = [
        BookEntry(f"{report.mentorship.mentor.short_name} – {report.mentorship.mentee.short_name}", report.document)
        for report in reports
    ]

    def front(first_pages: list[int]) -> Rendered:
        def build() -> BookPaper:
            return BookPaper(
                title=text("book_title", get_language(), year=year.name),
                school=school,
                place=place_of(school),
                year=year.name,
                on=on,
                lines=tuple(
                    _summary(number, report, page)
                    for number, (report, page) in enumerate(zip(reports, first_pages, strict=True), start=1)
                ),
            )

        return render_pdf("documents/book.html", build, language=language, code=code, layout="front")

    return bind(front, entries, language=DocumentLanguage(language).parts[0], tell=tell)


def _reports(school: School, year: AcademicYear) -> list[FinalReport]:
    """The heard reports of completed pairs, by the mentor's name."""
    closed = Mentorship.objects.ending_in(year).filter(school=school, state=MentorshipState.COMPLETED)
    rows = FinalReport.objects.filter(mentorship__in=closed, document__isnull=False)
    people = ("mentor", "mentee", "subject", "exception")
    order = ("mentorship__mentor__sort_key", "mentorship__mentee__sort_key", "id")
    return list(rows.select_related("document", *(f"mentorship__{name}" for name in people)).order_by(*order))


def _summary(number: int, report: FinalReport, page: int) -> SummaryLine:
    facts = report.snapshot or gather(report.mentorship)
    return SummaryLine(
        number=number,
        mentor=report.mentorship.mentor.full_name,
        mentee=report.mentorship.mentee.full_name,
        subject=report.mentorship.subject.name,
        done=facts["plan"]["done"],
        planned=facts["plan"]["total"],
        lessons=len(facts["observations"]),
        meetings=facts["meetings"]["count"],
        evaluation=str(report.get_evaluation_display()),
        exception=exception_of(report.mentorship),
        page=page,
    )
