"""What does the verdict sheet say on paper?"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from mentoring.documents.pdf import Rendered, render_pdf
from mentoring.documents.wording import text
from mentoring.eligibility.documents import VerdictLine, lines_of
from mentoring.eligibility.facts import subject_names
from mentoring.eligibility.rules import Verdict
from schools.models import Person, School


@dataclass(frozen=True)
class VerdictPaper:
    """The verdict on one teacher on one day. `acts` are named in full once."""

    title: str
    school: School
    person: str
    subject: str
    on: date
    printed_on: date
    outcome: str
    lines: tuple[VerdictLine, ...]
    acts: tuple[str, ...]


def render_verdict(
    verdict: Verdict, *, person: Person, school: School, printed_on: date, language: str, code: str = ""
) -> Rendered:
    """The sheet, to be printed as it is or, with a code, to be issued."""

    def build() -> VerdictPaper:
        names = subject_names()
        lines = tuple(lines_of(verdict, names))
        return VerdictPaper(
            title=text("verdict_title", get_language()),
            school=school,
            person=person.full_name,
            subject=names.get(verdict.subject, ""),
            on=verdict.on,
            printed_on=printed_on,
            outcome=f"verdict_{verdict.outcome.value}",
            lines=lines,
            acts=tuple(dict.fromkeys(f"{line.norm}: {line.norm_title}" for line in lines if line.norm)),
        )

    return render_pdf("documents/verdict.html", build, language=language, code=code, layout="wide")
