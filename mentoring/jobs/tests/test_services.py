"""Who may take a job, and when is it somebody else's?"""

import uuid
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection, transaction

from mentoring.jobs import services
from mentoring.jobs.enums import JobFault, JobKind, JobState
from mentoring.jobs.models import Job
from mentoring.tests.test_races import at_once
from schools import clock
from schools.enums import Role
from schools.models import AcademicYear
from schools.tests import make

DAY = date(2026, 11, 21)


@pytest.fixture
def asked(db):
    """Ask for the book of one school and year, in a language."""
    return asking()


def asking():
    school = make.make_school()
    by, year = make.make_member(school, Role.DEPUTY), AcademicYear.objects.covering(DAY).get()
    return lambda language="kk": services.enqueue(
        kind=JobKind.BOOK, school=school, year=year, language=language, by=by, on=DAY
    )


def take():
    return services.take(uuid.uuid4())


def later(seconds: int):
    """Everything inside happens so many seconds later."""
    then = clock.moment() + timedelta(seconds=seconds)
    return patch.object(clock, "moment", lambda: then)


def test_asked_for_twice_it_is_one_job(asked):
    assert asked() == asked()
    assert asked("ru") != asked("kk")
    assert Job.objects.count() == 2


def test_after_it_is_finished_it_may_be_asked_for_again(asked):
    first = asked()
    services.fail(take(), JobFault.PAPER)
    assert asked() != first


def test_database_keeps_one_open_job_a_key(asked):
    job = asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(
            kind=job.kind, key=job.key, school=job.school, language="kk", asked_by=job.asked_by, asked_on=DAY,
            year=job.year, asked_at=clock.moment(),
        )  # fmt: skip


def test_jobs_are_taken_once_the_oldest_first(asked):
    first, second = asked("kk"), asked("ru")
    assert [take(), take(), take()] == [first, second, None]


@pytest.mark.parametrize(("seconds", "taken"), [(0, False), (119, False), (121, True)])
def test_a_job_left_by_its_worker_is_taken_again_when_it_gives_no_sign(asked, seconds, taken):
    asked()
    take()
    with later(seconds):
        assert (take() is not None) == taken


def test_a_sign_of_life_keeps_it(asked):
    asked()
    job = take()
    with later(100):
        services.beat(job, 3, 10)
    with later(200):
        assert take() is None
    job.refresh_from_db()
    assert (job.done, job.total, job.percent) == (3, 10, 30)


@pytest.mark.parametrize(
    "write",
    [
        lambda job: services.beat(job, 1, 2),
        lambda job: services.fail(job, JobFault.PAPER),
        lambda job: services.finish(job, None),
    ],
    ids=["beat", "fail", "finish"],
)
def test_the_first_worker_may_write_nothing_once_another_one_has_it(asked, write):
    asked()
    slow = take()
    with later(121):
        quick = take()
    with pytest.raises(services.LostJobError):
        write(slow)
    quick.refresh_from_db()
    assert (quick.state, quick.done) == (JobState.RUNNING, 0)


def test_what_is_put_back_is_taken_at_once_and_costs_no_try(asked):
    asked()
    services.put_back(take().taken_by)
    assert take().tries == 1


def test_only_what_the_token_holds_is_put_back(asked):
    asked()
    job = take()
    services.put_back(uuid.uuid4())
    job.refresh_from_db()
    assert job.state == JobState.RUNNING


def test_a_job_that_ends_every_worker_is_given_up(asked):
    asked()
    for i in range(services.MOST_TRIES):
        with later(200 * i):
            assert take() is not None
    with later(1000):
        assert take() is None
    job = Job.objects.get()
    assert (job.state, job.fault) == (JobState.FAILED, JobFault.LOST)


def test_a_failed_job_stays_on_record_when_it_is_tried_again(asked):
    asked()
    failed = take()
    services.fail(failed, JobFault.PAPER, "…")
    again = services.try_again(failed, by=failed.asked_by, on=DAY)
    assert (again.state, again.key) == (JobState.WAITING, failed.key)
    assert Job.objects.filter(state=JobState.FAILED).get() == failed


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a server with several connections")
def test_two_who_ask_at_the_same_moment_get_the_same_job_and_two_workers_different_ones():
    ask = asking()
    first, second = at_once(ask, ask)
    assert first == second
    ask("ru")
    taken = at_once(take, take, take)
    assert sorted(job.language for job in taken if job) == ["kk", "ru"]
