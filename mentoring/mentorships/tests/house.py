"""A school with its people, and the steps of the main job for tests of pages: each stage through the process itself."""

from dataclasses import dataclass
from datetime import date

from mentoring import process
from mentoring.council import services as council
from mentoring.council.enums import ItemKind
from mentoring.council.models import Meeting
from mentoring.mentorships.models import Mentorship
from mentoring.plans.enums import Stage
from mentoring.plans.models import Difficulty
from mentoring.plans.services import ActivityLine
from schools.enums import Role
from schools.models import Employment, Person, School, User
from schools.tests import make

HIRED = date(2026, 9, 1)
COUNCIL_DAY = date(2026, 9, 3)
ORDER_DAY = date(2026, 9, 8)
MAY_COUNCIL = date(2027, 5, 20)


@dataclass
class House:
    """The cast: insiders by role, a mentor who meets the requirements, a young teacher; a stranger's own school."""

    school: School
    deputy: User
    head: User
    secretary: User
    mentor: Person
    mentor_user: User
    job: Employment
    mentee_user: User
    stranger: User


def make_house() -> House:
    school = make.make_school()
    mentor, job = make.make_mentor(school, name="Ахметова"), make_young(school, name="Жасова")
    return House(
        school=school,
        deputy=make.make_member(school, Role.DEPUTY, name="Деканова"),
        head=make.make_member(school, Role.HEAD, name="Директорова"),
        secretary=make.make_member(school, Role.SECRETARY, name="Хатшиева"),
        mentor=mentor,
        mentor_user=make.make_user(mentor),
        job=job,
        mentee_user=make.make_user(job.person),
        stranger=make.make_member(make.make_school(), Role.DEPUTY),
    )


def make_young(school: School, *, name: str = "") -> Employment:
    return make.make_teacher(school, name=name, hired_on=HIRED, starts_profession=True)


def propose(house: House, job: Employment | None = None, mentor: Person | None = None) -> Mentorship:
    return process.propose_mentor(
        employment=job or house.job,
        mentor=mentor or house.mentor,
        subject=make.make_subject(),
        by=house.deputy,
        on=HIRED,
        choice_reason="Бір пән",
    )


def in_session(house: House, items, on: date = COUNCIL_DAY) -> Meeting:
    """A meeting of the council with these items, everybody present."""
    body = council.council_of(house.school)
    meeting = council.call_meeting(body=body, on=on, items=items)
    return process.open_meeting(
        meeting=meeting,
        present=council.members_on(body, on),
        chair=house.head.person,
        secretary=house.secretary.person,
        by=house.secretary,
        on=on,
    )


def endorse(house: House, pair: Mentorship) -> Mentorship:
    item = pair.agenda_items.get()
    in_session(house, [item])
    here = council.voters(item)
    process.record_decision(item=item, resolution="Мақұлдансын", votes_for=here, by=house.secretary, on=COUNCIL_DAY)
    pair.refresh_from_db()
    return pair


def sign(house: House, pair: Mentorship) -> Mentorship:
    process.sign_order(mentorship=pair, number="45-н/қ", on=ORDER_DAY, by=house.head, language="kk")
    pair.refresh_from_db()
    return pair


def make_active(house: House) -> Mentorship:
    return sign(house, endorse(house, propose(house)))


def make_reported(house: House) -> Mentorship:
    """An active pair whose final report waits for the council in May."""
    pair, by = make_active(house), house.mentor_user
    need = Difficulty.objects.order_by("id")[0]
    process.determine_level(mentorship=pair, level="medium", note="", by=by, on=date(2026, 9, 10))
    process.complete_diagnosis(mentorship=pair, starts={need: 1}, needs=[need], note="", by=by, on=date(2026, 9, 11))
    lines = [
        ActivityLine(
            stage=stage,
            title="Сабаққа қатысу",
            form="lesson_visit",
            due_on=date(2026, 10, 5),
            responsible="mentor",
            expected_result="Қорытынды",
            need=need,
        )
        for stage in Stage.values
    ]
    plan = process.save_plan(mentorship=pair, goal="Мақсат", tasks="", lines=lines, by=by, on=date(2026, 9, 12))
    plan = process.submit_plan(plan=plan, by=by, on=date(2026, 9, 14))
    plan = process.agree_plan(plan=plan, by=house.deputy, on=date(2026, 9, 15))
    process.approve_plan(plan=plan, by=house.head, on=date(2026, 9, 16), language="kk")
    report = process.save_final(
        mentorship=pair,
        texts={"summary": "Нәтиже", "recommendations": "Ұсыныс"},
        ends={rating.pk: 3 for rating in pair.diagnosis.ratings.filter(is_need=True)},
        by=by,
        on=date(2027, 5, 10),
    )
    process.submit_final(report=report, by=by, on=date(2027, 5, 11))
    return pair


def make_heard(house: House) -> Mentorship:
    """The same pair after the council has heard and evaluated the report."""
    pair = make_reported(house)
    item = pair.agenda_items.get(kind=ItemKind.FINAL_REPORT)
    in_session(house, [item], MAY_COUNCIL)
    here = council.voters(item)
    process.record_decision(
        item=item, resolution="Назарға алынсын", votes_for=here, evaluation="good", by=house.secretary, on=MAY_COUNCIL
    )
    return pair


def make_completed(house: House) -> Mentorship:
    pair = make_heard(house)
    return process.close_mentorship(mentorship=pair, by=house.secretary, on=date(2027, 5, 25), language="kk")
