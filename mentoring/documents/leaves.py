"""Where does a book's own number stand on a page? In the margin above what was printed there when it was issued."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.template.loader import render_to_string
from pikepdf import Array, Dictionary, Name, Pdf, parse_content_stream

from mentoring.documents.pdf import PaperError, write_pdf
from mentoring.documents.wording import text

MM = 72 / 25.4
SIZE, RIGHT, BASELINE = 8.5, 15 * MM, 8.5 * MM  # points: of the letters, from the right and from the upper edge
DIGITS = "0123456789"
FONT = Name("/BookNumber")
# A page is drawn inside q … Q: whatever it leaves set does not reach its number, which is no part of the text.
BEFORE = b"q"
AFTER = (
    b"Q /Artifact <</Type /Pagination /Subtype /Header>> BDC q 0.2 g BT /BookNumber %.2f Tf 1 0 0 1 %.2f %.2f Tm"
    b" <%s> Tj ET Q EMC"
)


@dataclass(frozen=True)
class Letters:
    """The font the numbers are set in, embedded once: the glyph of a letter, and its width in thousandths."""

    font: Any
    glyphs: dict[str, int]
    widths: dict[int, float]

    def code_of(self, label: str) -> bytes:
        return b"".join(b"%04x" % self.glyphs[letter] for letter in label)

    def width_of(self, label: str) -> float:
        """In points."""
        return sum(self.widths[self.glyphs[letter]] for letter in label) * SIZE / 1000


def number_leaves(book: Pdf, language: str) -> None:
    """Write the running number on every page, the way `language` says it.

    Setting a page for each number would take as long as setting the book: the letters are set once, by WeasyPrint like
    everything else, and each number is drawn with their glyphs.
    """
    letters = _letters(book, language)
    before = book.make_stream(BEFORE)
    for number, page in enumerate(book.pages, start=1):
        label = text("book_page", language, page=number)
        fonts = _fonts_of(page.obj.Resources)
        if FONT in fonts and fonts[FONT].objgen != letters.font.objgen:
            raise PaperError("a book cannot be bound into another book")
        fonts[FONT] = letters.font
        left, _, width, height = (float(edge) for edge in page.mediabox)
        place = (left + width - RIGHT - letters.width_of(label), height - BASELINE)
        after = book.make_stream(AFTER % (SIZE, *place, letters.code_of(label)))
        printed = page.obj.Contents
        page.obj.Contents = Array([before, *(printed if isinstance(printed, Array) else [printed]), after])


def _fonts_of(resources: Any) -> Any:
    if Name.Font not in resources:
        resources.Font = Dictionary()
    return resources.Font


def _letters(book: Pdf, language: str) -> Letters:
    label = text("book_page", language, page=DIGITS)
    html = render_to_string("documents/leaves.html", {"language": language, "label": label})
    with Pdf.open(BytesIO(write_pdf(html, tagged=False).pdf)) as leaf:
        glyphs = b"".join(bytes(part) for part in _shown(leaf))
        codes = [int.from_bytes(glyphs[at : at + 2], "big") for at in range(0, len(glyphs), 2)]
        [font] = leaf.pages[0].Resources.Font.values()
        if len(codes) != len(label):
            raise PaperError("a number of the book is not set letter by letter")
        return Letters(book.copy_foreign(font), dict(zip(label, codes, strict=True)), _widths(font))


def _shown(leaf: Pdf) -> list[Any]:
    """The strings of the page's one line, glyph by glyph."""
    return [
        part
        for operands, operator in parse_content_stream(leaf.pages[0], "TJ")
        for part in operands[0]
        if not isinstance(part, int | float) and hasattr(part, "__bytes__")
    ]


def _widths(font: Any) -> dict[int, float]:
    """/W of a font: [first glyph [width width …] …]."""
    found, runs = {}, list(font.DescendantFonts[0].W)
    for first, widths in zip(runs[::2], runs[1::2], strict=True):
        found |= {int(first) + position: float(width) for position, width in enumerate(widths)}
    return found
