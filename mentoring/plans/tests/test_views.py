"""Pages of the level, the needs and the plan: the mentor writes, the deputy agrees, the head approves."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from mentoring.mentorships.tests.house import make_active, make_house
from mentoring.plans.models import Diagnosis, Difficulty, Plan
from mentoring.plans.tests import steps
from mentoring.tests.pages import queries_of, read, row_counts
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.tests import make

TODAY = date(2026, 9, 21)


@pytest.fixture
def house(db):
    return make_house()


@pytest.fixture
def pair(house):
    return make_active(house)


def post(client, url, **data):
    return client.post(url, {"ticket": str(uuid4()), **data})


def address(name, pair):
    return reverse(f"plans:{name}", args=[pair.pk])


def rated(mark="1", needs=steps.NEEDS):
    """What the form of the needs sends."""
    rows = Difficulty.objects.filter(school=None)
    return {f"start_{row.pk}": mark for row in rows} | {f"need_{row.pk}": "on" for row in rows if row.code in needs}


def typed(*rows, goal="Мақсат", **more):
    """What the form of the plan sends: the rows given, then three empty ones."""
    empty = {"stage": "main", "form": "consultation", "responsible": "mentor"}
    data = {"goal": goal, "tasks": "", "rows-INITIAL_FORMS": "0", "rows-TOTAL_FORMS": str(len(rows) + 3), **more}
    for number, row in enumerate([*rows, {}, {}, {}]):
        data |= {f"rows-{number}-{name}": value for name, value in (empty | row).items()}
    return data


def complete_rows():
    return [
        {
            "stage": line.stage,
            "title": line.title,
            "due_on": line.due_on.isoformat(),
            "expected_result": line.expected_result,
            "need": str(line.need.pk) if line.need else "",
        }
        for line in steps.lines()
    ]


# Level and needs ----------------------------------------------------------------------------------------------------
def test_level_is_determined_once_and_leads_to_the_needs(client, house, pair):
    sign_in(client, house.mentor_user, TODAY)
    read(client, address("level", pair))
    sent = {"ticket": str(uuid4()), "level": "low", "level_note": "Екі сабақ"}

    answers = [client.post(address("level", pair), sent).status_code for _press in range(2)]

    assert answers == [302, 302]
    assert list(Diagnosis.objects.values_list("level", "level_note", "level_determined_on")) == [
        ("low", "Екі сабақ", TODAY)
    ]
    assert client.get(address("level", pair)).url == address("needs", pair)


def test_level_determined_in_another_tab_is_refused_with_a_sentence(client, house, pair):
    steps.determine(house, pair)
    sign_in(client, house.mentor_user, TODAY)

    page = post(client, address("level", pair), level="high", level_note="Басқа").content.decode()

    assert "The level has already been determined." in page
    assert "Басқа" in page
    assert Diagnosis.objects.get().level == "medium"


@pytest.mark.parametrize("name", ["level", "write"])
@pytest.mark.parametrize("who", ["deputy", "mentee_user", "head"])
def test_only_the_mentor_writes(client, house, pair, name, who):
    sign_in(client, getattr(house, who), TODAY)
    assert client.get(address(name, pair)).status_code == 403
    assert post(client, address(name, pair)).status_code == 403


@pytest.mark.parametrize("name", ["level", "needs", "plan", "write"])
def test_pages_of_another_school_do_not_exist(client, house, pair, name):
    sign_in(client, house.stranger, TODAY)
    assert client.get(address(name, pair)).status_code == 404
    assert post(client, address(name, pair)).status_code == 404


@pytest.mark.parametrize("name", ["needs", "plan"])
def test_a_colleague_outside_the_pair_reads_nothing(client, house, pair, name):
    sign_in(client, make.make_member(house.school, Role.TEACHER), TODAY)
    assert client.get(address(name, pair)).status_code == 403


def test_needs_are_rated_with_nothing_chosen_beforehand(client, house, pair):
    steps.determine(house, pair)
    sign_in(client, house.mentor_user, TODAY)

    page = read(client, address("needs", pair))
    answer = post(client, address("needs", pair), note="Уақыт", **rated())

    assert page.count('type="radio"') == 14 * 4
    assert " checked" not in page
    assert answer.url == address("plan", pair)
    diagnosis = Diagnosis.objects.get()
    assert (diagnosis.completed_on, diagnosis.needs_note) == (TODAY, "Уақыт")
    assert {row.difficulty.code for row in diagnosis.ratings.filter(is_need=True)} == set(steps.NEEDS)


def test_needs_not_all_rated_keep_what_was_chosen(client, house, pair):
    steps.determine(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    sent = rated("3")
    first = Difficulty.objects.filter(school=None).first()
    del sent[f"start_{first.pk}"]

    page = post(client, address("needs", pair), **sent).content.decode()

    assert page.count("Rate this difficulty.") == 2  # in the summary and in the row
    assert page.count(" checked") == 13 + 2
    assert Diagnosis.objects.get().completed_on is None


def test_needs_without_one_for_the_plan_are_refused(client, house, pair):
    steps.determine(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    page = post(client, address("needs", pair), **rated(needs=())).content.decode()
    assert "Mark at least one need for the plan." in page


def test_schools_own_difficulty_is_asked_and_another_schools_is_not(client, house, pair):
    for school, name in ((house.school, "Робототехника"), (make.make_school(), "Верховая езда")):
        Difficulty.objects.create(school=school, code="own", name_kk=name, name_ru=name, name_en=name)
    steps.determine(house, pair)
    page = read(sign_in(client, house.mentor_user, TODAY), address("needs", pair))
    assert ("Робототехника" in page, "Верховая езда" in page) == (True, False)


def test_needs_may_not_be_completed_by_who_only_reads(client, house, pair):
    steps.determine(house, pair)
    sign_in(client, house.deputy, TODAY)
    assert post(client, address("needs", pair), **rated()).status_code == 403
    assert "The diagnostics are not completed yet." in read(client, address("needs", pair))


@pytest.mark.parametrize("who", ["mentor_user", "mentee_user", "deputy", "head", "secretary"])
def test_completed_diagnosis_is_read_by_who_sees_the_pair(client, house, pair, who):
    steps.diagnose(house, pair)
    page = read(sign_in(client, getattr(house, who), TODAY), address("needs", pair))
    assert "Timing a lesson" in page
    assert "1 – with help" in page


# Plan, written ------------------------------------------------------------------------------------------------------
def test_plan_is_written_only_after_the_needs(client, house, pair):
    sign_in(client, house.mentor_user, TODAY)
    assert client.get(address("write", pair)).url == address("needs", pair)


def test_draft_may_be_incomplete_and_lists_what_it_lacks(client, house, pair):
    steps.diagnose(house, pair)
    sign_in(client, house.mentor_user, TODAY)

    answer = post(client, address("write", pair), **typed({"title": "Танысу", "due_on": "2026-10-01"}, goal=""))

    page = read(client, answer.url)
    assert answer.url == address("write", pair)
    assert [(row.position, row.title) for row in Plan.objects.get().activities.all()] == [(1, "Танысу")]
    assert "The goal of the plan is missing." in page
    assert "No activity answers the need: Timing a lesson." in page


def test_row_with_text_needs_a_title_and_a_date_and_keeps_what_was_typed(client, house, pair):
    steps.diagnose(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    before = row_counts()

    page = post(client, address("write", pair), **typed({"expected_result": "Тек нәтиже", "due_on": "32.13.2026"}))

    text = page.content.decode()
    assert page.status_code == 200
    assert 'id="id_rows-0-title_error"' in text
    assert 'id="id_rows-0-due_on_error"' in text
    assert "Тек нәтиже" in text
    assert "32.13.2026" in text
    assert row_counts() == before


def test_row_naming_only_a_need_is_not_passed_over(client, house, pair):
    steps.diagnose(house, pair)
    need = Difficulty.objects.get(code="timing", school=None)
    sign_in(client, house.mentor_user, TODAY)
    page = post(client, address("write", pair), **typed({"need": str(need.pk)})).content.decode()
    assert "Say what will be done." in page


def test_foreign_need_is_refused(client, house, pair):
    steps.diagnose(house, pair)
    other = Difficulty.objects.get(code="ict", school=None)
    sign_in(client, house.mentor_user, TODAY)
    row = {"title": "Танысу", "due_on": "2026-10-01", "need": str(other.pk)}
    assert 'id="id_rows-0-need_error"' in post(client, address("write", pair), **typed(row)).content.decode()


def test_removed_row_goes_whatever_is_in_it(client, house, pair):
    steps.diagnose(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    kept, gone = {"title": "Қалады", "due_on": "2026-10-01"}, {"title": "", "expected_result": "x", "remove": "on"}
    post(client, address("write", pair), **typed(kept, gone))
    assert [row.title for row in Plan.objects.get().activities.all()] == ["Қалады"]


def test_rows_are_saved_by_stage_and_date(client, house, pair):
    steps.diagnose(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    rows = [
        {"stage": "final", "title": "3", "due_on": "2027-05-01"},
        {"stage": "main", "title": "2", "due_on": "2026-12-01"},
        {"stage": "main", "title": "1", "due_on": "2026-10-01"},
        {"stage": "introductory", "title": "0", "due_on": "2026-12-20"},
    ]
    post(client, address("write", pair), **typed(*rows))
    assert [row.title for row in Plan.objects.get().activities.all()] == ["0", "1", "2", "3"]


def test_save_and_submit_sends_a_complete_plan_once(client, house, pair):
    steps.diagnose(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    sent = typed(*complete_rows(), and_submit="1", ticket=str(uuid4()))

    answers = [client.post(address("write", pair), sent).url for _press in range(2)]

    assert answers == [address("plan", pair)] * 2
    plan = Plan.objects.get()
    assert (plan.state, plan.submitted_by, plan.activities.count()) == ("submitted", house.mentor_user, 4)
    assert pair.events.filter(verb="plan_submitted").count() == 1


def test_save_and_submit_of_an_incomplete_plan_writes_nothing_and_says_why(client, house, pair):
    steps.diagnose(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    before = row_counts()

    page = post(client, address("write", pair), **typed(*complete_rows()[:2], and_submit="1")).content.decode()

    assert "The plan has no activity for the stage: final stage." in page
    assert "Мектеппен танысу" in page
    assert row_counts() == before


def test_start_from_the_needs_suggests_without_writing(client, house, pair):
    steps.diagnose(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    empty, started = read(client, address("write", pair)), read(client, address("write", pair) + "?start=needs")
    assert "Start from the needs" in empty
    assert "Observe a lesson minute by minute" in started
    assert "Prepare descriptors" in started
    assert not Plan.objects.exists()


def test_submitted_plan_is_written_no_more(client, house, pair):
    steps.diagnose(house, pair)
    steps.submit(house, pair)
    sign_in(client, house.mentor_user, TODAY)

    page = post(client, address("write", pair), **typed({"title": "Кеш қалды", "due_on": "2026-10-01"}))

    assert client.get(address("write", pair)).url == address("plan", pair)
    assert "can no longer be changed" in page.content.decode()
    assert "Кеш қалды" in page.content.decode()


def test_markup_in_a_title_is_shown_as_text(client, house, pair):
    steps.diagnose(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    evil = "</textarea><script>alert(1)</script>"
    post(client, address("write", pair), **typed({"title": evil, "due_on": "2026-10-01", "expected_result": '"><b>'}))
    for name in ("write", "plan"):
        assert "<script>alert" not in read(client, address(name, pair))


# Plan, decided on ---------------------------------------------------------------------------------------------------
def test_plan_walks_to_the_issued_paper_and_the_acquaintance(client, house, pair):
    steps.diagnose(house, pair)
    plan = steps.save(house, pair)
    for who, name, data in (
        (house.mentor_user, "submit", {}),
        (house.deputy, "agree", {}),
        (house.head, "approve", {"language": "kk"}),
    ):
        sign_in(client, who, TODAY)
        read(client, address("plan", pair))
        assert post(client, reverse(f"plans:{name}", args=[plan.pk]), **data).url == address("plan", pair)

    plan.refresh_from_db()
    assert (plan.state, plan.agreed_by, plan.approved_by) == ("approved", house.deputy, house.head)
    sign_in(client, house.mentee_user, TODAY)
    assert "Confirm acquaintance" in read(client, address("plan", pair))
    post(client, reverse("documents:acquaint", args=[plan.document.code]))
    assert "Confirm acquaintance" not in read(client, address("plan", pair))


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("submit", "deputy"),
        ("submit", "mentee_user"),
        ("agree", "head"),
        ("agree", "mentor_user"),
        ("return_", "secretary"),
        ("return_", "mentor_user"),
    ],
)
def test_wrong_role_may_not_decide(client, house, pair, name, who):
    steps.diagnose(house, pair)
    plan = steps.save(house, pair) if name == "submit" else steps.submit(house, pair)
    sign_in(client, getattr(house, who), TODAY)
    assert post(client, reverse(f"plans:{name}", args=[plan.pk]), reason="Жоқ").status_code == 403


@pytest.mark.parametrize("name", ["submit", "agree", "approve", "return_", "draft"])
def test_plan_of_another_school_does_not_exist(client, house, pair, name):
    steps.diagnose(house, pair)
    plan = steps.save(house, pair)
    sign_in(client, house.stranger, TODAY)
    url = reverse(f"plans:{name}", args=[plan.pk])
    answer = client.get(url) if name == "draft" else post(client, url)
    assert answer.status_code == 404


def test_deputy_never_approves(client, house, pair):
    steps.diagnose(house, pair)
    plan = steps.submit(house, pair)
    sign_in(client, house.deputy, TODAY)
    post(client, reverse("plans:agree", args=[plan.pk]))
    assert post(client, reverse("plans:approve", args=[plan.pk]), language="kk").status_code == 403


def test_button_pressed_twice_agrees_once(client, house, pair):
    steps.diagnose(house, pair)
    plan = steps.submit(house, pair)
    sign_in(client, house.deputy, TODAY)
    sent = {"ticket": str(uuid4())}
    answers = [client.post(reverse("plans:agree", args=[plan.pk]), sent).status_code for _press in range(2)]
    assert answers == [302, 302]
    assert pair.events.filter(verb="plan_agreed").count() == 1


def test_second_deputy_is_told_that_the_plan_has_moved_on(client, house, pair):
    steps.diagnose(house, pair)
    plan = steps.submit(house, pair)
    sign_in(client, house.deputy, TODAY)
    post(client, reverse("plans:agree", args=[plan.pk]))
    sign_in(client, make.make_member(house.school, Role.DEPUTY), TODAY)
    answer = client.post(reverse("plans:agree", args=[plan.pk]), {"ticket": str(uuid4())}, follow=True)
    assert "This paper is no longer waiting for agreement." in answer.content.decode()


def test_return_needs_a_reason_and_shows_it_to_the_mentor(client, house, pair):
    steps.diagnose(house, pair)
    plan = steps.submit(house, pair)
    sign_in(client, house.deputy, TODAY)
    url = reverse("plans:return_", args=[plan.pk])
    refused = post(client, url, reason=" ")
    assert (refused.status_code, Plan.objects.get().state) == (200, "submitted")
    post(client, url, reason="Мерзімдерді нақтылаңыз")

    sign_in(client, house.mentor_user, TODAY)
    page = read(client, address("plan", pair))
    assert "Мерзімдерді нақтылаңыз" in page
    assert "Correct and send again" in page
    assert "Мерзімдерді нақтылаңыз" in read(client, address("write", pair))


def test_plan_actions_are_never_carried_out_by_reading(client, house, pair):
    steps.diagnose(house, pair)
    plan = steps.submit(house, pair)
    sign_in(client, house.deputy, TODAY)
    assert client.get(reverse("plans:agree", args=[plan.pk])).status_code == 405


def test_draft_is_a_pdf_and_afterwards_the_issued_paper(client, house, pair):
    steps.diagnose(house, pair)
    plan = steps.save(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    drafted = client.get(reverse("plans:draft", args=[plan.pk]) + "?language=kk")
    assert drafted["Content-Type"] == "application/pdf"
    plan = steps.approve(house, pair)
    issued = client.get(reverse("plans:draft", args=[plan.pk]))
    assert issued.url == reverse("documents:open", args=[plan.document.code])


@pytest.mark.parametrize("who", ["mentor_user", "mentee_user", "deputy"])
def test_plan_page_keeps_its_query_budget(client, house, pair, who):
    steps.diagnose(house, pair)
    steps.approve(house, pair)
    sign_in(client, getattr(house, who), TODAY)
    assert queries_of(client, address("plan", pair)) <= 12


def test_draft_pages_ask_the_same_for_three_rows_and_thirty(client, house, pair):
    steps.diagnose(house, pair)
    sign_in(client, house.mentor_user, TODAY)
    need = str(Difficulty.objects.get(code="timing", school=None).pk)
    counts = []
    for many in (3, 30):
        rows = [{"title": f"Іс-шара {number}", "due_on": "2026-10-01", "need": need} for number in range(many)]
        post(client, address("write", pair), **typed(*rows))
        counts.append([queries_of(client, address(name, pair)) for name in ("write", "plan")])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 12
