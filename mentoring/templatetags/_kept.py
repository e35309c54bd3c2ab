"""Which markup is the same again and again? It is rendered once for each set of values and kept."""

from collections.abc import Sequence
from typing import Any

from django.template import Context, Node, NodeList
from django.template.base import FilterExpression
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 512  # sets of values kept for one place of a template
_TOKEN = "kept-csrf-token"  # stands in the kept markup where each page puts a token of its own


class KeptNode(Node):
    """Markup that depends on the language and the given values alone; a form inside gets its own token each time."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, values: Sequence[FilterExpression]) -> None:
        self.nodelist, self.values = nodelist, values
        self.kept: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *[value.resolve(context, ignore_failures=True) for value in self.values])
        markup = self.kept.get(key)
        if markup is None:
            if len(self.kept) >= MOST:
                self.kept.clear()
            with context.push(csrf_token=_TOKEN):
                markup = self.kept[key] = self.nodelist.render(context)
        if _TOKEN not in markup:
            return markup
        return SafeString(markup.replace(_TOKEN, str(context.get("csrf_token", ""))))
