"""The main job through the process functions alone: what each step leaves behind."""

from datetime import date

import pytest

from mentoring import process
from mentoring.council import services as council
from mentoring.mentorships.enums import MentorshipState
from schools.enums import Role
from schools.errors import RuleBroken
from schools.tests import make


@pytest.fixture
def house(db):
    school = make.make_school()
    return {
        "school": school,
        "deputy": make.make_member(school, Role.DEPUTY),
        "head": make.make_member(school, Role.HEAD),
        "secretary": make.make_member(school, Role.SECRETARY),
        "mentor": make.make_mentor(school),
        "job": make.make_teacher(school, hired_on=date(2026, 9, 1), starts_profession=True),
    }


def test_order_makes_the_pair_active_with_stored_dates(house):
    day = date(2026, 9, 1)
    pair = process.propose_mentor(
        employment=house["job"], mentor=house["mentor"], subject=make.make_subject(), by=house["deputy"], on=day
    )
    assert (pair.outcome, pair.state) == ("meets", MentorshipState.PROPOSED)
    item = pair.agenda_items.get()
    meeting = council.call_meeting(body=item.body, on=date(2026, 9, 3), items=[item])
    members = council.members_on(item.body, date(2026, 9, 3))
    process.open_meeting(
        meeting=meeting,
        present=members,
        chair=house["head"].person,
        secretary=house["secretary"].person,
        by=house["secretary"],
        on=date(2026, 9, 3),
    )
    item.refresh_from_db()
    process.record_decision(
        item=item, resolution="Одобрить", votes_for=council.voters(item), by=house["secretary"], on=date(2026, 9, 3)
    )
    order = process.sign_order(
        mentorship=pair, number="45-н/қ", on=date(2026, 9, 8), by=house["head"], language="kk+ru"
    )
    pair.refresh_from_db()
    assert pair.state == MentorshipState.ACTIVE
    assert {d.term: d.due_on for d in pair.deadlines.all()} == {
        "order": date(2026, 9, 8),
        "level": date(2026, 9, 18),
        "plan": date(2026, 9, 25),
        "interim": date(2026, 12, 25),
        "final": date(2027, 5, 11),
        "end": date(2027, 5, 25),
    }
    assert order.document.number == "45-н/қ"


def test_second_proposal_for_the_same_young_teacher_is_refused(house):
    common = {"employment": house["job"], "subject": make.make_subject(), "by": house["deputy"], "on": date(2026, 9, 1)}
    process.propose_mentor(mentor=house["mentor"], **common)
    with pytest.raises(RuleBroken) as broken:
        process.propose_mentor(mentor=make.make_mentor(house["school"]), **common)
    assert broken.value.reasons == ("This young teacher already has a mentor or a proposed one.",)
