"""Who is let in beyond the rule, and who stands in the reserve?"""

from datetime import date

from mentoring.eligibility.models import EligibilityException, ReserveMember
from mentoring.mentorships.models import Mentorship
from schools.models import Association, Person, School


def ask_exception(*, mentorship: Mentorship, reason: str, basis: str, valid_until: date) -> EligibilityException:
    """The council is asked to let in a mentor who does not meet the requirements."""
    return EligibilityException.objects.create(
        mentorship=mentorship, school_id=mentorship.school_id, reason=reason, basis=basis, valid_until=valid_until
    )


def grant_exception(*, mentorship: Mentorship, on: date) -> None:
    """The council has agreed; nothing happens for a mentorship that needed no exception."""
    for exception in EligibilityException.objects.filter(mentorship=mentorship):
        exception.granted_on = on
        exception.save(update_fields=["granted_on"])


def add_to_reserve(
    *, person: Person, school: School, on: date, association: Association | None = None
) -> ReserveMember:
    return ReserveMember.objects.create(person=person, school=school, association=association, started_on=on)
