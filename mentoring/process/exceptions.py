"""What becomes of an exception when its term is over? The council is asked for longer, or it has done its part."""

from datetime import date

from mentoring.council import services as council
from mentoring.council.enums import ItemKind
from mentoring.eligibility import facts as eligibility_facts
from mentoring.eligibility import services as eligibility
from mentoring.eligibility.models import EligibilityException
from mentoring.eligibility.rules import missing_to_end, missing_to_prolong, verdict
from mentoring.history.enums import Verb
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.models import Mentorship
from mentoring.process.common import tell
from mentoring.reasons import refuse
from schools.models import User
from schools.transactions import step


@step
def prolong_exception(*, mentorship: Mentorship, until: date, reason: str, by: User, on: date) -> EligibilityException:
    """Ask the council for a longer term; the present one stays until it has decided."""
    mentorship = mentorships.locked(mentorship)
    exception = EligibilityException.objects.get(mentorship=mentorship)
    refuse(
        *missing_to_prolong(
            is_active=mentorship.is_active,
            is_ended=exception.ended_on is not None,
            is_asked=exception.asked_until is not None,
            until=until,
            valid_until=exception.valid_until,
            finished_on=mentorship.finished_on,
        )
    )
    council.put(
        body=council.council_of(mentorship.school), kind=ItemKind.EXCEPTION, mentorship=mentorship, by=by, on=on
    )
    tell(Verb.EXCEPTION_PROLONG_ASKED, mentorship, by=by, on=on, reason=reason, date=until)
    return eligibility.ask_longer(exception, until=until, reason=reason)


@step
def end_exception(*, mentorship: Mentorship, by: User, on: date) -> EligibilityException:
    """The mentor meets the requirements now: the exception has ended, the pair goes on. The verdict is asked anew."""
    mentorship = mentorships.locked(mentorship)
    exception = EligibilityException.objects.get(mentorship=mentorship)
    found = verdict(
        eligibility_facts.candidate(mentorship.school, mentorship.mentor, on),
        mentee_id=mentorship.mentee_id,
        subject=mentorship.subject.code,
        completed_years=eligibility_facts.completed_years(on),
        policy=eligibility_facts.policy_of(mentorship.school, on),
        on=on,
    )
    refuse(
        *missing_to_end(is_active=mentorship.is_active, is_ended=exception.ended_on is not None, outcome=found.outcome)
    )
    council.withdraw(mentorship=mentorship, kind=ItemKind.EXCEPTION, on=on)
    tell(Verb.EXCEPTION_ENDED, mentorship, by=by, on=on)
    return eligibility.end_exception(exception, on=on)
