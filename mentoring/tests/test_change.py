"""A running pair changes or ends: what each step leaves, what it refuses, and that nothing is deleted."""

from datetime import date

import pytest

from mentoring import process
from mentoring.documents.models import IssuedDocument
from mentoring.history.enums import Cause
from mentoring.history.models import Event
from mentoring.history.wording import sentence_of
from mentoring.mentorships.enums import ChangeStage, MentorshipState, OrderKind
from mentoring.mentorships.models import Deadline, Mentorship, Order
from mentoring.mentorships.tests import change as steps
from mentoring.mentorships.tests.house import (
    endorse,
    make_active,
    make_completed,
    make_house,
    make_reported,
    propose,
)
from mentoring.mentorships.why import why
from mentoring.process import dates
from mentoring.process.dates import Recount
from schools.calendars import Correction
from schools.errors import RuleBroken
from schools.services import Lesson
from schools.tests import make


@pytest.fixture
def house(db):
    return make_house()


def dues(pair) -> dict[str, tuple[date, date | None, date | None]]:
    return {row.term: (row.due_on, row.done_on, row.lifted_on) for row in pair.deadlines.all()}


def told(pair) -> list[str]:
    return [sentence_of(event) for event in Event.objects.filter(mentorship=pair).order_by("id")]


def refused(act) -> str:
    with pytest.raises(RuleBroken) as broken:
        act()
    return " ".join(str(reason) for reason in broken.value.reasons)


# Replacement ---------------------------------------------------------------------------------------------------------
def test_a_replacement_keeps_the_former_pair_and_links_the_new_one(house):
    pair = make_active(house)
    successor = steps.replace(house, pair)

    assert (pair.state, pair.finished_on, pair.closed_on) == ("ended", steps.LAST_DAY, date(2026, 11, 9))
    assert (successor.state, successor.continues, successor.started_on) == ("active", pair, steps.HANDED_OVER)
    order = Order.objects.get(mentorship=successor)
    assert (order.kind, order.document.mentorship, order.change) == (OrderKind.REPLACE, successor, pair.changes.get())
    assert pair.changes.get().stage == ChangeStage.DONE
    assert {term: (done, lifted) for term, (_, done, lifted) in dues(pair).items()} == {
        "order": (date(2026, 9, 8), None),
        **{term: (None, date(2026, 11, 9)) for term in ("level", "plan", "interim", "final", "end")},
    }
    assert "Replaced the mentor by order № 61-н/қ" in told(pair)[-1]
    assert told(successor)[1] == "Continues the mentorship begun on Tue 08.09.2026. Former mentor: Ахметова Айгүл."


def test_the_new_mentor_owes_level_and_plan_anew(house):
    successor = steps.replace(house, make_active(house))

    found = dues(successor)
    assert "order" not in found  # the Rules set a term from the hire, none for another mentor
    assert found["level"][0] == date(2026, 11, 19)
    assert all(lifted is None and done is None for _, done, lifted in found.values())


def test_a_plan_that_is_taken_over_needs_no_new_level(house):
    pair = make_reported(house)
    successor = steps.replace(house, pair, takes_over_plan=True)

    plan = successor.plans.get()
    assert (plan.state, plan.approved_by, plan.activities.count()) == ("approved", house.head, 3)
    assert plan.document.mentorship == successor and plan.snapshot["activities"]
    assert successor.diagnosis.level == pair.diagnosis.level
    assert successor.diagnosis.ratings.filter(is_need=True).count() == 1
    assert [dues(successor)[term][1] for term in ("level", "plan")] == [date(2026, 11, 9)] * 2
    assert pair.plans.get().activities.count() == 3  # the former pair keeps its own


def test_a_plan_that_is_not_approved_cannot_be_taken_over(house):
    steps.ask_replacement(house, make_active(house))
    successor = steps.consider(house, steps.propose_successor(house))

    assert "no approved plan" in refused(lambda: steps.sign_successor(house, successor, takes_over_plan=True))
    assert Mentorship.objects.get(pk=successor.pk).state == MentorshipState.ENDORSED


def test_without_a_request_there_is_no_second_mentor(house):
    make_active(house)
    assert "already has a mentor" in refused(lambda: steps.propose_successor(house))


def test_only_one_candidate_follows(house):
    steps.ask_replacement(house, make_active(house))
    steps.propose_successor(house)
    assert "already has a mentor" in refused(lambda: steps.propose_successor(house))


def test_a_declined_candidate_leaves_the_choice_open(house):
    pair = make_active(house)
    change = steps.ask_replacement(house, pair)
    steps.consider(house, steps.propose_successor(house), carried=False)

    change.refresh_from_db()
    pair.refresh_from_db()
    assert (change.stage, pair.state) == (ChangeStage.CHOOSING, "active")
    assert steps.propose_successor(house).is_waiting


def test_dropping_the_request_withdraws_the_candidate(house):
    pair = make_active(house)
    change = steps.ask_replacement(house, pair)
    successor = steps.propose_successor(house)

    process.drop_change(mentorship=pair, reason="Шешті", by=house.deputy, on=steps.ASKED)

    change.refresh_from_db()
    successor.refresh_from_db()
    assert (change.stage, successor.state) == (ChangeStage.DROPPED, MentorshipState.WITHDRAWN)
    assert successor.agenda_items.undecided().count() == 0


def test_the_new_mentor_reads_the_handover_once(house):
    successor = steps.replace(house, make_active(house))
    for day in (date(2026, 11, 12), date(2026, 11, 13)):
        process.read_handover(mentorship=successor, by=house.deputy, on=day)

    successor.refresh_from_db()
    assert successor.handover_read_on == date(2026, 11, 12)
    assert sum("hand-over" in sentence for sentence in told(successor)) == 1


# The end -------------------------------------------------------------------------------------------------------------
def test_an_early_end_closes_the_dates_as_no_longer_due(house):
    pair = make_active(house)
    steps.ask_end(house, pair)
    steps.end(house, pair)

    assert (pair.state, pair.finished_on) == ("ended", steps.LAST_DAY)
    assert [row for row in dues(pair).values() if row[1] is None and row[2] is None] == []
    assert dues(pair)["final"][1:] == (None, date(2026, 11, 9))
    assert Order.objects.get(mentorship=pair, kind=OrderKind.END).document is not None
    assert not Deadline.objects.open().filter(mentorship=pair).exists()


@pytest.mark.parametrize(("carried", "stage"), [(True, "order"), (False, "declined")])
def test_the_council_may_be_asked_before_the_end(house, carried, stage):
    pair = make_active(house)
    change = steps.ask_end(house, pair, asks_council=True)
    assert "does not wait for an order" in refused(lambda: steps.end(house, pair))

    steps.consider(house, pair, carried=carried)

    change.refresh_from_db()
    assert change.stage == stage
    if carried:
        assert "before the decision" in refused(lambda: steps.end(house, pair, on=date(2026, 11, 4)))
        assert steps.end(house, pair).state == "ended"


@pytest.mark.parametrize(
    ("last_day", "right"),
    [
        (date(2026, 9, 7), False),
        (date(2026, 9, 8), True),
        (date(2027, 5, 25), True),
        (date(2027, 5, 26), False),
    ],
)
def test_the_last_day_lies_inside_the_pair(house, last_day, right):
    pair = make_active(house)
    if right:
        assert steps.ask_end(house, pair, last_day=last_day).last_day == last_day
    else:
        assert "outside the mentorship" in refused(lambda: steps.ask_end(house, pair, last_day=last_day))


def test_a_pair_that_ended_early_is_continued_by_the_next(house):
    pair = make_active(house)
    steps.ask_end(house, pair)
    steps.end(house, pair)

    successor = steps.propose_successor(house)

    assert successor.continues == pair and not dues(successor), "no term for another mentor"


def test_an_ended_pair_is_told_of_until_its_last_day_has_passed(house):
    pair = make_active(house)
    steps.ask_end(house, pair)
    steps.end(house, pair)

    def log(day, today):
        return process.log_meeting(
            mentorship=pair,
            held_on=day,
            minutes=30,
            kind="conversation",
            topic="ҚМЖ",
            by=house.mentor_user,
            on=today,
        )

    assert log(date(2026, 11, 10), date(2026, 11, 10)).pk
    assert "not active" in refused(lambda: log(date(2026, 11, 10), date(2026, 11, 11)))


# Leave and return ----------------------------------------------------------------------------------------------------
def test_nothing_is_due_during_a_leave_and_the_return_counts_again(house):
    pair = make_active(house)
    steps.suspend(house, pair)
    assert not Deadline.objects.open().filter(mentorship=pair).exists()

    steps.come_back(house, pair, date(2026, 9, 28))

    found = dues(pair)
    assert all(lifted is None for _, _, lifted in found.values())
    # Five of the level's ten days had run, the plan follows it; what hangs on the year stays.
    assert {term: due for term, (due, _, _) in found.items()} == {
        "order": date(2026, 9, 8),
        "level": date(2026, 10, 2),
        "plan": date(2026, 10, 9),
        "interim": date(2026, 12, 25),
        "final": date(2027, 5, 11),
        "end": date(2027, 5, 25),
    }
    told_of_level = " ".join(why(pair.deadlines.get(term="level").explanation))
    assert "Mon 14.09.2026 – Sun 27.09.2026, mentorship suspended (12-ж/қ)" in told_of_level


@pytest.mark.parametrize(
    ("first", "back", "level", "plan"),
    [
        ((9, 9), (9, 10), (9, 21), (9, 28)),  # the first day of the level's term, which then ends on a Saturday
        ((9, 18), (9, 19), (9, 21), (9, 28)),  # its last day
        ((9, 19), (9, 21), (9, 18), (9, 25)),  # a weekend between the terms
        ((9, 21), (9, 23), (9, 18), (9, 29)),  # the first two days of the plan's term
        ((9, 25), (9, 28), (9, 18), (9, 28)),  # its last day
        ((9, 28), (10, 5), (9, 18), (9, 25)),  # after both
    ],
)
def test_a_return_shifts_the_dates_by_the_days_away(house, first, back, level, plan):
    pair = make_active(house)
    first, back = date(2026, *first), date(2026, *back)
    steps.suspend(house, pair, started_on=first, on=first)
    steps.come_back(house, pair, back)

    found = dues(pair)
    assert (found["level"][0], found["plan"][0]) == (date(2026, *level), date(2026, *plan))


def test_an_open_ended_leave_shifts_nothing_before_the_return(house):
    pair = make_active(house)
    before = {term: due for term, (due, _, _) in dues(pair).items()}
    steps.suspend(house, pair)

    assert {term: due for term, (due, _, _) in dues(pair).items()} == before
    assert not Deadline.objects.open().filter(mentorship=pair).exists()


def test_two_leaves_shift_twice(house):
    pair = make_active(house)
    steps.suspend(house, pair)
    steps.come_back(house, pair, date(2026, 9, 28))
    steps.suspend(house, pair, started_on=date(2026, 9, 30), on=date(2026, 9, 30))
    steps.come_back(house, pair, date(2026, 10, 7))

    # Five days ran to 13.09, two on 28 and 29.09; the last three end on 09.10.
    found = dues(pair)
    assert (found["level"][0], found["plan"][0]) == (date(2026, 10, 9), date(2026, 10, 16))


def test_the_preview_of_a_calendar_counts_a_returned_pair_like_its_page(house):
    pair = make_active(house)
    steps.suspend(house, pair)
    steps.come_back(house, pair, date(2026, 9, 28))
    far = Correction(date(2030, 6, 3), "day_off", "", "", "", source="№ 1", week=None, school_id=house.school.pk)
    change = Recount(Cause.DAYS_OFF, "№ 1", lambda by, on: None, school=house.school, added=(far,))

    events = Event.objects.count()
    found = dates.foresee(change, today=date(2026, 9, 28))
    dates.carry_out(change, seen=found.seen, by=house.deputy, on=date(2026, 9, 28))

    assert (found.moved, Event.objects.count()) == (0, events)
    assert dues(pair)["level"][0] == date(2026, 10, 2)


# The next mentor's last day, and no false lateness ---------------------------------------------------------------------
@pytest.mark.parametrize("ended", [False, True])
def test_the_next_mentor_is_proposed_until_the_end_a_leave_has_moved(house, ended):
    pair = make_active(house)
    steps.suspend(house, pair)
    if ended:
        steps.ask_end(house, pair, on=date(2026, 9, 20))  # before the return moves the end
    pair = steps.come_back(house, pair, date(2026, 9, 28), finished_on=date(2027, 6, 8))
    if ended:
        steps.end(house, pair)
    else:
        steps.ask_replacement(house, pair)

    told = {"employment": house.job, "subject": make.make_subject(), "by": house.deputy, "on": steps.ASKED}
    successor = process.propose_mentor(mentor=make.make_mentor(house.school, name="Жаңабаева"), **told)

    assert successor.finished_on == date(2027, 6, 8)
    assert "order" not in dues(successor), "the term from the hire was kept by the first order"


def test_an_annulled_end_keeps_the_end_a_return_has_moved(house):
    pair = make_active(house)
    steps.suspend(house, pair)
    steps.ask_end(house, pair, on=date(2026, 9, 20))
    pair = steps.come_back(house, pair, date(2026, 9, 28), finished_on=date(2027, 6, 8))
    steps.end(house, pair)
    steps.annul(house, pair, on=date(2026, 11, 9))

    pair.refresh_from_db()
    assert (pair.state, pair.finished_on) == ("active", date(2027, 6, 8))


def test_an_annulled_end_lets_a_leave_go_on(house):
    pair = make_active(house)
    steps.suspend(house, pair)
    steps.ask_end(house, pair)
    steps.end(house, pair)
    assert not pair.suspensions.filter(returned_on=None).exists()
    steps.annul(house, pair, on=date(2026, 11, 9))

    assert pair.suspensions.get().returned_on is None
    assert not Deadline.objects.open().filter(mentorship=pair).exists(), "nothing is due before the return"


def test_the_mentor_to_be_replaced_is_no_candidate(house):
    pair = make_active(house)
    steps.ask_replacement(house, pair)

    assert "to be replaced" in refused(lambda: steps.propose_successor(house, pair.mentor))


def test_a_return_on_the_first_day_undoes_the_leave(house):
    pair = make_active(house)
    before = dues(pair)
    steps.suspend(house, pair)
    steps.come_back(house, pair, date(2026, 9, 14))

    assert dues(pair) == before
    assert "nobody was away" in told(pair)[-1]


def test_a_leave_ahead_lifts_only_what_falls_into_it(house):
    pair = make_active(house)
    steps.suspend(house, pair, started_on=date(2026, 12, 1), on=date(2026, 9, 9))

    due_still = set(Deadline.objects.open().filter(mentorship=pair).values_list("term", flat=True))
    assert due_still == {"level", "plan"}
    process.determine_level(mentorship=pair, level="medium", note="", by=house.mentor_user, on=date(2026, 9, 10))
    assert set(Deadline.objects.open().filter(mentorship=pair).values_list("term", flat=True)) == {"plan"}


def test_the_school_may_move_the_end(house):
    pair = make_active(house)
    steps.suspend(house, pair)
    steps.come_back(house, pair, date(2026, 9, 28), finished_on=date(2027, 6, 8))

    pair.refresh_from_db()
    assert pair.finished_on == date(2027, 6, 8) == dues(pair)["end"][0]


@pytest.mark.parametrize(("day", "right"), [(13, True), (14, False), (27, False), (28, True)])
def test_no_meeting_falls_into_a_leave(house, day, right):
    pair = make_active(house)
    steps.suspend(house, pair)
    steps.come_back(house, pair, date(2026, 9, 28))

    def log():
        return process.log_meeting(
            mentorship=pair,
            held_on=date(2026, 9, day),
            minutes=30,
            kind="conversation",
            topic="ҚМЖ",
            by=house.mentor_user,
            on=date(2026, 9, 29),
        )

    assert log().pk if right else "suspended on that day" in refused(log)


def test_no_step_of_the_plan_is_taken_during_a_leave(house):
    pair = make_active(house)
    steps.suspend(house, pair)
    act = {"mentorship": pair, "level": "medium", "note": "", "by": house.mentor_user}
    assert "suspended" in refused(lambda: process.determine_level(on=date(2026, 9, 15), **act))


# Another school ------------------------------------------------------------------------------------------------------
def test_a_young_teacher_goes_on_at_another_school(house):
    pair, other = make_active(house), make.make_school()
    change = steps.ask_end(house, pair, ground="transfer", to_school=other)
    assert not type(change).objects.offered_to(other.pk).exists()  # not before the order
    steps.end(house, pair)
    assert list(type(change).objects.offered_to(other.pk)) == [change]

    deputy = make.make_member(other, "deputy")
    job = process.take_transfer(
        change=change, on=date(2026, 11, 12), lesson=Lesson(subject=make.make_subject()), by=deputy
    )

    assert (job.person, job.school, job.starts_profession) == (pair.mentee, other, True)
    mentor = make.make_mentor(other)
    again = process.propose_mentor(
        employment=job, mentor=mentor, subject=make.make_subject(), by=deputy, on=date(2026, 11, 12)
    )
    assert (again.continues, again.school, again.finished_on) == (pair, other, date(2027, 5, 25))
    assert "order" in dues(again)  # five working days from the new hire
    assert "hired by another school" in told(pair)[-1]
    assert any("Continues the mentorship" in sentence for sentence in told(again))
    assert "taken over already" in refused(
        lambda: process.take_transfer(
            change=change, on=date(2026, 11, 12), lesson=Lesson(subject=make.make_subject()), by=deputy
        )
    )


# Annulled orders -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("day", "right"), [(date(2026, 9, 13), True), (date(2026, 9, 14), False)])
def test_an_order_is_annulled_only_before_the_pair_starts(house, day, right):
    pair = steps.sign_ahead(house)
    if not right:
        assert "has taken effect" in refused(lambda: steps.annul(house, pair, on=day))
        return
    steps.annul(house, pair, on=day)

    pair.refresh_from_db()
    assert pair.state == MentorshipState.ANNULLED
    first, second = Order.objects.filter(mentorship=pair).order_by("id")
    assert (second.kind, first.document.annulled_by) == (OrderKind.ANNUL, second.document)
    assert IssuedDocument.objects.filter(mentorship=pair).count() == 2
    assert not Deadline.objects.open().filter(mentorship=pair).exists()
    assert "no order to annul" in refused(lambda: steps.annul(house, pair, on=day))
    assert propose(house).is_waiting  # the young teacher is without a mentor again


def test_an_annulled_replacement_brings_the_former_mentor_back(house):
    pair = make_active(house)
    before = dues(pair)
    successor = steps.replace(house, pair)

    steps.annul(house, successor, on=date(2026, 11, 10))

    pair.refresh_from_db()
    successor.refresh_from_db()
    assert (pair.state, pair.finished_on, successor.state) == ("active", date(2027, 5, 25), "annulled")
    assert dues(pair) == before
    assert pair.changes.get().stage == ChangeStage.ANNULLED


def test_an_annulled_end_lets_the_pair_go_on(house):
    pair = make_active(house)
    steps.ask_end(house, pair)
    steps.end(house, pair)

    steps.annul(house, pair, on=date(2026, 11, 10))

    pair.refresh_from_db()
    assert (pair.state, pair.closed_on, pair.finished_on) == ("active", None, date(2027, 5, 25))


# Every state and every step ------------------------------------------------------------------------------------------
def proposed(house):
    return propose(house)


def endorsed(house):
    return endorse(house, propose(house))


def declined(house):
    pair = propose(house)
    process.withdraw_proposal(mentorship=pair, by=house.deputy, on=date(2026, 9, 1), reason="Қате")
    return pair


def ended(house):
    pair = make_active(house)
    steps.ask_end(house, pair)
    return steps.end(house, pair, last_day=date(2026, 11, 9))


def annulled(house):
    pair = steps.sign_ahead(house)
    steps.annul(house, pair)
    return pair


STEPS = {
    "replace": lambda house, pair: steps.ask_replacement(house, pair),
    "end": lambda house, pair: steps.ask_end(house, pair),
    "sign_end": lambda house, pair: steps.end(house, pair),
    "drop": lambda house, pair: process.drop_change(mentorship=pair, reason="Қ", by=house.deputy, on=steps.ASKED),
    "suspend": lambda house, pair: steps.suspend(house, pair),
    "return": lambda house, pair: steps.come_back(house, pair, date(2026, 9, 28)),
    "annul": lambda house, pair: steps.annul(house, pair, on=date(2026, 11, 20)),
    "complete": lambda house, pair: process.close_mentorship(
        mentorship=pair, by=house.secretary, on=steps.ASKED, language="kk"
    ),
}


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (proposed, set()),
        (endorsed, set()),
        (declined, set()),
        (make_active, {"replace", "end", "suspend"}),
        (make_completed, set()),
        (ended, set()),
        (annulled, set()),
    ],
)
@pytest.mark.parametrize("step", STEPS)
def test_what_a_pair_may_go_through_from_each_state(house, state, allowed, step):
    pair = state(house)
    before = Mentorship.objects.values().get(pk=pair.pk)
    if step in allowed:
        STEPS[step](house, pair)
    else:
        refused(lambda: STEPS[step](house, pair))
        assert Mentorship.objects.values().get(pk=pair.pk) == before
