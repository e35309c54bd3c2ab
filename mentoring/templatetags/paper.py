"""What does the template of a paper say with? Its wording and its dates, in the language of the part being printed."""

import datetime

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from mentoring.documents import wording

register = template.Library()


@register.simple_tag
def say(key: str, **values: object) -> SafeString:
    """{% say "goal" %}, {% say "order_pair" year=paper.year %}: standard wording; what fills it is escaped."""
    return format_html(words(key), **values) if values else words(key)


@register.filter
def words(key: str) -> SafeString:
    """{{ row.label|words }}: the same for a key at hand, without values."""
    return mark_safe(escape(wording.text(key, _language())))


@register.filter
def inwords(day: datetime.date | None) -> str:
    """{{ paper.date|inwords }}: «2026 жылғы 8 қыркүйек»; nothing for no date."""
    return wording.in_words(day, _language()) if day else ""


def _language() -> str:
    return get_language() or "ru"
