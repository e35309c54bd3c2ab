"""What does an icon look like as markup?"""

import re
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide


@lru_cache(maxsize=512)
def icon_svg(name: str) -> SafeString:
    """The named Lucide icon, sized by the text around it and silent to a screen reader; see `.icon` in app.css."""
    svg = lucide(name, size=None, width="1em", height="1em", aria_hidden="true")
    svg = re.sub(r' stroke-(width|linecap|linejoin)="[^"]*"', "", re.sub(r">\s+<", "><", svg).strip())
    return mark_safe(svg.replace("<svg", '<svg class="icon"', 1))
