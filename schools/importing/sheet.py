"""What is written in this file? An .xlsx becomes rows of plain values, after its zip directory was judged.

A workbook of a few kilobytes can unpack to gigabytes or hold entities that grow without end; openpyxl reads all it is
given. So the directory is judged first (members, sizes, ratio), then the XML (no DTD); then a bounded area is read.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass

import openpyxl
from django.conf import settings
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from schools.errors import RuleBroken

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_ROWS = 1000  # people in one list
MAX_COLUMNS = 100
ROWS_ABOVE = 20  # a title, an approval stamp, the header lines
MAX_MEMBERS = 500
MAX_UNPACKED_BYTES = 24 * 1024 * 1024  # pictures hardly shrink, so they fit like the file itself
# (from this size on, a part may shrink at most so many times): small parts of honest files shrink a lot, and the XML
# of a thousand rows stays far below the second size; parsing costs twenty times the size in memory.
MAX_RATIOS = ((1024 * 1024, 100), (6 * 1024 * 1024, 2))
# Any member can be named as a sheet, whatever it is called, and expat reads UTF-16 as well.
FORBIDDEN = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
# What openpyxl lets through when a workbook's inside is broken; it documents none of them. SyntaxError is what both
# readers of XML it may use, the standard one and lxml, derive their own from.
BROKEN_INSIDE = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, NotImplementedError, RuntimeError,
    KeyError, IndexError, ValueError, TypeError, AttributeError, EOFError,
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """The values of one visible sheet as they stand: `rows[0]` is the sheet's row 1, `rows[0][0]` its cell A1."""

    title: str
    rows: tuple[tuple[object, ...], ...]


def read(data: bytes) -> list[Sheet]:
    """The visible sheets of a workbook, formulas as their last values. Raises RuleBroken when it is none or unsafe."""
    guard(data)
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            return [Sheet(sheet.title, _rows(sheet)) for sheet in visible]
        finally:
            workbook.close()
    except BROKEN_INSIDE as error:
        raise RuleBroken(_("This workbook is damaged. Open it in Excel, save it anew and choose it again.")) from error


def guard(data: bytes) -> None:
    """Raise RuleBroken unless these bytes are an .xlsx of a believable size, packed as Excel packs."""
    check_size(len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _judge(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise _not_xlsx() from error


def check_size(size: int) -> None:
    """Ask this before the bytes are read into memory."""
    if size > settings.MAX_UPLOAD_BYTES:
        limit = settings.MAX_UPLOAD_BYTES // (1024 * 1024)
        raise RuleBroken(_("The file is larger than %(limit)s MB.") % {"limit": limit})


def _judge(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise _not_xlsx()
    unpacked = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > size and member.file_size > ratio * member.compress_size
        for member in members
        for size, ratio in MAX_RATIOS
    )
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED_BYTES or swollen:
        raise _unsafe()
    for member in members:
        content = archive.read(member)
        if any(word in content for word in FORBIDDEN):
            raise _unsafe()


def _rows(sheet: ReadOnlyWorksheet) -> tuple[tuple[object, ...], ...]:
    """A bounded area: a sheet may claim a million rows, and reading walks every one of them."""
    limit = MAX_ROWS + ROWS_ABOVE
    rows = list(sheet.iter_rows(max_row=limit + 1, max_col=MAX_COLUMNS, values_only=True))
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    if len(rows) > limit:
        raise too_many_rows()
    return tuple(rows)


def too_many_rows() -> RuleBroken:
    return RuleBroken(
        _("The list has more than %(limit)s rows. Divide it and import the parts one after another.")
        % {"limit": MAX_ROWS}
    )


def _not_xlsx() -> RuleBroken:
    return RuleBroken(
        _("This is not an .xlsx workbook. In Excel choose “Save as”, “Excel Workbook (.xlsx)”, without a password.")
    )


def _unsafe() -> RuleBroken:
    return RuleBroken(_("This workbook is too large inside or not safe to open. Copy the list into the template."))
