"""Who else works at a school? Teachers nobody tells a story about, and whole schools of them for `--schools`."""

from dataclasses import replace
from datetime import date
from random import Random

from mentoring.demo.cast import Award, Character, Place, Taught
from mentoring.demo.courses import THIS_YEAR, Course, Sitting
from schools.enums import Category, PostKind, Role

# (men's form, women's form)
SURNAMES = {
    "kk": (
        "Ахметов", "Сәрсенов", "Бейсенов", "Жұмабаев", "Қожахметов", "Мұсабеков", "Смайылов", "Тілеуов", "Үсенов",
        "Әшімов", "Нүркенов", "Рахимов", "Сүлейменов", "Темірханов", "Ысқақов", "Байғожин", "Ермеков", "Қалиев",
    ),
    "ru": (
        "Иванченко", "Кузнецов", "Попов", "Андреев", "Мельник", "Сидоров", "Белов", "Юн", "Хван", "Майер", "Ковальчук",
        "Павлов", "Громов", "Нурмухамедов", "Хасанов", "Савельев", "Беккер", "Зайцев",
    ),
}  # fmt: skip
MEN = {
    "kk": ("Айдос", "Бақыт", "Дәурен", "Ерболат", "Қуаныш", "Мейрам", "Нұрбол", "Самат", "Талғат", "Жандос"),
    "ru": ("Александр", "Владимир", "Дмитрий", "Евгений", "Николай", "Павел", "Роман", "Сергей", "Юрий", "Олег"),
}
WOMEN = {
    "kk": ("Айгүл", "Бақытгүл", "Гүлмира", "Динара", "Жанар", "Қарлығаш", "Ләззат", "Мөлдір", "Сандуғаш", "Шолпан",
           "Әсел", "Ұлжан"),
    "ru": ("Александра", "Валентина", "Галина", "Елена", "Зульфия", "Лилия", "Марина", "Наталья", "Оксана", "Римма",
           "Татьяна", "Эльвира"),
}  # fmt: skip
FATHERS = {
    "kk": ("Асқар", "Болат", "Ғалым", "Дулат", "Жақсыбай", "Кәрім", "Марат", "Омар", "Серік", "Төлеген"),
    "ru": ("Александр", "Борис", "Иван", "Михаил", "Николай", "Пётр", "Рашид", "Сергей", "Фёдор", "Юрий"),
}
_RU_PATRONYMICS = {
    "Александр": "Александро", "Борис": "Борисо", "Иван": "Ивано", "Михаил": "Михайло", "Николай": "Николае",
    "Пётр": "Петро", "Рашид": "Рашидо", "Сергей": "Сергее", "Фёдор": "Фёдоро", "Юрий": "Юрье",
}  # fmt: skip

COMMON = (
    (Category.TEACHER, 22),
    (Category.MODERATOR, 40),
    (Category.EXPERT, 32),
    (Category.FIRST, 6),
)
WITH_RESEARCHERS = (*COMMON[:2], (Category.EXPERT, 20), (Category.RESEARCHER, 21))
EXTRA_SUBJECTS = (
    "primary", "primary", "primary", "primary", "kazakh_language", "kazakh_language", "russian_language", "maths",
    "maths", "physics", "chemistry", "biology", "geography", "history_kazakhstan", "foreign_language", "informatics",
    "physical_education",
)  # fmt: skip


def name_somebody(chance: Random, language: str, taken: set[str]) -> str:
    """A full name; no surname comes twice in a school while there is another one."""
    while True:
        is_man = chance.random() < 0.22
        unused = [surname for surname in SURNAMES[language] if not any(name.startswith(surname) for name in taken)]
        surname, father = chance.choice(unused or SURNAMES[language]), chance.choice(FATHERS[language])
        if not is_man and surname.endswith(("ов", "ев", "ин")):
            surname += "а"
        first = chance.choice((MEN if is_man else WOMEN)[language])
        name = f"{surname} {first} {_patronymic(father, language, is_man)}"
        if name not in taken:
            taken.add(name)
            return name


def _patronymic(father: str, language: str, is_man: bool) -> str:
    if language == "kk":
        return father + ("ұлы" if is_man else "қызы")
    return _RU_PATRONYMICS[father] + ("вич" if is_man else "вна")


def teachers(place: Place, chance: Random, categories: tuple[tuple[Category, int], ...] = COMMON) -> list[Character]:
    """A teacher for each subject of the place: figures and categories as ordinary as most."""
    taken: set[str] = set()
    return [
        _teacher(place, subject, number, chance, taken, categories) for number, subject in enumerate(place.subjects)
    ]


def _teacher(
    place: Place,
    subject: str,
    number: int,
    chance: Random,
    taken: set[str],
    categories: tuple[tuple[Category, int], ...],
) -> Character:
    language = chance.choices(("kk", "ru"), (7, 3) if place.language == "kk" else (5, 5))[0]
    category = chance.choices([each for each, _ in categories], [weight for _, weight in categories])[0]
    awarded_on = date(chance.randint(2022, 2025), chance.choice((6, 11)), chance.randint(2, 27))
    level = chance.randint(52, 76)
    grade = chance.randint(5, 10)
    return Character(
        f"{place.code}-{number}",
        place.code,
        name_somebody(chance, language, taken),
        date(chance.randint(1999, 2024), 8, chance.randint(20, 30)),
        (),
        language=language,
        taught=(Taught(subject, f"{grade} «А», {grade + 1} «Б»", chance.randint(14, 22), chance.choice("12")),),
        award=None
        if category == Category.TEACHER
        else Award(category, awarded_on, awarded_on.replace(year=awarded_on.year + 5), f"№ {chance.randint(20, 980)}"),
        quality={subject: tuple(level + chance.randint(-4, 4) for _ in range(4))},
    )


def extra_school(number: int, chance: Random) -> tuple[Place, list[Character], list[Course], list[Sitting]]:
    """One more ordinary school: some twenty people, two young teachers and the year of their pairs."""
    code, is_kk = f"school{number}", chance.random() < 0.6
    in_akbulak = number % 2 == 0
    kk, ru = ("Ақбұлақ", "Акбулакского") if in_akbulak else ("Көктал", "Коктальского")
    place = Place(
        code=code,
        district="akbulak" if in_akbulak else "koktal",
        name=(
            f"{kk} ауданы білім бөлімінің «№ {number + 10} жалпы орта білім беретін мектебі» КММ",
            f"КГУ «Общеобразовательная школа № {number + 10}» отдела образования {ru} района",
        ),
        short=(f"№ {number + 10} мектеп", f"Школа № {number + 10}"),
        place=(f"{kk} ауданы", f"{ru.removesuffix('ого')}ий район"),
        language="kk" if is_kk else "ru",
        subjects=EXTRA_SUBJECTS,
    )
    staff = teachers(place, chance, WITH_RESEARCHERS)
    office = [
        replace(staff.pop(), post=PostKind.HEAD, story=_plain("Директор", "Директор", "Head")),
        replace(
            staff.pop(),
            post=PostKind.DEPUTY,
            roles=(Role.SECRETARY,),
            story=_plain("Орынбасар", "Заместитель", "Deputy"),
        ),
    ]
    taken = {who.name for who in (*staff, *office)}
    courses, cast = [], [*office, *staff]
    for turn, model in enumerate((THIS_YEAR[2], THIS_YEAR[8])):
        mentor = staff[7 + turn]
        strong = Award(Category.RESEARCHER, date(2024, 6, 12), date(2029, 6, 12), f"№ {300 + number}-А")
        subject = mentor.taught[0].subject
        cast[cast.index(mentor)] = replace(
            mentor, award=strong, quality={subject: (72, 74, 75, 77)}, story=_plain("Тәлімгер", "Наставник", "Mentor")
        )
        hired = date(2026, 8, 10) if turn == 0 else date(2026, 9, 1)
        young = Character(
            f"{code}-young{turn}",
            code,
            name_somebody(chance, place.language, taken),
            hired,
            _plain("Жас педагог", "Молодой педагог", "Young teacher"),
            language=place.language,
            taught=(Taught(subject, "5 «А», 6 «Б»", 16),),
            ethics=(),
            starts_profession=True,
        )
        cast.append(young)
        courses.append(
            replace(
                model, mentee=young.key, mentor=mentor.key, subject=subject, association="", quiet=None, agreed_by=""
            )
        )
    sittings = [
        Sitting(code, date(2026, 8, 12), date(2026, 8, 14), "1"),
        Sitting(code, date(2026, 9, 2), date(2026, 9, 4), "2"),
        Sitting(code, date(2027, 1, 12), date(2027, 1, 20), "3"),
        Sitting(code, date(2027, 5, 18), date(2027, 5, 24), "4"),
    ]
    return place, cast, courses, sittings


def _plain(kk: str, ru: str, en: str) -> tuple[str, str, str]:
    """The situation of somebody in a school that is only there to make the district large."""
    return (
        f"{kk}: ауданның тағы бір мектебі.",
        f"{ru}: ещё одна школа района.",
        f"{en}: one more school of the district.",
    )
