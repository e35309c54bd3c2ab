"""How are the lines of the first page written out? As text in one pass: forty rows of templates cost most of it."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from mentoring.overview.facts import Row, Section
from mentoring.templatetags._dates import days_left_html, due_html, due_state, why_link
from schools.dates import language, short_date


def sections_html(sections: Iterable[Section], today: date) -> SafeString:
    """The sections one below the other; the page's primary button is the first row's."""
    return _written(tuple(section._replace(rows=tuple(section.rows)) for section in sections), today, language())


@lru_cache(maxsize=128)
def _written(sections: tuple[Section, ...], today: date, code: str) -> SafeString:
    """Kept by everything it shows; `code` is the active language."""
    return mark_safe(
        "".join(
            f'\n<section aria-labelledby="section-{number}">\n  <div class="section-head">\n'
            f'    <h2 id="section-{number}">{escape(section.title)} <span class="count">{_count(section)}</span></h2>\n'
            f'  </div>\n  <ul class="rows">\n    {rows_html(section, today=today, is_first=number == 1)}\n  </ul>\n'
            "</section>\n"
            for number, section in enumerate(sections, 1)
        )
    )


def _count(section: Section) -> str:
    return f'<a href="{escape(section.url)}">{section.count}</a>' if section.url else str(section.count)


def rows_html(section: Section, *, today: date, is_first: bool) -> SafeString:
    """The rows of a section; the first row of the first section has the page's primary button."""
    code = language()
    return mark_safe(
        "".join(
            f'<li class="row-item{_tone(row, section)}"><div class="row-main"><p>{escape(row.title)}</p>'
            f"{_meta(row.meta)}{_meta(row.note)}</div>"
            f'<div class="row-when">{_when(row, today, code)}</div>'
            f'<div class="row-act">{_act(row, is_primary=is_first and not number)}</div></li>'
            for number, row in enumerate(section.rows)
        )
    )


def _tone(row: Row, section: Section) -> str:
    if row.is_late:
        return " row-bad"
    return " row-warn" if section.tone else ""


def _meta(text: str) -> str:
    return f'<p class="row-meta">{escape(text)}</p>' if text else ""


def _when(row: Row, today: date, code: str) -> str:
    if row.held_on:
        return short_date(row.held_on, code)
    if row.due_on is None:
        return ""
    # Counted in working days, the days left say already that it is late.
    is_late = row.is_late if row.days_left is None else False
    due = due_html(row.due_on, due_state(row.due_on, today, late=is_late), code)
    left = "" if row.days_left is None else days_left_html(row.days_left, code)
    return left + (why_link(due, row.why_url, code) if row.why_url else due)


def _act(row: Row, *, is_primary: bool) -> str:
    if not row.action:
        return ""
    look = "btn-primary" if is_primary else "btn-outline-primary"
    hint = f'<span class="visually-hidden">: {escape(row.meta or row.title)}</span>'
    return f'<a class="btn {look} btn-sm" href="{escape(row.url)}">{escape(row.action)}{hint}</a>'
