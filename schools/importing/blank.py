"""What does the empty list look like? The workbook to fill in: the list, an example, an instruction, in kk and ru.

Its words are the list's own, always in both languages, like a printed form's; the importer reads them back.
"""

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from schools.importing.columns import COLUMNS, quality_columns
from schools.importing.sheet import MAX_ROWS
from schools.models import AcademicYear, Subject

YEARS_ASKED = 3
LIST, EXAMPLE, GUIDE, WORDS = "Тізім · Список", "Үлгі · Пример", "Нұсқау · Инструкция", "words"
REQUIRED = ("last_name", "first_name", "hired_on")
DATES = ("hired_on", "awarded_on", "expires_on", "ethics_on")
TEXTS = ("staff_number", "document", "classes")
WIDE = {"education": 30, "category": 26, "subject": 24, "subject_2": 24, "subject_3": 24, "post": 22, "ethics_by": 24}
POSTS = (
    "мұғалім / учитель",
    "директордың орынбасары / заместитель директора",
    "директор",
    "басқа лауазым / другая должность",
)
YES_NO = ("иә / да", "жоқ / нет")
LANGUAGES = ("қазақ / казахский", "орыс / русский", "ағылшын / английский")
SHIFTS = ("1", "2")
CATEGORIES = (
    "педагог", "педагог-модератор", "педагог-сарапшы / педагог-эксперт", "педагог-зерттеуші / педагог-исследователь",
    "педагог-шебер / педагог-мастер", "екінші / вторая", "бірінші / первая", "жоғары / высшая",
)  # fmt: skip
# Several values, divided by «;», are allowed in these, so their lists advise and do not forbid.
ADVISED = ("subject", "subject_2", "subject_3", "language", "shift", "post")
FILL, REQUIRED_FILL = PatternFill("solid", fgColor="E6EFEC"), PatternFill("solid", fgColor="F6E7C1")
FIGURES = ((100, 26, 45), (98, 25, 47), (104, 30, 50))
EXAMPLES: tuple[dict[str, object], ...] = (
    {
        "last_name": "Сәрсенова", "first_name": "Әлия", "patronymic": "Бекқызы", "staff_number": "0107",
        "hired_on": date(2015, 9, 1), "post": POSTS[0], "subject": "Алгебра", "subject_2": "Геометрия",
        "classes": "7А, 8Б; 9А", "hours": "12; 6", "language": "қазақ / казахский", "shift": "1",
        "starts_profession": YES_NO[1], "education": "Е. А. Бөкетов атындағы ҚарУ, математика",
        "category": CATEGORIES[3], "awarded_on": date(2023, 6, 1), "expires_on": date(2028, 6, 1), "document": "№ 1284",
        "ethics_on": date(2025, 8, 25), "ethics_by": "Жұмабеков Қ. С., директор",
    },
    {
        "last_name": "Ким", "first_name": "Виктория", "patronymic": "Сергеевна", "staff_number": "0212",
        "hired_on": date(2025, 9, 1), "post": POSTS[0], "subject": "Шетел тілі / Иностранный язык",
        "classes": "5А, 5Б, 6А", "hours": "18", "language": "орыс / русский", "shift": "2",
        "starts_profession": YES_NO[0], "education": "КарНИУ имени Е. А. Букетова, иностранный язык",
    },
)  # fmt: skip
GUIDE_LINES = (
    ("Қалай толтыру керек", "Как заполнять"),
    ("Бір жол – бір адам және оның бір жұмысы.", "Одна строка – один человек и одна его работа."),
    ("Сары бағандар міндетті. Жұмыс істеп жүрген адамның бос ұяшығы ештеңені өзгертпейді.",
     "Жёлтые столбцы обязательны. У работающего пустая ячейка ничего не меняет."),
    ("Күн: 08.09.2026.", "Дата: 08.09.2026."),
    ("Аты-жөні бірдей екі адам болса, екеуіне де табель нөмірін жазыңыз.",
     "Если двух людей зовут одинаково, укажите табельный номер обоих."),
    ("Пән – тізімдегідей, үшке дейін: үш бағанда немесе бір ұяшықта «;» арқылы.",
     "Предметы – как в списке, до трёх: в трёх столбцах или в одной ячейке через «;»."),
    ("Пән бірнешеу болса, сыныптар мен сағаттар да сол ретпен «;» арқылы жазылады: 12; 6.",
     "При нескольких предметах классы и часы пишутся в том же порядке через «;»: 12; 6."),
    ("Білім сапасы – бірінші пән бойынша: жыл соңында бағаланған оқушылар, «5» және «4» алғандар."
     " Деректер жоқ болса, бос қалдырыңыз.",
     "Качество знаний – по первому предмету: сколько учеников оценено за год, сколько из них на «5» и на «4»."
     " Нет данных – оставьте пустым."),
    ("Әдеп нормалары туралы тек расталған күні мен растаған адам жазылады, мән-жайлар жазылмайды.",
     "Об этике пишется только дата и кто подтвердил, без подробностей."),
    ("Баған ретін ауыстыруға, қажетсізін алып тастауға болады; атауын өзгертпеңіз.",
     "Столбцы можно переставлять, ненужные – убрать; названия не меняйте."),
    ("«Үлгі» парағы импортталмайды.", "Лист «Пример» не импортируется."),
)  # fmt: skip


def blank_workbook(on: date) -> bytes:
    """The workbook, with the figures of the years completed before the day."""
    years = [year.starts_on.year for year in AcademicYear.objects.completed_before(on)[:YEARS_ASKED]][::-1]
    columns = [*COLUMNS, *(column for year in years for column in quality_columns(year))]
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = LIST
    _header(sheet, columns)
    _formats(sheet, columns)
    _example(workbook.create_sheet(EXAMPLE), columns)
    _guide(workbook.create_sheet(GUIDE))
    _lists(workbook, sheet, columns)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _header(sheet, columns):
    for index, column in enumerate(columns, start=1):
        cell = sheet.cell(1, index, f"{column.kk}\n{column.ru}")
        cell.font = Font(bold=True)
        cell.fill = REQUIRED_FILL if column.key in REQUIRED else FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(index)].width = WIDE.get(column.key, 17)
    sheet.row_dimensions[1].height = 80
    sheet.freeze_panes = "C2"


def _formats(sheet, columns):
    """Whole columns: a staff number keeps its zeros, a date looks like one."""
    for index, column in enumerate(columns, start=1):
        if column.key in (*DATES, *TEXTS):
            sheet.column_dimensions[get_column_letter(index)].number_format = (
                "@" if column.key in TEXTS else "dd.mm.yyyy"
            )


def _lists(workbook, sheet, columns):
    """The closed lists, on a hidden sheet: a list inside the rule itself may not pass 255 characters."""
    names = Subject.objects.order_by("name_ru").values_list("name_kk", "name_ru")
    subjects = tuple(" / ".join(dict.fromkeys(pair)) for pair in names)
    lists = {"post": POSTS, "starts_profession": YES_NO, "language": LANGUAGES, "shift": SHIFTS, "category": CATEGORIES}
    lists |= dict.fromkeys(("subject", "subject_2", "subject_3"), subjects)
    words = workbook.create_sheet(WORDS)
    words.sheet_state = "hidden"
    keys = [column.key for column in columns]
    for at, (key, values) in enumerate(lists.items(), start=1):
        for row, value in enumerate(values, start=1):
            words.cell(row, at, value)
        letter = get_column_letter(at)
        rule = DataValidation(
            type="list", formula1=f"{WORDS}!${letter}$1:${letter}${len(values)}", allow_blank=True,
            showErrorMessage=key not in ADVISED, errorTitle=LIST, error="Тізімнен таңдаңыз. Выберите из списка.",
        )  # fmt: skip
        target = get_column_letter(keys.index(key) + 1)
        rule.add(f"{target}2:{target}{MAX_ROWS + 1}")
        sheet.add_data_validation(rule)


def _example(sheet, columns):
    _header(sheet, columns)
    for row, person in enumerate(EXAMPLES, start=2):
        figures = iter([count for year in FIGURES for count in year] if "category" in person else [])
        for index, column in enumerate(columns, start=1):
            value = next(figures, None) if column.key.startswith("quality ") else person.get(column.key)
            cell = sheet.cell(row, index, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, date):
                cell.number_format = "dd.mm.yyyy"


def _guide(sheet):
    for row, line in enumerate(GUIDE_LINES, start=1):
        for index, text in enumerate(line, start=1):
            cell = sheet.cell(row, index, text)
            cell.font = Font(bold=row == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter in "AB":
        sheet.column_dimensions[letter].width = 70
