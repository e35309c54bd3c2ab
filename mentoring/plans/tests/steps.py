"""From an active pair to an approved plan, for tests of pages: each stage through the process itself."""

from datetime import date

from mentoring import process
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.tests.house import House
from mentoring.plans.models import Difficulty, Plan
from mentoring.plans.services import ActivityLine

LEVEL_DAY = date(2026, 9, 15)
PLAN_DAY = date(2026, 9, 21)
NEEDS = ("timing", "assessment")


def determine(house: House, pair: Mentorship) -> None:
    process.determine_level(mentorship=pair, level="medium", note="Екі сабақ", by=house.mentor_user, on=LEVEL_DAY)


def diagnose(house: House, pair: Mentorship) -> None:
    """The level and the needs: two of the difficulties shipped."""
    determine(house, pair)
    difficulties = list(Difficulty.objects.filter(school=None))
    process.complete_diagnosis(
        mentorship=pair,
        starts={each: 1 if each.code in NEEDS else 2 for each in difficulties},
        needs=[each for each in difficulties if each.code in NEEDS],
        note="",
        by=house.mentor_user,
        on=LEVEL_DAY,
    )


def lines(**changes) -> list[ActivityLine]:
    """A complete plan: each stage has an activity, each need an answer."""
    timing, assessment = (Difficulty.objects.get(code=code, school=None) for code in NEEDS)
    rows = [
        ("introductory", "Мектеппен танысу", date(2026, 9, 25), None),
        ("main", "Сабақ уақытын жоспарлау", date(2026, 11, 10), timing),
        ("main", "БЖБ құрастыру", date(2027, 1, 20), assessment),
        ("final", "Жыл қорытындысы", date(2027, 5, 11), None),
    ]
    return [
        ActivityLine(**({
            "stage": stage, "title": title, "form": "consultation", "due_on": due_on, "responsible": "both",
            "expected_result": "Нәтиже", "need": need,
        } | changes))
        for stage, title, due_on, need in rows
    ]  # fmt: skip


def save(house: House, pair: Mentorship) -> Plan:
    return process.save_plan(
        mentorship=pair, goal="Мақсат", tasks="Міндет", lines=lines(), by=house.mentor_user, on=PLAN_DAY
    )


def submit(house: House, pair: Mentorship) -> Plan:
    return process.submit_plan(plan=save(house, pair), by=house.mentor_user, on=PLAN_DAY)


def approve(house: House, pair: Mentorship) -> Plan:
    plan = process.agree_plan(plan=submit(house, pair), by=house.deputy, on=PLAN_DAY)
    return process.approve_plan(plan=plan, by=house.head, on=PLAN_DAY, language="kk")
