"""How long does an exception hold, and what must be decided once its term is over?

The Rules know no exception; schools make them where nobody meets the requirements. So each has a reason, a ground, a
term and the council's decision, and when the term is over the council is asked again or the exception has ended.
"""

from datetime import date

from mentoring.eligibility.rules.facts import UNFIT, Outcome


def needs_decision(valid_until: date | None, today: date) -> bool:
    """The last day itself is still in the term. None: there is no exception, it has ended, or the council is asked."""
    return valid_until is not None and valid_until < today


def missing_to_except(*, until: date, on: date, finished_on: date) -> tuple[str, ...]:
    """The term lies ahead and inside the pair's period."""
    return _standing({"exception_term_past": until <= on, "exception_term_beyond": until > finished_on})


def missing_to_prolong(
    *, is_active: bool, is_ended: bool, is_asked: bool, until: date, valid_until: date, finished_on: date
) -> tuple[str, ...]:
    """A later last day, asked once."""
    return _standing(
        {
            "not_active": not is_active,
            "exception_ended": is_ended,
            "exception_asked": is_asked,
            "exception_not_longer": until <= valid_until,
            "exception_term_beyond": until > finished_on,
        }
    )


def missing_to_end(*, is_active: bool, is_ended: bool, outcome: Outcome) -> tuple[str, ...]:
    """An exception ends when its mentor meets the requirements, or the council may decide, without one."""
    return _standing({"not_active": not is_active, "exception_ended": is_ended, "still_unfit": outcome in UNFIT})


def _standing(obstacles: dict[str, bool]) -> tuple[str, ...]:
    return tuple(code for code, stands in obstacles.items() if stands)
