"""What else hangs on somebody who leaves a school? Whoever builds on this app says so; it asks without knowing whom.

A module that knows more registers a question when the installation starts, as checks do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schools.models import Person, School


@dataclass(frozen=True, slots=True)
class Concern:
    """A sentence for who ends the job, and where it is dealt with."""

    text: str
    url: str
    link: str


Question = Callable[[Person, School], Iterable[Concern]]
_questions: list[Question] = []


def ask(question: Question) -> Question:
    """Ask this, too, before somebody leaves."""
    if question not in _questions:
        _questions.append(question)
    return question


def concerns_of(person: Person, school: School) -> list[Concern]:
    return [concern for question in _questions for concern in question(person, school)]
