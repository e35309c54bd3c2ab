"""How are the entries of a journal written out? In one pass: twenty entries of a template cost more than their rows."""

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mentoring.journal.timeline import Shown
from mentoring.templatetags.ui import icon, shortdate

ICONS = {"meeting": "messages-square", "lesson": "eye", "activity": "circle-check"}


def entries_html(entries: Sequence[Shown], *, ticket: str, token: str) -> SafeString:
    """The rows of the timeline in the active language. `ticket` and `token` (of CSRF) go into each form to confirm."""
    return mark_safe("".join([_entry(entry, ticket, token) for entry in entries]))  # every part is escaped below


def _entry(entry: Shown, ticket: str, token: str) -> str:
    key = entry.key
    parts = [
        f'<li class="entry" id="{key.kind}-{key.id}"><div class="entry-head">'
        f'<time datetime="{key.day:%Y-%m-%d}">{shortdate(key.day)}</time>{icon(ICONS[key.kind])}'
        f"<span>{escape(entry.meta)}</span></div><h2>{escape(entry.title)}</h2>"
    ]
    if entry.texts:
        facts = "".join([f"<dt>{escape(label)}</dt><dd>{_lines(text)}</dd>" for label, text in entry.texts])
        parts.append(f'<dl class="facts">{facts}</dl>')
    if entry.scores:
        marks = _items(f"{escape(label)}: {escape(score)}" for label, score in entry.scores)
        heading = _("Marks by criterion")
        parts.append(f'<details class="why"><summary>{heading}</summary><ul>{marks}</ul></details>')
    if entry.proofs:
        files = _items(
            f'{icon("paperclip")}<a href="{escape(url)}">{escape(name)}</a> <span class="soft small">{size}</span>'
            for name, url, size in entry.proofs
        )
        parts.append(f'<ul class="proofs">{files}</ul>')
    if entry.comment:
        who = _("young teacher")
        parts.append(f'<blockquote class="said"><p>{_lines(entry.comment)}</p><footer>{who}</footer></blockquote>')
    if entry.written_by:
        acquainted, written_by = _("young teacher acquainted"), _("Written by")
        read = f" · {acquainted} {shortdate(entry.acquainted_on)}" if entry.acquainted_on else ""
        parts.append(f'<p class="row-meta">{written_by}: {escape(entry.written_by)}{read}</p>')
    if entry.sheet_url:
        sheet = escape(_("Observation sheet"))
        parts.append(f'<p class="row-meta"><a href="{entry.sheet_url}">{icon("printer")}{sheet}</a></p>')
    if entry.may_acquaint:
        parts.append(_confirmation(entry, ticket, token))
    parts.append("</li>")
    return "".join(parts)


def _confirmation(entry: Shown, ticket: str, token: str) -> str:
    field = f"comment-{entry.key.kind}-{entry.key.id}"
    summary = _("Change the comment") if entry.acquainted_on else _("Confirm acquaintance")
    return (
        f'<details class="fold"><summary>{summary}</summary><div class="fold-body">'
        f'<form method="post" action="{entry.acquaint_url}" class="form" novalidate>'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
        f'<input type="hidden" name="ticket" value="{ticket}">'
        f'<div class="field"><label class="form-label" for="{field}">{_("Your comment")}'
        f' <span class="optional">{_("(optional)")}</span></label>'
        f'<textarea class="form-control" name="comment" id="{field}" rows="2" maxlength="2000">\n'
        f'{escape(entry.comment)}</textarea></div><button class="btn btn-outline-primary" type="submit">{icon("check")}'
        f"{_('I have read it')}</button></form></div></details>"
    )


def _items(rows: Iterable[str]) -> str:
    return "".join([f"<li>{row}</li>" for row in rows])


def _lines(text: str) -> str:
    """As the filter linebreaksbr."""
    return escape(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\n", "<br>")
