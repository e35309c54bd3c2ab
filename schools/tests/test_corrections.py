"""Rows that correct the calendar: which are written, which are refused, what revoking leaves."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from schools import corrections
from schools.academic_years import proposal
from schools.calendars import corrections_at, school_calendar
from schools.corrections import NewDays, corrections_of
from schools.enums import DayKind
from schools.errors import RuleBroken
from schools.forms.calendar import DaysForm, YearForm
from schools.models import AcademicYear, CalendarDay
from schools.tests import make
from schools.years import shifted_to

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 10)


@pytest.fixture
def school():
    return make.make_school()


def days_off(first: str, last: str = "", **more) -> NewDays:
    start = date.fromisoformat(first)
    told = {"kind": DayKind.DAY_OFF, "source": "№ 12 бұйрық"} | more
    return NewDays(first=start, last=date.fromisoformat(last) if last else start, **told)


def rows_of(asked: NewDays, school=None) -> list[date]:
    known = corrections_at([school.pk] if school else [])
    rows = known.get(None, []) + (known.get(school.pk, []) if school else [])
    return [row.date for row in corrections_of(asked, school, rows)]


def test_only_the_days_that_change_get_a_row(school):
    """Friday to Tuesday: of the weekend nothing changes."""
    asked = days_off("2026-09-11", "2026-09-15")
    assert rows_of(asked, school) == [date(2026, 9, day) for day in (11, 14, 15)]
    assert rows_of(asked) == [date(2026, 9, day) for day in (11, 12, 14, 15)]  # in six days Saturday is worked


@pytest.mark.parametrize(
    ("first", "last", "more"),
    [
        ("2026-09-12", "", {}),  # a Saturday
        ("2026-12-16", "", {}),  # a holiday
        ("2026-09-11", "", {"kind": DayKind.WORKING}),
        ("2026-09-11", "", {"week": 6}),  # the school works five
        ("2026-09-11", "2026-09-10", {}),
        ("2026-09-11", "2026-10-12", {}),  # 32 days
    ],
)
def test_what_changes_nothing_or_too_much_is_refused(school, first, last, more):
    with pytest.raises(RuleBroken):
        rows_of(days_off(first, last, **more), school)


def test_a_stretch_of_thirty_one_days_is_not_too_long(school):
    assert len(rows_of(days_off("2026-09-11", "2026-10-11"), school)) == 21


def test_a_day_is_corrected_once_by_each_owner(school):
    make.make_day(date(2026, 9, 11))
    make.make_day(date(2026, 9, 11), school=school, kind=DayKind.WORKING)
    with pytest.raises(RuleBroken, match="corrected already"):
        rows_of(days_off("2026-09-11"), school)
    other = make.make_school()
    assert rows_of(days_off("2026-09-11", kind=DayKind.WORKING), other) == [date(2026, 9, 11)]


def test_a_day_without_a_name_is_called_after_its_kind(school):
    [row] = corrections_of(days_off("2026-09-11"), school, [])
    assert (row.name_kk, row.name_ru, row.name_en) == ("Демалыс күні", "Выходной", "Day off")
    [row] = corrections_of(days_off("2026-09-11", name_kk="Қала күні", name_ru="День города"), school, [])
    assert (row.name_kk, row.name_ru, row.name_en) == ("Қала күні", "День города", "")


def test_of_two_who_correct_a_day_the_second_is_told(school):
    by = make.make_user()
    rows = corrections_of(days_off("2026-09-11"), school, [])
    corrections.add(rows, by=by, on=TODAY)
    with pytest.raises(RuleBroken, match="corrected already"), transaction.atomic():
        corrections.add(rows, by=by, on=TODAY)
    assert CalendarDay.objects.count() == 1


def test_a_revoked_row_stays_counts_no_more_and_leaves_room_for_a_new_one(school):
    by, day = make.make_user(), date(2026, 9, 11)
    row = make.make_day(day, school=school)
    assert not school_calendar(school).is_working(day)
    corrections.revoke(row, reason="Қате", by=by, on=TODAY)
    assert school_calendar(school).is_working(day)
    row.refresh_from_db()
    assert (row.revoked_on, row.revoked_by, row.revoked_reason) == (TODAY, by, "Қате")
    make.make_day(day, school=school)
    with pytest.raises(RuleBroken, match="revoked already"):
        corrections.revoke(row, reason="Тағы", by=by, on=TODAY)


def test_the_table_keeps_one_row_in_force_and_a_reason_with_every_revocation(school):
    make.make_day(TODAY, school=school)
    for wrong in ({}, {"revoked_on": TODAY}, {"revoked_reason": "Қате"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.make_day(TODAY, school=school, **wrong)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({}, []),
        ({"source": ""}, ["source"]),
        ({"kind": "holiday"}, ["kind"]),  # a school sets no holidays
        ({"last": "2026-09-10"}, ["last"]),
        ({"last": "2026-09-11"}, []),
        ({"first": "2022-12-31"}, ["first"]),
        ({"first": "2029-12-31"}, []),
        ({"week": "7"}, ["week"]),
    ],
)
def test_the_form_of_days(school, told, wrong):
    form = DaysForm({"kind": "day_off", "first": "2026-09-11", "source": "№ 1", "week": ""} | told, school=school)
    assert list(form.errors) == wrong


# Academic years ------------------------------------------------------------------------------------------------------
def test_the_shipped_years_are_those_of_the_orders():
    """domain §3: lessons, the four breaks."""
    shipped = {
        year.name: [
            *(f"{day:%d.%m.%Y}" for day in (year.starts_on, year.ends_on)),
            *(f"{each.starts_on:%d.%m}–{each.ends_on:%d.%m}" for each in year.breaks.order_by("starts_on")),
        ]
        for year in AcademicYear.objects.filter(starts_on__year__gte=2024)
    }
    assert shipped == {
        "2024–2025": ["02.09.2024", "25.05.2025", "28.10–03.11", "30.12–08.01", "03.02–09.02", "21.03–31.03"],
        "2025–2026": ["02.09.2025", "25.05.2026", "27.10–02.11", "29.12–07.01", "09.02–15.02", "19.03–29.03"],
        "2026–2027": ["01.09.2026", "25.05.2027", "26.10–01.11", "28.12–10.01", "08.02–14.02", "22.03–28.03"],
    }


def test_the_next_year_is_proposed_from_the_last():
    year, breaks = proposal(2027)
    assert (year.starts_on, year.ends_on, year.source) == (date(2027, 9, 1), date(2028, 5, 25), "")
    assert breaks == {
        "autumn": (date(2027, 10, 25), date(2027, 10, 31)),
        "winter": (date(2027, 12, 27), date(2028, 1, 9)),
        "first_grade": (date(2028, 2, 7), date(2028, 2, 13)),
        "spring": (date(2028, 3, 20), date(2028, 3, 26)),
    }


@pytest.mark.parametrize(
    ("day", "year", "expected"),
    [
        (date(2026, 10, 26), 2027, date(2027, 10, 25)),
        (date(2027, 3, 22), 2028, date(2028, 3, 20)),
        (date(2028, 2, 29), 2029, date(2029, 2, 27)),
        (date(2026, 9, 1), 2026, date(2026, 9, 1)),
    ],
)
def test_a_day_is_shifted_to_the_same_weekday(day, year, expected):
    assert shifted_to(day, year) == expected
    assert expected.weekday() == day.weekday()


def year_form(**told) -> YearForm:
    year, breaks = proposal(2027)
    data = {"starts_on": "2027-09-01", "ends_on": "2028-05-25", "source": "№ 1"}
    for kind, (first, last) in breaks.items():
        data |= {f"{kind}_from": first.isoformat(), f"{kind}_until": last.isoformat()}
    return YearForm(data | told, year=year, breaks=breaks)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({}, []),
        ({"source": ""}, ["source"]),
        ({"starts_on": "2028-09-01"}, ["starts_on", "ends_on"]),
        ({"ends_on": "2027-09-01"}, ["ends_on"]),
        ({"ends_on": "2028-06-30"}, []),
        ({"ends_on": "2028-07-01"}, ["ends_on"]),
        ({"winter_from": ""}, ["winter_from", "winter_until"]),
        ({"first_grade_from": "", "first_grade_until": ""}, []),
        ({"first_grade_until": ""}, ["first_grade_until"]),
        ({"autumn_until": "2027-10-24"}, ["autumn_from"]),
        ({"autumn_from": "2027-09-01"}, ["autumn_from"]),
        ({"autumn_until": "2027-12-27"}, ["winter_from"]),
        ({"autumn_until": "2027-12-26"}, []),
        ({"spring_until": "2028-05-25"}, ["spring_from"]),
    ],
)
def test_the_form_of_a_year(told, wrong):
    assert list(year_form(**told).errors) == wrong


def test_a_year_is_written_with_its_breaks_and_without_those_taken_away():
    form = year_form()
    assert form.is_valid()
    year = corrections.write_year(**dict(zip(("year", "breaks"), form.as_set(), strict=True)))
    assert year.breaks.count() == 4
    again = year_form(first_grade_from="", first_grade_until="", autumn_until="2027-11-01")
    again.year = year
    assert again.is_valid()
    corrections.write_year(**dict(zip(("year", "breaks"), again.as_set(), strict=True)))
    assert [str(each.ends_on) for each in year.breaks.order_by("starts_on")] == [
        "2027-11-01",
        "2028-01-09",
        "2028-03-26",
    ]
    with pytest.raises(RuleBroken, match="meanwhile"):
        corrections.write_year(year=proposal(2027)[0], breaks=[])
