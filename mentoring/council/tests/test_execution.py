"""Decisions being carried out: in whose hands, on whose first page, reported once, heard at the next meeting."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mentoring import process
from mentoring.council import services
from mentoring.council.models import FollowUp
from mentoring.council.rules import Occasion
from mentoring.history.models import Event
from mentoring.mentorships.tests.house import COUNCIL_DAY, in_session, make_house
from mentoring.tests.pages import queries_of, read, ticket_of
from mentoring.tests.signin import sign_in
from schools.errors import RuleBroken

DUE, LATER = date(2026, 9, 15), date(2026, 9, 16)
WHAT = "Жас педагогтерге арналған семинар өткізілсін"


@pytest.fixture
def house(db):
    return make_house()


def decided(house, *, person=None, votes=None, resolution=WHAT):
    matter = services.put(
        body=services.council_of(house.school), kind="free", title="Семинар", by=house.secretary, on=COUNCIL_DAY
    )
    meeting = in_session(house, [matter])
    here, _ = services.presence(meeting)
    votes = here if votes is None else votes
    return process.record_decision(
        item=matter,
        resolution=resolution,
        votes_for=votes,
        votes_against=here - votes,
        in_charge=person or house.mentor,
        due_on=DUE,
        by=house.secretary,
        on=COUNCIL_DAY,
    )


def url_of(row):
    return reverse("council:execution", args=[row.pk])


def today(client, user, day=LATER):
    return read(sign_in(client, user, day), reverse("overview:today"))


def test_a_decision_waits_on_the_first_page_of_the_person_in_charge_only(client, house):
    decided(house)

    assert WHAT in today(client, house.mentor_user)
    assert "15.09.2026" in today(client, house.mentor_user)
    assert WHAT not in today(client, house.mentee_user)
    assert WHAT not in today(client, house.secretary)


def test_a_deputy_in_charge_finds_it_too(client, house):
    decided(house, person=house.deputy.person)

    assert WHAT in today(client, house.deputy)


def test_what_was_not_carried_is_in_nobodys_hands(house):
    decision = decided(house, votes=0)

    assert decision.responsible == house.mentor.short_name
    assert not FollowUp.objects.exists()


def test_it_is_reported_once_with_proof_and_the_secretary_takes_note(client, house):
    row = decided(house).follow_up
    sign_in(client, house.mentor_user, LATER)
    told = {"note": "Өтті", "ticket": ticket_of(read(client, url_of(row)))}
    for _ in range(2):
        told["proof"] = SimpleUploadedFile("photo.pdf", b"%PDF-1.4", "application/pdf")
        assert client.post(url_of(row), told).status_code == 302
    row.refresh_from_db()
    assert "1 decision is reported" in today(client, house.secretary)
    assert "Өтті" in read(client, url_of(row))
    assert client.post(reverse("council:note", args=[row.pk])).status_code == 302
    assert "decision is reported" not in today(client, house.secretary)

    row.refresh_from_db()
    assert (row.note, row.reported_on, row.noted_on, row.name) == ("Өтті", LATER, LATER, "photo.pdf")
    assert client.get(reverse("council:evidence", args=[row.key])).getvalue() == b"%PDF-1.4"
    verbs = Event.objects.filter(verb__startswith="execution").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["execution_reported", "execution_noted"]
    assert WHAT not in today(client, house.mentor_user)


def test_a_second_report_and_one_without_words_are_refused(house):
    row = decided(house).follow_up
    with pytest.raises(RuleBroken, match="what was done"):
        process.report_execution(follow_up=row, note=" ", by=house.mentor_user, on=LATER)
    with pytest.raises(RuleBroken, match="not been reported"):
        process.note_execution(follow_up=row, by=house.secretary, on=LATER)
    process.report_execution(follow_up=row, note="Өтті", by=house.mentor_user, on=LATER)

    with pytest.raises(RuleBroken, match="already"):
        process.report_execution(follow_up=row, note="Басқа", by=house.secretary, on=LATER)

    assert FollowUp.objects.get().note == "Өтті"


def test_colleagues_read_and_strangers_find_nothing(client, house):
    row = decided(house).follow_up

    assert "Report what was done" not in read(sign_in(client, house.mentee_user), url_of(row))
    assert client.post(url_of(row), {"note": "x"}).status_code == 403
    assert client.post(reverse("council:note", args=[row.pk])).status_code == 403
    assert client.get(reverse("council:evidence", args=[row.key])).status_code == 403
    assert sign_in(client, house.stranger).get(url_of(row)).status_code == 404
    assert client.get(reverse("council:evidence", args=[row.key])).status_code == 404


def test_the_next_meeting_hears_of_it_at_a_constant_cost(client, house):
    decided(house)
    body = services.council_of(house.school)
    coming = process.plan_meeting(
        body=body, sitting=Occasion(held_on=date(2026, 11, 4)), by=house.secretary, on=COUNCIL_DAY
    )
    url = reverse("council:meeting", args=[coming.pk])
    sign_in(client, house.secretary)
    few = queries_of(client, url)
    assert WHAT in read(client, url)
    home = queries_of(sign_in(client, house.mentor_user), reverse("overview:today"))
    for n in range(4):
        decided(house, resolution=f"№ {n}")

    assert queries_of(client, reverse("overview:today")) == home <= 8
    assert queries_of(sign_in(client, house.secretary), url) == few <= 12


def test_the_list_of_decisions_costs_the_same_for_few_and_many(client, house):
    url = reverse("council:executions", args=[house.school.code])
    decided(house)
    few = queries_of(sign_in(client, house.mentee_user), url)
    for n in range(4):
        decided(house, resolution=f"№ {n}")

    assert queries_of(client, url) == few <= 12
