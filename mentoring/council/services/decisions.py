"""How is written down what was resolved? The effects on other slices live in `process`."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction

from mentoring.council.enums import Outcome
from mentoring.council.models import AgendaItem, Decision
from mentoring.council.rules import is_carried, missing_to_decide
from mentoring.council.services.meetings import presence
from mentoring.reasons import deny, refuse
from schools.models import Person, User


def decide(
    *,
    item: AgendaItem,
    resolution: str,
    votes_for: int,
    votes_against: int,
    abstained: int,
    heard: str = "",
    spoke: str = "",
    conflicted: Iterable[Person] = (),
    responsible: str = "",
    due_on: date | None = None,
    by: User,
    on: date,
) -> Decision:
    """Record what was resolved. Raises RuleBroken without quorum, on wrong votes, or when already decided."""
    meeting = item.meeting
    if meeting is None or not meeting.is_open:
        deny("meeting_not_open")
    present, members = presence(meeting)
    here = set(meeting.attendance.filter(present=True).values_list("person_id", flat=True))
    apart = [person for person in conflicted if person.pk in here]
    refuse(
        *missing_to_decide(
            members=members,
            present=present,
            conflicted=len(apart),
            votes_for=votes_for,
            against=votes_against,
            abstained=abstained,
            resolution=resolution,
            percent=meeting.school.quorum_percent,
        )
    )
    try:
        with transaction.atomic():
            decision = Decision.objects.create(
                item=item,
                outcome=Outcome.CARRIED if is_carried(votes_for, votes_against, abstained) else Outcome.REJECTED,
                heard=heard,
                spoke=spoke,
                resolution=resolution,
                votes_for=votes_for,
                votes_against=votes_against,
                abstained=abstained,
                responsible=responsible,
                due_on=due_on,
                decided_on=on,
                recorded_by=by,
            )
    except IntegrityError:
        deny("already_decided")
    decision.conflicted.set(apart)
    return decision
