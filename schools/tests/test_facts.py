"""Facts about people: never changed, only replaced by a row that says why; each with its proof."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from mentoring.tests.pages import row_counts
from mentoring.tests.signin import sign_in
from schools import services
from schools.enums import Role
from schools.errors import RuleBroken
from schools.models import CategoryAward, EthicsConfirmation, ProofFile, QualityRecord
from schools.tests import files
from schools.tests.make import make_member, make_mentor, make_school, make_subject, make_teacher, make_user, make_year
from schools.uploads import UploadedProof

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
KINDS = (CategoryAward, EthicsConfirmation, QualityRecord)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def deputy(school, client):
    user = make_member(school, Role.DEPUTY)
    sign_in(client, user, on=DAY)
    return user


def url(name, *args):
    return reverse(f"schools:{name}", args=args)


# What the tables guarantee -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_changes_or_deletes_a_fact(school, kind):
    make_mentor(school)
    fact = kind.objects.first()
    for forbidden in (fact.save, fact.delete, kind.objects.all().delete, lambda: kind.objects.update(reason="x")):
        with pytest.raises(TypeError):
            forbidden()


@pytest.mark.parametrize("kind", KINDS)
def test_a_person_with_facts_is_not_deleted_with_them(school, kind):
    person = make_mentor(school)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(person).objects.filter(pk=person.pk)._raw_delete("default")
        transaction.get_connection().check_constraints()


@pytest.mark.parametrize(
    ("told", "good"),
    [
        ({"assessed": 1, "fives": 1}, True),
        ({"assessed": 1, "fives": 1, "fours": 1}, False),
        ({"assessed": 0}, False),
        ({"assessed": 0, "no_figure": "grade_one"}, True),
        ({"assessed": 0, "no_figure": "elsewhere"}, True),
        ({"assessed": 0, "no_figure": "leave"}, True),
        ({"assessed": 0, "no_figure": "other"}, False),
        ({"assessed": 0, "no_figure": "other", "no_figure_note": "мектеп өртенді"}, True),
        ({"assessed": 0, "no_figure": "tired"}, False),
        ({"assessed": 10, "no_figure": "leave"}, False),
        ({"assessed": 10, "from_school": "№ 7 мектеп"}, False),
        ({"assessed": 10, "from_school": "№ 7 мектеп", "source": "анықтама № 5"}, True),
        ({"assessed": 10, "reason": "қате"}, False),
        ({"assessed": 10, "is_withdrawal": True}, False),
    ],
)
def test_a_figure_is_a_figure_or_a_reason(school, told, good):
    person = make_teacher(school).person
    row = QualityRecord(person=person, school=school, subject=make_subject(), year=make_year(2025), **told)
    if good:
        row.save()
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_subject_and_year_has_one_first_figure_and_a_row_one_successor(school):
    person = make_mentor(school)
    first = person.quality.first()
    same = {"person": person, "school": school, "subject": first.subject, "year": first.year, "assessed": 9}
    for told in ({}, {"replaces": first, "reason": "қайта"}):
        if told:
            services.correct(fact=first, reason="қате", by=None, fours=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            QualityRecord.objects.create(**same, **told)


# Correcting ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (CategoryAward, {"expires_on": date(2027, 6, 1)}),
        (EthicsConfirmation, {"holds": False}),
        (QualityRecord, {"fours": 71}),
    ],
)
def test_a_correction_stands_and_names_who_when_and_why(school, kind, told):
    person, by = make_mentor(school), make_user()
    old = kind.objects.filter(person=person).first()
    new = services.correct(fact=old, reason="жаңылыс басылған", by=by, **told)
    assert (new.replaces, new.reason, new.recorded_by, new.is_withdrawal) == (old, "жаңылыс басылған", by, False)
    assert {name: getattr(new, name) for name in told} == told
    unchanged = [name for name in kind.TOLD if name not in told]
    assert [getattr(new, name) for name in unchanged] == [getattr(old, name) for name in unchanged]
    standing = kind.objects.standing().filter(person=person)
    assert new in standing
    assert old not in standing


@pytest.mark.parametrize("kind", KINDS)
def test_a_withdrawn_fact_leaves_nothing_and_may_be_put_right_again(school, kind):
    person = make_mentor(school)
    old = kind.objects.filter(person=person).first()
    before = kind.objects.standing().count()
    gone = services.withdraw(fact=old, reason="басқа адам", by=None)
    assert kind.objects.standing().count() == before - 1
    with pytest.raises(RuleBroken, match="taken back already"):
        services.withdraw(fact=gone, reason="тағы", by=None)
    services.correct(fact=gone, reason="дұрыс болған", by=None)
    assert kind.objects.standing().count() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_is_corrected_once_and_only_when_something_changes(school, kind):
    make_mentor(school)
    fact = kind.objects.first()
    with pytest.raises(RuleBroken, match="Nothing in this entry would change"):
        services.correct(fact=fact, reason="жай", by=None, **fact.told())
    services.withdraw(fact=fact, reason="қате", by=None)
    with pytest.raises(RuleBroken, match="corrected already"):
        services.withdraw(fact=fact, reason="қате", by=None)


def test_an_award_taken_back_is_not_entered_again_beside_itself(school):
    award = make_mentor(school).categories.get()
    services.withdraw(fact=award, reason="басқа адам", by=None)
    with pytest.raises(RuleBroken, match="recorded already"):
        services.add_category(person=award.person, by=None, **award.told())


def test_a_figure_entered_after_it_was_taken_back_follows_it(school):
    figure = make_mentor(school).quality.first()
    services.withdraw(fact=figure, reason="басқа пән", by=None)
    about = {"person": figure.person, "school": school, "subject": figure.subject, "year": figure.year}
    again = services.record_quality(**about, source="журнал", by=None, reason="сол пән екен", **figure.told())
    assert again.replaces.is_withdrawal
    assert list(QualityRecord.objects.standing().filter(**about)) == [again]


# On the card ---------------------------------------------------------------------------------------------------------
CORRECTION = {
    "reason": "жаңылыс",
    "category": "master",
    "awarded_on": "2023-06-01",
    "expires_on": "",
    "document": "№ 9",
}


def test_the_card_shows_both_entries_with_their_proofs(client, school, deputy):
    award = make_mentor(school).categories.get()
    assert client.post(url("correct_category", school.code, award.person_id, award.pk), CORRECTION).status_code == 302
    rows = client.get(url("person", school.code, award.person_id)).context["awards"]
    assert [(row.category, row.proof.is_struck, row.proof.reason, row.proof.entered_by) for row in rows] == [
        ("Teacher-master", False, "жаңылыс", deputy.person.short_name),
        ("Teacher-researcher", True, "", ""),
    ]
    assert [bool(row.proof.correct) for row in rows] == [True, False]


def test_an_entry_is_taken_back_on_the_card(client, school, deputy):
    word = make_mentor(school).ethics.get()
    told = {
        "reason": "басқа адам",
        "withdraw": "on",
        "holds": "yes",
        "confirmed_on": "2026-08-20",
        "confirmed_by": "Д.",
    }
    assert client.post(url("correct_ethics", school.code, word.person_id, word.pk), told).status_code == 302
    assert not EthicsConfirmation.objects.standing().filter(person=word.person).exists()
    assert "Taken back: басқа адам" in client.get(url("person", school.code, word.person_id)).content.decode()


def test_a_correction_needs_a_reason_and_an_entry_that_stands(client, school, deputy):
    figure = make_mentor(school).quality.first()
    address = url("correct_quality", school.code, figure.person_id, figure.pk)
    told = {"assessed": "100", "fives": "1", "fours": "70", "no_figure": "", "source": "журнал"}
    before = row_counts()
    assert "This field is required" in client.post(address, told).content.decode()
    assert row_counts() == before
    assert client.post(address, told | {"reason": "бір баға"}).status_code == 302
    assert client.get(address).status_code == 404


def test_nobody_corrects_their_own_ethics_or_another_schools_word(client, school, deputy):
    other = make_school()
    for person, owner, status in ((deputy.person, school, 403), (make_teacher(school).person, other, 404)):
        word = EthicsConfirmation.objects.create(person=person, school=owner, confirmed_on=DAY, confirmed_by="Д.")
        assert client.get(url("correct_ethics", school.code, person.pk, word.pk)).status_code == status


# Scans ---------------------------------------------------------------------------------------------------------------
def scan_of(name, content):
    return SimpleUploadedFile(name, content)


def test_a_scan_is_kept_under_an_opaque_name_and_opened_by_few(client, school, deputy):
    person = make_teacher(school).person
    told = {"category": "master", "awarded_on": "2026-05-20", "expires_on": "", "document": "№ 9"}
    response = client.post(url("category", school.code, person.pk), told | {"scan": scan_of("куәлік.pdf", files.PDF)})
    assert response.status_code == 302
    proof = ProofFile.objects.get()
    assert (proof.name, proof.content_type, proof.added_by) == ("куәлік.pdf", "application/pdf", deputy)
    assert "куәлік" not in proof.file.name
    address = url("scan", school.code, person.pk, proof.key)
    opened = client.get(address)
    assert b"".join(opened.streaming_content) == files.PDF
    assert (opened["X-Content-Type-Options"], opened["Cache-Control"]) == ("nosniff", "private, no-store")
    assert "sandbox" in opened["Content-Security-Policy"]
    assert address in client.get(url("person", school.code, person.pk)).content.decode()
    # Another person's card does not open it, nor does a secretary or another school.
    assert client.get(url("scan", school.code, make_teacher(school).person_id, proof.key)).status_code == 404
    for user, status in ((make_member(school, Role.SECRETARY), 403), (make_member(make_school(), Role.HEAD), 404)):
        sign_in(client, user, on=DAY)
        assert client.get(address).status_code == status
    sign_in(client, make_user(person), on=DAY)
    mine = client.get(address)
    assert b"".join(mine.streaming_content) == files.PDF


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("scan.pdf", files.EXE, "files of this kind are not accepted"),
        ("scan.docx", files.DOCX, "files of this kind are not accepted"),
        ("scan.png", files.PDF, "the content is not what the name says"),
        ("scan.pdf", b"", "empty"),
    ],
)
def test_a_scan_is_judged_by_its_content(client, school, deputy, name, content, why):
    told = {"category": "master", "awarded_on": "2026-05-20", "expires_on": "", "document": "№ 9"}
    address = url("category", school.code, make_teacher(school).person_id)
    assert why in client.post(address, told | {"scan": scan_of(name, content)}).content.decode()
    assert not CategoryAward.objects.exists()


def test_a_scan_larger_than_the_limit_is_refused(client, school, deputy, settings):
    settings.MAX_UPLOAD_BYTES = 5
    told = {"category": "master", "awarded_on": "2026-05-20", "expires_on": "", "document": "№ 9"}
    address = url("category", school.code, make_teacher(school).person_id)
    assert "larger than" in client.post(address, told | {"scan": scan_of("a.pdf", files.PDF)}).content.decode()


def test_a_corrected_row_keeps_its_scan_until_it_gets_another(school):
    award = make_mentor(school).categories.get()
    scanned = services.correct(
        fact=award, reason="скан", by=None, scan=UploadedProof("a.pdf", "application/pdf", b"%PDF-")
    )
    moved = services.correct(fact=scanned, reason="мерзімі", by=None, expires_on=date(2027, 1, 1))
    assert moved.scan == scanned.scan
