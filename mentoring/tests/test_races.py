"""Two people press at the same moment: one wins, the other is told, nothing is half-written.

Real threads with connections of their own need a server; SQLite in memory is one connection's. There the unique
constraints decide the same way, one writer after the other.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from mentoring import process
from mentoring.mentorships.models import Change, Deadline, Mentorship
from mentoring.mentorships.tests import change as steps
from mentoring.mentorships.tests.house import make_active, make_house
from mentoring.models import AgendaItem, Event
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.errors import RuleBroken
from schools.models import Person
from schools.tests import make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a server with several connections"),
]
HIRED = date(2026, 9, 1)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act returned or raised, all begun at the same moment, each with a connection of its own."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=10)
            return act()
        except RuleBroken as broken:
            return broken
        finally:
            connections.close_all()  # of this thread

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_deputies_propose_for_the_same_young_teacher():
    school = make.make_school()
    job = make.make_teacher(school, hired_on=HIRED, starts_profession=True)
    deputies = [make.make_member(school, Role.DEPUTY) for _ in range(2)]
    mentors = [make.make_mentor(school) for _ in range(2)]

    def propose(deputy, mentor):
        return lambda: process.propose_mentor(
            employment=job, mentor=mentor, subject=make.make_subject(), by=deputy, on=HIRED
        )

    outcomes = at_once(*(propose(*both) for both in zip(deputies, mentors, strict=True)))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Mentorship", "RuleBroken"]
    assert (Mentorship.objects.count(), AgendaItem.objects.count(), Event.objects.count()) == (1, 1, 1)


def test_a_double_pressed_button_hires_one_person():
    school = make.make_school()
    browser = sign_in(Client(), make.make_member(school, Role.DEPUTY), HIRED)
    url = reverse("schools:hire", args=[school.code])
    page = browser.get(url).content.decode()
    ticket = page.partition('name="ticket" value="')[2].partition('"')[0]
    assert ticket
    form = {
        "ticket": ticket,
        "last_name": "Нұрланов",
        "first_name": "Ерасыл",
        "hired_on": HIRED.isoformat(),
        "post": "teacher",
        "language": "ru",
        "lessons-TOTAL_FORMS": "1",
        "lessons-INITIAL_FORMS": "0",
        "lessons-0-subject": make.make_subject().pk,
    }
    outcomes = at_once(*(lambda: browser.post(url, form).status_code for _ in range(2)))
    assert outcomes == [302, 302]
    assert Person.objects.filter(last_name="Нұрланов").count() == 1


def test_one_deputy_replaces_while_another_ends():
    house = make_house()
    pair = make_active(house)
    outcomes = at_once(lambda: steps.ask_replacement(house, pair), lambda: steps.ask_end(house, pair))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Change", "RuleBroken"]
    assert Change.objects.count() == 1


def test_the_request_is_withdrawn_while_the_head_signs_the_replacement():
    house = make_house()
    pair = make_active(house)
    steps.ask_replacement(house, pair)
    successor = steps.consider(house, steps.propose_successor(house))
    outcomes = at_once(
        lambda: steps.sign_successor(house, successor),
        lambda: process.drop_change(mentorship=pair, reason="Қалды", by=house.deputy, on=steps.CONSIDERED),
    )
    pair.refresh_from_db()
    successor.refresh_from_db()
    assert sum(isinstance(outcome, RuleBroken) for outcome in outcomes) == 1
    assert (pair.state, successor.state) in (("ended", "active"), ("active", "withdrawn"))
    assert Mentorship.objects.active().filter(mentee=pair.mentee).count() == 1


def test_two_heads_end_the_same_pair():
    house = make_house()
    pair = make_active(house)
    steps.ask_end(house, pair)
    outcomes = at_once(lambda: steps.end(house, pair), lambda: steps.end(house, pair))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Mentorship", "RuleBroken"]
    assert not Deadline.objects.open().filter(mentorship=pair).exists()
