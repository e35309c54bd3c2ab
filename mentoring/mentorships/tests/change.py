"""Steps of change and end for tests: another mentor up to a point, an end, a leave, an order that has not begun."""

from datetime import date

from mentoring import process
from mentoring.council import services as council
from mentoring.mentorships.models import Change, Mentorship
from mentoring.mentorships.tests.house import ORDER_DAY, House, endorse, in_session, propose
from schools.models import Person, School
from schools.tests import make

ASKED = date(2026, 11, 2)
CONSIDERED = date(2026, 11, 5)
LAST_DAY = date(2026, 11, 10)
HANDED_OVER = date(2026, 11, 11)
REASON = "Отбасы жағдайы"


def ask_replacement(house: House, pair: Mentorship, **told) -> Change:
    told = {"ground": "mentor_leaves", "reason": REASON, "last_day": LAST_DAY, "by": house.deputy, "on": ASKED} | told
    return process.ask_replacement(mentorship=pair, **told)


def ask_end(house: House, pair: Mentorship, *, asks_council: bool = False, to_school: School | None = None, **told):
    told = {"ground": "mentee_leaves", "reason": REASON, "last_day": LAST_DAY, "by": house.deputy, "on": ASKED} | told
    return process.ask_end(mentorship=pair, asks_council=asks_council, to_school=to_school, **told)


def propose_successor(house: House, mentor: Person | None = None) -> Mentorship:
    return process.propose_mentor(
        employment=house.job,
        mentor=mentor or make.make_mentor(house.school, name="Жаңабаева"),
        subject=make.make_subject(),
        by=house.deputy,
        on=ASKED,
        finished_on=date(2027, 5, 25),
        choice_reason="Бір пән",
    )


def consider(house: House, pair: Mentorship, *, carried: bool = True) -> Mentorship:
    """The council decides on what waits about the pair."""
    item = pair.agenda_items.undecided().get()
    in_session(house, [item], CONSIDERED)
    here = council.voters(item)
    votes = {"votes_for": here} if carried else {"votes_for": 0, "votes_against": here}
    process.record_decision(item=item, resolution="Шешім", by=house.secretary, on=CONSIDERED, **votes)
    pair.refresh_from_db()
    return pair


def sign_successor(house: House, successor: Mentorship, **told) -> Mentorship:
    told = {"number": "61-н/қ", "on": date(2026, 11, 9), "started_on": HANDED_OVER, "language": "kk"} | told
    process.sign_order(mentorship=successor, by=house.head, **told)
    successor.refresh_from_db()
    return successor


def replace(house: House, pair: Mentorship, **told) -> Mentorship:
    """The pair after the mentor was replaced; the new one is returned."""
    ask_replacement(house, pair)
    successor = sign_successor(house, consider(house, propose_successor(house)), **told)
    pair.refresh_from_db()
    return successor


def end(house: House, pair: Mentorship, **told) -> Mentorship:
    told = {"number": "62-н/қ", "on": date(2026, 11, 9), "last_day": LAST_DAY, "language": "kk"} | told
    process.sign_end(mentorship=pair, by=house.head, **told)
    pair.refresh_from_db()
    return pair


def suspend(house: House, pair: Mentorship, **told):
    told = {
        "absence": "illness",
        "side": "mentee",
        "note": "",
        "started_on": date(2026, 9, 14),
        "expected_on": None,
        "order_number": "12-ж/қ",
        "order_on": date(2026, 9, 14),
        "on": date(2026, 9, 14),
    } | told
    return process.suspend(mentorship=pair, by=house.deputy, **told)


def come_back(house: House, pair: Mentorship, back_on: date, **told) -> Mentorship:
    told = {"finished_on": pair.finished_on, "on": back_on} | told
    return process.record_return(mentorship=pair, back_on=back_on, by=house.deputy, **told)


def annul(house: House, pair: Mentorship, **told):
    told = {"number": "50-н/қ", "on": date(2026, 9, 9), "reason": "Қате", "language": "kk"} | told
    told = {"today": told["on"]} | told
    return process.annul_order(mentorship=pair, by=house.head, **told)


def sign_ahead(house: House, *, started_on: date = date(2026, 9, 14)) -> Mentorship:
    """A signed pair that starts only later."""
    pair = endorse(house, propose(house))
    process.sign_order(
        mentorship=pair, number="45-н/қ", on=ORDER_DAY, started_on=started_on, by=house.head, language="kk"
    )
    pair.refresh_from_db()
    return pair
