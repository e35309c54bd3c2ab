"""How are a school's criteria and the marks of a report written down?"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from mentoring.council.models import AgendaItem, Marking, Rubric
from mentoring.council.rules import missing_to_mark
from mentoring.council.standards import standard
from mentoring.reasons import deny, refuse
from schools.models import School, User


def rubric_of(school: School, kind: str) -> Rubric:
    """The version in force; the standard set, unsaved and of version 0, while the school has none of its own."""
    latest = Rubric.objects.filter(school=school, kind=kind).order_by("-version").first()
    return latest or Rubric(school=school, kind=kind, version=0, criteria=standard(kind))


def change_rubric(*, school: School, kind: str, criteria: list[dict[str, Any]], by: User, on: date) -> Rubric:
    """A new version. Raises RuleBroken when nothing differs, or when somebody else made that version first."""
    current = rubric_of(school, kind)
    if current.criteria == criteria:
        deny("rubric_unchanged")
    return _store(current, criteria, by=by, on=on)


def _store(current: Rubric, criteria: list[dict[str, Any]], *, by: User, on: date) -> Rubric:
    try:
        with transaction.atomic():
            return Rubric.objects.create(
                school=current.school,
                kind=current.kind,
                version=current.version + 1,
                criteria=criteria,
                made_on=on,
                made_by=by,
            )
    except IntegrityError:
        deny("rubric_changed_meanwhile")


def mark(*, item: AgendaItem, kind: str, marks: Sequence[int], conclusion: str, by: User, on: date) -> Marking:
    """Write, or until the minutes are issued correct, the marks of a report. Raises RuleBroken outside a meeting in
    session and for a mark beyond its criterion."""
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting", "school").get(pk=item.pk)
    if item.meeting is None or not item.meeting.is_open:
        deny("meeting_not_open")
    known = Marking.objects.filter(item=item).select_related("rubric").first()
    rubric = known.rubric if known else rubric_of(item.school, kind)
    refuse(*missing_to_mark(marks=marks, maxima=[each["maximum"] for each in rubric.criteria]))
    if rubric.pk is None:
        rubric = _store(rubric, rubric.criteria, by=by, on=on)
    told = {"rubric": rubric, "marks": list(marks), "conclusion": conclusion, "marked_on": on, "marked_by": by}
    marking, _ = Marking.objects.update_or_create(item=item, defaults=told)
    return marking
