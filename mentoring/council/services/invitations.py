"""Who was told of a meeting, and of which day, time and place? The mails themselves go after the transaction."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from mentoring.council.enums import Delivery
from mentoring.council.models import Invitation, Invited, Meeting
from schools.models import Person, User


def told_of(meeting: Meeting) -> dict[str, str]:
    """What people are told; the agenda may grow until the day and is no reason for another mail."""
    return {
        "held_on": meeting.held_on.isoformat(),
        "starts_at": meeting.starts_at.isoformat("minutes") if meeting.starts_at else "",
        "place": meeting.place,
        "theme": meeting.theme,
    }


def know_already(meeting: Meeting, notice: str, on: date) -> set[int]:
    """Those whom this very notice has reached: mailed, told by hand, or being mailed today."""
    rows = Invited.objects.filter(invitation__meeting=meeting, invitation__notice=notice)
    told = told_of(meeting)
    return {
        row.person_id
        for row in rows.select_related("invitation")
        if row.invitation.told == told
        and (row.delivery in (Delivery.SENT, Delivery.BY_HAND) or _is_on_its_way(row, on))
    }


def _is_on_its_way(row: Invited, on: date) -> bool:
    return row.delivery == Delivery.WAITING and row.invitation.sent_on == on


def note_invitation(
    meeting: Meeting, notice: str, *, people: Iterable[Person], emails: dict[int, str], by: User, on: date
) -> Invitation:
    """One sending; who has no address is to be told by hand."""
    last = meeting.invitations.order_by("-sequence").first()
    sending = Invitation.objects.create(
        meeting=meeting,
        sequence=last.sequence + 1 if last else 0,
        notice=notice,
        told=told_of(meeting),
        sent_on=on,
        sent_by=by,
    )
    Invited.objects.bulk_create(_invited(sending, person, emails.get(person.pk, "")) for person in people)
    return sending


def _invited(sending: Invitation, person: Person, email: str) -> Invited:
    delivery = Delivery.WAITING if email else Delivery.BY_HAND
    return Invited(invitation=sending, person=person, email=email, delivery=delivery)


def note_delivery(pk: Any, delivery: str) -> None:
    Invited.objects.filter(pk=pk).update(delivery=delivery)
