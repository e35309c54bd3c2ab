"""How is a row that many POSTs write kept cheap? Its INSERT is written once for its table and run again.

    meeting = insert(PairMeeting(mentorship_id=pair.pk, topic=topic))  # stored, with its key

`save()` writes the SQL in Python every time, which costs several times what the database needs. The values still go
through their fields as in `save()`: defaults, files, what the database wants to be given.

The trap: a model's own `save()` is passed by, so it must add nothing to a new row. Columns that the database fills, the
tables of parents and listeners to signals are refused when the statement is first written.
"""

from functools import cache
from typing import NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models import signals
from django.db.transaction import mark_for_rollback_on_error

Row = TypeVar("Row", bound=models.Model)


class UnpreparedInsertError(TypeError):
    """Rows of this table are the business of `save()`."""


class _Statement(NamedTuple):
    sql: str
    fields: tuple[models.Field, ...]
    returns_key: bool


def insert(row: Row) -> Row:
    """Store a new row and return it with its key. Raises IntegrityError as `save()` does.

    The rows it points to must be stored before it is made: their keys are taken as they stand.
    """
    sql, fields, returns_key = _statement_of(type(row), connection.vendor)
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    with mark_for_rollback_on_error(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        if returns_key:
            row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return row


@cache
def _statement_of(model: type[models.Model], vendor: str) -> _Statement:
    """`vendor` names the kind of database at hand, which the SQL is written for."""
    meta = model._meta
    fields = tuple(field for field in meta.concrete_fields if field is not meta.auto_field)
    if meta.parents or signals.pre_save.has_listeners(model) or signals.post_save.has_listeners(model):
        raise UnpreparedInsertError(f"{model.__name__}: a parent's table or a signal waits for it.")
    if any(field.generated or field.has_db_default() or hasattr(field, "get_placeholder") for field in fields):
        raise UnpreparedInsertError(f"{model.__name__}: the database computes a column.")
    quoted = connection.ops.quote_name
    columns, places = ", ".join(quoted(field.column) for field in fields), ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quoted(meta.db_table)} ({columns}) VALUES ({places})"
    if meta.auto_field:
        sql += f" RETURNING {quoted(meta.auto_field.column)}"
    return _Statement(sql, fields, meta.auto_field is not None)
