"""Who is let in beyond the rule, who stands in the reserve, who would like whom?"""

from collections.abc import Sequence
from datetime import date

from mentoring.eligibility.enums import WishKind
from mentoring.eligibility.models import EligibilityException, ReserveMember, Wish
from mentoring.mentorships.models import Mentorship
from schools.models import Association, Employment, Person, School, User


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


def record_wishes(*, employment: Employment, wanted: Sequence[Person], by: User, on: date) -> None:
    """What the young teacher wishes now, first wish first; nobody leaves the choice to the school."""
    Wish.objects.of_mentee().filter(employment=employment).delete()
    common = {"employment": employment, "school_id": employment.school_id, "recorded_by": by, "recorded_on": on}
    if wanted:
        Wish.objects.bulk_create(
            Wish(kind=WishKind.WANTED, person=person, place=place, **common)
            for place, person in enumerate(wanted, start=1)
        )
    else:
        Wish.objects.create(kind=WishKind.ANYONE, **common)


def record_answer(*, employment: Employment, person: Person, willing: bool, reason: str, by: User, on: date) -> Wish:
    """What a possible mentor says now; the last word counts."""
    Wish.objects.of_mentor().filter(employment=employment, person=person).delete()
    return Wish.objects.create(
        employment=employment,
        school_id=employment.school_id,
        kind=WishKind.WILLING if willing else WishKind.DECLINED,
        person=person,
        reason=reason,
        recorded_by=by,
        recorded_on=on,
    )
