"""How may a running pair change or end, and what stands in the way? Pure.

The text of the Rules on replacement and early end is not known (domain: CHECK): the grounds and the order of steps are
those of school practice. Nothing is deleted: an ended or annulled pair keeps its reports, and says by which order.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from mentoring.mentorships.rules import Step

ONE_DAY = timedelta(days=1)


class Move(StrEnum):
    """What can be done to a pair that an order has made."""

    REPLACE = "replace"  # ask for another mentor
    END = "end"  # ask for the end of the mentorship
    DROP = "drop"  # take the request back
    SIGN_END = "sign_end"
    SIGN_REPLACE = "sign_replace"
    SUSPEND = "suspend"
    RETURN = "return"
    ANNUL = "annul"  # the order that made the pair, before the pair starts
    RESTORE = "restore"  # by annulling the order that was to end it, before it ends


# (move, from, to): every passage of a signed pair; completing it belongs to the end of the year.
TRANSITIONS = (
    (Move.REPLACE, "active", "active"),
    (Move.END, "active", "active"),
    (Move.DROP, "active", "active"),
    (Move.SUSPEND, "active", "active"),
    (Move.RETURN, "active", "active"),
    (Move.SIGN_END, "active", "ended"),
    (Move.SIGN_REPLACE, "active", "ended"),
    (Move.ANNUL, "active", "annulled"),
    (Move.RESTORE, "ended", "active"),
)


def next_state(move: Move, state: str) -> str | None:
    """The state after the move; None where it is not allowed."""
    return next((to for step, start, to in TRANSITIONS if step is move and start == state), None)


def missing_to_ask(
    *,
    move: Move,
    state: str,
    change_open: bool,
    suspended: bool,
    last_day: date,
    started_on: date,
    finished_on: date,
) -> tuple[str, ...]:
    """One change at a time, and its last day lies inside the pair. The day before the start means that the pair never
    works: that is an order to annul. A suspended pair may end; its mentor is replaced after the return."""
    return _standing(
        {
            "not_active": next_state(move, state) is None,
            "change_open": change_open,
            "suspended_now": suspended and move is Move.REPLACE,
            "last_day_outside": last_day < started_on or last_day > finished_on,
        }
    )


def missing_to_sign_change(
    *, move: Move, state: str, stage: str, order_on: date, asked_on: date, decided_on: date | None
) -> tuple[str, ...]:
    """The head signs what was asked for and, where the council was asked, approved; not before either."""
    return _standing(
        {
            "not_active": next_state(move, state) is None,
            "change_not_ready": stage != "order",
            "order_before_council": decided_on is not None and order_on < decided_on,
            "order_before_request": order_on < asked_on and decided_on is None,
        }
    )


def missing_to_suspend(
    *, state: str, suspended: bool, first: date, expected_on: date | None, started_on: date, finished_on: date
) -> tuple[str, ...]:
    """A leave begins inside the pair and may be open-ended; who is expected back is so after it has begun."""
    return _standing(
        {
            "not_active": next_state(Move.SUSPEND, state) is None,
            "suspended_now": suspended,
            "leave_outside": first < started_on or first > finished_on,
            "return_before_leave": expected_on is not None and expected_on <= first,
        }
    )


def missing_to_return(
    *, state: str, first: date | None, back_on: date, finished_on: date, today: date
) -> tuple[str, ...]:
    """Back on the first day away means that nobody was away: so a leave entered by mistake is undone."""
    return _standing(
        {
            "not_active": next_state(Move.RETURN, state) is None,
            "not_suspended": first is None,
            "return_before_leave": first is not None and back_on < first,
            "in_the_future": back_on > today and back_on != first,
            "finish_before_start": finished_on < back_on,
        }
    )


def missing_to_annul(
    *, move: Move, state: str, annulled: bool, takes_effect_on: date, order_on: date, has_records: bool, today: date
) -> tuple[str, ...]:
    """Only before it takes effect; afterwards a pair ends early, and a new one begins by a new order."""
    return _standing(
        {
            "already_annulled": annulled,
            "not_active": not annulled and next_state(move, state) is None,
            "order_has_begun": order_on >= takes_effect_on or has_records,
            "in_the_future": order_on > today,
        }
    )


def interruption(
    *,
    state: str,
    leave_from: date | None,
    expected_on: date | None,
    change: tuple[str, str] | None,
    mentor_left: bool,
    mentee_left: bool,
    handover_unread: bool,
    today: date,
) -> Step | None:
    """What a running pair waits for before its usual next step; None when nothing has come between.

    `change`: kind and stage of the one under way. A mentor who is to be replaced works on until the order, unless gone.
    """
    if state != "active":
        return None
    if step := _CHANGES.get(change or ("", "")):
        return step
    if mentor_left or mentee_left:
        return Step.SUCCESSOR if change and not mentee_left else Step.LEFT
    if is_suspended(leave_from, None, today):
        return Step.RETURN if expected_on and expected_on <= today else Step.SUSPENDED
    return Step.HANDOVER if handover_unread else None


_CHANGES = {
    ("end", "council"): Step.END_COUNCIL,
    ("end", "order"): Step.END_ORDER,
    ("replace", "choosing"): Step.CHOOSE,
}


def is_suspended(first: date | None, back_on: date | None, today: date) -> bool:
    """From the first day away to the eve of the return."""
    return first is not None and first <= today and (back_on is None or today < back_on)


class SignedOrder(Protocol):
    """What is asked of an order's row."""

    kind: str
    signed_on: date


class Period(Protocol):
    started_on: date | None
    finished_on: date


def takes_effect_on(pair: Period, order: SignedOrder) -> date:
    """The first day on which the order changes anything: the pair's first day, or the day after its last."""
    if order.kind in ("assign", "replace"):
        return pair.started_on or order.signed_on
    return pair.finished_on + ONE_DAY


def shifted_end(finished_on: date, first: date, back_on: date) -> date:
    """The last day if the days away are added: what a school may choose, the Rules name one academic year."""
    return finished_on + (back_on - first)


def _standing(obstacles: dict[str, bool]) -> tuple[str, ...]:
    return tuple(code for code, stands in obstacles.items() if stands)
