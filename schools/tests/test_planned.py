"""Plans are kept by PostgreSQL's sessions: what happens when one is not there, and with which values do they answer?"""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext

from schools import planned
from schools.models import Employment, Person
from schools.prepared import prepared
from schools.tests.make import make_school, make_teacher

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="plans are kept on PostgreSQL only"),
]
DAY = date(2026, 9, 7)


@pytest.fixture
def query():
    """A query of its own for each test: nothing is kept of it yet."""

    @prepared
    def planned_jobs(ids: list[int], day: date, name: str) -> QuerySet:
        jobs = Employment.objects.on(day).filter(school_id__in=ids, person__last_name=name)
        return jobs.exclude(person__first_name="50%").values_list("pk", flat=True)

    return planned_jobs


@pytest.fixture
def job() -> Employment:
    return make_teacher(make_school())


def asked(query, job: Employment) -> tuple[list[int], str]:
    with CaptureQueriesContext(connection) as captured:
        found = query([job.school_id], DAY, job.person.last_name)
    return found, captured[-1]["sql"].split()[0]


@pytest.fixture
def own_session():
    """What a test does to its connection ends with it."""
    connection.close()
    yield
    connection.close()


def test_a_plan_is_made_once_and_asked_by_its_name(query, job):
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            assert query([job.school_id], DAY, job.person.last_name) == [job.pk]
        assert len(captured) == 1
        assert captured[0]["sql"].startswith("EXECUTE ")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE '%%planned_jobs%%'")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
def test_a_plan_outlives_a_rollback_but_not_its_connection(query, job, own_session):
    with transaction.atomic():
        asked(query, job)
        transaction.set_rollback(True)
    assert asked(query, job) == ([job.pk], "EXECUTE")

    known = len(planned._kept)
    connection.close()
    assert len(planned._kept) < known
    assert asked(query, job) == ([job.pk], "EXECUTE")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("command", ["DISCARD ALL", "DEALLOCATE ALL"])
def test_a_connection_whose_plans_are_gone_goes_on_without(command, query, job, own_session):
    asked(query, job)
    with connection.cursor() as cursor:
        cursor.execute(command)

    with pytest.raises(DatabaseError), transaction.atomic():
        asked(query, job)  # the transaction is broken by then: nothing can be asked in it any more
    assert asked(query, job) == ([job.pk], "SELECT")
    assert asked(query, job) == ([job.pk], "SELECT")


def test_behind_a_pooler_nothing_is_kept(query, job, settings):
    settings.PREPARED_STATEMENTS = False
    assert asked(query, job) == ([job.pk], "SELECT")


def test_a_text_and_a_list_stand_as_they_are(query, job):
    Person.objects.filter(pk=job.person_id).update(last_name="О'%s “{%%}”")

    assert query([job.school_id, 2**31 - 1], DAY, "О'%s “{%%}”") == [job.pk]
