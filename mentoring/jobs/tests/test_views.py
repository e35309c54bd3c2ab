"""The page that tells how far a paper is."""

from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from mentoring.documents.models import IssuedDocument
from mentoring.documents.pdf import PaperError
from mentoring.documents.tests import world
from mentoring.history.models import Event
from mentoring.jobs.models import Job
from mentoring.jobs.tests.test_services import later, take
from mentoring.jobs.worker import work_once
from mentoring.tests.signin import sign_in

DAY = world.CLOSED


@pytest.fixture
def house(db):
    house = world.make_house()
    world.completed(house)
    return house


def ask(house, browser, **more):
    url = reverse("council:book", args=[house.school.code])
    ticket = browser.get(url).content.decode().partition('name="ticket" value="')[2].partition('"')[0]
    return browser.post(url, {"language": "ru", "ticket": ticket} | more)


def test_the_book_is_asked_for_made_told_of_and_opened(house):
    browser = sign_in(Client(), house.secretary, DAY)
    page = ask(house, browser)
    job = Job.objects.get()
    assert page.url == reverse("jobs:job", args=[job.pk])
    assert not IssuedDocument.objects.filter(kind="book").exists()
    assert browser.get(reverse("jobs:state", args=[job.pk])).json() == {"state": "waiting", "done": 0, "total": 0}
    assert 'http-equiv="refresh"' in browser.get(page.url).content.decode()

    assert work_once()

    book = IssuedDocument.objects.get(kind="book")
    assert browser.get(reverse("jobs:state", args=[job.pk])).json() == {"state": "done", "done": 1, "total": 1}
    done = browser.get(page.url).content.decode()
    assert reverse("documents:open", args=[book.code]) in done
    assert 'http-equiv="refresh"' not in done
    assert (book.date, book.signatory, book.issued_by) == (DAY, house.secretary.get_full_name(), house.secretary)
    assert Event.objects.filter(verb="book_issued", actor=house.secretary).count() == 1
    assert not work_once()


def test_two_people_and_a_second_press_lead_to_one_job(house):
    browsers = [sign_in(Client(), user, DAY) for user in (house.secretary, house.deputy)]
    answers = [ask(house, browsers[0], ticket="9f3b2f0e-52a5-4d8b-9b39-0a6a2d3f4c11") for _ in range(2)]
    answers.append(ask(house, browsers[1]))
    assert {answer.url for answer in answers} == {reverse("jobs:job", args=[Job.objects.get().pk])}


def test_a_failure_is_told_and_nothing_is_issued(house):
    browser = sign_in(Client(), house.secretary, DAY)
    url = ask(house, browser).url
    with patch("mentoring.process.council.render_book", side_effect=PaperError("Файл жоқ")):
        assert work_once()
    page = browser.get(url).content.decode()
    assert "Файл жоқ" in page
    assert not IssuedDocument.objects.filter(kind="book").exists()
    assert not Event.objects.filter(verb="book_issued").exists()

    again = browser.post(reverse("jobs:again", args=[Job.objects.get().pk]), {"ticket": ""})

    assert again.url == reverse("jobs:job", args=[Job.objects.latest("id").pk]) != url
    assert work_once()
    assert IssuedDocument.objects.filter(kind="book").count() == 1


def test_an_error_of_the_program_is_told_and_ends_the_worker(house):
    browser = sign_in(Client(), house.secretary, DAY)
    ask(house, browser)
    with (
        patch("mentoring.process.council.render_book", side_effect=ZeroDivisionError),
        pytest.raises(ZeroDivisionError),
    ):
        work_once()
    assert Job.objects.get().fault == "fault"


def test_a_worker_that_is_stopped_puts_the_job_back(house):
    ask(house, sign_in(Client(), house.secretary, DAY))
    with (
        patch("mentoring.process.council.render_book", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        work_once()
    assert Job.objects.get().state == "waiting"
    assert work_once()


def test_a_worker_that_lost_its_job_issues_nothing(house):
    """It was away too long: another worker has the job, and what the first one made is thrown away."""
    from mentoring.council.documents import render_book  # noqa: PLC0415 - the real one, before it is watched

    ask(house, sign_in(Client(), house.secretary, DAY))

    def slow(*args, **kwargs):
        rendered = render_book(*args, **kwargs)
        with later(500):
            assert take() is not None
        return rendered

    with patch("mentoring.process.council.render_book", slow):
        assert work_once()
    assert not IssuedDocument.objects.filter(kind="book").exists()
    assert not Event.objects.filter(verb="book_issued").exists()
    assert Job.objects.get().state == "running"


@pytest.mark.parametrize(("seconds", "told"), [(5, False), (25, True)])
def test_page_says_when_no_worker_runs(house, seconds, told):
    browser = sign_in(Client(), house.secretary, DAY)
    url = ask(house, browser).url
    with later(seconds):
        page = browser.get(url)
    assert page.context["unattended"] == told


def test_page_says_how_many_are_made_before_it(house):
    browser = sign_in(Client(), house.secretary, DAY)
    ask(house, browser)
    url = ask(house, browser, language="kk").url
    assert browser.get(url).context["ahead"] == 1


def test_a_book_without_reports_is_refused_at_once(db):
    house = world.make_house()
    page = ask(house, sign_in(Client(), house.secretary, DAY))
    assert page.status_code == 200
    assert not Job.objects.exists()
