"""Candidates, the proposal and the reserve: who may, what is shown, what two deputies at once see."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from mentoring import process
from mentoring.council import services as council
from mentoring.council.models import AgendaItem
from mentoring.eligibility.models import EligibilityException, ReserveMember
from mentoring.history.models import Event
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.tests.house import HIRED, in_session, make_house, make_young, propose
from mentoring.tests.pages import queries_of, read, ticket_of
from mentoring.tests.signin import sign_in
from schools import services
from schools.enums import Role
from schools.models import CategoryAward, Employment, QualityRecord, Teaching
from schools.tests import make


@pytest.fixture
def house(db):
    return make_house()


def candidates_url(house):
    return reverse("eligibility:candidates", args=[house.job.pk])


def propose_url(house, mentor=None):
    return reverse("eligibility:propose", args=[house.job.pk, (mentor or house.mentor).pk])


def told(house, **more):
    return {"subject": make.make_subject().pk, "finished_on": "2027-05-25", "choice_reason": "", **more}


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


# Candidates ----------------------------------------------------------------------------------------------------------
def test_candidates_are_ranked_with_their_values_and_the_norm(client, house):
    text = plain(read(sign_in(client, house.deputy), candidates_url(house)))

    assert "by Tue 08.09.2026 5 working days left" in text
    assert "Counted from the day of hire: Tue 01.09.2026." in text
    assert "from 70 % meets the requirements, below 60 % does not" in text
    row = text[text.index("Ахметова") :]
    assert row.startswith(
        "Ахметова А. Mathematics Meets the requirements Teacher-researcher Thu 01.06.2028 Met 72 · 75 · 78 0 Same subject"
    )


def test_candidates_without_data_or_unfit_are_folded_with_their_number(client, house):
    CategoryAward.objects.create(person=house.head.person, category="first", awarded_on=date(2016, 6, 1))

    text = plain(read(sign_in(client, house.deputy), candidates_url(house)))

    assert "Do not meet the requirements (3)" in text  # head, deputy, secretary; never the young teacher
    assert "Жасова" not in text[text.index("Do not meet") :]


def test_the_unfit_are_shown_when_their_number_is_followed(client, house):
    unfit = make.make_mentor(house.school, name="Бекова", percents=(72, 59, 78))

    folded = read(sign_in(client, house.deputy), candidates_url(house))
    shown = read(client, f"{candidates_url(house)}?all=1")

    assert 'href="?all=1#does_not_meet"' in folded and f'value="{unfit.pk}"' not in folded
    assert f'value="{unfit.pk}"' in shown and 'id="does_not_meet" open' in shown and 'href="?all=1' not in shown


def test_candidates_are_empty_in_words(client, db):
    school = make.make_school()
    deputy, job = make.make_member(school, Role.DEPUTY), make_young(school)
    job.school.employments.exclude(pk=job.pk).update(finished_on=date(2026, 8, 1))

    assert "There are no other teachers yet" in read(
        sign_in(client, deputy), reverse("eligibility:candidates", args=[job.pk])
    )


def test_candidates_cost_the_same_queries_for_few_and_many(client, house):
    sign_in(client, house.deputy)
    few = queries_of(client, candidates_url(house))
    for _ in range(27):
        make.make_mentor(house.school)

    assert queries_of(client, candidates_url(house)) == few <= 12
    assert queries_of(client, propose_url(house)) <= 12


@pytest.mark.parametrize("page", [candidates_url, propose_url])
def test_candidates_are_for_who_proposes(client, house, page):
    assert sign_in(client, house.mentor_user).get(page(house)).status_code == 403
    assert sign_in(client, house.secretary).get(page(house)).status_code == 403
    assert sign_in(client, house.stranger).get(page(house)).status_code == 404


# The proposal --------------------------------------------------------------------------------------------------------
def test_proposal_shows_the_verdict_line_by_line(client, house):
    text = plain(read(sign_in(client, house.deputy), propose_url(house)))

    assert "Category: teacher-researcher, teacher-master. Valid on Tue 01.09.2026." in text
    assert "Teacher-researcher, awarded Thu 01.06.2023, valid until Thu 01.06.2028." in text
    assert "Subject: Mathematics. 2025–2026: 78 %; 2024–2025: 75 %; 2023–2024: 72 %; mean: 75 %" in text
    assert "Order 160 in force since Sat 25.04.2020" in text
    assert "№ 12; entered on" in text
    assert "2025–2026: журнал; entered on" in text
    assert "register of staff, hired on Tue 01.09.2015" in text
    assert "Propose to the council" in text and "Reason of the exception" not in text


def test_proposal_puts_the_candidate_before_the_council(client, house):
    answer = sign_in(client, house.deputy).post(propose_url(house), told(house, choice_reason="Бір пән"))

    pair = Mentorship.objects.get()
    assert answer.url == reverse("mentorships:detail", args=[pair.pk])
    assert (pair.mentor, pair.outcome, pair.finished_on) == (house.mentor, "meets", date(2027, 5, 25))


def test_proposal_pressed_twice_acts_once(client, house):
    sign_in(client, house.deputy)
    data = told(house, ticket=ticket_of(read(client, propose_url(house))))

    first, second = (client.post(propose_url(house), data) for _ in range(2))

    assert (first.url, Mentorship.objects.count()) == (second.url, 1)


def test_second_deputy_is_told_who_was_quicker(client, house):
    rival = make.make_mentor(house.school)
    sign_in(client, make.make_member(house.school, Role.DEPUTY))
    page = read(client, propose_url(house, rival))
    propose(house)  # meanwhile

    answer = client.post(propose_url(house, rival), told(house, ticket=ticket_of(page)))

    text = plain(answer.content.decode())
    who = house.deputy.get_full_name()
    assert f"A mentor is proposed already: {house.mentor.full_name}. Proposed by: {who}, Tue 01.09.2026." in text
    assert "This young teacher already has a mentor or a proposed one." in text
    assert Mentorship.objects.get().mentor == house.mentor


@pytest.mark.parametrize(
    ("fields", "made"),
    [({}, 0), ({"exception_reason": "Жалғыз маман", "exception_basis": "№ 3", "exception_ground": "nobody_fits"}, 1)],
)
def test_proposal_of_the_unfit_needs_an_exception(client, house, fields, made):
    unfit = make.make_mentor(house.school, percents=(72, 59, 78))
    sign_in(client, house.deputy)
    text = plain(read(client, propose_url(house, unfit)))

    client.post(propose_url(house, unfit), told(house, **fields))

    assert "No year is below 60 %. Years below now: 2024–2025 (" in text
    assert "counts until the end of 2027–2028" in text
    assert "Propose as an exception" in text
    assert (Mentorship.objects.count(), EligibilityException.objects.count()) == (made, made)


def test_proposal_beyond_the_limit_is_warned_of(client, house):
    for _ in range(2):
        propose(house, make_young(house.school))

    text = plain(read(sign_in(client, house.deputy), propose_url(house)))

    assert "This teacher has 2 young teachers already; the school’s limit is 2." in text


def test_proposal_with_a_bad_date_keeps_what_was_typed(client, house):
    answer = sign_in(client, house.deputy).post(
        propose_url(house), told(house, finished_on="2026-08-31", choice_reason="Бір пән")
    )

    html = answer.content.decode()
    assert "The last day is before the first day." in html and "Бір пән" in html
    assert Mentorship.objects.count() == 0


def test_proposal_of_somebody_of_another_school_is_not_found(client, house):
    foreign = make.make_mentor(house.stranger.person.employments.get().school)

    assert sign_in(client, house.deputy).get(propose_url(house, foreign)).status_code == 404


# The reserve ---------------------------------------------------------------------------------------------------------
def reserve_url(house):
    return reverse("eligibility:reserve", args=[house.school.code])


def nominate_url(house, person):
    return reverse("eligibility:nominate", args=[house.school.code, person.pk])


def test_reserve_shows_members_and_who_is_ready(client, house):
    member = make.make_mentor(house.school, name="Резервова")
    ReserveMember.objects.create(person=member, school=house.school, started_on=HIRED)

    text = plain(read(sign_in(client, house.deputy), reserve_url(house)))

    inside, ready = text.split("Ready to nominate")
    assert "In the reserve (1)" in inside and "Резервова А. Mathematics Meets the requirements" in inside
    assert "Ахметова А." in ready and "Резервова" not in ready and "Деканова" not in ready


def test_reserve_says_when_a_member_has_left(client, house):
    gone = make.make_person("Кеткенова")
    ReserveMember.objects.create(person=gone, school=house.school, started_on=HIRED)

    assert "Does not work at the school." in read(sign_in(client, house.secretary), reserve_url(house))


def test_nomination_waits_for_the_council_once(client, house):
    sign_in(client, house.deputy)

    for _ in range(2):
        answer = client.post(nominate_url(house, house.mentor), follow=True)

    assert "This teacher is already in the reserve or before the council." in answer.content.decode()
    assert house.school.bodies.get().items.count() == 1
    assert "Before the council" in read(client, reserve_url(house))


def test_nomination_of_a_deputy_is_refused(client, house):
    answer = sign_in(client, house.head).post(nominate_url(house, house.deputy.person), follow=True)

    assert "(Order 160: working teachers, except the head and deputy heads)." in answer.content.decode()


def test_chair_nominates_for_the_subjects_of_the_own_association(client, house):
    chair = make.make_member(house.school, Role.ASSOCIATION)
    maths = make.make_association(house.school)
    artist = make.make_mentor(house.school, subject="art")
    sign_in(client, chair)
    page = read(client, reserve_url(house))
    assert f"reserve/{house.mentor.pk}/nominate/" in page and f"reserve/{artist.pk}/nominate/" not in page

    client.post(nominate_url(house, house.mentor))
    refused = client.post(nominate_url(house, artist), follow=True)

    assert "This teacher teaches no subject of your association." in refused.content.decode()
    item = AgendaItem.objects.get()
    assert (item.person, item.association) == (house.mentor, maths)
    assert f"Proposed by the association: {maths}" in plain(refused.content.decode())
    endorse_item(house, item)
    assert ReserveMember.objects.get().association == maths


def test_chair_by_seat_is_bound_to_it_and_one_without_an_association_is_refused(client, house):
    chair = make.make_member(house.school, Role.ASSOCIATION)
    assert sign_in(client, chair).post(nominate_url(house, house.mentor)).status_code == 403

    body = council.body_of(make.make_association(house.school))
    other = council.seat(body=body, person=house.secretary.person, post="chair", on=HIRED - timedelta(days=1))
    assert client.post(nominate_url(house, house.mentor)).status_code == 403
    council.leave(other, last_day=HIRED - timedelta(days=1))
    council.seat(body=body, person=chair.person, post="chair", on=HIRED)
    assert client.post(nominate_url(house, house.mentor)).status_code == 302


def test_chair_of_several_associations_nominates_for_the_one_of_the_subject_taught_now(client, house):
    chair = make.make_member(house.school, Role.ASSOCIATION)
    found = {code: make.make_association(house.school, code) for code in ("maths", "art", "physics")}
    for association in found.values():
        council.seat(body=council.body_of(association), person=chair.person, post="chair", on=HIRED)
    # Taught mathematics in a job that is over; art in the present one.
    artist = make.make_mentor(house.school, subject="art")
    former = Employment.objects.create(
        person=artist, school=house.school, started_on=date(2015, 9, 1), finished_on=date(2016, 5, 25)
    )
    Teaching.objects.get_or_create(employment=former, subject=make.make_subject("maths"))
    physicist = make.make_mentor(house.school, subject="physics")
    sign_in(client, chair)

    for person in (artist, physicist):
        client.post(nominate_url(house, person))

    items = {item.person: item.association for item in AgendaItem.objects.all()}
    assert items == {artist: found["art"], physicist: found["physics"]}


def endorse_item(house, item):
    in_session(house, [item])
    here = council.voters(item)
    process.record_decision(item=item, resolution="Енгізілсін", votes_for=here, by=house.secretary, on=HIRED)


def test_member_leaves_with_a_reason_that_is_kept(client, house):
    member = ReserveMember.objects.create(person=house.mentor, school=house.school, started_on=HIRED)
    url = reverse("eligibility:leave_reserve", args=[house.school.code, member.pk])
    sign_in(client, house.deputy)

    silent = client.post(url, {"reason": "other", "note": " "})
    client.post(url, {"reason": "own_wish", "note": "Жүктемесі артты"})
    again = client.post(url, {"reason": "own_wish"})

    member.refresh_from_db()
    assert "Say why this teacher leaves the reserve." in silent.content.decode()
    assert "This teacher has left the reserve already." in again.content.decode()
    assert (member.left_reason, member.left_note, member.finished_on) == ("own_wish", "Жүктемесі артты", HIRED)
    assert Event.objects.get(verb="reserve_left").reason == "own wish. Жүктемесі артты"


def test_head_and_deputies_who_fit_are_told_why_they_may_not(client, house):
    make.make_mentor(house.school, name="Орынбасарова")
    Employment.objects.filter(person__last_name="Орынбасарова").update(post="deputy")

    text = plain(read(sign_in(client, house.deputy), reserve_url(house)))

    assert "Fit, but may not be in the reserve (1) Орынбасарова А. Order 160: working teachers, except" in text


def test_reserve_is_for_who_runs_the_school(client, house):
    assert sign_in(client, house.mentor_user).get(reserve_url(house)).status_code == 403
    assert sign_in(client, house.stranger).get(reserve_url(house)).status_code == 404
    assert sign_in(client, house.secretary).post(nominate_url(house, house.mentor)).status_code == 403
    assert sign_in(client, house.stranger).post(nominate_url(house, house.mentor)).status_code == 404
    assert sign_in(client, house.deputy).get(nominate_url(house, house.mentor)).status_code == 405


def test_reserve_costs_the_same_queries_for_few_and_many(client, house):
    sign_in(client, house.deputy)
    few = queries_of(client, reserve_url(house))
    for index in range(27):
        person = make.make_mentor(house.school)
        if index % 2:
            ReserveMember.objects.create(person=person, school=house.school, started_on=HIRED)

    assert queries_of(client, reserve_url(house)) == few <= 12


def test_reserve_costs_a_chair_of_many_associations_no_more(client, house):
    chair = make.make_member(house.school, Role.ASSOCIATION)
    for subject in ("maths", "art", "physics"):
        make.make_association(house.school, subject)
        Teaching.objects.get_or_create(employment=chair.person.employments.get(), subject=make.make_subject(subject))
    sign_in(client, chair)

    assert queries_of(client, reserve_url(house)) <= 12


# Wording -------------------------------------------------------------------------------------------------------------
def test_a_small_class_school_judged_by_the_mean_says_so(client, house):
    house.school.kind, house.school.quality_basis = "small_class", "mean"
    house.school.save()
    for figure in QualityRecord.objects.filter(person=house.mentor):
        services.correct(fact=figure, reason="жаңылыс", by=None, fours=45)

    text = plain(read(sign_in(client, house.deputy), propose_url(house)))

    assert "small-class school: from 60 % meets the requirements, below 50 % does not" in text
    assert "The mean of the years is not below 50 %." in text


def test_withdrawn_proposal_frees_the_young_teacher(client, house):
    pair = propose(house)
    process.withdraw_proposal(mentorship=pair, by=house.deputy, on=HIRED, reason="Қате")

    assert "proposed already" not in read(sign_in(client, house.deputy), candidates_url(house))
