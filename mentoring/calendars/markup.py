"""How is a moved date written out in a preview? Written in one pass."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mentoring.mentorships.enums import TermName
from mentoring.process.dates import Move
from mentoring.templatetags.ui import shortdate
from schools.models import School


def moves_html(moves: Iterable[Move], *, today: date, schools: Mapping[int, School]) -> SafeString:
    """The body of the table: whose date, which, from when to when, and what becomes of it. Late ones are said so."""
    heads, mark = (_("Date"), _("Until now"), _("From now on")), _marks(today)
    what, old, new = (f'<td data-label="{escape(head)}">' for head in heads)
    return mark_safe(
        "".join(
            f'<tr><th scope="row">{escape(move.mentee)}<div class="row-meta">{_mentor(move)}'
            f"{_school(schools.get(move.school_id))}</div></th>{what}{escape(capfirst(str(TermName(move.term).label)))}</td>"
            f'{old}<s class="num">{shortdate(move.old)}</s></td>{new}<strong class="num">{shortdate(move.new)}</strong>'
            f"{mark(move)}</td></tr>\n"
            for move in moves
        )
    )


def _marks(today: date) -> Callable[[Move], str]:
    """What becomes of a moved date, as a chip; nothing when it is as much in time as before."""
    words = (
        (_("becomes late"), "chip chip-bad"),
        (_("waits for the return"), "chip"),
        (_("in time again"), "chip chip-good"),
    )
    late, waits, timely = (f' <span class="{tone}">{escape(capfirst(word))}</span>' for word, tone in words)

    def mark(move: Move) -> str:
        if move.lifted_on:
            return waits
        return late if move.becomes_late(today) else timely if move.becomes_timely(today) else ""

    return mark


def _mentor(move: Move) -> str:
    return f"{escape(_('Mentor'))}: {escape(move.mentor)}" if move.mentor else escape(_("Without a mentor"))


def _school(school: School | None) -> str:
    return f" · {escape(school.short_name)}" if school else ""
