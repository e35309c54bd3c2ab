"""The main job, walked by its people through the real pages: from the hire to the year-end book."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mentoring.council import services as council
from mentoring.council.enums import BodyPost
from mentoring.jobs.worker import work_once
from mentoring.journal.models import Evidence
from mentoring.mentorships.models import Mentorship
from mentoring.models import AgendaItem, Event, FinalReport, IssuedDocument
from mentoring.tests.visitor import Visitor
from schools.enums import Role
from schools.models import Employment
from schools.tests import make

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e366"
    "0000000049454e44ae426082"
)


@pytest.fixture
def cast(db):
    school = make.make_school("school1")
    mentor = make.make_mentor(school, name="Сәрсенова")
    chair = make.make_member(school, Role.ASSOCIATION, name="Бекова")
    body = council.body_of(make.make_association(school))
    for person, post in ((chair.person, BodyPost.CHAIR), (mentor, BodyPost.SECRETARY)):
        council.seat(body=body, person=person, post=post, on=date(2025, 9, 1))
    office = {role: Visitor(make.make_member(school, role)) for role in (Role.DEPUTY, Role.HEAD, Role.SECRETARY)}
    return {"school": school, "chair": Visitor(chair), "mentor": Visitor(make.make_user(mentor)), **office}


def hold_meeting(runner: Visitor, school, day: date, number: str, **decision) -> None:
    """Call a meeting with everything that is ready, open it, decide each item, issue the minutes."""
    runner.on(day)
    body = AgendaItem.objects.ready().filter(school=school).get().body
    new = f"{reverse('council:new_meeting', args=[school.code])}?body={body.association_id or 'council'}"
    assert new in runner.open("council:meetings", school.code)
    runner.address = new
    page = runner.client.get(new)
    runner.send(runner.form(page.content.decode()).set(held_on=day.isoformat()))
    meeting = body.meetings.latest("id")
    runner.do("council:meeting", meeting.pk, to=reverse("council:open", args=[meeting.pk]))
    for item in meeting.items.all():
        runner.do("council:session", meeting.pk, to=reverse("council:decide", args=[item.pk]), **decision)
    runner.do("council:meeting", meeting.pk, to=reverse("council:minutes", args=[meeting.pk]), number=number)


def test_from_the_hire_to_the_year_end_book(cast):
    school, deputy, head, secretary, mentor = (
        cast[who] for who in ("school", Role.DEPUTY, Role.HEAD, Role.SECRETARY, "mentor")
    )

    # 1 The deputy hires a young teacher, who stands first on Today with the days left.
    deputy.on(date(2026, 9, 1)).do(
        "schools:hire",
        school.code,
        last_name="Нұрланов",
        first_name="Ерасыл",
        starts_profession="on",
        **{"lessons-0-subject": str(make.make_subject().pk)},
    )
    job = Employment.objects.get(person__last_name="Нұрланов")
    today = deputy.open("overview:today")
    assert all(words in today for words in ("Нұрланов", "5 working days left", "Tue 08.09.2026"))

    # 2–3 The candidates come with a verdict; the one who meets the requirements is proposed.
    assert "Сәрсенова" in deputy.open("eligibility:candidates", job.pk)
    deputy.do("eligibility:propose", job.pk, mentor.user.person_id, choice_reason="Ведёт тот же предмет")
    pair = Mentorship.objects.get(mentee=job.person)
    assert (pair.state, pair.outcome) == ("proposed", "meets")

    # 4 The council clears the candidate.
    hold_meeting(secretary, school, date(2026, 9, 4), "1")
    pair.refresh_from_db()
    assert pair.state == "endorsed"

    # 5 The head signs; the dates are counted and the order is issued.
    head.on(date(2026, 9, 8))
    assert reverse("mentorships:order", args=[pair.pk]) in head.open("overview:today")
    head.do("mentorships:order", pair.pk, number="45-н/қ", language="kk+ru")
    pair.refresh_from_db()
    assert pair.state == "active"
    dues = dict(pair.deadlines.values_list("term", "due_on"))
    assert (dues["order"], dues["level"], dues["plan"]) == (date(2026, 9, 8), date(2026, 9, 18), date(2026, 9, 25))
    order = IssuedDocument.objects.get(mentorship=pair, kind="order")
    paper = head.client.get(reverse("documents:open", args=[order.code]))
    assert b"".join(paper.streaming_content).startswith(b"%PDF-")

    # 6 The mentor determines the level and the needs.
    mentor.on(date(2026, 9, 14)).do("plans:level", pair.pk, level="medium", level_note="Беседа и посещение урока")
    form = mentor.form(mentor.open("plans:needs", pair.pk))
    rated = [name for name in form.names if name.startswith("start_")]
    need = rated[0].removeprefix("start_")
    mentor.send(form.set(**dict.fromkeys(rated, "1"), **{f"need_{need}": "on"}))

    # 7 The plan is written, submitted, returned, sent again, agreed and approved; the young teacher is acquainted.
    form = mentor.form(mentor.open("plans:write", pair.pk)).set(goal="Уверенное владение уроком", tasks="Наблюдение")
    for number, (stage, due_on) in enumerate(
        (("introductory", "2026-09-28"), ("main", "2026-11-16"), ("final", "2027-04-12"))
    ):
        row = {
            "stage": stage,
            "title": f"Мероприятие {number}",
            "due_on": due_on,
            "expected_result": "Опыт",
            "need": need,
        }
        form.set(**{f"rows-{number}-{name}": value for name, value in row.items()})
    mentor.send(form, and_submit="1")
    plan = pair.plans.get()
    here = ("plans:plan", pair.pk)
    deputy.on(date(2026, 9, 21)).do(*here, to=reverse("plans:return_", args=[plan.pk]), reason="Добавьте посещение")
    assert "Добавьте посещение" in mentor.on(date(2026, 9, 22)).open(*here)
    mentor.do(*here, to=reverse("plans:submit", args=[plan.pk]))
    deputy.do(*here, to=reverse("plans:agree", args=[plan.pk]))
    head.on(date(2026, 9, 24)).do(*here, to=reverse("plans:approve", args=[plan.pk]), language="ru")
    plan.refresh_from_db()
    assert (plan.state, plan.document.kind) == ("approved", "plan")
    mentee = Visitor(make.make_user(job.person)).on(date(2026, 9, 25))
    mentee.do(*here, to=reverse("documents:acquaint", args=[plan.document.code]))
    assert plan.document.acquaintances.get().person == job.person

    # 8 The year: a meeting with a proof, a lesson, an activity done.
    mentor.on(date(2026, 11, 18))
    form = mentor.form(mentor.open("journal:meeting", pair.pk)).set(topic="Разбор урока", minutes="45")
    mentor.send(form, proofs=SimpleUploadedFile("photo.png", PNG, "image/png"))
    assert Evidence.objects.get().content_type == "image/png"
    mentor.do("journal:observation", pair.pk, class_name="7 «А»", topic="Уравнения", conclusion="Чёткие цели")
    mentor.do("plans:activity", plan.activities.first().pk, note="Проведено")

    # 9 The interim report is heard by the association; the final one opens filled with the year's figures.
    mentor.on(date(2026, 12, 21))
    form = mentor.form(mentor.open("reports:write_interim", pair.pk)).set(help_given="Совместное планирование")
    mentor.send(form, and_submit="1")
    hold_meeting(cast["chair"], school, date(2026, 12, 24), "2")
    pair.interim_report.refresh_from_db()
    assert pair.interim_report.state == "heard"
    mentor.on(date(2027, 5, 6))
    page = mentor.open("reports:write_final", pair.pk)
    assert all(words in page for words in ("Мероприятие 0", "Уравнения", "Чёткие цели"))
    form = mentor.form(page).set(summary="План выполняется", recommendations="Продолжить посещение уроков")
    mentor.send(form.set(**{name: "3" for name in form.names if name.startswith("end_")}), and_submit="1")

    # 10 The council evaluates; the pair is closed; the minutes and the year-end book are issued.
    hold_meeting(secretary, school, date(2027, 5, 20), "7", evaluation="good", recommendations="Открытый урок")
    report = FinalReport.objects.get(mentorship=pair)
    assert (report.state, report.evaluation) == ("heard", "good")
    secretary.on(date(2027, 5, 24)).do("mentorships:close", pair.pk, language="ru")
    pair.refresh_from_db()
    assert pair.state == "completed"
    secretary.do("council:book", school.code, language="ru")
    assert work_once()
    book = IssuedDocument.objects.get(kind="book")
    assert book.pages >= 5
    assert IssuedDocument.objects.filter(kind="minutes").count() == 3

    # What happened can be read back, in order, in sentences.
    verbs = list(Event.objects.filter(mentorship=pair).order_by("id").values_list("verb", flat=True))
    assert verbs == [
        "mentor_proposed",
        "candidate_endorsed",
        "order_signed",
        "level_determined",
        "diagnosis_completed",
        "plan_submitted",
        "plan_returned",
        "plan_submitted",
        "plan_agreed",
        "plan_approved",
        "acquainted",
        "meeting_logged",
        "lesson_observed",
        "activity_done",
        "interim_submitted",
        "interim_heard",
        "final_submitted",
        "final_heard",
        "mentorship_completed",
    ]
