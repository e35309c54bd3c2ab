"""What do the measured pages show? Two schools on one day: one with 50 pairs, one whose 60 teachers are candidates."""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction

from mentoring.bench.measure import NO_FILE, Visit, session_for
from mentoring.bench.pairs import Progress, call_council, make_pairs
from mentoring.bench.people import LONG_AGO, TODAY, hire_many, make_officer, make_school, qualify
from mentoring.journal.enums import MeetingKind
from mentoring.middleware import DEMO_DAY
from mentoring.plans.models import Activity
from schools import clock
from schools.enums import Role
from schools.models import District, Employment, Region, School, User

CANDIDATES = 60


@transaction.atomic
def prepare() -> dict[str, Visit]:
    """Build both schools; say who visits which page."""
    with clock.travel(TODAY):
        district = District.objects.create(
            region=Region.objects.create(name_kk="Облыс", name_ru="Область"), name_kk="Аудан", name_ru="Район"
        )
        return _pages_of_pairs(make_school("pairs", district)) | _pages_of_staff(make_school("staff", district))


def _pages_of_pairs(school: School) -> dict[str, Visit]:
    deputy, head, secretary = (make_officer(school, role) for role in (Role.DEPUTY, Role.HEAD, Role.SECRETARY))
    pairs = make_pairs(school, deputy=deputy, head=head)
    meeting = call_council(pairs[Progress.PROPOSED], chair=head.person, secretary=secretary)
    office, clerk = _signed_in(deputy), _signed_in(secretary)
    writing, (shown, other, *_) = pairs[Progress.WRITING][0], pairs[Progress.RUNNING]
    logged = Visit("journal:meeting", _signed_in(other.mentor.user), (other.pk,), _meeting_as_typed(other.pk))
    return {
        "home": Visit("overview:today", office),
        "pairs": Visit("mentorships:list", office, (school.code,)),
        "pair": Visit("mentorships:detail", office, (shown.pk,)),
        "hire": Visit("schools:hire", office, (school.code,)),
        "plan": Visit("plans:write", _signed_in(writing.mentor.user), (writing.pk,)),
        "journal": Visit("journal:journal", _signed_in(shown.mentor.user), (shown.pk,)),
        "log": logged,
        "log_in_parts": replace(logged, in_parts=True),
        "meeting": Visit("council:meeting", clerk, (meeting.pk,)),
    }


def _pages_of_staff(school: School) -> dict[str, Visit]:
    qualify(hire_many(school, CANDIDATES, on=LONG_AGO))
    young = _young_teacher(school)
    office = _signed_in(make_officer(school, Role.DEPUTY))
    return {
        "staff": Visit("schools:staff", office, (school.code,)),
        "candidates": Visit("eligibility:candidates", office, (young.pk,)),
    }


def _young_teacher(school: School) -> Employment:
    [young] = hire_many(school, 1, on=TODAY - timedelta(days=2), starts_profession=True)
    return young


def _signed_in(user: User) -> str:
    return session_for(user, **{DEMO_DAY: TODAY.isoformat()})


def _meeting_as_typed(pair_id: int) -> dict[str, object]:
    """The form of a meeting, filled in the minute it takes; what is left empty is sent as well."""
    activity = Activity.objects.filter(plan__mentorship=pair_id, done_on=None).first()
    return {
        "held_on": TODAY.isoformat(),
        "kind": MeetingKind.CONSULTATION.value,
        "minutes": "30",
        "other_minutes": "",
        "topic": "Сабақ уақытын жоспарлау",
        "works": "Сабақтың басталуы ұйымдасқан.",
        "hard": "",
        "mentor_next": "",
        "mentee_next": "Келесі сабақтың жоспарын жазу",
        "activities": [activity.pk],
        "proofs": NO_FILE,
    }
