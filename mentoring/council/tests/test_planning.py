"""When bodies meet: the year in one form, moving and cancelling, what is left undecided rolls on."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from mentoring import process
from mentoring.council import services
from mentoring.council.models import Meeting
from mentoring.council.rules import Occasion, suggested_days
from mentoring.history.models import Event
from mentoring.mentorships.tests.house import in_session, make_house, propose
from mentoring.tests.pages import queries_of, read, ticket_of
from mentoring.tests.signin import sign_in
from schools.errors import RuleBroken
from schools.tests import make

AUGUST, OCTOBER, NOVEMBER = date(2026, 8, 25), date(2026, 10, 20), date(2026, 11, 4)


@pytest.fixture
def house(db):
    make.make_year(2026)
    return make_house()


def plan(house, day=NOVEMBER, **told):
    body = services.council_of(house.school)
    return process.plan_meeting(body=body, sitting=Occasion(held_on=day, **told), by=house.secretary, on=OCTOBER)


@given(
    first=st.dates(date(2026, 9, 1), date(2026, 9, 7)),
    off=st.sets(st.dates(date(2026, 8, 1), date(2027, 5, 31)).filter(lambda day: day.day > 3), max_size=12),
)
def test_suggested_days_are_working_days_in_their_order(first, off):
    breaks = [(date(2027, 3, 22), date(2027, 3, 28)), (date(2026, 10, 26), date(2026, 11, 1))]

    def is_working(day):
        return day.weekday() < 5 and day not in off

    days = suggested_days(first=first, last=date(2027, 5, 25), breaks=breaks, is_working=is_working)

    assert all(map(is_working, days))
    assert days == sorted(days)
    assert len(days) == 4
    assert days[0] <= date(2026, 8, 31)
    assert days[-1] <= date(2027, 5, 25)


def test_the_year_is_planned_in_one_form(client, house):
    url = reverse("council:year", args=[house.school.code])
    sign_in(client, house.secretary, AUGUST)
    page = client.get(url)
    rows = page.context["formset"].initial
    told = {"row-TOTAL_FORMS": "7", "row-INITIAL_FORMS": "5", "place": "Мәжіліс залы", "starts_at": "15:00"}
    for n, row in enumerate(rows):
        told |= {f"row-{n}-held_on": row["held_on"].isoformat(), f"row-{n}-theme": row["theme"]}
    told |= {f"row-{n}-{name}": "" for n in (5, 6) for name in ("held_on", "theme")}
    told["ticket"] = ticket_of(read(client, url))
    for _ in range(2):
        assert client.post(url, told).status_code == 302
    text = read(client, reverse("council:meetings", args=[house.school.code]))

    assert [row["held_on"] for row in rows] == sorted(Meeting.objects.values_list("held_on", flat=True))
    assert Meeting.objects.filter(place="Мәжіліс залы", starts_at="15:00").count() == 5
    assert Event.objects.filter(verb="meeting_planned").count() == 5
    assert "Planned meetings of the council in 2026–2027: 5" in text
    assert "Plan more" in text


def test_days_near_a_planned_meeting_are_not_proposed_again(client, house):
    plan(house, date(2026, 10, 30))

    page = sign_in(client, house.secretary, OCTOBER).get(reverse("council:year", args=[house.school.code]))

    assert [row["held_on"].month for row in page.context["formset"].initial] == [12, 3, 5]


def post_year(client, house, days):
    url = reverse("council:year", args=[house.school.code])
    told = {"row-TOTAL_FORMS": str(len(days)), "row-INITIAL_FORMS": "0", "place": "", "starts_at": ""}
    for n, day in enumerate(days):
        told |= {f"row-{n}-held_on": day, f"row-{n}-theme": ""}
    return client.post(url, told).content.decode()


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (["2026-11-07"], "This is a day off."),
        (["2026-10-19"], "The date has passed."),
        (["2026-11-05", "2026-11-05"], "A day is given twice."),
        ([""], "Give the day of at least one meeting."),
        (["2026-11-05", "2026-11-04"], "The body already meets on that day."),
    ],
)
def test_a_year_is_refused_whole(client, house, days, why):
    plan(house)
    text = post_year(sign_in(client, house.secretary, OCTOBER), house, days)

    assert why in text
    assert Meeting.objects.count() == 1


def test_extra_and_cancelled_meetings_are_not_among_the_five(client, house):
    for n in range(5):
        plan(house, NOVEMBER + timedelta(days=n), is_extra=n == 0)
    process.cancel_meeting(meeting=plan(house), reason="Ауырды", by=house.secretary, on=OCTOBER)

    text = read(sign_in(client, house.secretary, OCTOBER), reverse("council:meetings", args=[house.school.code]))

    assert "Planned meetings of the council in 2026–2027: 4" in text
    assert "Plan the meetings of the year" in text


def test_a_meeting_moves_with_its_agenda_and_says_so_in_the_history(client, house):
    pair = propose(house)
    meeting = plan(house)
    services.take_items(meeting, pair.agenda_items.all())
    url = reverse("council:move", args=[meeting.pk])
    sign_in(client, house.secretary, OCTOBER)
    told = {
        "held_on": "2026-11-11",
        "starts_at": "16:00",
        "place": "12",
        "theme": "Т",
        "ticket": ticket_of(read(client, url)),
    }
    assert client.post(url, told).status_code == 302

    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.starts_at.hour, meeting.place, meeting.items.count()) == (
        date(2026, 11, 11),
        16,
        "12",
        1,
    )
    assert Event.objects.get(verb="meeting_moved").data["old"] == "2026-11-04"


def test_a_meeting_does_not_move_into_the_past(house):
    with pytest.raises(RuleBroken, match="passed"):
        process.move_meeting(
            meeting=plan(house), sitting=Occasion(held_on=date(2026, 10, 19)), by=house.secretary, on=OCTOBER
        )


def test_a_cancelled_meeting_sets_its_items_free_and_cannot_be_opened(house):
    pair = propose(house)
    meeting = plan(house)
    services.take_items(meeting, pair.agenda_items.all())

    process.cancel_meeting(meeting=meeting, reason="Ауырды", by=house.secretary, on=OCTOBER)

    assert [item.mentorship for item in services.council_of(house.school).items.ready()] == [pair]
    with pytest.raises(RuleBroken):
        process.open_meeting(
            meeting=meeting,
            present=[],
            chair=house.head.person,
            secretary=house.secretary.person,
            by=house.secretary,
            on=NOVEMBER,
        )


def closed(house, meeting):
    services.close(meeting=meeting, number="3", minutes=None)


def test_what_is_undecided_rolls_to_the_next_planned_meeting_and_says_from_which(client, house):
    pair = propose(house)
    later, soon = plan(house, date(2026, 12, 29)), plan(house)
    held = in_session(house, pair.agenda_items.all(), on=OCTOBER)

    closed(house, held)

    assert list(soon.items.values_list("mentorship", "rolled_from")) == [(pair.pk, held.pk)]
    assert not later.items.exists()
    sign_in(client, house.secretary)
    assert "rolled over from Tue 20.10.2026" in read(client, reverse("council:meeting", args=[soon.pk]))
    assert "Wed 04.11.2026" in read(client, reverse("council:meeting", args=[held.pk]))


def test_without_a_planned_meeting_the_item_waits_and_other_bodies_take_nothing(house):
    pair = propose(house)
    other = services.body_of(make.make_association(house.school))
    process.plan_meeting(body=other, sitting=Occasion(held_on=NOVEMBER), by=house.secretary, on=OCTOBER)
    held = in_session(house, pair.agenda_items.all(), on=OCTOBER)

    closed(house, held)

    assert [item.mentorship for item in services.council_of(house.school).items.ready()] == [pair]


def test_a_meeting_with_many_rolled_items_costs_the_same_queries(client, house):
    soon = plan(house)
    held = in_session(house, [], on=OCTOBER)
    services.take_items(held, [_matter(house, n) for n in range(2)])
    closed(house, held)
    sign_in(client, house.secretary)
    url = reverse("council:meeting", args=[soon.pk])
    few = queries_of(client, url)
    services.take_items(soon, [_matter(house, n) for n in range(9)])

    assert queries_of(client, url) == few <= 12


def _matter(house, n):
    body = services.council_of(house.school)
    return services.put(body=body, kind="free", title=f"№ {n}", by=house.secretary, on=OCTOBER)
