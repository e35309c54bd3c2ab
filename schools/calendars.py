"""Which days does a school work? The `holidays` library seeds the calendar, dated rows with a source correct it.

Order of authority, the last word wins: the library · CORRECTIONS below · the country's rows · the school's rows.
A row that names a week goes before a row for both weeks of the same owner. Rows say exactly what they say: a holiday
row on a Sunday does not move by itself, its Monday is a row of its own. Days outside YEARS follow the week alone.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple, Protocol
from zlib import crc32

from django.db.models import Q, QuerySet
from holidays.countries.kazakhstan import Kazakhstan
from holidays.observed_holiday_base import SUN_TO_NEXT_WORKDAY

from schools.enums import DayKind
from schools.models import CalendarDay, School
from schools.prepared import prepared
from schools.workdays import WEEKENDS, DayOff, SkipReason, WorkCalendar

YEARS = range(2023, 2030)
# Goes up with every change of the seeded days, whether a correction or a new release of the library:
# stored due dates name it. test_calendars.py fails when the days change under the same edition.
EDITION = "2026.1"

HOLIDAYS_LAW = "Law № 267-II of 13.12.2001"
LABOUR_CODE_DAYS_OFF = "Labour Code of 23.11.2015, art. 84"
LABOUR_CODE_SWAPS = "Labour Code of 23.11.2015, art. 85(3)"

# The library's own names are Kazakh; a name it did not have before fails here, on purpose.
NAMES = {
    "Жаңа жыл": {"ru": "Новый год", "en": "New Year"},
    "Православиелік Рождество": {"ru": "Православное Рождество", "en": "Orthodox Christmas"},
    "Халықаралық әйелдер күні": {"ru": "Международный женский день", "en": "International Women’s Day"},
    "Наурыз мейрамы": {"ru": "Наурыз мейрамы", "en": "Nauryz"},
    "Қазақстан халқының бірлігі мерекесі": {
        "ru": "Праздник единства народа Казахстана",
        "en": "Unity Day of the People of Kazakhstan",
    },
    "Отан Қорғаушы күні": {"ru": "День защитника Отечества", "en": "Defender of the Fatherland Day"},
    "Жеңіс күні": {"ru": "День Победы", "en": "Victory Day"},
    "Құрбан айт": {"ru": "Курбан-айт", "en": "Kurban Ait"},
    "Астана күні": {"ru": "День столицы", "en": "Capital Day"},
    "Қазақстан Республикасының Конституциясы күні": {
        "ru": "День Конституции Республики Казахстан",
        "en": "Constitution Day",
    },
    "Республика күні": {"ru": "День Республики", "en": "Republic Day"},
    "Қазақстан Республикасы күні": {"ru": "День Республики Казахстан", "en": "Day of the Republic of Kazakhstan"},
    "Тәуелсіздік күні": {"ru": "День Независимости", "en": "Independence Day"},
}
WITHOUT_TRANSFER = ("Православиелік Рождество", "Құрбан айт")

# Nominative forms only: no case is built from a name or a date.
MOVED_HOLIDAY = {
    "kk": "{name} (ауыстырылған демалыс, {day})",
    "ru": "{name} (выходной перенесён с {day})",
    "en": "{name} (day off moved from {day})",
}
SWAPPED_DAY = {
    "kk": "Ауыстырылған демалыс ({day})",
    "ru": "Выходной, перенесённый с {day}",
    "en": "Day off moved from {day}",
}
ESTIMATED = {"kk": "{name} (болжамды күн)", "ru": "{name} (предварительная дата)", "en": "{name} (estimated date)"}

REASONS = {
    DayKind.HOLIDAY: SkipReason.HOLIDAY,
    DayKind.MOVED: SkipReason.MOVED,
    DayKind.DAY_OFF: SkipReason.OTHER,
}


class Row(Protocol):
    """What a correction says; a CalendarDay is one."""

    @property
    def school_id(self) -> int | None: ...
    @property
    def date(self) -> date: ...
    @property
    def week(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def name_kk(self) -> str: ...
    @property
    def name_ru(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def source(self) -> str: ...


class Correction(NamedTuple):
    date: date
    kind: DayKind
    name_kk: str
    name_ru: str
    name_en: str
    source: str
    week: int | None = None
    school_id: int | None = None


# Where holidays 0.108 is behind the published calendars.
CORRECTIONS = (
    # The library gives the right day, but still as an estimate.
    Correction(
        date(2026, 5, 27),
        DayKind.HOLIDAY,
        "Құрбан айт",
        "Курбан-айт",
        "Kurban Ait",
        "egov.kz, official calendar of days off for 2026 (as reported 02.01.2026)",
    ),
)


class KazakhstanSixDays(Kazakhstan):
    """The library knows the 5-day week only; with six days only a Sunday's holiday moves."""

    weekend = set(WEEKENDS[6])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, observed_rule=SUN_TO_NEXT_WORKDAY, **kwargs)


LIBRARY = {5: Kazakhstan, 6: KazakhstanSixDays}


def school_calendar(school: School) -> WorkCalendar:
    """The calendar of the school's working week with the country's and its own corrections; one query.

    The rows are read each time; the calendar that follows from them is built once.
    """
    return calendar_by(school.week, tuple(_rows_of(school.pk)))


@prepared
def _rows_of(school_id: int) -> QuerySet:
    return CalendarDay.objects.for_school(school_id).values_list(*Correction._fields)


@lru_cache(maxsize=256)
def calendar_by(week: int, rows: tuple[tuple[Any, ...], ...]) -> WorkCalendar:
    """The same for the rows in force, each as a tuple of Correction's fields."""
    return country_calendar(week, [Correction._make(row) for row in rows])


def corrections_at(schools: Iterable[int], but: int | None = None) -> dict[int | None, list[Correction]]:
    """The rows in force of these schools and, under None, of the country; without the row `but`. One query."""
    found: dict[int | None, list[Correction]] = {}
    rows = CalendarDay.objects.in_force().filter(Q(school__isnull=True) | Q(school__in=schools))
    rows = rows if but is None else rows.exclude(pk=but)
    for row in map(Correction._make, rows.order_by("date", "id").values_list(*Correction._fields)):
        found.setdefault(row.school_id, []).append(row)
    return found


def country_calendar(week: int, rows: Iterable[Row] = ()) -> WorkCalendar:
    """The country's calendar for a 5- or 6-day week, corrected by those of `rows` that are meant for it."""
    seed = _seed(week)
    own = sorted(
        (row for row in rows if row.week in (None, week)),
        key=lambda row: (row.school_id is not None, row.week is not None, row.date),
    )
    if not own:
        return seed
    fingerprint = crc32("".join(f"{row.date}{row.kind};" for row in own).encode())
    return _corrected(seed, own, version=f"{seed.version}+{len(own)} {fingerprint:08x}")


@cache
def _seed(week: int) -> WorkCalendar:
    if week not in WEEKENDS:
        raise ValueError(f"A working week has 5 or 6 days, not {week}.")
    # The language is given always: without it the names follow the locale of the process.
    listed = LIBRARY[week](years=YEARS, language="kk", observed=False)
    days_off, worked = _listed_days(listed, week)
    moved = sorted(LIBRARY[week](years=YEARS, language="kk").keys() - listed.keys())
    days_off |= _moved_days(moved, days_off, week)
    version = f"KZ {week}-day {EDITION}"
    return _corrected(WorkCalendar(week, days_off, frozenset(worked), version), CORRECTIONS, version)


def _listed_days(listed: Kazakhstan, week: int) -> tuple[dict[date, DayOff], set[date]]:
    """Holidays and swapped days off as the library lists them, and the weekend days worked for the swaps."""
    days_off, worked = {}, set()
    for day, name in listed.items():
        if not (swapped := re.search(r"\d\d\.\d\d\.\d{4}", name)):
            days_off[day] = _holiday(name)
            continue
        # A decree swaps a day off for a working day: who works on that Saturday anyway has nothing to swap
        # (the decree on 01.07.2023 says so), but the library's six-day week would rest on the weekday too.
        origin = datetime.strptime(swapped.group(), "%d.%m.%Y").date()
        if origin.weekday() in WEEKENDS[week]:
            names = {code: text.format(day=swapped.group()) for code, text in SWAPPED_DAY.items()}
            days_off[day] = DayOff(SkipReason.MOVED, names, LABOUR_CODE_SWAPS)
            worked.add(origin)
    return days_off, worked


def _holiday(library_name: str) -> DayOff:
    kk = library_name.removesuffix(Kazakhstan.estimated_label.removeprefix("%s"))
    names = {"kk": kk, **NAMES[kk]}
    if kk != library_name:
        names = {code: text.format(name=names[code]) for code, text in ESTIMATED.items()}
    source = LABOUR_CODE_DAYS_OFF if kk in WITHOUT_TRANSFER else HOLIDAYS_LAW
    return DayOff(SkipReason.HOLIDAY, names, source)


def _moved_days(moved: list[date], days_off: dict[date, DayOff], week: int) -> dict[date, DayOff]:
    """The days off the library moved, each named after the holiday it stands for.

    The library moves holidays in the order of their dates, so the first moved day stands for the first of them.
    """
    origins = [
        day
        for day, off in sorted(days_off.items(), key=lambda item: item[0])
        if day.weekday() in WEEKENDS[week] and off.source == HOLIDAYS_LAW
    ]
    return {
        day: DayOff(SkipReason.MOVED, _moved_names(days_off[origin], origin), HOLIDAYS_LAW)
        for day, origin in zip(moved, origins, strict=True)
    }


def _moved_names(holiday: DayOff, origin: date) -> dict[str, str]:
    return {
        code: text.format(name=holiday.name[code], day=f"{origin:%d.%m.%Y}") for code, text in MOVED_HOLIDAY.items()
    }


def _corrected(calendar: WorkCalendar, rows: Iterable[Row], version: str) -> WorkCalendar:
    """`calendar` with `rows` laid over it in their order."""
    days_off, worked = dict(calendar.days_off), set(calendar.worked)
    for row in rows:
        if row.kind == DayKind.WORKING:
            days_off.pop(row.date, None)
            worked.add(row.date)
        else:
            names = {"kk": row.name_kk, "ru": row.name_ru, "en": row.name_en or row.name_ru}
            days_off[row.date] = DayOff(REASONS[DayKind(row.kind)], names, row.source)
            worked.discard(row.date)
    return WorkCalendar(calendar.week, days_off, frozenset(worked), version)
