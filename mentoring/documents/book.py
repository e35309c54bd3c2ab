"""How are issued papers joined into one numbered book? Their pages are taken as they are, never rendered again."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.template.loader import render_to_string
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from mentoring.documents.models import IssuedDocument
from mentoring.documents.pdf import PaperError, Rendered, write_pdf
from mentoring.documents.wording import text


@dataclass(frozen=True)
class BookEntry:
    title: str
    document: IssuedDocument


def bind(front: Callable[[list[int]], Rendered], entries: list[BookEntry], *, language: str) -> Rendered:
    """The opening pages, then every entry as it was issued; numbered through, with bookmarks and tags.

    `front` renders the opening pages for the book page each entry begins on. It is called twice: how many pages it
    takes decides the numbers it prints.
    """
    lengths = [entry.document.pages for entry in entries]
    length = front([0] * len(entries)).pages
    opening = front(_first_pages(length, lengths))
    if opening.pages != length:
        raise PaperError("the numbers in the contents changed its length")
    book = PdfWriter(clone_from=BytesIO(opening.pdf))
    book.pdf_header = PdfReader(BytesIO(opening.pdf)).pdf_header
    for entry in entries:
        with entry.document.file.open("rb") as file:
            _append(book, PdfReader(BytesIO(file.read())), entry.title)
    if len(book.pages) != length + sum(lengths):
        raise PaperError("an issued paper does not have the number of pages it was issued with")
    _number(book, language)
    out = BytesIO()
    book.write(out)
    return Rendered(html=opening.html, pdf=out.getvalue(), pages=len(book.pages))


def _first_pages(pages_before: int, lengths: list[int]) -> list[int]:
    return [pages_before + 1 + sum(lengths[:position]) for position in range(len(lengths))]


def _append(book: PdfWriter, paper: PdfReader, title: str) -> None:
    """Add the pages under one bookmark, and their tags to the book's: keys of the parent tree are counted on."""
    first = len(book.pages)
    book.append(paper, outline_item=title, import_outline=False)
    tree: Any = book.root_object["/StructTreeRoot"]
    added: Any = paper.root_object["/StructTreeRoot"].clone(book)
    numbers, offset = tree["/ParentTree"]["/Nums"], _next_key(tree)
    for key, value in zip(*[iter(added["/ParentTree"]["/Nums"])] * 2, strict=True):
        numbers.extend([NumberObject(key + offset), value])
    for page, issued in zip(book.pages[first:], paper.pages, strict=True):  # pypdf leaves this key of a page behind
        page[NameObject("/StructParents")] = NumberObject(issued["/StructParents"] + offset)
        for note in page.get("/Annots", ()):
            note.get_object()[NameObject("/StructParent")] = NumberObject(note["/StructParent"] + offset)
    for element in added["/K"]:
        element.get_object()[NameObject("/P")] = tree.indirect_reference
        _rename_headers(element.get_object(), f"{first}-")
        tree["/K"].append(element)


def _next_key(tree: Any) -> int:
    return max(tree["/ParentTree"]["/Nums"][::2], default=-1) + 1


def _rename_headers(element: Any, prefix: str) -> None:
    """A cell names its header cells by an id that is unique in its own paper only."""
    waiting = [element]
    while waiting:
        element = waiting.pop().get_object()
        if not isinstance(element, DictionaryObject):
            continue
        if "/ID" in element:
            element[NameObject("/ID")] = TextStringObject(prefix + element["/ID"])
        headers = element.get("/A", {}).get("/Headers")
        if headers:
            headers[:] = [TextStringObject(prefix + header) for header in headers]
        children = element.get("/K", ())
        waiting.extend(children if isinstance(children, list) else [children])


def _number(book: PdfWriter, language: str) -> None:
    """Lay the running number over every page, in the margin above what is printed there."""
    leaves = [
        {"label": text("book_page", language, page=number), "wide": page.mediabox.width > page.mediabox.height}
        for number, page in enumerate(book.pages, start=1)
    ]
    html = render_to_string("documents/leaves.html", {"language": language, "leaves": leaves})
    overlay = PdfReader(BytesIO(write_pdf(html, tagged=False).pdf))
    for page, leaf in zip(book.pages, overlay.pages, strict=True):
        _lay_over(book, page, leaf)


def _lay_over(book: PdfWriter, page: Any, leaf: Any) -> None:
    """Draw `leaf` as a form on `page`. pypdf's own merge parses and rewrites the whole page: ten times slower."""
    form = DecodedStreamObject()
    form.set_data(leaf.get_contents().get_data())
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): leaf.mediabox.clone(book),
            NameObject("/Resources"): leaf["/Resources"].clone(book),
        }
    )
    name = NameObject(f"/BookPage{page.page_number}")
    resources = page["/Resources"].get_object()
    if "/XObject" not in resources:
        resources[NameObject("/XObject")] = DictionaryObject()
    resources["/XObject"].get_object()[name] = book._add_object(form.flate_encode())
    printed = page.raw_get("/Contents")
    before = book._add_object(_operators(b"q"))
    after = book._add_object(_operators(b"Q /Artifact BMC q %s Do Q EMC" % name.encode()))
    page[NameObject("/Contents")] = ArrayObject([before, printed, after])


def _operators(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream
