"""Reading a list without a database: the guard, the header, the cells."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from schools.enums import Category, PostKind
from schools.errors import RuleBroken
from schools.importing import values
from schools.importing.columns import find_table
from schools.importing.rows import CellError, Ethics, Known, Lesson, Quality, read_rows
from schools.importing.sheet import MAX_ROWS, Sheet, read
from schools.importing.values import BadCellError
from schools.tests.lists import COMPLETE, ON, headers, person, saved, workbook

KNOWN = Known(
    subjects={"алгебра": "algebra", "геометрия": "geometry", "физика": "physics", "химия": "chemistry"},
    years=(2025, 2024, 2023),
    today=ON,
)


def rows_of(*people, **options):
    return read_rows(find_table(read(workbook(*people, **options))), KNOWN)


def errors_of(**cells) -> list[tuple[str, str]]:
    """(cell, problem) of one newcomer's row with these cells."""
    (row,) = rows_of(person(**cells))
    return [(error.cell, error.problem) for error in row.errors]


def repacked(data: bytes, members: dict[str, bytes]) -> bytes:
    """The same archive with members added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()


# The guard ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "data",
    [b"", b"surname;name\n", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"PK\x03\x04 broken"],
    ids=["empty", "csv", "pdf", "old xls or password", "cut zip"],
)
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(RuleBroken, match=r"not an \.xlsx workbook"):
        read(data)


def test_a_zip_without_a_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(RuleBroken, match=r"not an \.xlsx workbook"):
        read(out.getvalue())


def test_a_member_that_swells_is_refused_unread():
    bomb = repacked(workbook(COMPLETE), {"xl/media/image1.bin": b"\0" * 3_000_000})
    assert len(bomb) < 20_000
    with pytest.raises(RuleBroken, match="not safe to open"):
        read(bomb)


def test_too_many_members_are_refused():
    with pytest.raises(RuleBroken, match="not safe to open"):
        read(repacked(workbook(COMPLETE), {f"xl/m{number}": b"" for number in range(501)}))


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaa">]><sst>&a;</sst>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE s [<!ENTITY a "aaaa">]><sst>&a;</sst>'.encode("utf-16"),
    ],
    ids=["entities", "entities behind utf-16"],
)
def test_entities_are_refused(xml):
    with pytest.raises(RuleBroken, match="not safe to open"):
        read(repacked(workbook(COMPLETE), {"xl/sharedStrings.xml": xml}))


def test_a_sheet_that_claims_a_distant_row_is_not_walked_to_it():
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="99999999999"><c r="A99999999999"/></row>'
    )
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    (found,) = read(repacked(workbook(COMPLETE), {"xl/worksheets/sheet1.xml": sheet.encode()}))
    assert found.rows[0][0] == "a"


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_workbook_is_refused(name):
    with pytest.raises(RuleBroken, match="damaged"):
        read(repacked(workbook(COMPLETE), {name: b"<worksheet><row"}))


def test_a_file_over_the_limit_is_refused(settings):
    settings.MAX_UPLOAD_BYTES = 1024
    with pytest.raises(RuleBroken, match="larger than"):
        read(workbook(COMPLETE))


@pytest.mark.parametrize(("people", "fits"), [(MAX_ROWS, True), (MAX_ROWS + 1, False), (MAX_ROWS + 30, False)])
def test_a_list_has_at_most_a_thousand_people(people, fits):
    data = workbook(*(person(last_name=f"Тегі{number}") for number in range(people)))
    if fits:
        assert len(find_table(read(data)).rows) == people
    else:
        with pytest.raises(RuleBroken, match="more than 1000 rows"):
            find_table(read(data))


def test_hidden_sheets_are_not_read():
    book = Workbook()
    book.create_sheet("hidden").sheet_state = "hidden"
    book.active.append(["a"])
    assert [sheet.rows for sheet in read(saved(book)) if sheet.title == "hidden"] == []


# The header -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "header",
    [
        ("Тегі", "Аты", "Пәні", "2023–2024: бағаланған оқушылар"),
        ("ФАМИЛИЯ *", "Имя", "Предметы", "2023/24 оценено"),
        ("Surname", "First name", "Subject(s)", "2023-2024 assessed"),
        ("Тегі / Фамилия", "Аты\nИмя", "Пән | Предмет", "2023–2024: бағаланған оқушылар / 2023–2024: оценено учеников"),
    ],
    ids=["kk", "ru", "en", "both"],
)
def test_headers_are_known_in_three_languages(header):
    table = find_table([Sheet("", (header,))])
    assert table.columns == {"last_name": 0, "first_name": 1, "subject": 2, "quality 2023 assessed": 3}
    assert table.unknown == ()


def test_columns_come_in_any_order_below_a_title_and_unknown_ones_are_named():
    table = find_table([Sheet("", (("Список педагогов",), (), ("Имя", "Телефон", "Фамилия", "Должность"), ("Әлия",)))])
    assert table.columns == {"first_name": 0, "last_name": 2, "post": 3}
    assert (table.first_row, table.unknown) == (4, ("Телефон",))
    assert table.reference("last_name", 4) == "C4"


def test_the_header_may_take_two_lines():
    table = find_table(
        [Sheet("", (("Тегі", "Аты", "Пәні", "?"), ("Фамилия", "Имя", "Предмет", "Классы"), ("А", "Б", "В", "5")))]
    )
    assert (table.first_row, table.columns["classes"]) == (3, 3)
    assert table.header("last_name") == "Тегі / Фамилия"


def test_a_sheet_without_a_header_is_passed_over():
    first = Sheet("план", (("Мероприятие", "Срок"),))
    assert find_table([first, Sheet("", (("Тегі", "Аты", "Пәні"),))]).columns["subject"] == 2
    with pytest.raises(RuleBroken, match="no header line"):
        find_table([first])


def test_one_column_twice_is_refused():
    with pytest.raises(RuleBroken, match="Two columns mean the same: A and D"):
        find_table([Sheet("", (("Тегі", "Аты", "Пәні", "Фамилия"),))])


# The cells ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (None, None),
        ("  ", None),
        ("–", None),
        (" Сәрсенова\u00a0 ", "Сәрсенова"),
        ("Сәр\u00adсе\u200bнова", "Сәрсенова"),
        (15.0, "15"),
        ("0107", "0107"),
        (datetime(2026, 9, 8, 0, 0), "08.09.2026"),
    ],
)
def test_text_is_freed_of_what_cannot_be_seen(cell, read):
    assert values.text(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (datetime(2026, 9, 8, 10, 30), date(2026, 9, 8)),
        (date(2026, 9, 8), date(2026, 9, 8)),
        ("08.09.2026", date(2026, 9, 8)),
        (" 8.9.2026 г.", date(2026, 9, 8)),
        ("2026-09-08", date(2026, 9, 8)),
        ("", None),
    ],
)
def test_dates_come_as_excel_dates_or_as_text(cell, read):
    assert values.day(cell, latest=date(2026, 12, 31)) == read


@pytest.mark.parametrize("cell", ["сентябрь", "31.02.2026", "08.09.26", 46000, "01.01.1900", "01.01.2027"])
def test_what_is_no_date_or_an_unlikely_one_is_refused(cell):
    with pytest.raises(BadCellError):
        values.day(cell, latest=date(2026, 12, 31))


@pytest.mark.parametrize(("cell", "read"), [("18", 18), (18.0, 18), (" 1 8 ", 18), ("18,0", 18), (0, 0), (None, None)])
def test_counts_come_as_numbers_or_as_text(cell, read):
    assert values.count(cell, limit=100) == read


@pytest.mark.parametrize("cell", ["восемнадцать", -1, 1.5, 101, "٣", "9" * 5000, True])
def test_what_is_no_count_is_refused(cell):
    with pytest.raises(BadCellError):
        values.count(cell, limit=100)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("педагог", Category.TEACHER),
        ("Педагог-модератор", Category.MODERATOR),
        ("педагог-сарапшы", Category.EXPERT),
        ("педагог–эксперт", Category.EXPERT),
        ("педагог зерттеуші", Category.RESEARCHER),
        ("Педагог - исследователь", Category.RESEARCHER),
        ("teacher-master", Category.MASTER),
        ("педагог-шебер / педагог-мастер", Category.MASTER),
        ("вторая", Category.SECOND),
        ("Екінші санат", Category.SECOND),
        ("первая категория", Category.FIRST),
        ("бірінші санатты мұғалім", Category.FIRST),
        ("высшая", Category.HIGHEST),
        ("жоғары / высшая", Category.HIGHEST),
        ("без категории", None),
        ("санаты жоқ", None),
    ],
)
def test_categories_old_and_new_are_known_in_kk_ru_and_en(cell, read):
    assert values.category(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("учитель", PostKind.TEACHER),
        ("Учитель математики", PostKind.TEACHER),
        ("математика пәнінің мұғалімі", PostKind.TEACHER),
        ("Зам. директора по УВР", PostKind.DEPUTY),
        ("директордың орынбасары / заместитель директора", PostKind.DEPUTY),
        ("Директор", PostKind.HEAD),
        ("другая должность", PostKind.OTHER),
    ],
)
def test_posts_are_known_in_kk_and_ru(cell, read):
    assert values.post(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"), [("иә", True), ("Да", True), ("yes", True), (True, True), ("жоқ / нет", False), (0, False)]
)
def test_yes_and_no_are_known_in_three_languages(cell, read):
    assert values.yes_no(cell) is read


# The row --------------------------------------------------------------------------------------------------------------
def test_a_complete_row_is_read():
    (row,) = rows_of(COMPLETE)
    assert row.errors == ()
    assert (row.number, row.name, row.staff_number) == (2, "Сәрсенова Әлия Бекқызы", "0107")
    assert row.lessons == (
        Lesson("algebra", "7А, 8Б", 12, "kk", "1"),
        Lesson("geometry", "7А, 8Б", 6, "kk", "1"),
    )
    assert (row.award.category, row.award.awarded_on, row.award.expires_on) == (
        Category.RESEARCHER,
        date(2023, 6, 1),
        date(2028, 6, 1),
    )
    assert row.ethics == Ethics(date(2026, 8, 25), "Жұмабеков Қ. С.")
    assert row.quality == (Quality("algebra", 2025, 100, 20, 50),)


def test_subjects_may_stand_in_columns_of_their_own():
    (row,) = rows_of(person(subject="Физика", subject_2="Химия", classes="7; 8, 9", shift="2"))
    assert row.lessons == (Lesson("physics", "7", None, "", "2"), Lesson("chemistry", "8, 9", None, "", "2"))


def test_an_error_names_the_column_as_written_and_the_cell():
    (row,) = rows_of(person(category="старший"))
    assert row.errors == (
        CellError("Біліктілік санаты / Квалификационная категория", "P2", "“старший” is not a qualification category."),
    )


def test_empty_rows_and_running_numbers_are_no_people():
    header = {"number": "№ п/п", **headers()}
    assert [row.number for row in rows_of({"number": 1}, {}, {"number": 3, **person()}, header=header)] == [4]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"last_name": None}, [("A2", "This cell is empty.")]),
        ({"first_name": " "}, [("B2", "This cell is empty.")]),
        ({"last_name": "А" * 81}, [("A2", "This is longer than 80 characters.")]),
        ({"first_name": "#N/A"}, [("B2", "The formula of this cell ends in the error #N/A.")]),
        ({"hired_on": "вчера"}, [("E2", "“вчера” is not a date. Write it as 08.09.2026.")]),
        ({"hired_on": "31.04.2026"}, [("E2", "There is no day 31.04.2026 in the calendar.")]),
        ({"hired_on": "01.09.2029"}, [("E2", "01.09.2029 is too far in the future.")]),
        ({"hired_on": "01.09.1926"}, [("E2", "01.09.1926 is too long ago.")]),
        ({"post": "маг"}, [("F2", "“маг” is not understood. Write “teacher”, “deputy head”, “head” or “other post”.")]),
        ({"subject": "Алгебрра"}, [("G2", "“Алгебрра” is not in the list of subjects. Is it “Алгебра”?")]),
        ({"subject": "Латынь"}, [("G2", "“Латынь” is not in the list of subjects.")]),
        ({"subject": "Физика; физика"}, [("G2", "The subject “физика” stands twice.")]),
        ({"subject": "Физика; Химия; Алгебра; Геометрия"}, [("G2", "More than 3 subjects.")]),
        ({"hours": 18}, [("K2", "No subject is named in this row.")]),
        (
            {"subject": "Физика; Химия", "hours": "18"},
            [("K2", "2 subjects, but 1 values. Write one for each, separated by “;”.")],
        ),
        ({"subject": "Физика", "hours": "много"}, [("K2", "“много” is not a whole number.")]),
        ({"subject": "Физика", "hours": 61}, [("K2", "61 is too much: at most 60.")]),
        ({"subject": "Физика", "language": "немецкий"}, [("L2", "“немецкий” is not understood. Write “Kazakh”, “Russian” or “English”.")]),
        ({"subject": "Физика", "shift": 3}, [("M2", "“3” is not understood. Write 1 or 2.")]),
        ({"starts_profession": "может быть"}, [("N2", "“может быть” is not understood. Write “yes” or “no”.")]),
        ({"category": "эксперт"}, [("Q2", "Say when the category was awarded.")]),
        ({"awarded_on": "01.06.2023"}, [("Q2", "No category is named in this row.")]),
        ({"category": "эксперт", "awarded_on": "02.09.2026"}, [("Q2", "02.09.2026 is too far in the future.")]),
        (
            {"category": "эксперт", "awarded_on": "01.06.2023", "expires_on": "01.06.2023"},
            [("R2", "The category expires before it is awarded.")],
        ),
        ({"ethics_on": "25.08.2026"}, [("U2", "Say who confirmed it.")]),
        ({"ethics_by": "Жұмабеков"}, [("T2", "Say on which day it was confirmed.")]),
        (
            {"subject": "Физика", "quality 2025 assessed": 100, "quality 2025 fives": 60, "quality 2025 fours": 41},
            [("AB2", "More pupils with “4” and “5” than pupils assessed.")],
        ),
        (
            {"subject": "Физика", "quality 2025 assessed": 100, "quality 2025 fives": 60},
            [("AD2", "This cell is empty, though the year has other figures.")],
        ),
        (
            {"subject": "Физика", "quality 2025 assessed": 0, "quality 2025 fives": 0, "quality 2025 fours": 0},
            [("AB2", "Nobody was assessed: leave the figures of this year empty.")],
        ),
        (
            {"quality 2025 assessed": 100, "quality 2025 fives": 20, "quality 2025 fours": 50},
            [("AB2", "No subject is named in this row.")],
        ),
    ],
)  # fmt: skip
def test_every_error_names_its_cell(cells, expected):
    assert errors_of(**cells) == expected


def test_a_row_tells_all_its_errors_at_once():
    assert [cell for cell, _ in errors_of(first_name=None, hired_on="?", category="?")] == ["B2", "E2", "P2"]
