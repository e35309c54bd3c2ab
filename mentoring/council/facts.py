"""Who belongs to a body and its offices, who may not vote, and what of a year is ready for the book?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext

from mentoring.council.enums import FOUNDED_KINDS, BodyKind, BodyPost, ItemKind, MeetingState, RubricKind
from mentoring.council.models import AgendaItem, Body, BodyMember, Meeting
from mentoring.council.rules import concerned
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Mentorship
from mentoring.reports.facts import recommendations_before, recommended
from mentoring.reports.models import InterimReport
from mentoring.statute import norm
from schools.enums import Role
from schools.models import AcademicYear, Association, Employment, Membership, Person, School, Subject
from schools.years import first_calendar_year, span

# Who holds an office where the body has not seated anybody in it.
_ROLES = {
    (BodyKind.COUNCIL, BodyPost.CHAIR): Role.HEAD,
    (BodyKind.COUNCIL, BodyPost.SECRETARY): Role.SECRETARY,
    (BodyKind.ASSOCIATION, BodyPost.CHAIR): Role.ASSOCIATION,
}


def bodies_of(school: School) -> list[Body]:
    """The council, every association, then what the school has founded. A council or an association that has had no
    business yet has no row: it comes unsaved."""
    rows = list(Body.objects.filter(school=school).prefetch_related("joined"))
    known = {body.association_id: body for body in rows if body.kind == BodyKind.ASSOCIATION}
    council = next((body for body in rows if body.kind == BodyKind.COUNCIL), None) or Body(
        school=school, kind=BodyKind.COUNCIL, name_kk="Педагогикалық кеңес", name_ru="Педагогический совет"
    )
    associations = Association.objects.filter(school=school)
    founded = [body for body in rows if body.kind in FOUNDED_KINDS]
    return [council, *(known.get(each.pk) or _body_of(each, school) for each in associations), *founded]


def regular_meetings(body: Body, day: date) -> list[Meeting]:
    """The body's meetings by the plan of the academic year of `day`, held and ahead; extra and cancelled ones are
    not among them."""
    if body.pk is None:
        return []
    rows = Meeting.objects.filter(body=body, is_extra=False, held_on__range=span(first_calendar_year(day)))
    return list(rows.exclude(state=MeetingState.CANCELLED).order_by("held_on", "id"))


@dataclass(frozen=True)
class BodyLine:
    """A body with who holds its offices on a day. `teachers`: those it brings together; `is_small`: fewer than an
    association needs to exist; `seats`: the rows of those who sit in it that day, officers first."""

    body: Body
    chair: Person | None
    secretary: Person | None
    teachers: int
    is_small: bool
    seats: list[BodyMember]


def body_lines(school: School, day: date) -> list[BodyLine]:
    """Every body of the school. A fixed number of queries."""
    bodies = bodies_of(school)
    seats: dict[int, list[BodyMember]] = defaultdict(list)
    for row in BodyMember.objects.on(day).filter(body__school=school).select_related("person"):
        seats[row.body_id].append(row)
    roles: dict[str, Person] = {}
    for held in Membership.objects.on(day).filter(school=school).select_related("person"):
        roles.setdefault(held.role, held.person)
    teachers = teachers_by_association(school, day)
    staff = Employment.objects.on(day).filter(school=school).count()
    least = norm("association_min_teachers", day).number
    return [_line(body, seats[body.pk] if body.pk else [], roles, teachers, staff, least) for body in bodies]


def teachers_by_association(school: School, day: date) -> dict[int, set[int]]:
    """The people who teach the subjects of each association that day; one that nobody teaches for is not a key."""
    found: dict[int, set[int]] = defaultdict(set)
    jobs = Employment.objects.on(day).filter(school=school, teachings__subject__associations__school=school)
    pairs = jobs.values_list("teachings__subject__associations", "person_id")
    for association, person in pairs.filter(teachings__subject__associations__school=school).order_by():
        found[association].add(person)
    return found


def _line(
    body: Body, seats: list[BodyMember], roles: dict[str, Person], teachers: dict[int, set[int]], staff: int, least: int
) -> BodyLine:
    seated = {row.post: row.person for row in seats}
    seats = sorted(seats, key=lambda row: [BodyPost.CHAIR, BodyPost.SECRETARY, BodyPost.MEMBER].index(row.post))

    def officer(post: BodyPost) -> Person | None:
        # The role of a chair does not say of which association: only the council's offices follow from roles.
        role = _ROLES.get((BodyKind.COUNCIL, post)) if body.kind == BodyKind.COUNCIL else None
        return seated.get(post) or (roles.get(role) if role else None)

    joined = (
        [body.association_id] if body.association_id else [each.pk for each in body.joined.all()] if body.pk else []
    )
    count = len(seats) or len(set().union(*(teachers.get(pk, set()) for pk in joined if pk)))
    if body.kind == BodyKind.COUNCIL:
        count = staff
    return BodyLine(
        body=body,
        chair=officer(BodyPost.CHAIR),
        secretary=officer(BodyPost.SECRETARY),
        teachers=count,
        is_small=body.kind == BodyKind.ASSOCIATION and count < least,
        seats=seats,
    )


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


def rubric_kind_of(item: AgendaItem) -> str:
    """By which criteria the item's report is marked; "" for other questions and a report without a product."""
    if item.kind == ItemKind.FINAL_REPORT:
        return RubricKind.FINAL
    report = InterimReport.objects.filter(mentorship=item.mentorship_id).first()
    product = report.product if report and item.kind == ItemKind.INTERIM_REPORT else ""
    return product if product in RubricKind.values else ""


def prompt_titles(school: School, day: date) -> list[str]:
    """Matters that last year's final reports leave to the council: one for each report that recommends something."""
    rows = recommendations_before(school.pk, day)
    asked = gettext("On carrying out the recommendations of %(year)s: %(mentor)s – %(mentee)s")
    told = [recommended(row) for row in rows if row.recommendations or row.council_recommendations]
    return [asked % {"year": each.year, "mentor": each.mentor, "mentee": each.mentee} for each in told]


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
