"""The demo world holds together at every stage, and the same seed gives the same one."""

from collections import Counter
from datetime import date
from hashlib import sha256
from itertools import chain

import pytest
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from mentoring.council.enums import MeetingState
from mentoring.council.models import AgendaItem, Meeting
from mentoring.demo.cast_town import TOWN
from mentoring.demo.cast_villages import LYCEUM, OBSERVER, VILLAGE
from mentoring.demo.models import DemoStory, DemoWorld
from mentoring.demo.personas import PERSONAS
from mentoring.demo.stages import STAGES, build
from mentoring.documents.models import IssuedDocument
from mentoring.eligibility.models import BandStanding, EligibilityException, ReserveMember, Wish
from mentoring.eligibility.reserve import forecast
from mentoring.eligibility.tests.live import compare
from mentoring.history.models import Event
from mentoring.journal.models import Evidence, LessonObservation, PairMeeting
from mentoring.mentorships.facts import without_mentor
from mentoring.mentorships.models import Deadline, Mentorship
from mentoring.plans.models import Activity
from mentoring.progress import progress
from mentoring.tests.signin import sign_in
from schools.models import Employment, Person, QualityRecord, School, User

# All with the database mark, though some only read: marked tests run first, and a split module would build the year twice.
pytestmark = pytest.mark.django_db
CAST = (*TOWN, *VILLAGE, *LYCEUM, OBSERVER)
ORDER_DAY = STAGES["order"]
TURNS = {
    "mentor_replaced",
    "handover_read",
    "suspended",
    "resumed",
    "transferred",
    "taken_over",
    "mentorship_ended",
    "order_annulled",
}


def digest() -> list[tuple]:
    """Names, states, dates and words of the world; nothing that depends on chance beyond the seed."""
    people = [*Person.objects.values_list("last_name", "first_name", "patronymic").order_by("id")]
    figures = [*QualityRecord.objects.values_list("assessed", "fives", "fours").order_by("id")]
    pairs = [*Mentorship.objects.values_list("mentor__last_name", "mentee__last_name", "state").order_by("id")]
    dues = [*Deadline.objects.values_list("term", "due_on", "done_on").order_by("id")]
    works = [*Activity.objects.values_list("title", "due_on", "done_on").order_by("plan_id", "position")]
    talks = [*PairMeeting.objects.values_list("held_on", "minutes", "topic", "acquainted_on").order_by("id")]
    lessons = [*LessonObservation.objects.values_list("observed_on", "topic", "scores").order_by("id")]
    events = [*Event.objects.values_list("verb", "happened_on", "actor_name", "reason").order_by("id")]
    return [*people, *figures, *pairs, *dues, *works, *talks, *lessons, *events]


def steps(school: str, today: date) -> dict[str, str]:
    """The next step of each open pair, by the young teacher's surname."""
    rows = progress(Mentorship.objects.open().filter(school__code=school), today)
    return {row.mentee.split()[0]: row.step.value for row in rows}


def waiting_for_mentor(school: str, today: date) -> list[str]:
    jobs = without_mentor(Employment.objects.filter(school__code=school), today)
    return [job.person.last_name for job in jobs.select_related("person")]


@pytest.fixture(scope="module")
def year(django_db_setup, django_db_blocker):
    """The whole year once; what was seen at each stage, by its name. The rows are those of the archive."""
    seen = {}

    def look(stage):
        today = STAGES[stage]
        seen[stage] = {
            "digest": digest() if stage == "august" else [],
            "steps": {school: steps(school, today) for school in ("school1", "school2", "school3")},
            "without": {school: waiting_for_mentor(school, today) for school in ("school1", "school2", "school3")},
            "late": {row.mentee.split()[0] for row in progress(Mentorship.objects.open(), today) if row.is_late},
            "silent": {row.mentee.split()[0] for row in progress(Mentorship.objects.open(), today) if row.is_silent},
            "planned": [*Meeting.objects.filter(state=MeetingState.PLANNED).values_list("school__code", "held_on")],
            "ready": AgendaItem.objects.ready().filter(school__code="school1").count(),
            "reserve": ReserveMember.objects.on(today).filter(school__code="school1").count(),
            "wishes": [*Wish.objects.order_by("id").values_list("employment__person__last_name", "kind")],
            "short": [
                each.code for each in forecast(School.objects.get(code="school1"), today) if each.gap[0] == "missing"
            ],
            "future": Event.objects.filter(happened_on__gt=today).count(),
            "unread": {
                (paper.kind, person.last_name)
                for pair in Mentorship.objects.active().select_related("mentor", "mentee")
                for person in (pair.mentor, pair.mentee)
                for paper in IssuedDocument.objects.filter(mentorship=pair).exclude(acquaintances__person=person)
            },
        }

    with django_db_blocker.unblock(), transaction.atomic():
        build("archive", reached=look)
        yield seen
        transaction.set_rollback(True)


def test_everybody_at_once_is_judged_as_the_page_judges(year, db):
    for today in STAGES.values():
        assert compare(list(School.objects.all()), today) > 50


def test_the_same_seed_gives_the_same_world(year, db):
    build("august")

    assert digest() == year["august"]["digest"]


def test_on_the_first_of_september_every_kind_of_work_waits_at_school_one(year):
    order = year["order"]

    assert order["without"]["school1"] == ["Гончарова", "Тұрсынова"]
    assert order["steps"]["school1"] == {
        "Омаров": "council",
        "Жақсылық": "order",
        "Әбілқасым": "level",
        "Соколова": "agree_plan",
        "Пак": "approve_plan",
        "Морозов": "correct_plan",
        "Ковалёва": "year",
        "Қасымбек": "hear_interim",
    }
    assert order["unread"] == {("plan", "Ковалёва")}
    assert ("school1", ORDER_DAY) in order["planned"]
    assert (order["ready"], order["reserve"]) == (1, 7)


def test_on_the_first_of_september_the_other_schools_show_their_situations(year):
    order = year["order"]

    assert order["steps"]["school2"] == {"Құрманғали": "council", "Ермек": "write_plan"}
    assert order["without"]["school3"] == ["Васильев"]
    assert order["steps"]["school3"] == {"Сұлтанова": "needs"}


@pytest.mark.parametrize(
    ("stage", "steps_of_school1"),
    [
        ("august", {"Соколова": "write_plan", "Жақсылық": "council", "Әбілқасым": "level", "Ковалёва": "approve_plan"}),
        ("diagnosis", {"Гончарова": "level", "Тұрсынова": "needs", "Жақсылық": "approve_plan", "Омаров": "agree_plan"}),
        ("plan", {"Гончарова": "approve_plan", "Омаров": "agree_plan"}),
        ("halfyear", {"Әбілқасым": "interim", "Омаров": "hear_interim", "Қасымбек": "hear_final", "Пак": "year"}),
        ("may", {"Әбілқасым": "final", "Морозов": "final", "Соколова": "hear_final"}),
        ("archive", {}),
    ],
)
def test_a_stage_shows_its_point_of_the_year(year, stage, steps_of_school1):
    shown = year[stage]["steps"]["school1"]

    assert {name: shown.get(name) for name in steps_of_school1} == steps_of_school1


def test_the_mentor_has_something_to_do_until_everything_is_closed(year):
    mentors_turn = {"level", "needs", "write_plan", "correct_plan", "interim", "final"}

    for stage, seen in year.items():
        steps_of_mentor = {seen["steps"]["school1"].get(name) for name in ("Әбілқасым", "Қасымбек")}
        to_confirm = any(name == "Сейітқали" for _, name in seen["unread"])
        assert stage == "archive" or to_confirm or steps_of_mentor & mentors_turn, stage


def test_only_the_stories_that_say_so_are_late_or_silent(year):
    assert {stage: seen["late"] for stage, seen in year.items() if seen["late"]} == {
        "halfyear": {"Әбілқасым"},
        "may": {"Әбілқасым", "Гончарова"},
    }
    assert {stage: seen["silent"] for stage, seen in year.items() if seen["silent"]} == {"halfyear": {"Гончарова"}}


def test_nothing_happens_after_the_day_of_a_stage(year):
    assert {stage: seen["future"] for stage, seen in year.items()} == dict.fromkeys(STAGES, 0)


def test_both_sides_have_said_their_wishes_by_the_morning_of_the_hire(year):
    assert year["august"]["wishes"] == []
    assert year["order"]["wishes"] == [
        ("Тұрсынова", "wanted"),
        ("Тұрсынова", "wanted"),
        ("Гончарова", "anyone"),
        ("Тұрсынова", "declined"),
        ("Тұрсынова", "willing"),
    ]


def test_the_forecast_and_the_band_have_something_to_say(year):
    assert year["order"]["short"] == ["biology", "foreign_language"]
    assert BandStanding.objects.get().percent == 67
    assert ReserveMember.objects.filter(school__code="school1", association=None).count() == 0


def test_the_archive_is_complete(year):
    states = Counter(Mentorship.objects.values_list("state", flat=True))
    assert {state: states[state] for state in states if state != "completed"} == {
        "declined": 1,
        "ended": 3,
        "annulled": 1,
    }
    assert not Deadline.objects.open().exclude(mentorship__state="declined").exists()
    assert not Deadline.objects.filter(mentorship__state="completed", done_on=None).exists()
    assert IssuedDocument.objects.filter(kind="book").count() == 4
    assert not Meeting.objects.exclude(state=MeetingState.CLOSED).exists()
    assert EligibilityException.objects.get().granted_on == date(2026, 9, 1)


def test_what_comes_between_a_pair_and_its_day_is_told_by_somebody(year):
    """One person for each: a new mentor, a leave and the return, another school, an end, an order taken back."""
    told = {
        (verb, name)
        for verb, name in Event.objects.values_list("verb", "mentorship__mentee__last_name")
        if verb in TURNS
    }

    assert told == {
        ("mentor_replaced", "Дүйсенова"),
        ("handover_read", "Дүйсенова"),
        ("handover_read", "Байтасова"),
        ("suspended", "Лисовская"),
        ("resumed", "Лисовская"),
        ("transferred", "Байтасова"),
        ("taken_over", "Байтасова"),
        ("mentorship_ended", "Байтасова"),
        ("mentorship_ended", "Ершова"),
        ("order_annulled", "Шарипова"),
    }
    assert year["halfyear"]["steps"]["school1"]["Лисовская"] == "suspended"
    assert year["may"]["steps"]["school1"]["Лисовская"] == "hear_final"
    assert year["halfyear"]["steps"]["school2"]["Байтасова"] == "council"
    assert year["may"]["steps"]["school2"]["Байтасова"] == "hear_final"
    assert not {"Шарипова", "Ершова", "Байтасова"} & set(chain(*year["halfyear"]["without"].values()))


def test_a_leave_moves_the_dates_of_the_pair(year):
    """Away from 23.11.2026 to 24.01.2027: the interim report of 25.12 is due on the 24th working day back."""
    [due] = Deadline.objects.filter(mentorship__mentee__last_name="Лисовская", term="interim")

    assert due.due_on == date(2027, 2, 25)
    assert due.explanation["moved"]["order"] == "118-л"


def test_papers_of_a_term_are_late_only_where_the_story_says_so(year):
    late = Deadline.objects.filter(done_on__gt=F("due_on")).values_list("mentorship__mentee__last_name", "term")

    assert set(late) == {
        ("Васильев", "order"),
        ("Әбілқасым", "interim"),
        ("Әбілқасым", "final"),
        ("Гончарова", "final"),
    }


def test_every_year_of_a_pair_is_recorded(year):
    for pair in Mentorship.objects.filter(state="completed"):
        assert pair.pairmeetings.count() >= 8, pair
        assert set(pair.lessonobservations.values_list("direction", flat=True)) == {"mentor_visits", "mentee_visits"}
        assert Activity.objects.filter(plan__mentorship=pair, done_on=None).count() <= 3, pair


def test_a_proof_is_a_real_file_of_one_page(year):
    proof = Evidence.objects.first()

    with proof.file.open() as file:
        content = file.read()

    assert content.startswith(b"%PDF-")
    assert (len(content), sha256(content).hexdigest()) == (proof.size, proof.sha256)


def test_every_named_person_has_a_story_in_three_languages(year):
    told = {str(story.person.full_name): story for story in DemoStory.objects.select_related("person")}

    assert set(told) == {who.name for who in CAST}
    assert all(story.text_kk and story.text_ru and story.text_en for story in told.values())


def test_every_sign_in_of_the_contract_works_with_the_demo_password(year):
    for persona in PERSONAS:
        assert User.objects.get(username=persona.sign_in, email=persona.sign_in).check_password("demo")


@pytest.mark.parametrize("sign_in_name", [persona.sign_in for persona in PERSONAS])
def test_every_persona_has_a_home(year, db, client, sign_in_name):
    sign_in(client, User.objects.get(username=sign_in_name), on=STAGES["archive"])

    assert client.get(reverse("overview:today")).status_code == 200


def test_building_again_replaces_the_world_with_as_many_schools_as_asked(year, db):
    build("august", seed=2, schools=2, today=date(2026, 8, 31))

    assert [*DemoWorld.objects.values_list("stage", "seed", "today")] == [("august", 2, date(2026, 8, 31))]
    assert School.objects.count() == 5
    assert set(steps("school4", STAGES["august"]).values()) == {"write_plan"}
