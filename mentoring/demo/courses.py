"""What happens to each pair, day by day, and when do the councils and associations sit? Dates only; words"
" elsewhere."""

from dataclasses import dataclass
from datetime import date

Steps = tuple[tuple[date, str], ...]


def on(day: int, month: int, year: int) -> date:
    return date(year, month, day)


REPORTS_BY = on(11, 5, 2027)


@dataclass(frozen=True)
class Away:
    """A leave of the young teacher, by an order of the school."""

    first: date
    expected: date
    back: date
    absence: str
    order_number: str
    order_on: date
    note: str


@dataclass(frozen=True)
class Ending:
    """A pair that does not last until its day. `order`: of the end; a replaced mentor is relieved by the next order."""

    asked: date
    ground: str
    reason: str
    last_day: date
    order: date | None = None
    number: str = ""
    to_school: str = ""
    taken: date | None = None


@dataclass(frozen=True)
class Annulment:
    on: date
    number: str
    reason: str
    last_day: date


@dataclass(frozen=True)
class Course:
    """The dates of one pair. A step is (day, what): submit · agree · approve · return · draft."""

    mentee: str
    mentor: str
    subject: str
    proposed: date
    order: date
    number: str
    level: date | None = None
    needs: date | None = None
    plan: Steps = ()
    final: Steps = ()
    closed: date | None = None
    interim: Steps = ()
    association: str = ""
    agreed_by: str = ""
    finished: date | None = None
    acquainted: tuple[date | None, date | None] = (None, None)  # mentee, mentor; None: the day after the approval
    exception: bool = False
    extra_talks: tuple[date, ...] = ()
    quiet: tuple[date, date] | None = None
    again: bool = False  # the young teacher's second pair
    school: str = ""  # where it is not that of the young teacher's first job
    away: Away | None = None
    ending: Ending | None = None
    annulled: Annulment | None = None
    starts: date | None = None

    @property
    def key(self) -> str:
        return f"{self.mentee}:2" if self.again else self.mentee

    @property
    def until(self) -> date:
        """The last day on which the pair works."""
        return self.closed or (self.ending.last_day if self.ending else self.order)

    @property
    def reported(self) -> date:
        """When the final report is handed in, or was to be."""
        return next((day for day, step in self.final if step == "submit"), REPORTS_BY)

    @property
    def approved(self) -> date | None:
        return next((day for day, step in self.plan if step == "approve"), None)


@dataclass(frozen=True)
class Declined:
    """A candidate the council turns down."""

    mentee: str
    mentor: str
    subject: str
    proposed: date
    choice: str
    resolution: str


@dataclass(frozen=True)
class Matter:
    """Another question of an agenda: title, heard, resolved."""

    title: str
    heard: str
    resolved: str


@dataclass(frozen=True)
class Sitting:
    """A meeting of a school's council, or of an association. Whatever is ready when it is called is on its agenda."""

    school: str
    called: date
    held: date
    number: str
    association: str = ""
    matters: tuple[Matter, ...] = ()


@dataclass(frozen=True)
class Circle:
    """An association: names, subjects, chair and secretary."""

    key: str
    school: str
    name: tuple[str, str]
    subjects: tuple[str, ...]
    chair: str
    secretary: str


CIRCLES = (
    Circle(
        "exact",
        "school1",
        ("Математика, физика және информатика әдістемелік бірлестігі", "МО математики, физики и информатики"),
        ("maths", "physics", "informatics"),
        "schmidt",
        "isabekova",
    ),
    Circle(
        "humanities",
        "school1",
        ("Тілдер және тарих әдістемелік бірлестігі", "МО языков и истории"),
        (
            "russian_language",
            "russian_literature",
            "kazakh_language",
            "kazakh_literature",
            "foreign_language",
            "history_kazakhstan",
        ),
        "litvinenko",
        "lebedeva",
    ),
    Circle(
        "nature",
        "school1",
        ("Жаратылыстану әдістемелік бірлестігі", "МО естественных наук"),
        ("biology", "chemistry", "geography"),
        "berdibekova",
        "rozybakiev",
    ),
    Circle(
        "primary",
        "school1",
        ("Бастауыш сыныптар әдістемелік бірлестігі", "МО начальных классов"),
        ("primary",),
        "fedorova",
        "",
    ),
)

DECLINED = (
    Declined(
        "vasiliev",
        "akhmetzhanov",
        "chemistry",
        on(18, 8, 2026),
        "Единственный учитель химии, у которого есть свободные часы в первой половине дня.",
        "Кандидатуру не поддержать: показатели внутри вилки, половина часов в другой школе, встречаться с молодым"
        " педагогом некогда. Предложить другую кандидатуру.",
    ),
)

# Who is put before the council for the reserve, and when.
NOMINATED = (
    ("isabekova", on(19, 8, 2025)),
    ("litvinenko", on(19, 8, 2025)),
    ("rozybakiev", on(19, 8, 2025)),
    ("schmidt", on(19, 8, 2025)),
    ("fedorova", on(24, 8, 2026)),
    ("berdibekova", on(24, 8, 2026)),
    ("nurpeisov", on(26, 8, 2026)),
    ("seitkali", on(31, 8, 2026)),
    ("smagulova", on(18, 8, 2026)),
    ("asanova", on(19, 8, 2026)),
    ("tsoi", on(24, 5, 2027)),
)

LAST_YEAR = (
    Course(
        "yusupova",
        "litvinenko",
        "russian_language",
        on(20, 8, 2025),
        on(25, 8, 2025),
        "41-н",
        on(3, 9, 2025),
        on(5, 9, 2025),
        ((on(9, 9, 2025), "submit"), (on(10, 9, 2025), "agree"), (on(11, 9, 2025), "approve")),
        ((on(6, 5, 2026), "submit"),),
        on(25, 5, 2026),
        ((on(18, 12, 2025), "submit"),),
        "humanities",
    ),
    Course(
        "toleubai",
        "isabekova",
        "maths",
        on(20, 8, 2025),
        on(25, 8, 2025),
        "42-н",
        on(2, 9, 2025),
        on(4, 9, 2025),
        ((on(9, 9, 2025), "submit"), (on(11, 9, 2025), "agree"), (on(12, 9, 2025), "approve")),
        ((on(7, 5, 2026), "draft"), (on(8, 5, 2026), "submit")),
        on(25, 5, 2026),
        ((on(19, 12, 2025), "submit"),),
        "exact",
    ),
    Course(
        "zakharov",
        "schmidt",
        "physics",
        on(21, 8, 2025),
        on(26, 8, 2025),
        "43-н",
        on(4, 9, 2025),
        on(8, 9, 2025),
        ((on(10, 9, 2025), "submit"), (on(12, 9, 2025), "agree"), (on(15, 9, 2025), "approve")),
        ((on(8, 5, 2026), "submit"),),
        on(25, 5, 2026),
        ((on(22, 12, 2025), "submit"),),
        "exact",
    ),
    Course(
        "kasymbek",
        "seitkali",
        "maths",
        on(23, 1, 2026),
        on(28, 1, 2026),
        "6-н",
        on(5, 2, 2026),
        on(9, 2, 2026),
        ((on(11, 2, 2026), "submit"), (on(12, 2, 2026), "agree"), (on(13, 2, 2026), "approve")),
        ((on(6, 1, 2027), "draft"), (on(8, 1, 2027), "submit")),
        on(22, 1, 2027),
        ((on(26, 8, 2026), "draft"), (on(27, 8, 2026), "submit")),
        "exact",
        finished=on(22, 1, 2027),
        extra_talks=(on(25, 8, 2026),),
    ),
)

THIS_YEAR = (
    Course(
        "kovaleva",
        "litvinenko",
        "russian_language",
        on(12, 8, 2026),
        on(17, 8, 2026),
        "38-н",
        on(20, 8, 2026),
        on(21, 8, 2026),
        ((on(25, 8, 2026), "submit"), (on(27, 8, 2026), "agree"), (on(31, 8, 2026), "approve")),
        ((on(6, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(21, 12, 2026), "submit"),),
        "humanities",
        acquainted=(on(1, 9, 2026), on(31, 8, 2026)),
    ),
    Course(
        "pak",
        "kim",
        "history_kazakhstan",
        on(12, 8, 2026),
        on(17, 8, 2026),
        "39-н",
        on(20, 8, 2026),
        on(24, 8, 2026),
        ((on(26, 8, 2026), "submit"), (on(28, 8, 2026), "agree"), (on(2, 9, 2026), "approve")),
        ((on(6, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(21, 12, 2026), "submit"),),
        "humanities",
        agreed_by="ospanov",
    ),
    Course(
        "sokolova",
        "fedorova",
        "primary",
        on(12, 8, 2026),
        on(17, 8, 2026),
        "40-н",
        on(21, 8, 2026),
        on(25, 8, 2026),
        ((on(28, 8, 2026), "submit"), (on(2, 9, 2026), "agree"), (on(4, 9, 2026), "approve")),
        ((on(5, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(18, 12, 2026), "submit"),),
        "primary",
    ),
    Course(
        "morozov",
        "rozybakiev",
        "geography",
        on(12, 8, 2026),
        on(17, 8, 2026),
        "41-н",
        on(24, 8, 2026),
        on(26, 8, 2026),
        (
            (on(28, 8, 2026), "submit"),
            (on(31, 8, 2026), "return"),
            (on(3, 9, 2026), "submit"),
            (on(4, 9, 2026), "agree"),
            (on(7, 9, 2026), "approve"),
        ),
        ((on(11, 5, 2027), "submit"), (on(14, 5, 2027), "return"), (on(20, 5, 2027), "submit")),
        on(25, 5, 2027),
        ((on(24, 12, 2026), "submit"), (on(12, 1, 2027), "return"), (on(19, 1, 2027), "submit")),
        "nature",
    ),
    Course(
        "abilkasym",
        "seitkali",
        "maths",
        on(21, 8, 2026),
        on(27, 8, 2026),
        "44-н",
        on(4, 9, 2026),
        on(8, 9, 2026),
        (
            (on(11, 9, 2026), "submit"),
            (on(15, 9, 2026), "return"),
            (on(18, 9, 2026), "submit"),
            (on(21, 9, 2026), "agree"),
            (on(24, 9, 2026), "approve"),
        ),
        ((on(13, 5, 2027), "draft"), (on(21, 5, 2027), "submit")),
        on(25, 5, 2027),
        ((on(13, 1, 2027), "draft"), (on(18, 1, 2027), "submit")),
        "exact",
        acquainted=(on(25, 9, 2026), on(30, 9, 2026)),
    ),
    Course(
        "zhaksylyk",
        "berdibekova",
        "biology",
        on(27, 8, 2026),
        on(2, 9, 2026),
        "46-н",
        on(9, 9, 2026),
        on(10, 9, 2026),
        ((on(14, 9, 2026), "submit"), (on(15, 9, 2026), "agree"), (on(21, 9, 2026), "approve")),
        ((on(11, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(25, 12, 2026), "submit"),),
        "nature",
        acquainted=(on(30, 9, 2026), None),
    ),
    Course(
        "omarov",
        "nurpeisov",
        "informatics",
        on(31, 8, 2026),
        on(3, 9, 2026),
        "47-н",
        on(10, 9, 2026),
        on(11, 9, 2026),
        (
            (on(15, 9, 2026), "submit"),
            (on(22, 9, 2026), "return"),
            (on(28, 9, 2026), "submit"),
            (on(30, 9, 2026), "agree"),
            (on(2, 10, 2026), "approve"),
        ),
        ((on(10, 5, 2027), "draft"), (on(11, 5, 2027), "submit")),
        on(25, 5, 2027),
        ((on(25, 12, 2026), "submit"),),
        "exact",
    ),
    Course(
        "tursynova",
        "isabekova",
        "maths",
        on(2, 9, 2026),
        on(7, 9, 2026),
        "48-н",
        on(14, 9, 2026),
        on(17, 9, 2026),
        ((on(18, 9, 2026), "submit"), (on(22, 9, 2026), "agree"), (on(25, 9, 2026), "approve")),
        ((on(11, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(23, 12, 2026), "submit"),),
        "exact",
    ),
    Course(
        "goncharova",
        "ten",
        "foreign_language",
        on(2, 9, 2026),
        on(8, 9, 2026),
        "49-н",
        on(17, 9, 2026),
        on(22, 9, 2026),
        ((on(24, 9, 2026), "submit"), (on(28, 9, 2026), "agree"), (on(30, 9, 2026), "approve")),
        ((on(17, 5, 2027), "draft"), (on(20, 5, 2027), "submit")),
        on(25, 5, 2027),
        ((on(25, 12, 2026), "submit"),),
        "humanities",
        quiet=(on(1, 12, 2026), on(14, 1, 2027)),
    ),
    Course(
        "ibraeva",
        "kenzhebaeva",
        "chemistry",
        on(14, 1, 2027),
        on(18, 1, 2027),
        "3-н",
        on(26, 1, 2027),
        on(28, 1, 2027),
        ((on(2, 2, 2027), "submit"), (on(3, 2, 2027), "agree"), (on(5, 2, 2027), "approve")),
        ((on(11, 5, 2027), "submit"),),
        on(25, 5, 2027),
    ),
    Course(
        "ermek",
        "smagulova",
        "kazakh_language",
        on(19, 8, 2026),
        on(24, 8, 2026),
        "12-н/қ",
        on(28, 8, 2026),
        on(31, 8, 2026),
        ((on(2, 9, 2026), "submit"), (on(3, 9, 2026), "agree"), (on(7, 9, 2026), "approve")),
        ((on(10, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(21, 12, 2026), "submit"),),
    ),
    Course(
        "kurmangali",
        "baizhanov",
        "physics",
        on(28, 8, 2026),
        on(2, 9, 2026),
        "13-н/қ",
        on(9, 9, 2026),
        on(11, 9, 2026),
        ((on(15, 9, 2026), "submit"), (on(17, 9, 2026), "agree"), (on(18, 9, 2026), "approve")),
        ((on(11, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(25, 12, 2026), "submit"),),
        exception=True,
    ),
    Course(
        "sultanova",
        "asanova",
        "foreign_language",
        on(21, 8, 2026),
        on(25, 8, 2026),
        "27-н/қ",
        on(31, 8, 2026),
        on(2, 9, 2026),
        ((on(4, 9, 2026), "submit"), (on(5, 9, 2026), "agree"), (on(7, 9, 2026), "approve")),
        ((on(12, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(22, 12, 2026), "submit"),),
    ),
    Course(
        "vasiliev",
        "gerasimova",
        "chemistry",
        on(2, 9, 2026),
        on(4, 9, 2026),
        "29-н/қ",
        on(11, 9, 2026),
        on(15, 9, 2026),
        ((on(17, 9, 2026), "submit"), (on(19, 9, 2026), "agree"), (on(21, 9, 2026), "approve")),
        ((on(12, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(23, 12, 2026), "submit"),),
    ),
)

# What may come between: a new mentor, a leave, an end before the time, another school, an order taken back.
TURNS = (
    Course(
        "duisenova",
        "nurpeisov",
        "informatics",
        on(6, 10, 2026),
        on(9, 10, 2026),
        "52-н",
        on(16, 10, 2026),
        on(19, 10, 2026),
        ((on(21, 10, 2026), "submit"), (on(22, 10, 2026), "agree"), (on(23, 10, 2026), "approve")),
        ending=Ending(
            on(23, 11, 2026),
            "mentor_asks",
            "Областық олимпиада командасын дайындауға тағайындалды, екі жұпқа уақыты жетпейді.",
            on(4, 12, 2026),
        ),
    ),
    Course(
        "duisenova",
        "schmidt",
        "informatics",
        on(24, 11, 2026),
        on(4, 12, 2026),
        "63-н",
        on(11, 12, 2026),
        on(14, 12, 2026),
        ((on(17, 12, 2026), "submit"), (on(17, 12, 2026), "agree"), (on(18, 12, 2026), "approve")),
        ((on(11, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(24, 12, 2026), "submit"),),
        "exact",
        again=True,
        starts=on(7, 12, 2026),
    ),
    Course(
        "lisovskaya",
        "kenzhebaeva",
        "chemistry",
        on(6, 10, 2026),
        on(9, 10, 2026),
        "53-н",
        on(16, 10, 2026),
        on(19, 10, 2026),
        ((on(21, 10, 2026), "submit"), (on(22, 10, 2026), "agree"), (on(23, 10, 2026), "approve")),
        ((on(11, 5, 2027), "submit"),),
        on(25, 5, 2027),
        ((on(12, 2, 2027), "submit"),),
        away=Away(
            on(23, 11, 2026),
            on(25, 1, 2027),
            on(25, 1, 2027),
            "illness",
            "118-л",
            on(23, 11, 2026),
            "Операция и восстановление, больничный лист № 4417.",
        ),
    ),
    Course(
        "baitasova",
        "litvinenko",
        "kazakh_language",
        on(6, 10, 2026),
        on(9, 10, 2026),
        "54-н",
        on(16, 10, 2026),
        on(19, 10, 2026),
        ((on(21, 10, 2026), "submit"), (on(22, 10, 2026), "agree"), (on(23, 10, 2026), "approve")),
        ending=Ending(
            on(7, 12, 2026),
            "transfer",
            "Отбасы ауылға көшеді, Ақбұлақ ауданының шағын мектебіне ауысады.",
            on(24, 12, 2026),
            on(18, 12, 2026),
            "66-н",
            to_school="school2",
            taken=on(11, 1, 2027),
        ),
    ),
    Course(
        "baitasova",
        "smagulova",
        "kazakh_language",
        on(12, 1, 2027),
        on(18, 1, 2027),
        "2-н/қ",
        on(22, 1, 2027),
        on(25, 1, 2027),
        ((on(27, 1, 2027), "submit"), (on(28, 1, 2027), "agree"), (on(29, 1, 2027), "approve")),
        ((on(11, 5, 2027), "submit"),),
        on(25, 5, 2027),
        again=True,
        school="school2",
    ),
    Course(
        "sharipova",
        "rozybakiev",
        "geography",
        on(3, 11, 2026),
        on(9, 11, 2026),
        "58-н",
        starts=on(16, 11, 2026),
        annulled=Annulment(
            on(12, 11, 2026),
            "59-н",
            "К работе не приступила: приказ о приёме отменён по её заявлению.",
            on(11, 11, 2026),
        ),
    ),
    Course(
        "ershova",
        "gerasimova",
        "chemistry",
        on(8, 9, 2026),
        on(11, 9, 2026),
        "33-н/қ",
        on(18, 9, 2026),
        on(21, 9, 2026),
        ((on(23, 9, 2026), "submit"), (on(24, 9, 2026), "agree"), (on(25, 9, 2026), "approve")),
        ending=Ending(
            on(14, 12, 2026),
            "mentee_leaves",
            "Семья переезжает в другую область, увольняется по собственному желанию.",
            on(24, 12, 2026),
            on(18, 12, 2026),
            "41-н/қ",
        ),
    ),
)

COURSES = (*LAST_YEAR, *THIS_YEAR, *TURNS)

SITTINGS = (
    Sitting("school1", on(20, 8, 2025), on(22, 8, 2025), "1"),
    Sitting("school1", on(15, 12, 2025), on(24, 12, 2025), "2", "humanities"),
    Sitting("school1", on(15, 12, 2025), on(24, 12, 2025), "2", "exact"),
    Sitting("school1", on(26, 1, 2026), on(27, 1, 2026), "4"),
    Sitting("school1", on(15, 5, 2026), on(22, 5, 2026), "6"),
    Sitting("school1", on(12, 8, 2026), on(14, 8, 2026), "7"),
    Sitting("school2", on(19, 8, 2026), on(21, 8, 2026), "1"),
    Sitting("school3", on(18, 8, 2026), on(20, 8, 2026), "1"),
    Sitting("school3", on(21, 8, 2026), on(24, 8, 2026), "2"),
    Sitting("school1", on(21, 8, 2026), on(25, 8, 2026), "8"),
    Sitting(
        "school1",
        on(24, 8, 2026),
        on(28, 8, 2026),
        "1",
        matters=(
            Matter(
                "О задачах школы на 2026–2027 учебный год и плане работы с молодыми педагогами",
                "В августе приняты семь педагогов, впервые приступающих к работе; каждому нужен наставник. В прошлом"
                " году три пары из трёх дошли до итогового отчёта.",
                "Принять план работы к сведению; итоги наставничества заслушать в мае 2027 года.",
            ),
        ),
    ),
    Sitting("school1", on(31, 8, 2026), on(1, 9, 2026), "2"),
    Sitting("school2", on(31, 8, 2026), on(1, 9, 2026), "2"),
    Sitting("school3", on(2, 9, 2026), on(3, 9, 2026), "3"),
    Sitting("school1", on(2, 9, 2026), on(4, 9, 2026), "3"),
    Sitting("school1", on(28, 8, 2026), on(10, 9, 2026), "1", "exact"),
    Sitting("school3", on(8, 9, 2026), on(10, 9, 2026), "4"),
    Sitting("school1", on(6, 10, 2026), on(8, 10, 2026), "4"),
    Sitting(
        "school1",
        on(2, 11, 2026),
        on(6, 11, 2026),
        "5",
        matters=(
            Matter(
                "Об адаптации пятиклассников и работе молодых педагогов в 5-х классах",
                "По итогам первой четверти успеваемость 5-х классов – 98,6 %, качество – 61 %. Наставники посетили"
                " двадцать семь уроков.",
                "Наставникам пятых классов до 1 декабря посетить ещё по одному уроку; классным руководителям провести"
                " беседы с родителями.",
            ),
        ),
    ),
    Sitting("school1", on(30, 11, 2026), on(2, 12, 2026), "6"),
    Sitting("school1", on(18, 12, 2026), on(24, 12, 2026), "2", "humanities"),
    Sitting("school1", on(18, 12, 2026), on(24, 12, 2026), "2", "primary"),
    Sitting("school2", on(21, 12, 2026), on(24, 12, 2026), "3"),
    Sitting("school1", on(22, 12, 2026), on(24, 12, 2026), "2", "exact"),
    Sitting("school3", on(23, 12, 2026), on(26, 12, 2026), "5"),
    Sitting("school1", on(11, 1, 2027), on(15, 1, 2027), "7"),
    Sitting("school2", on(13, 1, 2027), on(15, 1, 2027), "4"),
    Sitting("school1", on(13, 1, 2027), on(20, 1, 2027), "3", "nature"),
    Sitting("school1", on(14, 1, 2027), on(21, 1, 2027), "3", "exact"),
    Sitting("school1", on(14, 1, 2027), on(22, 1, 2027), "3", "humanities"),
    Sitting(
        "school1",
        on(15, 3, 2027),
        on(26, 3, 2027),
        "8",
        matters=(
            Matter(
                "О состоянии преподавания математики в 5–7-х классах",
                "Проверено двенадцать уроков, в том числе у двух молодых педагогов; дескрипторы к СОР составлены у"
                " всех.",
                "Методическому объединению обобщить лучшие задания разного уровня до 1 мая 2027 года.",
            ),
        ),
    ),
    Sitting("school2", on(17, 5, 2027), on(24, 5, 2027), "5"),
    Sitting("school1", on(17, 5, 2027), on(24, 5, 2027), "9"),
    Sitting("school3", on(18, 5, 2027), on(24, 5, 2027), "6"),
    Sitting("school1", on(1, 6, 2027), on(4, 6, 2027), "10"),
)

# Year-end books: school, first calendar year, day.
BOOKS = (
    ("school1", 2025, on(5, 6, 2026)),
    ("school1", 2026, on(7, 6, 2027)),
    ("school2", 2026, on(4, 6, 2027)),
    ("school3", 2026, on(4, 6, 2027)),
)
