"""Where does a change begin and end? A step is whole by itself; inside a form's transaction it is a part of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

Given = ParamSpec("Given")
Made = TypeVar("Made")

_inside: ContextVar[bool] = ContextVar("inside_a_whole", default=False)


@contextmanager
def whole() -> Iterator[None]:
    """One transaction in which everything happens or nothing: whatever a step inside raises undoes all of it."""
    token = _inside.set(True)
    try:
        with transaction.atomic():
            yield
    finally:
        _inside.reset(token)


def step(act: Callable[Given, Made]) -> Callable[Given, Made]:
    """`act` in one transaction: its own, or the `whole` around it without a savepoint.

    A savepoint would only serve who catches the refusal and goes on; in a whole nobody may, and a query after a caught
    refusal raises TransactionManagementError. Elsewhere (tests, the demo world, a command) a refused step leaves the
    transaction around it as it found it.
    """

    @wraps(act)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        with transaction.atomic(savepoint=not _inside.get()):
            return act(*args, **kwargs)

    return run
