"""A step is whole by itself; inside a form's transaction its refusal undoes everything."""

import pytest
from django.db import connection
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from schools.errors import RuleBroken
from schools.models import Region
from schools.transactions import step, whole


@step
def found(name: str, *, refused: bool = False) -> Region:
    """Writes first, so that a refusal has something to undo."""
    region = Region.objects.create(name_kk=name, name_ru=name)
    if refused:
        raise RuleBroken("not today")
    return region


def names() -> list[str]:
    return sorted(Region.objects.values_list("name_ru", flat=True))


@pytest.mark.django_db(transaction=True)
def test_refused_step_leaves_nothing():
    with pytest.raises(RuleBroken):
        found("А", refused=True)
    assert names() == []


def test_refused_step_leaves_the_transaction_around_it(db):
    found("А")
    with pytest.raises(RuleBroken):
        found("Б", refused=True)
    found("В")
    assert names() == ["А", "В"]


def test_refusal_inside_a_whole_undoes_what_was_before_it(db):
    found("А")
    with pytest.raises(RuleBroken), whole():
        found("Б")
        found("В", refused=True)
    assert names() == ["А"]


def test_nobody_goes_on_after_a_refusal_inside_a_whole(db):
    with whole():
        with pytest.raises(RuleBroken):
            found("А", refused=True)
        with pytest.raises(TransactionManagementError):
            found("Б")
    assert names() == []


@pytest.mark.django_db(transaction=True)
def test_step_inside_a_whole_sets_no_savepoint():
    with CaptureQueriesContext(connection) as inside, whole():
        found("А")
    assert not [query for query in inside.captured_queries if "SAVEPOINT" in query["sql"]]


def test_whole_is_over_when_it_ends(db):
    with whole():
        found("А")
    with pytest.raises(RuleBroken):
        found("Б", refused=True)
    assert names() == ["А"]
