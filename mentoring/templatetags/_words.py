"""Which tags of Django say the same every time? A constant sentence in a language, the address of a page.

A page has some sixty `{% translate "…" %}` and a dozen `{% url "…" pk %}`; Django looks each of them up anew, which
costs more than the rest of the template. These answer the same and remember it. What is not constant stays Django's.
"""

from functools import lru_cache
from typing import Any

from django.template import Context, Node
from django.template.base import FilterExpression
from django.template.defaulttags import URLNode
from django.templatetags.i18n import TranslateNode
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

PLAIN = (int, str, SafeString)  # what is told apart by its value alone; True would be taken for 1


class SentenceNode(Node):
    """`{% translate "…" %}`, also with `context` and `as`, of a constant: looked up once in each language."""

    child_nodelists = ()

    def __init__(self, asked: TranslateNode) -> None:
        self.asked, self.asvar = asked, asked.asvar
        asked.asvar = None
        self.said: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString | str:
        language = get_language()
        text = self.said.get(language)
        if text is None:
            text = self.said[language] = self.asked.render(context)
        if self.asvar:
            context[self.asvar] = text
            return ""
        return text


class AddressNode(Node):
    """`{% url "…" pk %}`: an address is worked out once for its arguments."""

    child_nodelists = ()

    def __init__(self, asked: URLNode) -> None:
        self.asked, self.name, self.args = asked, asked.view_name, asked.args

    def render(self, context: Context) -> str:
        args = tuple([arg.resolve(context) for arg in self.args])
        if not (context.autoescape and all([type(arg) in PLAIN for arg in args])):
            return self.asked.render(context)
        return _address(self.name.resolve(context), args)


@lru_cache(maxsize=8192)
def _address(name: str, args: tuple[Any, ...]) -> str:
    return conditional_escape(reverse(name, args=args))


def sentence(asked: TranslateNode) -> Node:
    context = asked.message_context
    constant = _is_constant(asked.filter_expression) and (context is None or _is_constant(context))
    return SentenceNode(asked) if constant and not asked.noop else asked


def address(asked: URLNode) -> Node:
    """Pages of the admin have an application of their own, which only Django asks for."""
    name = str(asked.view_name)
    plain = _is_constant(asked.view_name) and not (asked.kwargs or asked.asvar or "admin:" in name)
    return AddressNode(asked) if plain else asked


def _is_constant(expression: FilterExpression) -> bool:
    literal = expression.var if isinstance(expression.var, str) else getattr(expression.var, "literal", None)
    return isinstance(literal, str) and not expression.filters
