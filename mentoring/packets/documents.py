"""What does a proof packet say, besides the issued papers it joins? All of it is recorded, nothing written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import get_language

from mentoring.council.enums import Outcome
from mentoring.council.models import AgendaItem
from mentoring.documents.enums import DocumentLanguage
from mentoring.documents.models import IssuedDocument
from mentoring.documents.parties import BLANK, Pair, pair_of, place_of
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.eligibility.documents import VerdictLine, lines_of
from mentoring.eligibility.facts import subject_names
from mentoring.eligibility.rules import Verdict
from mentoring.history.wording import sentence_of
from mentoring.mentorships.models import Deadline, Mentorship
from mentoring.mentorships.strip import Day, days_of, weeks_of
from mentoring.mentorships.why import why
from mentoring.packets.facts import PairFacts, facts_of, minutes_of, standing_of
from schools.models import AcademicYear, School

Told = Callable[[int, int], None]


# One pair ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Happened:
    on: date
    sentence: str
    reason: str
    who: str


@dataclass(frozen=True)
class Counted:
    """A date and how it was counted: the sentences, and the weeks of the term day by day."""

    term: str
    due_on: date
    done_on: date | None
    lifted_on: date | None
    sentences: tuple[str, ...]
    weeks: tuple[tuple[Day, ...], ...]


@dataclass(frozen=True)
class Decided:
    held_on: date
    body: str
    number: str
    about: str
    resolution: str
    carried: bool
    votes_for: int
    against: int
    abstained: int


@dataclass(frozen=True)
class Listed:
    """An issued paper in the list of checksums; `standing` says what has become of it, "" when it is in force."""

    title: str
    code: str
    pages: int
    sha256: str
    standing: str


@dataclass(frozen=True)
class PairPaper:
    title: str
    school: School
    pair: Pair
    state: str
    events: tuple[Happened, ...]
    outcome: str
    judged_on: date
    lines: tuple[VerdictLine, ...]
    dates: tuple[Counted, ...]
    decisions: tuple[Decided, ...]
    papers: tuple[Listed, ...]


def render_records(facts: PairFacts, *, language: str, code: str = "") -> Rendered:
    """The pages of one pair that come before its papers."""

    def build() -> PairPaper:
        pair, verdict = facts.pair, Verdict.from_dict(facts.pair.verdict)
        return PairPaper(
            title=pair_title(pair),
            school=pair.school,
            pair=pair_of(pair, on=pair.proposed_on),
            state=str(pair.get_state_display()),
            events=tuple(
                Happened(event.happened_on, sentence_of(event), event.reason, event.actor_name)
                for event in facts.events
            ),
            outcome=f"verdict_{verdict.outcome.value}",
            judged_on=verdict.on,
            lines=tuple(lines_of(verdict, subject_names())),
            dates=tuple(_counted(row) for row in pair.deadlines.order_by("due_on", "id")),
            decisions=tuple(_decided(item) for item in facts.decided),
            papers=tuple(_listed(paper) for paper in (*facts.papers, *minutes_of([facts]))),
        )

    return render_pdf("documents/packet_pair.html", build, language=language, code=code, layout="front")


def pair_title(pair: Mentorship) -> str:
    return f"{pair.mentor.short_name} – {pair.mentee.short_name}"


def _counted(row: Deadline) -> Counted:
    days = days_of(row.explanation)
    return Counted(
        term=str(row.get_term_display()),
        due_on=row.due_on,
        done_on=row.done_on,
        lifted_on=row.lifted_on,
        sentences=tuple(why(row.explanation)),
        weeks=tuple(tuple(week) for week in weeks_of(days)) if days else (),
    )


def _decided(item: AgendaItem) -> Decided:
    decision, meeting = item.decision, item.meeting
    assert meeting is not None, "what is decided was on an agenda"
    return Decided(
        held_on=meeting.held_on,
        body=meeting.body.name,
        number=meeting.number or BLANK,
        about=text(f"item_{item.kind}", get_language()),
        resolution=decision.resolution,
        carried=decision.outcome == Outcome.CARRIED,
        votes_for=decision.votes_for,
        against=decision.votes_against,
        abstained=decision.abstained,
    )


def _listed(paper: IssuedDocument) -> Listed:
    return Listed(
        title=paper_title(paper),
        code=paper.code,
        pages=paper.pages,
        sha256=paper.sha256,
        standing=_standing(paper),
    )


def paper_title(paper: IssuedDocument) -> str:
    """«Бұйрық № 45-н/қ, 08.09.2026»"""
    told = str(paper)
    return told[:1].upper() + told[1:]


def _standing(paper: IssuedDocument) -> str:
    standing, language = standing_of(paper), get_language()
    if standing == "in_force":
        return ""
    by = paper.annulled_by if standing == "annulled" else paper.corrected_by
    return text(f"packet_{standing}", language, number=by.number or "–", date=f"{by.date:%d.%m.%Y}")


# The whole -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class ContentsLine:
    title: str
    page: int
    deep: bool = True
    note: str = ""


@dataclass(frozen=True)
class PacketPaper:
    """Cover and contents. `pair` is None for the packet of a year, which has a line for each pair instead."""

    title: str
    school: School
    place: str
    year: str
    on: date
    pair: Pair | None
    pairs: tuple[tuple[str, str, str, str], ...]
    contents: tuple[ContentsLine, ...]


@dataclass(frozen=True)
class Bound:
    rendered: Rendered
    found: list[PairFacts]


def render_packet(
    school: School,
    pairs: list[Mentorship],
    *,
    year: AcademicYear | None,
    on: date,
    language: str,
    code: str = "",
    tell: Told = lambda done, total: None,
) -> Bound:
    """Everything that is recorded of the pairs, then their papers as they were issued, numbered through.

    Without a `year` it is the packet of the one pair. `tell` hears how many of how many parts are in.
    """
    from mentoring.documents.book import BookEntry, bind, sections_of  # noqa: PLC0415  only in the background

    parts = DocumentLanguage(language).parts
    found = facts_of(pairs)
    papers = sum(len(facts.papers) for facts in found) + len(minutes_of(found))
    total = 2 * len(found) + papers
    entries: list[BookEntry] = []
    for done, facts in enumerate(found):
        tell(done, total)
        records = render_records(facts, language=language, code=code)
        with translation.override(parts[0]):
            heading = pair_title(facts.pair)
            entries.append(BookEntry(text("packet_records", parts[0]), records, heading))
            entries += [BookEntry(paper_title(paper), paper, heading) for paper in facts.papers]
    with translation.override(parts[0]):
        heading = text("packet_minutes", parts[0])
        entries += [BookEntry(paper_title(paper), paper, heading) for paper in minutes_of(found)]
    sections = [sections_of(entry.paper) if isinstance(entry.paper, Rendered) else [] for entry in entries]

    def front(first_pages: list[int]) -> Rendered:
        def build() -> PacketPaper:
            at = parts.index(get_language() or parts[0])
            return PacketPaper(
                title=text("packet_title", get_language()),
                school=school,
                place=place_of(school),
                year=year.name if year else pairs[0].year.name,
                on=on,
                pair=None if year else pair_of(pairs[0], on=pairs[0].proposed_on),
                pairs=tuple(_row(facts) for facts in found) if year else (),
                contents=_contents(entries, first_pages, [_of_part(some, at, len(parts)) for some in sections]),
            )

        return render_pdf("documents/packet.html", build, language=language, code=code, layout="front")

    bound = bind(front, entries, language=parts[0], tell=lambda done, _: tell(len(found) + done, total))
    return Bound(bound, found)


def _of_part(sections: list[tuple[str, int]], at: int, parts: int) -> list[tuple[str, int]]:
    """The sections in one of the languages that follow one another."""
    each = len(sections) // parts
    return sections[at * each : (at + 1) * each]


def _row(facts: PairFacts) -> tuple[str, str, str, str]:
    pair = facts.pair
    return pair.mentor.full_name, pair.mentee.full_name, pair.subject.name, str(pair.get_state_display())


def _contents(
    entries: list[Any], first_pages: list[int], sections: list[list[tuple[str, int]]]
) -> tuple[ContentsLine, ...]:
    """Headings, below them the sections of what is recorded and the papers, each with the page it begins on."""
    lines: list[ContentsLine] = []
    heading = ""
    for entry, page, inner in zip(entries, first_pages, sections, strict=True):
        if entry.under != heading:
            heading = entry.under
            lines.append(ContentsLine(heading, page, deep=False))
        if isinstance(entry.paper, Rendered):
            lines += [ContentsLine(title, page + offset if page else 0) for title, offset in inner]
        else:
            lines.append(ContentsLine(paper_title(entry.paper), page, note=_standing(entry.paper)))
    return tuple(lines)
