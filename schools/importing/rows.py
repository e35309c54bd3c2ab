"""What does one row of the list say? Cells become a Row, or errors that name the cell. Knows no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from schools.enums import Category, PostKind
from schools.importing import values
from schools.importing.columns import QUALITY_PARTS, Table, quality_key
from schools.importing.values import BadCellError

MAX_HOURS = 60  # a week
MAX_PUPILS = 2000  # in one subject and year
MAX_SUBJECTS = 3
SUBJECT_COLUMNS = ("subject", "subject_2", "subject_3")
HIRED_AHEAD = timedelta(days=366)
VALID_AHEAD = timedelta(days=366 * 20)


@dataclass(frozen=True)
class CellError:
    column: str  # as the list's header has it
    cell: str  # «H7»; empty when the list has no such column
    problem: str


@dataclass(frozen=True)
class Lesson:
    subject: str  # a code
    classes: str = ""
    hours: int | None = None
    language: str = ""
    shift: str = ""


@dataclass(frozen=True)
class Award:
    category: Category
    awarded_on: date
    expires_on: date | None = None
    document: str = ""


@dataclass(frozen=True)
class Ethics:
    confirmed_on: date
    confirmed_by: str


@dataclass(frozen=True)
class Quality:
    subject: str  # a code
    first_year: int
    assessed: int
    fives: int
    fours: int


@dataclass(frozen=True)
class Row:
    """One person with one job, as the list has it; None and "" mean that the list does not say."""

    number: int
    last_name: str
    first_name: str
    patronymic: str = ""
    staff_number: str = ""
    hired_on: date | None = None
    post: PostKind | None = None
    lessons: tuple[Lesson, ...] = ()
    starts_profession: bool | None = None
    education: str = ""
    award: Award | None = None
    ethics: Ethics | None = None
    quality: tuple[Quality, ...] = ()
    errors: tuple[CellError, ...] = ()

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part)


@dataclass(frozen=True)
class Known:
    """What a row may refer to: subjects by folded name, the first calendar years of completed academic years."""

    subjects: Mapping[str, str]
    years: tuple[int, ...]
    today: date


@dataclass
class _Reader:
    """The cells of one row by column, and what was wrong with them so far."""

    table: Table
    number: int
    cells: tuple[object, ...]
    errors: list[CellError] = field(default_factory=list)

    def get(self, key: str, read: Callable[..., Any], **options: Any) -> Any:
        """The cell's meaning; None when it is empty, cannot be read (an error is noted) or has no column."""
        at = self.table.columns.get(key)
        if at is None or at >= len(self.cells):
            return None
        try:
            return read(self.cells[at], **options)
        except BadCellError as bad:
            self.wrong(key, str(bad))
            return None

    def wrong(self, key: str, problem: str) -> None:
        self.errors.append(CellError(self.table.header(key), self.table.reference(key, self.number), problem))

    def is_wrong(self, *keys: str) -> bool:
        cells = {self.table.reference(key, self.number) for key in keys} - {""}
        return any(error.cell in cells for error in self.errors)


def read_rows(table: Table, known: Known) -> list[Row]:
    """Every row that says anything."""
    numbered = enumerate(table.rows, start=table.first_row)
    rows = (
        _read_row(_Reader(table, number, cells), known) for number, cells in numbered if _says_something(table, cells)
    )
    return list(rows)


def _says_something(table: Table, cells: tuple[object, ...]) -> bool:
    """Only known columns count: a running number or a remark alone is no person."""
    return any(at < len(cells) and str(cells[at] or "").strip() for at in table.columns.values())


def _read_row(reader: _Reader, known: Known) -> Row:
    last_name, first_name = _name(reader, "last_name"), _name(reader, "first_name")
    lessons = _lessons(reader, known)
    row = Row(
        number=reader.number,
        last_name=last_name,
        first_name=first_name,
        patronymic=reader.get("patronymic", values.text, limit=80) or "",
        staff_number=reader.get("staff_number", values.text, limit=20) or "",
        hired_on=reader.get("hired_on", values.day, latest=known.today + HIRED_AHEAD),
        post=reader.get("post", values.post),
        lessons=lessons,
        starts_profession=reader.get("starts_profession", values.yes_no),
        education=reader.get("education", values.text, limit=200) or "",
        award=_award(reader, known),
        ethics=_ethics(reader, known),
        quality=_quality(reader, known, lessons),
    )
    return replace(row, errors=tuple(sorted(reader.errors, key=_place)))


def _place(error: CellError) -> tuple[int, str]:
    """Column Z comes before AA."""
    return len(error.cell), error.cell


def _name(reader: _Reader, key: str) -> str:
    name = reader.get(key, values.text, limit=80)
    if name is None and not reader.is_wrong(key):
        reader.wrong(key, _("This cell is empty."))
    return name or ""


def _lessons(reader: _Reader, known: Known) -> tuple[Lesson, ...]:
    """Up to three subjects, each with its classes, hours, language and shift from the same place between semicolons."""
    named = [(key, name) for key in SUBJECT_COLUMNS for name in reader.get(key, values.parts) or [] if name]
    codes: list[str] = []
    for key, name in named:
        code = reader.get(key, lambda _cell, name=name: values.subject(name, known.subjects))
        if code in codes:
            reader.wrong(key, _("The subject “%(subject)s” stands twice.") % {"subject": name})
        elif code:
            codes.append(code)
    if len(named) > MAX_SUBJECTS:
        reader.wrong("subject", _("More than %(limit)s subjects.") % {"limit": MAX_SUBJECTS})
    places = len(named)
    classes = _each(reader, "classes", places, lambda part: values.text(part, limit=80), shared=True)
    hours = _each(reader, "hours", places, lambda part: values.count(part, limit=MAX_HOURS), shared=False)
    languages = _each(reader, "language", places, values.language, shared=True)
    shifts = _each(reader, "shift", places, values.shift, shared=True)
    if len(codes) != places or reader.is_wrong("classes", "hours", "language", "shift"):
        return ()
    facts = zip(codes, classes, hours, languages, shifts, strict=True)
    return tuple(
        Lesson(code, classes or "", hours, language or "", shift or "")
        for code, classes, hours, language, shift in facts
    )


def _each(reader: _Reader, key: str, places: int, read: Callable[[object], Any], *, shared: bool) -> list[Any]:
    """One value for each subject. A single value holds for all of them where it can be `shared`; hours cannot."""
    if places == 1:  # «5А; 5Б» of a single subject is one value
        return [reader.get(key, read)]
    parts = reader.get(key, values.parts) or []
    if not parts:
        return [None] * places
    if places == 0:
        reader.wrong(key, _("No subject is named in this row."))
        return []
    if len(parts) == 1 and shared:
        parts *= places
    if len(parts) != places:
        reader.wrong(
            key,
            _("%(subjects)s subjects, but %(values)s values. Write one for each, separated by “;”.")
            % {"subjects": places, "values": len(parts)},
        )
        return [None] * places
    meaning = {part: reader.get(key, lambda _cell, part=part: read(part)) for part in set(parts)}
    return [meaning[part] for part in parts]


def _award(reader: _Reader, known: Known) -> Award | None:
    category = reader.get("category", values.category)
    awarded_on = reader.get("awarded_on", values.day, latest=known.today)
    expires_on = reader.get("expires_on", values.day, latest=known.today + VALID_AHEAD)
    document = reader.get("document", values.text, limit=120) or ""
    if reader.is_wrong("category", "awarded_on", "expires_on"):
        return None
    if category is None:
        for key, value in (("awarded_on", awarded_on), ("expires_on", expires_on), ("document", document)):
            if value:
                reader.wrong(key, _("No category is named in this row."))
        return None
    if awarded_on is None:
        reader.wrong("awarded_on", _("Say when the category was awarded."))
        return None
    if expires_on and expires_on <= awarded_on:
        reader.wrong("expires_on", _("The category expires before it is awarded."))
        return None
    return Award(category, awarded_on, expires_on, document)


def _ethics(reader: _Reader, known: Known) -> Ethics | None:
    confirmed_on = reader.get("ethics_on", values.day, latest=known.today)
    confirmed_by = reader.get("ethics_by", values.text, limit=120)
    if reader.is_wrong("ethics_on", "ethics_by") or (confirmed_on is None and confirmed_by is None):
        return None
    if confirmed_by is None:
        reader.wrong("ethics_by", _("Say who confirmed it."))
        return None
    if confirmed_on is None:
        reader.wrong("ethics_on", _("Say on which day it was confirmed."))
        return None
    return Ethics(confirmed_on, confirmed_by)


def _quality(reader: _Reader, known: Known, lessons: tuple[Lesson, ...]) -> tuple[Quality, ...]:
    """The counts of each completed year; they belong to the first subject of the row, the main one."""
    found = []
    for year in known.years:
        keys = [quality_key(year, part) for part in QUALITY_PARTS]
        counts = [reader.get(key, values.count, limit=MAX_PUPILS) for key in keys]
        if reader.is_wrong(*keys) or counts == [None] * len(counts):
            continue
        if problem := _wrong_counts(keys, counts):
            reader.wrong(*problem)
        elif lessons:
            found.append(Quality(lessons[0].subject, year, *counts))
        elif not reader.is_wrong(*SUBJECT_COLUMNS, "classes", "hours", "language", "shift"):
            reader.wrong(keys[0], _("No subject is named in this row."))
    return tuple(found)


def _wrong_counts(keys: list[str], counts: list[int | None]) -> tuple[str, str] | None:
    for key, number in zip(keys, counts, strict=True):
        if number is None:
            return key, _("This cell is empty, though the year has other figures.")
    assessed, fives, fours = (number or 0 for number in counts)
    if assessed == 0:
        return keys[0], _("Nobody was assessed: leave the figures of this year empty.")
    if fives + fours > assessed:
        return keys[0], _("More pupils with “4” and “5” than pupils assessed.")
    return None
