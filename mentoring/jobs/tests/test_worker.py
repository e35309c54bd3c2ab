"""The worker as the installation runs it: a process that is killed in the middle, and another one that goes on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from mentoring import process
from mentoring.documents.tests import world

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
PATIENCE_SECONDS = 120


class Installation:
    """The database of the test as another process can open it, and the files."""

    def __init__(self, directory: Path) -> None:
        self.file = directory / "copy.sqlite3"
        own = connection.settings_dict
        if connection.vendor == "sqlite":  # in memory: others get a copy
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(self.file)])
            self.url = f"sqlite:///{self.file}"
        else:
            login = f"{own['USER']}:{own['PASSWORD']}".rstrip(":")
            self.url = f"postgres://{login}@{own['HOST']}:{own['PORT'] or 5432}/{own['NAME']}"

    def worker(self, *arguments: str, stale: int = 120) -> subprocess.Popen:
        own = {"DATABASE_URL": self.url, "MEDIA_ROOT": str(settings.MEDIA_ROOT), "JOB_STALE_SECONDS": str(stale)}
        return subprocess.Popen(
            [sys.executable, "manage.py", "work", *arguments],
            cwd=ROOT,
            env=os.environ | own | {"DEMO": "1", "DJANGO_SETTINGS_MODULE": "mentoring.settings"},
        )

    def rows(self, query: str) -> list[tuple]:
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.file, timeout=20)) as other:
                return other.execute(query).fetchall()
        with connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()

    def wait_for(self, state: str) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while self.rows("SELECT state FROM mentoring_job") != [(state,)]:
            assert time.monotonic() < until, f"the job never was {state}"
            time.sleep(0.01)


BOOKS = "SELECT count(*) FROM mentoring_issueddocument WHERE kind = 'book'"
EVENTS = "SELECT count(*) FROM mentoring_event WHERE verb = 'book_issued'"


@pytest.fixture
def installation(tmp_path):
    house = world.make_house()
    pair = world.completed(house)
    process.ask_book(school=house.school, year=pair.year, language="ru", by=house.secretary, on=world.CLOSED)
    return Installation(tmp_path)


def test_a_worker_killed_in_the_middle_leaves_nothing_half_made_and_the_next_one_finishes_once(installation):
    killed = installation.worker()
    installation.wait_for("running")
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert installation.rows(BOOKS) == installation.rows(EVENTS) == [(0,)]
    assert installation.rows("SELECT state, tries FROM mentoring_job") == [("running", 1)]

    assert installation.worker("--once").wait(PATIENCE_SECONDS) == 0
    assert installation.rows("SELECT state, tries FROM mentoring_job") == [("running", 1)], "it may still be alive"

    assert installation.worker("--once", stale=0).wait(PATIENCE_SECONDS) == 0
    assert installation.rows("SELECT state, tries FROM mentoring_job") == [("done", 2)]
    assert installation.rows(BOOKS) == installation.rows(EVENTS) == [(1,)]

    assert installation.worker("--once", stale=0).wait(PATIENCE_SECONDS) == 0
    assert installation.rows(BOOKS) == [(1,)]


def test_a_worker_asked_to_stop_puts_its_job_back_and_ends(installation):
    stopped = installation.worker()
    installation.wait_for("running")
    stopped.terminate()
    assert stopped.wait(PATIENCE_SECONDS) == 0
    assert installation.rows("SELECT state, tries FROM mentoring_job") == [("waiting", 0)]


def test_a_worker_ends_with_the_server_it_was_started_beside(installation):
    server = subprocess.Popen(["sleep", "600"])
    worker = installation.worker("--beside", str(server.pid))
    installation.wait_for("done")
    server.kill()
    server.wait()
    assert worker.wait(PATIENCE_SECONDS) == 0
