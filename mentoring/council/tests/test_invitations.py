"""Who is told of a meeting: by a real mail server, once for each change, the rest by hand; calendars can read it."""

import socket
from datetime import date, time
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.urls import reverse
from icalendar import Calendar

from mentoring import process
from mentoring.council import services
from mentoring.council.models import Invitation, Invited
from mentoring.council.rules import Occasion
from mentoring.history.models import Event
from mentoring.mentorships.tests.house import make_house, propose
from mentoring.tests.pages import queries_of, read, ticket_of
from mentoring.tests.signin import sign_in
from schools.errors import RuleBroken
from schools.models import User
from schools.tests import make

OCTOBER, NOVEMBER = date(2026, 10, 20), date(2026, 11, 4)
ADDRESS = "https://school.example/meetings/1/"


class Sink:
    """A mail server that keeps what it is given and refuses one address."""

    def __init__(self):
        self.mails = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - the name aiosmtpd calls
        if address == "refused@example.kz":
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def sink(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    sink = Sink()
    server = Controller(sink, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield sink
    server.stop()


@pytest.fixture
def house(db):
    house = make_house()
    User.objects.update(email="")
    for user, mail, language in (
        (house.mentor_user, "mentor@example.kz", "kk"),
        (house.secretary, "secretary@example.kz", "ru"),
    ):
        user.email, user.language = mail, language
        user.save(update_fields=["email", "language"])
    return house


def planned(house, **told):
    body = services.council_of(house.school)
    sitting = Occasion(held_on=NOVEMBER, starts_at=time(15, 0), place="Мәжіліс залы", theme="Тәлімгерлер", **told)
    return process.plan_meeting(body=body, sitting=sitting, matters=["Оқу жылы"], by=house.secretary, on=OCTOBER)


def send(house, meeting, commit, on=OCTOBER):
    with commit(execute=True):
        return process.send_invitations(meeting=meeting, address=ADDRESS, by=house.secretary, on=on)


def moved(house, meeting, day):
    sitting = Occasion(held_on=day, starts_at=time(16, 0), place="12", theme="Тәлімгерлер")
    return process.move_meeting(meeting=meeting, sitting=sitting, by=house.secretary, on=OCTOBER)


def calendar_in(mail):
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    return part, Calendar.from_ical(part.get_content())


def deliveries(meeting):
    rows = Invited.objects.filter(invitation__meeting=meeting).order_by("invitation__sequence", "person__sort_key")
    return [(row.invitation.sequence, row.person.last_name, row.delivery) for row in rows.select_related("invitation")]


def test_members_get_a_mail_in_their_language_with_a_file_for_the_calendar(
    house, sink, django_capture_on_commit_callbacks
):
    meeting = planned(house)

    send(house, meeting, django_capture_on_commit_callbacks)

    by_address = {mail["To"]: mail for mail in sink.mails}
    assert sorted(by_address) == ["mentor@example.kz", "secretary@example.kz"]
    part, calendar = calendar_in(by_address["mentor@example.kz"])
    event = next(iter(calendar.walk("VEVENT")))
    assert part.get_param("method") == "REQUEST"
    assert (str(calendar["method"]), event["sequence"], str(event["status"])) == ("REQUEST", 0, "CONFIRMED")
    assert str(event["location"]) == "Мәжіліс залы"
    assert event.decoded("dtstart").isoformat() == "2026-11-04T10:00:00+00:00"
    assert str(event["attendee"]) == "mailto:mentor@example.kz"
    assert "Педагогикалық кеңес" in by_address["mentor@example.kz"].get_body(("plain",)).get_content()
    assert "Оқу жылы" in by_address["mentor@example.kz"].get_body(("html",)).get_content()
    assert "Педагогический совет" in by_address["secretary@example.kz"].get_body(("plain",)).get_content()


def test_who_has_no_address_is_told_by_hand_and_the_history_counts_both(
    house, sink, django_capture_on_commit_callbacks
):
    meeting = planned(house)

    send(house, meeting, django_capture_on_commit_callbacks)

    told = {name: delivery for _, name, delivery in deliveries(meeting)}
    assert (told["Ахметова"], told["Хатшиева"], told["Деканова"]) == ("sent", "sent", "by_hand")
    event = Event.objects.get(verb="invitation_sent")
    assert (event.data["count"], int(event.data["by_hand"])) == ("2", len(told) - 2)


def test_nobody_is_told_twice_and_a_newcomer_is_told_alone(house, sink, django_capture_on_commit_callbacks):
    meeting = planned(house)
    send(house, meeting, django_capture_on_commit_callbacks)

    with pytest.raises(RuleBroken, match="Everybody knows already"):
        send(house, meeting, django_capture_on_commit_callbacks)
    new = make.make_user(make.make_teacher(house.school, name="Жаңа").person)
    send(house, meeting, django_capture_on_commit_callbacks)

    assert [row for row in deliveries(meeting) if row[0] == 1] == [(1, new.person.last_name, "sent")]
    assert len(sink.mails) == 3


def test_a_moved_and_a_cancelled_meeting_replace_the_calendar_entry(house, sink, django_capture_on_commit_callbacks):
    meeting = planned(house)
    send(house, meeting, django_capture_on_commit_callbacks)
    send(house, moved(house, meeting, date(2026, 11, 11)), django_capture_on_commit_callbacks)
    meeting = process.cancel_meeting(meeting=meeting, reason="Карантин", by=house.secretary, on=OCTOBER)
    send(house, meeting, django_capture_on_commit_callbacks)
    with pytest.raises(RuleBroken):
        send(house, meeting, django_capture_on_commit_callbacks)

    mine = [calendar_in(mail)[1] for mail in sink.mails if mail["To"] == "mentor@example.kz"]
    events = [next(iter(each.walk("VEVENT"))) for each in mine]
    assert [str(each["method"]) for each in mine] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [event["sequence"] for event in events] == [0, 1, 2]
    assert len({str(event["uid"]) for event in events}) == 1
    assert str(events[2]["status"]) == "CANCELLED"
    assert "Карантин" in sink.mails[-1].get_body(("plain",)).get_content()


def test_a_meeting_nobody_was_invited_to_is_cancelled_in_silence(house, sink, django_capture_on_commit_callbacks):
    meeting = process.cancel_meeting(meeting=planned(house), reason="Карантин", by=house.secretary, on=OCTOBER)

    with pytest.raises(RuleBroken):
        send(house, meeting, django_capture_on_commit_callbacks)

    assert sink.mails == []


def test_a_refused_address_is_shown_and_tried_again_alone(house, sink, django_capture_on_commit_callbacks):
    User.objects.filter(pk=house.mentor_user.pk).update(email="refused@example.kz")
    meeting = planned(house)
    send(house, meeting, django_capture_on_commit_callbacks)
    User.objects.filter(pk=house.mentor_user.pk).update(email="mentor@example.kz")

    send(house, meeting, django_capture_on_commit_callbacks)

    mine = [row for row in deliveries(meeting) if row[1] == "Ахметова"]
    assert mine == [(0, "Ахметова", "failed"), (1, "Ахметова", "sent")]
    assert [mail["To"] for mail in sink.mails] == ["secretary@example.kz", "mentor@example.kz"]


def test_without_a_mail_server_the_invitation_stands_and_says_what_failed(
    house, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    meeting = planned(house)

    send(house, meeting, django_capture_on_commit_callbacks)

    assert {delivery for _, name, delivery in deliveries(meeting) if name in ("Ахметова", "Хатшиева")} == {"failed"}


def test_those_whose_matter_is_heard_are_invited_to_the_association_too(
    house, sink, django_capture_on_commit_callbacks
):
    body = services.body_of(make.make_association(house.school, "physics"))
    meeting = process.plan_meeting(body=body, sitting=Occasion(held_on=NOVEMBER), by=house.secretary, on=OCTOBER)
    pair = propose(house)
    item = services.put(body=body, kind="interim_report", mentorship=pair, by=house.secretary, on=OCTOBER)
    services.take_items(meeting, [item])

    send(house, meeting, django_capture_on_commit_callbacks)

    assert {name for _, name, _ in deliveries(meeting)} >= {"Ахметова", "Жасова"}


def test_the_page_shows_everybody_before_it_sends_and_sends_once(
    client, house, sink, django_capture_on_commit_callbacks
):
    meeting = planned(house)
    url = reverse("council:invite", args=[meeting.pk])
    sign_in(client, house.secretary, OCTOBER)
    html = read(client, url)
    assert "Ахметова А." in html
    assert "Нет адреса: сообщите сами" in html
    ticket = ticket_of(html)

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            assert client.post(url, {"ticket": ticket}).status_code == 302

    assert Invitation.objects.count() == 1
    assert len(sink.mails) == 2
    assert "Всем сообщено" in read(client, url)


def test_the_page_costs_the_same_queries_for_few_and_many(client, house):
    meeting = planned(house)
    url = reverse("council:invite", args=[meeting.pk])
    sign_in(client, house.secretary, OCTOBER)
    few = queries_of(client, url)
    for _ in range(5):
        make.make_teacher(house.school)

    assert queries_of(client, url) == few <= 14
