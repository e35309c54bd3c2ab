"""A row stored by the prepared INSERT is the row `save()` would have stored."""

import uuid
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models import signals
from django.db.transaction import TransactionManagementError
from django.test.utils import isolate_apps

from mentoring.history.enums import Verb
from mentoring.models import Event
from schools.inserts import UnpreparedInsertError, _statement_of, insert
from schools.models import CategoryAward, Person, SubmittedForm
from schools.tests import make

MOMENT = datetime(2026, 10, 15, 9, 30, tzinfo=UTC)


def an_event(school, user) -> Event:
    return Event(
        school=school,
        actor=user,
        actor_name="Сәрсенова Айгүл",
        verb=Verb.BOOK_ISSUED,
        data={"year": "2026/27", "note": "100 %"},
        happened_on=date(2026, 10, 15),
        happened_at=MOMENT,
    )


def stored(row: models.Model) -> dict[str, object]:
    return type(row).objects.filter(pk=row.pk).values().get() | {"id": None}


def test_row_is_the_one_save_stores(db, django_assert_num_queries):
    school, user = make.make_school(), make.make_user()
    saved = an_event(school, user)
    saved.save()
    insert(an_event(school, user))
    with django_assert_num_queries(1):
        row = insert(an_event(school, user))
    assert stored(row) == stored(saved)
    assert row.pk > saved.pk and not row._state.adding and row._state.db == "default"


def test_key_of_its_own_is_kept(db):
    ticket = uuid.uuid4()
    row = insert(SubmittedForm(ticket=ticket, user_id=make.make_user().pk))
    assert row.pk == ticket == SubmittedForm.objects.get().pk


def test_refused_row_ends_the_block_it_stands_in(db):
    first = insert(SubmittedForm(user_id=make.make_user().pk))
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            insert(SubmittedForm(ticket=first.pk, user_id=first.user_id))
        with pytest.raises(TransactionManagementError):
            SubmittedForm.objects.exists()
    assert SubmittedForm.objects.count() == 1


def test_table_with_a_listener_is_refused(db):
    def listen(**told):
        pass

    signals.post_save.connect(listen, sender=CategoryAward)
    try:
        with pytest.raises(UnpreparedInsertError, match="CategoryAward"):
            insert(CategoryAward(person=Person()))
    finally:
        signals.post_save.disconnect(listen, sender=CategoryAward)
        _statement_of.cache_clear()


@isolate_apps("schools")
def test_column_of_the_database_is_refused(db):
    class Stamped(models.Model):
        made = models.BinaryField()

        class Meta:
            app_label = "schools"

    with pytest.raises(UnpreparedInsertError, match="Stamped"):
        insert(Stamped(made=b""))
