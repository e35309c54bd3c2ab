"""Which rows are written once, for good? Issued papers, events, acquaintances: no code changes or deletes them.

    class Event(Frozen): …

Two doors are shut. The models refuse every way Django has to change a row, and triggers in the database refuse what
goes past the models: SQL by hand, a fixture loaded over what is there, on PostgreSQL TRUNCATE as well.
"""

from typing import Any, NoReturn

from django.apps import apps
from django.db import connection, models

_FUNCTION = "refuse_to_change"


class FrozenError(TypeError):
    """Somebody tried to change or delete a row that is kept as it was written."""


class FrozenQuerySet(models.QuerySet):
    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise FrozenError(f"{self.model.__name__}: rows are never changed or deleted.")

    update = _update = delete = _raw_delete = bulk_update = update_or_create = _refuse

    def bulk_create(self, objs, *args: Any, update_conflicts: bool = False, **kwargs: Any):
        if update_conflicts:
            self._refuse()
        return super().bulk_create(objs, *args, **kwargs)


class Frozen(models.Model):
    """A table whose rows are only added. `objects` of the model must be a manager of a `FrozenQuerySet`."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"  # or Django's own manager would leave a way round

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FrozenError(f"{type(self).__name__}: a row is never changed.")
        super().save_base(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise FrozenError(f"{type(self).__name__}: a row is never deleted.")


def tables() -> list[str]:
    return sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Frozen))


def freeze(**kwargs: Any) -> None:
    """Lay the triggers, after every migrate: SQLite makes a table anew for most changes of it and loses them."""
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_REFUSES)
        for table in tables():
            if table in existing:  # while the first migrations run it may not be there
                for statement in _TRIGGERS[connection.vendor]:
                    cursor.execute(statement.format(table=table, function=_FUNCTION))


def thaw() -> None:
    """Let rows go until the next `freeze`. Only for a demo that is built anew and for the database of a test."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_LETS)
            return
        for table in tables():
            for change in _CHANGES:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_{change}_frozen"')


_CHANGES = ("update", "delete")
_POSTGRESQL_REFUSES = f"""
CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END
$$
"""
_POSTGRESQL_LETS = f"""
CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NULL; END
$$
"""
_TRIGGERS = {
    "postgresql": (
        'CREATE OR REPLACE TRIGGER "{table}_frozen" BEFORE UPDATE OR DELETE ON "{table}"'
        " FOR EACH ROW EXECUTE FUNCTION {function}()",
        'CREATE OR REPLACE TRIGGER "{table}_kept" BEFORE TRUNCATE ON "{table}"'
        " FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
    ),
    "sqlite": tuple(
        f'CREATE TRIGGER IF NOT EXISTS "{{table}}_{change}_frozen" BEFORE {change.upper()} ON "{{table}}"'
        " BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END"
        for change in _CHANGES
    ),
}
