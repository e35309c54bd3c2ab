"""Pages of people: the staff list, the card and what is added to it."""

from datetime import date
from io import BytesIO

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from mentoring.tests.signin import sign_in
from schools import services
from schools.enums import Category, Role
from schools.models import (
    CategoryAward,
    Employment,
    EthicsConfirmation,
    Membership,
    QualityRecord,
    School,
    User,
)
from schools.tests.make import (
    make_member,
    make_mentor,
    make_observer,
    make_school,
    make_subject,
    make_teacher,
    make_year,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
MANAGED = ("category", "ethics", "quality", "role", "account")  # small pages of one person


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def deputy(client, school):
    """Signed in."""
    user = make_member(school, Role.DEPUTY, name="Деканова")
    sign_in(client, user, on=DAY)
    return user


@pytest.fixture
def head(client, school):
    user = make_member(school, Role.HEAD, name="Директорова")
    sign_in(client, user, on=DAY)
    return user


def url(name, school, *args):
    return reverse(f"schools:{name}", args=[school.code, *args])


def counts():
    """Rows of every table but the visit's own."""
    return {
        model.__name__: model.objects.count()
        for model in apps.get_models()
        if model._meta.label not in ("sessions.Session",)
    }


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


# The staff list ------------------------------------------------------------------------------------------------------
def test_the_list_names_people_with_post_subject_category_and_account(client, school, deputy):
    person = make_mentor(school, name="Сәрсенова")
    page = client.get(url("staff", school)).content.decode()
    for text in ("Сәрсенова", "Mathematics", "Teacher-researcher", "01.06.2028", "Deputy head", "Деканова"):
        assert text in page
    assert url("person", school, person.pk) in page
    assert url("hire", school) in page
    assert url("import", school) in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Алматова", "Деканова", "Жаңа"}),
        ("name=АЛМАТ", {"Алматова"}),
        ("subject=physics", {"Жаңа"}),
        ("post=deputy", {"Деканова"}),
        ("starts_profession=on", {"Жаңа"}),
        ("without_account=on", {"Алматова", "Жаңа"}),
        ("who=former", {"Кетті"}),
        ("who=all", {"Алматова", "Деканова", "Жаңа", "Кетті"}),
        ("who=former&name=алматова", set()),
    ],
)
def test_the_list_is_narrowed(client, school, deputy, query, found):
    make_teacher(school, name="Алматова")
    make_teacher(school, name="Жаңа", subject="physics", starts_profession=True, hired_on=date(2026, 9, 15))
    left = make_teacher(school, name="Кетті")
    Employment.objects.filter(pk=left.pk).update(finished_on=date(2026, 8, 31))
    query = query.replace("physics", str(make_subject("physics").pk))
    rows = client.get(f"{url('staff', school)}?{query}").context["rows"]
    assert {row.name.split()[0] for row in rows} == found


def test_nonsense_in_the_filter_is_said_and_breaks_nothing(client, school, deputy):
    response = client.get(f"{url('staff', school)}?subject=abc&post=king&page=-1")
    assert response.status_code == 200
    assert "is-invalid" in response.content.decode()


def test_somebody_who_came_back_is_not_former(client, school, deputy):
    left = make_teacher(school, name="Қайтқан", hired_on=date(2020, 9, 1))
    Employment.objects.filter(pk=left.pk).update(finished_on=date(2024, 5, 25))
    Employment.objects.create(person=left.person, school=school, started_on=date(2026, 8, 20))
    assert client.get(f"{url('staff', school)}?who=former").context["rows"] == []
    assert [row.name for row in client.get(f"{url('staff', school)}?name=қайт").context["rows"]] == ["Қайтқан Айгүл"]


def test_the_list_costs_the_same_with_3_and_30_people(client, school, deputy):
    for _ in range(3):
        make_mentor(school)
    few = queries(client, url("staff", school))
    for _ in range(27):
        make_mentor(school)
    assert queries(client, url("staff", school)) == few <= 12


def test_the_list_has_pages_of_fifty(client, school, deputy):
    for number in range(52):
        make_teacher(school, name=f"Тегі{number:02}")
    page = client.get(f"{url('staff', school)}?name=тегі&page=2")
    assert [row.name for row in page.context["rows"]] == ["Тегі50 Айгүл", "Тегі51 Айгүл"]
    assert "name=" in page.content.decode().split('rel="prev"')[1].split(">")[0]


def test_the_workbook_holds_the_filtered_list_and_no_formula(client, school, deputy):
    make_teacher(school, name="=1+1")
    make_teacher(school, name="Басқа")
    response = client.get(f"{url('staff_export', school)}?name=1%2B1")
    sheet = load_workbook(BytesIO(response.content)).active
    assert [(cell.value, cell.data_type) for cell in sheet["A"]] == [("Name", "s"), ("=1+1 Айгүл", "s")]


# Rights and scope ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["staff", "staff_export"])
@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.HEAD, 200), (Role.DEPUTY, 200), (Role.SECRETARY, 200), (Role.ASSOCIATION, 200), (Role.TEACHER, 403)],
)
def test_who_sees_the_staff(client, school, name, role, status):
    sign_in(client, make_member(school, role), on=DAY)
    assert client.get(url(name, school)).status_code == status


def test_the_observer_of_the_district_looks_but_does_not_hire(client, school):
    sign_in(client, make_observer(school.district), on=DAY)
    page = client.get(url("staff", school))
    assert page.status_code == 200
    assert url("hire", school) not in page.content.decode()
    assert client.get(url("hire", school)).status_code == 403


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.ASSOCIATION, Role.TEACHER])
def test_only_the_office_adds_to_a_card(client, school, role):
    job = make_teacher(school)
    sign_in(client, make_member(school, role), on=DAY)
    own = Membership.objects.filter(person=job.person).get()
    pages = [url(name, school, job.person_id) for name in MANAGED]
    pages += [url("leave", school, job.person_id, job.pk), url("end_role", school, job.person_id, own.pk)]
    pages.append(url("hire", school))
    before = counts()
    assert {client.get(page).status_code for page in pages} == {403}
    assert {client.post(page, {}).status_code for page in [*pages, url("mail_invitation", school, job.person_id)]} == {
        403
    }
    assert counts() == before


def test_another_school_is_not_there(client, school, deputy):
    other = make_school()
    job = make_teacher(other)
    pages = [url(name, other) for name in ("staff", "staff_export", "hire")]
    pages += [url(name, place, job.person_id) for place in (school, other) for name in ("person", *MANAGED)]
    pages += [url("leave", school, deputy.person_id, job.pk), url("end_role", school, deputy.person_id, 999999)]
    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(page, {}).status_code for page in pages} == {404}


def test_looking_writes_nothing(client, school, head):
    job = make_teacher(school)
    role = Membership.objects.get(person=job.person)
    pages = [url(name, school) for name in ("staff", "staff_export", "hire")]
    pages += [url(name, school, job.person_id) for name in ("person", *MANAGED)]
    pages += [url("leave", school, job.person_id, job.pk), url("end_role", school, job.person_id, role.pk)]
    before = counts()
    assert {client.get(page).status_code for page in pages} == {200}
    assert counts() == before


def test_a_visitor_is_asked_to_sign_in(client, school):
    assert client.get(url("staff", school)).url.startswith(reverse("account_login"))


# The card ------------------------------------------------------------------------------------------------------------
def test_the_card_shows_what_is_known(client, school, deputy):
    person = make_mentor(school, name="Сәрсенова", percents=(59, 75, 78))
    page = client.get(url("person", school, person.pk)).content.decode()
    for text in (
        "Сәрсенова",
        "Teacher-researcher",
        "№ 12",
        "The norms are kept",
        "59",
        "2025–2026",
        "Mathematics",
        "журнал",
    ):
        assert text in page
    assert url("account", school, person.pk) in page


def test_everybody_sees_their_own_card_without_the_deputys_buttons(client, school):
    user = make_member(school, Role.TEACHER)
    sign_in(client, user, on=DAY)
    page = client.get(url("person", school, user.person_id))
    assert page.status_code == 200
    assert url("category", school, user.person_id) not in page.content.decode()
    assert url("account", school, user.person_id) not in page.content.decode()
    assert client.get(url("person", school, make_teacher(school).person_id)).status_code == 403


def test_jobs_and_ethics_of_another_school_stay_there(client, school, deputy):
    person = make_teacher(school).person
    other = make_school(short_name_ru="ЧУЖАЯ", short_name_kk="БАСҚА")
    Employment.objects.create(person=person, school=other, started_on=date(2020, 9, 1))
    EthicsConfirmation.objects.create(person=person, school=other, holds=False, confirmed_on=DAY, confirmed_by="Тайный")
    page = client.get(url("person", school, person.pk)).content.decode()
    assert not {word for word in ("ЧУЖАЯ", "БАСҚА", "Тайный") if word in page}


def test_the_newer_figure_counts_and_the_older_is_seen_as_replaced(client, school, deputy):
    person = make_teacher(school).person
    told = {"person": person, "subject": make_subject(), "year": make_year(2025), "school": school}
    first = QualityRecord.objects.create(**told, assessed=30, fours=18, source="журнал")
    services.correct(fact=first, reason="бір баға түзетілді", by=deputy, fours=17, fives=3)
    QualityRecord.objects.create(**(told | {"year": make_year(2024)}), assessed=0, no_figure="grade_one")
    rows = client.get(url("person", school, person.pk)).context["quality"]
    assert [(row.year, row.percent, row.proof.is_struck) for row in rows] == [
        ("2025–2026", "66.66", False),
        ("2025–2026", "60", True),
        ("2024–2025", "", False),
    ]


def test_the_card_costs_the_same_with_few_and_many_rows(client, school, deputy):
    person = make_mentor(school)
    few = queries(client, url("person", school, person.pk))
    for first in range(2015, 2023):
        told = {"person": person, "subject": make_subject(f"s{first}"), "year": make_year(first), "school": school}
        QualityRecord.objects.create(**told, assessed=10)
        CategoryAward.objects.create(person=person, category=Category.EXPERT, awarded_on=date(first, 1, 1))
        EthicsConfirmation.objects.create(person=person, school=school, confirmed_on=DAY, confirmed_by="Д.")
    assert queries(client, url("person", school, person.pk)) == few <= 12


# What is added to the card -------------------------------------------------------------------------------------------
CATEGORY = {"category": "expert", "awarded_on": "2026-05-20", "expires_on": "2031-05-20", "document": "№ 5"}
ETHICS = {"holds": "yes", "confirmed_on": "2026-09-01", "confirmed_by": "Деканова Айгүл"}
QUALITY = {"assessed": "50", "fives": "10", "fours": "25", "no_figure": "", "source": "журнал 7А"}


def quality(**told):
    return QUALITY | {"subject": make_subject().pk, "year": make_year(2025).pk} | told


def test_an_award_is_added(client, school, deputy):
    person = make_teacher(school).person
    response = client.post(url("category", school, person.pk), CATEGORY)
    assert response.url == url("person", school, person.pk)
    assert CategoryAward.objects.get().expires_on == date(2031, 5, 20)


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"awarded_on": "2026-09-02"}, "has not come yet"),
        ({"awarded_on": ""}, "This field is required"),
        ({"expires_on": "2026-05-20"}, "expires before it is awarded"),
        ({"category": "wizard"}, "valid choice"),
    ],
)
def test_a_wrong_award_is_refused_and_what_was_typed_stays(client, school, deputy, told, error):
    response = client.post(url("category", school, make_teacher(school).person_id), CATEGORY | told)
    page = response.content.decode()
    assert error in page
    assert "№ 5" in page
    assert not CategoryAward.objects.exists()


@pytest.mark.parametrize(("answer", "holds"), [("yes", True), ("no", False)])
def test_ethics_are_confirmed_or_not(client, school, deputy, answer, holds):
    person = make_teacher(school).person
    client.post(url("ethics", school, person.pk), ETHICS | {"holds": answer})
    confirmed = EthicsConfirmation.objects.get()
    assert (confirmed.holds, confirmed.confirmed_by, confirmed.school) == (holds, "Деканова Айгүл", school)


def test_ethics_need_an_answer_and_are_never_ones_own(client, school, deputy):
    person = make_teacher(school).person
    assert client.post(url("ethics", school, person.pk), ETHICS | {"holds": ""}).status_code == 200
    assert client.post(url("ethics", school, deputy.person_id), ETHICS).status_code == 403
    assert not EthicsConfirmation.objects.exists()


def test_a_figure_is_added_and_corrected_by_a_newer_one(client, school, deputy):
    person = make_teacher(school).person
    client.post(url("quality", school, person.pk), quality())
    refused = client.post(url("quality", school, person.pk), quality(fours="26"))
    assert "Say why it is corrected" in refused.content.decode()
    client.post(url("quality", school, person.pk), quality(fours="26", reason="одна отметка исправлена"))
    assert list(QualityRecord.objects.order_by("id").values_list("fours", flat=True)) == [25, 26]


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"fives": "30"}, "More pupils with “4” and “5” than pupils assessed."),
        ({"assessed": "0", "fives": "0", "fours": "0"}, "Say why there is no figure."),
        ({"no_figure": "leave"}, "There is a figure"),
        ({"source": ""}, "This field is required."),
        ({"assessed": "-1"}, "greater than or equal to 0"),
        ({"subject": "999999"}, "valid choice"),
    ],
)
def test_a_wrong_figure_is_refused_and_what_was_typed_stays(client, school, deputy, told, error):
    response = client.post(url("quality", school, make_teacher(school).person_id), quality(**told))
    assert error in response.content.decode()
    assert response.context["form"]["fours"].value() == told.get("fours", "25")
    assert not QualityRecord.objects.exists()


# Roles ---------------------------------------------------------------------------------------------------------------
def test_the_deputy_gives_and_ends_a_role_with_dates(client, school, deputy):
    person = make_teacher(school).person
    client.post(url("role", school, person.pk), {"role": "secretary", "on": "2026-09-01"})
    role = Membership.objects.get(person=person, role=Role.SECRETARY)
    assert (role.started_on, role.given_by) == (DAY, deputy)
    client.post(url("end_role", school, person.pk, role.pk), {"on": "2026-12-31"})
    role.refresh_from_db()
    assert role.finished_on == date(2026, 12, 31)


@pytest.mark.parametrize("role", ["head", "deputy", "observer"])
def test_a_deputy_makes_no_heads_and_no_deputies(client, school, deputy, role):
    person = make_teacher(school).person
    response = client.post(url("role", school, person.pk), {"role": role, "on": "2026-09-01"})
    assert "valid choice" in response.content.decode()
    assert set(Membership.objects.filter(person=person).values_list("role", flat=True)) == {Role.TEACHER}


def test_a_deputy_does_not_end_the_heads_role_or_job_or_make_their_account(client, school, deputy):
    head = make_member(school, Role.HEAD).person
    role, job = head.memberships.get(role=Role.HEAD), head.employments.get()
    pages = [url("end_role", school, head.pk, role.pk), url("leave", school, head.pk, job.pk)]
    pages += [url("account", school, head.pk), url("mail_invitation", school, head.pk)]
    assert {client.post(page, {"on": "2026-09-01"}).status_code for page in pages} == {403}


def test_the_head_names_a_successor_and_then_steps_down(client, school, head):
    role = Membership.objects.get(person=head.person, role=Role.HEAD)
    end = url("end_role", school, head.person_id, role.pk)
    assert "only head" in client.post(end, {"on": "2026-09-01"}).content.decode()
    client.post(url("role", school, make_teacher(school).person_id), {"role": "head", "on": "2026-09-01"})
    assert client.post(end, {"on": "2026-09-01"}).status_code == 302


def test_a_person_with_two_roles_switches_hats(client, school, head):
    person = make_teacher(school).person
    user = User.objects.create(username="two", person=person, language="en")
    client.post(url("role", school, person.pk), {"role": "secretary", "on": "2026-09-01"})
    sign_in(client, user, on=DAY)
    assert "Meetings" in client.get(url("person", school, person.pk)).content.decode()
    client.post(reverse("overview:switch_hat"), {"hat": f"teacher:{school.pk}"})
    assert "Meetings" not in client.get(url("person", school, person.pk)).content.decode()


# Settings ------------------------------------------------------------------------------------------------------------
def settings_of(school, **told):
    names = ("name_kk", "name_ru", "short_name_kk", "short_name_ru", "place_kk", "place_ru", "kind", "week")
    policy = ("quality_basis", "max_mentees", "quorum_percent")
    return {name: getattr(school, name) for name in names + policy + School.COUNTING} | told


def test_the_school_decides_what_the_rules_leave_open(client, school, deputy):
    told = settings_of(school, quality_basis="mean", day_zero="one", max_mentees=3, quorum_percent=66, week=6)
    assert client.post(reverse("calendars:settings", args=[school.code]), told).status_code == 302
    school.refresh_from_db()
    assert (school.quality_basis, school.day_zero, school.max_mentees, school.week) == ("mean", "one", 3, 6)


def test_the_school_decides_how_dates_are_counted(client, school, deputy):
    other = {
        "day_zero": "one",
        "level_start": "pair",
        "calendar_end": "stays",
        "interim_day": "break_end",
        "final_lead": 5,
        "midyear_end": "full_year",
        "summer_hire": "year_start",
    }
    page = reverse("calendars:settings", args=[school.code])
    html = client.get(page).content.decode()
    assert client.post(page, settings_of(school, **other)).status_code == 302
    school.refresh_from_db()

    assert {name: getattr(school, name) for name in School.COUNTING} == other
    assert html.count("Default: ") == len(School.COUNTING)


@pytest.mark.parametrize(
    "told",
    [
        {"quorum_percent": 100},
        {"max_mentees": 0},
        {"week": 4},
        {"name_kk": ""},
        {"kind": "palace"},
        {"day_zero": "two"},
        {"level_start": "hire"},
        {"calendar_end": ""},
        {"interim_day": "june"},
        {"final_lead": 61},
        {"final_lead": -1},
        {"midyear_end": "never"},
        {"summer_hire": "autumn"},
    ],
)
def test_wrong_settings_change_nothing(client, school, deputy, told):
    before = School.objects.filter(pk=school.pk).values().get()
    assert (
        client.post(reverse("calendars:settings", args=[school.code]), settings_of(school, **told)).status_code == 200
    )
    assert School.objects.filter(pk=school.pk).values().get() == before


# Language ------------------------------------------------------------------------------------------------------------
def test_the_language_stays_with_the_person_and_the_device(client, school, deputy):
    response = client.post(reverse("set_language"), {"language": "kk", "next": url("staff", school)})
    assert response.url == url("staff", school)
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "kk"
    assert User.objects.get(pk=deputy.pk).language == "kk"
    assert client.get(url("staff", school)).headers["Content-Language"] == "kk"


def test_a_visitor_chooses_a_language_for_the_device(client):
    client.post(reverse("set_language"), {"language": "kk", "next": "/accounts/login/"})
    assert client.get("/accounts/login/").headers["Content-Language"] == "kk"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_back_stays_on_this_site(client, target):
    assert client.post(reverse("set_language"), {"language": "ru", "next": target}).url == "/"


def test_an_unknown_language_or_a_get_changes_nothing(client, school, deputy):
    client.post(reverse("set_language"), {"language": "xx", "next": "/"})
    assert client.get(reverse("set_language")).status_code == 405
    assert User.objects.get(pk=deputy.pk).language == "en"
