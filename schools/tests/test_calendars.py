"""The seeded calendar against what was published, and the rows that correct it."""

from calendar import monthrange
from datetime import date
from zlib import crc32

import pytest

from schools.calendars import EDITION, YEARS, Correction, country_calendar, school_calendar
from schools.enums import DayKind
from schools.models import CalendarDay, District, Region, School
from schools.workdays import SkipReason, add_calendar_days, add_working_days, working_days_between

FIVE = country_calendar(5)
SIX = country_calendar(6)
CALENDARS = {5: FIVE, 6: SIX}


def days(*texts: str) -> list[date]:
    return [date(int(text[6:]), int(text[3:5]), int(text[:2])) for text in texts]


def weekdays_off(calendar, year: int) -> list[date]:
    """Days off of the year that would be worked by the week alone."""
    ordinary = 5 if calendar.week == 5 else 6
    return sorted(day for day in calendar.days_off if day.year == year and day.weekday() < ordinary)


# Extra days off of the 5-day week as published, beside the holidays that fall on working days by themselves.
@pytest.mark.parametrize(
    ("year", "extra", "own"),
    [
        (
            2025,
            "03.01 07.01 10.03 24.03 25.03 06.06 07.07 01.09 27.10",
            "01.01 02.01 21.03 01.05 07.05 09.05 16.12",
        ),
        (
            2026,
            "07.01 09.03 24.03 25.03 11.05 27.05 26.10",
            "01.01 02.01 23.03 01.05 07.05 06.07 16.12",
        ),
    ],
)
def test_five_day_week_has_the_published_days_off(year, extra, own):
    expected = days(*(f"{text}.{year}" for text in f"{extra} {own}".split()))

    assert weekdays_off(FIVE, year) == sorted(expected)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2025, "01.01 02.01 03.01 07.01 08.03 21.03 22.03 24.03 01.05 07.05 09.05 06.06 07.07 30.08 25.10 16.12"),
        (2026, "01.01 02.01 07.01 09.03 21.03 23.03 24.03 01.05 07.05 09.05 27.05 06.07 26.10 16.12"),
    ],
)
def test_six_day_week_moves_sundays_only(year, expected):
    assert weekdays_off(SIX, year) == days(*(f"{text}.{year}" for text in expected.split()))


# Ministry of Labour, balance of working time for 2024, months 1–12 (5 days, 6 days); June as corrected on 07.06.2024,
# when the first day of Kurban Ait became Sunday the 16th and not Monday the 17th.
BALANCE_2024 = (
    (21, 25), (21, 25), (17, 22), (22, 26), (20, 24), (20, 25),
    (22, 26), (21, 26), (21, 25), (22, 26), (21, 26), (21, 25),
)  # fmt: skip
# Counts announced for single months.
ANNOUNCED = [
    (2025, 3, 17, 22),
    (2025, 6, 20, 24),
    (2025, 10, 22, 26),
    (2025, 11, 20, 25),
    (2026, 1, 19, 24),
]


@pytest.mark.parametrize(
    ("year", "month", "five", "six"),
    [(2024, month, *counts) for month, counts in enumerate(BALANCE_2024, start=1)] + ANNOUNCED,
)
def test_months_have_the_published_working_days(year, month, five, six):
    eve = date.fromordinal(date(year, month, 1).toordinal() - 1)
    end = date(year, month, monthrange(year, month)[1])

    assert (working_days_between(eve, end, FIVE), working_days_between(eve, end, SIX)) == (five, six)


# Working days by month, (5 days, 6 days): no published balance of these whole years was at hand, so the table is counted
# from the law's list of days off. It agrees with every month announced above, and a change of the data shows here.
COUNTED = {
    2025: (
        (20, 24), (20, 24), (17, 22), (22, 26), (19, 24), (20, 24),
        (22, 26), (21, 25), (21, 26), (22, 26), (20, 25), (22, 26),
    ),
    2026: (
        (19, 24), (20, 24), (18, 22), (22, 26), (17, 22), (22, 26),
        (22, 26), (21, 26), (22, 26), (21, 26), (21, 25), (22, 26),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("year", "five", "six"), [(2025, 246, 298), (2026, 247, 299)])
def test_years_have_their_working_days(year, five, six):
    eve, end = date(year - 1, 12, 31), date(year, 12, 31)

    assert (working_days_between(eve, end, FIVE), working_days_between(eve, end, SIX)) == (five, six)


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [(year, month, counts) for year, of_year in COUNTED.items() for month, counts in enumerate(of_year, start=1)],
)
def test_months_of_two_years_have_their_working_days(year, month, expected):
    eve = date.fromordinal(date(year, month, 1).toordinal() - 1)
    end = date(year, month, monthrange(year, month)[1])

    assert (working_days_between(eve, end, FIVE), working_days_between(eve, end, SIX)) == expected


@pytest.mark.parametrize("week", [5, 6])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("30.08.2024", SkipReason.HOLIDAY),
        ("30.08.2025", SkipReason.HOLIDAY),
        ("31.08.2026", None),
        ("15.03.2027", SkipReason.HOLIDAY),
        ("30.08.2027", None),
        ("26.10.2026", SkipReason.MOVED),
        ("09.03.2026", SkipReason.MOVED),
        ("07.01.2026", SkipReason.HOLIDAY),
        ("27.05.2026", SkipReason.HOLIDAY),
        ("03.01.2025", SkipReason.MOVED),
    ],
)
def test_day_tells_why_it_is_off(week, text, reason):
    off = CALENDARS[week].day_off(*days(text))

    assert (off.reason if off else None) == reason


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("07.01.2024", "Orthodox Christmas"),
        ("07.01.2023", "Orthodox Christmas"),
        ("16.06.2024", "Kurban Ait"),
        ("16.05.2027", "Kurban Ait (estimated date)"),
    ],
)
def test_christmas_and_kurban_ait_on_a_weekend_do_not_move(text, name):
    [day] = days(text)
    monday = date.fromordinal(day.toordinal() + 7 - day.weekday())

    assert FIVE.day_off(day).name["en"] == name
    assert FIVE.is_working(monday)
    assert SIX.is_working(monday)


def test_thirtieth_of_august_2026_is_an_ordinary_sunday():
    assert FIVE.day_off(date(2026, 8, 30)).reason == SkipReason.WEEKEND


@pytest.mark.parametrize(
    ("week", "off", "worked"),
    [
        (5, "07.07.2023", "01.07.2023"),
        (5, "08.05.2024", "04.05.2024"),
        (5, "03.01.2025", "05.01.2025"),
        (6, "03.01.2025", "05.01.2025"),
    ],
)
def test_decree_swaps_a_day_off_for_a_working_day(week, off, worked):
    assert not CALENDARS[week].is_working(*days(off))
    assert CALENDARS[week].is_working(*days(worked))
    assert CALENDARS[week].day_off(*days(off)).name["ru"] == f"Выходной, перенесённый с {worked}"


@pytest.mark.parametrize("text", ["07.07.2023", "08.05.2024"])
def test_saturday_swap_does_not_touch_the_six_day_week(text):
    assert SIX.is_working(*days(text))


def test_moved_day_names_its_holiday_and_the_day_it_comes_from():
    assert FIVE.day_off(date(2026, 10, 26)).name == {
        "kk": "Қазақстан Республикасы күні (ауыстырылған демалыс, 25.10.2026)",
        "ru": "День Республики Казахстан (выходной перенесён с 25.10.2026)",
        "en": "Day of the Republic of Kazakhstan (day off moved from 25.10.2026)",
    }
    assert [FIVE.day_off(day).name["en"] for day in days("24.03.2026", "25.03.2026")] == [
        "Nauryz (day off moved from 21.03.2026)",
        "Nauryz (day off moved from 22.03.2026)",
    ]


@pytest.mark.parametrize("calendar", [FIVE, SIX])
def test_every_seeded_day_off_has_three_names_and_a_source(calendar):
    assert {day.year for day in calendar.days_off} == set(YEARS)
    for off in calendar.days_off.values():
        assert all(off.name[code] for code in ("kk", "ru", "en"))
        assert off.source


@pytest.mark.parametrize(
    ("week", "start", "due", "counted"),
    [
        (5, "01.09.2026", "08.09.2026", "02.09 03.09 04.09 07.09 08.09"),
        (5, "18.09.2026", "25.09.2026", "21.09 22.09 23.09 24.09 25.09"),
        (5, "22.10.2026", "30.10.2026", "23.10 27.10 28.10 29.10 30.10"),
        (6, "01.09.2026", "07.09.2026", "02.09 03.09 04.09 05.09 07.09"),
        (6, "22.10.2026", "29.10.2026", "23.10 24.10 27.10 28.10 29.10"),
    ],
)
def test_published_terms_of_five_working_days(week, start, due, counted):
    term = add_working_days(*days(start), 5, CALENDARS[week])

    assert [term.due] == days(due)
    assert list(term.counted) == days(*(f"{text}.2026" for text in counted.split()))
    assert (term.calendar, term.week) == (f"KZ {week}-day {EDITION}", week)


@pytest.mark.parametrize("calendar", [FIVE, SIX])
def test_level_is_due_ten_calendar_days_after_the_order(calendar):
    assert add_calendar_days(date(2026, 9, 8), 10, calendar).due == date(2026, 9, 18)


def test_seeded_days_change_only_with_the_edition():
    seeded = [
        (week, sorted(map(str, calendar.days_off)), sorted(map(str, calendar.worked)))
        for week, calendar in CALENDARS.items()
    ]

    assert (EDITION, crc32(repr(seeded).encode())) == ("2026.1", 2761364560)


def row(text: str, kind: DayKind, week: int | None = None, school_id: int | None = None) -> Correction:
    return Correction(*days(text), kind, "күн", "день", "", "Order № 1", week, school_id)


FRIDAY, SATURDAY, HOLIDAY = "11.09.2026", "12.09.2026", "16.12.2026"


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (DayKind.HOLIDAY, SkipReason.HOLIDAY),
        (DayKind.MOVED, SkipReason.MOVED),
        (DayKind.DAY_OFF, SkipReason.OTHER),
    ],
)
def test_row_takes_a_day_off_and_lends_its_russian_name_where_english_is_missing(kind, reason):
    off = country_calendar(5, [row(FRIDAY, kind)]).day_off(*days(FRIDAY))

    assert (off.reason, off.source) == (reason, "Order № 1")
    assert off.name == {"kk": "күн", "ru": "день", "en": "день"}


@pytest.mark.parametrize("text", [SATURDAY, HOLIDAY])
def test_row_makes_a_day_worked(text):
    assert country_calendar(5, [row(text, DayKind.WORKING)]).is_working(*days(text))


@pytest.mark.parametrize(("week", "is_working"), [(5, True), (6, False)])
def test_row_for_one_week_leaves_the_other_alone(week, is_working):
    calendar = country_calendar(week, [row(FRIDAY, DayKind.DAY_OFF, week=6)])

    assert calendar.is_working(*days(FRIDAY)) is is_working


@pytest.mark.parametrize(
    "rows",
    [
        [row(FRIDAY, DayKind.WORKING, school_id=1), row(FRIDAY, DayKind.DAY_OFF)],
        [row(FRIDAY, DayKind.WORKING, school_id=1), row(FRIDAY, DayKind.DAY_OFF, week=5)],
        [row(FRIDAY, DayKind.WORKING, week=5), row(FRIDAY, DayKind.DAY_OFF)],
    ],
)
def test_school_wins_over_the_country_and_one_week_over_both(rows):
    assert country_calendar(5, rows).is_working(*days(FRIDAY))
    assert country_calendar(5, rows[::-1]).is_working(*days(FRIDAY))


def test_version_tells_whether_rows_changed_the_calendar():
    one = country_calendar(5, [row(FRIDAY, DayKind.DAY_OFF)]).version
    other = country_calendar(5, [row(SATURDAY, DayKind.WORKING)]).version

    assert country_calendar(5, [row(FRIDAY, DayKind.DAY_OFF, week=6)]).version == FIVE.version == "KZ 5-day 2026.1"
    assert one.startswith("KZ 5-day 2026.1+1 ")
    assert one != other


def test_rows_leave_the_seeded_calendar_untouched():
    country_calendar(5, [row(FRIDAY, DayKind.DAY_OFF), row(HOLIDAY, DayKind.WORKING)])

    assert country_calendar(5).is_working(*days(FRIDAY))
    assert not country_calendar(5).is_working(*days(HOLIDAY))


def test_unknown_week_is_refused():
    with pytest.raises(ValueError, match="5 or 6 days, not 7"):
        country_calendar(7)


def create_school(code: str, week: int) -> School:
    region = Region.objects.create(name_kk="Облыс", name_ru="Область")
    district = District.objects.create(region=region, name_kk="Аудан", name_ru="Район")
    return School.objects.create(code=code, district=district, name_kk=code, name_ru=code, week=week)


@pytest.mark.django_db
def test_school_calendar_takes_its_week_its_rows_and_the_countrys_in_one_query(django_assert_num_queries):
    school, other = create_school("one", 6), create_school("two", 6)
    names = {"name_kk": "күн", "name_ru": "день", "source": "Order № 1"}
    CalendarDay.objects.create(date=date(2026, 9, 10), kind=DayKind.DAY_OFF, **names)
    CalendarDay.objects.create(date=date(2026, 9, 11), kind=DayKind.DAY_OFF, **names)
    CalendarDay.objects.create(school=school, date=date(2026, 9, 11), kind=DayKind.WORKING, **names)
    CalendarDay.objects.create(school=other, date=date(2026, 9, 14), kind=DayKind.DAY_OFF, **names)

    with django_assert_num_queries(1):
        calendar = school_calendar(school)

    assert calendar.week == 6
    assert [day for day in range(7, 15) if not calendar.is_working(date(2026, 9, day))] == [10, 13]
    assert calendar.version.startswith("KZ 6-day 2026.1+3 ")


@pytest.mark.django_db
def test_school_calendar_follows_every_change_of_its_rows():
    school = create_school("one", 5)
    day, names = date(2026, 9, 10), {"name_kk": "күн", "name_ru": "день", "source": "Order № 1"}
    before = school_calendar(school)
    row = CalendarDay.objects.create(school=school, date=day, kind=DayKind.DAY_OFF, **names)
    assert not school_calendar(school).is_working(day)

    CalendarDay.objects.filter(pk=row.pk).update(name_ru="другой день")
    assert school_calendar(school).day_off(day).name["ru"] == "другой день"

    row.delete()
    assert school_calendar(school) == before
    school.week = 6
    assert school_calendar(school).is_working(date(2026, 9, 12))
