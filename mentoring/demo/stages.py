"""At which point of the year does the world stand? Each stage is a morning; the year is lived through up to it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from django.db import transaction

from mentoring.demo.cast import FIRST_FIGURE, Character
from mentoring.demo.cast_town import SCHOOL1, TOWN
from mentoring.demo.cast_villages import LYCEUM, OBSERVER, SCHOOL2, SCHOOL3, VILLAGE
from mentoring.demo.choice import choice_acts
from mentoring.demo.courses import BOOKS, CIRCLES, COURSES, DECLINED, NOMINATED, SITTINGS
from mentoring.demo.crowd import extra_school, teachers
from mentoring.demo.diary import MORNING, Act, live
from mentoring.demo.emptying import empty
from mentoring.demo.journal_year import journal_acts
from mentoring.demo.models import DemoWorld
from mentoring.demo.pair import acts_of, decline
from mentoring.demo.sittings import issue_book, nominate, sitting_acts
from mentoring.demo.world import BEGINS, World, found, gather_circles, note_quality, seat_council, settle
from schools import clock
from schools.enums import PostKind

# The morning each stage shows, in the order of the year.
STAGES = {
    "august": date(2026, 8, 28),
    "order": date(2026, 9, 1),
    "diagnosis": date(2026, 9, 16),
    "plan": date(2026, 9, 29),
    "halfyear": date(2027, 1, 14),
    "may": date(2027, 5, 19),
    "archive": date(2027, 6, 11),
}
PLACES = (SCHOOL1, SCHOOL2, SCHOOL3)
FIGURES_ON = date(2027, 6, 3)  # the school year's figures are in


@transaction.atomic
def build(
    stage: str,
    *,
    seed: int = 1,
    schools: int = 0,
    today: date | None = None,
    reached: Callable[[str], None] = lambda stage: None,
) -> DemoWorld:
    """Empty the database and live through the year up to the stage; `reached` hears of each stage on the way.

    `today` only changes the day that is shown. The same seed gives the same world, codes of papers apart.
    """
    empty()
    world, acts = _begin(seed, schools)
    wanted = list(STAGES)[: list(STAGES).index(stage) + 1]
    for name, _ in zip(wanted, live(acts, world, [STAGES[name] for name in wanted]), strict=True):
        reached(name)
    return DemoWorld.objects.create(stage=stage, seed=seed, today=today or STAGES[stage])


def _begin(seed: int, schools: int) -> tuple[World, list[Act]]:
    """The world on its first day, and everything that is going to happen in it."""
    world = World(seed)
    places, cast, courses, sittings = list(PLACES), [*TOWN, *VILLAGE, *LYCEUM], list(COURSES), list(SITTINGS)
    for place in PLACES:
        cast += teachers(place, world.random("crowd", place.code))
    for number in range(len(PLACES) + 1, len(PLACES) + 1 + schools):
        place, people, pairs, meetings = extra_school(number, world.random("school", number))
        places, cast, courses, sittings = [*places, place], cast + people, courses + pairs, sittings + meetings
    with clock.travel(BEGINS):
        found(world, places, cast, OBSERVER)
        gather_circles(world, CIRCLES)
        for place in places:
            seat_council(world, place.code)
    acts = list(_newcomers(cast))
    for course in courses:
        acts += acts_of(world, course)
        acts += journal_acts(world, course)
    acts += [Act(turned.proposed, partial(decline, declined=turned)) for turned in DECLINED]
    acts += [act for sitting in sittings for act in sitting_acts(sitting)]
    acts += [Act(day, partial(nominate, key=key, on=day)) for key, day in NOMINATED]
    acts += [Act(day, partial(issue_book, school=school, first=first, on=day)) for school, first, day in BOOKS]
    acts += choice_acts()
    acts += _figures(cast)
    return world, acts


def _newcomers(cast: list[Character]) -> Iterator[Act]:
    for who in cast:
        if who.since > BEGINS:
            yield Act(who.since, partial(_hire, who=who), MORNING)


def _hire(world: World, *, who: Character) -> None:
    settle(world, who, by=world.users[world.holder(who.school, PostKind.DEPUTY)])


def _figures(cast: list[Character]) -> Iterator[Act]:
    """The figures of 2026–27, close to those of the year before."""
    first = FIRST_FIGURE + 4
    for who in cast:
        for subject, percents in who.quality.items():
            yield Act(FIGURES_ON, partial(_figure, who=who, subject=subject, first=first, before=percents[-1]))


def _figure(world: World, *, who: Character, subject: str, first: int, before: int) -> None:
    change = world.random("year", who.key, subject).randint(-2, 3)
    note_quality(world, who, subject, first, before + change)
