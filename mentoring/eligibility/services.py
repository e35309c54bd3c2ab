"""Who is let in beyond the rule, who stands in the reserve, who would like whom, which verdicts are kept for lists?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from mentoring.eligibility import kept
from mentoring.eligibility.enums import WishKind
from mentoring.eligibility.facts import completed_years
from mentoring.eligibility.models import (
    BandStanding,
    EligibilityException,
    ExpectedHires,
    KeptVerdict,
    ReserveMember,
    VerdictBook,
    Wish,
)
from mentoring.eligibility.rules import Requirements, measure, missing_to_stand
from mentoring.eligibility.stream import Records
from mentoring.mentorships.models import Mentorship
from mentoring.reasons import refuse
from mentoring.statute import norm
from schools.models import Association, Employment, Person, RecordChange, School, Subject, User
from schools.models.changes import records_changed

ROWS_AT_ONCE = 2_000


def stand_in_band(
    *, school: School, percent: int, number: str, decided_on: date, valid_from: date, text: str, by: User
) -> BandStanding:
    """The school's council has decided where inside the band of the law the requirement is met. Never outside it."""
    lower, upper = norm(f"quality_band_{school.kind}", valid_from).band
    refuse(*missing_to_stand(percent, lower=lower, upper=upper, decided_on=decided_on, valid_from=valid_from))
    standing = BandStanding.objects.create(
        school=school,
        school_kind=school.kind,
        percent=percent,
        number=number,
        decided_on=decided_on,
        valid_from=valid_from,
        text=text,
        recorded_by=by,
    )
    records_changed.send(RecordChange, schools={school.pk})  # what was kept for lists was judged by another measure
    return standing


def ask_exception(
    *, mentorship: Mentorship, reason: str, ground: str, basis: str, valid_until: date
) -> EligibilityException:
    """The council is asked to let in a mentor who does not meet the requirements."""
    return EligibilityException.objects.create(
        mentorship=mentorship,
        school_id=mentorship.school_id,
        reason=reason,
        ground=ground,
        basis=basis,
        valid_until=valid_until,
    )


def grant_exception(*, mentorship: Mentorship, on: date) -> None:
    """The council has agreed; nothing happens for a mentorship that needed no exception."""
    for exception in EligibilityException.objects.filter(mentorship=mentorship):
        exception.granted_on = on
        exception.save(update_fields=["granted_on"])


def ask_longer(exception: EligibilityException, *, until: date, reason: str) -> EligibilityException:
    exception.asked_until, exception.asked_reason = until, reason
    exception.save(update_fields=["asked_until", "asked_reason"])
    return exception


def conclude_longer(exception: EligibilityException, *, granted: bool) -> None:
    """The council has decided on the longer term; refused, the present one stands."""
    if granted and exception.asked_until is not None:
        exception.valid_until = exception.asked_until
    exception.asked_until, exception.asked_reason = None, ""
    exception.save(update_fields=["valid_until", "asked_until", "asked_reason"])


def end_exception(exception: EligibilityException, *, on: date) -> EligibilityException:
    exception.ended_on, exception.asked_until, exception.asked_reason = on, None, ""
    exception.save(update_fields=["ended_on", "asked_until", "asked_reason"])
    return exception


def add_to_reserve(
    *, person: Person, school: School, on: date, association: Association | None = None
) -> ReserveMember:
    return ReserveMember.objects.create(person=person, school=school, association=association, started_on=on)


def leave_reserve(*, member: ReserveMember, reason: str, note: str, on: date) -> ReserveMember:
    """The day is the last one in the reserve."""
    member.finished_on, member.left_reason, member.left_note = on, reason, note
    member.save(update_fields=["finished_on", "left_reason", "left_note"])
    return member


def expect_hires(*, school: School, first_year: int, numbers: Mapping[Subject, int]) -> None:
    """How many young teachers are expected in each of these subjects; nobody leaves no row."""
    for subject, number in numbers.items():
        known: dict[str, Any] = {"school": school, "subject": subject, "first_year": first_year}
        if number:
            ExpectedHires.objects.update_or_create(**known, defaults={"number": number})
        else:
            ExpectedHires.objects.filter(**known).delete()


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


@transaction.atomic
def keep_verdicts(schools: Collection[int], *, on: date) -> int:
    """Judge who works at these schools on the day and keep the verdicts for lists; how many rows were made.

    Where a school's book still serves only those are judged again whose records changed or whose verdict ran out.
    A note of a change is taken away only when it was there before the records were read: whoever writes meanwhile
    leaves one that stays.
    """
    locked = list(School.objects.select_for_update().filter(pk__in=schools).order_by("pk"))
    notes = list(RecordChange.objects.filter(school__in=locked).values_list("pk", "school_id", "person_id"))
    asked, records = kept.measures(locked, on), Records(on)
    books = VerdictBook.objects.in_bulk([school.pk for school in locked])
    closed = {school for _, school, person in notes if person is None}
    serving = [
        one
        for one in locked
        if one.pk in books and one.pk not in closed and kept.book_serves(books[one.pk], one, asked[one.pk])
    ]
    anew = [one for one in locked if one not in serving]
    old = KeptVerdict.objects.filter(school__in=serving, holds_until__lt=on)
    people = {person for _, _, person in notes if person} | set(old.values_list("person_id", flat=True))
    KeptVerdict.objects.filter(school__in=anew).delete()
    KeptVerdict.objects.filter(school__in=serving, person__in=people).delete()
    rows = [*kept.rows_of(anew, asked, records)] if anew else []
    rows += kept.rows_of(serving, asked, records, people=people) if people else []
    KeptVerdict.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    _date_books(anew if not people else locked, asked, on)
    RecordChange.objects.filter(pk__in=[pk for pk, _, _ in notes]).delete()
    return len(rows)


def _date_books(schools: Collection[School], asked: Mapping[int, Requirements], on: date) -> None:
    ends, norms = kept.book_ends([school.pk for school in schools], on), kept.norms_of(completed_years(on), on)
    VerdictBook.objects.bulk_create(
        [
            VerdictBook(
                school=school,
                district_id=school.district_id,
                measure=measure(asked[school.pk]),
                norms=norms[school.kind],
                made_on=on,
                holds_until=ends[school.pk],
            )
            for school in schools
        ],
        update_conflicts=True,
        unique_fields=["school"],
        update_fields=["district", "measure", "norms", "made_on", "holds_until"],
    )
