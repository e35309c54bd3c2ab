"""Who belongs to a body, who chairs it, who does not vote on an item, whose report is in the book?"""

from functools import partial

import pytest

from mentoring import process
from mentoring.council import services
from mentoring.council.enums import BodyPost
from mentoring.council.facts import bodies_of, book_facts, concerned_in, officer_on
from mentoring.council.models import Body
from mentoring.mentorships.tests.change import ask_replacement, propose_successor
from mentoring.mentorships.tests.house import (
    COUNCIL_DAY,
    HIRED,
    in_session,
    make_active,
    make_completed,
    make_house,
    make_reported,
    propose,
)
from schools.enums import Role
from schools.errors import RuleBroken
from schools.tests import make


@pytest.fixture
def house(db):
    return make_house()


def test_bodies_without_a_row_are_shown_and_not_written(house):
    association = make.make_association(house.school)

    found = bodies_of(house.school)

    assert [(body.pk, body.kind, body.association) for body in found] == [
        (None, "council", None),
        (None, "association", association),
    ]
    assert not Body.objects.filter(school=house.school).exists()


@pytest.mark.parametrize("post", [BodyPost.CHAIR, BodyPost.SECRETARY])
def test_officer_is_the_role_s_holder_until_somebody_is_seated(house, post):
    council = services.council_of(house.school)
    holder = {BodyPost.CHAIR: house.head, BodyPost.SECRETARY: house.secretary}[post].person
    assert officer_on(council, post, HIRED, []) == holder

    services.seat(body=council, person=house.mentor, post=post, on=HIRED)
    assert officer_on(council, post, HIRED, []) == house.mentor


def test_chair_of_an_association_is_the_one_among_its_members(house):
    outsider, insider = (make.make_member(house.school, Role.ASSOCIATION) for _ in range(2))
    body = services.body_of(make.make_association(house.school))

    assert officer_on(body, BodyPost.CHAIR, HIRED, [insider.person]) == insider.person
    assert officer_on(body, BodyPost.CHAIR, HIRED, [outsider.person]) == outsider.person
    assert officer_on(body, BodyPost.SECRETARY, HIRED, []) is None


def test_the_pair_and_the_nominee_do_not_vote_on_themselves(house):
    item = propose(house).agenda_items.get()
    nominee = make.make_mentor(house.school)
    nomination = process.nominate_to_reserve(person=nominee, school=house.school, by=house.deputy, on=HIRED)
    free = services.put(body=item.body, kind="free", title="Әртүрлі", by=house.deputy, on=HIRED)

    assert [concerned_in(one) for one in (item, nomination, free)] == [
        {house.mentor.pk: "candidate", house.job.person_id: "mentee"},
        {nominee.pk: "candidate"},
        {},
    ]


def test_the_mentor_who_is_to_go_does_not_vote_on_the_new_one(house):
    pair = make_active(house)
    ask_replacement(house, pair)
    successor = propose_successor(house)

    assert concerned_in(successor.agenda_items.get()) == {
        successor.mentor_id: "candidate",
        pair.mentor_id: "former_mentor",
        pair.mentee_id: "mentee",
    }


def test_nobody_votes_on_themselves_though_nobody_said_so(house):
    item = propose(house).agenda_items.get()
    meeting = in_session(house, [item])
    everybody, _ = services.presence(meeting)
    decide = partial(process.record_decision, item=item, resolution="Шешім", by=house.secretary, on=COUNCIL_DAY)

    with pytest.raises(RuleBroken) as refused:
        decide(votes_for=everybody)
    decision = decide(votes_for=everybody - 2)

    assert refused.value.reasons == (f"{everybody} votes for {everybody - 2} voters present.",)
    assert set(decision.conflicted.all()) == {house.mentor, house.job.person}


def test_book_knows_who_is_in_and_the_state_of_who_is_missing(house):
    done = make_completed(house)
    other = make_house()
    waiting = make_reported(other)

    assert book_facts(house.school, done.year).ready == [done]
    assert book_facts(house.school, done.year).missing == []
    assert book_facts(other.school, waiting.year).missing == [(waiting, "submitted")]
