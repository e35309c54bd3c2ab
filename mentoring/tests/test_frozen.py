"""Issued papers, events and acquaintances are written once: every way Django or SQL has to change them is refused."""

import os
import stat
from datetime import date

import pytest
from django.core import serializers
from django.db import DatabaseError, connection, transaction

from mentoring.documents.models import Acquaintance, IssuedDocument
from mentoring.documents.services import acquaint
from mentoring.documents.tests import world
from mentoring.history.models import Event
from mentoring.packets.models import Packet
from schools.frozen import Frozen, FrozenError, freeze, tables, thaw

ON = date(2026, 9, 9)


@pytest.fixture
def rows(db):
    """One row of each frozen table, and a column to try it with."""
    pair = world.signed(world.make_house())
    paper = pair.documents.get()
    known = acquaint(document=paper, person=pair.mentee, on=ON)
    return {paper: ("number", "46"), Event.objects.first(): ("reason", "x"), known: ("on", date(2026, 1, 1))}


def test_the_frozen_tables_are_these():
    assert tables() == ["mentoring_acquaintance", "mentoring_event", "mentoring_issueddocument", "mentoring_packet"]
    assert all(issubclass(model, Frozen) for model in (Acquaintance, Event, IssuedDocument, Packet))


def _changed(row, column, value):
    setattr(row, column, value)
    return row


WAYS = {
    "save": lambda row, column, value: _changed(row, column, value).save(),
    "save of a column": lambda row, column, value: _changed(row, column, value).save(update_fields=[column]),
    "save_base": lambda row, column, value: _changed(row, column, value).save_base(raw=True),
    "delete": lambda row, column, value: row.delete(),
    "update": lambda row, column, value: type(row).objects.filter(pk=row.pk).update(**{column: value}),
    "update by the base manager": lambda row, column, value: type(row)._base_manager.update(**{column: value}),
    "_update": lambda row, column, value: type(row).objects.filter(pk=row.pk)._update([]),
    "bulk_update": lambda row, column, value: type(row).objects.bulk_update([_changed(row, column, value)], [column]),
    "bulk_create over it": lambda row, column, value: type(row).objects.bulk_create(
        [row], update_conflicts=True, update_fields=[column], unique_fields=["pk"]
    ),
    "update_or_create": lambda row, column, value: type(row).objects.update_or_create({column: value}, pk=row.pk),
    "delete of a set": lambda row, column, value: type(row).objects.all().delete(),
    "_raw_delete": lambda row, column, value: type(row).objects.filter(pk=row.pk)._raw_delete("default"),
}


@pytest.mark.parametrize("way", list(WAYS))
def test_models_refuse(rows, way):
    for row, (column, value) in rows.items():
        before = type(row).objects.values().get(pk=row.pk)
        with pytest.raises(FrozenError):
            WAYS[way](type(row).objects.get(pk=row.pk), column, value)
        assert type(row).objects.values().get(pk=row.pk) == before, row


def test_a_new_row_with_the_key_of_a_stored_one_does_not_replace_it(rows):
    for row, (column, value) in rows.items():
        twin = type(row).objects.get(pk=row.pk)
        twin._state.adding = True
        with pytest.raises(DatabaseError), transaction.atomic():
            _changed(twin, column, value).save()


SQL = {
    "update": 'UPDATE "{table}" SET "{column}" = "{column}" WHERE id = {pk}',
    "delete": 'DELETE FROM "{table}" WHERE id = {pk}',
    "truncate": 'TRUNCATE "{table}" CASCADE',
}


@pytest.mark.parametrize("statement", list(SQL))
def test_the_database_refuses(rows, statement):
    if statement == "truncate" and connection.vendor != "postgresql":
        statement = "delete"  # SQLite has no other word for it
    connection.check_constraints()  # what waits for the end of the transaction would be in TRUNCATE's way
    for row, (column, _) in rows.items():
        sql = SQL[statement].format(table=row._meta.db_table, column=column, pk=row.pk)
        refused = pytest.raises(DatabaseError, match="never changed or deleted")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
        assert type(row).objects.filter(pk=row.pk).exists()


def test_a_fixture_is_not_loaded_over_what_is_stored(rows):
    for row in rows:
        [loaded] = serializers.deserialize("json", serializers.serialize("json", [row]))
        with pytest.raises(FrozenError):
            loaded.save()


def test_the_same_statements_pass_where_the_database_was_thawed(rows):
    """Or the tests above would pass for another reason."""
    paper = IssuedDocument.objects.get(kind="order")
    thaw()
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {paper._meta.db_table} SET number = '46' WHERE id = {paper.pk}")
    finally:
        freeze()
    assert IssuedDocument.objects.get(pk=paper.pk).number == "46"


def test_the_file_is_readable_only_and_never_written_or_deleted(rows):
    paper = IssuedDocument.objects.get(kind="order")
    content = world.bytes_of(paper)
    assert stat.S_IMODE(os.stat(paper.file.path).st_mode) == 0o444
    with pytest.raises(FrozenError):
        paper.file.open("wb")
    with pytest.raises(FrozenError):
        paper.file.storage.open(paper.file.name, "ab")
    with pytest.raises(FrozenError):
        paper.file.delete()
    assert world.bytes_of(IssuedDocument.objects.get(pk=paper.pk)) == content


def test_the_name_of_a_file_tells_nothing(rows):
    paper = IssuedDocument.objects.get(kind="order")
    name = os.path.basename(paper.file.name)
    assert len(name) == len("0" * 32 + ".pdf")
    assert paper.code not in name


def test_the_admin_only_shows_them(rows, admin_client):
    for row in rows:
        if isinstance(row, Acquaintance):
            continue  # has no page there
        page = f"/admin/mentoring/{row._meta.model_name}/"
        assert admin_client.get(f"{page}{row.pk}/change/").status_code == 200
        assert admin_client.post(f"{page}{row.pk}/change/", {"number": "46"}).status_code == 403
        assert admin_client.post(f"{page}{row.pk}/delete/", {"post": "yes"}).status_code == 403
        assert admin_client.get(f"{page}add/").status_code == 403
