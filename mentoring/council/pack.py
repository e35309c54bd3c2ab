"""What lies before the members? One numbered file: agenda with draft decisions, then each item's papers."""

from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import get_language

from mentoring.council.enums import CANDIDATE_KINDS, ItemKind
from mentoring.council.facts import with_matter
from mentoring.council.models import AgendaItem, FollowUp, Meeting
from mentoring.council.wording import about, resolution_text
from mentoring.documents.book import BookEntry, bind
from mentoring.documents.enums import DocumentLanguage
from mentoring.documents.parties import place_of, signature_name
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.eligibility.paper import render_verdict
from mentoring.eligibility.rules import Verdict
from mentoring.reports.documents import render_final, render_interim
from mentoring.reports.models import FinalReport, InterimReport
from schools.models import School

VERDICT_KINDS = (*CANDIDATE_KINDS, ItemKind.EXCEPTION)


@dataclass(frozen=True)
class PackLine:
    """A question with its draft decision; `page` is where its paper begins, 0 without one."""

    number: int
    title: str
    rolled_from: date | None
    resolution: str
    page: int


@dataclass(frozen=True)
class DutyLine:
    resolution: str
    person: str
    due_on: date | None
    note: str


@dataclass(frozen=True)
class PackPaper:
    title: str
    school: School
    place: str
    body: str
    theme: str
    held_on: date
    starts_at: time | None
    where: str
    duties: tuple[DutyLine, ...]
    lines: tuple[PackLine, ...]


def render_pack(meeting: Meeting, *, language: str, on: date) -> Rendered:
    """Everything the members read beforehand, pages numbered through. It informs and is not issued."""
    first = DocumentLanguage(language).parts[0]
    items = list(with_matter(meeting.items.filter(withdrawn_on__isnull=True)).select_related("school", "rolled_from"))
    papers = {item.pk: paper for item in items if (paper := _paper_of(item, language=language, on=on))}
    duties = list(_duties(meeting))
    entries = [
        BookEntry(f"{number}. {about(item)}", papers[item.pk])
        for number, item in enumerate(items, start=1)
        if item.pk in papers
    ]

    def front(first_pages: list[int]) -> Rendered:
        begins = dict(zip(papers, first_pages, strict=True))

        def build() -> PackPaper:
            return PackPaper(
                title=text("pack_title", get_language()),
                school=meeting.school,
                place=place_of(meeting.school),
                body=meeting.body.name,
                theme=meeting.theme,
                held_on=meeting.held_on,
                starts_at=meeting.starts_at,
                where=meeting.place,
                duties=tuple(_duty(row) for row in duties),
                lines=tuple(_line(number, item, begins) for number, item in enumerate(items, start=1)),
            )

        return render_pdf("documents/pack.html", build, language=language, layout="front")

    return bind(front, entries, language=first)


def _duties(meeting: Meeting):
    rows = FollowUp.objects.filter(decision__item__body=meeting.body_id, noted_on__isnull=True)
    return rows.select_related("person", "decision").exclude(decision__item__meeting=meeting)


def _duty(row: FollowUp) -> DutyLine:
    return DutyLine(row.decision.resolution, signature_name(row.person), row.due_on, row.note)


def _line(number: int, item: AgendaItem, begins: dict[int, int]) -> PackLine:
    named = about(item)
    title = item.title or text(f"item_{item.kind}", get_language())
    decision = getattr(item, "decision", None)
    return PackLine(
        number=number,
        title=f"{title}: {named}" if named else title,
        rolled_from=item.rolled_from.held_on if item.rolled_from else None,
        resolution=decision.resolution if decision else resolution_text(item),
        page=begins.get(item.pk, 0),
    )


def _paper_of(item: AgendaItem, *, language: str, on: date) -> Rendered | None:
    """The verdict a candidate was proposed with, or the report that is heard; nothing for other questions."""
    rendered = None
    if item.kind in VERDICT_KINDS and item.mentorship is not None:
        verdict = Verdict.from_dict(item.mentorship.verdict)
        person = item.mentorship.mentor
        rendered = render_verdict(verdict, person=person, school=item.school, printed_on=on, language=language)
    elif item.kind == ItemKind.INTERIM_REPORT:
        rendered = render_interim(_report(InterimReport, item), language=language, draft=True)
    elif item.kind == ItemKind.FINAL_REPORT:
        rendered = render_final(_report(FinalReport, item), language=language, draft=True)
    return rendered


def _report(model, item: AgendaItem):
    people = (f"mentorship__{name}" for name in ("school", "mentor", "mentee", "subject", "year", "employment"))
    return model.objects.select_related(*people).get(mentorship=item.mentorship)
