"""One site in a process of its own: builds its rows, then measures what it is asked to, a line of JSON a time.

Started as `python -m mentoring.bench.worker SITE`: SITE is a module with `prepare() -> {key: Visit}`, the settings
are those of DJANGO_SETTINGS_MODULE. Faults of a page are told, faults of the worker end it.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.urls import NoReverseMatch

from mentoring.bench import measure

WARM_UP = 5


class Site:
    """The application and its pages; every public method is a question the driver may ask."""

    def __init__(self, prepare: Callable[[], dict[str, measure.Visit]]) -> None:
        self.application = get_wsgi_application()
        call_command("migrate", verbosity=0)
        self.visits = prepare()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # both planners know the sizes from the first request on

    def queries(self, page: str) -> int:
        return measure.queries(self.application, self.visits[page])

    def body(self, page: str) -> str:
        return measure.checked(self.application, self.visits[page]).decode()

    def warm(self, page: str) -> None:
        """Templates are compiled, caches filled."""
        for _ in range(WARM_UP):
            self.body(page)

    def cost(self, page: str, times: int) -> dict[str, float]:
        spent = measure.cost(self.application, self.visits[page], times)
        return {"python": spent.python / times, "database": spent.database / times}

    def papers(self, rounds: int) -> dict[str, list[tuple[float, float]]]:
        """(bare, ours) seconds of each kind of paper; the site of the app has them."""
        return import_module("mentoring.bench.paper").compare(rounds)

    def memory(self) -> tuple[float, float]:
        """Megabytes after a few papers and after many."""
        return import_module("mentoring.bench.paper").memory()

    def scale(self) -> dict[str, Any]:
        """Verdicts of everybody and dates at every level, beside what the database needs; the country has them."""
        return import_module("mentoring.bench.scale").measured()


def main(name: str) -> None:
    django.setup()
    site = Site(import_module(name).prepare)
    _reply(result="ready")
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        question = getattr(site, asked.pop("ask"))
        try:
            _reply(result=question(**asked))
        except NoReverseMatch as missing:
            _reply(fault=f"there is no such page: {missing}")
        except measure.AnswerError as wrong:
            _reply(fault=str(wrong))


def _reply(**answer: Any) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
