"""What every page does: require a right, accept a form once, cut a list into pages, hand out a stored file."""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import IntegrityError
from django.forms import BaseForm, BaseFormSet
from django.http import FileResponse, HttpRequest

from schools.errors import RuleBroken
from schools.inserts import insert
from schools.models import SubmittedForm
from schools.transactions import whole
from schools.uploads import SHOWN_TYPES

TICKET = "ticket"
PER_PAGE = 50


def require(allowed: bool) -> None:
    """403 for who sees the thing but may not do this."""
    if not allowed:
        raise PermissionDenied


def new_ticket() -> str:
    return str(uuid.uuid4())


def accept(request: HttpRequest, form: BaseForm, act: Callable[[], Any], *more: BaseForm | BaseFormSet) -> bool:
    """Carry out a valid POST exactly once; True when the page may redirect.

    `act` runs in one transaction with the form's ticket, so a second press of the button (same ticket) finds the work
    done and is sent on like the first. A broken rule goes to the form's errors, what was typed is kept, nothing is
    written.
    """
    if request.method != "POST" or not all([part.is_valid() for part in (form, *more)]):
        return False
    ticket = _ticket_of(request)
    try:
        with whole():
            if ticket:
                _take(ticket, request)
            act()
    except _TicketUsed:
        return True
    except RuleBroken as broken:
        for reason in broken.reasons:
            form.add_error(None, reason)
        return False
    return True


class FirstPage:
    """What a paginator asks of a list nobody has narrowed: its first page is at hand, with one row more to see the end.

    `count` is asked only when there is more than the page shows.
    """

    def __init__(self, rows: list[Any], count: Callable[[], int]) -> None:
        self.rows, self._count = rows, count

    def count(self) -> int:
        return len(self.rows) if len(self.rows) <= PER_PAGE else self._count()

    def __getitem__(self, wanted: slice) -> list[Any]:
        return self.rows[wanted]


def paginate(request: HttpRequest, rows, per_page: int = PER_PAGE) -> Page:
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


def _ticket_of(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get(TICKET, ""))
    except ValueError:
        return None


class _TicketUsed(Exception):
    """The button was pressed before."""


def _take(ticket: uuid.UUID, request: HttpRequest) -> None:
    """The first thing of the transaction: without a savepoint a used ticket ends it, and there is nothing to lose."""
    try:
        insert(SubmittedForm(ticket=ticket, user_id=request.user.pk))
    except IntegrityError as used:
        raise _TicketUsed from used


def stored_file(row: Any) -> FileResponse:
    """The file of a row that keeps one (`UploadedProof.columns`). Never run by the browser: see the two headers."""
    response = FileResponse(
        row.file.open("rb"),
        as_attachment=row.content_type not in SHOWN_TYPES,
        filename=row.name,
        content_type=row.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
