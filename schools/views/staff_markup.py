"""How are the rows of the staff list written out? As text in one pass: fifty rows of tags cost more than the page."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from schools.dates import language, short_date


def staff_html(rows: Iterable[Any], here: str) -> SafeString:
    """The body of the table, a `StaffRow` a line; `here` is the list's address. Every part is escaped."""
    code = language()
    heads = (_("Post"), _("Subjects"), _("Category"), _("Valid until"), _("Roles"), _("Account"))
    post, subjects, category, until, roles, account = (f'<td data-label="{escape(head)}">' for head in heads)
    has_account = {True: escape(_("yes")), False: escape(_("no"))}
    written = [
        f'<tr><th scope="row"><a href="{here}{row.person_id}/">{escape(row.name)}</a>{_notes(row, code)}</th>'
        f"{post}{escape(row.post)}</td>{subjects}{escape(row.subjects)}</td>{category}{escape(row.category)}</td>"
        f"{until}{_valid_until(row, code)}</td>{roles}{escape(row.roles)}</td>"
        f"{account}{has_account[row.has_account]}</td></tr>\n"
        for row in rows
    ]
    return mark_safe("".join(written))


def _notes(row: Any, code: str) -> str:
    """What is out of the ordinary with this job."""
    notes = []
    if row.starts_profession:
        notes.append(_("Starts the profession"))
    if row.hired_later:
        notes.append(_("works from %(date)s") % {"date": short_date(row.hired_on, code)})
    if row.finished_on:
        notes.append(_("last day of work: %(date)s") % {"date": short_date(row.finished_on, code)})
    return "".join(f'<div class="row-meta">{escape(note)}</div>' for note in notes)


def _valid_until(row: Any, code: str) -> str:
    if row.expires_on is None:
        return ""
    day = short_date(row.expires_on, code)
    if row.is_expired:
        return f'<span class="chip chip-bad">{escape(_("expired on %(date)s") % {"date": day})}</span>'
    return escape(day)
