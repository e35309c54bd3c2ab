"""Which markup is the same again and again? It is rendered once for each set of values and kept."""

import re
from collections.abc import Sequence
from html import escape
from secrets import token_hex
from typing import Any

from django.template import Context, Node, NodeList
from django.template.base import FilterExpression
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 1024  # sets of values kept for one place of a template
_TOKEN = "csrf_token"  # each page's own, wherever a form stands in the markup
_MARK = f"[kept-{token_hex(8)}:%s]"  # where each page puts something of its own; nobody can write it beforehand
_PLACE = re.compile(re.escape(_MARK).replace("%s", r"(\w+)"))


class KeptNode(Node):
    """Markup that depends on the language and the given values alone, but for the places each page fills itself."""

    child_nodelists = ()  # every page looks through its base for blocks: none can stand in here

    def __init__(
        self, nodelist: NodeList, values: Sequence[FilterExpression], own: dict[str, FilterExpression] | None = None
    ) -> None:
        self.nodelist, self.values, self.own = nodelist, values, own or {}
        self.kept: dict[tuple[Any, ...], tuple[str, ...]] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *[value.resolve(context, ignore_failures=True) for value in self.values])
        parts = self.kept.get(key)
        if parts is None:
            if len(self.kept) >= MOST:
                self.kept.clear()
            with context.push(**{name: _MARK % name for name in (_TOKEN, *self.own)}):
                parts = self.kept[key] = tuple(_PLACE.split(self.nodelist.render(context)))
        if len(parts) == 1:
            return SafeString(parts[0])
        # Every second part is the name of a place.
        return SafeString("".join(self._own(part, context) if at % 2 else part for at, part in enumerate(parts)))

    def _own(self, name: str, context: Context) -> str:
        if name == _TOKEN:
            return str(context.get(_TOKEN, ""))
        return escape(self.own[name].resolve(context))
