"""Wishes before the order: who may say them, until when, and that nobody but the office ever reads them."""

import re
from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from mentoring import process
from mentoring.documents.models import IssuedDocument
from mentoring.eligibility.models import Wish
from mentoring.eligibility.wishes import questions_to, said_of
from mentoring.history.models import Event
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.tests.house import HIRED, endorse, make_house, make_young, propose, sign
from mentoring.tests.pages import queries_of, read, ticket_of
from mentoring.tests.signin import sign_in
from schools.enums import PostKind, Role
from schools.errors import RuleBroken
from schools.tests import make

SECRET = "Құпия-себеп"


@pytest.fixture
def house(db):
    return make_house()


def url(page, house, *more):
    return reverse(f"eligibility:{page}", args=[house.job.pk, *more])


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def said(job):
    return [(one.kind, one.name, one.place, one.reason, one.is_noted) for one in said_of(job)]


# Who may say it ------------------------------------------------------------------------------------------------------
def test_young_teacher_names_up_to_three_and_the_last_word_counts(client, house):
    rivals = [make.make_mentor(house.school, name=name) for name in ("Бірінші", "Екінші", "Үшінші")]
    sign_in(client, house.mentee_user)
    page = read(client, url("wish", house))
    assert "Only the deputies and the head read this" in page

    first = {"first": house.mentor.pk, "ticket": ticket_of(page)}
    answer = client.post(url("wish", house), first)
    names = dict(zip(("first", "second", "third"), [person.pk for person in rivals], strict=True))
    client.post(url("wish", house), names)

    assert answer.url == reverse("overview:today")
    assert said(house.job) == [
        ("wanted", "Бірінші А.", 1, "", False),
        ("wanted", "Екінші А.", 2, "", False),
        ("wanted", "Үшінші А.", 3, "", False),
    ]
    assert f'value="{rivals[0].pk}" selected' in read(client, url("wish", house))


def test_young_teacher_may_leave_the_choice_to_the_school(client, house):
    sign_in(client, house.mentee_user).post(url("wish", house), {"anyone": "on"})

    assert said(house.job) == [("anyone", "", None, "", False)]


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"second": ""}, "Name at least one teacher, or leave the choice to the school."),
        ({"anyone": "on", "first": "MENTOR"}, "Either name teachers or leave the choice to the school."),
        ({"first": "MENTOR", "second": "MENTOR"}, "Name each teacher once."),
        ({"first": "SELF"}, "Select a valid choice."),
    ],
)
def test_a_wish_that_says_nothing_or_too_much_is_refused(client, house, told, problem):
    known = {"MENTOR": house.mentor.pk, "SELF": house.job.person_id}
    data = {name: known.get(value, value) for name, value in told.items()}

    answer = sign_in(client, house.mentee_user).post(url("wish", house), data)

    assert problem in answer.content.decode()
    assert Wish.objects.count() == 0


def test_possible_mentor_is_willing_then_declines_with_a_reason(client, house):
    sign_in(client, house.mentor_user)
    read(client, url("answer", house))

    client.post(url("answer", house), {"answer": "willing"})
    silent = client.post(url("answer", house), {"answer": "declined", "reason": " "})
    client.post(url("answer", house), {"answer": "declined", "reason": SECRET})

    assert "Say why you decline: one sentence is enough." in silent.content.decode()
    assert said(house.job) == [("declined", "Ахметова А.", None, SECRET, False)]


def test_deputy_notes_what_was_said_aloud(client, house):
    sign_in(client, house.deputy)
    client.post(url("wish", house), {"first": house.mentor.pk})
    answer = client.post(url("note_answer", house, house.mentor.pk), {"answer": "willing"})

    assert answer.url == reverse("eligibility:candidates", args=[house.job.pk])
    assert said(house.job) == [
        ("wanted", "Ахметова А.", 1, "", True),
        ("willing", "Ахметова А.", None, "", True),
    ]
    text = plain(read(client, answer.url))
    assert "said aloud, noted by the office" in text
    assert "Same subject; first wish of the young teacher; is willing" in text


def test_who_may_open_which_page(client, house):
    colleague = make.make_member(house.school, Role.TEACHER)
    another = make.make_user(make_young(house.school).person)
    observer = make.make_observer(house.school.district)
    pages = {
        "wish": url("wish", house),
        "answer": url("answer", house),
        "note": url("note_answer", house, house.mentor.pk),
    }
    allowed = {
        house.deputy: "wish answer note",
        house.head: "wish answer note",
        house.mentee_user: "wish",
        house.mentor_user: "answer",
        house.secretary: "answer",
        colleague: "answer",
        another: "",  # has just started the profession too
        observer: "",
    }
    found = {
        user: " ".join(name for name, address in pages.items() if sign_in(client, user).get(address).status_code == 200)
        for user in allowed
    }
    assert found == allowed
    assert {sign_in(client, house.stranger).get(address).status_code for address in pages.values()} == {404}


# Until when ----------------------------------------------------------------------------------------------------------
def test_wishes_are_heard_until_the_order_and_never_block(client, house):
    process.record_answer(
        employment=house.job, person=house.mentor, willing=False, reason=SECRET, by=house.mentor_user, on=HIRED
    )
    pair = endorse(house, propose(house))
    process.record_wishes(employment=house.job, wanted=[house.mentor], by=house.mentee_user, on=HIRED)
    sign(house, pair)

    for act in (
        lambda: process.record_wishes(employment=house.job, wanted=[], by=house.mentee_user, on=HIRED),
        lambda: process.record_answer(
            employment=house.job, person=house.mentor, willing=True, by=house.deputy, on=HIRED
        ),
    ):
        with pytest.raises(RuleBroken, match="wishes are closed"):
            act()
    page = read(sign_in(client, house.mentee_user), url("wish", house))
    assert "The order is signed: wishes are closed." in page and "Ахметова" in page and SECRET not in page


def test_a_wish_for_somebody_experienced_or_of_another_school_is_refused(house):
    experienced = make.make_teacher(house.school)
    foreign = make.make_mentor(house.stranger.person.employments.get().school)

    with pytest.raises(RuleBroken, match="not new to the profession"):
        process.record_wishes(employment=experienced, wanted=[], by=house.deputy, on=HIRED)
    for wanted in ([foreign], [house.job.person]):
        with pytest.raises(RuleBroken):
            process.record_wishes(employment=house.job, wanted=wanted, by=house.deputy, on=HIRED)
    with pytest.raises(RuleBroken, match="does not work at the school"):
        process.record_answer(employment=house.job, person=foreign, willing=True, by=house.deputy, on=HIRED)


# Home ----------------------------------------------------------------------------------------------------------------
def test_home_asks_only_while_it_matters_and_never_tells_who_was_wished(client, house):
    plain_teacher = make.make_teacher(house.school).person
    process.record_wishes(employment=house.job, wanted=[plain_teacher], by=house.mentee_user, on=HIRED)

    asked = {
        name: [(one.is_own, one.is_answered) for one in questions_to(person.pk, house.school.pk, HIRED)]
        for name, person in {"mentor": house.mentor, "mentee": house.job.person, "wished": plain_teacher}.items()
    }
    assert asked == {"mentor": [(False, False)], "mentee": [(True, True)], "wished": []}
    assert "Would you be a mentor?" in read(sign_in(client, house.mentor_user), reverse("overview:today"))

    sign(house, endorse(house, propose(house)))
    assert questions_to(house.mentor.pk, house.school.pk, date(2026, 9, 9)) == []


def test_pages_of_wishes_cost_the_same_queries_for_few_and_many(client, house):
    pages = [(house.mentee_user, url("wish", house)), (house.mentor_user, url("answer", house))]
    homes = [(user, reverse("overview:today")) for user in (house.mentee_user, house.mentor_user)]
    few = [queries_of(sign_in(client, user), address) for user, address in pages + homes]
    for _ in range(27):
        make.make_mentor(house.school)
        make_young(house.school)

    assert [queries_of(sign_in(client, user), address) for user, address in pages + homes] == few
    assert max(few[:2]) <= 12 and max(few[2:]) <= 8


# Nobody else reads it ------------------------------------------------------------------------------------------------
def test_no_page_event_mail_or_paper_tells_a_wish(client, house):
    """Every page anybody may open around the pair, for every role: the reason of the one who declined, the name of the
    one who was wished and is nowhere else."""
    wished = make.make_teacher(house.school, name="Тілекова", post=PostKind.OTHER).person
    Wish.objects.create(
        employment=house.job, school=house.school, kind="wanted", person=wished, place=1, recorded_by=house.mentee_user,
        recorded_on=HIRED,
    )  # fmt: skip
    process.record_answer(
        employment=house.job, person=house.mentor, willing=False, reason=SECRET, by=house.mentor_user, on=HIRED
    )
    pair = sign(house, endorse(house, propose(house)))
    chair = make.make_member(house.school, Role.ASSOCIATION)
    observer = make.make_observer(house.school.district)
    admin = make.make_user(is_superuser=True, is_staff=True)
    code, person = house.school.code, house.mentor.pk
    pages = [
        reverse("overview:today"),
        reverse("mentorships:list", args=[code]),
        reverse("mentorships:detail", args=[pair.pk]),
        reverse("mentorships:export", args=[code]),
        reverse("eligibility:reserve", args=[code]),
        reverse("eligibility:candidates", args=[house.job.pk]),
        reverse("eligibility:propose", args=[house.job.pk, person]),
        reverse("eligibility:wish", args=[house.job.pk]),
        reverse("eligibility:answer", args=[house.job.pk]),
        reverse("schools:person", args=[code, person]),
        reverse("schools:person", args=[code, house.job.person_id]),
        reverse("council:meetings", args=[code]),
        reverse("journal:journal", args=[pair.pk]),
        reverse("plans:plan", args=[pair.pk]),
        reverse("admin:index"),
    ]
    # Each reads only what they have said themselves.
    own = {house.mentor_user: SECRET, house.mentee_user: "Тілекова"}
    told = []
    for user in (house.mentor_user, house.mentee_user, house.secretary, chair, observer, admin):
        sign_in(client, user)
        for address in pages:
            answer = client.get(address)
            text = answer.content.decode(errors="replace") if not answer.streaming else ""
            if address.endswith(".xlsx"):
                continue
            for secret in (SECRET, "Тілекова"):
                if secret in text and own.get(user) != secret:
                    told.append((user.person, address, secret))
    assert told == []
    kept = [str(value) for event in Event.objects.all() for value in (event.data, event.reason, event.verb)]
    kept += [str(pair.verdict), pair.choice_reason, *(message.body for message in mail.outbox)]
    kept += [str(item.title) for item in pair.agenda_items.all()]
    assert not any(SECRET in text or "Тілекова" in text for text in kept)
    assert IssuedDocument.objects.filter(mentorship=pair).exists()
    assert Mentorship.objects.get().verdict.keys() == {"outcome", "on", "subject", "lines"}


def test_office_reads_the_reason_of_whoever_declined_and_may_propose_them(client, house):
    rival = make.make_mentor(house.school, name="Яхина", percents=(65, 75, 78))
    process.record_answer(
        employment=house.job, person=house.mentor, willing=False, reason=SECRET, by=house.mentor_user, on=HIRED
    )

    text = plain(read(sign_in(client, house.deputy), reverse("eligibility:candidates", args=[house.job.pk])))

    assert text.index("Яхина") < text.index("Ахметова") and f"Declined; same subject «{SECRET}»" in text
    proposal = reverse("eligibility:propose", args=[house.job.pk, house.mentor.pk])
    assert f"This teacher declined: {SECRET}" in plain(read(client, proposal))
    assert rival != house.mentor and propose(house).mentor == house.mentor
