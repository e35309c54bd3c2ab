"""How does SQLite run a query that is written beforehand, without Django's way to it?

The answer of a small query takes SQLite ten microseconds; the cursor around it, which writes `%s` as `?` anew each
time, takes thirty. Here the text is written once for each length of a list and handed to the connection itself. What to
know:

- The same connection in the same transaction answers, and errors are Django's. Whoever listens to queries (the count of
  a test, the log, an execute wrapper) is served in the common way, which says the same.
- The text of a list has a mark for each number: texts are kept for the last few lengths only.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

MOST = 64  # texts kept of one query, for as many lengths of its lists


class DirectPlan:
    """One statement as SQLite itself reads it."""

    def __init__(self, pieces: Sequence[str], places: Sequence[tuple[str | None, Any]], lists: frozenset[str]) -> None:
        self.pieces, self.places, self.lists = [piece.replace("%%", "%") for piece in pieces], places, lists
        self.texts: dict[tuple[int, ...], str] = {}

    def rows(self, db: BaseDatabaseWrapper, values: Mapping[str, Any]) -> list[tuple[Any, ...]] | None:
        """The answer; None when somebody listens and the query must be asked in the common way."""
        if db.queries_logged or db.execute_wrappers:
            return None
        db.ensure_connection()
        db.validate_thread_sharing()
        db.validate_no_broken_transaction()
        lengths = tuple([len(values[name]) for name in self.lists])
        text = self.texts.get(lengths) or self._text(lengths)
        with db.wrap_database_errors:
            return db.connection.execute(text, self._params(values)).fetchall()

    def _params(self, values: Mapping[str, Any]) -> list[Any]:
        if not self.lists:
            return [constant if name is None else values[name] for name, constant in self.places]
        params: list[Any] = []
        for name, constant in self.places:
            if name in self.lists:
                params += values[name]
            else:
                params.append(constant if name is None else values[name])
        return params

    def _text(self, lengths: tuple[int, ...]) -> str:
        length = dict(zip(self.lists, lengths, strict=True))
        written = [self.pieces[0]]
        for (name, _), piece in zip(self.places, self.pieces[1:], strict=True):
            written += [", ".join("?" * length.get(name, 1)) if name else "?", piece]
        if len(self.texts) >= MOST:
            self.texts.clear()
        text = self.texts[lengths] = "".join(written)
        return text
