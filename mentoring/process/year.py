"""What is recorded through the year? Meetings, lessons, activities done."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from mentoring.history.enums import Verb
from mentoring.journal import services as journal
from mentoring.journal.models import LessonObservation, PairMeeting
from mentoring.mentorships.models import Mentorship
from mentoring.plans import services as plans
from mentoring.plans.models import Activity, Plan
from mentoring.process.common import active, tell, within
from mentoring.reasons import deny
from schools.models import User
from schools.transactions import step
from schools.uploads import UploadedProof


@step
def log_meeting(
    *,
    mentorship: Mentorship,
    held_on: date,
    by: User,
    on: date,
    proofs: Iterable[UploadedProof] = (),
    **entry: Any,
) -> PairMeeting:
    """A meeting of the pair; its minutes are the only place where time is entered."""
    mentorship = within(mentorship, held_on, on)
    meeting = journal.write_meeting(mentorship=mentorship, held_on=held_on, by=by, **entry)
    journal.add_proofs(proofs, mentorship=mentorship, meeting=meeting, by=by)
    tell(Verb.MEETING_LOGGED, mentorship, by=by, on=on, date=held_on, minutes=meeting.minutes)
    return meeting


@step
def log_observation(
    *,
    mentorship: Mentorship,
    observed_on: date,
    by: User,
    on: date,
    proofs: Iterable[UploadedProof] = (),
    **entry: Any,
) -> LessonObservation:
    """A lesson one of the pair saw of the other."""
    mentorship = within(mentorship, observed_on, on)
    observation = journal.write_observation(mentorship=mentorship, observed_on=observed_on, by=by, **entry)
    journal.add_proofs(proofs, mentorship=mentorship, observation=observation, by=by)
    tell(Verb.LESSON_OBSERVED, mentorship, by=by, on=on, date=observed_on)
    return observation


@step
def mark_activity_done(
    *,
    activity: Activity,
    done_on: date,
    note: str,
    by: User,
    on: date,
    proofs: Iterable[UploadedProof] = (),
) -> Activity:
    """The mark of completion in an approved plan, with what came of it and its proof."""
    mentorship = within(_approved(activity).mentorship, done_on, on)
    plans.mark_activity(activity, done_on=done_on, note=note)
    journal.add_proofs(proofs, mentorship=mentorship, activity=activity, by=by)
    tell(Verb.ACTIVITY_DONE, mentorship, by=by, on=on, title=activity.title)
    return activity


@step
def reopen_activity(*, activity: Activity, by: User, on: date) -> Activity:
    """Take the mark of completion back; the history keeps both."""
    mentorship = active(_approved(activity).mentorship, on)
    plans.mark_activity(activity, done_on=None)
    tell(Verb.ACTIVITY_REOPENED, mentorship, by=by, on=on, title=activity.title)
    return activity


def _approved(activity: Activity) -> Plan:
    plan = Plan.objects.select_related("mentorship").get(pk=activity.plan_id)
    if plan.approved_on is None or plan.is_editable:
        deny("plan_not_approved")
    return plan
