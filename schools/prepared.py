"""How is a query that many pages ask kept cheap? It is written in the ORM, compiled once and run again.

    @prepared
    def pupils_of(school_id: int, day: date) -> QuerySet:
        return Pupil.objects.on(day).filter(school_id=school_id).values_list("pk", "name")

    rows = pupils_of(school.pk, today)  # a list, the same as list(queryset) gives

The ORM writes a query's SQL in Python every time, which costs ten times what the database needs for the answer. Only
the SQL is kept: each call asks the database. Parameters reach the SQL as they are: a query that computes with one
(`day.year`), or that depends on the language or the day it is written on, is refused when it is first run.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import update_wrapper
from inspect import get_annotations, signature
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler
from django.utils import translation

from schools import clock
from schools.direct import DirectPlan
from schools.planned import ServerPlan

KINDS = (int, str, date, list[int])
INTEGERS = range(-(2**31), 2**31)  # what every integer column takes
# What Django's converter for SQLite leaves as it is.
DONE = {
    "convert_datefield_value": frozenset((date, type(None))),
    "convert_booleanfield_value": frozenset((bool, type(None))),
}
_PLACE = re.compile(r"(?<!%)%s")

Read = Callable[[Any], Any]


class UnpreparedError(TypeError):
    """This query, or this value, cannot be carried by SQL that is written beforehand."""


class Prepared:
    """A query compiled once for each kind of database; called with values, it asks and gives the rows."""

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        update_wrapper(self, build)
        self.build, self._signature = build, signature(build)
        hints = get_annotations(build, eval_str=True)
        self.kinds = {name: hints.get(name) for name in self._signature.parameters}
        if strange := [name for name, kind in self.kinds.items() if kind not in KINDS]:
            raise UnpreparedError(f"{build.__name__}: {', '.join(strange)} must be int, str, date or list[int].")
        self._plans: dict[str, _Plan] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> list[Any]:
        """The rows for these values. Raises UnpreparedError for a value that is not of its kind, None included."""
        if kwargs or len(args) != len(self.kinds):
            values = self._signature.bind(*args, **kwargs).arguments
        else:
            values = dict(zip(self.kinds, args, strict=True))
        for name, kind in self.kinds.items():
            if not (_is_common(value := values[name], kind) or _is(value, kind)):
                raise UnpreparedError(f"{self.build.__name__}: {name}={value!r} is not of {kind}.")
        if not all(map(_is_plain, values.values())):
            return list(self.build(**values))
        db = connections[DEFAULT_DB_ALIAS]  # `connection` would be looked up anew for each of its attributes
        plan = self._plans.get(db.vendor)
        if plan is None:  # two threads at once write the same plan twice
            plan = self._plans[db.vendor] = _plan_of(self)
        return plan.run(db, values)


def prepared(build: Callable[..., QuerySet]) -> Prepared:
    """The query that `build` writes; its parameters are annotated int, str, date or list[int] (for `__in`)."""
    return Prepared(build)


def _is_common(value: Any, kind: Any) -> bool:
    """What nearly every call passes, told at a glance."""
    return set(map(type, value)) == {int} if type(value) is list and kind == list[int] else type(value) is kind


def _is(value: Any, kind: Any) -> bool:
    if kind == list[int]:
        return isinstance(value, list) and all(_is(each, int) for each in value)
    return isinstance(value, kind) and not isinstance(value, bool | datetime)


def _is_plain(value: Any) -> bool:
    """An empty list and a number no column holds change the query itself: the ORM knows how."""
    if isinstance(value, list):
        return bool(value) and min(value) in INTEGERS and max(value) in INTEGERS
    return not isinstance(value, int) or value in INTEGERS


@dataclass(frozen=True)
class _Plan:
    """SQL as the pieces between its places; what goes there, a parameter by name or a value; how rows are read."""

    pieces: tuple[str, ...]
    places: tuple[tuple[str | None, Any], ...]
    lists: frozenset[str]
    converters: tuple[tuple[int, list[Callable[[Any, Any, Any], Any]], Any, frozenset[type]], ...]
    width: int
    read: Read | None
    shortcut: ServerPlan | DirectPlan | None

    def run(self, db: BaseDatabaseWrapper, values: dict[str, Any]) -> list[Any]:
        adapted = {name: _adapted(value) for name, value in values.items()}
        rows = self.shortcut.rows(db, adapted) if self.shortcut else None
        return self._read(self._rows(adapted) if rows is None else rows)

    def _rows(self, adapted: dict[str, Any]) -> list[tuple[Any, ...]]:
        params: list[Any] = []
        for name, constant in self.places:
            if name in self.lists:
                params += adapted[name]
            else:
                params.append(constant if name is None else adapted[name])
        with connection.cursor() as cursor:
            cursor.execute(self._sql(adapted), params)
            return cursor.fetchall()

    def _sql(self, values: dict[str, Any]) -> str:
        if not self.lists:
            return "%s".join(self.pieces)
        written = [self.pieces[0]]
        for (name, _), piece in zip(self.places, self.pieces[1:], strict=True):
            written += [", ".join(["%s"] * len(values[name])) if name in self.lists else "%s", piece]
        return "".join(written)

    def _read(self, rows: list[tuple[Any, ...]]) -> list[Any]:
        columns: list[Any] = []
        for place, converters, expression, done in self.converters:
            if {type(row[place]) for row in rows} <= done:
                continue
            columns = columns or list(zip(*rows, strict=True))
            for convert in converters:
                columns[place] = [convert(value, expression, connection) for value in columns[place]]
        if columns:
            rows = list(zip(*columns[: self.width], strict=True))
        elif rows and len(rows[0]) != self.width:
            rows = [row[: self.width] for row in rows]
        return [self.read(row) for row in rows] if self.read else rows


def _adapted(value: Any) -> Any:
    """As the ORM hands it to the database."""
    if type(value) is int:
        return value
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return str(value) if isinstance(value, str) else value  # a bare text, also of an enum's member


def _plan_of(query: Prepared) -> _Plan:
    """Written twice, with other values in another language on another day: only the parameters may differ."""
    once, sql, params = _written(query, 1)
    _, other_sql, other_params = _written(query, 2)
    if sql != other_sql or len(params) != len(other_params):
        raise UnpreparedError(f"{query.__name__}: the SQL depends on a value, the language or the day.")
    places = tuple(_place(query, *both) for both in zip(params, other_params, strict=True))
    if unused := query.kinds.keys() - {name for name, _ in places}:
        raise UnpreparedError(f"{query.__name__}: {', '.join(sorted(unused))} does not reach the SQL.")
    pieces = tuple(_PLACE.split(sql))
    if len(pieces) != len(places) + 1:
        raise UnpreparedError(f"{query.__name__}: a percent sign before a parameter is not read.")
    lists = frozenset(name for name, kind in query.kinds.items() if kind == list[int])
    for (name, _), before in zip(places, pieces, strict=False):
        if name in lists and not before.endswith("IN ("):
            raise UnpreparedError(f"{query.__name__}: {name} is a list and stands elsewhere than after IN.")
    shortcut: ServerPlan | DirectPlan | None = None
    if connection.vendor == "postgresql":
        shortcut = ServerPlan(query.__qualname__, query.kinds, pieces, places)
    elif connection.vendor == "sqlite":
        shortcut = DirectPlan(pieces, places, lists)
    return _Plan(pieces, places, lists, _converters(once, query), once.col_count, _reader(query, once), shortcut)


def _written(query: Prepared, turn: int) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
    language, day = {1: ("kk", date(2001, 2, 3)), 2: ("ru", date(2002, 4, 5))}[turn]
    with translation.override(language), clock.travel(day):
        rows = query.build(**_marks(query, turn))
        if rows._prefetch_related_lookups or rows.db != DEFAULT_DB_ALIAS:
            raise UnpreparedError(f"{query.__name__}: a prepared query is one query of the default database.")
        compiler = rows.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
    return compiler, sql, params


def _marks(query: Prepared, turn: int) -> dict[str, Any]:
    """A value for each parameter that no query would name by itself."""
    marks: dict[str, Any] = {}
    for number, (name, kind) in enumerate(query.kinds.items()):
        whole = 1_900_000_000 + turn * 1_000 + number
        marks[name] = {
            int: whole,
            str: f"{name}-{whole}",
            date: date(9000 + turn, 1, 1) + timedelta(days=number),
        }.get(kind, [whole])
    return marks


def _place(query: Prepared, first: Any, second: Any) -> tuple[str | None, Any]:
    for name in query.kinds:
        if (first, second) == tuple(_as_one(_marks(query, turn)[name]) for turn in (1, 2)):
            return name, None
    if first != second:
        raise UnpreparedError(f"{query.__name__}: {first!r} is computed from a parameter, the language or the day.")
    return None, first


def _as_one(mark: Any) -> Any:
    return mark[0] if isinstance(mark, list) else _adapted(mark)


def _converters(compiler: SQLCompiler, query: Prepared) -> tuple[Any, ...]:
    """From what the database gives to Python's values, by place, and the kinds of value that need it no more.

    They belong to a connection that is never opened: the one at hand ends with its thread, they serve every thread.
    """
    fields = [selected[0] for selected in compiler.select[: compiler.col_count]]
    if compiler.has_composite_fields(fields):
        raise UnpreparedError(f"{query.__name__}: composite keys are not read.")
    compiler.connection = connections.create_connection(DEFAULT_DB_ALIAS)
    found = compiler.get_converters(fields).items()
    return tuple((place, converters, expression, _done(converters)) for place, (converters, expression) in found)


def _done(converters: Sequence[Any]) -> frozenset[type]:
    """SQLite's driver reads a column's declared type: dates and truth values mostly arrive as what they are."""
    kinds = {DONE.get(getattr(converter, "__name__", "")) for converter in converters}
    return kinds.pop() or frozenset() if len(kinds) == 1 else frozenset()


def _reader(query: Prepared, compiler: SQLCompiler) -> Read | None:
    """From a row to what the queryset yields; None where that is the row."""
    kind = query.build(**_marks(query, 1))._iterable_class
    if kind is ValuesListIterable:
        return None
    if kind is FlatValuesListIterable:
        return lambda row: row[0]
    if kind is ValuesIterable:
        names = list(compiler.query.selected)
        return lambda row: dict(zip(names, row, strict=True))
    if kind is ModelIterable:
        return _instances(compiler)
    raise UnpreparedError(f"{query.__name__}: {kind.__name__} is not read.")


def _instances(compiler: SQLCompiler) -> Read:
    """As ModelIterable does, with what select_related and annotate add."""
    told, select, annotations = compiler.klass_info, compiler.select, compiler.annotation_col_map or {}
    first, last = told["select_fields"][0], told["select_fields"][-1] + 1
    names = [selected[0].target.attname for selected in select[first:last]]
    related = get_related_populators(told, select, DEFAULT_DB_ALIAS)

    def read(row: tuple[Any, ...]) -> Any:
        one = told["model"].from_db(DEFAULT_DB_ALIAS, names, row[first:last])
        for populator in related:
            populator.populate(row, one)
        for name, place in annotations.items():
            setattr(one, name, row[place])
        return one

    return read
