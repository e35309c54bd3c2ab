"""How does a school make its papers its own? From now on: what is issued already stays as it was issued."""

from collections.abc import Mapping
from datetime import date

from mentoring.documents import services as documents
from mentoring.history.enums import Verb
from mentoring.history.services import record
from schools.models import School, User
from schools.transactions import step


@step
def word_papers(*, school: School, language: str, texts: Mapping[str, str], by: User, on: date) -> None:
    """Keep the school's own texts in one language; "" returns a text to the standard wording."""
    changed = documents.write_own_words(school=school, language=language, texts=texts)
    if changed:
        told = {"language": language, "texts": ",".join(changed)}
        record(Verb.PAPERS_WORDED, by=by, on=on, school=school, **told)


@step
def style_papers(
    *, school: School, emblem: bytes | None, order_number: str, minutes_number: str, by: User, on: date
) -> None:
    """Keep the emblem (None leaves it, b"" takes it away) and the patterns of numbers."""
    documents.write_style(school=school, emblem=emblem, order_number=order_number, minutes_number=minutes_number)
    record(Verb.PAPERS_STYLED, by=by, on=on, school=school)
