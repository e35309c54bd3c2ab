"""How does a page become a paper? HTML in, PDF out; nothing is fetched but our own static files."""

import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import segno
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe

from mentoring.documents.enums import DocumentLanguage
from mentoring.documents.own import Look, look_of
from mentoring.documents.wording import own_words

STATIC = "/static/"  # inside papers only; never the address the installation serves its files under
EMBLEM = "data:image/png;base64,"  # what `own.emblem_address` begins with
_complaints: ContextVar[list[str] | None] = ContextVar("complaints", default=None)
_corrects: ContextVar[Any] = ContextVar("corrects", default=None)


class PaperError(Exception):
    """The paper did not render as it was written (a missing file, a mistyped rule): nothing may be issued."""


@contextmanager
def correcting(document: Any) -> Iterator[None]:
    """Whatever is rendered inside says on its first page which issued paper it corrects."""
    token = _corrects.set(document)
    try:
        yield
    finally:
        _corrects.reset(token)


@dataclass(frozen=True)
class Rendered:
    html: str
    pdf: bytes
    pages: int


class Paper(Protocol):
    """What every paper carries for its frame, in the language active while it is built."""

    @property
    def title(self) -> str: ...

    @property
    def school(self) -> Any: ...


def render_pdf(
    template: str,
    build: Callable[[], Paper],
    *,
    language: str,
    code: str = "",
    draft: bool = False,
    layout: str = "",
) -> Rendered:
    """One full text after the other in each language of `language`, as archival tagged PDF (PDF/A-2a).

    `layout`: "" upright, "wide" across, "front" for the opening pages of a book, which carry the book's numbers.
    `build` is called once a language, while that language is active; `template` only prints what it returned. The same
    input gives the same bytes. Raises PaperError instead of issuing a paper that lacks something.
    """
    return write_pdf(compose(template, build, language=language, code=code, draft=draft, layout=layout))


def compose(
    template: str,
    build: Callable[[], Paper],
    *,
    language: str,
    code: str = "",
    draft: bool = False,
    layout: str = "",
    look: Look | None = None,
    shown: bool = False,
) -> str:
    """The HTML of a paper, as `render_pdf` sets it. `look` stands in for the school's own; `shown` is for a browser."""
    parts, title = [], ""
    for part in DocumentLanguage(language).parts:
        with translation.override(part):
            paper = build()
            look = look or look_of(paper.school)
            title = title or paper.title
            context = {"paper": paper, "language": part, "code": code, "draft": draft}
            beside = {"corrects": _corrects.get(), "emblem": mark_safe(look.emblem), **check_of(code)}
            with own_words(look.words):
                parts.append(mark_safe(render_to_string(template, context | beside)))
    first = DocumentLanguage(language).parts[0]
    frame = {"parts": parts, "language": first, "title": title, "layout": layout, "shown": shown}
    return render_to_string("documents/paper.html", frame)


def write_pdf(html: str, *, tagged: bool = True) -> Rendered:
    """The PDF of a whole HTML text; without tags it is not archival by itself, but may become part of such a one.

    A sign no font has (somebody typed a smiley) is printed as an empty square: the paper must not fail by it.
    """
    rendered, complaints = _written(html, tagged=tagged)
    if signs := _undrawn(complaints):
        html = html.translate(signs)
        rendered, complaints = _written(html, tagged=tagged)
    if complaints:
        raise PaperError("; ".join(complaints))
    return rendered


def _written(html: str, *, tagged: bool) -> tuple[Rendered, list[str]]:
    complaints: list[str] = []
    token = _complaints.set(complaints)
    try:
        document = engine().render(html)
        pdf = document.write_pdf(pdf_variant="pdf/a-2a", finisher=_tell_languages) if tagged else document.write_pdf()
    finally:
        _complaints.reset(token)
    return Rendered(html=html, pdf=pdf, pages=len(document.pages)), complaints


def _undrawn(complaints: list[str]) -> dict[int, str]:
    """What to print instead of the signs WeasyPrint found no glyph for; nothing for those that only join others."""
    told = " ".join(complaint for complaint in complaints if complaint.startswith(".notdef"))
    signs = {int(number, 16) for number in re.findall(r"U\+([0-9A-F]+)", told)}
    return {sign: "" if unicodedata.category(chr(sign)) in ("Cf", "Mn", "Me") else "□" for sign in signs}


def check_of(code: str) -> dict[str, str]:
    """What the foot of a paper says of its public check: the address to type, and the QR code that holds it whole."""
    if not code:
        return {"check_address": "", "qr": ""}
    door = settings.PUBLIC_URL + reverse("documents:check_typed")
    drawn = segno.make(f"{door}{code}", error="m", micro=False)
    qr = drawn.svg_inline(border=0, omitsize=True, svgclass="qr", lineclass=None, title=code)
    return {"check_address": door.partition("://")[2], "qr": mark_safe(qr)}


def _tell_languages(document: Any, pdf: Any) -> None:
    """WeasyPrint tells the language of the whole file only; the text in the other language must say its own, or it is
    read aloud as if it were in the first."""
    languages = [_language_of(page._page_box) for page in document.pages]
    pages = dict(zip(pdf.page_references, languages, strict=True))
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/Art" and (language := pages.get(element["Pg"])):
            element["Lang"] = _pdf_string(language)


def _pdf_string(text: str) -> Any:
    from pydyf import String  # noqa: PLC0415  comes with WeasyPrint, which only papers need

    return String(text)


def _language_of(box: Any) -> str:
    """The language of the article a page is of; "" where there is none."""
    if box.element_tag == "article":
        return box.element.get("lang", "")
    return next((found for child in getattr(box, "children", ()) if (found := _language_of(child))), "")


class _Listener(logging.Handler):
    """WeasyPrint only logs what it could not do; here it is heard, in the context that renders."""

    def emit(self, record: logging.LogRecord) -> None:
        heard = _complaints.get()
        if heard is not None:
            heard.append(record.getMessage())


@dataclass(frozen=True)
class Engine:
    """WeasyPrint ready to set our papers: one font configuration, our fetcher, the stylesheet parsed once."""

    html: Any  # weasyprint.HTML
    fonts: Any
    fetcher: Any
    stylesheet: Any

    def render(self, html: str) -> Any:
        page = self.html(string=html, base_url="file:///", url_fetcher=self.fetcher)
        return page.render(font_config=self.fonts, stylesheets=[self.stylesheet])


@cache
def engine() -> Engine:
    import weasyprint  # noqa: PLC0415  takes up to a second and only papers need it
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    class StaticFetcher(weasyprint.URLFetcher):
        """Our own static files and the school's emblem, and nothing else: no network, no other file of the machine."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.startswith(EMBLEM):
                return super().fetch(url, headers)
            name = url.removeprefix("file://").removeprefix(STATIC)
            found = finders.find(name) if url == f"file://{STATIC}{name}" else None
            if found is None:
                raise ValueError(f"not one of our static files: {url}")
            return super().fetch(Path(found).as_uri(), headers)

    logging.getLogger("weasyprint").addHandler(_Listener(level=logging.WARNING))
    # Without a shared configuration every document keeps its fonts in memory for ever.
    fonts, fetcher = FontConfiguration(), StaticFetcher(allowed_protocols=("file", "data"))
    stylesheet = weasyprint.CSS(url=f"file://{STATIC}css/paper.css", url_fetcher=fetcher, font_config=fonts)
    return Engine(weasyprint.HTML, fonts, fetcher, stylesheet)
