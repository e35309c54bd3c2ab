"""Steps 1–4 of the main job in a real Chromium: hire, candidates, proposal, council.

After every page: its accessibility by axe (WCAG 2.2 AA), one h1, a title, a language, no sideways scrolling at 320 px,
no error in the console, nothing blocked by the content security policy.
"""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse

from mentoring.journal.models import PairMeeting
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.tests.house import make_active, make_house
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.tests import make
from schools.tests.files import PNG

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


class Walker:
    """A person at a browser window on one day."""

    def __init__(self, page, live_server) -> None:
        self.page, self.server, self.complaints = page, live_server, []
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def sign_in(self, user, day: date) -> None:
        cookie = sign_in(Client(), user, day).cookies["sessionid"].value
        self.page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": self.server.url}])

    def look(self) -> None:
        """The checks of every page."""
        page = self.page
        assert page.locator("h1").count() == 1
        assert page.title().strip() not in ("", "· Tälimger")
        assert page.locator("html").get_attribute("lang") == "en"
        found = Axe().run(page, options=WCAG)
        assert found.response["violations"] == [], found.generate_report()
        width = page.viewport_size["width"]
        page.set_viewport_size({"width": 320, "height": 700})
        scrolls = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert scrolls <= 0, f"{page.url} scrolls sideways by {scrolls} px at 320 px"
        page.set_viewport_size({"width": width, "height": 768})
        assert self.complaints == []

    def go(self, name: str, *args: object) -> None:
        self.page.goto(self.server.url + reverse(name, args=args))
        self.look()

    def press(self, target) -> None:
        """Press what leads to another page, and look at that page once it is whole: a click alone does not wait for it."""
        with self.page.expect_navigation():
            target.click()
        self.look()


@pytest.fixture
def walker(page, live_server):
    page.set_viewport_size({"width": 1366, "height": 768})
    return Walker(page, live_server)


def test_from_the_hire_to_the_councils_decision(walker):
    school = make.make_school("school1")
    deputy = make.make_member(school, Role.DEPUTY, name="Ахметова")
    secretary = make.make_member(school, Role.SECRETARY, name="Ким")
    make.make_member(school, Role.HEAD, name="Деканова")
    mentor = make.make_mentor(school, name="Сәрсенова")
    page = walker.page

    # The deputy hires a young teacher and is led to the candidates.
    walker.sign_in(deputy, date(2026, 9, 1))
    walker.go("overview:today")
    walker.press(page.get_by_role("link", name="Hire a teacher"))
    page.get_by_label("Surname").fill("Нұрланов")
    page.get_by_label("First name").fill("Ерасыл")
    page.get_by_label("Starts the profession").check()
    page.locator("[name=lessons-0-subject]").select_option(label="Mathematics")
    walker.press(page.get_by_role("main").get_by_role("button", name="Hire"))
    assert page.get_by_text("Нұрланов").first.is_visible()

    # Today shows the young teacher first, with the days left; Assign leads to the candidates.
    walker.go("overview:today")
    row = page.get_by_role("listitem").filter(has_text="Нұрланов")
    assert "5 working days left" in row.inner_text()
    walker.press(row.get_by_role("link", name="Assign"))
    walker.press(page.get_by_role("link", name="Сәрсенова").first)
    page.locator("[name=choice_reason]").fill("Teaches the same subject")
    # A double press acts once.
    page.locator("main form button[type=submit]").last.dblclick()
    page.wait_for_url("**/pairs/**")
    walker.look()
    pair = Mentorship.objects.get(mentor=mentor)
    assert pair.state == "proposed"

    # The secretary calls the meeting, opens it and records the decision.
    walker.sign_in(secretary, date(2026, 9, 3))
    walker.go("overview:today")
    walker.go("council:new_meeting", school.code)
    walker.press(page.locator("main form button[type=submit]").last)
    walker.press(page.locator("form[action$='/open/'] button[type=submit]"))
    walker.press(page.get_by_role("link", name="Lead the meeting"))
    page.get_by_role("button", name="Record the decision").click()
    page.get_by_text("The candidate is cleared").wait_for()
    walker.look()
    pair.refresh_from_db()
    assert pair.state == "endorsed"


def test_files_are_sent_when_there_are_some(walker):
    house = make_house()
    pair, page = make_active(house), walker.page
    walker.sign_in(house.mentor_user, date(2026, 10, 12))
    for topic, chosen, encoding in (
        ("Without", [], "application/x-www-form-urlencoded"),
        ("With", [{"name": "plan.png", "mimeType": "image/png", "buffer": PNG}], "multipart/form-data"),
    ):
        walker.go("journal:meeting", pair.pk)
        page.locator("[name=topic]").fill(topic)
        page.get_by_text("More: what works").click()
        page.locator("[name=proofs]").set_input_files(chosen)
        with page.expect_request(lambda request: request.method == "POST") as sent:
            walker.press(page.locator("main form button[type=submit]").last)
        assert sent.value.headers["content-type"].startswith(encoding)
    found = PairMeeting.objects.order_by("id").values_list("topic", "evidence__name")
    assert list(found) == [("Without", None), ("With", "plan.png")]


def test_the_journey_works_without_javascript(browser, live_server):
    school = make.make_school("school1")
    deputy = make.make_member(school, Role.DEPUTY, name="Ахметова")
    make.make_mentor(school, name="Сәрсенова")
    job = make.make_teacher(school, name="Нұрланов", hired_on=date(2026, 9, 1), starts_profession=True)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    Walker(page, live_server).sign_in(deputy, date(2026, 9, 1))
    page.goto(live_server.url + reverse("eligibility:candidates", args=[job.pk]))
    with page.expect_navigation():
        page.get_by_role("link", name="Сәрсенова").first.click()
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()
    assert Mentorship.objects.get(mentee=job.person).state == "proposed"
    context.close()
