"""How is written down what was resolved? The effects on other slices live in `process`."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction

from mentoring.council.enums import Outcome
from mentoring.council.facts import concerned_in
from mentoring.council.models import AgendaItem, Decision, Meeting
from mentoring.council.rules import is_carried, may_vote, missing_to_decide
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
    """Record what was resolved. Raises RuleBroken without quorum, on wrong votes, or when already decided.

    Whose own matter it is does not vote, whoever else is named in `conflicted`.
    """
    meeting = item.meeting
    if meeting is None or not meeting.is_open:
        deny("meeting_not_open")
    here, members = _here(meeting)
    apart = here & ({person.pk for person in conflicted} | concerned_in(item).keys())
    refuse(
        *missing_to_decide(
            members=members,
            present=len(here),
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
                present=len(here),
                members=members,
                responsible=responsible,
                due_on=due_on,
                decided_on=on,
                recorded_by=by,
            )
    except IntegrityError:
        deny("already_decided")
    decision.conflicted.set(apart)
    item.draft.all().delete()  # the decision says it all now
    return decision


def voters(item: AgendaItem) -> int:
    """How many may vote on the item now: who is here, but not on their own matter."""
    assert item.meeting is not None
    here, _members = _here(item.meeting)
    return len(may_vote(here, apart=frozenset(concerned_in(item))))


def _here(meeting: Meeting) -> tuple[frozenset[int], int]:
    """Who is present at this moment, of how many."""
    rows = list(meeting.attendance.values_list("person_id", "present"))
    return frozenset(pk for pk, present in rows if present), len(rows)
