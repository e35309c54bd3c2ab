"""What either side wished before the order stays with the office: on no page, sheet, draft or paper of anybody else."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from mentoring import process
from mentoring.council.models import Meeting
from mentoring.documents.models import IssuedDocument
from mentoring.documents.tests import world
from mentoring.eligibility.models import Wish
from mentoring.mentorships.tests.house import make_completed, make_house
from mentoring.tests import test_access
from mentoring.tests.signin import sign_in
from schools.models import School, User
from schools.tests import make

WISHED, REASON = "Тілекова", "Құпия-себеп"
SECRETS = (WISHED, REASON)

cast = test_access.cast


def text_of(response) -> str:
    """What a person can read in the answer, be it a page, a sheet or a paper."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.get("Content-Type", "")
    if content.startswith(b"%PDF-") and b"%%EOF" in content:  # a scan of the cast is no real one
        return world.text_of(content)
    if "spreadsheet" in kind:
        with ZipFile(BytesIO(content)) as sheet:
            return "\n".join(sheet.read(name).decode(errors="replace") for name in sheet.namelist())
    return content.decode(errors="replace")


def wish(job, *, declining, by: User) -> None:
    """The young teacher wished for somebody no other page knows of; a possible mentor declined and said why."""
    common = {"employment": job, "school": job.school, "recorded_by": by, "recorded_on": job.started_on}
    Wish.objects.create(kind="wanted", person=make.make_person(WISHED), place=1, **common)
    Wish.objects.create(kind="declined", person=declining, reason=REASON, **common)


def test_no_address_tells_a_wish_to_anybody_but_the_office(cast):
    people, things = cast
    for job in (things["waiting"], things["pair"].employment):
        wish(job, declining=things["candidate"], by=people["deputy"])
    people["admin"] = make.make_user(is_staff=True, is_superuser=True)
    addresses = {**test_access.READ, **{name: ("", args) for name, args in test_access.ADMIN.items()}}
    urls = [test_access.address(name, args, things) for name, (_, args) in addresses.items()]
    urls += [reverse("overview:today"), reverse("documents:check", args=[things["order"].code])]
    urls += [reverse("admin:index"), reverse("admin:app_list", args=["schools"])]
    told, read = [], 0
    for who, user in people.items():
        browser = sign_in(Client(), user, test_access.DAY)
        for url in urls:
            text = text_of(browser.get(url))
            read += 1
            told += [(who, url) for secret in SECRETS if secret in text]

    office = {who for who, _ in told}
    assert office == {"deputy", "head"}, told
    assert {url for _, url in told} <= {
        test_access.address(name, test_access.READ[name][1], things)
        for name in ("eligibility:candidates", "eligibility:wish", "eligibility:note_answer", "eligibility:propose",
                     "eligibility:compare")
    }  # fmt: skip
    assert read == len(people) * len(urls)


def test_admin_has_no_table_of_wishes(client, db):
    client.force_login(make.make_user(is_staff=True, is_superuser=True))

    assert "wish" not in text_of(client.get(reverse("admin:index"))).lower()


@pytest.mark.django_db
def test_no_issued_paper_tells_a_wish():
    house = make_house()
    wish(house.job, declining=house.mentor, by=house.deputy)
    pair = make_completed(house)
    meeting = Meeting.objects.filter(items__mentorship=pair).first()
    closed = date(2027, 5, 25)
    process.issue_minutes(meeting=meeting, number="1", language="kk+ru", by=house.secretary, on=closed)
    process.issue_book(
        school=School.objects.get(pk=house.school.pk), year=pair.year, language="kk+ru", by=house.secretary, on=closed
    )

    papers = list(IssuedDocument.objects.all())

    assert {paper.kind for paper in papers} >= {"order", "plan", "final_report", "minutes", "book"}
    for paper in papers:
        text = world.text_of(world.bytes_of(paper))
        assert not [secret for secret in SECRETS if secret in text], paper
