"""Which day does a term end on, and why? The answer of the pages, for who counts by hand or by another program.

manage.py explain_date 2026-10-22 5 --unit working --week 5
manage.py explain_date 2026-10-22 5 --school CODE --json
manage.py explain_date 2026-09-08 10 --unit calendar --school CODE --away 2026-09-14:2026-09-27
"""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from mentoring.mentorships.rules import without_days
from mentoring.mentorships.why import account_of
from schools.calendars import YEARS, country_calendar, school_calendar
from schools.enums import CalendarEnd, DayZero
from schools.models import CalendarDay, School
from schools.workdays import WEEKENDS, Due, Unit, WorkCalendar, add_term

LONGEST = 1000  # days of a term; the calendar is known for a few years only
LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    help = "Explain which day a term ends on: every day skipped and why, by the calendar of a school or the country."

    def add_arguments(self, parser: ArgumentParser) -> None:
        # Read as text and checked below: a wrong value gets one sentence, not the whole usage.
        parser.add_argument("start", metavar="START", help="the day of the event, YYYY-MM-DD")
        parser.add_argument("n", metavar="N", help="the length of the term in days")
        parser.add_argument("--unit", default="working", help="working (default) or calendar")
        parser.add_argument("--week", default="", help="5 or 6 days; default: the school's, or 5")
        parser.add_argument("--school", default="", help="code of a school: its calendar and its conventions")
        parser.add_argument(
            "--away", action="append", default=[], metavar="FIRST:LAST", help="days of a suspended pair"
        )
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, help="kk, ru or en")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, start: str, n: str, unit: str, week: str, school: str, language: str, **options: Any) -> None:
        language = _one_of("--language", language, LANGUAGES)
        found = _explain(
            _day(start),
            _count(n),
            Unit(_one_of("--unit", unit, [each.value for each in Unit])),
            week=int(_one_of("--week", week, [str(each) for each in WEEKENDS])) if week else None,
            school=_school(school) if school else None,
            away=[_period(text) for text in options["away"]],
        )
        if options["json"]:
            self.stdout.write(json.dumps(_answer(found)))
            return
        with override(language):
            self.stdout.write("\n".join(account_of(found)))


def _explain(
    start: date, n: int, unit: Unit, *, week: int | None, school: School | None, away: list[tuple[date, date]]
) -> Due:
    if school is None:
        rows = CalendarDay.objects.in_force().filter(school__isnull=True)
        calendar = without_days(country_calendar(week or 5, list(rows)), away)
        return _within_calendar(start, n, unit, calendar)
    school.week = week or school.week
    return _within_calendar(
        start,
        n,
        unit,
        without_days(school_calendar(school), away),
        day_zero=school.day_zero == DayZero.EVENT_NOT_COUNTED,
        rolls=school.calendar_end == CalendarEnd.NEXT,
    )


def _within_calendar(start: date, n: int, unit: Unit, calendar: WorkCalendar, **conventions: bool) -> Due:
    """Outside the years the calendar knows, holidays would be taken for working days: no answer is better than that."""
    found = add_term(start, n, unit, calendar, **conventions) if start.year in YEARS else None
    if found is None or found.due.year not in YEARS:
        raise _wrong(f"The calendar is known from {YEARS[0]} to {YEARS[-1]} only.")
    return found


def _answer(found: Due) -> dict[str, Any]:
    told = found.as_dict()
    skipped = [{"date": one["date"], "reason": one["reason"]} for one in told["skipped"]]
    return {name: told[name] for name in ("start", "n", "unit", "week", "due")} | {
        "skipped": skipped,
        "calendar": told["calendar"],
    }


# Reading -------------------------------------------------------------------------------------------------------------
def _wrong(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=2)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _wrong(f"START is a day like 2026-10-22, not {text!r}.") from None


def _period(text: str) -> tuple[date, date]:
    try:
        first, last = (date.fromisoformat(day) for day in text.split(":"))
    except ValueError:
        raise _wrong(f"--away is two days like 2026-09-14:2026-09-27, not {text!r}.") from None
    if last < first:
        raise _wrong(f"--away ends before it begins: {text}.")
    return first, last


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > LONGEST:
        raise _wrong(f"N is a whole number of days from 0 to {LONGEST}, not {text!r}.")
    return int(text)


def _one_of(name: str, text: str, known: list[str]) -> str:
    if text not in known:
        raise _wrong(f"{name} is {' or '.join(known)}, not {text!r}.")
    return text


def _school(code: str) -> School:
    try:
        return School.objects.get(code=code)
    except School.DoesNotExist:
        raise _wrong(f"There is no school with the code {code!r}.") from None
