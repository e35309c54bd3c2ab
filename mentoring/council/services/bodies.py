"""How are councils, associations and their seats written down?"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from mentoring.council.enums import BodyKind, BodyPost
from mentoring.council.models import Body, BodyMember
from mentoring.council.rules import missing_to_seat
from mentoring.reasons import refuse
from schools.models import Association, Employment, Person, School


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


def saved(body: Body) -> Body:
    """The row of a body that `facts.bodies_of` may have given unsaved."""
    if body.pk:
        return body
    return body_of(body.association) if body.association else council_of(body.school)


def found(*, school: School, kind: str, name_kk: str, name_ru: str, joined: Iterable[Association], on: date) -> Body:
    """A joint association or the methodical council. IntegrityError for a second methodical council."""
    body = Body.objects.create(school=school, kind=kind, name_kk=name_kk, name_ru=name_ru, founded_on=on)
    body.joined.set(joined)
    return body


def appoint(*, body: Body, person: Person, post: str, on: date) -> BodyMember:
    """Seat somebody from `on`. Their own former seat and that of whoever held the office end the day before; a chair
    who is replaced goes on as a member, except in the council, where everybody is one. What was entered the same day
    is put right in place. Raises RuleBroken when a former seat began later."""
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    same = Q(person=person)
    if post != BodyPost.MEMBER:
        same |= Q(post=post)
    former = list(body.members.filter(same, finished_on__isnull=True))
    held = next((row for row in former if row.person_id == person.pk), None)
    refuse(*missing_to_seat(on=on, begun=[row.started_on for row in former], repeats=bool(held and held.post == post)))
    for row in former:
        _give_up(row, on)
        if row.person_id != person.pk and body.kind != BodyKind.COUNCIL:
            seat(body=body, person=row.person, on=on)
    return seat(body=body, person=person, post=post, on=on)


def _give_up(row: BodyMember, on: date) -> None:
    if row.started_on == on:  # entered wrongly today: nobody sat there for a day
        row.delete()
        return
    row.finished_on = on - timedelta(days=1)
    row.save(update_fields=["finished_on"])


def leave(row: BodyMember, *, last_day: date) -> BodyMember:
    """The last day in the seat. Raises RuleBroken when it is before the first or the seat was left already."""
    row = BodyMember.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.finished_on is not None:
        refuse("seat_left")
    if last_day < row.started_on:
        refuse("finish_before_start")
    row.finished_on = last_day
    row.save(update_fields=["finished_on"])
    return row


def seat(*, body: Body, person: Person, post: str = BodyPost.MEMBER, on: date) -> BodyMember:
    return BodyMember.objects.create(body=body, person=person, post=post, started_on=on)


def members_on(body: Body, day: date) -> list[Person]:
    """The council is everybody who works at the school (Order 272); another body is those who have a seat; while
    nobody has one, the teachers of its subjects, of a joint association those of the associations that joined."""
    if body.kind == BodyKind.COUNCIL:
        jobs = Employment.objects.on(day).filter(school_id=body.school_id).select_related("person")
        return [job.person for job in jobs.order_by("person__sort_key")]
    if seats := [seat.person for seat in body.members.on(day).select_related("person")]:
        return seats
    if body.kind == BodyKind.METHODICAL:
        return []
    joined = [body.association_id] if body.association_id else list(body.joined.values_list("pk", flat=True))
    teaching = Employment.objects.on(day).filter(school_id=body.school_id, teachings__subject__associations__in=joined)
    return list(Person.objects.filter(employments__in=teaching).distinct())


def officer_on(body: Body, post: str, day: date) -> Person | None:
    seat = body.members.on(day).filter(post=post).select_related("person").first()
    return seat.person if seat else None
