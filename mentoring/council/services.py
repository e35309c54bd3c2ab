"""How are meetings, agendas and decisions written down? Their effects on other slices live in `process.py`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from mentoring.council.enums import BodyKind, BodyPost, MeetingState, Outcome
from mentoring.council.models import AgendaItem, Attendance, Body, BodyMember, Decision, Meeting
from mentoring.council.rules import is_carried, missing_to_decide
from mentoring.reasons import deny, refuse
from schools.models import Association, Employment, Person, School, User


def council_of(school: School) -> Body:
    """The school's pedagogical council; made on first use, every school has one."""
    body, _ = Body.objects.get_or_create(
        school=school,
        kind=BodyKind.COUNCIL,
        defaults={"name_kk": "Педагогикалық кеңес", "name_ru": "Педагогический совет"},
    )
    return body


def body_of(association: Association) -> Body:
    body, _ = Body.objects.get_or_create(
        association=association,
        defaults={
            "school_id": association.school_id,
            "kind": BodyKind.ASSOCIATION,
            "name_kk": association.name_kk,
            "name_ru": association.name_ru,
        },
    )
    return body


def seat(*, body: Body, person: Person, post: str = BodyPost.MEMBER, on: date) -> BodyMember:
    return BodyMember.objects.create(body=body, person=person, post=post, started_on=on)


def members_on(body: Body, day: date) -> list[Person]:
    """The council is everybody who works at the school (Order 272); an association is those who have a seat, while
    nobody has one, the teachers of its subjects."""
    if body.kind == BodyKind.COUNCIL:
        jobs = Employment.objects.on(day).filter(school_id=body.school_id).select_related("person")
        return [job.person for job in jobs.order_by("person__sort_key")]
    if seats := [seat.person for seat in body.members.on(day).select_related("person")]:
        return seats
    teaching = Employment.objects.on(day).filter(
        school_id=body.school_id, teachings__subject__associations=body.association_id
    )
    return list(Person.objects.filter(employments__in=teaching).distinct())


def officer_on(body: Body, post: str, day: date) -> Person | None:
    seat = body.members.on(day).filter(post=post).select_related("person").first()
    return seat.person if seat else None


def put(
    *,
    body: Body,
    kind: str,
    by: User,
    on: date,
    mentorship: Any = None,
    person: Person | None = None,
    association: Association | None = None,
    title: str = "",
) -> AgendaItem:
    """Put a question before a body; it waits among the ready items until a meeting takes it."""
    return AgendaItem.objects.create(
        body=body,
        school_id=body.school_id,
        kind=kind,
        mentorship=mentorship,
        person=person,
        association=association,
        title=title,
        put_on=on,
        put_by=by,
    )


def withdraw(*, mentorship: Any, kind: str, on: date) -> None:
    """Take undecided questions of one kind about a pair off every agenda."""
    AgendaItem.objects.filter(mentorship=mentorship, kind=kind).undecided().update(withdrawn_on=on)


def call_meeting(*, body: Body, on: date, items: Iterable[AgendaItem] = ()) -> Meeting:
    meeting = Meeting.objects.create(body=body, school_id=body.school_id, held_on=on)
    take_items(meeting, items)
    return meeting


def take_items(meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Move ready items to the end of the meeting's agenda."""
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    for position, item in enumerate(items, start=last + 1):
        item.meeting, item.position = meeting, position
        item.save(update_fields=["meeting", "position"])


def drop_item(item: AgendaItem) -> None:
    """Take an undecided item off its meeting; it is ready for another one."""
    item.meeting, item.position = None, 0
    item.save(update_fields=["meeting", "position"])


def move_item(meeting: Meeting, item: AgendaItem, places: int) -> None:
    """Move an item up (-1) or down (1) the agenda; at its end nothing happens."""
    items = list(meeting.items.filter(withdrawn_on__isnull=True))
    here = next(index for index, other in enumerate(items) if other.pk == item.pk)
    items.insert(max(here + places, 0), items.pop(here))
    for position, other in enumerate(items, start=1):
        other.position = position
    AgendaItem.objects.bulk_update(items, ["position"])


def reschedule(meeting: Meeting, *, on: date) -> Meeting:
    """Another day for a meeting that has not been opened yet."""
    meeting = locked(meeting)
    if meeting.state != MeetingState.PLANNED:
        deny("meeting_not_planned")
    meeting.held_on = on
    meeting.save(update_fields=["held_on"])
    return meeting


def open_meeting(
    *, meeting: Meeting, present: Iterable[Person], chair: Person | None, secretary: Person | None
) -> Meeting:
    """Fix the members of the day and who of them is present. Raises RuleBroken when it is open already."""
    meeting = locked(meeting)
    if meeting.state != MeetingState.PLANNED:
        deny("meeting_not_planned")
    refuse(*[code for code, who in (("chair_missing", chair), ("secretary_missing", secretary)) if who is None])
    here = {person.pk for person in present}
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, person=person, present=person.pk in here)
        for person in members_on(meeting.body, meeting.held_on)
    )
    meeting.state, meeting.chair, meeting.secretary = MeetingState.OPEN, chair, secretary
    meeting.save(update_fields=["state", "chair", "secretary"])
    return meeting


def set_presence(meeting: Meeting, present_ids: Iterable[int]) -> None:
    """Correct who is present while the meeting is open; decisions already made keep their votes."""
    here = set(present_ids)
    rows = list(meeting.attendance.all())
    for row in rows:
        row.present = row.person_id in here
    Attendance.objects.bulk_update(rows, ["present"])


def presence(meeting: Meeting) -> tuple[int, int]:
    """(present, members) of an opened meeting."""
    flags = list(meeting.attendance.values_list("present", flat=True))
    return sum(flags), len(flags)


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


def close(*, meeting: Meeting, number: str, minutes: Any) -> Meeting:
    """Close with the minutes issued; undecided items are ready again for the next meeting."""
    meeting.state, meeting.number, meeting.minutes = MeetingState.CLOSED, number, minutes
    meeting.save(update_fields=["state", "number", "minutes"])
    return meeting


def locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("school", "body").get(pk=meeting.pk)
