"""The list of pairs as a sheet."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from mentoring.templatetags._statuses import STATUSES

WIDTHS = (28, 28, 22, 14, 24, 12, 12, 12, 26, 12)


def workbook(rows: Iterable[Any]) -> bytes:
    """One line a pair. Text is written as text: a name that begins with «=» is no formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Pairs"))
    for column, width in zip("ABCDEFGHIJ", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    heads = [
        _("Mentor"),
        _("Young teacher"),
        _("Subject"),
        _("Academic year"),
        _("State"),
        _("From"),
        _("Until"),
        _("Exception"),
        _("Next term"),
        _("By"),
    ]
    sheet.append([_text(sheet, head, bold=True) for head in heads])
    for row in rows:
        state = capfirst(str(STATUSES[row.state].label))
        words = [row.mentor, row.mentee, row.subject, row.year, state]
        exception = _("yes") if row.is_exception else ""
        sheet.append(
            [
                *[_text(sheet, word) for word in words],
                row.started_on,
                row.finished_on,
                _text(sheet, exception),
                _text(sheet, row.term),
                row.due_on,
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
