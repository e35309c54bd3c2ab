"""On which days does a pair meet and work? Lesson days of the year, and the lines of a plan spread over them."""

from datetime import date, timedelta
from functools import cache

from mentoring.demo.courses import Course
from mentoring.demo.script import Script, Words, Work
from mentoring.demo.words_kk import WORDS as KK
from mentoring.demo.words_ru import WORDS as RU
from mentoring.demo.world import World
from mentoring.plans.enums import Stage
from mentoring.plans.services import ActivityLine
from schools.calendars import country_calendar
from schools.enums import BreakKind
from schools.reference import YEARS

ONE_DAY = timedelta(days=1)


def words_of(world: World, mentee: str) -> Words:
    return KK if world.characters[mentee].language == "kk" else RU


def school_of(world: World, course: Course) -> str:
    return course.school or world.characters[course.mentee].school


@cache
def lesson_days(week: int) -> tuple[date, ...]:
    """Every day with lessons of the shipped academic years, for a working week of so many days."""
    calendar = country_calendar(week)
    days = []
    for starts_on, ends_on, _, breaks in YEARS:
        rests = [breaks[kind] for kind in (BreakKind.AUTUMN, BreakKind.WINTER, BreakKind.SPRING) if kind in breaks]
        length = (ends_on - starts_on).days + 1
        for day in (starts_on + ONE_DAY * number for number in range(length)):
            if calendar.is_working(day) and not any(first <= day <= last for first, last in rests):
                days.append(day)
    return tuple(days)


def days_of(world: World, course: Course, first: date, last: date) -> list[date]:
    """Lesson days of the pair's school between two days, both included."""
    week = world.places[school_of(world, course)].week
    return [day for day in lesson_days(week) if first <= day <= last]


def plan_lines(world: World, course: Course, script: Script, *, in_break: bool = False) -> list[ActivityLine]:
    """The lines of the plan: acquaintance, two for each need, what every pair does, the end of the year."""
    words = words_of(world, course.mentee)
    submitted = [day for day, step in course.plan if step == "submit"][-1]
    days = days_of(world, course, submitted + ONE_DAY, course.reported - ONE_DAY)
    main = _main_works(words, script)
    spread = [days[round(4 + (len(days) - 22) * place / len(main))] for place in range(1, len(main) + 1)]
    lines = [_line(world, Stage.INTRODUCTORY, work, day) for work, day in zip(words.opening, days[2:8:4], strict=True)]
    lines += [_line(world, Stage.MAIN, work, day, need) for (need, work), day in zip(main, spread, strict=True)]
    lines += [_line(world, Stage.FINAL, work, day) for work, day in zip(words.closing, days[-7::5], strict=True)]
    return _moved_into_break(lines) if in_break else lines


def _main_works(words: Words, script: Script) -> list[tuple[str, Work]]:
    """First works of the needs, then what all pairs do, then the second works."""
    first = [(need, words.by_need[need][0][0]) for need in script.needs]
    second = [(need, words.by_need[need][0][1]) for need in script.needs]
    return [*first, *[("", work) for work in words.common], *second]


def _line(world: World, stage: Stage, work: Work, due_on: date, need: str = "") -> ActivityLine:
    return ActivityLine(
        stage=stage,
        title=work.title,
        form=work.form,
        due_on=due_on,
        responsible=work.responsible,
        expected_result=work.expected,
        need=world.difficulties.get(need),
    )


def _moved_into_break(lines: list[ActivityLine]) -> list[ActivityLine]:
    """Two dates of the main stage in the autumn break, as the deputy will notice."""
    days = [date(2026, 10, 28), date(2026, 10, 29)]
    return [
        *lines[:4],
        *[
            ActivityLine(line.stage, line.title, line.form, day, line.responsible, line.expected_result, line.need)
            for line, day in zip(lines[4:6], days, strict=True)
        ],
        *lines[6:],
    ]
