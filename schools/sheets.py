"""The staff list as a workbook."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

WIDTHS = {"A": 36, "B": 16, "C": 28, "D": 28, "E": 14, "F": 28, "G": 10, "H": 12, "I": 14, "J": 14}


def staff_workbook(rows: Iterable[Any]) -> bytes:
    """One line a job. Text is written as text: a name that begins with «=» is no formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Staff"))
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "B2"
    heads = [
        _("Name"),
        _("Post"),
        _("Subjects"),
        _("Category"),
        _("Valid until"),
        _("Roles"),
        _("Account"),
        _("Starts the profession"),
        _("Hired"),
        _("Last day of work"),
    ]
    yes = {True: _("yes"), False: ""}
    sheet.append([_text(sheet, head, bold=True) for head in heads])
    for row in rows:
        sheet.append(
            [
                *[_text(sheet, word) for word in (row.name, row.post, row.subjects, row.category)],
                row.expires_on,
                _text(sheet, row.roles),
                _text(sheet, yes[row.has_account]),
                _text(sheet, yes[row.starts_profession]),
                row.hired_on,
                row.finished_on,
            ]
        )
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _text(sheet: Any, text: str, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
