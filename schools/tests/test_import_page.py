"""The page and the command: upload → preview → confirm, and the same in the terminal."""

import io
import re
import time
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from mentoring.tests.signin import sign_in
from schools import clock
from schools.enums import Role
from schools.importing import services, uploads
from schools.importing.sheet import read
from schools.models import Employment, Person
from schools.tests import make
from schools.tests.lists import COMPLETE, ON, person, workbook
from schools.tests.test_import_services import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make.make_school()


@pytest.fixture
def deputy(school, client):
    user = make.make_member(school, Role.DEPUTY)
    sign_in(client, user, on=ON)
    return user


def page(school) -> str:
    return reverse("schools:import", args=[school.code])


def choose(client, school, *people, data: bytes | None = None, name: str = "тізім.xlsx"):
    """Upload a list; the answer is the preview, or the first page again."""
    file = SimpleUploadedFile(name, workbook(*people) if data is None else data)
    return client.post(page(school), {"file": file}, follow=True)


def hidden(response) -> dict[str, str]:
    """What the form of a preview would send back."""
    return dict(re.findall(r'<input type="hidden" name="(upload|seen|ticket)" value="([^"]+)"', response.text))


def kept() -> list[str]:
    return default_storage.listdir(uploads.FOLDER)[1] if default_storage.exists(uploads.FOLDER) else []


# The page -------------------------------------------------------------------------------------------------------------
def test_the_first_page_offers_the_template_and_asks_for_a_file(client, school, deputy):
    response = client.get(page(school))

    assert response.status_code == 200
    assert reverse("schools:import_template", args=[school.code]) in response.text


def test_the_template_is_a_workbook(client, school, deputy):
    response = client.get(reverse("schools:import_template", args=[school.code]))

    assert response["Content-Disposition"] == f'attachment; filename="talimger-{school.code}.xlsx"'
    assert len(read(response.content)) == 3


def test_a_chosen_list_is_shown_and_nothing_is_written(client, school, deputy):
    before = everything()
    response = choose(client, school, COMPLETE, person(category="старший"))

    assert everything() == before
    assert "Сәрсенова Әлия Бекқызы" in response.text
    assert "“старший” is not a qualification category." in response.text
    assert "P3" in response.text
    assert len(kept()) == 1


def test_a_confirmed_list_is_imported_without_a_second_upload(client, school, deputy):
    preview = choose(client, school, COMPLETE)
    response = client.post(page(school), hidden(preview))

    assert response.status_code == 302
    assert Employment.objects.get(staff_number="0107").person.full_name == "Сәрсенова Әлия Бекқызы"
    assert kept() == []


def test_a_double_pressed_confirmation_acts_once(client, school, deputy):
    preview = choose(client, school, COMPLETE)
    first = client.post(page(school), hidden(preview))
    before = everything()
    second = client.post(page(school), hidden(preview))

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert everything() == before


def test_a_wrong_row_keeps_the_list_out_unless_the_good_rows_are_wanted(client, school, deputy):
    preview = choose(client, school, COMPLETE, person(hired_on="?"))
    before = everything()
    refused = client.post(page(school), hidden(preview))

    assert refused.status_code == 200
    assert "Some rows are wrong" in refused.text
    assert everything() == before
    client.post(page(school), hidden(refused) | {"good_rows": "on"})
    assert (
        Person.objects.filter(last_name__in=["Сәрсенова", "Ахметов"]).values_list("last_name", flat=True).get()
        == "Сәрсенова"
    )


def test_a_list_of_wrong_rows_cannot_be_confirmed(client, school, deputy):
    response = choose(client, school, person(hired_on="?"))

    assert "No row can be imported" in response.text
    assert hidden(response) == {}


def test_a_list_that_changes_nothing_says_so(client, school, deputy):
    services.import_list(school=school, data=workbook(COMPLETE), name="a.xlsx", by=deputy, on=ON)
    response = choose(client, school, COMPLETE)

    assert "There is nothing to import" in response.text
    assert hidden(response) == {}


def test_a_confirmation_of_an_outdated_preview_shows_the_new_one(client, school, deputy):
    preview = choose(client, school, COMPLETE)
    services.import_list(school=school, data=workbook(COMPLETE | {"shift": 2}), name="a.xlsx", by=deputy, on=ON)
    before = everything()
    refused = client.post(page(school), hidden(preview))

    assert "have changed since the preview" in refused.text
    assert "second shift" in refused.text
    assert everything() == before
    assert client.post(page(school), hidden(refused)).status_code == 302
    assert Employment.objects.get(staff_number="0107").teachings.first().shift == "1"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"surname;name", "This is not an .xlsx workbook."),
        (workbook(header={"a": "Іс-шара", "b": "Мерзімі"}), "The list has no header line"),
        (workbook(above=("x",) * 1100), "more than 1000 rows"),
    ],
)
def test_a_file_that_holds_no_list_is_refused_beside_the_field(client, school, deputy, data, sentence):
    response = choose(client, school, data=data)

    assert response.status_code == 200
    assert sentence in response.text
    assert kept() == []


def test_a_file_over_the_limit_is_refused(client, school, deputy, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    response = choose(client, school, data=b"\0" * (1024 * 1024 + 1))

    assert "The file is larger than 1 MB." in response.text
    assert kept() == []


def test_a_missing_file_is_asked_for(client, school, deputy):
    assert client.post(page(school), {"ticket": "none"}).context["form"].errors["file"] == ["This field is required."]


def test_what_a_cell_says_is_never_markup(client, school, deputy):
    response = choose(client, school, person(last_name="<script>alert(1)</script>", category="<b>x</b>"))

    assert "<script>alert" not in response.text
    assert "<b>x</b>" not in response.text


@pytest.mark.parametrize("token", ["", "nonsense", "a:b:c"])
def test_an_unknown_upload_leads_back_to_the_first_page(client, school, deputy, token):
    response = client.get(page(school), {"upload": token}, follow=True)

    assert "no longer here" in response.text
    assert client.post(page(school), {"upload": token, "seen": "x"}, follow=True).status_code == 200


def test_an_upload_serves_its_owner_at_its_school_only(client, school, deputy):
    token = hidden(choose(client, school, COMPLETE))["upload"]
    colleague = make.make_member(school, Role.HEAD)
    sign_in(client, colleague, on=ON)

    assert "no longer here" in client.get(page(school), {"upload": token}, follow=True).text


def test_a_list_left_lying_goes_after_a_day(client, school, deputy, monkeypatch):
    token = hidden(choose(client, school, COMPLETE))["upload"]
    (old,) = kept()
    later = time.time() + timedelta(days=1, minutes=1).total_seconds()
    monkeypatch.setattr(time, "time", lambda: later)

    assert "no longer here" in client.get(page(school), {"upload": token}, follow=True).text
    choose(client, school, COMPLETE)
    assert old not in kept()


@pytest.mark.parametrize("name", ["schools:import", "schools:import_template"])
@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.HEAD, 200), (Role.DEPUTY, 200), (Role.SECRETARY, 403), (Role.ASSOCIATION, 403), (Role.TEACHER, 403)],
)
def test_the_import_is_for_head_and_deputy(client, school, name, role, status):
    sign_in(client, make.make_member(school, role), on=ON)

    assert client.get(reverse(name, args=[school.code])).status_code == status


@pytest.mark.parametrize("name", ["schools:import", "schools:import_template"])
def test_a_stranger_and_an_observer_do_not_import(client, school, name):
    sign_in(client, make.make_member(make.make_school(), Role.DEPUTY), on=ON)
    assert client.get(reverse(name, args=[school.code])).status_code == 404

    sign_in(client, make.make_observer(school.district), on=ON)
    assert client.get(reverse(name, args=[school.code])).status_code == 403


def test_the_preview_asks_the_same_number_of_queries_for_3_and_for_30_rows(
    client, school, deputy, django_assert_num_queries
):
    counts = {number: [person(last_name=f"Тегі{each}") for each in range(number)] for number in (3, 30)}
    for people in counts.values():
        token = hidden(choose(client, school, *people))["upload"]
        with django_assert_num_queries(11):
            client.get(page(school), {"upload": token})


# The command ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def run(school, tmp_path):
    """Run the command on a list of these people; the answer is what it printed."""

    def run(*people, data: bytes | None = None, language: str = "en", code: str = "", **options) -> str:
        path = tmp_path / "list.xlsx"
        path.write_bytes(workbook(*people) if data is None else data)
        out = io.StringIO()
        with clock.travel(ON):
            call_command(
                "import_staff",
                path,
                school=code or school.code,
                language=language,
                stdout=out,
                no_color=True,
                **options,
            )
        return out.getvalue()

    return run


def test_the_command_prints_the_preview_and_imports(run):
    printed = run(COMPLETE)

    assert "Row 2, Сәрсенова Әлия Бекқызы\n    Hired: 01.09.2015, teacher, № 0107, КарУ, математика\n" in printed
    assert "The list is imported. New: 1. Changed: 0. Unchanged: 0. Wrong: 0." in printed
    assert Employment.objects.get().staff_number == "0107"
    assert "New: 0. Changed: 0. Unchanged: 1. Wrong: 0." in run(COMPLETE)


def test_a_dry_run_writes_nothing(run):
    assert "Dry run: nothing was written." in run(COMPLETE, dry_run=True)
    assert Employment.objects.count() == 0


@pytest.mark.parametrize("options", [{}, {"dry_run": True}])
def test_the_command_fails_on_a_wrong_row_and_writes_nothing(run, capsys, options):
    with pytest.raises(CommandError) as failed:
        run(COMPLETE, person(hired_on="?"), **options)
    assert failed.value.returncode == 1
    assert Employment.objects.count() == 0


def test_the_command_imports_good_rows_when_told(run):
    printed = run(COMPLETE, person(hired_on="?"), good_rows=True)

    assert (
        "Row 3, Ахметов Дәурен, column Жұмысқа қабылданған күні / Дата приёма на работу (E3): “?” is not a date."
        in printed
    )
    assert Employment.objects.count() == 1


def test_the_command_names_what_it_cannot_find(run, school, tmp_path):
    with pytest.raises(CommandError, match="no school with the code “nowhere”"):
        run(COMPLETE, code="nowhere")
    with pytest.raises(CommandError, match="no file"):
        call_command("import_staff", tmp_path / "absent.xlsx", school=school.code, language="en")
    with pytest.raises(CommandError, match=r"not an \.xlsx workbook"):
        run(data=b"surname;name")
