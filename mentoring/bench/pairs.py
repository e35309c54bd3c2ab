"""Which pairs does the benchmark's school have? Fifty, some at every step, each with what it has left on the way."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from itertools import cycle

from django.utils import timezone

from mentoring import process
from mentoring.approvals.enums import ReviewState
from mentoring.bench.people import LONG_AGO, TODAY, hire_many, make_user, qualify
from mentoring.council import services as council
from mentoring.council.enums import ItemKind
from mentoring.council.models import Meeting
from mentoring.documents import services as documents
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import new_code
from mentoring.eligibility import facts
from mentoring.eligibility.rules import CandidateFacts, Verdict, verdict
from mentoring.history.enums import Verb
from mentoring.history.models import Event
from mentoring.journal.enums import MeetingKind
from mentoring.journal.models import LessonObservation, PairMeeting
from mentoring.mentorships.documents import render_order
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.facts import counting_of
from mentoring.mentorships.models import Deadline, Mentorship, Order
from mentoring.mentorships.rules import Term, order_due, stage_dues
from mentoring.plans.enums import ActivityForm, Level, Mastery, Stage
from mentoring.plans.models import Activity, Diagnosis, Difficulty, DifficultyRating, Plan
from schools.models import AcademicYear, Employment, Person, School, User

HIRED_ON, PROPOSED_ON, SIGNED_ON = date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 8)
LEVEL_ON, PLAN_ON = date(2026, 9, 14), date(2026, 9, 18)

MENTORS, UNASSIGNED = 25, 3
ACTIVITIES, NEEDS, MEETINGS, OBSERVATIONS = 12, 4, 6, 2


class Progress(IntEnum):
    """How far a pair has come; each step includes those before it."""

    PROPOSED = 0
    ENDORSED = 1
    SIGNED = 2
    LEVELLED = 3
    DIAGNOSED = 4
    WRITING = 5
    SUBMITTED = 6
    RUNNING = 7


HOW_MANY = dict.fromkeys(Progress, 5) | {Progress.RUNNING: 15}  # 50 together
STATES = {Progress.PROPOSED: MentorshipState.PROPOSED, Progress.ENDORSED: MentorshipState.ENDORSED}
PLANS = {
    Progress.WRITING: ReviewState.DRAFT,
    Progress.SUBMITTED: ReviewState.SUBMITTED,
    Progress.RUNNING: ReviewState.APPROVED,
}

Pairs = dict[Progress, list[Mentorship]]


def make_pairs(school: School, *, deputy: User, head: User) -> Pairs:
    """The pairs by their progress; beside them a few young teachers without a mentor."""
    mentors = hire_many(school, MENTORS, on=LONG_AGO)
    qualify(mentors)
    for job in mentors:
        make_user(job.person)
    steps = [step for step, number in HOW_MANY.items() for _ in range(number)]
    mentees = hire_many(school, len(steps) + UNASSIGNED, on=HIRED_ON, starts_profession=True)
    subjects = {job.pk: job.teachings.get().subject for job in mentees}
    candidates = {one.person_id: one for one in facts.candidates(school, TODAY)}
    year = AcademicYear.objects.covering(TODAY).get()
    rows = []
    for mentor, mentee, step in zip(cycle(mentors), mentees, steps, strict=False):  # mentors serve twice
        subject = subjects[mentee.pk]
        found = _verdict(candidates[mentor.person_id], mentee, subject.code)
        rows.append(
            Mentorship(
                school=school,
                mentor=mentor.person,
                mentee=mentee.person,
                employment=mentee,
                subject=subject,
                year=year,
                state=STATES.get(step, MentorshipState.ACTIVE),
                started_on=SIGNED_ON if step >= Progress.SIGNED else None,
                finished_on=year.ends_on,
                verdict=found.as_dict(),
                outcome=found.outcome.value,
                choice_reason="Бір пән, сабақ кестесі сәйкес келеді.",
                proposed_by=deputy,
                proposed_on=PROPOSED_ON,
            )
        )
    pairs: Pairs = defaultdict(list)
    for row, step in zip(Mentorship.objects.bulk_create(rows), steps, strict=True):
        pairs[step].append(row)
    _deadlines(pairs, school)
    _orders(pairs, head)
    _diagnoses(pairs)
    _plans(pairs, deputy=deputy, head=head)
    _journals(pairs)
    _events(pairs, deputy)
    return pairs


def call_council(proposed: Iterable[Mentorship], *, chair: Person, secretary: User) -> Meeting:
    """A meeting in session with every proposed candidate on its agenda."""
    proposed = list(proposed)
    body = council.council_of(proposed[0].school)
    items = [
        council.put(body=body, kind=ItemKind.CANDIDATE, mentorship=pair, by=secretary, on=PROPOSED_ON)
        for pair in proposed
    ]
    meeting = council.call_meeting(body=body, on=TODAY, items=items)
    return process.open_meeting(
        meeting=meeting,
        present=council.members_on(body, TODAY),
        chair=chair,
        secretary=secretary.person,
        by=secretary,
        on=TODAY,
    )


def _from(pairs: Pairs, first: Progress) -> list[tuple[Progress, Mentorship]]:
    """Every pair that has come at least so far."""
    return [(step, pair) for step, found in pairs.items() if step >= first for pair in found]


def _verdict(mentor: CandidateFacts, mentee: Employment, subject: str) -> Verdict:
    return verdict(
        mentor,
        mentee_id=mentee.person_id,
        subject=subject,
        completed_years=facts.completed_years(TODAY),
        policy=facts.policy_of(mentee.school, TODAY),
        on=TODAY,
    )


def _deadlines(pairs: Pairs, school: School) -> None:
    counting = counting_of(school)
    year = AcademicYear.objects.covering(TODAY).get()
    first = order_due(HIRED_ON, *counting)
    later = stage_dues(
        order_on=SIGNED_ON,
        finished_on=year.ends_on,
        level_done_on=LEVEL_ON,
        **counting._asdict(),
    )
    done = {
        Term.ORDER: (Progress.SIGNED, SIGNED_ON),
        Term.LEVEL: (Progress.LEVELLED, LEVEL_ON),
        Term.PLAN: (Progress.SUBMITTED, PLAN_ON),
    }
    Deadline.objects.bulk_create(
        Deadline(
            mentorship=pair,
            school=school,
            term=due.term,
            due_on=due.due,
            done_on=done[due.term][1] if due.term in done and step >= done[due.term][0] else None,
            explanation=due.explanation,
        )
        for step, pair in _from(pairs, Progress.PROPOSED)
        for due in ((first, *later) if step >= Progress.SIGNED else (first,))
    )


def _orders(pairs: Pairs, head: User) -> None:
    """An order for each signed pair; one of them printed, the card of that pair is measured."""
    printed = pairs[Progress.RUNNING][0]
    code = new_code()
    document = documents.issue(
        code=code,
        kind=DocumentKind.ORDER,
        school=printed.school,
        mentorship=printed,
        rendered=render_order(printed, number="45-н/қ", on=SIGNED_ON, language="kk+ru", code=code),
        language="kk+ru",
        number="45-н/қ",
        on=SIGNED_ON,
        signatory=head.get_full_name(),
        by=head,
    )
    Order.objects.bulk_create(
        Order(
            mentorship=pair,
            number="45-н/қ",
            signed_on=SIGNED_ON,
            signed_by=head,
            document=document if pair is printed else None,
        )
        for _, pair in _from(pairs, Progress.SIGNED)
    )


def _diagnoses(pairs: Pairs) -> None:
    levelled = _from(pairs, Progress.LEVELLED)
    diagnoses = Diagnosis.objects.bulk_create(
        Diagnosis(
            mentorship=pair,
            level=Level.MEDIUM,
            level_note="Алғашқы сабақтарға қатысу, әңгімелесу.",
            level_determined_on=LEVEL_ON,
            completed_on=PLAN_ON if step >= Progress.DIAGNOSED else None,
            completed_by=pair.mentor.user if step >= Progress.DIAGNOSED else None,
        )
        for step, pair in levelled
    )
    difficulties = list(Difficulty.objects.filter(school=None))
    DifficultyRating.objects.bulk_create(
        DifficultyRating(
            diagnosis=diagnosis,
            difficulty=difficulty,
            start=Mastery.WITH_HELP if number < NEEDS else Mastery.MOSTLY,
            is_need=number < NEEDS,
        )
        for diagnosis in diagnoses
        if diagnosis.completed_on
        for number, difficulty in enumerate(difficulties)
    )


def _plans(pairs: Pairs, *, deputy: User, head: User) -> None:
    """Plans of twelve activities each; a running one is half done."""
    written = _from(pairs, Progress.WRITING)
    plans = Plan.objects.bulk_create(
        Plan(
            mentorship=pair,
            goal="Жас педагогтің сабақ уақытын жоспарлауын және бағалауын жетілдіру.",
            tasks="Өзара сабаққа қатысу; бірлесіп жоспарлау; критериалды бағалау.",
            state=PLANS[step],
            submitted_by=pair.mentor.user if step >= Progress.SUBMITTED else None,
            submitted_on=PLAN_ON if step >= Progress.SUBMITTED else None,
            agreed_by=deputy if step == Progress.RUNNING else None,
            agreed_on=PLAN_ON if step == Progress.RUNNING else None,
            approved_by=head if step == Progress.RUNNING else None,
            approved_on=PLAN_ON if step == Progress.RUNNING else None,
        )
        for step, pair in written
    )
    needs = list(Difficulty.objects.filter(school=None)[:NEEDS])
    done = range(ACTIVITIES // 2)
    Activity.objects.bulk_create(
        Activity(
            plan=plan,
            position=number + 1,
            stage=list(Stage)[number * len(Stage) // ACTIVITIES],
            title=f"Сабаққа қатысу және талдау, {number + 1}",
            form=list(ActivityForm)[number % len(ActivityForm)],
            due_on=PLAN_ON + timedelta(days=14 * (number + 1)),
            expected_result="Сабақ кезеңдері уақытында аяқталады.",
            need=needs[number % NEEDS],
            done_on=PLAN_ON + timedelta(days=number) if step == Progress.RUNNING and number in done else None,
        )
        for plan, (step, _) in zip(plans, written, strict=True)
        for number in range(ACTIVITIES)
    )


def _journals(pairs: Pairs) -> None:
    PairMeeting.objects.bulk_create(
        PairMeeting(
            mentorship=pair,
            written_by=pair.mentor.user,
            held_on=PLAN_ON + timedelta(days=3 * number),
            minutes=30,
            kind=MeetingKind.CONSULTATION,
            topic=f"Қысқа мерзімді жоспар, {number + 1}",
            works="Оқушылармен қарым-қатынас.",
            hard="Уақытты бөлу.",
            mentee_next="Келесі сабақтың жоспарын жазу",
            acquainted_on=TODAY if number % 2 else None,
        )
        for pair in pairs[Progress.RUNNING]
        for number in range(MEETINGS)
    )
    LessonObservation.objects.bulk_create(
        LessonObservation(
            mentorship=pair,
            written_by=pair.mentor.user,
            observed_on=PLAN_ON + timedelta(days=7 * (number + 1)),
            class_name="7 «Ә»",
            topic="Бөлшектерді қосу",
            scores={"goals": 2, "content": 2, "methods": 1, "logic": 2, "time": 1},
            strengths="Мақсаты анық.",
            growth_areas="Рефлексияға уақыт қалмады.",
        )
        for pair in pairs[Progress.RUNNING]
        for number in range(OBSERVATIONS)
    )


def _events(pairs: Pairs, deputy: User) -> None:
    told = {
        Progress.PROPOSED: (Verb.MENTOR_PROPOSED, PROPOSED_ON, {}),
        Progress.ENDORSED: (Verb.CANDIDATE_ENDORSED, SIGNED_ON, {}),
        Progress.SIGNED: (Verb.ORDER_SIGNED, SIGNED_ON, {"number": "45-н/қ", "date": SIGNED_ON.isoformat()}),
        Progress.LEVELLED: (Verb.LEVEL_DETERMINED, LEVEL_ON, {"level": Level.MEDIUM.value}),
        Progress.DIAGNOSED: (Verb.DIAGNOSIS_COMPLETED, PLAN_ON, {"needs": str(NEEDS)}),
        Progress.SUBMITTED: (Verb.PLAN_SUBMITTED, PLAN_ON, {"version": "1"}),
        Progress.RUNNING: (Verb.PLAN_APPROVED, PLAN_ON, {"version": "1"}),
    }
    Event.objects.bulk_create(
        Event(
            school_id=pair.school_id,
            mentorship=pair,
            actor=deputy,
            actor_name=deputy.get_full_name(),
            verb=verb,
            data={"mentor": pair.mentor.full_name, "mentee": pair.mentee.full_name, **data},
            happened_on=on,
            happened_at=timezone.make_aware(datetime.combine(on, time(10))),
        )
        for step, pair in _from(pairs, Progress.PROPOSED)
        for reached, (verb, on, data) in told.items()
        if step >= reached
    )
