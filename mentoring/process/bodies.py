"""Who sits in the council and the associations? Founding a body, taking a seat, leaving it."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from mentoring.council import services as council
from mentoring.council.enums import BodyKind
from mentoring.council.models import Body, BodyMember
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.reasons import deny
from schools.models import Association, Person, School, User
from schools.transactions import step


@step
def found_body(
    *, school: School, kind: str, name_kk: str, name_ru: str, joined: Sequence[Association], by: User, on: date
) -> Body:
    """A joint association of two or more, or the school's methodical council, to hear what a subject's own cannot."""
    if kind == BodyKind.JOINT and len(joined) < 2:
        deny("nothing_joined")
    try:
        with transaction.atomic():
            body = council.found(school=school, kind=kind, name_kk=name_kk, name_ru=name_ru, joined=joined, on=on)
    except IntegrityError:
        deny("methodical_exists")
    record(Verb.BODY_FOUNDED, by=by, on=on, school=school, body=body.name_ru)
    return body


@step
def take_seat(*, body: Body, person: Person, post: str, started_on: date, by: User, on: date) -> BodyMember:
    """Seat somebody; whoever held the office before keeps the record of their term."""
    body = council.saved(body)
    row = council.appoint(body=body, person=person, post=post, on=started_on)
    record(
        Verb.SEAT_TAKEN,
        by=by,
        on=on,
        school=body.school,
        body=body.name_ru,
        person=person.full_name,
        post=post,
        date=started_on,
    )
    return row


@step
def leave_seat(*, row: BodyMember, last_day: date, by: User, on: date) -> BodyMember:
    """End a term; the row stays."""
    row = council.leave(row, last_day=last_day)
    record(
        Verb.SEAT_LEFT,
        by=by,
        on=on,
        school=row.body.school,
        body=row.body.name_ru,
        person=row.person.full_name,
        date=last_day,
    )
    return row
