"""A school and a pair at the point of the year a test needs, through the process functions."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from mentoring import process
from mentoring.council import services as council
from mentoring.council.models import Meeting
from mentoring.documents.models import IssuedDocument
from mentoring.mentorships.models import Mentorship
from mentoring.plans.models import Activity, Difficulty, Plan
from mentoring.plans.services import ActivityLine
from mentoring.reports.models import FinalReport
from schools.enums import Role
from schools.models import Employment, Person, School, User
from schools.tests import make

HIRED, COUNCIL, ORDERED, APPROVED, HEARD, CLOSED = (
    date(2026, 9, 1),
    date(2026, 9, 3),
    date(2026, 9, 8),
    date(2026, 9, 22),
    date(2027, 5, 20),
    date(2027, 5, 25),
)
ACTIVITIES = (
    ("introductory", "Құжаттармен танысу", date(2026, 9, 21)),
    ("main", "Сабаққа қатысу <және> талдау", date(2026, 11, 13)),
    ("final", "Қорытынды диагностика", date(2027, 4, 30)),
)


@dataclass
class House:
    school: School
    head: User
    deputy: User
    secretary: User


def make_house() -> House:
    school = make.make_school(
        "s25",
        name_kk="«№ 25 жалпы білім беретін мектебі» коммуналдық мемлекеттік мекемесі",
        name_ru="КГУ «Общеобразовательная школа № 25»",
        short_name_kk="№ 25 ЖББМ",
        short_name_ru="ОШ № 25",
    )
    house = House(
        school,
        make.make_member(school, Role.HEAD),
        make.make_member(school, Role.DEPUTY),
        make.make_member(school, Role.SECRETARY),
    )
    rename(house.head.person, "Сәрсенова", "Гүлнар", "Қайратқызы")
    rename(house.deputy.person, "Ахметова", "Динара", "Серікқызы")
    rename(house.secretary.person, "Иванова", "Елена", "Петровна")
    return house


def rename(person: Person, *names: str) -> Person:
    person.last_name, person.first_name, person.patronymic = names
    person.save()
    return person


def proposed(house: House, *, mentor: str = "Қуанышбекова", mentee: str = "Бекболатов", **more) -> Mentorship:
    job: Employment = make.make_teacher(house.school, hired_on=HIRED, starts_profession=True)
    rename(job.person, mentee, "Нұрсұлтан", "Ержанұлы")
    person = more.pop("person", None) or make.make_mentor(house.school)
    rename(person, mentor, "Айгерім", "Нұрланқызы")
    return process.propose_mentor(
        employment=job, mentor=person, subject=make.make_subject(), by=house.deputy, on=HIRED, **more
    )


def held(house: House, items, *, on: date = COUNCIL, body=None) -> Meeting:
    """A meeting in session with everybody present."""
    body = body or council.council_of(house.school)
    meeting = council.call_meeting(body=body, on=on, items=list(items))
    return process.open_meeting(
        meeting=meeting,
        present=council.members_on(body, on),
        chair=house.head.person,
        secretary=house.secretary.person,
        by=house.secretary,
        on=on,
    )


def decide(house: House, item, *, resolution: str = "Кандидатура мақұлдансын", on: date = COUNCIL, **more):
    return process.record_decision(
        item=item, resolution=resolution, votes_for=council.voters(item), by=house.secretary, on=on, **more
    )


def signed(house: House, *, language: str = "kk", number: str = "45-н/қ", **more) -> Mentorship:
    pair = proposed(house, **more)
    meeting = held(house, pair.agenda_items.all())
    decide(house, meeting.items.get())
    process.issue_minutes(meeting=meeting, number="1", language="kk", by=house.secretary, on=COUNCIL)
    process.sign_order(mentorship=pair, number=number, on=ORDERED, by=house.head, language=language)
    pair.refresh_from_db()
    return pair


def planned(house: House, pair: Mentorship, *, language: str = "kk") -> Plan:
    """The pair with an approved and issued plan."""
    user = User.objects.filter(person=pair.mentor).first() or make.make_user(pair.mentor)
    need, other = Difficulty.objects.filter(code__in=("timing", "differentiation")).order_by("code")
    process.determine_level(mentorship=pair, level="medium", note="Екі сабақ бойынша", by=user, on=date(2026, 9, 14))
    process.complete_diagnosis(
        mentorship=pair, starts={need: 1, other: 2}, needs=[need], note="", by=user, on=date(2026, 9, 16)
    )
    lines = [
        ActivityLine(stage, title, "consultation", due_on, "mentor", "Күтілетін нәтиже бар", need)
        for stage, title, due_on in ACTIVITIES
    ]
    common = {"by": user, "on": date(2026, 9, 18)}
    plan = process.save_plan(mentorship=pair, goal="Кәсіби даму", tasks="1. Бір\n2. Екі", lines=lines, **common)
    plan = process.submit_plan(plan=plan, **common)
    plan = process.agree_plan(plan=plan, by=house.deputy, on=date(2026, 9, 21))
    return process.approve_plan(plan=plan, by=house.head, on=APPROVED, language=language)


def reported(house: House, pair: Mentorship) -> FinalReport:
    """The pair with its year recorded and the final report submitted."""
    user = User.objects.get(person=pair.mentor)
    late = {"by": user, "on": date(2027, 5, 6)}
    for month in (10, 11):
        process.log_meeting(
            mentorship=pair, held_on=date(2026, month, 12), minutes=45, kind="conversation", topic="ҚМЖ", **late
        )
    process.log_observation(
        mentorship=pair,
        observed_on=date(2026, 11, 14),
        direction="mentor_visits",
        class_name="5 «Ә»",
        topic="Жай бөлшектер",
        scores={},
        conclusion="Уақыт жетпеді",
        **late,
    )
    for activity in Activity.objects.filter(plan__mentorship=pair)[:2]:
        process.mark_activity_done(activity=activity, done_on=activity.due_on, note="Орындалды", **late)
    texts = {"summary": "Жоспар орындалды.", "recommendations": "Практикум өткізу.\nБанк құру."}
    ends = {rating.pk: 3 for rating in pair.diagnosis.ratings.all()}
    report = process.save_final(mentorship=pair, texts=texts, ends=ends, **late)
    return process.submit_final(report=report, **late)


def completed(house: House, *, language: str = "kk", **more) -> Mentorship:
    pair = signed(house, **more)
    planned(house, pair)
    reported(house, pair)
    meeting = held(house, pair.agenda_items.filter(kind="final_report"), on=HEARD)
    decide(
        house,
        meeting.items.get(),
        resolution="Есеп назарға алынсын",
        on=HEARD,
        evaluation="excellent",
        recommendations="Тәжірибе таратылсын",
    )
    pair.refresh_from_db()
    return process.close_mentorship(mentorship=pair, by=house.secretary, on=CLOSED, language=language)


def bytes_of(document: IssuedDocument) -> bytes:
    with document.file.open("rb") as file:
        return file.read()


def text_of(pdf: bytes) -> str:
    """The text of all pages on one line, single spaces."""
    return " ".join(" ".join(pages_of(pdf)).split())


def pages_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]
