"""The list, the card, the order and the end of a pair: who may, what is shown, what a late or second press does."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from mentoring import process
from mentoring.documents.models import IssuedDocument
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Order
from mentoring.mentorships.tests.house import (
    HIRED,
    ORDER_DAY,
    endorse,
    in_session,
    make_active,
    make_heard,
    make_house,
    make_young,
    propose,
    sign,
)
from mentoring.tests.pages import queries_of, read, row_counts, ticket_of
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.tests import make


@pytest.fixture
def house(db):
    return make_house()


def list_url(house):
    return reverse("mentorships:list", args=[house.school.code])


def page_url(name, pair):
    return reverse(f"mentorships:{name}", args=[pair.pk])


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


ORDER = {
    "number": "45-н/қ",
    "on": "2026-09-08",
    "started_on": "2026-09-08",
    "finished_on": "2027-05-25",
    "language": "kk",
}


# The list ------------------------------------------------------------------------------------------------------------
def test_list_puts_who_has_no_mentor_first(client, house):
    make_active(house)
    make_young(house.school, name="Жаңаева")

    text = plain(read(sign_in(client, house.deputy, on=date(2026, 9, 9)), list_url(house)))

    assert (
        "Without a mentor (1) Жаңаева Айгүл Mathematics · hired Tue 01.09.2026 by Tue 08.09.2026 1 working day late"
        in text
    )
    assert "Ахметова А. Жасова А. Mathematics Active Level of preparation by Fri 18.09.2026" in text


def test_list_shows_a_teacher_only_own_pairs(client, house):
    pair = propose(house)
    propose(house, make_young(house.school), make.make_mentor(house.school, name="Басқаева"))

    text = plain(read(sign_in(client, house.mentor_user), list_url(house)))

    assert pair.mentor.short_name in text and "Басқаева" not in text and "Without a mentor" not in text


@pytest.mark.parametrize(
    ("query", "on", "shown"),
    [
        ("?late=on", date(2026, 9, 18), False),
        ("?late=on", date(2026, 9, 19), True),
        ("?name=ахМЕт", HIRED, True),
        ("?name=nobody", HIRED, False),
        ("?state=active", HIRED, True),
        ("?state=proposed", HIRED, False),
    ],
)
def test_list_is_filtered(client, house, query, on, shown):
    make_active(house)

    html = read(sign_in(client, house.deputy, on=on), list_url(house) + query)

    assert ("Ахметова А." in html) is shown


def test_list_costs_the_same_queries_for_few_and_many(client, house):
    for _ in range(3):
        propose(house, make_young(house.school))
        make_young(house.school)
    sign_in(client, house.deputy)
    few = queries_of(client, list_url(house))
    for _ in range(27):
        propose(house, make_young(house.school))
        make_young(house.school)

    assert queries_of(client, list_url(house)) == few <= 12


def test_list_of_another_school_is_not_found(client, house):
    assert sign_in(client, house.stranger).get(list_url(house)).status_code == 404


def test_export_writes_what_the_list_shows_as_text(client, house):
    make_active(house)
    evil = make_young(house.school, name="=1+1")
    propose(house, evil)

    answer = sign_in(client, house.deputy).get(
        reverse("mentorships:export", args=[house.school.code]) + "?state=proposed"
    )

    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[1][:5] == ("Ахметова А.", "=1+1 А.", "Mathematics", "2026–2027", "Proposed")
    assert len(rows) == 2


# The card ------------------------------------------------------------------------------------------------------------
def test_card_tells_the_next_step_and_whose_turn_it_is(client, house):
    pair = propose(house)
    url = page_url("detail", pair)

    text = plain(read(sign_in(client, house.deputy), url))
    assert "The council considers the candidate by Tue 08.09.2026 Whose turn it is: secretary of the council" in text
    assert reverse("council:meetings", args=[house.school.code]) in read(sign_in(client, house.secretary), url)

    endorse(house, pair)
    assert page_url("order", pair) in read(sign_in(client, house.head), url)
    assert page_url("order", pair) not in read(sign_in(client, house.deputy), url)

    sign(house, pair)
    assert reverse("plans:level", args=[pair.pk]) in read(sign_in(client, house.mentor_user), url)


def test_card_leads_the_secretary_to_the_meeting_in_session(client, house):
    pair = propose(house)
    item = pair.agenda_items.get()
    in_session(house, [item])

    html = read(sign_in(client, house.secretary), page_url("detail", pair))

    assert reverse("council:decide", args=[item.pk]) in html


def test_card_explains_each_date(client, house):
    text = plain(read(sign_in(client, house.mentee_user), page_url("detail", make_active(house))))

    assert "Level of preparation" in text and "Counted from the date of the order: Tue 08.09.2026." in text
    assert "Term: 10 calendar days (Order 160)." in text
    assert "The last day, still in time: Fri 18.09.2026." in text
    assert "The report on the first half-year is due when it ends: Sun 27.12.2026." in text


def test_card_keeps_the_verdict_and_tells_the_history(client, house):
    text = plain(read(sign_in(client, house.deputy), page_url("detail", make_active(house))))

    assert "Verdict of Tue 01.09.2026" in text and "Teacher-researcher, awarded Thu 01.06.2023" in text
    assert "Signed the order № 45-н/қ of Tue 08.09.2026. Mentor: Ахметова Айгүл. Директорова Айгүл" in text
    assert text.index("Signed the order") < text.index("Proposed a mentor")


def test_card_folds_a_long_history(client, house):
    pair = make_active(house)
    for day in range(9, 30):
        process.log_meeting(
            mentorship=pair,
            held_on=date(2026, 9, day),
            kind="conversation",
            topic="Сабақ",
            minutes=45,
            by=house.mentor_user,
            on=date(2026, 9, 30),
        )
    sign_in(client, house.deputy)

    short, whole = read(client, page_url("detail", pair)), read(client, page_url("detail", pair) + "?all")

    assert "Proposed a mentor" not in short and "Show the whole history" in short
    assert "Proposed a mentor" in whole and "Show the whole history" not in whole


def test_card_asks_only_the_pair_to_confirm_the_order(client, house):
    pair = make_active(house)
    document = IssuedDocument.objects.get(mentorship=pair)
    confirm = reverse("documents:acquaint", args=[document.code])

    assert confirm in read(sign_in(client, house.mentor_user), page_url("detail", pair))
    assert confirm not in read(sign_in(client, house.deputy), page_url("detail", pair))

    process.acquaint(document=document, person=house.mentor, by=house.mentor_user, on=ORDER_DAY)
    text = read(sign_in(client, house.mentor_user), page_url("detail", pair))
    assert confirm not in text and "acquainted Tue 08.09.2026" in text and "not acquainted yet" in text


def test_card_marks_an_exception(client, house):
    unfit = make.make_mentor(house.school, percents=(50, 50, 50))
    pair = process.propose_mentor(
        employment=house.job,
        mentor=unfit,
        subject=make.make_subject(),
        by=house.deputy,
        on=HIRED,
        exception_reason="Жалғыз маман",
        exception_basis="№ 3",
    )

    text = plain(read(sign_in(client, house.deputy), page_url("detail", pair)))

    assert "exception" in text and "Жалғыз маман" in text and "not yet: the council decides" in text


def test_card_costs_a_fixed_number_of_queries(client, house):
    sign_in(client, house.deputy)
    proposed = propose(house, make_young(house.school))
    active = make_active(house)

    assert queries_of(client, page_url("detail", proposed)) <= 12
    assert queries_of(client, page_url("detail", active)) <= 12


def test_card_is_for_the_pair_and_who_runs_the_school(client, house):
    pair = make_active(house)
    colleague = make.make_member(house.school, Role.TEACHER)

    assert sign_in(client, colleague).get(page_url("detail", pair)).status_code == 403
    assert sign_in(client, house.stranger).get(page_url("detail", pair)).status_code == 404


# The order -----------------------------------------------------------------------------------------------------------
def test_order_makes_the_pair_active(client, house):
    pair = endorse(house, propose(house))
    sign_in(client, house.head, on=ORDER_DAY)
    read(client, page_url("order", pair))

    answer = client.post(page_url("order", pair), ORDER)

    pair.refresh_from_db()
    assert (answer.url, pair.state, Order.objects.get().number) == (page_url("detail", pair), "active", "45-н/қ")


def test_order_pressed_twice_is_signed_once(client, house):
    pair = endorse(house, propose(house))
    sign_in(client, house.head, on=ORDER_DAY)
    data = ORDER | {"ticket": ticket_of(read(client, page_url("order", pair)))}

    first, second = (client.post(page_url("order", pair), data) for _ in range(2))

    assert (first.url, Order.objects.count()) == (second.url, 1)


def test_order_already_signed_leads_to_the_card(client, house):
    pair = make_active(house)

    assert sign_in(client, house.head).get(page_url("order", pair)).url == page_url("detail", pair)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"on": "2026-09-02"}, "The order is dated before the decision of the council it rests on."),
        ({"finished_on": "2026-09-07"}, "The last day is before the first day."),
        ({"language": "fr"}, "Select a valid choice."),
    ],
)
def test_order_says_what_is_wrong_and_keeps_what_was_typed(client, house, change, sentence):
    pair = endorse(house, propose(house))

    html = sign_in(client, house.head, on=ORDER_DAY).post(page_url("order", pair), ORDER | change).content.decode()

    assert sentence in html and "45-н/қ" in html
    assert Order.objects.count() == 0


def test_order_draft_writes_nothing(client, house):
    pair = endorse(house, propose(house))
    sign_in(client, house.head, on=ORDER_DAY)
    before = row_counts()

    answers = [client.get(page_url("order_draft", pair)), client.post(page_url("order_draft", pair), ORDER)]

    assert [answer.content[:5] for answer in answers] == [b"%PDF-"] * 2
    pair.refresh_from_db()
    assert (row_counts(), pair.state, pair.started_on) == (before, "endorsed", None)


@pytest.mark.parametrize("name", ["order", "order_draft"])
def test_order_is_the_head_s(client, house, name):
    pair = endorse(house, propose(house))

    assert sign_in(client, house.deputy).get(page_url(name, pair)).status_code == 403
    assert sign_in(client, house.stranger).get(page_url(name, pair)).status_code == 404


# Withdraw, close -----------------------------------------------------------------------------------------------------
def test_withdrawal_names_its_consequences_and_asks_the_reason(client, house):
    pair = propose(house)
    sign_in(client, house.deputy)
    assert "The candidate leaves the agenda of the council." in read(client, page_url("withdraw", pair))

    client.post(page_url("withdraw", pair), {"reason": ""})
    pair.refresh_from_db()
    assert pair.state == MentorshipState.PROPOSED

    client.post(page_url("withdraw", pair), {"reason": "Қате"})
    pair.refresh_from_db()
    assert pair.state == MentorshipState.WITHDRAWN
    assert "Қате" in read(client, page_url("detail", pair))


def test_close_without_a_heard_report_is_refused_in_words(client, house):
    pair = make_active(house)

    html = sign_in(client, house.secretary).post(page_url("close", pair), {"language": "kk"}).content.decode()

    assert "The council has not heard the final report yet." in html
    pair.refresh_from_db()
    assert pair.is_active


def test_close_completes_a_heard_pair_and_issues_its_report(client, house):
    pair = make_heard(house)
    sign_in(client, house.secretary, on=date(2027, 5, 25))
    data = {"language": "kk", "ticket": ticket_of(read(client, page_url("close", pair)))}

    first, second = (client.post(page_url("close", pair), data) for _ in range(2))

    pair.refresh_from_db()
    assert (first.url, second.url, pair.state) == (page_url("detail", pair), page_url("detail", pair), "completed")
    assert IssuedDocument.objects.filter(kind="final_report").count() == 1
    assert client.get(page_url("close", pair)).url == page_url("detail", pair)


@pytest.mark.parametrize("name", ["withdraw", "close"])
def test_the_end_is_not_for_the_pair_itself(client, house, name):
    pair = propose(house)

    assert sign_in(client, house.mentor_user).get(page_url(name, pair)).status_code == 403
    assert sign_in(client, house.stranger).get(page_url(name, pair)).status_code == 404
