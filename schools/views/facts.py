"""What is known of a person, as the card shows it: every entry with its proof, those put right struck out."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import capfirst

from schools.models import CategoryAward, EthicsConfirmation, Fact, Person, QualityRecord, School


@dataclass(frozen=True, slots=True)
class ProofRow:
    """Where an entry was taken from, who entered it and when; `reason` of a correction; addresses the user may open.

    `is_struck`: something newer stands in its place. `is_withdrawal`: it says no more than that an entry was wrong.
    """

    source: str
    entered_by: str
    entered_at: datetime
    reason: str
    scan: str
    scan_name: str
    correct: str
    is_struck: bool
    is_withdrawal: bool


@dataclass(frozen=True, slots=True)
class AwardRow:
    category: str
    awarded_on: date
    expires_on: date | None
    document: str
    is_expired: bool
    proof: ProofRow


@dataclass(frozen=True, slots=True)
class EthicsRow:
    holds: bool
    confirmed_on: date
    confirmed_by: str
    proof: ProofRow


@dataclass(frozen=True, slots=True)
class QualityRow:
    year: str
    subject: str
    assessed: int
    fives: int
    fours: int
    percent: str
    no_figure: str
    from_school: str
    proof: ProofRow


def award_rows(person: Person, school: School, today: date, *, may_correct: bool, may_scan: bool) -> list[AwardRow]:
    rows = _with_proofs(CategoryAward.objects.filter(person=person))
    return [
        AwardRow(
            category=capfirst(award.get_category_display()),
            awarded_on=award.awarded_on,
            expires_on=award.expires_on,
            document=award.document,
            is_expired=award.expires_on is not None and award.expires_on < today,
            proof=_proof(award, school, "schools:correct_category", may_correct, may_scan),
        )
        for award in rows
    ]


def ethics_rows(person: Person, school: School, *, may_correct: bool) -> list[EthicsRow]:
    rows = _with_proofs(EthicsConfirmation.objects.filter(person=person, school=school))
    return [
        EthicsRow(
            holds=known.holds,
            confirmed_on=known.confirmed_on,
            confirmed_by=known.confirmed_by,
            proof=_proof(known, school, "schools:correct_ethics", may_correct, may_scan=False),
        )
        for known in rows
    ]


def quality_rows(person: Person, school: School, *, may_correct: bool, may_scan: bool) -> list[QualityRow]:
    """The newest year first."""
    rows = _with_proofs(QualityRecord.objects.filter(person=person), "year", "subject")
    return [
        QualityRow(
            year=record.year.name,
            subject=capfirst(record.subject.name),
            assessed=record.assessed,
            fives=record.fives,
            fours=record.fours,
            percent=_percent(record),
            no_figure=": ".join(part for part in (str(record.get_no_figure_display()), record.no_figure_note) if part),
            from_school=record.from_school,
            proof=_proof(record, school, "schools:correct_quality", may_correct, may_scan),
        )
        for record in rows
    ]


def _with_proofs(rows: QuerySet, *more: str) -> QuerySet:
    return rows.select_related("scan", "recorded_by__person", "replaced_by", *more)


def _proof(fact: Fact, school: School, correct: str, may_correct: bool, may_scan: bool) -> ProofRow:
    is_struck = hasattr(fact, "replaced_by")
    at = [school.code, fact.person_id]
    return ProofRow(
        source=fact.source,
        entered_by=fact.recorded_by.get_short_name() if fact.recorded_by else "",
        entered_at=fact.recorded_at,
        reason=fact.reason,
        scan=reverse("schools:scan", args=[*at, fact.scan.key]) if may_scan and fact.scan else "",
        scan_name=fact.scan.name if fact.scan else "",
        correct=reverse(correct, args=[*at, fact.pk]) if may_correct and not is_struck else "",
        is_struck=is_struck,
        is_withdrawal=fact.is_withdrawal,
    )


def _percent(record: QualityRecord) -> str:
    """«72», «59,99»: pupils with “4” and “5” out of those assessed; nothing when nobody was.

    Cut after two places, not rounded: 59,996 does not reach a norm of 60.
    """
    if not record.assessed:
        return ""
    share = Decimal(100 * (record.fives + record.fours)) / record.assessed
    return number_format(share, 0 if share == share.to_integral_value() else 2)
