"""Paper as such: archival, tagged, quiet, the same every time."""

import logging
import shutil
import subprocess
from io import BytesIO

import pytest
from pypdf import PdfReader

from mentoring.documents.pdf import PaperError, write_pdf
from mentoring.documents.tests import world
from mentoring.documents.wording import LANGUAGES, WORDS, in_words, period_in_words, text
from mentoring.mentorships.documents import render_order

PAGE = '<!doctype html><html lang="kk"><head><title>Т</title>{head}</head><body>{body}</body></html>'
SIGNS = "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸№«»–"


@pytest.fixture
def pair(db):
    return world.proposed(world.make_house())


def _order(pair, **more):
    more = {"number": "45-н/қ", "on": world.ORDERED, "language": "kk", "code": "ABCDEFGHJK"} | more
    return render_order(pair, **more)


@pytest.mark.parametrize(("language", "expected"), [("kk", "kk"), ("ru", "ru"), ("en", "en"), ("kk+ru", "kk")])
def test_paper_is_archival_tagged_titled_and_says_its_language(pair, language, expected):
    reader = PdfReader(BytesIO(_order(pair, language=language).pdf))
    assert reader.root_object["/Lang"] == expected
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/StructTreeRoot"]["/K"]
    assert reader.metadata.title == text("order_title", expected)
    assert b"pdfaid" in reader.root_object["/Metadata"].get_data()


def test_same_paper_is_the_same_file(pair):
    assert _order(pair, language="kk+ru").pdf == _order(pair, language="kk+ru").pdf


def test_rendering_logs_nothing(pair, caplog):
    with caplog.at_level(logging.WARNING):
        _order(pair, language="kk+ru", draft=True)
    assert caplog.records == []


@pytest.mark.parametrize(("language", "marks"), [("kk", ["ЖОБА"]), ("ru", ["ПРОЕКТ"]), ("kk+ru", ["ЖОБА", "ПРОЕКТ"])])
def test_draft_mark_is_on_every_page_of_a_draft_and_on_no_other(pair, language, marks):
    drafts = world.pages_of(_order(pair, language=language, draft=True).pdf)
    assert [mark in page for mark, page in zip(marks, drafts, strict=True)] == [True] * len(marks)
    assert not any(mark in world.text_of(_order(pair, language=language).pdf) for mark in marks)


def test_footer_numbers_the_pages_of_both_parts_in_their_language(pair):
    kk, ru = world.pages_of(_order(pair, language="kk+ru").pdf)
    assert "Құжатты тексеру коды: ABCDEFGHJK" in kk
    assert "1-бет, барлығы 2 бет" in kk
    assert "№ 25 ЖББМ" in kk
    assert "Код проверки документа: ABCDEFGHJK" in ru
    assert "страница 2 из 2" in ru


def test_paper_without_code_prints_no_check_line(pair):
    assert "тексеру коды" not in world.text_of(_order(pair, code="").pdf)


@pytest.mark.parametrize("style", ["normal", "bold"])
def test_every_kazakh_letter_has_a_glyph_of_the_embedded_font(style):
    html = PAGE.format(
        head='<link rel="stylesheet" href="/static/css/paper.css">', body=f'<p style="font-weight: {style}">{SIGNS}</p>'
    )
    reader = PdfReader(BytesIO(write_pdf(html).pdf))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    names = {font["/BaseFont"].split("+")[1] for font in fonts}
    glyphs = reader.pages[0].extract_text()
    assert all(name.startswith("Tinos") for name in names)
    assert [sign for sign in SIGNS if sign not in glyphs] == []


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="stylesheet" href="/static/css/none.css">',
        '<link rel="stylesheet" href="/etc/passwd">',
        '<link rel="stylesheet" href="/static/../etc/passwd">',
        '<link rel="stylesheet" href="http://127.0.0.1:1/x.css">',
        "<style>p { colour: red }</style>",
    ],
    ids=["missing", "other file", "up and out", "network", "mistyped rule"],
)
def test_what_cannot_be_rendered_as_written_is_an_error(head):
    with pytest.raises(PaperError):
        write_pdf(PAGE.format(head=head, body="<p>Т</p>"))


@pytest.mark.parametrize("source", ["file:///etc/hostname", "https://example.kz/logo.png"])
def test_picture_from_elsewhere_is_refused(source):
    with pytest.raises(PaperError):
        write_pdf(PAGE.format(head="", body=f'<img alt="" src="{source}">'))


def test_pages_read_alike_in_another_reader(pair, tmp_path):
    assert shutil.which("pdftotext"), "apt install poppler-utils"
    path = tmp_path / "order.pdf"
    path.write_bytes(_order(pair).pdf)
    out = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout
    assert "Тәлімгерді бекіту туралы" in out


@pytest.mark.parametrize(
    ("language", "day", "period"),
    [
        ("kk", "2026 жылғы 8 қыркүйек", "2026 жылғы 3 қыркүйек – 2026 жылғы 8 қыркүйек"),
        ("ru", "8 сентября 2026 года", "3 сентября 2026 года – 8 сентября 2026 года"),
        ("en", "8 September 2026", "3 September 2026 – 8 September 2026"),
    ],
)
def test_dates_are_written_as_the_language_wants(language, day, period):
    assert in_words(world.ORDERED, language).replace("\u00a0", " ") == day
    assert period_in_words(world.COUNCIL, world.ORDERED, language).replace("\u00a0", " ") == period


def test_every_phrase_exists_in_every_language():
    wordless = [key for key, words in WORDS.items() if not key.startswith("page_") and not all(words)]
    fields = {key: {frozenset(_placeholders(words)) for words in row} for key, row in WORDS.items()}
    assert wordless == []
    assert {len(row) for row in WORDS.values()} == {len(LANGUAGES)}
    assert [key for key, found in fields.items() if len(found) > 1] == []


def _placeholders(words: str) -> list[str]:
    return [part.split("}")[0] for part in words.split("{")[1:]]
