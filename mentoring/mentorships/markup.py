"""How are the lines of the list of pairs written out? As text in one pass: fifty rows of templates cost most of it."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mentoring.templatetags._dates import due_html, due_state, why_link
from mentoring.templatetags._statuses import status_chip
from schools.dates import language


def pairs_html(rows: Iterable[Any], *, today: date) -> SafeString:
    """The body of the table, a `PairRow` a line."""
    code = language()
    heads = (_("Young teacher"), _("Subject"), _("State"), _("Next term"))
    mentee, subject, state, term = (f'<td data-label="{escape(head)}">' for head in heads)
    period = f'<td class="num" data-label="{escape(_("Period"))}">'
    exception = f' <span class="chip chip-warn">{escape(capfirst(_("exception")))}</span>'
    return mark_safe(
        "".join(
            f'<tr><th scope="row"><a href="{row.url}">{escape(row.mentor)}</a></th>{mentee}{escape(row.mentee)}</td>'
            f"{subject}{escape(row.subject)}</td>"
            f"{state}{status_chip(row.state, code)}{exception if row.is_exception else ''}</td>"
            f"{term}{_term(row, today, code)}</td>{period}{_day(row.started_on)} – {_day(row.finished_on)}</td></tr>\n"
            for row in rows
        )
    )


def _term(row: Any, today: date, code: str) -> str:
    if not row.due_on:
        return "–"
    due = due_html(row.due_on, due_state(row.due_on, today), code)
    return f"{escape(row.term)} {why_link(due, row.why_url, code)}"


@lru_cache(maxsize=4096)
def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
