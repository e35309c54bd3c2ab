"""Which word, colour and icon does a state have? One set for every page, in the words of the enums."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentoring.templatetags._icons import icon_svg


class Status(NamedTuple):
    """`tone` names the `chip-…` class in app.css: quiet, info, good, warn, bad."""

    label: Promise
    tone: str
    icon: str


STATUSES = {
    # A paper on its way.
    "draft": Status(_("draft"), "quiet", "pencil-line"),
    "submitted": Status(_("under review"), "info", "hourglass"),
    "returned": Status(_("returned for revision"), "warn", "undo-2"),
    "agreed": Status(_("agreed"), "good", "handshake"),
    "approved": Status(_("approved"), "good", "badge-check"),
    "heard": Status(_("heard"), "good", "ear"),
    # A thing with a date.
    "done": Status(_("done"), "good", "check"),
    "now": Status(_("now"), "info", "circle-dot"),
    "due": Status(_("due soon"), "warn", "clock"),
    "late": Status(_("overdue"), "bad", "circle-alert"),
    "overdue": Status(_("overdue"), "bad", "circle-alert"),
    "future": Status(_("later"), "quiet", "circle-dashed"),
    "skipped": Status(_("skipped"), "quiet", "skip-forward"),
    # A mentorship.
    "proposed": Status(_("proposed"), "info", "hourglass"),
    "endorsed": Status(_("approved by the council"), "info", "gavel"),
    "declined": Status(_("not approved by the council"), "bad", "circle-x"),
    "withdrawn": Status(_("withdrawn"), "quiet", "rotate-ccw"),
    "active": Status(_("active"), "good", "users"),
    "suspended": Status(_("suspended"), "warn", "circle-pause"),
    "lifted": Status(_("no longer due"), "quiet", "circle-slash"),
    "paused": Status(_("waits for the return"), "quiet", "circle-pause"),
    "completed": Status(_("completed"), "good", "flag"),
    "ended": Status(_("ended early"), "quiet", "circle-slash"),
    "superseded": Status(_("superseded"), "quiet", "replace"),
    "annulled": Status(_("annulled"), "quiet", "ban"),
    # A verdict and its criteria.
    "meets": Status(_("meets the requirements"), "good", "circle-check"),
    "met": Status(_("met"), "good", "circle-check"),
    "council": Status(_("council decides"), "warn", "scale"),
    "no_data": Status(_("no data"), "quiet", "circle-question-mark"),
    "does_not_meet": Status(_("does not meet"), "bad", "circle-x"),
    "not_met": Status(_("not met"), "bad", "circle-x"),
    # A member of the reserve next September.
    "stays": Status(_("stays"), "good", "circle-check"),
    "depends": Status(_("depends"), "warn", "hourglass"),
    "drops_out": Status(_("drops out"), "bad", "log-out"),
    # A meeting of the council: itself, its decisions, who came.
    "planned": Status(_("planned"), "quiet", "calendar"),
    "open": Status(_("in session"), "info", "circle-dot"),
    "cancelled": Status(_("cancelled"), "quiet", "calendar-x"),
    "closed": Status(_("closed"), "quiet", "lock"),
    "carried": Status(_("carried"), "good", "check"),
    "rejected": Status(_("rejected"), "bad", "x"),
    "present": Status(_("present"), "good", "user-check"),
    "absent": Status(_("absent"), "quiet", "user-x"),
    # Work in the background.
    "waiting": Status(_("waiting"), "quiet", "hourglass"),
    "running": Status(_("being made"), "info", "circle-dot"),
    "failed": Status(_("not made"), "bad", "circle-alert"),
}


@lru_cache(maxsize=256)
def status_chip(code: str, language: str) -> SafeString:
    """The chip in the active language, which `language` names for the cache. An unknown code is a KeyError."""
    status = STATUSES[code]
    return format_html(
        '<span class="chip chip-{}">{}{}</span>', status.tone, icon_svg(status.icon), capfirst(str(status.label))
    )
