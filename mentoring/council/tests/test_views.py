"""Meetings live, decisions, minutes and the book: who may, what is ready, what a second press or a rival does."""

import re
from datetime import date

import pytest
from django.urls import reverse

from mentoring import process
from mentoring.council import services
from mentoring.council.models import AgendaItem, Decision, Meeting
from mentoring.documents.models import IssuedDocument
from mentoring.jobs.models import Job
from mentoring.jobs.worker import work_once
from mentoring.mentorships.tests.house import (
    COUNCIL_DAY,
    HIRED,
    MAY_COUNCIL,
    in_session,
    make_active,
    make_completed,
    make_house,
    make_reported,
    make_young,
    propose,
)
from mentoring.tests.pages import queries_of, read, row_counts, ticket_of
from mentoring.tests.signin import sign_in
from mentoring.tests.visitor import Visitor
from schools.enums import Role
from schools.tests import make


@pytest.fixture
def house(db):
    return make_house()


def school_url(name, house):
    return reverse(f"council:{name}", args=[house.school.code])


def meeting_url(name, meeting):
    return reverse(f"council:{name}", args=[meeting.pk])


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def plan_meeting(house, *items, on=COUNCIL_DAY):
    return services.call_meeting(body=services.council_of(house.school), on=on, items=items)


def titles(meeting):
    return [item.mentorship.mentee.last_name if item.mentorship else item.title for item in meeting.items.all()]


# Meetings ------------------------------------------------------------------------------------------------------------
def test_meetings_show_what_waits_and_since_when(client, house):
    propose(house)

    text = plain(read(sign_in(client, house.secretary), school_url("meetings", house)))

    assert "On considering the candidate for mentor: Ахметова А. – Жасова А. waiting since Tue 01.09.2026" in text


def test_meetings_of_a_school_without_any_write_nothing(client, house):
    make.make_association(house.school)

    text = plain(read(sign_in(client, house.secretary), school_url("meetings", house)))

    assert text.count("Nothing waits for a meeting.") == 2


def test_meetings_cost_the_same_queries_for_few_and_many(client, house):
    sign_in(client, house.secretary)

    def fill(times):
        for _ in range(times):
            propose(house, make_young(house.school))
            plan_meeting(house)

    fill(3)
    few = queries_of(client, school_url("meetings", house))
    fill(27)

    assert queries_of(client, school_url("meetings", house)) == few <= 12


def test_meetings_are_read_by_every_teacher_and_run_by_the_office(client, house):
    meeting = plan_meeting(house)
    sign_in(client, house.mentor_user)
    assert "Open the meeting" not in read(client, meeting_url("meeting", meeting))
    assert "New meeting" not in read(client, school_url("meetings", house))
    assert client.get(school_url("new_meeting", house)).status_code == 403
    for name in ("open", "agenda", "presence", "minutes"):
        assert client.post(meeting_url(name, meeting)).status_code == 403
    sign_in(client, house.stranger)
    assert client.get(school_url("meetings", house)).status_code == 404
    assert client.get(meeting_url("meeting", meeting)).status_code == 404
    for name in ("open", "agenda", "presence", "minutes"):
        assert client.post(meeting_url(name, meeting)).status_code == 404


def test_new_meeting_takes_the_ready_items_and_other_matters(client, house):
    item = propose(house).agenda_items.get()
    sign_in(client, house.secretary)
    ticket = ticket_of(read(client, school_url("new_meeting", house)))
    data = {"held_on": "2026-09-03", "items": [item.pk], "matters": "Әртүрлі\n\nБасқа", "ticket": ticket}

    first, _ = (client.post(school_url("new_meeting", house), data) for _ in range(2))

    meeting = Meeting.objects.get()
    assert first.url == meeting_url("meeting", meeting)
    assert titles(meeting) == ["Жасова", "Әртүрлі", "Басқа"]


def test_new_meeting_of_an_association_is_its_chair_s(client, house):
    association = make.make_association(house.school)
    chair = make.make_member(house.school, Role.ASSOCIATION)
    url = school_url("new_meeting", house) + f"?body={association.pk}"

    sign_in(client, chair).post(url, {"held_on": "2026-09-03", "matters": "Есеп"})

    assert Meeting.objects.get().body.association == association
    assert sign_in(client, house.secretary).get(url).status_code == 403


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ({"up": 1}, ["B", "A", "C"]),
        ({"up": 0}, ["A", "B", "C"]),
        ({"down": 0}, ["B", "A", "C"]),
        ({"down": 2}, ["A", "B", "C"]),
        ({"drop": 1}, ["A", "C"]),
        ({"take": 3}, ["A", "B", "C", "D"]),
        ({"title": "E"}, ["A", "B", "C", "E"]),
    ],
)
def test_agenda_is_changed_one_button_at_a_time(client, house, button, expected):
    body = services.council_of(house.school)
    items = [
        services.put(body=body, kind="free", title=title, by=house.secretary, on=HIRED)
        for title in ("A", "B", "C", "D")
    ]
    meeting = plan_meeting(house, *items[:3])
    data = {name: items[value].pk if isinstance(value, int) else value for name, value in button.items()}

    sign_in(client, house.secretary).post(meeting_url("agenda", meeting), data)

    assert titles(meeting) == expected


def test_agenda_does_not_take_an_item_of_another_school(client, house):
    foreign = services.council_of(house.stranger.person.employments.get().school)
    item = services.put(body=foreign, kind="free", title="X", by=house.stranger, on=HIRED)
    meeting = plan_meeting(house)

    answer = sign_in(client, house.secretary).post(meeting_url("agenda", meeting), {"take": item.pk}, follow=True)

    assert "The agenda was not changed" in answer.content.decode() and titles(meeting) == []


# In session ----------------------------------------------------------------------------------------------------------
def opening(house, members, **change):
    return {
        "held_on": "2026-09-03",
        "chair": house.head.person.pk,
        "secretary": house.secretary.person.pk,
        "present": [person.pk for person in members],
    } | change


def test_meeting_opens_with_everybody_ticked_and_the_officers_chosen(client, house):
    meeting = plan_meeting(house, propose(house).agenda_items.get())
    html = read(sign_in(client, house.secretary, on=COUNCIL_DAY), meeting_url("meeting", meeting))
    members = services.members_on(meeting.body, COUNCIL_DAY)
    assert html.count("checked") == len(members)
    assert re.search(rf'<option value="{house.head.person.pk}" selected>', html)

    client.post(meeting_url("open", meeting), opening(house, members[1:]))

    text = plain(read(client, meeting_url("meeting", meeting)))
    assert f"Present: {len(members) - 1} of {len(members)} There is a quorum" in text
    assert f"Absent {members[0].short_name}" in text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"chair": ""}, "This field is required."),
        ({"present": []}, "Mark who is present."),
        ({"held_on": "2026-09-04"}, "The date has not come yet."),
    ],
)
def test_meeting_does_not_open_half(client, house, change, sentence):
    meeting = plan_meeting(house)
    members = services.members_on(meeting.body, COUNCIL_DAY)

    answer = sign_in(client, house.secretary, on=COUNCIL_DAY).post(
        meeting_url("open", meeting), opening(house, members, **change)
    )

    assert sentence in answer.content.decode()
    meeting.refresh_from_db()
    assert (meeting.state, meeting.attendance.count()) == ("planned", 0)


def test_meeting_opened_earlier_takes_the_real_day(client, house):
    meeting = plan_meeting(house, on=date(2026, 9, 10))
    members = services.members_on(meeting.body, COUNCIL_DAY)

    sign_in(client, house.secretary, on=COUNCIL_DAY).post(meeting_url("open", meeting), opening(house, members))

    meeting.refresh_from_db()
    assert (meeting.state, meeting.held_on) == ("open", COUNCIL_DAY)


def test_meeting_costs_a_fixed_number_of_queries(client, house):
    sign_in(client, house.secretary)
    first = in_session(house, [propose(house).agenda_items.get()])
    few = queries_of(client, meeting_url("meeting", first))
    pairs = [propose(house, make_young(house.school)) for _ in range(20)]
    many = in_session(house, [pair.agenda_items.get() for pair in pairs])

    assert queries_of(client, meeting_url("meeting", many)) == few <= 12


# Decisions -----------------------------------------------------------------------------------------------------------
def sent_by(client, item) -> dict[str, list[str]]:
    """What the item's form on the page of the session would send, as its one button were pressed."""
    forms = Visitor.forms_of(read(client, meeting_url("session", item.meeting)))
    return next(form.values for form in forms if form.action == meeting_url("decide", item))


def test_decision_is_one_button_when_unanimous(client, house):
    pair = propose(house)
    item = pair.agenda_items.get()
    meeting = in_session(house, [item])
    services.sit(meeting, language="en")
    sign_in(client, house.secretary, on=COUNCIL_DAY)

    answer = client.post(meeting_url("decide", item), sent_by(client, item))

    decision = Decision.objects.get()
    here, members = services.presence(meeting)
    assert answer.url == meeting_url("session", meeting) + f"#item-{item.pk}"
    assert (decision.votes_for, decision.outcome, decision.decided_on) == (here - 2, "carried", COUNCIL_DAY)
    assert (decision.present, decision.members) == (here, members)
    assert set(decision.conflicted.all()) == {house.mentor, house.job.person}
    assert decision.resolution == "The candidate is approved and presented for the order of the head."
    assert (decision.responsible, decision.due_on) == (house.head.person.short_name, date(2026, 9, 8))
    pair.refresh_from_db()
    assert pair.state == "endorsed"
    for page in ("session", "meeting"):
        text = plain(read(client, meeting_url(page, meeting)))
        assert f"For: {here - 2}. Against: 0. Abstained: 0." in text
        assert "The candidate is cleared: the head may sign the order." in text


def test_decision_of_two_at_once_is_recorded_once(client, house):
    item = propose(house).agenda_items.get()
    meeting = in_session(house, [item])
    sign_in(client, house.secretary, on=COUNCIL_DAY)
    mine, rival = (sent_by(client, item) for _ in range(2))

    first, again, second = (client.post(meeting_url("decide", item), data) for data in (mine, mine, rival))

    assert (first.status_code, again.status_code) == (302, 302)
    assert second.url == meeting_url("meeting", meeting)
    assert "This item has already been decided." in client.get(second.url).content.decode()
    assert Decision.objects.count() == 1
    assert client.get(meeting_url("decide", item)).status_code == 302


def test_decision_with_wrong_votes_keeps_what_was_typed(client, house):
    item = propose(house).agenda_items.get()
    in_session(house, [item])
    sign_in(client, house.secretary, on=COUNCIL_DAY)

    data = sent_by(client, item) | {"votes_for": "1", "spoke": "Сөз"}
    html = client.post(meeting_url("decide", item), data).content.decode()

    assert "count those who abstained" in html and "Сөз" in html
    assert Decision.objects.count() == 0


def test_decision_on_a_final_report_evaluates_the_mentor(client, house):
    pair = make_reported(house)
    item = pair.agenda_items.get(kind="final_report")
    services.sit(in_session(house, [item], MAY_COUNCIL), language="en")
    sign_in(client, house.secretary, on=MAY_COUNCIL)
    assert reverse("reports:final", args=[pair.pk]) in read(client, meeting_url("session", item.meeting))
    ready = sent_by(client, item)

    refused = client.post(meeting_url("decide", item), ready)
    client.post(meeting_url("decide", item), ready | {"evaluation": "good", "recommendations": "Жалғастыру"})

    assert refused.status_code == 200
    pair.final_report.refresh_from_db()
    report = pair.final_report
    assert (report.state, report.evaluation, report.council_recommendations) == ("heard", "good", "Жалғастыру")
    assert Decision.objects.latest("id").resolution == "The report is noted; the mentor’s work is evaluated: good."


def test_decision_outside_a_meeting_leads_to_the_meetings(client, house):
    item = propose(house).agenda_items.get()

    assert sign_in(client, house.secretary).get(meeting_url("decide", item)).url == school_url("meetings", house)


def test_decision_is_for_who_runs_the_meeting(client, house):
    item = propose(house).agenda_items.get()
    in_session(house, [item])

    assert sign_in(client, house.mentor_user).get(meeting_url("decide", item)).status_code == 403
    assert sign_in(client, house.stranger).get(meeting_url("decide", item)).status_code == 404


# Minutes -------------------------------------------------------------------------------------------------------------
def test_minutes_close_the_meeting_and_the_rest_waits(client, house):
    decided, left = propose(house).agenda_items.get(), propose(house, make_young(house.school)).agenda_items.get()
    meeting = in_session(house, [decided, left])
    sign_in(client, house.secretary, on=COUNCIL_DAY)
    client.post(meeting_url("decide", decided), sent_by(client, decided))
    data = {"number": "1", "language": "kk"}

    client.post(meeting_url("minutes", meeting), data)

    document = IssuedDocument.objects.get(kind="minutes")
    text = read(client, meeting_url("meeting", meeting))
    assert reverse("documents:open", args=[document.code]) in text
    assert "not decided: waits for the next meeting" in text
    assert list(AgendaItem.objects.ready()) == [left]


def test_minutes_without_a_number_or_a_decision_are_refused(client, house):
    meeting = in_session(house, [propose(house).agenda_items.get()])
    sign_in(client, house.secretary, on=COUNCIL_DAY)

    nothing = client.post(meeting_url("minutes", meeting), {"number": "1", "language": "kk"}).content.decode()

    assert "The meeting has decided nothing yet." in nothing
    assert not IssuedDocument.objects.filter(kind="minutes").exists()


def test_minutes_draft_writes_nothing(client, house):
    meeting = in_session(house, [propose(house).agenda_items.get()])
    sign_in(client, house.secretary, on=COUNCIL_DAY)
    before = row_counts()

    answer = client.post(meeting_url("minutes_draft", meeting), {"number": "1", "language": "kk"})

    assert (answer.content[:5], row_counts()) == (b"%PDF-", before)


# The book ------------------------------------------------------------------------------------------------------------
def test_book_tells_who_is_in_and_who_is_missing(client, house):
    make_completed(house)
    late = make.make_mentor(house.school, name="Кешіккенова")
    other = house.__class__(**{**vars(house), "mentor": late, "job": make_young(house.school, name="Күткенова")})
    make_active(other)
    sign_in(client, house.secretary, on=date(2027, 5, 26))

    text = plain(read(client, school_url("book", house)))

    assert "In the book (1)" in text and "Ахметова А. Жасова А. Mathematics Good Open" in text
    assert "Still missing (1) Кешіккенова А. – Күткенова А. Mathematics no final report yet" in text


def test_book_is_issued_and_opened(client, house):
    make_completed(house)
    sign_in(client, house.secretary, on=date(2027, 5, 26))
    data = {"language": "kk", "ticket": ticket_of(read(client, school_url("book", house)))}

    first, second = (client.post(school_url("book", house), data) for _ in range(2))
    job = Job.objects.get()
    assert first.url == second.url == reverse("jobs:job", args=[job.pk])

    assert work_once()
    document = IssuedDocument.objects.get(kind="book")
    assert reverse("documents:open", args=[document.code]) in read(client, first.url)


def test_book_of_an_empty_year_is_refused_in_words(client, house):
    html = sign_in(client, house.secretary).post(school_url("book", house), {"language": "kk"}).content.decode()

    assert "No final report of this year has been heard yet." in html


def test_book_is_made_by_the_office(client, house):
    assert sign_in(client, house.mentor_user).get(school_url("book", house)).status_code == 403
    assert sign_in(client, house.stranger).get(school_url("book", house)).status_code == 404


# Services ------------------------------------------------------------------------------------------------------------
def test_an_association_without_seats_is_the_teachers_of_its_subjects(house):
    body = services.body_of(make.make_association(house.school, subject="physics"))
    physicist = make.make_teacher(house.school, subject="physics").person
    assert services.members_on(body, HIRED) == [physicist]

    services.seat(body=body, person=house.mentor, on=HIRED)
    assert services.members_on(body, HIRED) == [house.mentor]


def test_a_nomination_is_decided_into_the_reserve(client, house):
    item = process.nominate_to_reserve(person=house.mentor, school=house.school, by=house.deputy, on=HIRED)
    in_session(house, [item])
    sign_in(client, house.secretary, on=COUNCIL_DAY)

    client.post(meeting_url("decide", item), sent_by(client, item))

    assert list(house.mentor.reserve_memberships.values_list("started_on", flat=True)) == [COUNCIL_DAY]
