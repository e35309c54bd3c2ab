"""What proves a verdict? The rows its lines rest on → the document, who entered or confirmed it, and when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.timezone import localtime

from mentoring.eligibility.rules import Criterion, Verdict
from schools.models import CategoryAward, Employment, EthicsConfirmation, Person, QualityRecord, School
from schools.names import short_name
from schools.years import year_name

PARTS = ("last_name", "first_name", "patronymic")
NOTHING = Value("", CharField())
# PostgreSQL takes a bare NULL for a text and refuses it beside a date.
NO_DAY, NO_MOMENT = Cast(Value(None), DateField()), Cast(Value(None), DateTimeField())


class _Row(NamedTuple):
    """`of` is the first day of the year a figure is of, `since` that of a job."""

    criterion: str
    row: int
    document: str
    more: str
    of: date | None
    since: date | None
    recorded_at: datetime | None
    username: str | None
    last_name: str | None
    first_name: str | None
    patronymic: str | None
    scan: str | None


def proved(verdict: Verdict, *, person: Person, school: School) -> Verdict:
    """The verdict with its proofs as data, to be shown, printed or kept. One query."""
    found: dict[str, list[dict[str, Any]]] = {}
    rows = map(_Row._make, _rows(verdict, person, school))
    for row in sorted(rows, key=lambda row: (row.of or date.min, row.row), reverse=True):
        found.setdefault(row.criterion, []).append(_told(row))
    found[Criterion.POST] = found.get(Criterion.EMPLOYED, [])  # the same line of the staff register
    lines = [replace(line, proofs=tuple(found.get(line.criterion, ()))) for line in verdict.lines]
    return replace(verdict, lines=tuple(lines))


def _told(row: _Row) -> dict[str, Any]:
    """`document` and `of`, the year, say what proves it; `by` who entered it, `on` when (of a job: the day of hire)."""
    names = (row.last_name or "", row.first_name or "", row.patronymic or "")
    day = row.since or (localtime(row.recorded_at).date() if row.recorded_at else date.min)
    return {
        "row": row.row,
        "of": year_name(row.of) if row.of else "",
        "document": " · ".join(filter(None, (row.document, row.more))),
        "by": short_name(*names) if row.last_name else row.username or "",
        "on": day.isoformat(),
        "scan": row.scan or "",
    }


def _rows(verdict: Verdict, person: Person, school: School) -> Iterable[tuple[Any, ...]]:
    numbers = {line.criterion: [proof["row"] for proof in line.proofs] for line in verdict.lines}
    awards = CategoryAward.objects.filter(pk__in=numbers[Criterion.CATEGORY])
    words = EthicsConfirmation.objects.filter(pk__in=numbers[Criterion.ETHICS])
    figures = QualityRecord.objects.filter(pk__in=numbers[Criterion.QUALITY])
    jobs = Employment.objects.on(verdict.on).filter(person=person, school=school).order_by()
    of_jobs = jobs.values_list(
        Value(Criterion.EMPLOYED.value, CharField()), "pk", Cast("staff_number", CharField()), NOTHING, NO_DAY,
        "started_on", NO_MOMENT, *[NOTHING] * 5,
    )  # fmt: skip
    facts = [
        _of_facts(awards, Criterion.CATEGORY, "document", "source"),
        _of_facts(words, Criterion.ETHICS, "confirmed_by", "source"),
        _of_facts(figures, Criterion.QUALITY, "from_school", "source", of=F("year__starts_on")),
    ]
    return facts[0].union(*facts[1:], of_jobs, all=True)


def _of_facts(rows: QuerySet, criterion: Criterion, document: str, more: str, of: Any = NO_DAY) -> QuerySet:
    by = [f"recorded_by__{name}" for name in ("username", *(f"person__{part}" for part in PARTS))]
    return rows.order_by().values_list(
        Value(criterion.value, CharField()), "pk", document, more, of, NO_DAY, "recorded_at", *by, "scan__key"
    )
