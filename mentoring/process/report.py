"""How is the year reported and closed? Interim and final report, the end of the pair."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mentoring.approvals import services as approvals
from mentoring.approvals.rules import REPORT_TRANSITIONS, Action
from mentoring.council import services as council
from mentoring.council.enums import ItemKind
from mentoring.council.models import Body
from mentoring.documents.enums import DocumentKind
from mentoring.history.enums import Verb
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.rules import Term, missing_to_close
from mentoring.plans import services as plans
from mentoring.plans.models import Diagnosis
from mentoring.process.common import active, issue, tell
from mentoring.reasons import deny, refuse
from mentoring.reports import facts as report_facts
from mentoring.reports import services as reports
from mentoring.reports.documents import render_final
from mentoring.reports.models import FinalReport, InterimReport
from schools.models import Association, User
from schools.transactions import step


@step
def save_interim(*, mentorship: Mentorship, texts: dict[str, str], by: User, on: date) -> InterimReport:
    mentorship = active(mentorship, on)
    return reports.save_texts(reports.open_interim(mentorship), texts)


@step
def submit_interim(
    *, report: InterimReport, association: Association | None, by: User, on: date, body: Body | None = None
) -> InterimReport:
    """Send the interim report, its figures frozen, to the association; without one, to the council. `body`: a joint
    association or the methodical council that hears it instead."""
    mentorship = active(report.mentorship, on)
    if not report.help_given.strip():
        deny("help_given_missing")
    report = approvals.advance(
        report, Action.SUBMIT, table=REPORT_TRANSITIONS, by=by, on=on, snapshot=report_facts.gather(mentorship)
    )
    if body is None:
        body = council.body_of(association) if association else council.council_of(mentorship.school)
    council.put(body=body, kind=ItemKind.INTERIM_REPORT, mentorship=mentorship, by=by, on=on)
    mentorships.mark_done(mentorship, Term.INTERIM, on=on)
    tell(Verb.INTERIM_SUBMITTED, mentorship, by=by, on=on)
    return report


@step
def save_final(
    *, mentorship: Mentorship, texts: dict[str, str], ends: Mapping[int, int], by: User, on: date
) -> FinalReport:
    """Save the mentor's words and the level of each need at the end of the year (`ends`: by rating id)."""
    mentorship = active(mentorship, on)
    report = reports.save_texts(reports.open_final(mentorship), texts)
    if diagnosis := Diagnosis.objects.filter(mentorship=mentorship).first():
        plans.write_end_levels(diagnosis, ends)
    return report


@step
def submit_final(*, report: FinalReport, by: User, on: date) -> FinalReport:
    """Send the final report, with the year's figures frozen, to the council."""
    mentorship = active(report.mentorship, on)
    facts = report_facts.gather(mentorship)
    refuse(*_missing_in_final(report, facts))
    report = approvals.advance(report, Action.SUBMIT, table=REPORT_TRANSITIONS, by=by, on=on, snapshot=facts)
    council.put(
        body=council.council_of(mentorship.school), kind=ItemKind.FINAL_REPORT, mentorship=mentorship, by=by, on=on
    )
    mentorships.mark_done(mentorship, Term.FINAL, on=on)
    tell(Verb.FINAL_SUBMITTED, mentorship, by=by, on=on)
    return report


def _missing_in_final(report: FinalReport, facts: dict[str, Any]) -> list[str]:
    missing = {
        "plan_not_approved": facts["plan"]["version"] is None,
        "summary_missing": not report.summary.strip(),
        "recommendations_missing": not report.recommendations.strip(),
        "end_levels_missing": any(level["end"] is None for level in facts["levels"]),
    }
    return [code for code, absent in missing.items() if absent]


@step
def return_report(
    *, report: InterimReport | FinalReport, by: User, on: date, reason: str
) -> InterimReport | FinalReport:
    """Back to the mentor with a reason; the question leaves the agenda until it is sent again."""
    report = approvals.advance(report, Action.RETURN, table=REPORT_TRANSITIONS, by=by, on=on, reason=reason)
    is_final = isinstance(report, FinalReport)
    kind = ItemKind.FINAL_REPORT if is_final else ItemKind.INTERIM_REPORT
    council.withdraw(mentorship=report.mentorship, kind=kind, on=on)
    verb = Verb.FINAL_RETURNED if is_final else Verb.INTERIM_RETURNED
    tell(verb, report.mentorship, by=by, on=on, reason=reason)
    return report


@step
def close_mentorship(*, mentorship: Mentorship, by: User, on: date, language: str) -> Mentorship:
    """End a pair whose final report the council has heard and evaluated; the report is issued as a paper."""
    mentorship = active(mentorship, on)
    report = FinalReport.objects.filter(mentorship=mentorship).first()
    heard = report is not None and report.heard_on is not None
    refuse(*missing_to_close(final_report_heard=heard, evaluated=bool(report and report.evaluation)))
    assert report is not None
    document = issue(
        DocumentKind.FINAL_REPORT,
        lambda code: render_final(report, language=language, code=code),
        school=mentorship.school,
        mentorship=mentorship,
        language=language,
        on=on,
        signatory=mentorship.mentor.full_name,
        by=by,
    )
    reports.attach(report, document)
    mentorships.mark_done(mentorship, Term.END, on=on)
    mentorship = mentorships.move(mentorship, MentorshipState.COMPLETED, closed_on=on)
    tell(Verb.MENTORSHIP_COMPLETED, mentorship, by=by, on=on)
    return mentorship
