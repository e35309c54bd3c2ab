"""Exceptions: ground and term, the council's decision, the mark everywhere, and what follows when the term is over."""

import re
from datetime import date

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from mentoring import process
from mentoring.council import services as council
from mentoring.council.models import AgendaItem
from mentoring.council.wording import heard_text, resolution_text
from mentoring.eligibility.models import EligibilityException
from mentoring.eligibility.rules import missing_to_end, missing_to_except, missing_to_prolong, needs_decision
from mentoring.eligibility.services import keep_verdicts
from mentoring.history.models import Event
from mentoring.mentorships.documents import render_order
from mentoring.mentorships.tests.house import HIRED, ORDER_DAY, endorse, in_session, make_house, make_young, sign
from mentoring.plans.documents import render_plan
from mentoring.plans.models import Plan
from mentoring.tests.pages import read
from mentoring.tests.signin import sign_in
from schools.errors import RuleBroken
from schools.models import QualityRecord
from schools.tests import make

TERM = date(2026, 12, 28)
AFTER = date(2026, 12, 29)
END = date(2027, 5, 25)


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.fixture
def house(db):
    house = make_house()
    QuerySet(QualityRecord).filter(person=house.mentor).update(fours=55)
    return house


def propose_exception(house, until=TERM):
    return process.propose_mentor(
        employment=house.job,
        mentor=house.mentor,
        subject=make.make_subject(),
        by=house.deputy,
        on=HIRED,
        exception_reason="Жалғыз маман",
        exception_ground="only_of_subject",
        exception_basis="Қызметтік хат № 3",
        exception_until=until,
    )


@pytest.fixture
def pair(house):
    return sign(house, endorse(house, propose_exception(house)))


def url(pair, page="exception"):
    return reverse(f"eligibility:{page}", args=[pair.pk])


# The rules -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("valid_until", "today", "needed"),
    [(None, AFTER, False), (TERM, date(2026, 12, 27), False), (TERM, TERM, False), (TERM, AFTER, True)],
)
def test_the_last_day_is_still_in_the_term(valid_until, today, needed):
    assert needs_decision(valid_until, today) is needed


@pytest.mark.parametrize(
    ("until", "missing"),
    [
        (HIRED, ("exception_term_past",)),
        (date(2026, 9, 2), ()),
        (END, ()),
        (date(2027, 5, 26), ("exception_term_beyond",)),
    ],
)
def test_term_lies_ahead_and_inside_the_pair(until, missing):
    assert missing_to_except(until=until, on=HIRED, finished_on=END) == missing


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, ()),
        ({"until": TERM}, ("exception_not_longer",)),
        ({"until": date(2027, 5, 26)}, ("exception_term_beyond",)),
        ({"is_asked": True}, ("exception_asked",)),
        ({"is_ended": True}, ("exception_ended",)),
        ({"is_active": False}, ("not_active",)),
    ],
)
def test_what_stands_between_an_exception_and_a_longer_term(changes, missing):
    asked = {"is_active": True, "is_ended": False, "is_asked": False, "until": END, "valid_until": TERM}
    assert missing_to_prolong(**asked | {"finished_on": END} | changes) == missing


@pytest.mark.parametrize(
    ("outcome", "missing"),
    [("meets", ()), ("council", ()), ("no_data", ("still_unfit",)), ("does_not_meet", ("still_unfit",))],
)
def test_an_exception_ends_when_it_is_needed_no_more(outcome, missing):
    assert missing_to_end(is_active=True, is_ended=False, outcome=outcome) == missing


# Asking for one ------------------------------------------------------------------------------------------------------
def test_where_nobody_fits_the_page_leads_to_the_exception(client, house):
    html = read(sign_in(client, house.deputy), reverse("eligibility:candidates", args=[house.job.pk]))

    assert "Nobody meets the requirements now" in html and "Propose an exception" in html
    form = read(client, reverse("eligibility:propose", args=[house.job.pk, house.mentor.pk]))
    assert all(f'name="exception_{name}"' in form for name in ("reason", "ground", "basis", "until"))


def test_proposal_keeps_reason_ground_basis_and_term(client, house):
    data = {
        "subject": make.make_subject().pk, "finished_on": "2027-05-25", "choice_reason": "",
        "exception_reason": "Жалғыз маман", "exception_ground": "attestation", "exception_basis": "№ 3",
        "exception_until": "2027-01-15",
    }  # fmt: skip

    sign_in(client, house.deputy).post(reverse("eligibility:propose", args=[house.job.pk, house.mentor.pk]), data)

    kept = EligibilityException.objects.get()
    assert (kept.reason, kept.ground, kept.basis, kept.valid_until, kept.granted_on) == (
        "Жалғыз маман",
        "attestation",
        "№ 3",
        date(2027, 1, 15),
        None,
    )


def test_a_term_beyond_the_pair_is_refused_and_nothing_is_written(house):
    with pytest.raises(RuleBroken, match="cannot last longer than the pair"):
        propose_exception(house, until=date(2027, 5, 26))
    assert EligibilityException.objects.count() == 0 and AgendaItem.objects.count() == 0


# The mark ------------------------------------------------------------------------------------------------------------
def test_exception_is_marked_on_the_card_in_the_list_and_in_figures(client, house, pair):
    sign_in(client, house.deputy, ORDER_DAY)
    listing = reverse("mentorships:list", args=[house.school.code])

    card = plain(read(client, reverse("mentorships:detail", args=[pair.pk])))
    assert "The only teacher of the subject: Қызметтік хат № 3" in card
    assert "Term of the exception until Mon 28.12.2026" in card
    assert "Pairs (1)" in plain(read(client, f"{listing}?exception=on"))
    EligibilityException.objects.all().delete()
    assert "Pairs (1)" in plain(read(client, listing))
    assert "No pair fits the filter" in read(client, f"{listing}?exception=on")


def test_district_counts_exceptions_and_leads_to_them(client, house, pair):
    observer = make.make_observer(house.school.district)

    html = read(sign_in(client, observer, ORDER_DAY), reverse("overview:today"))

    assert f'{reverse("mentorships:list", args=[house.school.code])}?state=open&amp;exception=on">1</a>' in html


def test_figures_count_what_their_link_shows(client, house, pair):
    """Of the school's list and of the district: open pairs whose exception has not ended."""
    listing = reverse("mentorships:list", args=[house.school.code])
    observer = make.make_observer(house.school.district)

    def shown():
        figure = plain(read(sign_in(client, house.deputy, AFTER), listing))
        rows = plain(read(client, f"{listing}?state=open&exception=on"))
        district = read(sign_in(client, observer, AFTER), reverse("overview:today"))
        return "1 open pair by exception" in figure, "Pairs (1)" in rows, "exception=on" in district

    assert shown() == (True, True, True)
    EligibilityException.objects.update(ended_on=AFTER)
    assert shown() == (False, False, False)
    EligibilityException.objects.update(ended_on=None)
    type(pair).objects.update(state="completed")
    assert shown() == (False, False, False)


def test_figure_of_the_school_is_for_who_sees_every_pair(client, house, pair):
    listing = reverse("mentorships:list", args=[house.school.code])

    assert "by exception" not in read(sign_in(client, house.mentor_user, ORDER_DAY), listing)


@pytest.mark.parametrize("is_kept", [False, True])
def test_candidate_who_mentors_by_exception_is_marked(client, house, pair, is_kept):
    young = make_young(house.school)
    if is_kept:
        keep_verdicts([house.school.pk], on=ORDER_DAY)
    sign_in(client, house.deputy, ORDER_DAY)
    pages = [f"{reverse('eligibility:candidates', args=[young.pk])}?all=1"]
    pages += [reverse("eligibility:propose", args=[young.pk, house.mentor.pk])]
    rival = make.make_mentor(house.school)
    pages += [f"{reverse('eligibility:compare', args=[young.pk])}?a={rival.pk}&b={house.mentor.pk}"]

    assert ["by exception" in plain(read(client, page)) for page in pages] == [True, True, True]
    EligibilityException.objects.update(ended_on=ORDER_DAY)
    assert ["by exception" in plain(read(client, page)) for page in pages] == [False, False, False]


def test_exception_is_printed_in_the_order_and_the_plan(house, pair):
    order = plain(render_order(pair, number="1", on=ORDER_DAY, language="ru").html)
    plan = plain(render_plan(Plan(mentorship=pair, version=1), language="ru").html)

    assert "Причина: Жалғыз маман" in order
    assert "Қызметтік хат № 3. Срок исключения (последний день): 28 декабря 2026 года." in order
    assert "(в порядке исключения, срок (последний день): 28.12.2026)" in plan


# When the term is over -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("today", "shown"), [(TERM, False), (AFTER, True)])
def test_home_tells_the_deputy_the_day_after_the_term(client, house, pair, today, shown):
    html = read(sign_in(client, house.deputy, today), reverse("overview:today"))

    assert ("The term of the exception is over" in html) is shown
    assert (url(pair) in html) is shown


def test_council_prolongs_the_term(client, house, pair):
    sign_in(client, house.deputy, AFTER)
    assert "ask the council for longer" in read(client, url(pair))

    client.post(url(pair), {"until": "2027-05-25", "reason": "Аттестаттау наурызда"})

    item = AgendaItem.objects.get(kind="exception")
    assert "25.05.2027. Reason: Аттестаттау наурызда" in heard_text(item) and "25.05.2027" in resolution_text(item)
    assert "The term of the exception is over" not in read(client, reverse("overview:today"))
    decide(house, item, votes_for=True)
    kept = EligibilityException.objects.get()
    assert (kept.valid_until, kept.asked_until, kept.asked_reason) == (END, None, "")
    assert set(Event.objects.values_list("verb", flat=True)) >= {"exception_prolong_asked", "exception_prolonged"}
    assert "On prolonging the exception" in read(client, url(pair))


def test_council_refuses_and_the_deputy_is_told_again(client, house, pair):
    process.prolong_exception(mentorship=pair, until=END, reason="Себеп", by=house.deputy, on=AFTER)
    decide(house, AgendaItem.objects.get(kind="exception"), votes_for=False)

    assert EligibilityException.objects.get().valid_until == TERM
    html = read(sign_in(client, house.deputy, AFTER), reverse("overview:today"))
    assert "The term of the exception is over" in html


def decide(house, item, *, votes_for):
    in_session(house, [item], AFTER)
    here = council.voters(item)
    votes = {"votes_for": here} if votes_for else {"votes_for": 0, "votes_against": here}
    process.record_decision(item=item, resolution="Шешім", by=house.secretary, on=AFTER, **votes)


def test_exception_ends_when_the_mentor_meets_the_requirements(client, house, pair):
    sign_in(client, house.deputy, AFTER)
    client.post(url(pair, "end_exception"))
    assert EligibilityException.objects.get().ended_on is None  # not yet
    process.prolong_exception(mentorship=pair, until=END, reason="Себеп", by=house.deputy, on=AFTER)
    QuerySet(QualityRecord).filter(person=house.mentor).update(fours=75)
    assert "End the exception" in read(client, url(pair))

    client.post(url(pair, "end_exception"))

    kept = EligibilityException.objects.get()
    assert (kept.ended_on, kept.asked_until) == (AFTER, None)
    assert AgendaItem.objects.get(kind="exception").withdrawn_on == AFTER
    assert "The term of the exception is over" not in read(client, reverse("overview:today"))


def test_a_pair_without_an_exception_has_no_such_page(client, house, pair):
    EligibilityException.objects.all().delete()

    assert sign_in(client, house.deputy).get(url(pair)).status_code == 404
