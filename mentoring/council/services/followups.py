"""How is written down who carries out a decision, and what came of it?"""

from datetime import date

from mentoring.council.models import Decision, FollowUp
from mentoring.reasons import deny
from schools.models import User
from schools.uploads import UploadedProof


def charge(decision: Decision, *, person_id: int, due_on: date | None) -> FollowUp:
    """Put a decision into the hands of one person."""
    school_id = decision.item.school_id
    return FollowUp.objects.create(decision=decision, school_id=school_id, person_id=person_id, due_on=due_on)


def report(row: FollowUp, *, note: str, proof: UploadedProof | None, by: User, on: date) -> FollowUp:
    """What was done, told once. Raises RuleBroken without a note or when it was told before."""
    row = _locked(row)
    if row.reported_on is not None:
        deny("already_reported")
    if not note.strip():
        deny("note_missing")
    row.note, row.reported_on, row.reported_by = note, on, by
    if proof:
        for name, value in proof.columns().items():
            setattr(row, name, value)
    row.save()
    return row


def take_note(row: FollowUp, *, on: date) -> FollowUp:
    """The body has heard of it. Raises RuleBroken before it was reported; a second time changes nothing."""
    row = _locked(row)
    if row.reported_on is None:
        deny("not_reported")
    if row.noted_on is None:
        row.noted_on = on
        row.save(update_fields=["noted_on"])
    return row


def _locked(row: FollowUp) -> FollowUp:
    rows = FollowUp.objects.select_for_update(of=("self",)).select_related("decision__item", "school", "person")
    return rows.get(pk=row.pk)
