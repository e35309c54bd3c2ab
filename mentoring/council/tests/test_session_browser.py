"""A meeting in session in two real browsers: what one types the other sees, a minute offline loses nothing.

Two browsers write at once, each through a connection of its own: SQLite in memory has only one.
"""

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import expect

from mentoring.council import services
from mentoring.council.models import Decision, DraftField, Passage
from mentoring.mentorships.tests.house import COUNCIL_DAY, HIRED, in_session, make_house, propose
from mentoring.tests.test_browser import Walker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a server with several connections"),
]
PATIENCE = 60_000  # milliseconds: a busy machine answers late, not wrong


class Desk(Walker):
    """Somebody's browser at the table of the meeting."""

    def __init__(self, browser, live_server, user, meeting) -> None:
        self.context = browser.new_context(viewport={"width": 1366, "height": 768})
        self.context.set_default_timeout(PATIENCE)
        self.address = live_server.url + reverse("council:session", args=[meeting.pk])
        super().__init__(self.context.new_page(), live_server)
        self.sign_in(user, COUNCIL_DAY)
        self.page.goto(self.address)

    def reopen(self) -> None:
        """The tab was closed; its browser opens the page again."""
        self.page.close()
        self.page = self.context.new_page()
        self.page.goto(self.address)

    def field(self, item, name):
        return self.page.locator(f"#i{item.pk}_{name}")

    def tick(self, person):
        return self.page.locator(".sitting-presence").get_by_label(person.short_name)

    def says(self, words: str) -> None:
        expect(self.page.locator("[data-status]")).to_contain_text(words, timeout=PATIENCE)

    def shows(self, item, name, text: str) -> None:
        expect(self.field(item, name)).to_have_value(text, timeout=PATIENCE)


@pytest.fixture
def house(transactional_db):
    return make_house()


@pytest.fixture
def items(house):
    candidate = propose(house).agenda_items.get()
    free = services.put(body=candidate.body, kind="free", title="Әртүрлі", by=house.secretary, on=HIRED)
    services.sit(in_session(house, [candidate, free]), language="en")
    return candidate, free


@pytest.fixture
def desks(browser, live_server, house, items):
    meeting = items[0].meeting
    found = [Desk(browser, live_server, user, meeting) for user in (house.secretary, house.deputy)]
    yield found
    for desk in found:
        desk.context.close()


def test_two_browsers_share_the_table_and_decide_once(desks, house, items):
    mine, theirs = desks
    candidate, free = items
    mine.look()

    # What one types, the other sees; what both change is nobody's silent loss.
    mine.field(candidate, "spoke").fill("Ким")
    theirs.shows(candidate, "spoke", "Ким")
    # One against: who is for follows, and the sum is right.
    mine.field(candidate, "votes_against").fill("1")
    mine.says("Everything is saved.")
    voters = services.voters(candidate)
    theirs.shows(candidate, "votes_for", str(voters - 1))

    # Somebody goes: the counter and the votes that are ready follow in both.
    theirs.page.get_by_text("Who is here", exact=True).click()
    theirs.tick(house.head.person).uncheck()
    expect(mine.page.locator("[data-present]")).to_have_text(str(voters + 1), timeout=PATIENCE)
    expect(mine.page.locator(f"#decide-{candidate.pk} [data-wrong]")).to_be_visible(timeout=PATIENCE)
    mine.page.get_by_role("button", name="All for").first.click()
    mine.says("Everything is saved.")

    # A double press decides once; the other browser learns what it changed, and the next item is at hand.
    mine.page.get_by_role("button", name="Record the decision").first.dblclick()
    for desk in desks:
        expect(desk.page.get_by_text("The candidate is cleared")).to_be_visible(timeout=PATIENCE)
        expect(desk.page.locator(f"#item-{free.pk}")).to_contain_class("sitting-now", timeout=PATIENCE)
    decision = Decision.objects.get()
    assert (decision.spoke, decision.votes_for, decision.present) == ("Ким", voters - 1, voters + 1)

    # After it, who comes back is noted with the time.
    theirs.tick(house.head.person).check()
    expect(mine.page.get_by_text("came: " + house.head.person.short_name)).to_be_visible(timeout=PATIENCE)
    assert Passage.objects.get().arrived


def test_a_minute_offline_and_a_closed_tab_lose_nothing(desks, house, items):
    mine, theirs = desks
    candidate, _free = items
    mine.context.set_offline(True)
    mine.field(candidate, "heard").fill("Offline")
    mine.field(candidate, "spoke").fill("Ли")
    mine.says("no connection")
    mine.page.get_by_role("button", name="Record the decision").first.click()
    mine.says("only with a connection")
    theirs.field(candidate, "spoke").fill("Омаров")
    theirs.says("Everything is saved.")
    assert Decision.objects.count() == 0

    mine.page.close()
    mine.context.set_offline(False)
    mine.reopen()

    # What nobody else touched is saved by itself; where somebody did, the writer chooses.
    theirs.shows(candidate, "heard", "Offline")
    mine.shows(candidate, "spoke", "Ли")
    expect(mine.page.locator(".sitting-clash")).to_contain_text(house.deputy.get_full_name(), timeout=PATIENCE)
    expect(mine.page.locator(".sitting-clash")).to_contain_text("Омаров")
    mine.says("choose which text stays")
    mine.page.get_by_role("button", name="Keep mine").click()
    mine.says("Everything is saved.")
    theirs.shows(candidate, "spoke", "Ли")
    assert DraftField.objects.get(name="spoke").text == "Ли"
    assert mine.page.evaluate("Object.keys(localStorage).length") == 0


def test_whoever_follows_sees_it_and_keys_lead_through_the_agenda(browser, live_server, desks, house, items):
    mine, _theirs = desks
    candidate, free = items
    member = Desk(browser, live_server, house.mentor_user, candidate.meeting)
    member.look()
    mine.field(candidate, "spoke").fill("Ким")
    expect(member.page.locator(f"#item-{candidate.pk} [data-show=spoke]")).to_have_text("Ким", timeout=PATIENCE)

    mine.page.keyboard.press("Alt+PageDown")
    expect(mine.page.locator(f"#item-{free.pk} > summary")).to_be_focused()
    expect(member.page.locator(f"#item-{free.pk}")).to_contain_class("sitting-now", timeout=PATIENCE)
    mine.page.keyboard.press("Alt+PageUp")
    expect(mine.page.locator(f"#item-{candidate.pk} > summary")).to_be_focused()
    member.context.close()
