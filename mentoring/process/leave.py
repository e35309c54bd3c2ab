"""How is a pair interrupted, and how does it go on? A leave by an order of the school, and the return."""

from datetime import date, timedelta

from mentoring.history.enums import Verb
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.models import Mentorship, Suspension
from mentoring.mentorships.transitions import missing_to_return, missing_to_suspend
from mentoring.process.common import recount, tell
from mentoring.reasons import refuse
from schools.models import User
from schools.transactions import step

ONE_DAY = timedelta(days=1)


@step
def suspend(
    *,
    mentorship: Mentorship,
    absence: str,
    side: str,
    note: str,
    started_on: date,
    expected_on: date | None,
    order_number: str,
    order_on: date,
    by: User,
    on: date,
) -> Suspension:
    """Nothing is due from the first day away until the return; the dates move by what was missed."""
    mentorship = mentorships.locked(mentorship)
    refuse(
        *missing_to_suspend(
            state=mentorship.state,
            suspended=mentorship.suspensions.filter(returned_on__isnull=True).exists(),
            first=started_on,
            expected_on=expected_on,
            started_on=mentorship.started_on or started_on,
            finished_on=mentorship.finished_on,
        )
    )
    suspension = mentorships.suspend(
        mentorship=mentorship,
        absence=absence,
        side=side,
        note=note,
        started_on=started_on,
        expected_on=expected_on,
        order_number=order_number,
        order_on=order_on,
        by=by,
    )
    told = {"first": started_on, "absence": absence, "number": order_number, "date": order_on}
    tell(Verb.SUSPENDED, mentorship, by=by, on=on, reason=note, **told)
    return suspension


@step
def record_return(*, mentorship: Mentorship, back_on: date, finished_on: date, by: User, on: date) -> Mentorship:
    """Back at work on `back_on`; the dates are counted again, the last day is the one the school sets.

    Back on the very first day away: nobody was away, the dates are as before.
    """
    mentorship = mentorships.locked(mentorship)
    leave = mentorship.suspensions.filter(returned_on__isnull=True).first()
    refuse(
        *missing_to_return(
            state=mentorship.state,
            first=leave.started_on if leave else None,
            back_on=back_on,
            finished_on=finished_on,
            today=on,
        )
    )
    assert leave is not None
    mentorships.come_back(leave, back_on=back_on)
    mentorship = mentorships.extend(mentorship, finished_on=finished_on)
    recount(mentorship)
    if back_on == leave.started_on:
        tell(Verb.SUSPENSION_UNDONE, mentorship, by=by, on=on, first=leave.started_on)
    else:
        tell(Verb.RESUMED, mentorship, by=by, on=on, back=back_on, until=finished_on)
    return mentorship


def close_leave(mentorship: Mentorship, last_day: date) -> None:
    """A pair that ends is not suspended any more: the leave lasts to its last day."""
    if leave := mentorship.suspensions.filter(returned_on__isnull=True).first():
        mentorships.come_back(leave, back_on=max(leave.started_on, last_day + ONE_DAY))


def reopen_leave(mentorship: Mentorship, last_day: date) -> None:
    """The pair does not end on that day after all: a leave that only its end had closed goes on. No return lies ahead,
    so a leave that lasts to the last day to come is that one."""
    if leave := mentorship.suspensions.filter(started_on__lte=last_day, returned_on=last_day + ONE_DAY).first():
        mentorships.come_back(leave, back_on=None)
