"""By which criteria is a report heard, and how was it marked? Voluntary: no act asks for it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from mentoring.council import services as council
from mentoring.council.enums import RubricKind
from mentoring.council.models import AgendaItem, Marking, Rubric
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.process.common import pair_of
from schools.models import School, User
from schools.transactions import step


@step
def change_rubric(*, school: School, kind: str, criteria: list[dict[str, Any]], by: User, on: date) -> Rubric:
    """A new version of the school's criteria; reports marked before keep theirs."""
    rubric = council.change_rubric(school=school, kind=kind, criteria=criteria, by=by, on=on)
    record(Verb.RUBRIC_CHANGED, by=by, on=on, school=school, rubric=RubricKind(kind).value, version=rubric.version)
    return rubric


@step
def mark_report(*, item: AgendaItem, kind: str, marks: Sequence[int], conclusion: str, by: User, on: date) -> Marking:
    """The marks the body gives a report it hears."""
    marking = council.mark(item=item, kind=kind, marks=marks, conclusion=conclusion, by=by, on=on)
    pair = pair_of(marking.item)
    record(
        Verb.REPORT_MARKED,
        by=by,
        on=on,
        school=marking.item.school,
        mentorship=pair,
        total=marking.total,
        maximum=marking.maximum,
    )
    return marking
