"""How are issued papers joined into one numbered book? Their pages are taken as they are, never rendered again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, String

from mentoring.documents.leaves import number_leaves
from mentoring.documents.models import IssuedDocument
from mentoring.documents.pdf import PaperError, Rendered

Told = Callable[[int, int], None]  # how many of how many papers are in


@dataclass(frozen=True)
class BookEntry:
    """A paper and its bookmark; entries that follow one another `under` the same heading are kept together below it.

    What is not issued by itself comes as it was rendered, and brings the bookmarks of its sections along.
    """

    title: str
    paper: IssuedDocument | Rendered
    under: str = ""


def bind(
    front: Callable[[list[int]], Rendered],
    entries: Sequence[BookEntry],
    *,
    language: str,
    tell: Told = lambda done, total: None,
) -> Rendered:
    """The opening pages, then every entry as it was issued; numbered through, with bookmarks and tags.

    `front` renders the opening pages for the book page each entry begins on. It is called twice: how many pages it
    takes decides the numbers it prints. Raises PaperError when an entry is not what it was issued as.
    """
    tell(0, len(entries))
    lengths = [entry.paper.pages for entry in entries]
    length = front([0] * len(entries)).pages
    opening = front(_first_pages(length, lengths))
    if opening.pages != length:
        raise PaperError("the numbers in the contents changed its length")
    with Pdf.open(BytesIO(opening.pdf)) as book:
        for done, entry in enumerate(entries, start=1):
            _append(book, entry)
            tell(done, len(entries))
        _bookmark(book, entries, _first_pages(length, lengths))
        number_leaves(book, language)
        return Rendered(html=opening.html, pdf=_written(book), pages=len(book.pages))


def _first_pages(pages_before: int, lengths: list[int]) -> list[int]:
    return [pages_before + 1 + sum(lengths[:position]) for position in range(len(lengths))]


def _append(book: Pdf, entry: BookEntry) -> None:
    """Add the pages, and their tags to the book's: keys of the parent tree are counted on."""
    paper = Pdf.open(BytesIO(_bytes_of(entry.paper)))
    tree, offset = book.Root.StructTreeRoot, _next_key(book.Root.StructTreeRoot)
    _renumber(paper, offset)
    _rename_headers(paper, f"{len(book.pages)}-")
    book.pages.extend(paper.pages)
    added = book.copy_foreign(paper.Root.StructTreeRoot)  # after the pages: its elements point at them
    for key, value in zip(*[iter(added.ParentTree.Nums)] * 2, strict=True):
        tree.ParentTree.Nums.extend([int(key) + offset, value])
    for element in added.K:
        element.P = tree
        element.Lang = paper.Root.Lang  # the book may be in another language
        tree.K.append(element)


def _bytes_of(paper: IssuedDocument | Rendered) -> bytes:
    if isinstance(paper, Rendered):
        return paper.pdf
    with paper.file.open("rb") as file:
        issued = file.read()
    if sha256(issued).hexdigest() != paper.sha256:
        raise PaperError(f"{paper.code}: the stored file is no longer the one that was issued")
    return issued


def sections_of(rendered: Rendered) -> list[tuple[str, int]]:
    """Its first-level headings, each with the page it stands on, counted from 0."""
    with Pdf.open(BytesIO(rendered.pdf)) as paper, paper.open_outline() as outline:
        at = {page.obj.objgen: number for number, page in enumerate(paper.pages)}
        return [(item.title, at[item.destination[0].objgen]) for item in outline.root]


def _next_key(tree: Any) -> int:
    return max((int(key) for key in list(tree.ParentTree.Nums)[::2]), default=-1) + 1


def _renumber(paper: Pdf, offset: int) -> None:
    """Pages and links look themselves up in the parent tree by a key that is unique in their own paper only."""
    for page in paper.pages:
        page.obj.StructParents = int(page.obj.StructParents) + offset
        for note in page.obj.get(Name.Annots, ()):
            note.StructParent = int(note.StructParent) + offset


def _rename_headers(paper: Pdf, prefix: str) -> None:
    """A cell names its header cells by such an id as well."""
    for element in paper.objects:
        if not isinstance(element, Dictionary) or element.get(Name.Type) != Name.StructElem:
            continue
        if Name.ID in element:
            element.ID = String(f"{prefix}{element.ID}")
        if element.get(Name.S) == Name.TD and (headers := element.A.get(Name.Headers)):
            element.A.Headers = Array([String(f"{prefix}{header}") for header in headers])


def _bookmark(book: Pdf, entries: Sequence[BookEntry], first_pages: list[int]) -> None:
    with book.open_outline() as outline:
        heading = ""
        for entry, page in zip(entries, first_pages, strict=True):
            if entry.under and entry.under != heading:
                outline.root.append(OutlineItem(entry.under, page - 1))
            heading = entry.under
            siblings = outline.root[-1].children if entry.under else outline.root
            siblings.append(OutlineItem(entry.title, page - 1))
            if isinstance(entry.paper, Rendered):
                inner = sections_of(entry.paper)
                siblings[-1].children.extend(OutlineItem(title, page - 1 + offset) for title, offset in inner)


def _written(book: Pdf) -> bytes:
    """The same book is the same file: its identifier is made of what is in it."""
    out = BytesIO()
    book.save(out, min_version="1.7", object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
