"""How are councils, associations and their seats written down?"""

from datetime import date

from mentoring.council.enums import BodyKind, BodyPost
from mentoring.council.models import Body, BodyMember
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
