"""How is it proved? One packet of a pair or of a year: what is recorded, and the issued papers as they are."""

from collections.abc import Callable
from datetime import date

from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument
from mentoring.documents.pdf import Rendered
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.jobs import services as jobs
from mentoring.jobs.enums import JobKind
from mentoring.jobs.models import Job
from mentoring.mentorships.models import Mentorship
from mentoring.packets import services as packets
from mentoring.packets.documents import Bound, render_packet
from mentoring.packets.facts import as_json, has_order, minutes_of, pairs_of_year
from mentoring.packets.models import Packet
from mentoring.process import common
from mentoring.reasons import deny
from schools.models import AcademicYear, School, User
from schools.transactions import step


@step
def ask_packet(*, mentorship: Mentorship, language: str, by: User, on: date) -> Job:
    """Have the proof packet of a pair made. Asked for twice it is made once."""
    if not has_order(mentorship):
        deny("nothing_for_packet")
    kind = JobKind.PAIR_PACKET
    return jobs.enqueue(kind=kind, school=mentorship.school, mentorship=mentorship, language=language, by=by, on=on)


@step
def ask_year_packet(*, school: School, year: AcademicYear, language: str, by: User, on: date) -> Job:
    """Have the proof packet of all pairs of a school and year made."""
    if not pairs_of_year(school, year):
        deny("nothing_for_packet")
    return jobs.enqueue(kind=JobKind.YEAR_PACKET, school=school, year=year, language=language, by=by, on=on)


def issue_packet(
    *,
    school: School,
    mentorship: Mentorship | None = None,
    year: AcademicYear | None = None,
    language: str,
    by: User,
    on: date,
    tell: Callable[[int, int], None] = lambda done, total: None,
    together: Callable[[IssuedDocument], None] = lambda document: None,
) -> IssuedDocument:
    """The packet of a pair, or of a year, put together outside of the transaction that issues it with its facts."""
    pairs = [mentorship] if mentorship is not None else []
    if year is not None:
        pairs = pairs_of_year(school, year)
    bound: list[Bound] = []

    def render(code: str) -> Rendered:
        bound.append(render_packet(school, pairs, year=year, on=on, language=language, code=code, tell=tell))
        return bound[0].rendered

    def keep(document: IssuedDocument) -> None:
        found = bound[0].found
        papers = {paper.pk: paper for facts in found for paper in facts.papers}
        files = packets.file_names([*papers.values(), *minutes_of(found)])
        names = {code: name for name, code in files}
        facts = as_json(school=school, year=year, on=on, found=found, names=names)
        packets.keep(document=document, year=year, facts=facts, files=files)
        _tell_issued(school, mentorship, year, by=by, on=on)

    return common.issue_rendered(
        DocumentKind.PACKET,
        render,
        keep,
        together,
        school=school,
        mentorship=mentorship,
        language=language,
        on=on,
        signatory=by.get_full_name(),
        by=by,
    )


def _tell_issued(
    school: School, mentorship: Mentorship | None, year: AcademicYear | None, *, by: User, on: date
) -> None:
    if mentorship is not None:
        common.tell(Verb.PACKET_ISSUED, mentorship, by=by, on=on)
    elif year is not None:
        record(Verb.YEAR_PACKET_ISSUED, by=by, on=on, school=school, year=year.name)


@step
def download_packet(*, packet: Packet, by: User, on: date) -> None:
    """Whoever takes the files along is on record."""
    document = packet.document
    record(
        Verb.PACKET_DOWNLOADED,
        by=by,
        on=on,
        school=document.school,
        mentorship=document.mentorship,
        code=document.code,
    )
