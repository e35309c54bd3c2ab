"""What all tests share: reference rows after a flush, a browser without the network."""

import os

import pytest
from hypothesis import HealthCheck, settings
from pytest_django.plugin import blocking_manager_key

# The same cases in every run, and no clock: whether a change lands must not depend on what else the machine does.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# The sync browser API runs a loop of its own in the thread that also uses the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """PostgreSQL drops no database in use: a thread of a live server may still hold a connection when the tests end."""
    yield
    from django.db import connection  # noqa: PLC0415 - needs loaded settings

    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def is_transactional(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", ())
    return bool(mark and mark.kwargs.get("transaction")) or "live_server" in fixtures or "transactional_db" in fixtures


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None):
    """A test with real transactions flushes the database, and with it the rows the migrations put there: lay them anew.

    A fixture would be too early: the flush is the last thing pytest-django does.
    """
    if is_transactional(item):
        from schools.frozen import thaw  # noqa: PLC0415 - models load after the settings

        with item.config.stash[blocking_manager_key].unblock():
            thaw()  # the flush deletes what is never deleted; its own migrate signal freezes again
    done = yield
    if is_transactional(item) and nextitem is not None:  # after the last test the database is gone
        from mentoring.models import Difficulty  # noqa: PLC0415 - models load after the settings
        from mentoring.plans import reference as difficulties  # noqa: PLC0415
        from schools import reference  # noqa: PLC0415
        from schools.models import AcademicYear, Break, Subject  # noqa: PLC0415

        with item.config.stash[blocking_manager_key].unblock():
            reference.load(Subject, AcademicYear, Break)
            difficulties.load(Difficulty)
    return done


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }
