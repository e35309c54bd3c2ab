"""What does a mail about a meeting say, and which calendar file comes with it? In the language of whoever reads it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from mentoring.council.enums import Notice
from mentoring.council.models import Meeting
from mentoring.council.wording import title_of
from schools import clock
from schools.dates import short_date

LENGTH = timedelta(minutes=90)  # nobody tells how long a meeting lasts; calendars want an end
CALENDAR_TYPE = "text/calendar; method={}"


@dataclass(frozen=True)
class Reader:
    """Whom a mail is for."""

    name: str
    email: str
    language: str


@dataclass(frozen=True)
class Letter:
    """A mail as it is shown before it is sent."""

    subject: str
    text: str
    html: str


def letter_of(meeting: Meeting, notice: str, *, reader: Reader, changed: bool, address: str) -> Letter:
    """The words in the reader's language; `changed` when an earlier mail told another day, time or place."""
    with translation.override(reader.language):
        day = short_date(meeting.held_on, reader.language)
        values = {"body": meeting.body.name, "date": day}
        if notice == Notice.CANCEL:
            subject = _("Cancelled: %(body)s, %(date)s") % values
        elif changed:
            subject = _("Changed: %(body)s, %(date)s") % values
        else:
            subject = _("Invitation: %(body)s, %(date)s") % values
        context = {
            "meeting": meeting,
            "reader": reader,
            "day": day,
            "is_cancelled": notice == Notice.CANCEL,
            "changed": changed,
            "agenda": agenda_of(meeting),
            "address": address,
        }
        return Letter(
            subject=subject,
            text=render_to_string("mentoring/council/mail/meeting.txt", context),
            html=render_to_string("mentoring/council/mail/meeting.html", context),
        )


def agenda_of(meeting: Meeting) -> list[str]:
    """The lines of the agenda in the active language."""
    items = meeting.items.filter(withdrawn_on__isnull=True).select_related(
        "mentorship__mentor", "mentorship__mentee", "person"
    )
    return [title_of(item) for item in items]


def calendar_of(meeting: Meeting, notice: str, *, sequence: int, reader: Reader, address: str) -> bytes:
    """The calendar file of RFC 5545 and 5546: one UID for the life of the meeting, a sequence that grows."""
    with translation.override(reader.language):
        name, mail = parseaddr(settings.DEFAULT_FROM_EMAIL)
        event = Event()
        event.add("uid", f"meeting-{meeting.pk}@{mail.partition('@')[2] or 'localhost'}")
        event.add("sequence", sequence)
        event.add("dtstamp", clock.now().astimezone(UTC))
        _add_time(event, meeting)
        event.add("summary", ": ".join(filter(None, (meeting.body.name, meeting.theme))))
        if meeting.place:
            event.add("location", meeting.place)
        event.add("description", "\n".join([*agenda_of(meeting), address]))
        event.add("url", address)
        event.add("status", "CANCELLED" if notice == Notice.CANCEL else "CONFIRMED")
        organizer = vCalAddress(f"mailto:{mail}")
        organizer.params["CN"] = vText(name or meeting.school.short_name)
        event["organizer"] = organizer
        attendee = vCalAddress(f"mailto:{reader.email}")
        attendee.params["CN"] = vText(reader.name)
        event.add("attendee", attendee, encode=0)
        book = Calendar()
        book.add("prodid", "-//Tälimger//meetings//")
        book.add("version", "2.0")
        book.add("method", notice.upper())
        book.add_component(event)
        return book.to_ical()


def _add_time(event: Event, meeting: Meeting) -> None:
    """A moment in UTC, which needs no time zone beside it; without a time the whole day."""
    if meeting.starts_at is None:
        event.add("dtstart", meeting.held_on)
        event.add("dtend", meeting.held_on + timedelta(days=1))
        return
    begins = timezone.make_aware(datetime.combine(meeting.held_on, meeting.starts_at or time())).astimezone(UTC)
    event.add("dtstart", begins)
    event.add("dtend", begins + LENGTH)


def mail_of(letter: Letter, calendar: bytes, notice: str, reader: Reader) -> EmailMultiAlternatives:
    """Text, HTML and the calendar part that mail programs offer to accept."""
    mail = EmailMultiAlternatives(letter.subject, letter.text, None, [reader.email])
    mail.attach_alternative(letter.html, "text/html")
    mail.attach_alternative(calendar.decode(), CALENDAR_TYPE.format(notice.upper()))
    return mail
