"""Two people change what dates are counted by at the same moment, or one does while another counts: one is first, the
other is told or counts by what is new. Needs a server with several connections, as mentoring/tests/test_races.py."""

from datetime import date

import pytest
from django.db import connection

from mentoring.calendars.tests.changes import day_off
from mentoring.mentorships.models import Deadline, Recounting
from mentoring.mentorships.tests.house import endorse, make_active, make_house, propose, sign
from mentoring.models import Event
from mentoring.process import dates, recounting
from mentoring.process.dates import carry_out, foresee
from mentoring.tests.test_races import at_once
from schools.errors import RuleBroken
from schools.models import CalendarDay, School
from schools.tests import make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a server with several connections"),
]
TODAY = date(2026, 9, 2)


def pressed(change, by):
    seen = foresee(change, today=TODAY).seen
    return lambda: carry_out(change, seen=seen, by=by, on=TODAY)


def test_of_two_editors_one_wins_and_the_other_is_told():
    house = make_house()
    pair = make_active(house)
    days = (date(2026, 9, 21), date(2026, 9, 22))
    outcomes = at_once(
        *(pressed(day_off(day, house.school), by) for day, by in zip(days, (house.deputy, house.head), strict=True))
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Foreseen", "RuleBroken"]
    assert CalendarDay.objects.count() == Event.objects.filter(verb="date_moved").count() == 1
    assert Deadline.objects.get(mentorship=pair, term="plan").due_on == date(2026, 9, 28)


def test_the_same_day_corrected_twice_is_one_row():
    house = make_house()
    day = date(2026, 12, 1)  # moves nothing: only the row itself can tell
    outcomes = at_once(*(pressed(day_off(day, house.school), by) for by in (house.deputy, house.head)))
    assert sum(isinstance(outcome, RuleBroken) for outcome in outcomes) == 1
    assert CalendarDay.objects.count() == 1


@pytest.mark.parametrize("step", ["propose", "sign"])
def test_a_pair_that_comes_to_be_meanwhile_is_counted_by_the_new_calendar(step):
    """Whoever is first: the date stored at last knows the day off. If the pair was first, other dates move than were
    shown, and the correction is refused."""
    house = make_house()
    pair = endorse(house, propose(house)) if step == "sign" else None
    day = date(2026, 9, 7) if step == "propose" else date(2026, 9, 21)
    act = (lambda: sign(house, pair)) if pair else (lambda: propose(house))
    corrected, _ = at_once(pressed(day_off(day, house.school), house.deputy), act)
    term, without, with_it = (
        ("order", date(2026, 9, 8), date(2026, 9, 9))
        if step == "propose"
        else ("plan", date(2026, 9, 25), date(2026, 9, 28))
    )
    expected = without if isinstance(corrected, RuleBroken) else with_it
    assert Deadline.objects.get(term=term).due_on == expected


def test_two_recounts_at_once_tell_everything_once(monkeypatch):
    monkeypatch.setattr(dates, "AT_ONCE", 1)
    monkeypatch.setattr(recounting, "SCHOOLS_AT_ONCE", 1)
    pairs = [make_active(make_house()) for _ in range(2)]
    pressed(day_off(date(2026, 9, 25)), make.make_user(is_superuser=True))()

    def work():
        while recounting.recount_next(on=TODAY):
            pass

    assert at_once(work, work) == [None, None]
    assert sorted(Event.objects.filter(verb="date_moved").values_list("mentorship_id", flat=True)) == sorted(
        pair.pk for pair in pairs
    )
    assert Recounting.objects.get().schools == School.objects.count()
