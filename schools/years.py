"""Which academic year does a day belong to? Pure."""

from datetime import date


def first_calendar_year(day: date) -> int:
    """The calendar year in which the academic year of `day` began.

    Councils still meet in June, so June belongs to the ending year; July belongs to the coming one.
    """
    return day.year if day.month >= 7 else day.year - 1


def year_name(day: date) -> str:
    """«2026–2027» for any day of that academic year."""
    first = first_calendar_year(day)
    return f"{first}–{first + 1}"


def span(first: int) -> tuple[date, date]:
    """The first and the last day that belong to the academic year begun in `first`, summer included."""
    return date(first, 7, 1), date(first + 1, 6, 30)


def shifted_to(day: date, year: int) -> date:
    """The same weekday of the same week, counted from the year's begin, `year` being its calendar year."""
    same = day.replace(year=year) if (day.month, day.day) != (2, 29) else date(year, 2, 28)
    shift = (day.weekday() - same.weekday() + 3) % 7 - 3
    return date.fromordinal(same.toordinal() + shift)
