"""Who belongs to a body and its offices, who may not vote, and what of a year is ready for the book?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from mentoring.council.enums import BodyKind, BodyPost, ItemKind
from mentoring.council.models import AgendaItem, Body, BodyMember
from mentoring.council.rules import concerned
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Mentorship
from schools.enums import Role
from schools.models import AcademicYear, Association, Employment, Membership, Person, School, Subject

# Who holds an office where the body has not seated anybody in it.
_ROLES = {
    (BodyKind.COUNCIL, BodyPost.CHAIR): Role.HEAD,
    (BodyKind.COUNCIL, BodyPost.SECRETARY): Role.SECRETARY,
    (BodyKind.ASSOCIATION, BodyPost.CHAIR): Role.ASSOCIATION,
}


def bodies_of(school: School) -> list[Body]:
    """The council and every association. One that has had no business yet has no row: it comes unsaved."""
    known = {body.association_id: body for body in Body.objects.filter(school=school)}
    council = known.get(None) or Body(
        school=school, kind=BodyKind.COUNCIL, name_kk="Педагогикалық кеңес", name_ru="Педагогический совет"
    )
    associations = Association.objects.filter(school=school)
    return [council, *(known.get(each.pk) or _body_of(each, school) for each in associations)]


def _body_of(association: Association, school: School) -> Body:
    return Body(
        school=school,
        kind=BodyKind.ASSOCIATION,
        association=association,
        name_kk=association.name_kk,
        name_ru=association.name_ru,
    )


def officer_on(body: Body, post: str, day: date, members: Iterable[Person]) -> Person | None:
    """Who usually chairs, or keeps the minutes: the seat of the body, else the role at the school, among its members
    first."""
    seat = BodyMember.objects.on(day).filter(body=body, post=post).select_related("person").first()
    if seat:
        return seat.person
    role = _ROLES.get((BodyKind(body.kind), BodyPost(post)))
    held = Membership.objects.on(day).filter(school_id=body.school_id, role=role).select_related("person")
    holders = [membership.person for membership in held]
    inside = {person.pk for person in members}
    return min(holders, key=lambda person: person.pk not in inside, default=None)


def chaired_by(person: Person, school: School, day: date) -> list[Association]:
    """The associations this person chairs: by the seat; where nobody is seated, by the role among its teachers."""
    seats = BodyMember.objects.on(day).filter(post=BodyPost.CHAIR, body__association=OuterRef("pk"))
    taught = Subject.objects.filter(
        associations=OuterRef("pk"),
        teaching__employment__in=Employment.objects.on(day).filter(person=person, school=school),
    )
    held = Membership.objects.on(day).filter(person=person, school=school, role=Role.ASSOCIATION)
    mine = Q(Exists(seats.filter(person=person))) | (~Q(Exists(seats)) & Q(Exists(taught)))
    mine &= Q(Exists(held))
    return list(Association.objects.filter(mine, school=school).prefetch_related("subjects"))


def concerned_in(item: AgendaItem) -> dict[int, str]:
    """Whose own matter the item is, with their part in it: they do not vote on it."""
    pair = item.mentorship
    if pair is None:
        return concerned(item.kind, person=item.person_id)
    former = pair.continues.mentor_id if item.kind == ItemKind.REPLACEMENT and pair.continues else None
    return concerned(item.kind, mentor=pair.mentor_id, mentee=pair.mentee_id, former=former)


def with_matter(items):
    """Items with the people and the pair their titles name."""
    return items.select_related(
        "mentorship__mentor",
        "mentorship__mentee",
        "mentorship__subject",
        "mentorship__exception",
        "mentorship__continues__mentor",
        "person",
    )


@dataclass(frozen=True)
class BookFacts:
    """The pairs of a year: those whose reports go into the book, and those still missing with the state of theirs."""

    ready: list[Mentorship]
    missing: list[tuple[Mentorship, str]]


def book_facts(school: School, year: AcademicYear) -> BookFacts:
    states = (MentorshipState.COMPLETED, MentorshipState.ACTIVE)
    pairs = Mentorship.objects.ending_in(year).filter(school=school, state__in=states)
    pairs = pairs.select_related("mentor", "mentee", "subject", "final_report__document")
    rows = list(pairs.order_by("mentee__sort_key", "id"))
    return BookFacts(
        ready=[pair for pair in rows if pair.state == MentorshipState.COMPLETED],
        missing=[(pair, _report_state(pair)) for pair in rows if pair.state == MentorshipState.ACTIVE],
    )


def _report_state(pair: Mentorship) -> str:
    return pair.final_report.state if hasattr(pair, "final_report") else ""
