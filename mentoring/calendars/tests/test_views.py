"""The pages of the calendar: what is seen, who may change it, that nothing is saved before it was shown."""

import re
from datetime import date

import pytest
from django.urls import reverse

from mentoring.calendars.tests.changes import day_off
from mentoring.mentorships.models import Deadline
from mentoring.mentorships.tests.house import make_active, make_house
from mentoring.process.dates import carry_out, foresee
from mentoring.tests.pages import queries_of, read, row_counts, ticket_of
from mentoring.tests.signin import sign_in
from mentoring.tests.visitor import Visitor
from schools.enums import Role
from schools.models import AcademicYear, CalendarDay, School
from schools.tests import make

TODAY = date(2026, 9, 10)
DAYS = {"kind": "day_off", "first": "2026-09-18", "last": "", "source": "№ 12", "week": ""}


@pytest.fixture
def house(db):
    return make_house()


@pytest.fixture
def pair(house):
    return make_active(house)


def url(name: str, house, *args) -> str:
    return reverse(f"calendars:{name}", args=[house.school.code, *args])


def plan_due(pair) -> date:
    return Deadline.objects.get(mentorship=pair, term="plan").due_on


# The year ------------------------------------------------------------------------------------------------------------
def test_the_year_shows_twelve_months_with_their_working_days(client, house):
    page = read(sign_in(client, house.mentee_user, TODAY), url("year", house))
    assert page.count('<table class="month">') == 12
    assert page.index("September 2026") < page.index("August 2027")
    assert "22 working days" in page
    assert 'aria-current="date">10<' in page
    assert "Day of the Republic of Kazakhstan" in page
    assert "Law № 267-II" in page
    assert "Correct the calendar" not in page, "a young teacher reads it only"


@pytest.mark.parametrize(
    ("query", "first", "last", "working"),
    [
        ("?order=calendar&year=2025", "January 2025", "December 2025", "246 working days · 5-day week"),
        ("?order=calendar&year=2025&week=6", "January 2025", "December 2025", "298 working days · 6-day week"),
        ("?year=2024", "September 2024", "August 2025", "246 working days"),
        ("?order=calendar&year=1900", "January 2023", "December 2023", ""),
        ("?year=9999", "September 2028", "August 2029", ""),
        ("?order=x&year=y&week=z", "September 2026", "August 2027", "5-day week"),
    ],
)
def test_other_years_orders_and_weeks(client, house, query, first, last, working):
    page = read(sign_in(client, house.deputy, TODAY), url("year", house) + query)
    heads = re.findall(r"<caption>([^<]+) <span>", page)
    assert (heads[0], heads[-1]) == (first, last)
    assert working in page


def test_the_page_is_small_and_asks_a_constant_number_of_queries(client, house):
    sign_in(client, house.deputy, TODAY)
    page = url("year", house)
    make.make_day(date(2026, 9, 1), school=house.school, added_by=house.deputy, added_on=TODAY)
    few = queries_of(client, page)
    for day in range(2, 31):
        make.make_day(date(2026, 9, day), school=house.school, added_by=house.head, added_on=TODAY)
    assert queries_of(client, page) == few <= 12
    assert len(client.get(page).content) < 60_000


def test_a_correction_is_marked_named_and_offered_for_revoking_to_its_owner(client, house):
    own, country = make.make_day(date(2026, 9, 18), school=house.school, name_ru="Свой"), make.make_day(TODAY)
    page = read(sign_in(client, house.deputy, TODAY), url("year", house))
    assert url("revoke", house, own.pk) in page
    assert url("revoke", house, country.pk) not in page
    assert "the school’s own" in page
    assert "for the country" in page
    page = read(sign_in(client, house.secretary, TODAY), url("year", house))
    assert url("revoke", house, own.pk) not in page


def test_what_a_row_says_is_escaped(client, house):
    make.make_day(TODAY, school=house.school, name_ru="<b>", name_kk="<b>", source="<script>")
    page = read(sign_in(client, house.deputy, TODAY), url("year", house))
    assert "<script>" not in page.partition('<div class="months">')[2]
    assert "&lt;script&gt;" in page


def test_the_history_keeps_what_was_revoked(client, house):
    row = make.make_day(TODAY, school=house.school)
    CalendarDay.objects.filter(pk=row.pk).update(revoked_on=TODAY, revoked_by=house.head, revoked_reason="Қате бұйрық")
    page = read(sign_in(client, house.deputy, TODAY), url("year", house))
    assert "Қате бұйрық" in page
    assert house.head.get_short_name() in page


# Correcting ----------------------------------------------------------------------------------------------------------
def test_days_are_shown_before_they_are_saved(house, pair):
    deputy = Visitor(house.deputy).on(TODAY)
    before = row_counts()
    form = deputy.form(deputy.open("calendars:correct", house.school.code)).set(**DAYS)
    response = deputy.client.post(deputy.address, form.values)
    page = response.content.decode()
    assert (response.status_code, row_counts()) == (200, before)
    assert "2 open dates move." in page
    assert "Fri 25.09.2026" in page
    assert "Mon 28.09.2026" in page
    landed = deputy.send(deputy.form(page, having="seen"))
    assert "2 open dates have moved." in landed
    assert plan_due(pair) == date(2026, 9, 28)


def test_the_button_acts_once(client, house, pair):
    sign_in(client, house.deputy, TODAY)
    shown = client.post(url("correct", house), DAYS).content.decode()
    told = DAYS | {"seen": shown.partition('name="seen" value="')[2].partition('"')[0], "ticket": ticket_of(shown)}
    assert [client.post(url("correct", house), told).status_code for _ in range(2)] == [302, 302]
    assert CalendarDay.objects.count() == 1


def test_back_to_the_form_keeps_what_was_typed(client, house):
    sign_in(client, house.deputy, TODAY)
    page = client.post(url("correct", house), DAYS | {"again": "1"}).content.decode()
    assert 'value="№ 12"' in page
    assert 'name="seen"' not in page
    assert not CalendarDay.objects.exists()


def test_other_dates_than_were_shown_are_shown_anew(client, house, pair):
    sign_in(client, house.head, TODAY)
    shown = client.post(url("correct", house), DAYS).content.decode()
    seen = shown.partition('name="seen" value="')[2].partition('"')[0]
    other = day_off(date(2026, 9, 21), house.school)
    carry_out(other, seen=foresee(other, today=TODAY).seen, by=house.deputy, on=TODAY)
    page = client.post(url("correct", house), DAYS | {"seen": seen, "ticket": ticket_of(shown)}).content.decode()
    assert "Since you looked" in page
    assert "Tue 29.09.2026" in page
    assert CalendarDay.objects.count() == 1


def test_a_day_somebody_else_has_corrected_meanwhile_is_refused_on_the_form(client, house):
    sign_in(client, house.head, TODAY)
    shown = client.post(url("correct", house), DAYS).content.decode()
    seen = shown.partition('name="seen" value="')[2].partition('"')[0]
    make.make_day(date(2026, 9, 18), school=house.school)
    page = client.post(url("correct", house), DAYS | {"seen": seen, "ticket": ticket_of(shown)}).content.decode()
    assert "days off already" in page
    assert 'name="first"' in page
    assert CalendarDay.objects.count() == 1


def test_a_preview_says_what_becomes_late(client, house, pair):
    sign_in(client, house.deputy, date(2026, 9, 25))
    page = client.post(url("correct", house), DAYS | {"kind": "working", "first": "2026-09-19"}).content.decode()
    assert "1 of them becomes late." in page
    assert "Becomes late" in page


def test_a_row_is_revoked_with_a_reason(house, pair):
    change = day_off(date(2026, 9, 18), house.school)
    carry_out(change, seen=foresee(change, today=TODAY).seen, by=house.deputy, on=TODAY)
    row = CalendarDay.objects.get()
    deputy = Visitor(house.deputy).on(TODAY)
    form = deputy.form(deputy.open("calendars:revoke", house.school.code, row.pk)).set(reason="Бұйрық жойылды")
    page = deputy.client.post(deputy.address, form.values).content.decode()
    deputy.send(deputy.form(page, having="seen"))
    row.refresh_from_db()
    assert (row.revoked_on, plan_due(pair)) == (TODAY, date(2026, 9, 25))
    assert deputy.client.get(url("revoke", house, row.pk)).status_code == 302


def test_only_the_owner_revokes(client, house):
    country, theirs = make.make_day(TODAY), make.make_day(TODAY, school=house.stranger.memberships_today[0].school)
    sign_in(client, house.deputy, TODAY)
    for row in (country, theirs):
        assert client.post(url("revoke", house, row.pk), {"reason": "x", "seen": "x"}).status_code == 404
    for user in (house.secretary, house.mentor_user, house.mentee_user):
        sign_in(client, user, TODAY)
        assert client.post(url("correct", house), DAYS).status_code == 403
    sign_in(client, house.stranger, TODAY)
    assert client.post(url("correct", house), DAYS).status_code == 404
    assert not CalendarDay.objects.filter(revoked_on__isnull=False).exists()


def test_the_admin_corrects_the_country(client, house, pair):
    admin = make.make_user(is_superuser=True)
    sign_in(client, admin, TODAY)
    shown = client.post(reverse("calendars:country_correct"), DAYS | {"kind": "holiday"}).content.decode()
    assert "2 open dates move." in shown
    assert house.school.short_name in shown
    told = DAYS | {
        "kind": "holiday",
        "seen": shown.partition('name="seen" value="')[2].partition('"')[0],
        "ticket": ticket_of(shown),
    }
    assert client.post(reverse("calendars:country_correct"), told).status_code == 302
    assert CalendarDay.objects.get().school is None
    assert plan_due(pair) == date(2026, 9, 28)
    assert client.post(url("correct", house), DAYS).status_code == 403, "a school decides for itself"


# Settings ------------------------------------------------------------------------------------------------------------
def settings_form(visitor, house, **told):
    return visitor.form(visitor.open("calendars:settings", house.school.code)).set(**told)


def test_settings_that_move_dates_are_shown_first(house, pair):
    head = Visitor(house.head).on(TODAY)
    form = settings_form(head, house, week="6", name_ru="КГУ «Новая»")
    page = head.client.post(head.address, form.values).content.decode()
    assert "open dates move" in page
    assert School.objects.get(pk=house.school.pk).week == 5
    head.send(head.form(page, having="seen"))
    school = School.objects.get(pk=house.school.pk)
    assert (school.week, school.name_ru, plan_due(pair)) == (6, "КГУ «Новая»", date(2026, 9, 24))


def test_settings_that_move_nothing_are_saved_at_once(house, pair):
    head = Visitor(house.head).on(TODAY)
    head.send(settings_form(head, house, max_mentees="3"))
    assert School.objects.get(pk=house.school.pk).max_mentees == 3


# Academic years ------------------------------------------------------------------------------------------------------
def test_the_next_year_is_made_from_a_proposal(house):
    admin = Visitor(make.make_user(is_superuser=True)).on(TODAY)
    assert "Prepare 2027–2028" in admin.open("calendars:country")
    form = admin.form(admin.open("calendars:academic_year", 2027))
    assert form.values["winter_from"] == ["2027-12-27"]
    refused = admin.client.post(admin.address, form.values)
    assert (refused.status_code, AcademicYear.objects.filter(starts_on__year=2027).exists()) == (200, False)
    admin.send(form.set(source="№ 301-НҚ, 01.08.2027"))
    year = AcademicYear.objects.get(starts_on__year=2027)
    assert (year.starts_on, year.source, year.breaks.count()) == (date(2027, 9, 1), "№ 301-НҚ, 01.08.2027", 4)
    assert admin.client.get(reverse("calendars:academic_year", args=[2029])).status_code == 404


def test_a_changed_winter_break_shows_which_reports_move(house, pair):
    admin = Visitor(make.make_user(is_superuser=True)).on(TODAY)
    form = admin.form(admin.open("calendars:academic_year", 2026)).set(winter_from="2026-12-21", source="№ 1")
    page = admin.client.post(admin.address, form.values).content.decode()
    assert "1 open date moves." in page
    admin.send(admin.form(page, having="seen"))
    assert Deadline.objects.get(mentorship=pair, term="interim").due_on < date(2026, 12, 22)


@pytest.mark.parametrize("role", [Role.HEAD, Role.DEPUTY, Role.TEACHER])
def test_a_school_does_not_set_the_year(client, house, role):
    sign_in(client, make.make_member(house.school, role), TODAY)
    before = row_counts()
    assert client.post(reverse("calendars:academic_year", args=[2027]), {}).status_code == 403
    assert row_counts() == before
