"""How is a report written down?"""

from typing import Any, TypeVar

from mentoring.reasons import deny
from mentoring.reports.models import FinalReport, InterimReport

Report = TypeVar("Report", InterimReport, FinalReport)
INTERIM_TEXTS = ("help_given", "difficulties_left", "product", "product_title", "product_link", "questions")
FINAL_TEXTS = ("summary", "achievements", "own_growth", "problems", "recommendations")


def open_interim(mentorship: Any) -> InterimReport:
    """The pair's interim report, an unsaved draft when there is none yet."""
    return InterimReport.objects.filter(mentorship=mentorship).first() or InterimReport(mentorship=mentorship)


def open_final(mentorship: Any) -> FinalReport:
    """The pair's final report, an unsaved draft when there is none yet."""
    return FinalReport.objects.filter(mentorship=mentorship).first() or FinalReport(mentorship=mentorship)


def save_texts(report: Report, texts: dict[str, str]) -> Report:
    """Write the mentor's free text into an editable report. Raises RuleBroken once it is submitted."""
    if report.pk is not None:
        report = type(report)._default_manager.select_for_update(of=("self",)).get(pk=report.pk)
    if not report.is_editable:
        deny("not_editable")
    for name, text in texts.items():
        setattr(report, name, text)
    report.save()
    return report


def conclude(report: InterimReport, *, conclusion: str) -> InterimReport:
    report.conclusion = conclusion
    report.save(update_fields=["conclusion"])
    return report


def evaluate(report: FinalReport, *, evaluation: str, recommendations: str) -> FinalReport:
    """The council's evaluation; written before the report is marked as heard."""
    report.evaluation, report.council_recommendations = evaluation, recommendations
    report.save(update_fields=["evaluation", "council_recommendations"])
    return report


def attach(report: FinalReport, document: Any) -> FinalReport:
    report.document = document
    report.save(update_fields=["document"])
    return report
