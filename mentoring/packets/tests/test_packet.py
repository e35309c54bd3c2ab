"""The proof packet: what it says, where it says it stands, whose it is, and that its files check."""

import hashlib
import json
import os
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from mentoring import process
from mentoring.documents.models import IssuedDocument
from mentoring.documents.tests import world
from mentoring.history.models import Event
from mentoring.history.wording import sentence_of
from mentoring.jobs.models import Job
from mentoring.jobs.worker import work_once
from mentoring.packets.models import Packet
from mentoring.tests.pages import row_counts
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.models import User
from schools.tests import make

DAY = world.CLOSED


@pytest.fixture
def shelf(db):
    house = world.make_house()
    return house, world.completed(house)


def made(pair, by, language="ru") -> Packet:
    process.ask_packet(mentorship=pair, language=language, by=by, on=DAY)
    assert work_once()
    return Packet.objects.latest("id")


def status_of(response) -> int:
    if response.streaming:  # a file stays open until it is read to its end
        list(response.streaming_content)
    return response.status_code


def zipped(browser, packet) -> bytes:
    response = browser.post(reverse("packets:zip", args=[packet.document.code]), {"ticket": ""})
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_packet_says_what_is_recorded_and_its_contents_where(shelf):
    house, pair = shelf
    packet = made(pair, house.deputy)
    pdf = world.bytes_of(packet.document)
    pages = world.pages_of(pdf)
    contents = next(page for page in pages if page.startswith("Содержание"))
    headings = (
        "Хронология событий",
        "Сведения о соответствии требованиям к наставнику",
        "Как посчитаны сроки",
        "Решения",
        "Изданные документы и контрольные суммы",
    )
    for heading in headings:
        number = int(contents.split(f"{heading} ")[1].replace(".", " ").split()[0])
        assert heading in pages[number - 1], heading
    with translation.override("ru"):
        titles = {
            str(paper)[0].upper() + str(paper)[1:]: paper for paper in IssuedDocument.objects.exclude(kind="packet")
        }
        sentences = [sentence_of(event) for event in Event.objects.filter(mentorship=pair, verb="order_signed")]
    for title, paper in titles.items():
        first = int(contents.split(f"{title} ")[1].replace(".", " ").split()[0])
        issued = world.pages_of(world.bytes_of(paper))
        assert [pages[first - 1 + n].startswith(text) for n, text in enumerate(issued)] == [True] * len(issued), title
    text = world.text_of(pdf)
    assert [sentence for sentence in sentences if " ".join(sentence.split()) not in text] == []
    assert [n for n, page in enumerate(pages, start=1) if f"Страница сборника: {n}" not in page] == []
    assert [
        paper.code
        for paper in IssuedDocument.objects.exclude(kind="packet")
        if paper.sha256 not in "".join(text.split())
    ] == []


def test_packet_is_tagged_and_bookmarked(shelf):
    house, pair = shelf
    reader = PdfReader(BytesIO(world.bytes_of(made(pair, house.deputy, "kk").document)))
    tree = reader.root_object["/StructTreeRoot"]
    keys = tree["/ParentTree"]["/Nums"][::2]
    assert keys == sorted(set(keys))
    assert {page["/StructParents"] for page in reader.pages} <= set(keys)
    assert len({page["/StructParents"] for page in reader.pages}) == len(reader.pages)
    root = reader.root_object.raw_get("/StructTreeRoot").idnum
    assert {part.get_object().raw_get("/P").idnum for part in tree["/K"]} == {root}
    pages = [reader.get_destination_page_number(mark) for mark in marks(reader.outline)]
    assert pages[-1] < len(reader.pages)
    assert len(pages) > 8


def marks(outline):
    for mark in outline:
        if isinstance(mark, list):
            yield from marks(mark)
        else:
            yield mark


def test_files_are_the_issued_ones_and_their_sums_check(shelf, tmp_path):
    house, pair = shelf
    packet = made(pair, house.deputy)
    browser = sign_in(Client(), house.deputy, DAY)
    first, second = zipped(browser, packet), zipped(browser, packet)
    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        archive.extractall(tmp_path)
        sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
        assert set(sums) == set(archive.namelist()) - {"SHA256SUMS"}
        found = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in sums}
    assert found == sums
    assert set(found.values()) >= {paper.sha256 for paper in IssuedDocument.objects.all()}
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    facts = json.loads((tmp_path / "facts.json").read_text())
    assert facts["schema"] == "talimger-facts/1"
    assert [row["due_on"] for row in facts["pairs"][0]["deadlines"]]
    assert all((tmp_path / paper["file"]).read_bytes()[:5] == b"%PDF-" for paper in facts["papers"])


def test_each_download_is_on_record_and_a_second_press_is_not_a_second_one(shelf):
    house, pair = shelf
    packet = made(pair, house.deputy)
    browser = sign_in(Client(), house.head, DAY)
    url = reverse("packets:zip", args=[packet.document.code])
    for _ in range(2):
        b"".join(browser.post(url, {"ticket": "3d6f0a52-9b1c-4f53-8f64-5a5b7f1f9a10"}).streaming_content)
    assert Event.objects.filter(verb="packet_downloaded", actor=house.head, mentorship=pair).count() == 1
    assert browser.get(url).status_code == 405


def test_a_file_that_is_no_longer_what_was_issued_proves_nothing(shelf):
    house, pair = shelf
    packet = made(pair, house.deputy)
    paper = IssuedDocument.objects.filter(kind="order").get()
    path = paper.file.storage.path(paper.file.name)
    with open(path, "rb") as file:
        issued = file.read()
    os.chmod(path, 0o644)
    try:
        with open(path, "wb") as file:
            file.write(issued + b"\n")
        browser = sign_in(Client(), house.deputy, DAY)
        answer = browser.post(reverse("packets:zip", args=[packet.document.code]), {"ticket": ""})
        assert (answer.status_code, answer.url) == (302, reverse("packets:pair", args=[pair.pk]))
        process.ask_packet(mentorship=pair, language="kk", by=house.deputy, on=DAY)
        assert work_once()
        job = Job.objects.latest("id")
        assert (job.state, job.fault) == ("failed", "paper")
        assert paper.code in job.fault_text
    finally:
        with open(path, "wb") as file:
            file.write(issued)


def test_whose_packet_it_is(shelf):
    """Deputy and head of the school, and the pair's mentor; nobody else opens it, asks for it or takes it along."""
    house, pair = shelf
    other = make.make_mentor(house.school)
    packet = made(pair, house.deputy)
    job = Job.objects.get()
    mentor = User.objects.get(person=pair.mentor)
    allowed = {house.deputy, house.head, mentor}
    refused = {
        house.secretary,
        User.objects.filter(person=pair.mentee).first() or make.make_user(pair.mentee),
        make.make_user(other),
        make.make_member(house.school, Role.ASSOCIATION),
        make.make_observer(house.school.district),
    }
    stranger = make.make_member(make.make_school(district=make.make_district("Басқа")), Role.HEAD)
    code = packet.document.code
    pages = [
        reverse("packets:pair", args=[pair.pk]),
        reverse("documents:open", args=[code]),
        reverse("jobs:job", args=[job.pk]),
    ]
    for people, status in ((allowed, 200), (refused, 403), ({stranger}, 404)):
        for user in people:
            browser = sign_in(Client(), user, DAY)
            assert {status_of(browser.get(page)) for page in pages} == {status}, user
            before = row_counts()
            assert status_of(browser.post(reverse("packets:zip", args=[code]), {"ticket": ""})) == status, user
            if status != 200:
                assert row_counts() == before


def test_packet_of_a_year_has_every_pair_and_each_minutes_once(shelf):
    house, pair = shelf
    world.signed(house, mentor="Соколова", mentee="Ғабдуллина", number="46")
    process.ask_year_packet(school=house.school, year=pair.year, language="kk", by=house.head, on=DAY)
    assert work_once()
    packet = Packet.objects.get()
    job = Job.objects.get()
    assert job.done == job.total > 4
    names = [code for _, code in packet.files]
    assert len(names) == len(set(names)) == IssuedDocument.objects.exclude(kind="packet").count()
    text = world.text_of(world.bytes_of(packet.document))
    assert "Соколова" in text and "Қуанышбекова" in text
    assert [row["mentor"].split()[0] for row in json.loads(packet.facts)["pairs"]] == ["Қуанышбекова", "Соколова"]


def test_nothing_to_prove_before_the_order(db):
    house = world.make_house()
    pair = world.proposed(house)
    browser = sign_in(Client(), house.deputy, world.COUNCIL)
    url = reverse("packets:pair", args=[pair.pk])
    assert browser.get(url).status_code == 200
    assert browser.post(url, {"language": "kk", "ticket": ""}).status_code == 200
    assert not Job.objects.exists()
