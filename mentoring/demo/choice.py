"""What is said and foreseen before anybody is proposed: wishes of both sides, the band, the hires of next September."""

from collections.abc import Iterator
from datetime import date

from mentoring import process
from mentoring.demo.diary import MORNING, Act
from mentoring.demo.world import World
from mentoring.eligibility import services as eligibility
from schools.enums import PostKind

BAND_DECIDED = date(2025, 8, 22)
HIRES_COUNTED = date(2026, 8, 31)
HIRED = date(2026, 9, 1)  # the two young teachers of the first of September say at once whom they would like

# Biology loses its only member of the reserve in March; mathematics has enough.
EXPECTED = {"biology": 1, "maths": 2, "foreign_language": 1}


def choice_acts() -> Iterator[Act]:
    yield Act(BAND_DECIDED, _stand_in_band)
    yield Act(HIRES_COUNTED, _expect_hires)
    yield Act(HIRED, _say, MORNING)


def _stand_in_band(world: World) -> None:
    eligibility.stand_in_band(
        school=world.schools["school1"],
        percent=67,
        number="1",
        decided_on=BAND_DECIDED,
        valid_from=date(2025, 9, 1),
        text="Считать требование выполненным при качестве знаний от 67 % в каждом из трёх лет; от 60 до 67 % решать"
        " по каждой кандидатуре отдельно.",
        by=world.users[world.holder("school1", PostKind.HEAD)],
    )


def _expect_hires(world: World) -> None:
    numbers = {world.subjects[code]: number for code, number in EXPECTED.items()}
    eligibility.expect_hires(school=world.schools["school1"], first_year=HIRES_COUNTED.year + 1, numbers=numbers)


def _say(world: World) -> None:
    """One names two teachers, of whom one is willing and one declines; the other leaves the choice to the school."""
    wanted, deputy = ("seitkali", "isabekova"), world.users[world.holder("school1", PostKind.DEPUTY)]
    process.record_wishes(
        employment=world.jobs["tursynova"],
        wanted=[world.people[key] for key in wanted],
        by=world.users["tursynova"],
        on=HIRED,
    )
    process.record_wishes(employment=world.jobs["goncharova"], wanted=[], by=deputy, on=HIRED)
    process.record_answer(
        employment=world.jobs["tursynova"],
        person=world.people["seitkali"],
        willing=False,
        reason="Екі жас педагогім бар, үшіншісіне уақытым жетпейді.",
        by=world.users["seitkali"],
        on=HIRED,
    )
    process.record_answer(
        employment=world.jobs["tursynova"],
        person=world.people["isabekova"],
        willing=True,
        by=world.users["isabekova"],
        on=HIRED,
    )
