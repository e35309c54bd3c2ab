"""How does an entry get into the journal?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from mentoring.documents.models import IssuedDocument
from mentoring.journal.enums import SheetKind
from mentoring.journal.models import Evidence, LessonObservation, PairMeeting
from mentoring.journal.rules import wrong_marks
from mentoring.plans.models import Activity
from mentoring.reasons import refuse
from schools.inserts import insert
from schools.models import User
from schools.uploads import UploadedProof


def write_meeting(
    *,
    mentorship: Any,
    held_on: date,
    minutes: int,
    kind: str,
    topic: str,
    works: str = "",
    hard: str = "",
    mentor_next: str = "",
    mentee_next: str = "",
    activities: Iterable[Activity] = (),
    by: User,
) -> PairMeeting:
    meeting = insert(
        PairMeeting(
            mentorship=mentorship,
            written_by=by,
            held_on=held_on,
            minutes=minutes,
            kind=kind,
            topic=topic,
            works=works,
            hard=hard,
            mentor_next=mentor_next,
            mentee_next=mentee_next,
        )
    )
    for activity in activities:
        insert(PairMeeting.activities.through(pairmeeting=meeting, activity=activity))
    return meeting


def write_observation(
    *,
    mentorship: Any,
    observed_on: date,
    direction: str,
    class_name: str,
    topic: str,
    scores: Mapping[str, int],
    sheet: str = SheetKind.LIGHT,
    goal: str = "",
    purpose: str = "",
    course: Mapping[str, str] | None = None,
    strengths: str = "",
    growth_areas: str = "",
    conclusion: str = "",
    activity: Activity | None = None,
    by: User,
) -> LessonObservation:
    """Raises RuleBroken for marks that are not on the scale of the sheet."""
    refuse(*wrong_marks(sheet, scores))
    return insert(
        LessonObservation(
            mentorship=mentorship,
            written_by=by,
            observed_on=observed_on,
            direction=direction,
            class_name=class_name,
            topic=topic,
            sheet=sheet,
            goal=goal,
            purpose=purpose,
            course=dict(course or {}),
            scores=dict(scores),
            strengths=strengths,
            growth_areas=growth_areas,
            conclusion=conclusion,
            activity=activity,
        )
    )


def add_proofs(
    files: Iterable[UploadedProof],
    *,
    mentorship: Any,
    by: User,
    meeting: PairMeeting | None = None,
    observation: LessonObservation | None = None,
    activity: Activity | None = None,
) -> list[Evidence]:
    """Store files beside exactly one entry or activity."""
    return [
        Evidence.objects.create(
            mentorship=mentorship,
            meeting=meeting,
            observation=observation,
            activity=activity,
            added_by=by,
            **proof.columns(),
        )
        for proof in files
    ]


def acquaint(entry: PairMeeting | LessonObservation, *, comment: str, on: date) -> None:
    """The young teacher has read the entry; the first date stays, the comment may be added to."""
    entry.acquainted_on = entry.acquainted_on or on
    entry.mentee_comment = comment
    entry.save(update_fields=["acquainted_on", "mentee_comment"])


def locked_observation(observation: LessonObservation) -> LessonObservation:
    """The row as it is now, held until the transaction ends."""
    rows = LessonObservation.objects.select_for_update(of=("self",)).select_related("mentorship__school")
    return rows.get(pk=observation.pk)


def attach(observation: LessonObservation, document: IssuedDocument) -> None:
    """The issued sheet of a lesson."""
    observation.document = document
    observation.save(update_fields=["document"])
