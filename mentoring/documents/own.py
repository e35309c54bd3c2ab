"""What of its papers does a school word and draw itself? Its own texts instead of the standard ones, and its emblem."""

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mentoring.documents.models import IssuedDocument, OwnWording, PaperStyle
from mentoring.documents.rules import next_number


@dataclass(frozen=True)
class Look:
    """`words` by (key, language): what stands there instead of the standard wording; `emblem` as an address of data."""

    words: dict[tuple[str, str], str] = field(default_factory=dict)
    emblem: str = ""


STANDARD = Look()


def look_of(school: Any) -> Look:
    """How the school's papers look today. Two queries; papers that are issued keep the look they were issued with."""
    if getattr(school, "pk", None) is None:
        return STANDARD
    words = {(row.key, row.language): row.text for row in OwnWording.objects.filter(school=school)}
    style = PaperStyle.objects.filter(school=school).only("emblem").first()
    return Look(words, emblem_address(style.emblem) if style and style.emblem else "")


def emblem_address(png: bytes) -> str:
    return f"data:image/png;base64,{b64encode(png).decode()}"


def suggested_number(school: Any, kind: str, on: date) -> str:
    """The next number by the school's pattern, counted on from the papers issued here in the calendar year of `on`; ""
    where there is no pattern. A suggestion: the register of the school knows numbers we do not."""
    style = PaperStyle.objects.filter(school=school).only("order_number", "minutes_number").first()
    pattern = getattr(style, f"{kind}_number", "")
    if not pattern:
        return ""
    used = IssuedDocument.objects.filter(school=school, kind=kind, date__year=on.year)
    return next_number(pattern, used.values_list("number", flat=True), on.year)
