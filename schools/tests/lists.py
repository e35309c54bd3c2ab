"""Staff lists as bytes, for the tests of the import: each says only the cells that matter to it."""

import io
from datetime import date

from openpyxl import Workbook

from schools.importing.columns import COLUMNS, quality_columns

ON = date(2026, 9, 1)
COMPLETE = {
    "last_name": "Сәрсенова",
    "first_name": "Әлия",
    "patronymic": "Бекқызы",
    "staff_number": "0107",
    "hired_on": date(2015, 9, 1),
    "post": "мұғалім / учитель",
    "subject": "Алгебра; Геометрия",
    "classes": "7А, 8Б",
    "hours": "12; 6",
    "language": "қазақ",
    "shift": 1,
    "starts_profession": "нет",
    "education": "КарУ, математика",
    "category": "педагог-зерттеуші",
    "awarded_on": "01.06.2023",
    "expires_on": "01.06.2028",
    "document": "№ 1284",
    "ethics_on": date(2026, 8, 25),
    "ethics_by": "Жұмабеков Қ. С.",
    "quality 2025 assessed": "100",
    "quality 2025 fives": 20,
    "quality 2025 fours": 50.0,
}


def person(**cells) -> dict[str, object]:
    """A newcomer with what a row needs at least."""
    return {"last_name": "Ахметов", "first_name": "Дәурен", "hired_on": ON, **cells}


def headers(*, years: tuple[int, ...] = (2023, 2024, 2025)) -> dict[str, str]:
    columns = [*COLUMNS, *(column for year in years for column in quality_columns(year))]
    return {column.key: column.bilingual for column in columns}


def workbook(*people: dict[str, object], header: dict[str, str] | None = None, above: tuple[str, ...] = ()) -> bytes:
    """An .xlsx with one sheet: lines above the header, the header, the people."""
    names = header or headers()
    book = Workbook()
    for line in above:
        book.active.append([line])
    book.active.append(list(names.values()))
    for cells in people:
        book.active.append([cells.get(key) for key in names])
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
