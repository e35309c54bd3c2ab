"""A meeting in session: saved as it is typed, nobody's change overwritten unseen, presence at the moment of a vote."""

import json
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from mentoring import process
from mentoring.council import services
from mentoring.council.documents import render_minutes
from mentoring.council.enums import ItemKind, Outcome
from mentoring.council.models import Decision, DraftField, Passage
from mentoring.council.rules import SLIP, Fate, Mark, Typed, fate_of, is_slip
from mentoring.council.wording import EFFECTS
from mentoring.history.models import Event
from mentoring.mentorships.tests.house import (
    COUNCIL_DAY,
    HIRED,
    in_session,
    make_house,
    make_young,
    propose,
)
from mentoring.tests.pages import queries_of, read, row_counts
from mentoring.tests.signin import sign_in
from mentoring.tests.visitor import Visitor
from schools.enums import Role
from schools.errors import RuleBroken
from schools.tests import make

NOW = datetime(2026, 9, 3, 5, 0, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def house(db):
    return make_house()


@pytest.fixture
def item(house):
    """A candidate and a free matter on the table; the candidate is returned."""
    found = propose(house).agenda_items.get()
    free = services.put(body=found.body, kind="free", title="Әртүрлі", by=house.secretary, on=HIRED)
    in_session(house, [found, free])
    return found


def url(name, thing):
    return reverse(f"council:{name}", args=[thing.pk])


def post(client, name, thing, **data):
    return client.post(url(name, thing), data, headers={"accept": "application/json"})


def state_of(client, meeting):
    return json.loads(client.get(url("state", meeting)).content)


def field_of(state, item, name):
    return next(each for each in state["items"] if each["id"] == item.pk)["fields"][name]


# Rules ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "stored", "version", "expected"),
    [
        (Typed("heard", "A", 0), None, 0, Fate.WRITTEN),
        (Typed("heard", "", 0), None, 0, Fate.WRITTEN),
        (Typed("heard", "A", 0, is_untouched=True), None, 0, Fate.KEPT),
        (Typed("heard", "B", 1), "A", 1, Fate.WRITTEN),
        (Typed("heard", "A", 0), "A", 1, Fate.KEPT),  # the same change again: its first answer was lost
        (Typed("heard", "B", 0), "A", 1, Fate.CLASH),
        (Typed("heard", "B", 2), "A", 1, Fate.CLASH),
        (Typed("heard", "B", 0, is_untouched=True), "A", 1, Fate.KEPT),
    ],
)
def test_fate_of_what_was_typed(typed, stored, version, expected):
    assert fate_of(typed, stored=stored, version=version) is expected


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["type", "look"]), st.text(max_size=3)), max_size=30))
def test_nobody_overwrites_what_they_have_not_seen(moves):
    """Two writers in any order: a text is only ever replaced by somebody who had seen exactly that one."""
    stored, version, sights = None, 0, {"a": (None, 0), "b": (None, 0)}
    for who, move, text in moves:
        if move == "look":
            sights[who] = (stored, version)
            continue
        saw, seen = sights[who]
        if fate_of(Typed("heard", text, seen), stored=stored, version=version) is Fate.WRITTEN:
            assert saw == stored
            stored, version = text, version + 1
            sights[who] = (stored, version)


@pytest.mark.parametrize(
    ("since", "decided_since", "expected"),
    [(SLIP, False, True), (SLIP + timedelta(seconds=1), False, False), (timedelta(0), True, False)],
)
def test_tick_taken_back_at_once_is_a_slip(since, decided_since, expected):
    assert is_slip(since, decided_since=decided_since) is expected


# Drafts --------------------------------------------------------------------------------------------------------------
def test_what_is_typed_is_there_for_everybody(client, house, item):
    sign_in(client, house.secretary, COUNCIL_DAY)
    assert field_of(state_of(client, item.meeting), item, "spoke") == ["", 0, ""]

    answer = post(client, "draft", item, **{"spoke": "Ким\r\nқолдады", "seen-spoke": "0"})

    assert (answer.status_code, answer.json()) == (200, {"clashes": [], "versions": {"spoke": 1}})
    other = sign_in(Client(), house.head, COUNCIL_DAY)
    assert field_of(state_of(other, item.meeting), item, "spoke") == [
        "Ким\nқолдады",
        1,
        house.secretary.person.short_name,
    ]
    assert "Ким\nқолдады" in read(other, url("session", item.meeting))
    assert "Ким\nқолдады" in read(sign_in(Client(), house.mentor_user, COUNCIL_DAY), url("session", item.meeting))


def test_same_change_twice_is_one(client, house, item):
    sign_in(client, house.secretary, COUNCIL_DAY)

    answers = [post(client, "draft", item, **{"spoke": "Ким", "seen-spoke": "0"}) for _ in range(2)]

    assert [answer.json()["versions"] for answer in answers] == [{"spoke": 1}, {"spoke": 1}]


def test_second_writer_is_told_who_was_first(client, house, item):
    first, second = sign_in(client, house.secretary, COUNCIL_DAY), sign_in(Client(), house.deputy, COUNCIL_DAY)
    post(first, "draft", item, **{"spoke": "Ким", "seen-spoke": "0"})

    late = post(second, "draft", item, **{"spoke": "Омаров", "seen-spoke": "0", "heard": "Есеп", "seen-heard": "0"})

    assert (late.status_code, late.json()["clashes"]) == (
        409,
        [{"name": "spoke", "text": "Ким", "version": 1, "by": house.secretary.get_full_name()}],
    )
    assert dict(DraftField.objects.values_list("name", "text")) == {"spoke": "Ким", "heard": "Есеп"}
    assert post(second, "draft", item, **{"spoke": "Омаров", "seen-spoke": "1"}).status_code == 200
    assert DraftField.objects.get(name="spoke").text == "Омаров"


def test_without_a_script_the_same_form_saves_only_what_was_changed(client, house, item):
    first, second = sign_in(client, house.secretary, COUNCIL_DAY), sign_in(Client(), house.deputy, COUNCIL_DAY)
    mine, theirs = (
        next(form for form in Visitor.forms_of(read(one, url("session", item.meeting))) if "seen-heard" in form.names)
        for one in (first, second)
    )
    second.post(url("draft", item), theirs.set(spoke="Омаров", heard="Басқа").values)

    landed = first.post(url("draft", item), mine.set(heard="Есеп", due_on="2026-09-10").values)

    assert dict(DraftField.objects.values_list("name", "text")) == {
        "spoke": "Омаров",
        "heard": "Басқа",
        "due_on": "2026-09-10",
    }
    html = landed.content.decode()
    assert f"{house.deputy.get_full_name()} has changed this meanwhile: Басқа" in html
    assert "Есеп</textarea>" in html
    again = next(form for form in Visitor.forms_of(html) if "seen-heard" in form.names)
    assert first.post(url("draft", item), again.values).status_code == 302
    assert DraftField.objects.get(name="heard").text == "Есеп"


def test_draft_is_no_place_for_a_book(client, house, item):
    sign_in(client, house.secretary, COUNCIL_DAY)

    answer = post(client, "draft", item, **{"spoke": "x" * 4001, "seen-spoke": "0"})

    assert (answer.status_code, DraftField.objects.count()) == (422, 0)
    assert "longer than 4000" in answer.json()["errors"]["__all__"][0]


def test_draft_knows_only_the_fields_of_its_item(client, house, item):
    sign_in(client, house.secretary, COUNCIL_DAY)

    post(client, "draft", item, **{"evaluation": "good", "seen-evaluation": "0", "id": "7", "seen-id": "0"})

    assert DraftField.objects.count() == 0


def test_draft_of_a_decided_item_is_refused_in_words(client, house, item):
    votes = services.voters(item)
    process.record_decision(item=item, resolution="Шешім", votes_for=votes, by=house.secretary, on=COUNCIL_DAY)
    sign_in(client, house.deputy, COUNCIL_DAY)

    answer = post(client, "draft", item, **{"spoke": "Кеш", "seen-spoke": "0"})

    assert (answer.status_code, answer.json()) == (
        422,
        {"errors": {"__all__": ["This item has already been decided."]}},
    )


def test_decision_uses_up_the_draft_and_never_what_came_in_unseen(client, house, item):
    first, second = sign_in(client, house.secretary, COUNCIL_DAY), sign_in(Client(), house.deputy, COUNCIL_DAY)
    mine = next(
        form for form in Visitor.forms_of(read(first, url("session", item.meeting))) if "seen-heard" in form.names
    )
    post(second, "draft", item, **{"resolution": "Басқаша", "seen-resolution": "0"})

    refused = client.post(url("decide", item), mine.values, headers={"accept": "application/json"})

    assert refused.status_code == 422
    assert refused.json()["errors"]["__all__"] == [
        f"Resolved: {house.deputy.get_full_name()} has changed this meanwhile: Басқаша"
    ]
    fresh = next(
        form for form in Visitor.forms_of(read(first, url("session", item.meeting))) if "seen-heard" in form.names
    )
    assert client.post(url("decide", item), fresh.values).status_code == 302
    assert (Decision.objects.get().resolution, DraftField.objects.count()) == ("Басқаша", 0)


# Presence ------------------------------------------------------------------------------------------------------------
def mark(client, meeting, person, present, *, seen=0, at="10:35"):
    shown = f"{person.pk}.{'' if present else '1'}.{seen}"
    return post(client, "presence", meeting, seen=shown, at=at, **({"present": person.pk} if present else {}))


def test_before_the_first_decision_a_tick_says_who_is_here(client, house, item):
    sign_in(client, house.secretary, COUNCIL_DAY)
    before = state_of(client, item.meeting)

    mark(client, item.meeting, house.deputy.person, present=False)

    after = state_of(client, item.meeting)
    assert (after["present"], after["quorum"]) == (before["present"] - 1, True)
    assert Passage.objects.count() == 0
    assert field_of(after, item, "votes_for")[0] == str(int(field_of(before, item, "votes_for")[0]) - 1)


def test_who_leaves_after_a_decision_is_counted_where_they_voted(client, house, item):
    free = item.meeting.items.get(kind="free")
    everybody, members = services.presence(item.meeting)
    decide = {"resolution": "Шешім", "by": house.secretary, "on": COUNCIL_DAY}
    process.record_decision(item=item, votes_for=everybody - 2, **decide)
    sign_in(client, house.secretary, COUNCIL_DAY)

    mark(client, item.meeting, house.deputy.person, present=False)
    process.record_decision(item=free, votes_for=everybody - 1, **decide)

    assert list(Decision.objects.order_by("id").values_list("present", "members")) == [
        (everybody, members),
        (everybody - 1, members),
    ]
    passage = Passage.objects.get()
    assert (passage.arrived, passage.at, passage.after) == (False, time(10, 35), item.decision)
    assert Event.objects.filter(verb="member_left").get().data["time"] == "10:35"
    html = render_minutes(item.meeting, number="1", language="ru", draft=True).html
    assert "(уход: 10:35)" in html
    assert f"При голосовании присутствовали: {everybody - 1} (из {members} членов)." in html


def test_slip_of_the_hand_leaves_no_trace(house, item):
    votes = services.voters(item)
    process.record_decision(item=item, resolution="Шешім", votes_for=votes, by=house.secretary, on=COUNCIL_DAY)
    person = house.deputy.person.pk

    def tick(present, seen, minutes):
        return process.mark_presence(
            meeting=item.meeting,
            marks=[Mark(person, present, seen, time(10))],
            at=NOW + timedelta(minutes=minutes),
            by=house.secretary,
            on=COUNCIL_DAY,
        )

    tick(False, 0, 0)
    tick(True, 1, 1)
    assert Passage.objects.count() == 0
    tick(False, 2, 5)
    tick(True, 3, 7)
    assert list(Passage.objects.values_list("arrived", flat=True)) == [False, True]
    assert [clash.name for clash in tick(False, 1, 9)] == [str(person)]


def test_passage_is_put_right_or_taken_back(client, house, item):
    votes = services.voters(item)
    process.record_decision(item=item, resolution="Шешім", votes_for=votes, by=house.secretary, on=COUNCIL_DAY)
    sign_in(client, house.secretary, COUNCIL_DAY)
    everybody, _ = services.presence(item.meeting)
    mark(client, item.meeting, house.deputy.person, present=False)
    passage = Passage.objects.get()

    client.post(url("passage", passage), {"at": "10:50"})
    passage.refresh_from_db()
    assert passage.at == time(10, 50)
    assert "10:50" in state_of(client, item.meeting)["passages"]
    client.post(url("passage", passage), {"at": "10:50", "drop": "1"})

    assert (Passage.objects.count(), services.presence(item.meeting)[0]) == (0, everybody)
    assert Event.objects.filter(verb__startswith="passage_").count() == 2


def test_presence_without_a_script_is_one_form(client, house, item):
    sign_in(client, house.secretary, COUNCIL_DAY)
    form = next(
        form for form in Visitor.forms_of(read(client, url("session", item.meeting))) if "present" in form.names
    )
    form.values["present"].remove(str(house.deputy.person.pk))
    everybody, _ = services.presence(item.meeting)

    client.post(form.action, form.values)

    assert services.presence(item.meeting)[0] == everybody - 1


# The table -----------------------------------------------------------------------------------------------------------
def test_state_is_sent_only_when_it_has_changed(client, house, item):
    sign_in(client, house.secretary, COUNCIL_DAY)
    first = client.get(url("state", item.meeting))
    again = client.get(url("state", item.meeting), headers={"if-none-match": first["ETag"]})
    post(client, "draft", item, **{"spoke": "Ким", "seen-spoke": "0"})
    later = client.get(url("state", item.meeting), headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content, later.status_code) == (304, b"", 200)


def test_item_at_hand_moves_on_by_itself_or_by_hand(client, house, item):
    free = item.meeting.items.get(kind="free")
    sign_in(client, house.secretary, COUNCIL_DAY)
    assert state_of(client, item.meeting)["current"] == item.pk
    post(client, "sitting", item.meeting, item=free.pk)
    assert state_of(client, item.meeting)["current"] == free.pk
    process.record_decision(
        item=free, resolution="Шешім", votes_for=services.voters(free), by=house.secretary, on=COUNCIL_DAY
    )
    assert state_of(client, item.meeting)["current"] == item.pk


def test_ready_texts_follow_the_language_of_the_minutes(client, house, item):
    sign_in(client, house.secretary, COUNCIL_DAY)
    post(client, "draft", item, **{"resolution": "Өз сөзім", "seen-resolution": "0"})

    post(client, "sitting", item.meeting, language="ru")

    state = state_of(client, item.meeting)
    assert field_of(state, item, "heard")[0].startswith("Кандидатура наставника")
    assert field_of(state, item, "resolution")[0] == "Өз сөзім"


def test_decided_item_says_what_it_changed(client, house, item):
    votes = services.voters(item)
    process.record_decision(item=item, resolution="Шешім", votes_for=votes, by=house.secretary, on=COUNCIL_DAY)

    shown = next(each for each in state_of(sign_in(client, house.mentor_user), item.meeting)["items"] if "html" in each)

    assert "The candidate is cleared: the head may sign the order." in shown["html"]


def test_every_kind_of_decision_says_what_it_changes():
    assert set(EFFECTS) == set(ItemKind)
    assert len(Outcome) == 2


def test_session_is_led_by_the_office_and_followed_by_the_members(client, house, item):
    writes = [("draft", item), ("presence", item.meeting), ("sitting", item.meeting)]
    sign_in(client, house.mentor_user, COUNCIL_DAY)
    html = read(client, url("session", item.meeting))
    assert "Record the decision" not in html and "data-draft" not in html
    before = row_counts()
    assert [client.post(url(name, thing)).status_code for name, thing in writes] == [403] * 3
    sign_in(client, house.stranger, COUNCIL_DAY)
    assert [client.post(url(name, thing)).status_code for name, thing in writes] == [404] * 3
    assert [client.get(url(name, item.meeting)).status_code for name in ("session", "state")] == [404] * 2
    assert row_counts() == before


def test_chair_of_an_association_leads_its_meeting_only(client, house, item):
    chair = sign_in(client, make.make_member(house.school, Role.ASSOCIATION), COUNCIL_DAY)

    assert post(chair, "draft", item, **{"spoke": "Мен", "seen-spoke": "0"}).status_code == 403


def test_session_of_a_meeting_that_is_not_open_is_its_page(client, house):
    planned = services.call_meeting(body=services.council_of(house.school), on=COUNCIL_DAY)

    assert sign_in(client, house.secretary).get(url("session", planned)).url == url("meeting", planned)


@pytest.mark.parametrize("page", ["session", "state"])
def test_session_costs_a_fixed_number_of_queries(client, house, page):
    sign_in(client, house.secretary, COUNCIL_DAY)
    first = in_session(house, [propose(house).agenda_items.get()])
    few = queries_of(client, url(page, first))
    pairs = [propose(house, make_young(house.school)) for _ in range(8)]
    many = in_session(house, [pair.agenda_items.get() for pair in pairs])

    assert queries_of(client, url(page, many)) == few <= 12
    one = many.items.first()
    process.record_decision(
        item=one, resolution="Шешім", votes_for=services.voters(one), by=house.secretary, on=COUNCIL_DAY
    )
    mark(client, many, house.deputy.person, present=False)
    assert queries_of(client, url(page, many)) <= 12


def test_nothing_is_marked_when_the_meeting_is_over(client, house, item):
    votes = services.voters(item)
    process.record_decision(item=item, resolution="Шешім", votes_for=votes, by=house.secretary, on=COUNCIL_DAY)
    process.issue_minutes(meeting=item.meeting, number="1", language="kk", by=house.secretary, on=COUNCIL_DAY)

    with pytest.raises(RuleBroken):
        services.mark_presence(meeting=item.meeting, marks=[], by=house.secretary, at=NOW)
    assert sign_in(client, house.secretary).get(url("session", item.meeting)).status_code == 302
