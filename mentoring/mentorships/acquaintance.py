"""What does the acquaintance list of a paper say: who has to read it, and who has?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import Acquaintance, IssuedDocument
from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.mentorships.models import Mentorship
from schools.enums import Role
from schools.models import Membership, Person, School

SPARE = 3  # empty lines for whoever else the school lets sign
LISTED = (DocumentKind.ORDER, DocumentKind.PLAN)  # the papers one is acquainted with under a signature


@dataclass(frozen=True)
class Reader:
    """A line of the list; `post` is a key of the wording, `on` the day it was confirmed in the system."""

    name: str
    post: str
    on: date | None


@dataclass(frozen=True)
class AcquaintancePaper:
    title: str
    school: School
    paper: str
    number: str
    date: date
    about: str
    readers: tuple[Reader, ...]
    spare: range


def render_acquaintance(
    document: IssuedDocument, *, on: date, language: str, code: str = "", draft: bool = False
) -> Rendered:
    """The list for an issued paper of a pair, with the confirmations known so far."""

    def build() -> AcquaintancePaper:
        pair = document.mentorship
        known = dict(Acquaintance.objects.filter(document=document).values_list("person_id", "on"))
        return AcquaintancePaper(
            title=text("acquaintance_title", get_language() or "ru"),
            school=document.school,
            paper=_name_of(document),
            number=document.number,
            date=document.date,
            about=f"{pair.mentor.short_name} – {pair.mentee.short_name}",
            readers=tuple(
                Reader(person.full_name, post, known.get(person.pk)) for person, post in _readers(document, pair, on)
            ),
            spare=range(SPARE),
        )

    return render_pdf("documents/acquaintance.html", build, language=language, code=code, draft=draft)


def _readers(document: IssuedDocument, pair: Mentorship, on: date) -> Iterator[tuple[Person, str]]:
    """The pair, the mentor who is relieved by the order, and the deputies who monitor the plan; each once."""
    people = [(pair.mentor, "mentor"), (pair.mentee, "mentee")]
    if document.kind == DocumentKind.ORDER and pair.continues is not None:
        people.insert(0, (pair.continues.mentor, "former_mentor"))
    deputies = Membership.objects.on(on).filter(school=document.school_id, role=Role.DEPUTY)
    people += [(row.person, "deputy") for row in deputies.select_related("person").order_by("person__sort_key")]
    seen: set[int] = set()
    for person, post in people:
        if person.pk not in seen:
            seen.add(person.pk)
            yield person, post


def _name_of(document: IssuedDocument) -> str:
    """The title the paper itself carries, or the plan's."""
    if document.kind == DocumentKind.PLAN:
        return text("plan_title", get_language() or "ru")
    titles = {"assign": "order_title", "replace": "replace_title", "end": "end_title", "annul": "annul_title"}
    return text(titles[_last(document).order.kind], get_language() or "ru")


def _last(document: IssuedDocument) -> IssuedDocument:
    """The paper the order points to: a corrected one has handed its place on."""
    while (by := getattr(document, "corrected_by", None)) is not None:
        document = by
    return document
