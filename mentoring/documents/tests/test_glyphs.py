"""Has every sign of our papers a drawing in the fonts that the file itself carries? Asked of the fonts, not hoped."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from mentoring.documents.pdf import write_pdf

SIGNS = "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸№«»–—…“”’→ЁёЪъ"
STYLES = {
    "regular": "",
    "bold": "font-weight: bold",
    "italic": "font-style: italic",
    "both": "font: italic bold 12pt Tinos",
}


def embedded(reader: PdfReader) -> list[tuple[dict[int, str], TTFont]]:
    """Of each font of the first page: which text its glyph numbers stand for, and the font itself."""
    found = []
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        font = font.get_object()
        [child] = font["/DescendantFonts"]
        descriptor = child.get_object()["/FontDescriptor"]
        data = (descriptor.get("/FontFile2") or descriptor["/FontFile3"]).get_object().get_data()
        found.append((_texts(font["/ToUnicode"].get_object().get_data().decode()), TTFont(BytesIO(data))))
    return found


def _texts(cmap: str) -> dict[int, str]:
    """The table from glyph number to text (a ToUnicode CMap) as a dictionary."""
    texts, inside = {}, False
    for line in cmap.splitlines():
        if line.endswith(("beginbfchar", "endbfchar")):
            inside = line.endswith("beginbfchar")
        elif inside:
            glyph, text = line.replace("<", " ").replace(">", " ").split()
            texts[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return texts


@pytest.mark.parametrize("style", list(STYLES))
def test_every_sign_is_drawn_by_the_embedded_font(style):
    html = f'<!doctype html><html lang="kk"><head><title>Т</title></head><body><p style="{STYLES[style]}">{SIGNS}</p></body></html>'
    reader = PdfReader(BytesIO(write_pdf(html).pdf))
    drawn = {}
    for texts, font in embedded(reader):
        assert font["name"].getDebugName(6) is None or "Tinos" in font["name"].getDebugName(6)
        glyphs = font["glyf"]
        for number, text in texts.items():
            name = font.getGlyphName(number)
            assert number != 0, f"{text} is drawn as .notdef"
            drawn[text] = glyphs[name].numberOfContours != 0
    assert [sign for sign in SIGNS if not drawn.get(sign)] == []


@pytest.mark.parametrize(
    ("typed", "printed"), [("Жарайсың \U0001f44d\U0001f3fd!", "Жарайсың □□!"), ("\U0001d11e", "□"), ("中文", "□□")]
)
def test_a_sign_no_font_has_is_printed_as_a_square_and_the_paper_does_not_fail(typed, printed):
    html = f'<!doctype html><html lang="kk"><head><title>Т</title></head><body><p>{typed}</p></body></html>'
    body, *_foot = PdfReader(BytesIO(write_pdf(html).pdf)).pages[0].extract_text().split("\n")
    assert body == printed
