"""What may be wished, and by when? Wishes advise the choice of a mentor and never block it."""

from dataclasses import dataclass

# A young teacher names so many at most: the product's choice, not the law's.
MOST_WANTED = 3


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said about the mentor of one young teacher, by people's numbers; `wanted` names the first wish first."""

    wanted: tuple[int, ...] = ()
    willing: frozenset[int] = frozenset()
    declined: frozenset[int] = frozenset()


NO_WISHES = Wishes()


def missing_to_wish(*, needs_mentor: bool, order_signed: bool) -> tuple[str, ...]:
    """Wishes are heard for a teacher new to the profession until the order is signed, late or not."""
    obstacles = {"not_new_to_profession": not needs_mentor, "wishes_closed": order_signed}
    return tuple(code for code, stands in obstacles.items() if stands)


def missing_to_want(*, wanted: tuple[int, ...], mentee_id: int, colleagues: frozenset[int]) -> tuple[str, ...]:
    """Up to three different colleagues; nobody at all leaves the choice to the school."""
    obstacles = {
        "too_many_wanted": len(wanted) > MOST_WANTED,
        "wanted_twice": len(set(wanted)) < len(wanted),
        "mentor_is_mentee": mentee_id in wanted,
        "not_a_colleague": bool(set(wanted) - colleagues - {mentee_id}),
    }
    return tuple(code for code, stands in obstacles.items() if stands)


def missing_to_answer(
    *, person_id: int, mentee_id: int, colleagues: frozenset[int], willing: bool, reason: str
) -> tuple[str, ...]:
    """A colleague says yes, or no with a reason."""
    obstacles = {
        "mentor_is_mentee": person_id == mentee_id,
        "not_a_colleague": person_id != mentee_id and person_id not in colleagues,
        "decline_reason_missing": not willing and not reason.strip(),
    }
    return tuple(code for code, stands in obstacles.items() if stands)
