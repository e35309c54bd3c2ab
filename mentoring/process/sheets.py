"""How are the sheets of the programme issued: extracts, diagnosis, observation, acquaintance, verdict, interim report?

They change nothing but themselves: what is on record is printed, numbered by its code and frozen.
"""

from datetime import date
from typing import Any

from mentoring.council import services as council
from mentoring.council.extract_paper import render_extract
from mentoring.council.models import AgendaItem
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument
from mentoring.eligibility.paper import render_verdict
from mentoring.eligibility.rules import Verdict
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.journal import services as journal
from mentoring.journal.models import LessonObservation
from mentoring.journal.sheet import render_observation
from mentoring.mentorships.acquaintance import LISTED, render_acquaintance
from mentoring.mentorships.models import Mentorship
from mentoring.plans import services as plans
from mentoring.plans.models import Diagnosis
from mentoring.plans.sheet import render_diagnosis
from mentoring.process.common import active, issue, tell
from mentoring.reasons import deny
from mentoring.reports.documents import render_interim
from mentoring.reports.models import InterimReport
from schools.models import Person, School, User
from schools.transactions import step


@step
def issue_extract(*, item: AgendaItem, language: str, by: User, on: date) -> IssuedDocument:
    """«Хаттамадан үзінді»: one decided item of closed minutes, with the secretary's "true copy"."""
    meeting = item.meeting
    if meeting is None or meeting.minutes_id is None or not hasattr(item, "decision"):
        deny("minutes_not_issued")
    secretary = meeting.secretary.full_name if meeting.secretary else by.get_full_name()
    document = issue(
        DocumentKind.EXTRACT,
        lambda code: render_extract(item, on=on, language=language, code=code),
        school=item.school,
        mentorship=item.mentorship,
        language=language,
        number=meeting.number,
        on=on,
        signatory=secretary,
        by=by,
    )
    council.keep_extract(item, document)
    _tell_issued(document, by=by, on=on)
    return document


@step
def issue_diagnosis(*, mentorship: Mentorship, language: str, by: User, on: date) -> IssuedDocument:
    """The level and diagnosis sheet, once the diagnostics are completed."""
    if not Diagnosis.objects.filter(mentorship=mentorship, completed_on__isnull=False).exists():
        deny("diagnosis_not_completed")
    return _of_pair(
        DocumentKind.DIAGNOSIS,
        lambda code: render_diagnosis(mentorship, on=on, language=language, code=code),
        mentorship=mentorship,
        language=language,
        by=by,
        on=on,
    )


@step
def rate_oneself(*, mentorship: Mentorship, marks: dict[int, int], by: User, on: date) -> Diagnosis:
    """The young teacher's own view of the difficulties, by the difficulty's id; voluntary, the last one holds."""
    mentorship = active(mentorship, on)
    diagnosis = Diagnosis.objects.select_for_update(of=("self",)).filter(mentorship=mentorship).first()
    if diagnosis is None:
        deny("level_not_determined")
    plans.write_own_ratings(diagnosis, marks=marks, on=on)
    tell(Verb.SELF_RATED, mentorship, by=by, on=on)
    return diagnosis


@step
def issue_observation(*, observation: LessonObservation, language: str, by: User, on: date) -> IssuedDocument:
    """The sheet of a visited lesson, once."""
    observation = journal.locked_observation(observation)
    if observation.document_id is not None:
        deny("sheet_issued")
    document = _of_pair(
        DocumentKind.OBSERVATION,
        lambda code: render_observation(observation, language=language, code=code),
        mentorship=observation.mentorship,
        language=language,
        by=by,
        on=on,
    )
    journal.attach(observation, document)
    return document


@step
def issue_acquaintance(*, document: IssuedDocument, language: str, by: User, on: date) -> IssuedDocument:
    """The acquaintance list of an order or a plan, with what was confirmed in the system so far."""
    if document.mentorship is None or document.kind not in LISTED:
        deny("no_acquaintance_list")
    return _of_pair(
        DocumentKind.ACQUAINTANCE,
        lambda code: render_acquaintance(document, on=on, language=language, code=code),
        mentorship=document.mentorship,
        language=language,
        number=document.number,
        by=by,
        on=on,
    )


@step
def issue_verdict(
    *, verdict: Verdict, person: Person, school: School, language: str, by: User, on: date
) -> IssuedDocument:
    """The verdict sheet of a teacher as judged on a day; the next one may say something else, this one stays."""
    document = issue(
        DocumentKind.VERDICT,
        lambda code: render_verdict(verdict, person=person, school=school, printed_on=on, language=language, code=code),
        school=school,
        person=person,
        language=language,
        on=on,
        signatory=by.get_full_name(),
        by=by,
    )
    _tell_issued(document, by=by, on=on)
    return document


@step
def issue_interim(*, report: InterimReport, language: str, by: User, on: date) -> IssuedDocument:
    """The interim report with the conclusion of the body that heard it."""
    if report.heard_on is None:
        deny("interim_not_heard")
    return _of_pair(
        DocumentKind.INTERIM_REPORT,
        lambda code: render_interim(report, language=language, code=code),
        mentorship=report.mentorship,
        language=language,
        by=by,
        on=on,
    )


def _of_pair(
    kind: DocumentKind, render: Any, *, mentorship: Mentorship, language: str, by: User, on: date, number: str = ""
) -> IssuedDocument:
    document = issue(
        kind,
        render,
        school=mentorship.school,
        mentorship=mentorship,
        language=language,
        number=number,
        on=on,
        signatory=by.get_full_name(),
        by=by,
    )
    _tell_issued(document, by=by, on=on)
    return document


def _tell_issued(document: IssuedDocument, *, by: User, on: date) -> None:
    kind, day = document.kind, document.date
    if document.mentorship is not None:
        tell(Verb.PAPER_ISSUED, document.mentorship, by=by, on=on, kind=kind, date=day)
    else:
        record(Verb.PAPER_ISSUED, by=by, on=on, school=document.school, kind=kind, date=day)
