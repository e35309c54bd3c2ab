"""In what order do things happen? Acts with their day; the world is lived through up to a morning."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mentoring.demo.world import World
from schools import clock

MORNING, DAY = 0, 1


@dataclass(frozen=True)
class Act:
    """Something somebody does on a day. Hires happen in the morning, everything else in the course of the day."""

    day: date
    do: Callable[[World], object]
    turn: int = DAY


def live(acts: Iterable[Act], world: World, mornings: Iterable[date]) -> Iterator[date]:
    """Carry the acts out in order, each on its own day, and stop at each of the mornings in turn."""
    ahead = deque(sorted(acts, key=lambda act: (act.day, act.turn)))
    for morning in mornings:
        while ahead and (ahead[0].day, ahead[0].turn) <= (morning, MORNING):
            act = ahead.popleft()
            with clock.travel(act.day):
                act.do(world)
        yield morning
