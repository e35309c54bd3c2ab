"""A country of very many schools is recounted some at a time: stopped anywhere it goes on, and nothing is told twice."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from mentoring.calendars.tests.changes import day_off
from mentoring.mentorships.models import Deadline, Recounting
from mentoring.mentorships.tests.house import endorse, make_active, make_house, propose, sign
from mentoring.models import Event
from mentoring.process import dates, recounting
from mentoring.process.dates import carry_out, foresee
from mentoring.process.recounting import recount_next
from mentoring.process.recounts import revoke_day
from mentoring.tests.pages import ticket_of
from mentoring.tests.signin import sign_in
from schools.errors import RuleBroken
from schools.models import CalendarDay, School
from schools.tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 10)
OLD, NEW = date(2026, 9, 25), date(2026, 9, 28)  # the plan, before and after Friday 25.09 is off


@pytest.fixture
def pairs(monkeypatch):
    """An active pair in each of three schools (each has a stranger's beside it), where two are many already."""
    monkeypatch.setattr(dates, "AT_ONCE", 2)
    monkeypatch.setattr(recounting, "SCHOOLS_AT_ONCE", 1)
    return [make_active(make_house()) for _ in range(3)]


@pytest.fixture
def admin(db):
    return make.make_user(is_superuser=True)


def plans() -> list[date]:
    return list(Deadline.objects.filter(term="plan").order_by("school_id").values_list("due_on", flat=True))


def told() -> list[int]:
    return list(Event.objects.filter(verb="date_moved").order_by("school_id").values_list("mentorship_id", flat=True))


def save(change, by):
    return carry_out(change, seen=foresee(change, today=TODAY).seen, by=by, on=TODAY)


def run() -> str:
    out = StringIO()
    call_command("recount", stdout=out)
    return out.getvalue()


def test_saving_recounts_nothing_and_says_that_everybody_waits(pairs, admin):
    found = save(day_off(OLD), admin)

    assert (found.schools, found.looked_at, found.moved, found.is_partial) == (6, 2, 1, True)
    assert (plans(), told()) == ([OLD] * 3, [])
    assert CalendarDay.objects.get().added_by == admin
    assert Recounting.objects.open().get().because == "№ 12"


def test_the_command_recounts_every_school_and_then_nothing_more(pairs, admin):
    save(day_off(OLD), admin)

    assert run() == "6 schools recounted, 3 dates moved.\n"
    assert (plans(), told()) == ([NEW] * 3, [pair.pk for pair in pairs])
    assert {(event.actor, event.reason) for event in Event.objects.filter(verb="date_moved")} == {(admin, "№ 12")}
    assert run() == "No date waits to be recounted.\n"
    assert len(told()) == 3


@pytest.mark.parametrize("at", range(7))
def test_what_is_stopped_in_the_middle_goes_on_there(pairs, admin, monkeypatch, at):
    """The dates of a batch are written, then the power fails before it is through: this batch is undone and no other."""
    save(day_off(OLD), admin)
    through, seen = recounting.mentorships.go_on_recounting, []

    def fail(*args, **kwargs):
        if len(seen) == at:
            raise KeyboardInterrupt
        seen.append(kwargs["schools"])
        return through(*args, **kwargs)

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(recounting.mentorships, "go_on_recounting", fail)
        run()
    done = [pair.pk for pair in pairs if [pair.school_id] in seen]
    assert told() == done
    assert plans() == [NEW] * len(done) + [OLD] * (3 - len(done))
    assert Recounting.objects.open().get().schools == at

    assert run() == "6 schools recounted, 3 dates moved.\n"
    assert (plans(), told()) == ([NEW] * 3, [pair.pk for pair in pairs])


def test_a_batch_that_is_done_again_finds_nothing(pairs, admin):
    save(day_off(OLD), admin)
    run()
    Recounting.objects.update(reached=0, schools=0, moved=0, finished_on=None)

    assert run() == "6 schools recounted, 0 dates moved.\n"
    assert len(told()) == 3


def test_meanwhile_nobody_changes_what_dates_are_counted_by(pairs, admin):
    save(day_off(OLD), admin)
    recount_next(on=TODAY)

    for school in (None, pairs[2].school):
        with pytest.raises(RuleBroken, match="being recounted"):
            save(day_off(date(2026, 9, 22), school), admin)
    assert CalendarDay.objects.count() == 1
    run()
    save(day_off(date(2026, 9, 22), pairs[2].school), admin)
    assert plans() == [NEW, NEW, date(2026, 9, 29)]


def test_a_pair_made_meanwhile_is_counted_by_the_change_and_not_told_to_have_moved(pairs, admin):
    house = make_house()
    pair = endorse(house, propose(house))
    save(day_off(OLD), admin)
    sign(house, pair)

    run()

    assert (plans(), told()) == ([NEW] * 4, [one.pk for one in pairs])


def test_revoking_goes_the_same_way(pairs, admin):
    save(day_off(OLD), admin)
    run()
    assert save(revoke_day(CalendarDay.objects.get(), "Бұйрық жойылды"), admin).is_partial
    run()

    assert plans() == [OLD] * 3
    assert Event.objects.filter(verb="date_moved", reason="Бұйрық жойылды").count() == 3


def test_as_many_schools_as_a_request_takes_are_recounted_at_once(pairs, admin, monkeypatch):
    monkeypatch.setattr(dates, "AT_ONCE", School.objects.count())

    assert not save(day_off(OLD), admin).is_partial
    assert plans() == [NEW] * 3
    assert not Recounting.objects.exists()


def test_the_pages_say_how_far_it_is(pairs, admin, client):
    sign_in(client, admin, TODAY)
    url = reverse("calendars:country_correct")
    told = {"kind": "day_off", "first": "2026-09-25", "last": "", "source": "№ 12", "week": ""}
    shown = client.post(url, told).content.decode()
    assert "So it is in the first 2 schools." in shown
    told |= {"seen": shown.partition('name="seen" value="')[2].partition('"')[0], "ticket": ticket_of(shown)}
    assert "are being recounted; this takes some minutes" in client.post(url, told, follow=True).content.decode()
    recount_next(on=TODAY)
    assert "1 school of 6 so far" in client.get(reverse("calendars:country")).content.decode()
    run()
    assert "so far" not in client.get(reverse("calendars:country")).content.decode()
    assert plans() == [NEW] * 3
