"""Is it the request's work that is measured, and do the sites it is measured on stand?"""

import time
from datetime import date
from urllib.parse import quote

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.urls import NoReverseMatch

from mentoring.bench import measure, world
from mentoring.bench.driver import workers
from mentoring.bench.measure import NO_FILE, AnswerError, Visit
from mentoring.bench.pages import PAGES
from mentoring.bench.scratch import NoServerError, postgresql_server
from mentoring.eligibility.facts import candidates
from mentoring.mentorships.models import Mentorship
from mentoring.plans.models import Activity
from schools.models import School

pytestmark = pytest.mark.django_db  # on PostgreSQL every measurement asks for its backend

HOME = Visit("overview:today", session="none")


class Body(list):
    """What a WSGI application returns, without Django's signals."""

    def close(self) -> None:
        pass


def application(work=lambda: None, status: str = "200 OK"):
    """A site of one page that does `work`."""

    def answer(environ, start_response):
        work()
        start_response(status, [])
        return Body([b"done"])

    return answer


def burn(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


@pytest.mark.parametrize("seconds", [0.002, 0.004])
def test_all_the_work_of_every_request_is_counted(seconds):
    assert measure.cost(application(lambda: burn(seconds)), HOME, 10).total >= 10 * seconds


def test_waiting_is_no_work():
    assert measure.cost(application(lambda: time.sleep(0.02)), HOME, 5).python < 5 * 0.02


def test_work_of_the_database_is_counted():
    def count() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT sum(i) FROM n"
            )

    spent = measure.cost(application(count), HOME, 3)

    assert (spent.database > 0) == (connection.vendor == "postgresql")
    assert spent.total > 10 * measure.cost(application(), HOME, 3).total


@pytest.mark.parametrize("ask", [measure.checked, lambda site, visit: measure.cost(site, visit, 2)])
def test_a_page_that_fails_is_not_measured(ask):
    with pytest.raises(AnswerError, match="500"):
        ask(application(status="500 Internal Server Error"), HOME)


def test_a_page_that_does_not_exist_is_not_measured():
    with pytest.raises(NoReverseMatch):
        measure.checked(application(), Visit("overview:nowhere", session="none"))


def test_each_post_carries_a_ticket_of_its_own():
    visit = Visit("overview:today", session="none", fields={"topic": "Тақырып"})

    first, second = (measure.request_of(visit)["wsgi.input"].read() for _ in range(2))

    assert quote("Тақырып").encode() in first and b"csrfmiddlewaretoken=" in first
    assert first != second


@pytest.mark.parametrize("in_parts", [False, True])
def test_a_posted_form_is_read_as_it_was_filled_in(in_parts):
    fields = {"topic": "Тақырып", "hard": "", "activities": [3, 4], "proofs": NO_FILE}
    request = WSGIRequest(measure.request_of(Visit("overview:today", session="none", fields=fields, in_parts=in_parts)))

    assert request.POST["topic"] == "Тақырып"
    assert (request.POST["hard"], request.POST.getlist("activities")) == ("", ["3", "4"])
    assert not request.FILES
    assert ("multipart" in request.content_type) is in_parts


def test_bare_site_greets_its_user_in_a_process_of_its_own(tmp_path):
    with workers("sqlite", tmp_path, "bare") as [bare]:
        page = bare.ask("body", page="bare")
        queries = bare.ask("queries", page="bare")
        spent = bare.ask("cost", page="bare", times=3)

    assert "<h1>Hello, Айгүл Сәрсенова</h1>" in page
    assert queries == 2
    assert spent["python"] > 0 and spent["database"] == 0


def test_world_has_what_the_pages_promise(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    visits = world.prepare()

    assert set(visits) == set(PAGES)
    assert Mentorship.objects.open().count() == 50
    assert {pair.outcome for pair in Mentorship.objects.all()} >= {"meets"}
    found = candidates(School.objects.get(code="staff"), date(2026, 10, 15))
    assert sum(1 for one in found if one.categories and one.ethics and one.quality) == 60
    assert Activity.objects.filter(plan__mentorship=visits["plan"].args[0]).count() == 12


def test_a_server_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")

    with pytest.raises(NoServerError, match=r"127\.0\.0\.1"):
        postgresql_server()
