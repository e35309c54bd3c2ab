"""Pages of change and end: who may, what is named before confirming, what is shown of it afterwards, and to whom."""

import re
from datetime import date

import pytest
from django.urls import reverse

from mentoring.documents.models import IssuedDocument
from mentoring.mentorships.enums import ChangeStage
from mentoring.mentorships.models import Change, Mentorship
from mentoring.mentorships.tests import change as steps
from mentoring.mentorships.tests.house import endorse, make_active, make_house, make_reported, make_young, propose
from mentoring.tests.pages import queries_of, read, row_counts, ticket_of
from mentoring.tests.signin import sign_in
from schools import services as schools
from schools.tests import make

DAY = date(2026, 11, 2)
AFTER = date(2026, 11, 12)


@pytest.fixture
def house(db):
    return make_house()


def page_url(name, pair):
    return reverse(f"mentorships:{name}", args=[pair.pk])


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def post(client, url: str, **told):
    return client.post(url, {"ticket": ticket_of(client.get(url).content.decode()), **told})


REPLACE = {"ground": "mentor_leaves", "reason": "Көшеді", "last_day": "2026-11-10"}
END = {"ground": "mentee_leaves", "reason": "Көшеді", "last_day": "2026-11-10", "to_school": ""}
SUSPEND = {
    "side": "mentee",
    "absence": "maternity",
    "started_on": "2026-11-02",
    "expected_on": "",
    "order_number": "12-ж/қ",
    "order_on": "2026-11-02",
    "note": "",
}


# Replacement ---------------------------------------------------------------------------------------------------------
def test_the_deputy_replaces_the_mentor_from_the_card_to_the_candidates(client, house):
    pair = make_active(house)
    sign_in(client, house.deputy, DAY)
    assert page_url("change", pair) in read(client, page_url("detail", pair))
    assert page_url("replace", pair) in read(client, page_url("change", pair))

    page = plain(read(client, page_url("replace", pair)))
    assert "Until that order the present mentor works on" in page
    answer = post(client, page_url("replace", pair), **REPLACE)

    assert answer.url == reverse("eligibility:candidates", args=[house.job.pk])
    change = Change.objects.get()
    assert (change.mentorship, change.stage, change.asked_by) == (pair, ChangeStage.CHOOSING, house.deputy)
    assert "A new mentor is to be chosen" in plain(read(client, page_url("detail", pair)))
    assert "A new mentor is to be chosen" in plain(read(client, reverse("overview:today")))


def test_a_second_deputy_is_told_that_a_change_is_under_way(client, house):
    pair = make_active(house)
    url = page_url("end", pair)
    sign_in(client, house.deputy, DAY)
    ticket = ticket_of(client.get(url).content.decode())
    steps.ask_replacement(house, pair)

    page = client.post(url, {"ticket": ticket, **END})

    assert "under way already" in plain(page.content.decode()) and Change.objects.count() == 1


def test_the_candidate_is_proposed_on_the_usual_page_and_the_head_signs(client, house):
    pair = make_reported(house)
    steps.ask_replacement(house, pair)
    person = make.make_mentor(house.school, name="Жаңабаева")
    sign_in(client, house.deputy, DAY)
    url = reverse("eligibility:propose", args=[house.job.pk, person.pk])
    post(
        client,
        url,
        subject=make.make_subject().pk,
        finished_on="2027-05-25",
        choice_reason="Бір пән",
    )
    successor = Mentorship.objects.get(continues=pair)
    steps.consider(house, successor)

    sign_in(client, house.head, date(2026, 11, 9))
    page = read(client, page_url("order", successor))
    assert "Order on replacing a mentor" in page and 'name="takes_over_plan"' in page and 'value="2026-11-11"' in page
    told = {"number": "61-н/қ", "on": "2026-11-09", "started_on": "2026-11-11", "finished_on": "2027-05-25"}
    draft = client.post(page_url("order_draft", successor), {**told, "language": "ru"})
    assert draft["Content-Type"] == "application/pdf"
    post(client, page_url("order", successor), language="ru", takes_over_plan="on", **told)

    pair.refresh_from_db()
    successor.refresh_from_db()
    assert (pair.state, successor.state, successor.plans.get().state) == ("ended", "active", "approved")
    sign_in(client, house.deputy, AFTER)
    assert "Continued by: Жаңабаева" in plain(read(client, page_url("detail", pair)))
    card = plain(read(client, page_url("detail", successor)))
    assert "Continues the pair with the former mentor: Ахметова" in card


def test_the_handover_is_read_by_the_deputy_and_signed_by_the_new_mentor(client, house):
    pair = make_reported(house)
    successor = steps.replace(house, pair)
    user = make.make_user(successor.mentor)
    url = page_url("handover", successor)

    sign_in(client, house.deputy, AFTER)
    page = plain(read(client, url))
    assert "Former mentor Ахметова" in page and "Сабаққа қатысу" in page and "I have read" not in page
    assert client.post(url).status_code == 403

    sign_in(client, user, AFTER)
    assert "Read what the former mentor hands over" in plain(read(client, reverse("overview:today")))
    assert post(client, url).status_code == 302
    successor.refresh_from_db()
    assert successor.handover_read_on == AFTER
    assert "Level" in plain(read(client, page_url("detail", successor)))


def test_the_former_mentor_opens_the_order_but_not_the_new_pair(client, house):
    successor = steps.replace(house, make_active(house))
    paper = IssuedDocument.objects.get(mentorship=successor)
    sign_in(client, house.mentor_user, AFTER)

    assert client.get(reverse("documents:open", args=[paper.code])).status_code == 200
    assert client.get(page_url("detail", successor)).status_code == 403
    assert client.get(page_url("handover", successor)).status_code == 403


# The end -------------------------------------------------------------------------------------------------------------
def test_the_head_ends_a_pair_by_an_order(client, house):
    pair = make_active(house)
    sign_in(client, house.deputy, DAY)
    assert post(client, page_url("end", pair), **END).status_code == 302

    sign_in(client, house.head, date(2026, 11, 9))
    page = plain(read(client, page_url("end_order", pair)))
    assert "the young teacher leaves the school" in page and "closed as no longer due" in page
    told = {"number": "62-н/қ", "on": "2026-11-09", "last_day": "2026-11-10", "language": "kk+ru"}
    assert client.post(page_url("end_order_draft", pair), told)["Content-Type"] == "application/pdf"
    post(client, page_url("end_order", pair), **told)

    card = plain(read(client, page_url("detail", pair)))
    assert "Ended early" in card and "No longer due" in card and "Next step" not in card
    rows = plain(read(client, reverse("mentorships:list", args=[house.school.code]) + "?state=ended"))
    assert "Ended early" in rows


def test_the_secretary_finds_the_end_on_the_agenda(client, house):
    pair = make_active(house)
    steps.ask_end(house, pair, asks_council=True)
    sign_in(client, house.secretary, DAY)
    page = plain(read(client, reverse("council:meetings", args=[house.school.code])))
    assert "On ending the mentorship early: Ахметова А. – Жасова А." in page


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("nowhere", "No school of the system"),
        ("own", "present school"),
        ("мектебі", "Several schools fit"),
        ("other", ""),
    ],
)
def test_the_school_of_a_transfer_is_found_by_its_name_or_code(client, house, typed, error):
    pair, other = make_active(house), make.make_school()
    typed = {"own": house.school.code, "other": other.code}.get(typed, typed)
    sign_in(client, house.deputy, DAY)
    answer = post(client, page_url("end", pair), **END | {"ground": "transfer", "to_school": typed})

    if error:
        assert error in plain(answer.content.decode())
    else:
        assert Change.objects.get().to_school == other


def test_dropping_a_request_needs_a_reason(client, house):
    pair = make_active(house)
    change = steps.ask_end(house, pair)
    sign_in(client, house.deputy, DAY)
    post(client, page_url("drop", pair), reason="")
    change.refresh_from_db()
    assert change.is_open
    post(client, page_url("drop", pair), reason="Қалды")
    change.refresh_from_db()
    assert change.stage == ChangeStage.DROPPED


# Leave and return ----------------------------------------------------------------------------------------------------
def test_a_leave_is_shown_on_card_list_and_first_page_and_nothing_is_due(client, house):
    pair = make_active(house)
    sign_in(client, house.deputy, DAY)
    assert post(client, page_url("suspend", pair), **SUSPEND).status_code == 302

    card = plain(read(client, page_url("detail", pair)))
    assert "Suspended since Mon 02.11.2026: maternity or parental leave (young teacher)." in card
    assert "Waits for the return" in card  # and what was late before the leave stays so: a leave wipes nothing out
    url = reverse("mentorships:list", args=[house.school.code])
    assert "Suspended" in plain(read(client, url)).partition("Period")[2]
    assert "Ахметова А." in read(client, url + "?state=suspended")
    assert "Ахметова А." not in read(client, url + "?state=active")
    assert "Ахметова А." not in read(client, url + "?late=on")
    home = plain(read(client, reverse("overview:today")))
    assert "Suspended 1 The mentorship is suspended, nothing is due" in home and "Late or silent" not in home

    sign_in(client, house.deputy, date(2027, 2, 1))
    assert "02.11.2026" in plain(read(client, page_url("detail", pair)))
    post(client, page_url("return", pair), back_on="2027-02-01", finished_on="2027-05-25")
    assert not pair.suspensions.filter(returned_on=None).exists()
    assert "Suspended since" not in read(client, page_url("detail", pair))


@pytest.mark.parametrize(("today", "waits"), [(date(2026, 11, 29), False), (date(2026, 11, 30), True)])
def test_the_deputy_is_asked_for_the_return_on_the_expected_day(client, house, today, waits):
    pair = make_active(house)
    steps.suspend(house, pair, started_on=DAY, on=DAY, expected_on=date(2026, 11, 30))
    sign_in(client, house.deputy, today)
    assert ("The return is to be recorded" in plain(read(client, reverse("overview:today")))) is waits


# Another school ------------------------------------------------------------------------------------------------------
def test_the_other_school_sees_what_is_handed_over_and_continues(client, house):
    pair, other = make_reported(house), make.make_school()
    deputy = make.make_member(other, "deputy")
    change = steps.ask_end(house, pair, ground="transfer", to_school=other)
    url = page_url("transfer", change)
    sign_in(client, deputy, AFTER)
    assert client.get(url).status_code == 404  # nothing before the order
    steps.end(house, pair)

    assert url in read(client, reverse("overview:today"))
    assert url in read(client, reverse("mentorships:list", args=[other.code]))
    page = plain(read(client, url))
    assert "Сабаққа қатысу" in page and "Нәтиже" not in page and "Last meetings" not in page
    assert client.get(page_url("transfer_plan", change))["Content-Type"] == "application/pdf"
    assert client.get(page_url("detail", pair)).status_code == 404

    answer = post(client, url, on="2026-11-12", subject=make.make_subject().pk, classes="5А")
    change.refresh_from_db()
    assert answer.url == reverse("eligibility:candidates", args=[change.taken_as_id])
    assert (change.taken_as.person, change.taken_as.school) == (pair.mentee, other)
    assert url not in read(client, reverse("overview:today"))


def test_who_leaves_is_not_shown_as_without_a_mentor(client, house):
    pair = make_active(house)
    steps.ask_end(house, pair, ground="transfer")
    steps.end(house, pair)
    sign_in(client, house.deputy, date(2026, 11, 10))
    assert "Without a mentor" not in plain(read(client, reverse("overview:today")))


@pytest.mark.parametrize("asked", ["replacement", "end"])
def test_another_mentor_is_chosen_without_a_false_lateness(client, house, asked):
    pair = make_active(house)
    if asked == "end":
        steps.ask_end(house, pair, ground="other")
        steps.end(house, pair)
    else:
        steps.ask_replacement(house, pair)
    rival = make.make_mentor(house.school, name="Жаңабаева")
    sign_in(client, house.deputy, AFTER)

    page = plain(read(client, reverse("eligibility:candidates", args=[house.job.pk])))
    assert "late" not in page and "proposed already" not in page
    assert ("Ахметова" in page) is (asked == "end"), "whoever is to be replaced is no candidate"
    assert "The Rules set a term from the hire only, none for another mentor." in page
    form = read(client, reverse("eligibility:propose", args=[house.job.pk, rival.pk]))
    assert 'name="finished_on" value="2027-05-25"' in form, "the form is offered, until the end of the year"
    if asked == "end":
        words = "Without a mentor from Wed 11.11.2026: the mentorship ended early."
        offer = reverse("eligibility:offer", args=[house.school.code, rival.pk])
        for url in (reverse("overview:today"), reverse("mentorships:list", args=[house.school.code]), offer):
            shown = plain(read(client, url))
            assert words in shown and "days late" not in shown


# Annulled orders -----------------------------------------------------------------------------------------------------
def test_the_head_annuls_an_order_and_both_papers_say_so(client, house):
    pair = steps.sign_ahead(house)
    first = IssuedDocument.objects.get()
    sign_in(client, house.head, date(2026, 9, 9))
    assert page_url("annul", pair) in read(client, page_url("change", pair))
    told = {"number": "50-н/қ", "on": "2026-09-09", "reason": "Қате", "language": "kk"}
    assert client.post(page_url("annul_draft", pair), told)["Content-Type"] == "application/pdf"
    post(client, page_url("annul", pair), **told)

    second = IssuedDocument.objects.get(annuls=first)
    card = plain(read(client, page_url("detail", pair)))
    assert "Annulled on Wed 09.09.2026 by order № 50-н/қ." in card
    client.logout()
    check = client.get(reverse("documents:check", args=[first.code])).content.decode()
    assert "Annulled on 9 September 2026 by order № 50-н/қ" in check
    assert reverse("documents:check", args=[second.code]) in check
    assert "45-н/қ" in client.get(reverse("documents:check", args=[second.code])).content.decode()


@pytest.mark.parametrize(("today", "offered"), [(date(2026, 9, 13), True), (date(2026, 9, 14), False)])
def test_an_order_that_has_begun_is_not_offered_to_be_annulled(client, house, today, offered):
    pair = steps.sign_ahead(house)
    sign_in(client, house.head, today)
    assert (page_url("annul", pair) in read(client, page_url("change", pair))) is offered


# Leaving the school --------------------------------------------------------------------------------------------------
def test_ending_a_job_names_the_open_pairs_and_leads_to_them(client, house):
    pair = make_active(house)
    waiting = propose(house, make_young(house.school), make.make_mentor(house.school))
    sign_in(client, house.deputy, DAY)
    job = house.mentor.employments.get()
    url = reverse("schools:leave", args=[house.school.code, house.mentor.pk, job.pk])
    page = read(client, url)
    assert page_url("replace", pair) in page and page_url("detail", waiting) not in page
    young = reverse("schools:leave", args=[house.school.code, pair.mentee_id, pair.employment_id])
    assert page_url("end", pair) in read(client, young)

    schools.finish_employment(employment=job, on=DAY)
    sign_in(client, house.deputy, date(2026, 11, 3))
    assert "Somebody of the pair has left the school" in plain(read(client, reverse("overview:today")))


# Every page ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["replace", "end", "suspend", "return", "drop", "end_order", "annul"])
def test_pages_of_a_pair_that_has_moved_on_lead_to_its_card(client, house, name):
    pair = endorse(house, propose(house))
    sign_in(client, house.head, DAY)
    before = row_counts()
    answer = client.get(page_url(name, pair))
    assert (answer.status_code, answer.url) == (302, page_url("detail", pair))
    assert row_counts() == before


@pytest.mark.parametrize(
    "name", ["change", "replace", "end", "suspend", "return", "drop", "end_order", "annul", "handover"]
)
def test_pages_of_another_school_are_not_found(client, house, name):
    pair = make_active(house)
    assert sign_in(client, house.stranger, DAY).get(page_url(name, pair)).status_code == 404


@pytest.mark.parametrize("name", ["detail", "change", "handover"])
def test_pages_take_a_fixed_number_of_queries(client, house, name):
    successor = steps.replace(house, make_reported(house))
    steps.suspend(house, successor, started_on=AFTER, on=AFTER, order_on=AFTER)
    sign_in(client, house.deputy, AFTER)
    assert queries_of(client, page_url(name, successor)) <= 12
