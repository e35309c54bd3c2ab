"""What may a template say without markup of its own? Icons, states, dates, fields and the menu, each cheap in a row.

Loaded into every template by the settings. Whatever repeats in a long list is a tag here, never an include: the markup
of icons, chips and dates is built once per language and kept.
"""

import datetime
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.template.base import Node, Parser, Token, token_kwargs
from django.template.defaulttags import url as django_url
from django.templatetags.i18n import do_translate
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from mentoring.templatetags import _dates, _fields, _icons, _kept, _statuses, _words
from schools.dates import language, short_date

register = template.Library()


@register.tag
def keep(parser: Parser, token: Token) -> _kept.KeptNode:
    """{% keep shell.key %} … {% endkeep %}: rendered once for each language and each set of the values named.

    What is inside may depend on nothing else; the values must be hashable. Each page puts its own into the places of
    `{% csrf_token %}` and, after `{% keep shell.key with here=request.path %}`, of `{{ here }}` (a bare place: it
    cannot be tested or filtered).
    """
    bits = token.split_contents()[1:]
    own = token_kwargs(bits[bits.index("with") + 1 :], parser) if "with" in bits else {}
    values = [parser.compile_filter(bit) for bit in bits[: bits.index("with") if own else None]]
    nodelist = parser.parse(["endkeep"])
    parser.delete_first_token()
    return _kept.KeptNode(nodelist, values, own)


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """Django's tag; a constant sentence is looked up once in each language."""
    return _words.sentence(do_translate(parser, token))


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """Django's tag; an address is worked out once for its arguments."""
    return _words.address(django_url(parser, token))


@register.simple_tag
def icon(name: str) -> SafeString:
    """{% icon "calendar" %}: a Lucide icon beside a word that says the same."""
    return _icons.icon_svg(name)


@register.simple_tag
def status(code: str) -> SafeString:
    """{% status plan.state %}: word, colour and icon of a state; the set is STATUSES."""
    return _statuses.status_chip(code, language())


@register.simple_tag
def fdate(day: datetime.date | None, style: str = "short") -> str:
    """{% fdate day %} "Tue 08.09.2026"; {% fdate day "long" %} "8 September 2026"; nothing for no date."""
    return longdate(day) if style == "long" else shortdate(day)


@register.filter
def shortdate(day: datetime.date | None) -> str:
    """{{ day|shortdate }}: for lists, with the weekday."""
    return short_date(_dates.as_date(day), language()) if day else ""


@register.filter
def longdate(day: datetime.date | None) -> str:
    """{{ day|longdate }}: for sentences and papers, the month in words."""
    return _dates.long_date(_dates.as_date(day), language()) if day else ""


@register.simple_tag
def due(
    day: datetime.date | None,
    today: datetime.date,
    done: datetime.date | bool | None = None,
    late: bool | None = None,
    why: str = "",
) -> SafeString:
    """{% due stage.due_on today done=stage.done_on %}: "by Tue 08.09.2026" and its state.

    Late is past `day` and not done, unless the caller knows better (`late=`); nothing for no date. `why` is the address
    of the page that tells how the date was counted.
    """
    if not day:
        return SafeString("")
    code = language()
    text = _dates.due_html(day, _dates.due_state(day, today, done=done, late=late), code)
    return _dates.why_link(text, why, code) if why else text


@register.simple_tag
def days_left(days: int) -> SafeString:
    """{% days_left row.working_days_left %}: 5 working days left · last day today · 2 working days late."""
    return _dates.days_left_html(days, language())


@register.simple_tag
def field(bound: BoundField, compact: bool = False, bare: bool = False, label: str = "") -> SafeString:
    """{% field form.name %}; compact=True in a filter, bare=True in a table's cell (the label is heard, not seen)."""
    return _fields.field_html(bound, compact=compact, bare=bare, label=label)


@register.simple_tag
def error_summary(*forms: BaseForm | BaseFormSet, heading: str = "") -> SafeString:
    """{% error_summary form formset %}: above the form, every error as a link to its field."""
    return _fields.error_summary_html(forms, heading)


@register.simple_tag
def menu_links(entries: list[Any]) -> SafeString:
    """The main menu's list; base.html shows it twice (wide and folded), so it is built once."""
    rows = [
        (
            entry.url,
            SafeString(' aria-current="page"') if entry.is_current else "",
            _icons.icon_svg(entry.icon),
            entry.label,
        )
        for entry in entries
    ]
    return format_html('<ul class="menu">{}</ul>', format_html_join("", '<li><a href="{}"{}>{}{}</a></li>', rows))
