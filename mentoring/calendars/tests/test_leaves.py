"""A leave and a change of the calendar: the same dates whichever was entered first, told the same everywhere."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from mentoring.calendars.tests.changes import day_off, working
from mentoring.history.models import Event
from mentoring.mentorships.models import Deadline
from mentoring.mentorships.rules import Term
from mentoring.mentorships.tests import change as steps
from mentoring.mentorships.tests.house import make_active, make_house
from mentoring.process.dates import carry_out, foresee
from mentoring.tests.signin import sign_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 10)
BACK = date(2026, 10, 5)


@pytest.fixture
def house():
    """Two schools alike, each with a pair: order 08.09, level by Fri 18.09, plan by Fri 25.09.2026."""
    return make_house()


def dates_of(pair) -> dict[str, tuple]:
    """Every date, whether it is due, and how it was counted, whatever the version of the calendar."""
    return {
        row.term: (row.due_on, row.lifted_on, {**row.explanation, "calendar": ""})
        for row in Deadline.objects.filter(mentorship=pair)
    }


def corrected(house, change):
    return carry_out(change, seen=foresee(change, today=TODAY).seen, by=house.deputy, on=TODAY)


EDITS = {
    "a day off moves the level's last day": lambda school: day_off(date(2026, 9, 18), school),
    "a day off inside the plan's term": lambda school: day_off(date(2026, 9, 22), school),
    "a Saturday worked brings the plan forward": lambda school: working(date(2026, 9, 19), school),
    "a day off on the eve of the winter break": lambda school: day_off(date(2026, 12, 25), school),
    "a day that no date hangs on": lambda school: day_off(date(2027, 2, 10), school),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("first", [date(2026, 9, 18), date(2026, 9, 21), date(2026, 9, 25), date(2026, 9, 28)])
def test_the_order_of_leave_and_correction_makes_no_difference(house, edit, first):
    other = make_house()
    leave_first, edit_first = make_active(house), make_active(other)
    leave = {"started_on": first, "order_on": TODAY, "on": TODAY}

    steps.suspend(house, leave_first, **leave)
    corrected(house, edit(house.school))
    corrected(other, edit(other.school))
    steps.suspend(other, edit_first, **leave)

    assert dates_of(leave_first) == dates_of(edit_first)
    assert all((row.lifted_on == first) is (row.due_on >= first) for row in leave_first.deadlines.filter(done_on=None))
    steps.come_back(house, leave_first, BACK)
    steps.come_back(other, edit_first, BACK)
    assert dates_of(leave_first) == dates_of(edit_first)
    assert not Deadline.objects.exclude(lifted_on=None).exists()


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_correction_before_the_return_and_after_it_gives_the_same(house, edit):
    other = make_house()
    before, after = make_active(house), make_active(other)
    for place, pair in ((house, before), (other, after)):
        steps.suspend(place, pair, started_on=date(2026, 9, 14), on=TODAY)

    corrected(house, edit(house.school))
    steps.come_back(house, before, BACK)
    steps.come_back(other, after, BACK)
    corrected(other, edit(other.school))

    assert dates_of(before) == dates_of(after)


@pytest.mark.parametrize(
    ("edit", "first", "shown", "open_after"),
    [
        # Both dates fall into the leave before and after: nothing is shown and nothing told.
        (EDITS["a day off moves the level's last day"], date(2026, 9, 18), {}, set()),
        # The level moves into the leave and waits with the plan.
        (EDITS["a day off moves the level's last day"], date(2026, 9, 21), {"level": date(2026, 9, 21)}, set()),
        # The plan comes out of the leave: it is due again, a day before the leave begins.
        (EDITS["a Saturday worked brings the plan forward"], date(2026, 9, 25), {"plan": date(2026, 9, 24)}, {"plan"}),
    ],
)
def test_only_what_is_due_before_or_after_is_shown_and_told(house, edit, first, shown, open_after):
    pair = make_active(house)
    steps.suspend(house, pair, started_on=first, order_on=TODAY, on=TODAY)

    found = corrected(house, edit(house.school))

    assert {move.term: move.new for move in found.moves} == shown
    assert Event.objects.filter(verb="date_moved").count() == len(shown)
    due = set(Deadline.objects.open().filter(mentorship=pair).values_list("term", flat=True)) - {"level"}
    assert due == open_after


@pytest.mark.parametrize("edited_first", [True, False])
def test_page_command_preview_and_recount_agree_on_a_pair_that_was_away(house, client, edited_first):
    """Away from Mon 14.09 to Sun 27.09: the level is due on Fri 02.10, which the school's own order makes a day off."""
    pair, change = make_active(house), day_off(date(2026, 10, 2), house.school)
    if edited_first:
        corrected(house, change)
    steps.suspend(house, pair)
    steps.come_back(house, pair, date(2026, 9, 28))
    if not edited_first:
        shown = {move.term: (move.old, move.new) for move in foresee(change, today=TODAY).moves}
        assert shown == {
            "level": (date(2026, 10, 2), date(2026, 10, 5)),
            "plan": (date(2026, 10, 9), date(2026, 10, 12)),
        }
        corrected(house, change)
    browser = sign_in(client, house.deputy, date(2026, 9, 28))

    for term, unit, n, due in ((Term.LEVEL, "calendar", 10, "05.10.2026"), (Term.PLAN, "working", 5, "12.10.2026")):
        told, out = pair.deadlines.get(term=term).explanation, StringIO()
        args = (told["start"], str(n), "--unit", unit, "--school", house.school.code, "--json")
        call_command("explain_date", *args, "--away", "2026-09-14:2026-09-27", stdout=out)
        answer = json.loads(out.getvalue())
        assert (answer["due"], answer["calendar"]) == (told["due"], told["calendar"])
        assert answer["skipped"] == [{"date": one["date"], "reason": one["reason"]} for one in told["skipped"]]
        assert f"{date.fromisoformat(answer['due']):%d.%m.%Y}" == due
        assert due in browser.get(reverse("mentorships:date", args=[pair.pk, term])).content.decode()
