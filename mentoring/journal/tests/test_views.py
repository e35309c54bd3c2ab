"""Pages of the journal: a minute to write, read by the pair and the office only, files behind the same door."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring import process
from mentoring.journal.models import Evidence, LessonObservation, PairMeeting
from mentoring.mentorships.tests.house import make_active, make_house
from mentoring.plans.tests import steps
from mentoring.tests.pages import queries_of, read, row_counts
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.tests import files, make
from schools.uploads import UploadedProof

TODAY = date(2026, 10, 12)
READERS = ("mentor_user", "mentee_user", "deputy", "head")


@pytest.fixture
def house(db):
    return make_house()


@pytest.fixture
def pair(house):
    return make_active(house)


def address(name, pair):
    return reverse(f"journal:{name}", args=[pair.pk])


def post(client, url, **data):
    return client.post(url, {"ticket": str(uuid4()), **data})


def a_meeting(**changes):
    return {"held_on": "2026-10-12", "kind": "conversation", "minutes": "30", "topic": "Сабақ жоспары"} | changes


def a_lesson(**changes):
    return {
        "observed_on": "2026-10-12", "direction": "mentor_visits", "class_name": "7 Ә", "topic": "Бөлшектер",
    } | changes  # fmt: skip


def log_meeting(house, pair, *, topic="Тақырып", on=date(2026, 10, 1), proofs=()):
    return process.log_meeting(
        mentorship=pair, held_on=on, minutes=45, kind="conversation", topic=topic, by=house.mentor_user, on=TODAY,
        proofs=proofs,
    )  # fmt: skip


def log_lesson(house, pair, *, by=None, direction="mentor_visits"):
    return process.log_observation(
        mentorship=pair, observed_on=date(2026, 10, 2), direction=direction, class_name="7 Ә", topic="Сабақ",
        scores={"goals": 2, "time": 1}, conclusion="Жақсы", by=by or house.mentor_user, on=TODAY,
    )  # fmt: skip


def approved_activity(house, pair):
    steps.diagnose(house, pair)
    return steps.approve(house, pair).activities.first()


# Meetings -----------------------------------------------------------------------------------------------------------
def test_meeting_takes_four_answers(client, house, pair):
    sign_in(client, house.mentor_user, TODAY)

    page = read(client, address("meeting", pair))
    answer = post(client, address("meeting", pair), **a_meeting())

    assert 'value="2026-10-12"' in page
    assert "Voluntary: you may skip it." in page
    assert answer.url == address("journal", pair)
    meeting = PairMeeting.objects.get()
    assert (meeting.held_on, meeting.minutes, meeting.topic, meeting.written_by) == (
        TODAY, 30, "Сабақ жоспары", house.mentor_user,
    )  # fmt: skip


def test_meeting_is_written_with_few_queries(client, house, pair):
    """Session, user, pair, roles, activities; ticket, locked pair, days away, entry, its activity, event: in a transaction,
    whose begin and end are counted as well."""
    activity = approved_activity(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    post(client, address("meeting", pair), **a_meeting())
    with CaptureQueriesContext(connection) as captured:
        post(client, address("meeting", pair), **a_meeting(activities=[activity.pk]))
    assert len(captured) <= 13, [query["sql"] for query in captured.captured_queries]
    assert PairMeeting.objects.filter(activities=activity).count() == 1


@pytest.mark.parametrize(
    ("minutes", "other", "kept"), [("45", "", 45), ("30", "20", 20), ("30", "5", 5), ("30", "480", 480)]
)
def test_another_number_of_minutes_wins(client, house, pair, minutes, other, kept):
    sign_in(client, house.mentor_user, TODAY)
    post(client, address("meeting", pair), **a_meeting(minutes=minutes, other_minutes=other))
    assert PairMeeting.objects.get().minutes == kept


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"topic": ""}, "This field is required."),
        ({"other_minutes": "4"}, "greater than or equal to 5"),
        ({"other_minutes": "481"}, "less than or equal to 480"),
        ({"held_on": "2026-10-13"}, "The date has not come yet."),
        ({"held_on": "2026-09-07"}, "The date is outside the mentorship"),
        ({"held_on": "ертең"}, "Enter a valid date."),
    ],
)
def test_meeting_refused_keeps_what_was_typed(client, house, pair, changes, why):
    sign_in(client, house.mentor_user, TODAY)
    before = row_counts()
    page = post(client, address("meeting", pair), **a_meeting(works="Жұмыс істейді") | changes).content.decode()
    assert why in page
    assert "Жұмыс істейді" in page
    assert row_counts() == before


def test_meeting_sent_twice_is_logged_once(client, house, pair):
    sign_in(client, house.mentor_user, TODAY)
    sent = a_meeting(ticket=str(uuid4()))
    answers = [client.post(address("meeting", pair), sent).status_code for _press in range(2)]
    assert (answers, PairMeeting.objects.count()) == ([302, 302], 1)


def test_meeting_is_tied_to_open_activities_of_the_approved_plan(client, house, pair):
    first = approved_activity(house, pair)
    process.mark_activity_done(activity=first, done_on=TODAY, note="", by=house.mentor_user, on=TODAY)
    second = first.plan.activities.all()[1]
    sign_in(client, house.mentor_user, TODAY)

    page = read(client, address("meeting", pair))
    post(client, address("meeting", pair), **a_meeting(activities=[second.pk]))
    refused = post(client, address("meeting", pair), **a_meeting(activities=[first.pk]))

    assert (second.title in page, first.title in page) == (True, False)
    assert [row.pk for row in PairMeeting.objects.get().activities.all()] == [second.pk]
    assert refused.status_code == 200


@pytest.mark.parametrize("who", ["mentee_user", "deputy", "head", "secretary"])
def test_only_the_mentor_logs_meetings(client, house, pair, who):
    sign_in(client, getattr(house, who), TODAY)
    assert client.get(address("meeting", pair)).status_code == 403
    assert post(client, address("meeting", pair), **a_meeting()).status_code == 403


@pytest.mark.parametrize("name", ["journal", "meeting", "observation"])
def test_journal_of_another_school_does_not_exist(client, house, pair, name):
    sign_in(client, house.stranger, TODAY)
    assert client.get(address(name, pair)).status_code == 404
    assert post(client, address(name, pair)).status_code == 404


# Lessons ------------------------------------------------------------------------------------------------------------
def test_lesson_is_logged_with_some_marks_or_none(client, house, pair):
    sign_in(client, house.mentor_user, TODAY)
    read(client, address("observation", pair))
    post(client, address("observation", pair), **a_lesson(score_goals="0", score_time="2", score_logic=""))
    post(client, address("observation", pair), **a_lesson())
    assert list(LessonObservation.objects.order_by("id").values_list("scores", flat=True)) == [
        {"goals": 0, "time": 2},
        {},
    ]


def test_young_teacher_logs_only_their_own_visits(client, house, pair):
    sign_in(client, house.mentee_user, TODAY)
    refused = post(client, address("observation", pair), **a_lesson(direction="mentor_visits"))
    post(client, address("observation", pair), **a_lesson(direction="mentee_visits"))
    assert refused.status_code == 200
    assert [(row.direction, row.written_by) for row in LessonObservation.objects.all()] == [
        ("mentee_visits", house.mentee_user)
    ]


@pytest.mark.parametrize("who", ["deputy", "head", "secretary"])
def test_nobody_else_logs_lessons(client, house, pair, who):
    sign_in(client, getattr(house, who), TODAY)
    assert client.get(address("observation", pair)).status_code == 403


# The list -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", READERS)
def test_journal_is_read_by_the_pair_and_the_office(client, house, pair, who):
    log_meeting(house, pair, topic="Тәртіп")
    log_lesson(house, pair)
    page = read(sign_in(client, getattr(house, who), TODAY), address("journal", pair))
    assert "Тәртіп" in page
    assert "3 of 16" in page
    assert "45 min" in page


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.ASSOCIATION, Role.TEACHER])
def test_journal_is_not_read_by_others_of_the_school(client, house, pair, role):
    sign_in(client, make.make_member(house.school, role), TODAY)
    assert client.get(address("journal", pair)).status_code == 403


def test_journal_is_not_read_by_the_district(client, house, pair):
    log_meeting(house, pair)
    sign_in(client, make.make_observer(house.school.district), TODAY)
    assert client.get(address("journal", pair)).status_code == 403


@pytest.mark.parametrize(
    ("kind", "shown"), [("", "MLA"), ("meeting", "M"), ("lesson", "L"), ("activity", "A"), ("nonsense", "MLA")]
)
def test_filter_shows_one_kind(client, house, pair, kind, shown):
    activity = approved_activity(house, pair)
    process.mark_activity_done(activity=activity, done_on=TODAY, note="Болды", by=house.mentor_user, on=TODAY)
    log_meeting(house, pair)
    log_lesson(house, pair)
    page = read(sign_in(client, house.deputy, TODAY), f"{address('journal', pair)}?kind={kind}")
    marks = {"M": 'id="meeting-', "L": 'id="lesson-', "A": 'id="activity-'}
    assert "".join(letter for letter, mark in marks.items() if mark in page) == shown


def test_journal_asks_the_same_for_three_entries_and_twenty(client, house, pair):
    activity = approved_activity(house, pair)
    process.mark_activity_done(activity=activity, done_on=TODAY, note="", by=house.mentor_user, on=TODAY)
    log_lesson(house, pair)
    proof = UploadedProof("a.png", "image/png", files.PNG)
    sign_in(client, house.mentee_user, TODAY)
    counts = []
    for many in (1, 17):
        for _number in range(many):
            log_meeting(house, pair, proofs=[proof]).activities.add(activity)
        counts.append(queries_of(client, address("journal", pair)))
    assert counts[0] == counts[1] <= 12


def test_journal_is_cut_into_pages(client, house, pair):
    for number in range(21):
        log_meeting(house, pair, topic=f"№{number}.", on=date(2026, 9, 10))
    sign_in(client, house.mentor_user, TODAY)
    first, second = read(client, address("journal", pair)), read(client, address("journal", pair) + "?page=2")
    assert (first.count('class="entry"'), second.count('class="entry"')) == (20, 1)


# Acquaintance -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["meeting", "lesson"])
def test_young_teacher_confirms_and_comments(client, house, pair, kind):
    entry = log_meeting(house, pair) if kind == "meeting" else log_lesson(house, pair)
    sign_in(client, house.mentee_user, TODAY)
    url = reverse("journal:acquaint", args=[kind, entry.pk])

    answer = post(client, url, comment="Рақмет")

    entry.refresh_from_db()
    assert answer.url == f"{address('journal', pair)}#{kind}-{entry.pk}"
    assert (entry.acquainted_on, entry.mentee_comment) == (TODAY, "Рақмет")
    assert "Рақмет" in read(client, address("journal", pair))


def test_own_entry_of_the_young_teacher_asks_for_no_confirmation(client, house, pair):
    log_lesson(house, pair, by=house.mentee_user, direction="mentee_visits")
    page = read(sign_in(client, house.mentee_user, TODAY), address("journal", pair))
    assert "I have read it" not in page


@pytest.mark.parametrize("who", ["mentor_user", "deputy", "secretary"])
def test_nobody_confirms_for_the_young_teacher(client, house, pair, who):
    entry = log_meeting(house, pair)
    sign_in(client, getattr(house, who), TODAY)
    assert post(client, reverse("journal:acquaint", args=["meeting", entry.pk])).status_code == 403


def test_comment_too_long_is_kept_on_screen(client, house, pair):
    entry = log_meeting(house, pair)
    sign_in(client, house.mentee_user, TODAY)
    page = post(client, reverse("journal:acquaint", args=["meeting", entry.pk]), comment="ұ" * 2001)
    assert "ұ" * 2001 in page.content.decode()
    assert PairMeeting.objects.get().acquainted_on is None


def test_unknown_and_foreign_entries_do_not_exist(client, house, pair):
    entry = log_meeting(house, pair)
    sign_in(client, house.mentee_user, TODAY)
    assert post(client, reverse("journal:acquaint", args=["diary", entry.pk])).status_code == 404
    assert post(client, reverse("journal:acquaint", args=["meeting", 999_999])).status_code == 404
    sign_in(client, house.stranger, TODAY)
    assert post(client, reverse("journal:acquaint", args=["meeting", entry.pk])).status_code == 404


# Activities ---------------------------------------------------------------------------------------------------------
def test_activity_is_marked_with_its_proof_and_reopened(client, house, pair):
    activity = approved_activity(house, pair)
    url = reverse("plans:activity", args=[activity.pk])
    sign_in(client, house.mentor_user, TODAY)
    assert 'value="2026-10-12"' in read(client, url)

    answer = post(
        client, url, done_on="2026-10-12", note="Ашық сабақ өтті", proofs=SimpleUploadedFile("photo.png", files.PNG)
    )

    activity.refresh_from_db()
    assert answer.url == reverse("plans:plan", args=[pair.pk])
    assert (activity.done_on, activity.done_note, activity.evidence.get().name) == (
        TODAY,
        "Ашық сабақ өтті",
        "photo.png",
    )
    assert "photo.png" in read(client, url)
    post(client, reverse("plans:reopen", args=[activity.pk]))
    activity.refresh_from_db()
    assert activity.done_on is None
    assert activity.evidence.count() == 1


def test_activity_of_a_draft_is_not_marked(client, house, pair):
    steps.diagnose(house, pair)
    activity = steps.save(house, pair).activities.first()
    url = reverse("plans:activity", args=[activity.pk])
    sign_in(client, house.mentor_user, TODAY)
    assert "Mark as done" not in read(client, url)
    page = post(client, url, done_on="2026-10-12", note="Ерте").content.decode()
    assert "The plan has not been approved yet." in page


@pytest.mark.parametrize(
    ("who", "reading", "writing"),
    [
        ("mentee_user", 200, 403),
        ("deputy", 200, 403),
        ("head", 200, 403),
        ("secretary", 403, 403),
        ("stranger", 404, 404),
    ],
)
def test_activity_is_read_and_marked_by_whom_it_concerns(client, house, pair, who, reading, writing):
    activity = approved_activity(house, pair)
    sign_in(client, getattr(house, who), TODAY)
    assert client.get(reverse("plans:activity", args=[activity.pk])).status_code == reading
    assert post(client, reverse("plans:activity", args=[activity.pk]), done_on="2026-10-12").status_code == writing
    assert post(client, reverse("plans:reopen", args=[activity.pk])).status_code == writing


# Files --------------------------------------------------------------------------------------------------------------
def test_files_of_a_meeting_are_stored_and_linked(client, house, pair):
    sign_in(client, house.mentor_user, TODAY)
    post(
        client,
        address("meeting", pair),
        **a_meeting(),
        proofs=[SimpleUploadedFile("Сурет.png", files.PNG), SimpleUploadedFile("план.docx", files.DOCX)],
    )
    assert [(proof.name, proof.size) for proof in Evidence.objects.all()] == [
        ("Сурет.png", len(files.PNG)),
        ("план.docx", len(files.DOCX)),
    ]
    page = read(client, address("journal", pair))
    assert "Сурет.png" in page
    assert "план.docx" in page


@pytest.mark.parametrize("name", ["meeting", "observation"])
def test_bad_file_refuses_the_whole_entry_beside_the_field(client, house, pair, name):
    sign_in(client, house.mentor_user, TODAY)
    before = row_counts()
    entry = a_meeting() if name == "meeting" else a_lesson()
    page = post(client, address(name, pair), **entry, proofs=SimpleUploadedFile("photo.png", files.EXE))
    text = page.content.decode()
    assert 'id="id_proofs_error"' in text
    assert "photo.png: files of this kind are not accepted." in text
    assert entry["topic"] in text
    assert row_counts() == before


@pytest.mark.parametrize(
    ("name", "media_type", "content", "way"),
    [
        ("Сурет.png", "image/png", files.PNG, "inline"),
        (
            "план.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            files.DOCX,
            "attachment",
        ),
        ("жазба.txt", "text/plain", files.TEXT, "attachment"),
        ("clip.mp4", "video/mp4", files.MP4, "attachment"),
    ],
)
def test_evidence_is_served_harmlessly(client, house, pair, name, media_type, content, way):
    log_meeting(house, pair, proofs=[UploadedProof(name, media_type, content)])
    proof = Evidence.objects.get()
    answer = sign_in(client, house.deputy, TODAY).get(reverse("journal:evidence", args=[proof.key]))
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"].startswith(f"{way}; filename")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    answer.close()


@pytest.mark.parametrize(
    ("who", "status"),
    [("mentor_user", 200), ("mentee_user", 200), ("head", 200), ("secretary", 403), ("stranger", 404)],
)
def test_evidence_is_opened_by_readers_of_the_journal(client, house, pair, who, status):
    log_meeting(house, pair, proofs=[UploadedProof("a.png", "image/png", files.PNG)])
    url = reverse("journal:evidence", args=[Evidence.objects.get().key])
    answer = sign_in(client, getattr(house, who), TODAY).get(url)
    assert answer.status_code == status
    answer.close()


def test_evidence_with_a_guessed_key_does_not_exist(client, house, pair):
    assert sign_in(client, house.mentor_user, TODAY).get("/evidence/1/").status_code == 404


def test_evidence_key_fits_its_column(house, pair):
    log_meeting(house, pair, proofs=[UploadedProof("a.png", "image/png", files.PNG)])
    proof = Evidence.objects.get()
    assert len(proof.key) <= Evidence._meta.get_field("key").max_length
