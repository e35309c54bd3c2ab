"""Which column is which? The words of a staff list's header in Kazakh, Russian and English, in any order.

The names are data of the list, not of the page: a Russian speaker's list may have Kazakh headers, so all count always.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from schools.errors import RuleBroken
from schools.importing.sheet import MAX_ROWS, ROWS_ABOVE, Sheet, too_many_rows

# A row is a header when it names at least this many columns; a second line below it needs as many.
ENOUGH_NAMES = 3
QUALITY_PARTS = ("assessed", "fives", "fours")


@dataclass(frozen=True)
class Column:
    key: str
    kk: str
    ru: str
    en: str
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """In the active language."""
        return getattr(self, (get_language() or "ru")[:2], self.ru)

    @property
    def bilingual(self) -> str:
        """As the template's header has it."""
        return f"{self.kk} / {self.ru}"


COLUMNS = (
    Column("last_name", "Тегі", "Фамилия", "Surname", ("last name", "жөні")),
    Column("first_name", "Аты", "Имя", "First name", ("есімі", "name")),
    Column("patronymic", "Әкесінің аты", "Отчество", "Patronymic", ("отчество при наличии", "middle name")),
    Column("staff_number", "Табель нөмірі", "Табельный номер", "Staff number",
           ("табель", "табельный", "таб", "таб номер", "табельдік нөмірі", "personnel number")),
    Column("hired_on", "Жұмысқа қабылданған күні", "Дата приёма на работу", "Hire date",
           ("дата приема", "принят", "принята", "қабылданған күні", "hired on", "date of hire")),
    Column("post", "Лауазымы", "Должность", "Post", ("лауазым", "position")),
    Column("subject", "Пәні", "Предмет", "Subject",
           ("пән", "пәндері", "1 пәні", "предметы", "преподаваемый предмет", "предмет 1", "subjects", "subject s")),
    Column("subject_2", "2-пәні", "Предмет 2", "Subject 2", ("пәні 2", "второй предмет", "екінші пәні")),
    Column("subject_3", "3-пәні", "Предмет 3", "Subject 3", ("пәні 3", "третий предмет", "үшінші пәні")),
    Column("classes", "Сыныптары", "Классы", "Classes", ("сынып", "сыныбы", "класс")),
    Column("hours", "Апталық сағат саны", "Часов в неделю", "Hours a week",
           ("сағаты", "сағат саны", "апталық сағаты", "жүктемесі", "часы", "часы в неделю", "нагрузка", "hours")),
    Column("language", "Оқыту тілі", "Язык обучения", "Language of teaching",
           ("тілі", "язык", "язык преподавания", "language")),
    Column("shift", "Ауысымы", "Смена", "Shift", ("ауысым",)),
    Column("starts_profession", "Кәсіби қызметін алғаш бастайды", "Впервые приступает к профессии",
           "Starts the profession",
           ("молодой специалист", "молодой педагог", "жас маман", "жас педагог", "впервые", "алғаш рет")),
    Column("education", "Білімі", "Образование", "Education", ("білім",)),
    Column("category", "Біліктілік санаты", "Квалификационная категория", "Qualification category",
           ("санаты", "санат", "категория", "category")),
    Column("awarded_on", "Санат берілген күні", "Дата присвоения категории", "Category awarded on",
           ("дата присвоения", "берілген күні", "категория присвоена", "awarded on")),
    Column("expires_on", "Санаттың жарамдылық мерзімі", "Категория действительна до", "Category valid until",
           ("действительна до", "срок действия категории", "срок действия", "жарамдылық мерзімі", "valid until")),
    Column("document", "Куәлік №", "№ удостоверения", "Certificate №",
           ("номер удостоверения", "удостоверение", "куәлік нөмірі", "приказ", "certificate number")),
    Column("ethics_on", "Әдеп сақталуы расталған күн", "Соблюдение этики подтверждено (дата)", "Ethics confirmed on",
           ("дата подтверждения этики", "этика подтверждена", "этика расталған күні")),
    Column("ethics_by", "Әдеп сақталуын растаған", "Соблюдение этики подтвердил(а)", "Ethics confirmed by",
           ("кем подтверждена этика", "этику подтвердил", "этиканы растаған", "кем подтверждено")),
)  # fmt: skip
NEEDED = ("last_name", "first_name")

_QUALITY_WORDS = {"assessed": ("бағалан", "оцен", "assess"), "fives": ("5",), "fours": ("4",)}
_YEAR = re.compile(r"(20\d\d)\s*[-–—/]\s*(?:20)?(\d\d)(?!\d)")


@dataclass(frozen=True)
class Table:
    """Where the people stand: the rows below the header, and which column holds what."""

    rows: tuple[tuple[object, ...], ...]
    first_row: int
    columns: dict[str, int]
    headers: dict[str, str]
    unknown: tuple[str, ...]

    def reference(self, key: str, row: int) -> str:
        """«H7», or nothing when the list has no such column."""
        return f"{get_column_letter(self.columns[key] + 1)}{row}" if key in self.columns else ""

    def header(self, key: str) -> str:
        """The column as the list's author wrote it; our own name where the list has none."""
        return self.headers.get(key) or column_of(key).name


def plain(text: object) -> str:
    """Folded for comparison: case, ё, punctuation and spaces of every kind do not count."""
    folded = str(text).casefold().replace("ё", "е")
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded).split())


_KEYS = {plain(name): column.key for column in COLUMNS for name in (column.kk, column.ru, column.en, *column.also)}


def quality_key(first_year: int, part: str) -> str:
    return f"quality {first_year} {part}"


def quality_columns(first_year: int) -> tuple[Column, ...]:
    """The three counts of an academic year, in the order of QUALITY_PARTS."""
    year = f"{first_year}–{first_year + 1}"
    names = (
        ("бағаланған оқушылар", "оценено учеников", "pupils assessed"),
        ("«5»", "на «5»", "with “5”"),
        ("«4»", "на «4»", "with “4”"),
    )
    return tuple(
        Column(quality_key(first_year, part), f"{year}: {kk}", f"{year}: {ru}", f"{year}: {en}")
        for part, (kk, ru, en) in zip(QUALITY_PARTS, names, strict=True)
    )


def column_of(key: str) -> Column:
    """The column behind a key of this module."""
    if key.startswith("quality "):
        first_year = int(key.split()[1])
        return next(column for column in quality_columns(first_year) if column.key == key)
    return next(column for column in COLUMNS if column.key == key)


def find_table(sheets: Iterable[Sheet]) -> Table:
    """The first sheet that has the header. Raises RuleBroken when none has, or it names a column twice."""
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:ROWS_ABOVE]):
            if len(keys := _named(row)) >= ENOUGH_NAMES and set(keys.values()).issuperset(NEEDED):
                return _table(sheet, at, keys)
    raise RuleBroken(
        _("The list has no header line with the columns “%(surname)s”, “%(name)s” and others. Use the template.")
        % {"surname": COLUMNS[0].name, "name": COLUMNS[1].name}
    )


def _table(sheet: Sheet, at: int, keys: dict[int, str]) -> Table:
    """The header may take a second line, the same names in another language."""
    second = _named(sheet.rows[at + 1]) if at + 1 < len(sheet.rows) else {}
    lines = 2 if len(second) >= ENOUGH_NAMES else 1
    keys = (second if lines == 2 else {}) | keys
    columns: dict[str, int] = {}
    for index, key in sorted(keys.items()):
        if key in columns:
            raise RuleBroken(
                _("Two columns mean the same: %(first)s and %(second)s. Remove one of them.")
                % {"first": get_column_letter(columns[key] + 1), "second": get_column_letter(index + 1)}
            )
        columns[key] = index
    below = sheet.rows[at + lines :]
    if sum(any(value is not None for value in row) for row in below) > MAX_ROWS:
        raise too_many_rows()
    header = {index: _written(sheet.rows[at : at + lines], index) for index in range(len(sheet.rows[at]))}
    return Table(
        rows=below,
        first_row=at + lines + 1,
        columns=columns,
        headers={key: header[index] for key, index in columns.items()},
        unknown=tuple(text for index, text in header.items() if text and index not in keys),
    )


def _named(row: tuple[object, ...]) -> dict[int, str]:
    named = {index: _key(value) for index, value in enumerate(row) if isinstance(value, str)}
    return {index: key for index, key in named.items() if key}


def _key(header: str) -> str:
    if quality := _quality(header):
        return quality
    names = [plain(header), *(plain(part) for part in re.split(r"[/\n|]", header))]
    return next((_KEYS[name] for name in names if name in _KEYS), "")


def _quality(header: str) -> str:
    """«2023–2024: оценено», «2023/24: "5"»: a year and exactly one of the three counts."""
    years = {(int(first), int(second)) for first, second in _YEAR.findall(header)}
    rest = _YEAR.sub(" ", header).casefold()
    parts = [part for part, words in _QUALITY_WORDS.items() if any(word in rest for word in words)]
    if len(years) != 1 or len(parts) != 1:
        return ""
    first, second = years.pop()
    return quality_key(first, parts[0]) if (first + 1) % 100 == second else ""


def _written(lines: Iterable[tuple[object, ...]], index: int) -> str:
    texts = [" ".join(str(line[index]).split()) for line in lines if index < len(line) and line[index] is not None]
    return " / ".join(dict.fromkeys(texts))
