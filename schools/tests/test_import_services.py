"""A list beside the school's records: what is new, changed, unchanged, wrong, and what is written."""

import io
from datetime import date

import pytest
from django.utils import translation
from openpyxl import load_workbook

from schools import services as services_of_facts
from schools.enums import Category, PostKind, Role
from schools.errors import RuleBroken
from schools.importing import services, values
from schools.importing.blank import EXAMPLE, GUIDE, LIST, WORDS, blank_workbook
from schools.importing.columns import find_table
from schools.importing.records import records_of
from schools.importing.sheet import read
from schools.models import (
    CategoryAward,
    Employment,
    EthicsConfirmation,
    Membership,
    Person,
    QualityRecord,
    Teaching,
)
from schools.tests import make
from schools.tests.lists import COMPLETE, ON, person, saved, workbook

TABLES = (Person, Employment, Teaching, Membership, CategoryAward, EthicsConfirmation, QualityRecord)


def everything() -> list[list[tuple]]:
    return [list(model.objects.order_by("pk").values_list()) for model in TABLES]


SOURCE = "import of 01.09.2026: тізім.xlsx, row 2"


def bring(school, *people, on=ON, **options):
    return services.import_list(school=school, data=workbook(*people), name="тізім.xlsx", by=None, on=on, **options)


def look(school, *people, on=ON):
    return services.preview(school=school, data=workbook(*people), on=on)


def verdicts(plan) -> list[str]:
    return [planned.verdict.value for planned in plan.rows]


def shown(plan) -> list[tuple[str, str, str]]:
    return [(change.label, change.before, change.after) for planned in plan.rows for change in planned.changes]


def errors(plan) -> list[str]:
    return [sentence for planned in plan.wrong for sentence in services.error_sentences(planned)]


@pytest.fixture
def school(db):
    return make.make_school()


def test_a_newcomer_is_hired_with_everything_the_row_says(school):
    plan = bring(school, COMPLETE)

    assert verdicts(plan) == ["new"]
    job = Employment.objects.select_related("person").get()
    assert (job.person.full_name, job.staff_number, job.started_on) == (
        "Сәрсенова Әлия Бекқызы",
        "0107",
        date(2015, 9, 1),
    )
    assert (job.post, job.starts_profession, job.education) == (PostKind.TEACHER, False, "КарУ, математика")
    assert list(job.teachings.values_list("subject__code", "classes", "hours", "language", "shift")) == [
        ("algebra", "7А, 8Б", 12, "kk", "1"),
        ("geometry", "7А, 8Б", 6, "kk", "1"),
    ]
    assert list(job.person.memberships.values_list("role", "school", "started_on")) == [
        (Role.TEACHER, school.pk, date(2015, 9, 1))
    ]
    assert list(job.person.categories.values_list("category", "awarded_on", "expires_on", "document")) == [
        (Category.RESEARCHER, date(2023, 6, 1), date(2028, 6, 1), "№ 1284")
    ]
    assert list(job.person.ethics.values_list("holds", "confirmed_on", "confirmed_by", "school")) == [
        (True, date(2026, 8, 25), "Жұмабеков Қ. С.", school.pk)
    ]
    assert list(
        job.person.quality.values_list("subject__code", "year__starts_on", "assessed", "fives", "fours", "source")
    ) == [("algebra", date(2025, 9, 2), 100, 20, 50, SOURCE)]


def test_a_preview_writes_nothing(school):
    make.make_mentor(school)
    before = everything()

    assert verdicts(look(school, COMPLETE, person())) == ["new", "new"]
    assert everything() == before


def test_a_second_import_changes_nothing(school):
    people = COMPLETE, person(subject="Физика", starts_profession="да"), person(last_name="Директоров", post="директор")
    bring(school, *people)
    before = everything()

    assert verdicts(bring(school, *people)) == ["unchanged"] * 3
    assert everything() == before


@pytest.mark.parametrize(
    "cells",
    [
        {"last_name": " САРСЕНОВА "},
        {"first_name": "Алёна\u00a0"},
        {"patronymic": None},
        {
            "subject": None,
            "classes": None,
            "hours": None,
            "language": None,
            "shift": None,
            "quality 2025 assessed": None,
        }
        | {"quality 2025 fives": None, "quality 2025 fours": None},
        {"hired_on": None, "post": None, "education": None, "category": None, "awarded_on": None}
        | {"expires_on": None, "document": None, "ethics_on": None, "ethics_by": None, "starts_profession": None},
    ],
    ids=["case", "yo", "no patronymic", "no subjects", "no facts"],
)
def test_another_spelling_and_empty_cells_change_nothing(school, cells):
    known = COMPLETE | {"last_name": "Сарсенова", "first_name": "Алена", "staff_number": None}
    bring(school, known)
    before = everything()

    assert verdicts(bring(school, known | cells)) == ["unchanged"]
    assert everything() == before


def test_differences_are_shown_before_and_after_and_written(school):
    bring(school, COMPLETE | {"document": None, "expires_on": None, "hours": None})
    plan = bring(
        school,
        COMPLETE
        | {"last_name": "Ахметова", "subject": "Алгебра; Физика", "hours": "10;4", "starts_profession": "да"}
        | {"education": "ҚарУ", "ethics_on": ON, "quality 2025 fives": 25},
    )

    assert shown(plan) == [
        ("Surname", "Сәрсенова", "Ахметова"),
        ("Education", "КарУ, математика", "ҚарУ"),
        ("Starts the profession", "no", "yes"),
        ("Algebra: Hours a week", "", "10"),
        ("Subject", "", "Physics, 7А, 8Б, 4 h a week, Kazakh, first shift"),
        ("Valid until", "", "01.06.2028"),
        ("Certificate or order, №", "", "№ 1284"),
        ("Pedagogical ethics confirmed", "", "01.09.2026, Жұмабеков Қ. С."),
        (
            "Knowledge quality, Algebra, 2025–2026",
            "assessed 100, with “5” 20, with “4” 50",
            "assessed 100, with “5” 25, with “4” 50",
        ),
    ]
    job = Employment.objects.select_related("person").get()
    assert (job.person.last_name, job.education, job.starts_profession) == ("Ахметова", "ҚарУ", True)
    assert Person.objects.named("ахметова").get() == job.person
    assert list(job.teachings.values_list("subject__code", "hours")) == [
        ("algebra", 10),
        ("geometry", None),
        ("physics", 4),
    ]
    standing = job.person.categories.standing()
    assert list(standing.values_list("expires_on", "document")) == [(date(2028, 6, 1), "№ 1284")]
    assert job.person.ethics.count() == 2
    assert list(job.person.quality.order_by("id").values_list("fives", flat=True)) == [20, 25]
    assert verdicts(look(school, COMPLETE | {"last_name": "Ахметова", "hours": "10;", "education": "ҚарУ"})) == [
        "changed"
    ]


def test_newer_figures_win_over_older_ones_at_the_next_import(school):
    bring(school, COMPLETE)
    bring(school, COMPLETE | {"quality 2025 fives": 25})

    assert verdicts(look(school, COMPLETE | {"quality 2025 fives": 25})) == ["unchanged"]
    assert verdicts(look(school, COMPLETE)) == ["changed"]


def test_nobody_leaves_and_nothing_goes_because_the_list_is_silent(school):
    bring(school, COMPLETE, person())

    assert verdicts(bring(school, COMPLETE | {"subject": "Алгебра", "hours": "12"})) == ["unchanged"]
    assert Employment.objects.filter(finished_on=None).count() == 2
    assert Teaching.objects.count() == 2


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"hired_on": date(2016, 9, 1)}, "The records say 01.09.2015. An import does not change it: deadlines are counted from the day of hire."),
        ({"post": "директор"}, "The records say “teacher”. An import does not change the post: it carries rights."),
        ({"expires_on": date(2029, 6, 1)}, "The records of this award say “01.06.2028”. An import does not change a recorded award."),
        ({"document": "№ 1"}, "The records of this award say “№ 1284”. An import does not change a recorded award."),
        ({"last_name": "Ким", "first_name": "Анна"}, "This staff number belongs to: Сәрсенова Әлия Бекқызы."),
    ],
)  # fmt: skip
def test_what_others_rest_on_is_not_overwritten(school, cells, sentence):
    bring(school, COMPLETE)
    before = everything()

    plan = look(school, COMPLETE | cells)
    assert [error.problem for error in plan.rows[0].errors] == [sentence]
    with pytest.raises(RuleBroken):
        bring(school, COMPLETE | cells)
    assert everything() == before


def test_a_refused_ethics_confirmation_stays(school):
    bring(school, COMPLETE)
    services_of_facts.correct(fact=EthicsConfirmation.objects.get(), reason="қате", by=None, holds=False)

    (planned,) = look(school, COMPLETE).rows
    assert planned.errors[0].problem.startswith("The records of this day say that the norms were not kept.")


def test_another_award_is_added_beside_the_old_one(school):
    bring(school, COMPLETE | {"category": "эксперт", "awarded_on": "01.06.2018", "expires_on": "01.06.2023"})

    bring(school, COMPLETE)
    assert list(CategoryAward.objects.values_list("category", flat=True)) == [Category.RESEARCHER, Category.EXPERT]


# Who is it? -----------------------------------------------------------------------------------------------------------
def test_a_staff_number_is_noted_for_somebody_known_by_name(school):
    bring(school, COMPLETE | {"staff_number": None})

    assert shown(bring(school, COMPLETE)) == [("Staff number", "", "0107")]
    assert Employment.objects.get().staff_number == "0107"


def test_a_namesake_with_a_staff_number_of_their_own_is_somebody_new(school):
    bring(school, COMPLETE)

    plan = bring(school, COMPLETE | {"staff_number": "0108"})
    assert (verdicts(plan), plan.rows[0].note) == (
        ["new"],
        "Somebody of this name with the staff number 0107 works here already.",
    )
    assert Employment.objects.count() == 2


def test_namesakes_without_a_staff_number_are_asked_for_it(school):
    plan = look(school, person(), person(staff_number="7"), person(patronymic="Ерланұлы"))

    assert errors(plan) == [
        "Row 2, Ахметов Дәурен, column Табель нөмірі / Табельный номер (D2): "
        "The same name stands in row 3. Give the staff number of each, or remove one row.",
        "Row 4, Ахметов Дәурен Ерланұлы, column Табель нөмірі / Табельный номер (D4): "
        "The same name stands in row 2. Give the staff number of each, or remove one row.",
    ]


def test_patronymics_tell_people_apart(school):
    people = person(patronymic="Ерланұлы"), person(patronymic="Маратұлы")

    assert verdicts(bring(school, *people)) == ["new", "new"]
    assert verdicts(look(school, *people)) == ["unchanged", "unchanged"]
    assert errors(look(school, person())) == [
        "Row 2, Ахметов Дәурен, column Табель нөмірі / Табельный номер (D2): "
        "Several people of this name are known here. Give the staff number."
    ]


def test_one_staff_number_for_two_rows_is_wrong_in_both(school):
    plan = look(school, person(staff_number="7"), person(last_name="Ким", staff_number="7"))

    assert [planned.errors[0].problem for planned in plan.wrong] == [
        "The same staff number stands in row 3.",
        "The same staff number stands in row 2.",
    ]


def test_one_person_in_two_rows_is_wrong_in_the_second(school):
    bring(school, COMPLETE)

    plan = look(
        school, COMPLETE, COMPLETE | {"staff_number": None, "last_name": "Ким"}, COMPLETE | {"staff_number": ""}
    )
    assert verdicts(plan) == ["unchanged", "new", "wrong"]
    assert "row 2" in plan.rows[2].errors[0].problem


def test_people_of_another_school_are_not_recognised(school):
    bring(make.make_school(), COMPLETE)

    assert verdicts(look(school, COMPLETE)) == ["new"]


def test_a_newcomer_needs_a_day_of_hire(school):
    assert errors(look(school, person(hired_on=None))) == [
        "Row 2, Ахметов Дәурен, column Жұмысқа қабылданған күні / Дата приёма на работу (E2): Say when this person was hired."
    ]


def test_somebody_who_left_is_hired_again_as_the_same_person(school):
    bring(school, COMPLETE)
    Employment.objects.update(finished_on=date(2026, 5, 31))

    left = look(school, COMPLETE)
    assert [error.problem for error in left.rows[0].errors] == [
        "This person's job has ended, but a role here has not. End the role first.",
        "This person's job ended on 31.05.2026. Say when they were hired again.",
    ]
    Membership.objects.update(finished_on=date(2026, 5, 31))
    assert verdicts(bring(school, COMPLETE | {"hired_on": ON})) == ["new"]
    assert Person.objects.count() == 1
    assert list(Employment.objects.order_by("started_on").values_list("started_on", "finished_on")) == [
        (date(2015, 9, 1), date(2026, 5, 31)),
        (ON, None),
    ]
    assert CategoryAward.objects.count() == 1


def test_a_staff_number_of_somebody_who_left_was_theirs_on_the_day_of_hire(school):
    bring(school, COMPLETE)
    Employment.objects.update(finished_on=date(2020, 5, 31))

    newcomer = person(staff_number="0107", hired_on=date(2019, 9, 1))
    (planned,) = look(school, newcomer).rows
    assert [error.problem for error in planned.errors] == [
        "On 01.09.2019 this staff number belonged to: Сәрсенова Әлия Бекқызы."
    ]
    assert verdicts(bring(school, newcomer | {"hired_on": ON})) == ["new"]


# Writing --------------------------------------------------------------------------------------------------------------
def test_one_wrong_row_keeps_the_whole_list_out(school):
    before = everything()

    with pytest.raises(RuleBroken, match="Some rows are wrong"):
        bring(school, COMPLETE, person(hired_on="?"))
    assert everything() == before


def test_good_rows_go_in_when_they_are_wanted(school):
    plan = bring(school, COMPLETE, person(hired_on="?"), good_rows=True)

    assert verdicts(plan) == ["new", "wrong"]
    assert [job.person.last_name for job in Employment.objects.all()] == ["Сәрсенова"]


def test_a_list_is_not_carried_out_when_the_records_moved_since_the_preview(school):
    seen = look(school, COMPLETE).fingerprint
    bring(school, COMPLETE | {"hours": "11; 7"})
    before = everything()

    with pytest.raises(RuleBroken, match="have changed since the preview"):
        bring(school, COMPLETE, seen=seen)
    assert everything() == before


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_fingerprint_is_the_same_in_every_language(school, language):
    bring(school, COMPLETE)
    people = (
        COMPLETE | {"quality 2025 fives": 25, "shift": 2, "category": "мастер"},
        person(hired_on="?"),
        person(last_name="Ким"),
    )
    seen = look(school, *people).fingerprint
    with translation.override(language):
        assert look(school, *people).fingerprint == seen


def test_a_list_without_people_is_refused(school):
    with pytest.raises(RuleBroken, match="nobody in the list"):
        look(school)


def test_the_number_of_queries_does_not_grow_with_the_list(school, django_assert_num_queries):
    with django_assert_num_queries(8):
        look(school, COMPLETE)
    bring(school, COMPLETE, *(person(last_name=f"Тегі{number}") for number in range(30)))
    with django_assert_num_queries(8):
        look(school, COMPLETE, *(person(last_name=f"Тегі{number}") for number in range(30)))


# The template ---------------------------------------------------------------------------------------------------------
def filled_template() -> bytes:
    """The downloaded workbook with the example's people copied into the list, as a user would."""
    book = load_workbook(io.BytesIO(blank_workbook(ON)))
    for row in book[EXAMPLE].iter_rows(min_row=2):
        for cell in row:
            book[LIST].cell(cell.row, cell.column, cell.value)
    return saved(book)


def test_the_template_asks_for_the_three_completed_years_and_its_example_imports(school):
    table = find_table(read(blank_workbook(ON)))
    assert [key for key in table.columns if key.startswith("quality")] == [
        f"quality {year} {part}" for year in (2023, 2024, 2025) for part in ("assessed", "fives", "fours")
    ]
    assert table.unknown == ()

    plan = services.import_list(school=school, data=filled_template(), name="list.xlsx", by=None, on=ON)
    assert verdicts(plan) == ["new", "new"]
    assert [planned.errors for planned in plan.rows] == [(), ()]
    assert QualityRecord.objects.count() == 3
    assert verdicts(services.preview(school=school, data=filled_template(), on=ON)) == ["unchanged", "unchanged"]


def test_every_word_of_the_templates_lists_is_understood(school):
    book = load_workbook(io.BytesIO(blank_workbook(ON)))
    assert book.sheetnames == [LIST, EXAMPLE, GUIDE, WORDS]
    post, starts, language, shift, category, subject, *_ = book[WORDS].iter_cols(values_only=True)
    known = records_of(school, ON).known
    assert [values.post(word) for word in post if word] == list(PostKind)
    assert [values.yes_no(word) for word in starts if word] == [True, False]
    assert [values.language(word) for word in language if word] == ["kk", "ru", "en"]
    assert [values.shift(word) for word in shift if word] == ["1", "2"]
    assert [values.category(word) for word in category if word] == list(Category)
    assert {values.subject(word, known.subjects) for word in subject if word} == set(known.subjects.values())
