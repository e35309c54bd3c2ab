"""Who is told that a body meets, meets on another day, or does not meet? Each person once for each change."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from smtplib import SMTPException

from django.core.mail import get_connection
from django.db import transaction

from mentoring.council import services as council
from mentoring.council.enums import Delivery, MeetingState, Notice
from mentoring.council.letters import Reader, calendar_of, letter_of, mail_of
from mentoring.council.models import Invitation, Meeting
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.reasons import deny
from schools.models import Person, User
from schools.transactions import step

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recipients:
    """Who is to be told now: with an address, and by hand; `known` have been told the same already."""

    notice: str
    changed: bool
    by_mail: list[Person]
    by_hand: list[Person]
    known: int


def recipients(meeting: Meeting, on: date) -> Recipients:
    """Members of the day and those whose matter is heard; of a cancelled meeting whoever was invited to it."""
    notice = Notice.CANCEL if meeting.state == MeetingState.CANCELLED else Notice.REQUEST
    earlier = set(
        Invitation.objects.filter(meeting=meeting, notice=Notice.REQUEST).values_list("people__person", flat=True)
    )
    is_off = notice == Notice.CANCEL
    people = list(Person.objects.filter(pk__in=earlier)) if is_off else _called(meeting)
    known = council.know_already(meeting, notice, on)
    left = [person for person in people if person.pk not in known]
    mailed = _addresses(left)
    told = council.told_of(meeting)
    last = meeting.invitations.order_by("-sequence").first()
    return Recipients(
        notice=notice,
        changed=last is not None and last.told != told,
        by_mail=[person for person in left if person.pk in mailed],
        by_hand=[person for person in left if person.pk not in mailed],
        known=len(people) - len(left),
    )


def _called(meeting: Meeting) -> list[Person]:
    people = {person.pk: person for person in council.members_on(meeting.body, meeting.held_on)}
    items = meeting.items.undecided().select_related("mentorship__mentor", "mentorship__mentee", "person")
    for item in items:
        concerned = [item.mentorship.mentor, item.mentorship.mentee] if item.mentorship else [item.person]
        people |= {person.pk: person for person in concerned if person}
    return sorted(people.values(), key=lambda person: person.sort_key)


def _addresses(people: Sequence[Person]) -> dict[int, User]:
    users = User.objects.filter(person__in=people, is_active=True).exclude(email="")
    return {user.person_id: user for user in users if user.person_id}


@step
def send_invitations(*, meeting: Meeting, address: str, by: User, on: date) -> Invitation:
    """Tell everybody who does not know yet. The mails go once the transaction is kept; one that is refused is marked
    and tried again with the next sending. Raises RuleBroken when there is nothing to tell or the meeting is over."""
    meeting = council.locked(meeting)
    if meeting.state not in (MeetingState.PLANNED, MeetingState.CANCELLED):
        deny("meeting_over")
    found = recipients(meeting, on)
    if not (found.by_mail or found.by_hand):
        deny("nothing_to_tell")
    users = _addresses(found.by_mail)
    sending = council.note_invitation(
        meeting,
        found.notice,
        people=[*found.by_mail, *found.by_hand],
        emails={pk: user.email for pk, user in users.items()},
        by=by,
        on=on,
    )
    record(
        Verb.CANCELLATION_SENT if found.notice == Notice.CANCEL else Verb.INVITATION_SENT,
        by=by,
        on=on,
        school=meeting.school,
        date=meeting.held_on,
        count=len(found.by_mail),
        by_hand=len(found.by_hand),
    )
    transaction.on_commit(lambda: _deliver(sending, users, found.changed, address))
    return sending


def _deliver(sending: Invitation, users: dict[int, User], changed: bool, address: str) -> None:
    """Every mail by one connection; a person's failure is theirs alone."""
    connection = get_connection()
    rows = list(sending.people.filter(delivery=Delivery.WAITING).select_related("person"))
    try:
        connection.open()
    except OSError:
        log.exception("the mail server does not answer")
    for row in rows:
        reader = Reader(name=row.person.full_name, email=row.email, language=users[row.person_id].language)
        letter = letter_of(sending.meeting, sending.notice, reader=reader, changed=changed, address=address)
        calendar = calendar_of(
            sending.meeting, sending.notice, sequence=sending.sequence, reader=reader, address=address
        )
        mail = mail_of(letter, calendar, sending.notice, reader)
        mail.connection = connection
        try:
            sent = mail.send()
        except (SMTPException, OSError):
            log.exception("a mail about meeting %s was not delivered", sending.meeting_id)
            sent = 0
        council.note_delivery(row.pk, Delivery.SENT if sent else Delivery.FAILED)
    connection.close()
