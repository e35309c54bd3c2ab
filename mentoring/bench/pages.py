"""Which pages are measured, against which goal? A goal is a multiple of the bare signed-in page."""

from typing import NamedTuple


class Goal(NamedTuple):
    label: str
    ratio: float | None = None
    queries: int | None = 12
    counted: bool = True  # in the mean, which is of ten pages


PAGES = {
    "home": Goal("home of the deputy head", 2.5, 8),
    "pairs": Goal("list of 50 pairs", 4),
    "staff": Goal("staff, 50 rows", 4),
    "candidates": Goal("candidates of a school of 60", 3),
    "pair": Goal("card of a pair"),
    "hire": Goal("form of ten fields (hire)", 5),
    "plan": Goal("plan of twelve rows, form", 6),
    "journal": Goal("journal of a pair"),
    "log": Goal("POST with its event (log)", 3),  # BEGIN and COMMIT are counted
    "log_in_parts": Goal("  the same without JavaScript", counted=False),
    "meeting": Goal("meeting of the council"),
}
COUNTRY_PAGES = {"district": Goal("candidates of a district of 3 000", 3)}
PAPER_GOAL = 1.15
FEW, MANY, MEMORY_GOAL = 10, 300, 1.1  # papers, and how much the memory may grow between them
VERDICTS_GOAL, MEGABYTES_GOAL, DATES_GOAL = 4, 150, 2  # the rule / SQL; at the most; milliseconds of the database
