"""How does a paper become a Word file an office can edit? From the same text the PDF is made of, block by block.

There is no second source of wording: the HTML of a paper is walked through and every block it may hold is written as
its like in Word: headings, numbered items, tables whose header rows repeat, signature lines. What a block is, its class
says, as in paper.css.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from mentoring.documents.pdf import Rendered
from mentoring.documents.wording import text

LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
FONT = "Times New Roman"
# Millimetres, as paper.css: page width and height, then margins top, right, bottom, left.
UPRIGHT, ACROSS = (210, 297, 20, 15, 20, 30), (297, 210, 20, 15, 18, 20)
NARROW = 4  # with more columns a table is set smaller
SIGN_WIDTHS, DATED_WIDTHS = (45, 22, 33), (28, 17, 27, 28)
CENTRED = {"letterhead", "kind", "subtitle"}
BOLD = {"letterhead", "kind", "word", "copy", "label"}
SKIPPED = {"svg", "img", "style", "script", "colgroup", "caption"}


def write_word(rendered: Rendered) -> bytes:
    """The .docx of a rendered paper: A4, a page header that says it is a copy, the language set for every run."""
    from lxml.html import document_fromstring  # noqa: PLC0415  only Word copies need it

    page = document_fromstring(rendered.html)
    body = page.body
    geometry = ACROSS if "wide" in (body.get("class") or "") else UPRIGHT
    writer = _Writer(geometry)
    for number, article in enumerate(body.iter("article")):
        writer.part(article, is_first=number == 0)
    return writer.file(page.findtext(".//title") or "")


@cache
def _docx() -> Any:
    import docx  # noqa: PLC0415  a tenth of a second and only Word copies need it
    import docx.enum.section  # noqa: PLC0415
    import docx.enum.table  # noqa: PLC0415
    import docx.enum.text  # noqa: PLC0415
    import docx.oxml  # noqa: PLC0415
    import docx.oxml.ns  # noqa: PLC0415
    import docx.shared  # noqa: PLC0415

    return docx


@dataclass(frozen=True)
class _Run:
    """A stretch of text of one face; a line break inside is a line break on paper."""

    text: str
    bold: bool = False
    italic: bool = False


class _Writer:
    """One Word file being written; `holder` is what the next block goes into: the document or a cell."""

    def __init__(self, geometry: tuple[int, ...]) -> None:
        self.word = _docx()
        self.document = self.word.Document()
        self.geometry = geometry
        self.language = "kk"
        self.width = geometry[0] - geometry[3] - geometry[5]
        self.is_below_table = False  # what follows a table keeps a distance from it
        self._set_styles()

    # Frame ----------------------------------------------------------------------------------------------------------
    def part(self, article: Any, *, is_first: bool) -> None:
        """A full text in one language: a section of its own, with its own head and foot."""
        self.language = article.get("lang")
        section = self.document.sections[0]
        if not is_first:
            section = self.document.add_section(self.word.enum.section.WD_SECTION.NEW_PAGE)
        self._set_page(section)
        self._set_head(section, article)
        self._set_foot(section, article)
        self._blocks(article, self.document)

    def file(self, title: str) -> bytes:
        properties = self.document.core_properties
        properties.title, properties.author, properties.language = title, "", LOCALES[self.language]
        properties.comments = ""
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _set_styles(self) -> None:
        shared = self.word.shared
        styles = self.document.styles
        for name, size in (("Normal", 12), ("Heading 1", 14), ("Heading 2", 12)):
            font = styles[name].font
            font.name, font.size, font.color.rgb = FONT, shared.Pt(size), shared.RGBColor(0, 0, 0)
            fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
            for key in list(fonts.attrib):
                del fonts.attrib[key]
            for key in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(self._name(f"w:{key}"), FONT)
            styles[name].paragraph_format.space_before = shared.Pt(0 if name == "Normal" else 10)
            styles[name].paragraph_format.space_after = shared.Pt(4)
        styles["Heading 1"].paragraph_format.alignment = self.word.enum.text.WD_ALIGN_PARAGRAPH.CENTER

    def _set_page(self, section: Any) -> None:
        mm = self.word.shared.Mm
        width, height, top, right, bottom, left = self.geometry
        orientation = self.word.enum.section.WD_ORIENT
        section.orientation = orientation.LANDSCAPE if width > height else orientation.PORTRAIT
        section.page_width, section.page_height = mm(width), mm(height)
        section.top_margin, section.right_margin = mm(top), mm(right)
        section.bottom_margin, section.left_margin = mm(bottom), mm(left)

    def _set_head(self, section: Any, article: Any) -> None:
        section.header.is_linked_to_previous = False
        said = [text("editable_copy", self.language), article.get("data-draft") or ""]
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = self.word.enum.text.WD_ALIGN_PARAGRAPH.CENTER
        self._runs(paragraph, [_Run("\n".join(filter(None, said)), bold=True)])

    def _set_foot(self, section: Any, article: Any) -> None:
        section.footer.is_linked_to_previous = False
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = self.word.enum.text.WD_ALIGN_PARAGRAPH.CENTER
        for said, field in (("before", "PAGE"), ("between", "NUMPAGES"), ("after", "")):
            self._runs(paragraph, [_Run(article.get(f"data-{said}") or "")])
            if field:
                self._field(paragraph, field)

    # Blocks ---------------------------------------------------------------------------------------------------------
    def _blocks(self, parent: Any, holder: Any) -> None:
        for element in parent:
            if not isinstance(element.tag, str) or element.tag in SKIPPED:
                continue
            self._block(element, holder)

    def _block(self, element: Any, holder: Any) -> None:
        classes = _classes(element)
        if element.tag in ("h1", "h2"):
            paragraph = self._new_paragraph(holder, "Heading 1" if element.tag == "h1" else "Heading 2")
            self._runs(paragraph, _inline(element, bold=True))
        elif element.tag == "p":
            self._paragraph(element, holder)
        elif element.tag == "table":
            self._table(element, holder)
        elif element.tag in ("ol", "ul"):
            self._items(element, holder)
        elif "place" in classes:
            self._place(element, holder)
        elif "approval" in classes:
            self._approval(element, holder)
        elif "sign" in classes:
            self._sign(element, holder)
        elif "line" in classes:
            self._runs(self._new_paragraph(holder), [_Run("_______________ "), *_inline(element)])
        else:
            self._blocks(element, holder)

    def _new_paragraph(self, holder: Any, style: str | None = None) -> Any:
        paragraph = holder.add_paragraph(style=style)
        if self.is_below_table:
            paragraph.paragraph_format.space_before = self.word.shared.Pt(8)
        self.is_below_table = False
        return paragraph

    def _paragraph(self, element: Any, holder: Any, style: str | None = None) -> None:
        classes = _classes(element)
        paragraph = self._new_paragraph(holder, style)
        if classes & CENTRED:
            paragraph.alignment = self.word.enum.text.WD_ALIGN_PARAGRAPH.CENTER
        self._runs(paragraph, _inline(element, bold=bool(classes & BOLD), italic="nothing" in classes))

    def _items(self, element: Any, holder: Any) -> None:
        """A list numbered from one, or a plain one; tables and further lines of an item stand below its first."""
        numbering = self._new_numbering() if element.tag == "ol" else None
        for item in element.iter("li"):
            if item.getparent() is not element:
                continue
            paragraph = self._new_paragraph(holder, "List Number" if numbering else "List Bullet")
            if numbering:
                self._number(paragraph, numbering)
            self._runs(paragraph, _inline(item))
            self._blocks(_only_blocks(item), holder)

    def _place(self, element: Any, holder: Any) -> None:
        """Left, middle and right on one line, by tab stops."""
        alignment = self.word.enum.text.WD_TAB_ALIGNMENT
        paragraph = self._new_paragraph(holder)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(self.word.shared.Mm(self.width / 2), alignment.CENTER)
        stops.add_tab_stop(self.word.shared.Mm(self.width), alignment.RIGHT)
        for number, part in enumerate(element):
            self._runs(paragraph, [_Run("\t")] if number else [])
            self._runs(paragraph, _inline(part))

    def _approval(self, element: Any, holder: Any) -> None:
        sides = list(element)
        table = self._grid(holder, 1, [50] * len(sides), ruled=False)
        for cell, side in zip(table.rows[0].cells, sides, strict=True):
            self._blocks(side, cell)
            self._drop_first(cell)

    def _sign(self, element: Any, holder: Any) -> None:
        """Post, a line for the pen, the name and, where it is asked for, the date; kept with what stands above."""
        spans = list(element)
        table = self._grid(holder, 1, DATED_WIDTHS if len(spans) == len(DATED_WIDTHS) else SIGN_WIDTHS, ruled=False)
        self._keep_whole(table.rows[0])
        for cell, span in zip(table.rows[0].cells, spans, strict=True):
            if "pen" in _classes(span):
                self._underline(cell)
            cell.vertical_alignment = self.word.enum.table.WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before, spacing.space_after = self.word.shared.Pt(10), self.word.shared.Pt(0)
            self._runs(cell.paragraphs[0], _inline(span))

    # Tables ---------------------------------------------------------------------------------------------------------
    def _table(self, element: Any, holder: Any) -> None:
        rows = list(element.iter("tr"))
        columns = max(sum(_span(cell) for cell in row) for row in rows)
        table = self._grid(holder, len(rows), _widths(element, columns))
        is_narrow = columns > NARROW
        for line, row in zip(table.rows, rows, strict=True):
            self._keep_whole(line)
            is_head = row.getparent().tag == "thead"
            if is_head:
                self._repeat(line)
            column = 0
            for cell in row:
                target = line.cells[column]
                if _span(cell) > 1:
                    target = target.merge(line.cells[column + _span(cell) - 1])
                self._cell(cell, target, bold=is_head or "stage" in _classes(row), size=10 if is_narrow else 11)
                column += _span(cell)
        self.is_below_table = holder is self.document

    def _cell(self, element: Any, cell: Any, *, bold: bool, size: int) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = self.word.shared.Pt(1)
        if element.getparent().getparent().tag == "thead" or "num" in _classes(element):
            paragraph.alignment = self.word.enum.text.WD_ALIGN_PARAGRAPH.CENTER
        self._runs(paragraph, _inline(element, bold=bold), size=size)
        self._blocks(_only_blocks(element), cell)
        if not paragraph.text and len(cell.paragraphs) > 1:
            self._drop_first(cell)

    def _grid(self, holder: Any, rows: int, widths: Any, *, ruled: bool = True) -> Any:
        """A table over the text's width; `widths` in per cent."""
        mm = self.word.shared.Mm
        table = holder.add_table(rows, len(widths))
        table.style = "Table Grid" if ruled else "Normal Table"
        table.autofit = False
        for number, width in enumerate(widths):
            table.columns[number].width = mm(self.width * width / 100)
            for cell in table.columns[number].cells:
                cell.width = mm(self.width * width / 100)
        return table

    # XML that python-docx has no words for --------------------------------------------------------------------------
    def _name(self, name: str) -> str:
        return self.word.oxml.ns.qn(name)

    def _new(self, name: str, **attributes: str) -> Any:
        element = self.word.oxml.OxmlElement(f"w:{name}")
        for key, value in attributes.items():
            element.set(self._name(f"w:{key}"), value)
        return element

    def _runs(self, paragraph: Any, runs: list[_Run], size: int | None = None) -> None:
        for each in runs:
            run = paragraph.add_run(each.text)  # a line break of the text becomes one of Word
            run.bold, run.italic = each.bold or None, each.italic or None
            if size:
                run.font.size = self.word.shared.Pt(size)
            self._set_language(run)

    def _set_language(self, run: Any) -> None:
        run._r.get_or_add_rPr().append(self._new("lang", val=LOCALES[self.language]))

    def _field(self, paragraph: Any, code: str) -> None:
        run = paragraph.add_run()
        self._set_language(run)
        instruction = self._new("instrText")
        instruction.text = code
        for element in (
            self._new("fldChar", fldCharType="begin"),
            instruction,
            self._new("fldChar", fldCharType="end"),
        ):
            run._r.append(element)

    def _repeat(self, row: Any) -> None:
        row._tr.get_or_add_trPr().append(self._new("tblHeader", val="true"))

    def _keep_whole(self, row: Any) -> None:
        row._tr.get_or_add_trPr().append(self._new("cantSplit", val="true"))

    def _underline(self, cell: Any) -> None:
        borders = self._new("tcBorders")
        borders.append(self._new("bottom", val="single", sz="4", space="0", color="000000"))
        cell._tc.get_or_add_tcPr().append(borders)

    def _drop_first(self, cell: Any) -> None:
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)

    def _new_numbering(self) -> str:
        """A numbering of its own, from one, in the manner of the style «List Number»."""
        numbering = self.document.part.numbering_part.numbering_definitions._numbering
        style = self.document.styles["List Number"].element.pPr.numPr.numId.val
        abstract = next(each for each in numbering.num_lst if each.numId == style).abstractNumId.val
        number = numbering.add_num(abstract)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return str(number.numId)

    def _number(self, paragraph: Any, numbering: str) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = int(numbering)


# Reading the paper ---------------------------------------------------------------------------------------------------
BLOCKS = {"p", "table", "ol", "ul", "div", "section", "h1", "h2"}


def _classes(element: Any) -> set[str]:
    return set((element.get("class") or "").split())


def _span(cell: Any) -> int:
    return int(cell.get("colspan") or 1)


def _widths(table: Any, columns: int) -> list[float]:
    """Per cent, as the paper sets them; equal shares where it sets none."""
    found = [float(col.get("style").split(":")[1].strip(" %;")) for col in table.iter("col") if col.get("style")]
    if len(found) == columns:
        return found
    return [38, 62] if columns == 2 and "facts" in _classes(table) else [100 / columns] * columns


def _only_blocks(element: Any) -> list[Any]:
    """What in an item or a cell is more than a line of text."""
    return [child for child in element if child.tag in BLOCKS]


def _inline(element: Any, *, bold: bool = False, italic: bool = False) -> list[_Run]:
    """The text of a block without the blocks inside it, spaces as a browser would show them."""
    runs: list[_Run] = []
    keeps = "written" in _classes(element)
    for run in _pieces(element, bold=bold, italic=italic, keeps=keeps):
        text_ = run.text
        if (not runs or runs[-1].text.endswith((" ", "\n"))) and text_[:1] == " ":
            text_ = text_[1:]
        if text_:
            runs.append(_Run(text_, run.bold, run.italic))
    if runs and runs[-1].text.endswith(" "):
        last = runs.pop()
        runs += [_Run(last.text.rstrip(" "), last.bold, last.italic)] if last.text.strip(" ") else []
    return runs


def _pieces(element: Any, *, bold: bool, italic: bool, keeps: bool) -> Iterator[_Run]:
    if element.text:
        yield _Run(_spaces(element.text, keeps), bold, italic)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        classes = _classes(child)
        if child.tag == "br":
            yield _Run("\n", bold, italic)
        elif "bar" in classes:
            yield _Run("".join("■" if "on" in _classes(step) else "□" for step in child), bold, italic)
        elif child.tag not in BLOCKS | SKIPPED:
            yield from _pieces(
                child,
                bold=bold or child.tag == "strong" or bool(classes & BOLD),
                italic=italic or "nothing" in classes,
                keeps=keeps or "written" in classes,
            )
        if child.tail:
            yield _Run(_spaces(child.tail, keeps), bold, italic)


def _spaces(written: str, keeps: bool) -> str:
    """Runs of white space as one space, but for the no-break one and, where they count, the ends of lines."""
    lines = written.replace("\r\n", "\n").split("\n") if keeps else [written]
    return "\n".join(_one_space(line) for line in lines)


def _one_space(line: str) -> str:
    words = [word for word in line.replace("\n", " ").replace("\t", " ").split(" ") if word]
    lead = " " if line[:1] in (" ", "\n", "\t") else ""
    trail = " " if line[-1:] in (" ", "\n", "\t") and words else ""
    return f"{lead}{' '.join(words)}{trail}"
