"""What came of a decision? The person in charge reports, the secretary takes note."""

from datetime import date

from mentoring.council import services as council
from mentoring.council.models import FollowUp
from mentoring.council.wording import title_of
from mentoring.history.enums import Verb
from mentoring.history.services import record
from schools.models import User
from schools.transactions import step
from schools.uploads import UploadedProof


@step
def report_execution(
    *, follow_up: FollowUp, note: str, by: User, on: date, proof: UploadedProof | None = None
) -> FollowUp:
    """Tell what was done, with a file that proves it where there is one."""
    row = council.report(follow_up, note=note, proof=proof, by=by, on=on)
    record(Verb.EXECUTION_REPORTED, by=by, on=on, school=row.school, title=title_of(row.decision.item))
    return row


@step
def note_execution(*, follow_up: FollowUp, by: User, on: date) -> FollowUp:
    """The body has heard of it: it is on no list of the next meeting any more."""
    row = council.take_note(follow_up, on=on)
    record(Verb.EXECUTION_NOTED, by=by, on=on, school=row.school, title=title_of(row.decision.item))
    return row
