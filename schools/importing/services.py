"""How is a list previewed and carried out? Both steps make the same plan; only the second writes."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from schools.errors import RuleBroken
from schools.importing.columns import find_table
from schools.importing.plan import Plan, PlannedRow, Verdict, plan_of
from schools.importing.records import records_of
from schools.importing.rows import read_rows
from schools.importing.sheet import read
from schools.importing.values import shown_day
from schools.models import (
    CategoryAward,
    Employment,
    EthicsConfirmation,
    Fact,
    Person,
    QualityRecord,
    School,
    Teaching,
    User,
)
from schools.services import Lesson, add_category, confirm_ethics, correct, hire, record_quality

MAX_NAME = 120  # letters of the file's name, so that the source fits its column


def preview(*, school: School, data: bytes, on: date) -> Plan:
    """What the list would change on the day. Raises RuleBroken for a file that holds no list."""
    table = find_table(read(data))
    records = records_of(school, on)
    return plan_of(read_rows(table, records.known), table, records)


@transaction.atomic
def import_list(
    *, school: School, data: bytes, name: str, by: User | None, on: date, good_rows: bool = False, seen: str = ""
) -> Plan:
    """Carry the list out and return what was done; `name` of the file goes into the source of its facts.

    Raises RuleBroken, and writes nothing, when a row is wrong (unless only `good_rows` are wanted) or when the plan is
    no longer the one that was `seen`.
    """
    School.objects.select_for_update().get(pk=school.pk)  # two lists of one school wait for each other
    plan = preview(school=school, data=data, on=on)
    if seen and plan.fingerprint != seen:
        raise RuleBroken(_("The records have changed since the preview. Look at the new preview below and confirm it."))
    if plan.wrong and not good_rows:
        raise RuleBroken(_("Some rows are wrong. Correct them, or import only the good rows."))
    for planned in plan.to_write:
        source = _("import of %(date)s: %(file)s, row %(row)s") % {
            "date": shown_day(on), "file": name[-MAX_NAME:], "row": planned.row.number,
        }  # fmt: skip
        _carry_out(planned, school=school, source=source, by=by)
    return plan


def row_title(planned: PlannedRow) -> str:
    return _("Row %(row)s, %(name)s") % {"row": planned.row.number, "name": planned.row.name or "…"}


def error_sentences(planned: PlannedRow) -> list[str]:
    """«Row 7, Сәрсенова Әлия, column Категория (H7): …», one for each error."""
    return [
        _("%(row)s, column %(column)s%(cell)s: %(problem)s")
        % {
            "row": row_title(planned),
            "column": error.column,
            "cell": f" ({error.cell})" if error.cell else "",
            "problem": error.problem,
        }
        for error in planned.errors
    ]


def _carry_out(planned: PlannedRow, *, school: School, source: str, by: User | None) -> None:
    """A newcomer is hired with their lessons; somebody known keeps the job, and lessons are added to it."""
    kept = planned.job if planned.verdict == Verdict.CHANGED else None
    job = kept or _hire(planned, school=school, by=by)
    known = {"person": job.person, "source": source, "by": by}
    corrections: dict[Fact, dict[str, Any]] = {}
    for change in planned.changes:
        if isinstance(change.row, Fact):
            corrections.setdefault(change.row, {}).update(change.values)
        elif change.row is not None:
            _change_recorded(change.row, change.values)
        elif change.model is Teaching and kept:
            Teaching.objects.create(employment=job, **change.values)
        elif change.model is QualityRecord:
            record_quality(**known, reason=source, **change.values)
        elif change.model is CategoryAward:
            add_category(**known, **change.values)
        elif change.model is EthicsConfirmation:
            confirm_ethics(**known, **change.values)
    for fact, values in corrections.items():
        correct(fact=fact, reason=source, source=source, by=by, **values)


def _hire(planned: PlannedRow, *, school: School, by: User | None) -> Employment:
    """The newcomer's or returner's job with its lessons."""
    row = planned.row
    (terms,) = (change.values for change in planned.changes if change.model is Employment)
    lessons = [Lesson(**change.values) for change in planned.changes if change.model is Teaching]
    return hire(
        school=school,
        last_name=row.last_name,
        first_name=row.first_name,
        patronymic=row.patronymic,
        person=planned.person,
        on=terms["started_on"],
        by=by,
        lessons=lessons,
        post=terms["post"],
        starts_profession=terms["starts_profession"],
        education=terms["education"],
        staff_number=terms["staff_number"],
    )


def _change_recorded(row: Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    # A person's keys for sorting and searching follow the name, so the whole row is saved.
    row.save(update_fields=None if isinstance(row, Person) else list(values))
