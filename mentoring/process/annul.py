"""How is an order taken back before it takes effect? By another order; nothing is deleted."""

from datetime import date

from mentoring.documents.models import IssuedDocument
from mentoring.history.enums import Verb
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.documents import render_annulment
from mentoring.mentorships.enums import FOUNDING_KINDS, OrderKind
from mentoring.mentorships.facts import last_order
from mentoring.mentorships.models import Change, Mentorship, Order
from mentoring.mentorships.transitions import Move, missing_to_annul, takes_effect_on
from mentoring.plans.models import Diagnosis
from mentoring.process.common import issue_order, recount, tell
from mentoring.process.leave import reopen_leave
from mentoring.reasons import deny, refuse
from schools.models import User
from schools.transactions import step


@step
def annul_order(
    *, mentorship: Mentorship, number: str, on: date, reason: str, by: User, language: str, today: date
) -> Order:
    """A new order says that the pair's last one no longer holds, before it takes effect. Nothing is deleted.

    The order that made the pair: the pair never starts, and a former mentor goes on. The order that was to end it: the
    pair goes on.
    """
    mentorship = mentorships.locked(mentorship)
    order = last_order(mentorship)
    if order is None or order.document is None:
        deny("no_order_to_annul")
    move = Move.ANNUL if order.kind in FOUNDING_KINDS else Move.RESTORE
    refuse(
        *missing_to_annul(
            move=move,
            state=mentorship.state,
            annulled=IssuedDocument.objects.filter(annuls=order.document).exists(),
            takes_effect_on=takes_effect_on(mentorship, order),
            order_on=on,
            has_records=move is Move.ANNUL and _has_records(mentorship),
            today=today,
        )
    )
    if on < order.signed_on:
        deny("order_before_annulled")
    annulling = mentorships.write_order(mentorship=mentorship, kind=OrderKind.ANNUL, number=number, on=on, by=by)
    document = issue_order(
        annulling,
        lambda code: render_annulment(order, number=number, on=on, reason=reason, language=language, code=code),
        language=language,
        annuls=order.document,
    )
    told = {"annulled": order.number or "–", "number": number, "date": on}
    tell(Verb.ORDER_ANNULLED, mentorship, by=by, on=on, reason=reason, **told)
    if move is Move.ANNUL:
        mentorships.annul(mentorship, on=on)
    if change := Change.objects.select_for_update(of=("self",)).filter(order=order).first():
        _restore(change, by=by, on=on)
    return mentorships.attach(annulling, document)


def _restore(change: Change, *, by: User, on: date) -> None:
    pair = mentorships.locked(change.mentorship)
    if change.taken_as_id is not None:
        deny("transfer_taken")
    if pair.continued_by.open().exists():
        deny("already_has_mentor")
    pair = mentorships.restore(change, mentorship=pair, on=on)
    reopen_leave(pair, change.last_day)
    recount(pair)
    tell(Verb.MENTORSHIP_RESTORED, pair, by=by, on=on)


def _has_records(mentorship: Mentorship) -> bool:
    """Whether the pair has begun to work. A plan that was only taken over by the order is none of its work."""
    own_level = Diagnosis.objects.filter(mentorship=mentorship).exists() and not mentorship.continues_id
    return own_level or mentorship.pairmeetings.exists() or mentorship.lessonobservations.exists()
