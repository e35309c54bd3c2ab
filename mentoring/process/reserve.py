"""Who stands ready to mentor? An association or the office nominates, the council confirms, a member leaves."""

from datetime import date

from mentoring.approvals.rules import Reason
from mentoring.council import services as council
from mentoring.council.enums import ItemKind
from mentoring.council.models import AgendaItem
from mentoring.eligibility import services as eligibility
from mentoring.eligibility.enums import LeaveReason
from mentoring.eligibility.models import ReserveMember
from mentoring.eligibility.rules import missing_to_nominate
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.reasons import deny, refuse
from mentoring.statute import norm
from schools.models import Association, Employment, Person, School, User
from schools.transactions import step


@step
def nominate_to_reserve(
    *, person: Person, school: School, by: User, on: date, association: Association | None = None
) -> AgendaItem:
    """Put a teacher before the council for the reserve; head and deputies are excluded (Order 160).

    `association` proposes somebody who teaches one of its subjects; without one the office proposes.
    """
    excludes = norm("reserve_excludes", on)
    jobs = Employment.objects.on(on).filter(school=school, person=person)
    body = council.council_of(school)
    missing = missing_to_nominate(
        posts=jobs.values_list("post", flat=True),
        excluded=excludes.words,
        is_member=ReserveMember.objects.on(on).filter(school=school, person=person).exists(),
        is_waiting=body.items.undecided().filter(kind=ItemKind.RESERVE, person=person).exists(),
        subjects=frozenset(jobs.filter(teachings__isnull=False).values_list("teachings__subject__code", flat=True)),
        association_subjects=frozenset(association.subjects.values_list("code", flat=True)) if association else None,
    )
    refuse(*(Reason(code, {"act": str(excludes.source)}) for code in missing))
    record(
        Verb.RESERVE_NOMINATED,
        by=by,
        on=on,
        school=school,
        mentor=person.full_name,
    )
    return council.put(body=body, kind=ItemKind.RESERVE, person=person, association=association, by=by, on=on)


@step
def leave_reserve(*, member: ReserveMember, reason: str, note: str = "", by: User, on: date) -> ReserveMember:
    """A member leaves the reserve, with the reason; the row stays, with its last day."""
    member = ReserveMember.objects.select_for_update(of=("self",)).select_related("person", "school").get(pk=member.pk)
    if member.finished_on is not None:
        deny("already_left_reserve")
    if reason == LeaveReason.OTHER and not note.strip():
        deny("leave_reason_missing")
    member = eligibility.leave_reserve(member=member, reason=reason, note=note, on=on)
    told = f"{member.get_left_reason_display()}. {note}" if note else str(member.get_left_reason_display())
    record(
        Verb.RESERVE_LEFT,
        by=by,
        on=on,
        school=member.school,
        reason=told,
        mentor=member.person.full_name,
    )
    return member
