"""What does an extract from the minutes say: the head of the minutes and one decided item?"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from mentoring.council.documents import Item, MinutesPaper, minutes_of
from mentoring.council.enums import BodyKind
from mentoring.council.models import AgendaItem
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from schools.models import School


@dataclass(frozen=True)
class ExtractPaper:
    """`minutes` gives the head and the signatures, `item` is the one decided item that is copied."""

    title: str
    school: School
    minutes: MinutesPaper
    item: Item
    copied_on: date


def render_extract(item: AgendaItem, *, on: date, language: str, code: str = "", draft: bool = False) -> Rendered:
    """The extract of a decided item from the closed minutes it stands in."""
    meeting = item.meeting
    assert meeting is not None, "a decided item was on an agenda"

    def build() -> ExtractPaper:
        minutes = minutes_of(meeting, meeting.number)
        key = "extract_council" if meeting.body.kind == BodyKind.COUNCIL else "extract_association"
        return ExtractPaper(
            title=text(key, get_language() or "ru", number=meeting.number),
            school=meeting.school,
            minutes=minutes,
            item=next(each for each in minutes.decided if each.pk == item.pk),
            copied_on=on,
        )

    return render_pdf("documents/extract.html", build, language=language, code=code, draft=draft)
