"""How is a date, or the time left to it, written in kk, ru and en?"""

import datetime
from functools import lru_cache

from babel.dates import format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.templatetags._icons import icon_svg
from mentoring.templatetags._statuses import status_chip
from schools.dates import short_date

# Babel's own kk form is the abbreviated «2026 ж. 8 қыркүйек»; papers write the word out.
LONG = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'г.'", "en": "d MMMM y"}
SOON_CALENDAR_DAYS = 3
SOON_WORKING_DAYS = 2


def as_date(value: datetime.date) -> datetime.date:
    """The school's calendar day of a date or a moment."""
    return localtime(value).date() if isinstance(value, datetime.datetime) else value


@lru_cache(maxsize=4096)
def long_date(day: datetime.date, code: str) -> str:
    """8 September 2026 · 8 сентября 2026 г. · 2026 жылғы 8 қыркүйек"""
    return format_date(day, LONG[code], locale=code)


def due_state(
    day: datetime.date, today: datetime.date, *, done: datetime.date | bool | None = None, late: bool | None = None
) -> str:
    """Late is past `day` and not done, unless the caller knows better (`late`); "" while there is time enough."""
    if done:
        return "done"
    if day < today if late is None else late:
        return "late"
    return "due" if (day - today).days <= SOON_CALENDAR_DAYS else ""


@lru_cache(maxsize=4096)
def due_html(day: datetime.date, state: str, code: str) -> SafeString:
    """by Tue 08.09.2026, and its state: done, due, late, or "" while there is time enough."""
    text = _("by %(date)s") % {"date": short_date(day, code)}
    return format_html(
        '<span class="due"><time datetime="{}">{}</time>{}</span>',
        day.isoformat(),
        text,
        status_chip(state, code) if state else "",
    )


def why_link(due: str, url: str, code: str) -> SafeString:
    """The date as a link to the page that tells how it was counted: a list does not pay for a strip in each row."""
    return mark_safe(f'<a class="due-why" href="{url}">{due}{_why_hint(code)}</a>')


@lru_cache(maxsize=8)
def _why_hint(code: str) -> str:
    return format_html('<span class="visually-hidden">. {}</span>', _("Why this date?"))


@lru_cache(maxsize=1024)
def days_left_html(days: int, code: str) -> SafeString:
    """Working days to a due date as a chip: some left, the last one, or late by some."""
    if days < 0:
        tone, icon = "bad", "circle-alert"
        text = ngettext("%(days)s working day late", "%(days)s working days late", -days) % {"days": -days}
    elif days == 0:
        tone, icon, text = "warn", "clock-alert", _("last day today")
    else:
        tone, icon = ("warn", "clock") if days <= SOON_WORKING_DAYS else ("quiet", "clock")
        text = ngettext("%(days)s working day left", "%(days)s working days left", days) % {"days": days}
    return format_html('<span class="chip chip-{}">{}{}</span>', tone, icon_svg(icon), text)
