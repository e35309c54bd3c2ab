"""What would the list change? Rows of the list beside the school's records → a verdict for each row. Writes nothing.

Recorded facts others rest on are never overwritten: a hire date, a post, an award, a refused ethics confirmation that
disagree with the list make the row wrong. Nothing is ended and nothing is removed because the list does not name it.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from schools.errors import RuleBroken
from schools.importing.changes import Change, Problem, changes_of_known, changes_of_newcomer, changes_of_returning
from schools.importing.columns import Table
from schools.importing.records import Records, name_key
from schools.importing.rows import CellError, Row
from schools.models import Employment, Person
from schools.names import search_key


class Verdict(StrEnum):
    WRONG = "wrong"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class PlannedRow:
    row: Row
    verdict: Verdict
    job: Employment | None = None  # the latest one here of somebody known
    changes: tuple[Change, ...] = ()
    errors: tuple[CellError, ...] = ()
    note: str = ""

    @property
    def person(self) -> Person | None:
        return self.job.person if self.job else None

    @property
    def identity(self) -> tuple[object, ...]:
        """What the row does, the same in every language."""
        changes = [change.identity for change in self.changes]
        return (self.row.number, self.verdict.value, self.job and self.job.pk, len(self.errors), changes)


@dataclass(frozen=True)
class Plan:
    rows: tuple[PlannedRow, ...]
    unknown_columns: tuple[str, ...]

    @cached_property
    def wrong(self) -> list[PlannedRow]:
        return self._with(Verdict.WRONG)

    @cached_property
    def new(self) -> list[PlannedRow]:
        return self._with(Verdict.NEW)

    @cached_property
    def changed(self) -> list[PlannedRow]:
        return self._with(Verdict.CHANGED)

    @cached_property
    def unchanged(self) -> list[PlannedRow]:
        return self._with(Verdict.UNCHANGED)

    @property
    def to_write(self) -> list[PlannedRow]:
        return self.new + self.changed

    @property
    def totals(self) -> str:
        return _("New: %(new)s. Changed: %(changed)s. Unchanged: %(unchanged)s. Wrong: %(wrong)s.") % {
            verdict.value: Counter(row.verdict for row in self.rows)[verdict] for verdict in Verdict
        }

    @property
    def fingerprint(self) -> str:
        """Two plans with one fingerprint do the same."""
        return hashlib.sha256(repr([row.identity for row in self.rows]).encode()).hexdigest()

    def _with(self, verdict: Verdict) -> list[PlannedRow]:
        return [row for row in self.rows if row.verdict == verdict]


def plan_of(rows: Sequence[Row], table: Table, records: Records) -> Plan:
    """A verdict for each row. Raises RuleBroken when the list names nobody."""
    if not rows:
        raise RuleBroken(_("There is nobody in the list: no filled row below the header."))
    ambiguous = _ambiguous(rows)
    planned: list[PlannedRow] = []
    taken: dict[int, int] = {}
    for row in rows:
        known = _identify(row, records)
        problems = [problem for problem in (ambiguous.get(row.number), known.problem) if problem]
        if known.job and (earlier := taken.setdefault(known.job.person_id, row.number)) != row.number:
            problems.append(Problem("last_name", _("This person stands in row %(row)s already.") % {"row": earlier}))
        planned.append(_planned(row, known, problems, table, records))
    return Plan(tuple(planned), table.unknown)


@dataclass(frozen=True)
class _Identity:
    job: Employment | None = None
    problem: Problem | None = None
    note: str = ""


def _planned(row: Row, known: _Identity, problems: list[Problem], table: Table, records: Records) -> PlannedRow:
    found = [] if problems else list(_compare(row, known.job, records))
    problems = problems + [each for each in found if isinstance(each, Problem)]
    changes = tuple(each for each in found if isinstance(each, Change))
    unread = {error.cell for error in row.errors}
    errors = [_at(table, row, problem) for problem in problems]
    # A cell that could not be read counts as empty above: only its first error is true.
    errors = [*row.errors, *(error for error in errors if not error.cell or error.cell not in unread)]
    if errors:
        return PlannedRow(row, Verdict.WRONG, known.job, errors=tuple(errors))
    is_here = known.job is not None and records.is_open(known.job)
    verdict = (Verdict.CHANGED if changes else Verdict.UNCHANGED) if is_here else Verdict.NEW
    return PlannedRow(row, verdict, known.job, changes, note=known.note)


def _compare(row: Row, job: Employment | None, records: Records) -> Iterable[Change | Problem]:
    if job is None:
        return changes_of_newcomer(row, records)
    if records.is_open(job):
        return changes_of_known(row, job, records)
    return changes_of_returning(row, job, records)


def _at(table: Table, row: Row, problem: Problem) -> CellError:
    return CellError(table.header(problem.key), table.reference(problem.key, row.number), problem.text)


def _identify(row: Row, records: Records) -> _Identity:
    """The staff number says who it is; without a known one, the full name among the people of the school."""
    if row.staff_number and (job := records.with_number(row.staff_number)):
        person = job.person
        if search_key(row.last_name) != search_key(person.last_name) and search_key(row.first_name) != search_key(
            person.first_name
        ):
            text = _("This staff number belongs to: %(person)s.") % {"person": person.full_name}
            return _Identity(problem=Problem("staff_number", text))
        return _Identity(job)
    namesakes = records.named(row.last_name, row.first_name, row.patronymic)
    fitting = [job for job in namesakes if not (row.staff_number and job.staff_number and records.is_open(job))]
    if len(fitting) > 1:
        return _Identity(
            problem=Problem("staff_number", _("Several people of this name are known here. Give the staff number."))
        )
    if fitting:
        return _Identity(fitting[0])
    if namesakes:
        number = namesakes[0].staff_number
        return _Identity(
            note=_("Somebody of this name with the staff number %(number)s works here already.") % {"number": number}
        )
    return _Identity()


def _ambiguous(rows: Sequence[Row]) -> dict[int, Problem]:
    """Rows of the list that cannot be told apart: one staff number twice, one name twice without a staff number."""
    found: dict[int, Problem] = {}
    numbers, names = defaultdict(list), defaultdict(list)
    for row in rows:
        names[name_key(row.last_name, row.first_name)].append(row)
        if row.staff_number:
            numbers[row.staff_number.casefold()].append(row)
    for group in names.values():
        for row in group:
            twins = [other for other in group if other is not row and _may_be_one(row, other)]
            if twins and not row.staff_number:
                text = _("The same name stands in row %(row)s. Give the staff number of each, or remove one row.")
                found[row.number] = Problem("staff_number", text % {"row": twins[0].number})
    for group in numbers.values():
        for row in group if len(group) > 1 else ():
            other = next(each for each in group if each is not row)
            text = _("The same staff number stands in row %(row)s.")
            found[row.number] = Problem("staff_number", text % {"row": other.number})
    return found


def _may_be_one(row: Row, other: Row) -> bool:
    return not (row.patronymic and other.patronymic) or search_key(row.patronymic) == search_key(other.patronymic)
