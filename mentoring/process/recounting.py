"""How are the dates of a whole country recounted? Some schools at a time, each batch a transaction of its own.

The change itself is in force since it was saved: new dates are counted by it, and a date that waits is recounted to the
same day whenever its turn comes. Whatever ends the work in the middle, the next run goes on where it stopped.
"""

from datetime import date

from mentoring.history.enums import Cause
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.models import Recounting
from mentoring.process.dates import Recount, recount_some
from schools.models import School
from schools.transactions import step

SCHOOLS_AT_ONCE = 100


@step
def recount_next(*, on: date) -> Recounting | None:
    """The next schools of the oldest change that is not through; None when nothing waits.

    Whoever runs it a second time meanwhile waits for the first and takes the schools behind.
    """
    under_way = (
        Recounting.objects.open().select_for_update(of=("self",)).select_related("asked_by").order_by("pk").first()
    )
    if under_way is None:
        return None
    schools = list(School.objects.filter(pk__gt=under_way.reached).order_by("pk")[:SCHOOLS_AT_ONCE])
    moved = recount_some(_change(under_way), schools, by=under_way.asked_by, on=on)
    return mentorships.go_on_recounting(under_way, schools=[one.pk for one in schools], moved=moved, on=on)


def _change(under_way: Recounting) -> Recount:
    """As it was asked for; it is stored already, so nothing is added to what is in force."""
    return Recount(
        cause=Cause(under_way.cause),
        because=under_way.because,
        write=lambda by, on: None,
        since=under_way.since,
        until=under_way.until,
    )
