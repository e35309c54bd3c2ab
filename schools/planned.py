"""How does PostgreSQL plan a query once for each connection instead of on every page?

Planning takes it as long as the answer of a small query does. `PREPARE` keeps the plan in the session of one connection
and `EXECUTE` sends the values alone. What to know of it:

- A kept plan belongs to a connection, and goes with it; which connection has which is remembered here by the connection
  itself, weakly. PREPARE takes no part in transactions: a rollback leaves the plan.
- Behind a pooler that hands one server session to many clients (PgBouncer's transaction mode) a plan is kept by one
  session and asked of another: set PREPARED_STATEMENTS=0 there. A connection that misses a plan once, or whose tables
  were changed beneath it, goes on without any.
- A list of numbers is sent as one array, so one plan serves every length.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseError

TYPES = {int: "bigint", date: "date", str: "unknown"}  # unknown: as the column has it, like a quoted text
LIST_TYPE = "bigint[]"
GONE = {"26000", "0A000"}  # no such statement in this session; its result is no longer of the same types

_numbers = count(1)
_kept: WeakKeyDictionary[Any, set[str] | None] = WeakKeyDictionary()  # None: this connection goes without


def _cursor_of(db: BaseDatabaseWrapper) -> Any:
    """The driver's own cursor: Django's around it adds a quarter to a small query. Listeners need that."""
    if db.queries_logged or db.execute_wrappers:
        return db.cursor()
    db.close_if_health_check_failed()
    db.ensure_connection()
    db.validate_thread_sharing()
    db.validate_no_broken_transaction()
    return db.create_cursor()


class ServerPlan:
    """One statement, planned by each connection when it first needs it."""

    def __init__(
        self, name: str, kinds: Mapping[str, Any], pieces: Sequence[str], places: Sequence[tuple[str | None, Any]]
    ) -> None:
        self.names = tuple(kinds)
        self.lists = frozenset(name for name, kind in kinds.items() if kind not in TYPES)
        self.pieces, self.places = tuple(pieces), tuple(places)
        self.statement = f'"{name[:40]} {next(_numbers)}"'  # a name is cut at 63 bytes; the number tells them apart
        types = ", ".join(TYPES.get(kind, LIST_TYPE) for kind in kinds.values())
        self.head = f"PREPARE {self.statement}{f' ({types})' if types else ''} AS "
        marks = ", ".join(["%s"] * len(kinds))
        self.execute = f"EXECUTE {self.statement}{f' ({marks})' if marks else ''}"

    def rows(self, connection: BaseDatabaseWrapper, values: Mapping[str, Any]) -> list[tuple[Any, ...]] | None:
        """The answer; None when this connection keeps no plans and the query must be asked in the common way."""
        if not settings.PREPARED_STATEMENTS:
            return None
        with _cursor_of(connection) as cursor:
            session = connection.connection
            ready = _kept.setdefault(session, set())
            if ready is None:
                return None
            if self.statement not in ready:
                self._prepare(connection, session)
                ready.add(self.statement)
            try:
                with connection.wrap_database_errors:
                    cursor.execute(self.execute, [self._sent(name, values[name]) for name in self.names])
            except DatabaseError as error:
                if getattr(error.__cause__, "pgcode", None) not in GONE or connection.in_atomic_block:
                    raise
                _kept[session] = None
                return None
            return cursor.fetchall()

    def _sent(self, name: str, value: Any) -> Any:
        return f"{{{','.join(map(str, value))}}}" if name in self.lists else value

    def _prepare(self, connection: BaseDatabaseWrapper, session: Any) -> None:
        """Not counted among the page's queries: it happens once for a connection."""
        with connection.wrap_database_errors, session.cursor() as cursor:
            cursor.execute(self.head + self._sql(cursor))

    def _sql(self, cursor: Any) -> str:
        """The query with its constants written in and $1, $2 … for the values."""
        written = [self.pieces[0]]
        for (name, constant), piece in zip(self.places, self.pieces[1:], strict=True):
            if name in self.lists:
                written[-1] = written[-1].removesuffix("IN (") + "= ANY ("
            written.append(cursor.mogrify("%s", [constant]).decode() if name is None else f"${self._number(name)}")
            written.append(piece)
        return "".join(self._plain(written))

    def _plain(self, written: Sequence[str]) -> Iterable[str]:
        """Pieces come with their percent signs doubled; what stands between them is as it is."""
        return (part if number % 2 else part.replace("%%", "%") for number, part in enumerate(written))

    def _number(self, name: str) -> int:
        return self.names.index(name) + 1
