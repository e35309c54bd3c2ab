"""Which open dates move, and which never: the walk over stored dates, before and after it is done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.calendars.tests.changes import day_off, working
from mentoring.history.wording import sentence_of
from mentoring.mentorships.models import Deadline
from mentoring.mentorships.rules import Term
from mentoring.mentorships.tests.house import endorse, make_active, make_house, make_young, propose
from mentoring.models import Event
from mentoring.process import determine_level
from mentoring.process.dates import Foreseen, carry_out, foresee
from mentoring.process.recounts import change_settings, change_year, revoke_day
from schools.calendars import country_calendar
from schools.enums import DayZero
from schools.errors import RuleBroken
from schools.models import AcademicYear, Break, CalendarDay, School
from schools.tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 10)


@pytest.fixture
def house():
    """An active pair: order 08.09, level by Fri 18.09, plan by 25.09.2026."""
    return make_house()


@pytest.fixture
def pair(house):
    return make_active(house)


def dues(pair) -> dict[str, date]:
    return dict(Deadline.objects.filter(mentorship=pair).values_list("term", "due_on"))


def shown(found: Foreseen) -> dict[str, tuple[str, str]]:
    return {move.term: (f"{move.old:%d.%m}", f"{move.new:%d.%m}") for move in found.moves}


def done(change, by, today=TODAY) -> Foreseen:
    return carry_out(change, seen=foresee(change, today=today).seen, by=by, on=today)


@pytest.mark.parametrize(
    ("day", "moves"),
    [
        (date(2026, 9, 8), {}),  # day zero of the level, before anything is counted
        (date(2026, 9, 10), {}),  # a calendar-day term counts days off too
        (date(2026, 9, 17), {}),
        (date(2026, 9, 18), {"level": ("18.09", "21.09"), "plan": ("25.09", "28.09")}),  # the level's last day
        (date(2026, 9, 21), {"plan": ("25.09", "28.09")}),  # the first day of the plan's five
        (date(2026, 9, 25), {"plan": ("25.09", "28.09")}),  # its last day
        (date(2026, 9, 28), {}),  # the day after
        (date(2026, 12, 25), {"interim": ("25.12", "24.12")}),  # the last working day before the winter break
        (date(2026, 12, 28), {}),
    ],
)
def test_a_day_off_moves_what_is_counted_over_it(house, pair, day, moves):
    change = day_off(day, house.school)
    before = dues(pair)
    assert shown(foresee(change, today=TODAY)) == moves
    assert dues(pair) == before, "looking moves nothing"
    done(change, house.deputy)
    after = dues(pair)
    assert {term: (f"{before[term]:%d.%m}", f"{after[term]:%d.%m}") for term in moves} == moves
    assert {term: after[term] for term in after if term not in moves} == {
        term: before[term] for term in before if term not in moves
    }


def test_what_was_done_is_what_was_shown_and_nothing_is_left_to_move(house, pair):
    change = day_off(date(2026, 9, 18), house.school)
    found = foresee(change, today=TODAY)
    assert done(change, house.deputy).seen == found.seen
    row = CalendarDay.objects.get()
    assert (row.added_by, row.added_on) == (house.deputy, TODAY)
    assert shown(foresee(change_settings(house.school), today=TODAY)) == {}
    level = Deadline.objects.get(mentorship=pair, term=Term.LEVEL)
    assert level.explanation["calendar"].startswith("KZ 5-day 2026.1+1 ")
    assert [skipped["date"] for skipped in level.explanation["skipped"]] == ["2026-09-18", "2026-09-19", "2026-09-20"]


def test_a_moved_date_is_told_in_the_history_with_its_source(house, pair):
    done(day_off(date(2026, 9, 21), house.school, source="№ 12 бұйрық, 10.09.2026"), house.deputy)
    [event] = Event.objects.filter(verb="date_moved")
    assert (event.mentorship, event.school, event.actor, event.happened_on) == (pair, house.school, house.deputy, TODAY)
    assert event.reason == "№ 12 бұйрық, 10.09.2026"
    assert sentence_of(event) == (
        "The date moved: diagnostics and plan, from Fri 25.09.2026 to Mon 28.09.2026. "
        "Why: new days off in the calendar."
    )


@pytest.mark.parametrize(
    ("today", "late", "timely"),
    [(date(2026, 9, 24), 0, 0), (date(2026, 9, 25), 1, 0), (date(2026, 9, 26), 0, 0)],
)
def test_a_date_becomes_late_only_when_its_old_day_was_still_in_time(house, pair, today, late, timely):
    """Saturday the 19th is worked: the plan is due a day earlier, on Thursday 24.09; the last day is in time."""
    found = foresee(working(date(2026, 9, 19), house.school), today=today)
    assert shown(found)["plan"] == ("25.09", "24.09")
    assert (found.late, found.timely) == (late, timely)


@pytest.mark.parametrize(
    ("today", "timely"),
    [(date(2026, 9, 25), 0), (date(2026, 9, 26), 1), (date(2026, 9, 28), 1), (date(2026, 9, 29), 0)],
)
def test_a_late_date_may_be_in_time_again(house, pair, today, timely):
    found = foresee(day_off(date(2026, 9, 21), house.school), today=today)
    assert (found.moved, found.timely) == (1, timely)


def test_what_is_done_keeps_its_date(house, pair):
    determine_level(mentorship=pair, level="medium", note="", by=house.mentor_user, on=TODAY)
    before = Deadline.objects.get(mentorship=pair, term=Term.LEVEL)
    found = done(day_off(date(2026, 9, 18), house.school), house.deputy)
    assert "level" not in shown(found)
    after = Deadline.objects.get(mentorship=pair, term=Term.LEVEL)
    assert (after.due_on, after.explanation) == (before.due_on, before.explanation)


def test_the_plan_is_recounted_from_the_day_the_level_was_determined(house, pair):
    """Level on Thursday 10.09: the plan's five days are 11, 14, 15, 16, 17."""
    determine_level(mentorship=pair, level="medium", note="", by=house.mentor_user, on=TODAY)
    assert dues(pair)["plan"] == date(2026, 9, 17)
    assert shown(foresee(day_off(date(2026, 9, 18), house.school), today=TODAY)) == {}
    assert shown(foresee(day_off(date(2026, 9, 14), house.school), today=TODAY)) == {"plan": ("17.09", "18.09")}


def test_the_order_of_a_proposed_pair_moves_too(house):
    pair = endorse(house, propose(house))
    assert dues(pair) == {"order": date(2026, 9, 8)}
    assert shown(foresee(day_off(date(2026, 9, 4), house.school), today=TODAY)) == {"order": ("08.09", "09.09")}


def test_the_order_for_who_has_no_mentor_yet_is_foreseen_too(house):
    """Its term is counted whenever it is shown: nothing is stored, nothing told in the history."""
    found = done(day_off(date(2026, 9, 4), house.school), house.deputy)
    [move] = found.moves
    assert (move.mentee, move.mentor, move.deadline_id) == (house.job.person.short_name, "", None)
    assert (move.old, move.new) == (date(2026, 9, 8), date(2026, 9, 9))
    assert not Deadline.objects.exists()
    assert not Event.objects.exists()
    school = School.objects.get(pk=house.school.pk)
    school.week = 6
    assert shown(foresee(change_settings(school), today=TODAY)) == {"order": ("09.09", "08.09")}


def test_another_school_is_not_touched(house, pair):
    other = make_house()
    theirs = make_active(other)
    before = list(Deadline.objects.filter(mentorship=theirs).values())
    done(day_off(date(2026, 9, 18), house.school), house.deputy)
    assert list(Deadline.objects.filter(mentorship=theirs).values()) == before
    assert not Event.objects.filter(mentorship=theirs, verb="date_moved").exists()


def test_a_day_of_the_country_moves_the_dates_of_every_school(house, pair):
    theirs = make_active(make_house())
    admin = make.make_user(is_superuser=True)
    found = done(day_off(date(2026, 9, 25)), admin)
    assert (found.moved, found.schools) == (2, School.objects.count())
    assert dues(pair)["plan"] == dues(theirs)["plan"] == date(2026, 9, 28)
    assert Event.objects.filter(verb="date_moved").count() == 2


def test_where_the_school_says_otherwise_the_country_moves_nothing(house, pair):
    make.make_day(date(2026, 9, 25), kind="working", school=house.school)
    assert foresee(day_off(date(2026, 9, 25)), today=TODAY).moved == 0


def test_a_day_for_six_days_does_not_move_a_school_of_five(house, pair):
    assert foresee(day_off(date(2026, 9, 25), week=6), today=TODAY).moved == 0


def test_revoking_moves_the_dates_back(house, pair):
    before = dues(pair)
    done(day_off(date(2026, 9, 18), house.school), house.deputy)
    row = CalendarDay.objects.get()
    change = revoke_day(row, "Бұйрық жойылды")
    assert shown(foresee(change, today=TODAY)) == {"level": ("21.09", "18.09"), "plan": ("28.09", "25.09")}
    done(change, house.deputy)
    row.refresh_from_db()
    assert (dues(pair), row.revoked_reason) == (before, "Бұйрық жойылды")
    assert Event.objects.filter(reason="Бұйрық жойылды").count() == 2


def test_settings_move_dates_and_the_school_is_saved_with_them(house, pair):
    school = School.objects.get(pk=house.school.pk)
    school.week = 6
    change = change_settings(school)
    assert shown(foresee(change, today=TODAY))["plan"] == ("25.09", "24.09")
    assert School.objects.get(pk=school.pk).week == 5
    done(change, house.deputy)
    assert (School.objects.get(pk=school.pk).week, dues(pair)["plan"]) == (6, date(2026, 9, 24))


def test_the_counting_of_days_moves_dates(house, pair):
    school = School.objects.get(pk=house.school.pk)
    school.day_zero = DayZero.EVENT_COUNTED
    assert shown(foresee(change_settings(school), today=TODAY))["level"] == ("18.09", "17.09")


def test_the_winter_break_moves_the_interim_report(house, pair):
    year = AcademicYear.objects.get(starts_on__year=2026)
    breaks = [
        Break(year_id=year.pk, kind=each.kind, starts_on=each.starts_on - timedelta(days=7), ends_on=each.ends_on)
        for each in year.breaks.all()
    ]
    year.source = "№ 1"
    admin, before = make.make_user(is_superuser=True), dues(pair)["interim"]
    found = done(change_year(year, breaks), admin)
    [move] = [move for move in found.moves if move.term == "interim"]
    assert (move.old, move.new) == (before, dues(pair)["interim"])
    assert (before - move.new).days == 7


def test_somebody_was_quicker_and_the_second_is_told_and_writes_nothing(house, pair):
    """Both looked at the same dates; the first has recounted them."""
    first, second = (day_off(day, house.school) for day in (date(2026, 9, 21), date(2026, 9, 22)))
    seen = foresee(second, today=TODAY).seen
    done(first, house.deputy)
    with pytest.raises(RuleBroken, match="Since you looked"):
        carry_out(second, seen=seen, by=house.head, on=TODAY)
    assert CalendarDay.objects.count() == 1
    assert dues(pair)["plan"] == date(2026, 9, 28)
    done(second, house.head)
    assert dues(pair)["plan"] == date(2026, 9, 29)


def test_pairs_left_out_of_the_walk_would_not_have_moved(house, pair):
    """`touches` only cuts: without it the same dates move, whichever day of the year is corrected."""
    make_active(other := make_house())
    for number in range(-14, 270, 4):
        day = date(2026, 9, 8) + timedelta(days=number)
        asked = day_off if country_calendar(5).is_working(day) else working
        change = asked(day, other.school if number % 8 else None)
        uncut = replace(change, since=None, until=None)
        assert foresee(change, today=TODAY).seen == foresee(uncut, today=TODAY).seen, day


@pytest.mark.parametrize("number", [1, 6])
def test_the_walk_asks_the_same_for_few_pairs_and_for_many(house, django_assert_num_queries, number):
    for _ in range(number):
        propose(house, job=make_young(house.school), mentor=make.make_mentor(house.school))
    change = day_off(date(2026, 9, 4), house.school)
    with django_assert_num_queries(10):
        found = foresee(change, today=TODAY)
    assert found.moved == number + 1, "and the order of the one who has no mentor yet"
    with django_assert_num_queries(26):
        carry_out(change, seen=found.seen, by=house.deputy, on=TODAY)
