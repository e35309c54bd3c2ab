"""Changes of the calendar for tests, each in a line."""

from datetime import date

from mentoring.process.dates import Recount
from mentoring.process.recounts import correct_days
from schools.corrections import NewDays
from schools.enums import DayKind
from schools.models import School


def day_off(day: date, school: School | None = None, *, source: str = "№ 12", week: int | None = None) -> Recount:
    return correct_days(NewDays(day, day, DayKind.DAY_OFF, source, week), school)


def working(day: date, school: School | None = None) -> Recount:
    return correct_days(NewDays(day, day, DayKind.WORKING, "№ 12"), school)
