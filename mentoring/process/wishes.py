"""What does each side wish before the order? Wishes advise the deputy; they are told in no event and block nothing."""

from collections.abc import Sequence
from datetime import date

from mentoring.eligibility import services as eligibility
from mentoring.eligibility.rules import missing_to_answer, missing_to_want, missing_to_wish
from mentoring.eligibility.wishes import colleagues_of, is_signed
from mentoring.reasons import refuse
from schools.models import Employment, Person, User
from schools.transactions import step


@step
def record_wishes(*, employment: Employment, wanted: Sequence[Person], by: User, on: date) -> None:
    """The young teacher names up to three teachers, first wish first, or leaves the choice to the school."""
    employment = _open_for_wishes(employment)
    refuse(
        *missing_to_want(
            wanted=tuple(person.pk for person in wanted),
            mentee_id=employment.person_id,
            colleagues=_colleagues(employment, on),
        )
    )
    eligibility.record_wishes(employment=employment, wanted=wanted, by=by, on=on)


@step
def record_answer(
    *, employment: Employment, person: Person, willing: bool, reason: str = "", by: User, on: date
) -> None:
    """A possible mentor is willing, or declines with a reason. Either way the school may still propose them."""
    employment = _open_for_wishes(employment)
    refuse(
        *missing_to_answer(
            person_id=person.pk,
            mentee_id=employment.person_id,
            colleagues=_colleagues(employment, on),
            willing=willing,
            reason=reason,
        )
    )
    eligibility.record_answer(employment=employment, person=person, willing=willing, reason=reason, by=by, on=on)


def _open_for_wishes(employment: Employment) -> Employment:
    """The locked job: of two answers at once the second finds the first one written, and the order is seen."""
    employment = Employment.objects.select_for_update(of=("self",)).get(pk=employment.pk)
    refuse(*missing_to_wish(needs_mentor=employment.starts_profession, order_signed=is_signed(employment)))
    return employment


def _colleagues(employment: Employment, on: date) -> frozenset[int]:
    return frozenset(one.person_id for one in colleagues_of(employment, on))
