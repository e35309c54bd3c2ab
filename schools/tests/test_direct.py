"""SQLite is asked on the connection itself: does it answer as through Django's cursor, and is it heard and guarded?"""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet, Value
from django.db.transaction import TransactionManagementError
from django.db.utils import OperationalError
from django.test.utils import CaptureQueriesContext

from schools import direct
from schools.models import Employment
from schools.prepared import prepared
from schools.tests.make import make_school, make_teacher

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite is asked so"),
]
DAY = date(2026, 9, 7)


@pytest.fixture
def query():
    """A query of its own for each test: nothing is kept of it yet."""

    @prepared
    def jobs_on(ids: list[int], day: date, name: str) -> QuerySet:
        jobs = Employment.objects.on(day).filter(pk__in=ids, person__last_name=name).exclude(person__first_name="5%s")
        return jobs.annotate(said=Value("50 %")).values_list("pk", "said", "started_on", "starts_profession")

    return jobs_on


@pytest.fixture
def job() -> Employment:
    job = make_teacher(make_school())
    job.person.last_name = "О'%s “%%” ?"
    job.person.save()
    return job


def test_it_answers_as_the_common_way(query, job):
    for count in (1, 3, 1):
        ids = [job.pk] * count
        found = query(ids, DAY, job.person.last_name)
        with CaptureQueriesContext(connection) as captured:
            assert query(ids, DAY, job.person.last_name) == found == [(job.pk, "50 %", job.started_on, False)]
        assert len(captured) == 1


def test_whoever_listens_hears_it(query, job):
    heard = []

    def listen(execute, sql, params, many, context):
        heard.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        query([job.pk], DAY, job.person.last_name)

    assert len(heard) == 1 and "schools_employment" in heard[0]


def test_a_broken_transaction_refuses_it(query, job):
    with pytest.raises(TransactionManagementError), transaction.atomic():
        transaction.set_rollback(True)
        connection.needs_rollback = True
        query([job.pk], DAY, "")


def test_its_faults_are_those_of_django(query, job):
    query([job.pk], DAY, "")
    [plan] = query._plans.values()
    plan.shortcut.texts = dict.fromkeys(plan.shortcut.texts, "SELECT 1 FROM nowhere WHERE 1 IN (?, ?, ?, ?, ?)")
    with pytest.raises(OperationalError, match="nowhere"):
        query([job.pk], DAY, "")


def test_texts_of_many_lengths_are_not_kept_for_ever(query, job, monkeypatch):
    monkeypatch.setattr(direct, "MOST", 3)
    for count in range(1, 9):
        assert len(query([job.pk] * count, DAY, job.person.last_name)) == 1
    [plan] = query._plans.values()
    assert len(plan.shortcut.texts) <= 3
