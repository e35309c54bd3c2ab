"""How does the year of mentoring go on at another school?"""

from datetime import date

from mentoring.history.enums import Verb
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.enums import ChangeStage
from mentoring.mentorships.models import Change
from mentoring.process.common import tell
from mentoring.reasons import deny
from schools import services as schools
from schools.models import Employment, User
from schools.services import Lesson
from schools.transactions import step


@step
def take_transfer(*, change: Change, on: date, lesson: Lesson, by: User) -> Employment:
    """The school the young teacher was handed over to hires the same person; the year of mentoring goes on there.

    It starts the profession still: the Rules give a mentor for one academic year, and that year is not over.
    """
    change = (
        Change.objects.select_for_update(of=("self",))
        .select_related("mentorship__mentee", "mentorship__mentor", "mentorship__school", "to_school")
        .get(pk=change.pk)
    )
    if change.to_school is None or change.stage != ChangeStage.DONE or change.taken_as_id is not None:
        deny("transfer_taken")
    person = change.mentorship.mentee
    job = schools.hire(
        school=change.to_school,
        person=person,
        last_name=person.last_name,
        first_name=person.first_name,
        patronymic=person.patronymic,
        on=on,
        by=by,
        lessons=[lesson],
        starts_profession=True,
        education=change.mentorship.employment.education,
    )
    mentorships.hand_to(change, job=job)
    tell(Verb.TAKEN_OVER, change.mentorship, by=by, on=on, school_name=change.to_school.short_name)
    return job
