"""Who works at the village school and in the other district, and who watches over the districts?"""

from datetime import date

from mentoring.demo.cast import Character, Place, Taught, expert, master, researcher
from schools.enums import PostKind, Role, SchoolKind, WorkingWeek

# key: names in Kazakh and Russian; the first is the observer's.
REGION = ("Сарыарқа облысы", "Сарыаркинская область")
DISTRICTS = {
    "akbulak": ("Ақбұлақ ауданы", "Акбулакский район"),
    "koktal": ("Көктал ауданы", "Коктальский район"),
}

SCHOOL2 = Place(
    code="school2",
    district="akbulak",
    name=(
        "Сарыарқа облысы білім басқармасының Ақбұлақ ауданы білім бөлімінің"
        " «Қарасу негізгі орта мектебі» коммуналдық мемлекеттік мекемесі",
        "КГУ «Карасуская основная средняя школа» отдела образования Акбулакского района"
        " управления образования Сарыаркинской области",
    ),
    short=("Қарасу мектебі", "Карасуская школа"),
    place=("Қарасу ауылы", "село Карасу"),
    language="kk",
    kind=SchoolKind.SMALL_CLASS,
    subjects=("primary", "primary", "maths", "history_kazakhstan", "russian_second", "art", "physical_education"),
)
SCHOOL3 = Place(
    code="school3",
    district="koktal",
    name=(
        "Сарыарқа облысы білім басқармасының Көктал ауданы білім бөлімінің"
        " «Көктал мектеп-лицейі» коммуналдық мемлекеттік мекемесі",
        "КГУ «Коктальская школа-лицей» отдела образования Коктальского района"
        " управления образования Сарыаркинской области",
    ),
    short=("Көктал лицейі", "Коктальский лицей"),
    place=("Көктал кенті", "посёлок Коктал"),
    language="ru",
    week=WorkingWeek.SIX,
    subjects=(
        "primary", "primary", "primary", "kazakh_language", "kazakh_second", "russian_language", "maths", "maths",
        "physics", "informatics", "history_kazakhstan", "geography", "physical_education", "music",
    ),
)  # fmt: skip

VILLAGE = (
    Character(
        "dosanov", "school2", "Досанов Қайрат Төлегенұлы", date(2008, 8, 25),
        ("Шағын жинақты мектептің директоры: өзі де сабақ береді.",
         "Директор малокомплектной школы: сам ведёт уроки.",
         "Head of a small-class school: teaches as well."),
        language="kk", post=PostKind.HEAD, taught=(Taught("geography", "6–9", 8),), education="ҚарМУ, 1995",
    ),
    Character(
        "toktarova", "school2", "Тоқтарова Бибігүл Сапарқызы", date(2012, 8, 27),
        ("Шағын мектептің жалғыз орынбасары: кандидат іздеу де, кеңес хаттамасы да өзінде.",
         "Единственный заместитель малокомплектной школы: и кандидаты, и протоколы совета на ней.",
         "The only deputy of a small-class school: candidates and minutes are both hers."),
        language="kk", post=PostKind.DEPUTY, roles=(Role.SECRETARY,), taught=(Taught("primary", "1–2", 9),),
        education="Арқалық педагогикалық институты, 2003", award=expert(date(2023, 6, 2), "611"),
        quality={"primary": (68, 70, 71, 70)}, email="deputy@school2.demo",
    ),
    Character(
        "smagulova", "school2", "Смағұлова Райхан Әбдіқызы", date(1996, 9, 1),
        ("Шағын мектепте білім сапасы 52 %: 50–60 аралығында, кеңес шешті.",
         "Малокомплектная школа: качество 52 % – внутри вилки 50–60, решил совет.",
         "Small-class school: 52 % is inside the 50–60 band, the council decided."),
        language="kk", taught=(Taught("kazakh_language", "5–9", 16),), education="ҚазМҚПИ, 1995",
        award=researcher(date(2023, 11, 20), "519-А"), quality={"kazakh_language": (55, 54, 52, 57)},
    ),
    Character(
        "baizhanov", "school2", "Байжанов Төлеу Қасымұлы", date(2003, 8, 25),
        ("Сарапшы санаты жеткіліксіз: талаптан ерекше жағдай ретінде ұсынылды.",
         "Категории эксперта недостаточно: предложен как исключение из требований.",
         "Expert category is not enough: proposed as an exception from the requirements."),
        language="kk", taught=(Taught("physics", "7–9", 9), Taught("informatics", "5–9", 8)),
        education="Семей педагогикалық институты, 1999", award=expert(date(2022, 6, 6), "204"),
        quality={"physics": (61, 63, 60, 64), "informatics": (72, 70, 74, 75)},
    ),
    Character(
        "ermek", "school2", "Ермек Ақниет Жанатқызы", date(2026, 8, 17),
        ("Біріктірілген сыныпта екі топты қатар оқытады: диагностика аяқталды, жоспар жазылуда.",
         "Ведёт два класса в одной комнате: диагностика завершена, пишется план.",
         "Teaches two classes in one room: the diagnostics are done, the plan is being written."),
        language="kk", taught=(Taught("kazakh_language", "3–4, 5", 15),), education="Абай атындағы ҚазҰПУ, 2026",
        ethics=(), starts_profession=True,
    ),
    Character(
        "kurmangali", "school2", "Құрманғали Еркін Сәкенұлы", date(2026, 8, 26),
        ("Мектепте талапқа сай ешкім жоқ: ерекше жағдай кеңес шешімін күтуде.",
         "В школе никто не отвечает требованиям: исключение ждёт решения совета.",
         "Nobody in the school meets the requirements: an exception waits for the council."),
        language="kk", taught=(Taught("physics", "7, 8", 14),), education="Л. Н. Гумилёв атындағы ЕҰУ, 2026",
        ethics=(), starts_profession=True,
    ),
)  # fmt: skip

LYCEUM = (
    Character(
        "saparov", "school3", "Сапаров Нұржан Ильясұлы", date(2015, 8, 20),
        ("Алты күндік апта: лицейде мерзімдер басқаша есептеледі.",
         "Шестидневная неделя: сроки в лицее считаются иначе.",
         "Six-day week: dates are counted differently in this lyceum."),
        language="kk", post=PostKind.HEAD, taught=(Taught("maths", "11 «А»", 4),), education="ЕҰУ, 2002",
    ),
    Character(
        "weber", "school3", "Вебер Елена Карловна", date(2010, 8, 25),
        ("Басқа ауданның орынбасары: бұл мектептің деректері № 7 мектепке көрінбейді.",
         "Заместитель из другого района: её школа не видна школе № 7.",
         "Deputy in another district: her school is invisible to school № 7."),
        post=PostKind.DEPUTY, roles=(Role.SECRETARY,), taught=(Taught("russian_literature", "9 «А»", 6),),
        education="Кокшетауский университет, 1998", award=expert(date(2023, 6, 5), "318"),
    ),
    Character(
        "asanova", "school3", "Асанова Гүлжан Тұрарқызы", date(2007, 8, 27),
        ("Шебер педагог: Сұлтановамен деңгей айқындалды, диагностика жүріп жатыр.",
         "Педагог-мастер: уровень определён, идёт диагностика.",
         "Teacher-master: the level is determined, the diagnostics are under way."),
        language="kk", taught=(Taught("foreign_language", "7 «А», 9 «Б», 11 «А»", 18),), education="ҚазХҚжӘТУ, 2003",
        award=master(date(2024, 6, 14), "88-М"), quality={"foreign_language": (77, 79, 78, 81)},
    ),
    Character(
        "gerasimova", "school3", "Герасимова Татьяна Львовна", date(2003, 9, 1),
        ("Кейін ұсынылатын екінші кандидат: химия мен биология, көрсеткіші жоғары.",
         "Запасная кандидатура: химия и биология, показатели выше 70 %.",
         "The other candidate: chemistry and biology, figures above 70 %."),
        taught=(Taught("chemistry", "9 «Б», 10 «А»", 10), Taught("biology", "8 «А»", 8)),
        education="Томский педагогический университет, 1998", award=master(date(2025, 6, 10), "41-М"),
        quality={"chemistry": (74, 73, 76, 75), "biology": (70, 72, 71, 73)},
    ),
    Character(
        "akhmetzhanov", "school3", "Ахметжанов Серик Болатович", date(2014, 8, 25),
        ("Кеңес кандидатурасын қолдамады: сағатының жартысы басқа мектепте.",
         "Совет не поддержал кандидатуру: половина его часов в другой школе.",
         "The council did not support him: half of his hours are at another school."),
        taught=(Taught("chemistry", "8 «А», 11 «А»", 8),), education="КарГУ, 2007",
        award=researcher(date(2024, 11, 25), "733-А"), quality={"chemistry": (66, 68, 67, 69)},
    ),
    Character(
        "vasiliev", "school3", "Васильев Никита Андреевич", date(2026, 8, 17),
        ("Тәлімгерсіз қалды: кеңес кандидатты қолдамады, бес жұмыс күні өтіп кетті.",
         "Без наставника: совет не поддержал кандидата, пять рабочих дней прошли.",
         "Without a mentor: the council turned the candidate down and the five days have passed."),
        taught=(Taught("chemistry", "8 «Б», 9 «А»", 16),), education="Торайгыров университет, 2026",
        ethics=(), starts_profession=True,
    ),
    Character(
        "sultanova", "school3", "Сұлтанова Индира Бақытқызы", date(2026, 8, 20),
        ("Деңгей айқындалды: енді қиындықтар бағаланады.",
         "Уровень определён: теперь оцениваются затруднения.",
         "The level is determined: the difficulties are rated next."),
        language="kk", taught=(Taught("foreign_language", "5 «А», 7 «Б»", 16),), education="ҚазХҚжӘТУ, 2026",
        ethics=(), starts_profession=True,
    ),
    Character(
        "ershova", "school3", "Ершова Ксения Олеговна", date(2026, 9, 7),
        ("Желтоқсанда отбасымен көшіп кетті: жұп мерзімінен бұрын тоқтатылды.",
         "В декабре переехала с семьёй: пара прекращена досрочно.",
         "Moved away with her family in December: the mentorship ended early."),
        taught=(Taught("chemistry", "7 «Б», 9 «В»", 15),), education="Кокшетауский университет, 2026",
        ethics=(), starts_profession=True,
    ),
)  # fmt: skip

OBSERVER = Character(
    "mukanova", "", "Мұқанова Баян Темірқызы", date(2019, 9, 1),
    ("Аудан әдіскері: екі мектептің де кешіккен мерзімі мен ерекше жағдайын көреді.",
     "Методист района: видит просрочки и исключения двух школ, но не их журналы.",
     "District methodologist: sees late dates and exceptions of two schools, not their journals."),
    email="observer@district.demo",
)  # fmt: skip
