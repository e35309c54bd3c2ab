"""Who works at school № 7 of the town: the people whose situations the demo shows."""

from datetime import date

from mentoring.demo.cast import Award, Character, Place, Taught, expert, master, researcher
from schools.enums import Category, PostKind, Role

SCHOOL1 = Place(
    code="school1",
    district="akbulak",
    name=(
        "Сарыарқа облысы білім басқармасының Ақбұлақ ауданы білім бөлімінің"
        " «№ 7 жалпы орта білім беретін мектебі» коммуналдық мемлекеттік мекемесі",
        "КГУ «Общеобразовательная средняя школа № 7» отдела образования Акбулакского района"
        " управления образования Сарыаркинской области",
    ),
    short=("№ 7 мектеп", "Школа № 7"),
    place=("Ақбұлақ қаласы", "город Акбулак"),
    language="ru",
    subjects=(
        "primary", "primary", "primary", "primary", "kazakh_language", "kazakh_literature", "kazakh_second",
        "russian_literature", "foreign_language", "maths", "physics", "history_kazakhstan", "art", "music",
        "physical_education", "psychology", "biology", "chemistry", "geography",
    ),
)  # fmt: skip

OFFICE = (
    Character(
        "zhunisov", "school1", "Жүнісов Ерлан Маратұлы", date(2014, 8, 20),
        ("Директор: қол қоятын бұйрық пен бекітетін жоспар күтіп тұр.",
         "Директор: ждут подписи приказ и утверждения – план.",
         "Head: an order waits for the signature and a plan for approval."),
        language="kk", post=PostKind.HEAD, taught=(Taught("law", "10 «А», 11 «А»", 4),),
        education="Е. А. Бөкетов атындағы ҚарМУ, 1998", email="head@school1.demo",
    ),
    Character(
        "kim", "school1", "Ким Светлана Викторовна", date(2011, 8, 22),
        ("Екі рөлі бар: оқу ісі жөніндегі орынбасар, әрі тарих мұғалімі және тәлімгер.",
         "Две роли: заместитель директора по учебной работе и учитель истории, она же наставник.",
         "Two roles: deputy head for academic work, and a history teacher who mentors."),
        post=PostKind.DEPUTY, taught=(Taught("history_kazakhstan", "8 «А», 8 «Б»", 6, "2"),),
        education="КарГУ имени Е. А. Букетова, 2003", award=researcher(date(2023, 6, 15), "412-А"),
        quality={"history_kazakhstan": (73, 74, 76, 77)}, email="deputy@school1.demo",
    ),
    Character(
        "ospanov", "school1", "Оспанов Бауыржан Серікұлы", date(2016, 8, 15),
        ("Екінші орынбасар: бірінші орынбасардың өз жұбының жоспарын осы кісі келіседі.",
         "Второй заместитель: согласовывает план, когда наставник – сам первый заместитель.",
         "Second deputy: agrees the plan when the first deputy is the mentor herself."),
        language="kk", post=PostKind.DEPUTY, taught=(Taught("physical_education", "9 «А»", 3),),
        education="Қазақ спорт және туризм академиясы, 2008", award=expert(date(2022, 11, 30), "877"),
    ),
    Character(
        "lebedeva", "school1", "Лебедева Ольга Николаевна", date(2018, 8, 20),
        ("Кеңес хатшысы: алдағы отырыстың күн тәртібі дайын сұрақтардан жиналды.",
         "Секретарь совета: повестка ближайшего заседания уже собрана из готовых вопросов.",
         "Secretary of the council: the agenda of the next meeting is already put together."),
        roles=(Role.SECRETARY,), taught=(Taught("russian_literature", "7 «А», 7 «Б», 9 «В»", 18),),
        education="Павлодарский педагогический институт, 2012",
        award=Award(Category.MODERATOR, date(2022, 6, 10), date(2027, 6, 10), "№ 230"),
        quality={"russian_literature": (61, 63, 66, 64)}, email="secretary@school1.demo",
    ),
)  # fmt: skip

MENTORS = (
    Character(
        "seitkali", "school1", "Сейітқали Гүлнар Болатқызы", date(2009, 9, 1),
        ("Екі жас педагогтің тәлімгері: біреуі енді басталды, екіншісі негізгі кезеңде.",
         "Уже наставник двоих: одна пара только началась, другая в основном этапе.",
         "Already mentors two: one pair has just begun, the other is in the main stage."),
        language="kk", taught=(Taught("maths", "5 «А», 6 «Б», 9 «А», 9 «Б»", 20, "2"),),
        education="Абай атындағы ҚазҰПУ, 2001", award=researcher(date(2024, 6, 12), "301-А"),
        quality={"maths": (71, 73, 74, 76)}, email="mentor@school1.demo",
    ),
    Character(
        "schmidt", "school1", "Шмидт Андрей Викторович", date(2006, 8, 28),
        ("Бірлестік төрағасы: қаңтарда басталған жұптың аралық есебі тыңдауды күтуде.",
         "Председатель методического объединения: ждёт слушания промежуточный отчёт.",
         "Chairs the association: an interim report waits to be heard."),
        roles=(Role.ASSOCIATION,), taught=(Taught("physics", "7 «В», 8 «А», 10 «А», 11 «А»", 19),),
        education="КарГТУ, 1999", award=master(date(2025, 6, 18), "96-М"),
        quality={"physics": (74, 73, 77, 79)}, email="association@school1.demo",
    ),
    Character(
        "isabekova", "school1", "Исабекова Жанна Олжасқызы", date(2013, 8, 26),
        ("Резервте, жүктемесі бос, былтыр бір жас педагогті жыл соңына жеткізді: ең қолайлы кандидат.",
         "В резерве и свободна, в прошлом году довела молодого педагога до конца года: лучший кандидат.",
         "In the reserve and free, saw a young teacher through last year: the best candidate."),
        language="kk", taught=(Taught("maths", "5 «В», 6 «А», 8 «Б», 10 «А»", 19),),
        education="Е. А. Бөкетов атындағы ҚарМУ, 2006", award=researcher(date(2023, 11, 28), "655-А"),
        quality={"maths": (72, 75, 74, 78)},
    ),
    Character(
        "nurpeisov", "school1", "Нұрпейісов Асқар Талғатұлы", date(2015, 8, 24),
        ("Екі пән жүргізеді, математика мен информатика: екеуінің көрсеткіші бөлек есептеледі.",
         "Ведёт два предмета, математику и информатику: показатели считаются по каждому.",
         "Teaches two subjects, mathematics and informatics: figures are kept for each."),
        language="kk", taught=(Taught("informatics", "7 «А», 8 «Б», 9 «А»", 12), Taught("maths", "6 «Г»", 5)),
        education="ЕҰУ, 2009", award=researcher(date(2025, 6, 18), "118-А"),
        quality={"informatics": (81, 80, 84, 83), "maths": (66, 71, 70, 72)},
    ),
    Character(
        "berdibekova", "school1", "Бердібекова Сәуле Мұратқызы", date(2010, 8, 30),
        ("Санатының мерзімі 2027 жылғы наурызда аяқталады: жыл ортасында растау керек.",
         "Категория истекает в марте 2027 года: подтверждать придётся посреди наставничества.",
         "Category expires in March 2027: it must be renewed in the middle of the mentorship."),
        language="kk", taught=(Taught("biology", "7 «Г», 8 «А», 9 «Б», 10 «А»", 20),),
        education="Семей мемлекеттік университеті, 2004",
        award=researcher(date(2022, 3, 15), "58-А", date(2027, 3, 15)),
        quality={"biology": (75, 74, 78, 80)},
    ),
    Character(
        "fedorova", "school1", "Фёдорова Людмила Петровна", date(2001, 9, 1),
        ("Шебер педагог: екінші жыл қатарынан бастауыш сыныптағы жас педагогті қабылдады.",
         "Педагог-мастер: наставник учителя начальных классов, план уже у заместителя.",
         "Teacher-master: mentors in primary school, her plan is with the deputy."),
        taught=(Taught("primary", "2 «А»", 18),), education="Карагандинское педучилище, 1994; КарГУ, 2000",
        award=master(date(2024, 11, 29), "71-М"), quality={"primary": (82, 80, 83, 84)},
    ),
    Character(
        "rozybakiev", "school1", "Розыбакиев Турсун Ахметович", date(2012, 8, 27),
        ("Жоспары себебімен қайтарылды: түзетіп, қайта жіберуі керек.",
         "Получил план обратно с причиной: надо исправить и отправить снова.",
         "His plan came back with a reason: it must be corrected and sent again."),
        taught=(Taught("geography", "7 «Б», 8 «В», 9 «А», 9 «Б»", 18),),
        education="Жетысуский государственный университет, 2005", award=researcher(date(2022, 11, 25), "940-А"),
        quality={"geography": (72, 73, 71, 75)},
    ),
    Character(
        "litvinenko", "school1", "Литвиненко Ирина Анатольевна", date(2004, 8, 25),
        ("Шебер педагог: жоспары бірінші болып бекітілді, былтырғы жұбы үздік бағаланған.",
         "Педагог-мастер: её план утверждён первым, прошлогодняя пара оценена на «отлично».",
         "Teacher-master: her plan was approved first, last year’s pair was evaluated as excellent."),
        taught=(Taught("russian_language", "6 «В», 8 «В», 11 «А»", 18),),
        education="Омский педагогический институт, 1996", award=master(date(2023, 6, 15), "60-М"),
        quality={"russian_language": (74, 76, 78, 77)},
    ),
    Character(
        "ten", "school1", "Тен Лариса Георгиевна", date(2017, 8, 21),
        ("Білім сапасы 60–70 % аралығында: кандидатура туралы шешімді кеңес қабылдайды.",
         "Качество знаний внутри вилки 60–70 %: решение о кандидатуре принимает совет.",
         "Knowledge quality inside the 60–70 % band: the council decides."),
        taught=(Taught("foreign_language", "6 «А», 7 «А», 8 «Б»", 18, "2"),),
        education="КазУМОиМЯ имени Абылай хана, 2010", award=researcher(date(2024, 11, 29), "702-А"),
        quality={"foreign_language": (63, 64, 66, 68)},
    ),
    Character(
        "tsoi", "school1", "Цой Марина Владимировна", date(2024, 8, 19),
        ("Басқа облыстан келген: бір жылдың көрсеткіші жоқ, сондықтан қорытынды – «дерек жоқ».",
         "Приехала из другой области: нет показателя за один год, вывод – «нет данных».",
         "Moved from another region: the figure for one year is missing, the verdict is “no data”."),
        taught=(Taught("foreign_language", "5 «Б», 9 «А», 10 «А»", 17),), education="КГУ имени А. Байтурсынова, 2008",
        award=researcher(date(2023, 6, 9), "377-А"), quality={"foreign_language": (75, None, 74, 76)},
        no_figure="Прежняя школа не представила сведения",
    ),
    Character(
        "abdrakhmanova", "school1", "Абдрахманова Роза Кенжебековна", date(1998, 9, 1),
        ("Ескі жүйедегі жоғары санат есепке алынбайды, көрсеткіші қандай жоғары болса да.",
         "Высшая категория старой системы не засчитывается, какими бы ни были показатели.",
         "The highest category of the old system does not count, however good the figures."),
        taught=(Taught("maths", "7 «А», 8 «А», 11 «А»", 18),), education="КарГУ, 1991",
        award=Award(Category.HIGHEST, date(2016, 5, 20), None, "№ 15-ВК"), quality={"maths": (80, 79, 82, 81)},
    ),
    Character(
        "kenzhebaeva", "school1", "Кенжебаева Айнұр Серікқызы", date(2026, 8, 17),
        ("Басқа мектептен ауысты: педагогикалық әдептің сақталуы әлі расталмаған.",
         "Перешла из другой школы: соблюдение педагогической этики ещё не подтверждено.",
         "Came from another school: pedagogical ethics is not confirmed yet."),
        language="kk", taught=(Taught("chemistry", "8 «А», 8 «В», 9 «Б», 10 «А»", 18),),
        education="С. Сейфуллин атындағы ҚАТУ, 2007", award=researcher(date(2024, 6, 12), "288-А"),
        quality={"chemistry": (71, 74, 72, 75)}, ethics=(date(2026, 10, 5),),
    ),
)  # fmt: skip


def _young(key: str, name: str, since: date, subject: str, classes: str, hours: int, story: tuple[str, str, str],
           language: str, education: str, email: str = "", shift: str = "1") -> Character:  # fmt: skip
    return Character(
        key, "school1", name, since, story, language=language, taught=(Taught(subject, classes, hours, shift),),
        education=education, ethics=(), starts_profession=True, email=email,
    )  # fmt: skip


YOUNG = (
    _young(
        "tursynova", "Тұрсынова Аружан Бекқызы", date(2026, 9, 1), "maths", "5 «Г», 6 «А»", 16,
        ("Бүгін қабылданды: тәлімгері жоқ, лайықты кандидат бірнешеу.",
         "Принята сегодня: наставника нет, подходящих кандидатов несколько, приказ – за пять рабочих дней.",
         "Hired today: no mentor yet, several candidates fit, the order is due in five working days."),
        "kk", "ЕҰУ, 2026",
    ),
    _young(
        "goncharova", "Гончарова Полина Сергеевна", date(2026, 9, 1), "foreign_language", "5 «А», 6 «Б»", 16,
        ("Бүгін қабылданды: пәні бойынша талапқа толық сай кандидат жоқ.",
         "Принята сегодня: по её предмету нет кандидата, который отвечал бы требованиям полностью.",
         "Hired today: nobody of her subject meets the requirements in full."),
        "ru", "КазУМОиМЯ имени Абылай хана, 2026", shift="2",
    ),
    _young(
        "omarov", "Омаров Диас Нұрланұлы", date(2026, 8, 27), "informatics", "5 «А», 7 «Б», 8 «В»", 17,
        ("Кандидат ұсынылды, кеңес бүгін отырысында қарайды.",
         "Кандидатура предложена, совет рассматривает её сегодня.",
         "A candidate is proposed, the council considers it today."),
        "kk", "Л. Н. Гумилёв атындағы ЕҰУ, 2026",
    ),
    _young(
        "zhaksylyk", "Жақсылық Мадина Тимурқызы", date(2026, 8, 26), "biology", "7 «А», 7 «Г»", 16,
        ("Кеңес мақұлдады: директордың бұйрығы ертең соңғы күнге дейін шығуы керек.",
         "Совет одобрил кандидатуру: завтра последний день для приказа директора.",
         "The council has approved: tomorrow is the last day for the head’s order."),
        "kk", "Е. А. Бөкетов атындағы ҚарУ, 2026",
    ),
    _young(
        "abilkasym", "Әбілқасым Нұрай Ерболқызы", date(2026, 8, 20), "maths", "5 «Б», 7 «В»", 17,
        ("Бұйрық шықты: тәлімгер кәсіби даярлық деңгейін айқындауы керек.",
         "Приказ подписан: наставник должен определить уровень профессиональной подготовки.",
         "The order is signed: the mentor has to determine the level of preparation."),
        "kk", "Абай атындағы ҚазҰПУ, 2026", shift="2",
    ),
    _young(
        "sokolova", "Соколова Анна Дмитриевна", date(2026, 8, 10), "primary", "2 «Б»", 18,
        ("Жоспар орынбасардың келісуін күтуде.",
         "План отправлен: ждёт согласования заместителя.",
         "The plan is submitted: it waits for the deputy’s agreement."),
        "ru", "Карагандинский педагогический колледж, 2026",
    ),
    _young(
        "pak", "Пак Виктория Андреевна", date(2026, 8, 10), "history_kazakhstan", "6 «А», 7 «Б»", 16,
        ("Жоспар келісілді: директордың бекітуін күтуде.",
         "План согласован: ждёт утверждения директора.",
         "The plan is agreed: it waits for the head’s approval."),
        "ru", "КарУ имени Е. А. Букетова, 2026", shift="2",
    ),
    _young(
        "morozov", "Морозов Илья Олегович", date(2026, 8, 10), "geography", "7 «Б», 8 «А»", 16,
        ("Жоспары себебімен қайтарылды: екі мерзім каникулға түскен.",
         "План возвращён с причиной: два срока попали на каникулы.",
         "The plan was returned with a reason: two dates fall into the break."),
        "ru", "Павлодарский педагогический университет, 2026",
    ),
    _young(
        "kovaleva", "Ковалёва Дарья Игоревна", date(2026, 8, 10), "russian_language", "6 «А», 6 «Б», 8 «Б»", 18,
        ("Бекітілген жоспармен танысқанын әлі растаған жоқ.",
         "План утверждён, но ознакомление с ним ещё не подтверждено.",
         "The plan is approved, but she has not confirmed that she has read it."),
        "ru", "КарУ имени Е. А. Букетова, 2026", email="mentee@school1.demo",
    ),
    _young(
        "kasymbek", "Қасымбек Бекзат Әлиұлы", date(2026, 1, 22), "maths", "6 «В», 9 «В»", 17,
        ("Жыл ортасында қабылданды: жұп 2027 жылғы 22 қаңтарға дейін, аралық есеп бірлестікте.",
         "Принят в середине года: пара до 22 января 2027 года, промежуточный отчёт ждёт объединения.",
         "Mid-year hire: the pair lasts until 22 January 2027, the interim report waits for the association."),
        "kk", "Қорқыт ата атындағы ҚУ, 2025", shift="2",
    ),
    _young(
        "ibraeva", "Ибраева Зарина Маратовна", date(2027, 1, 11), "chemistry", "8 «В», 9 «А»", 15,
        ("2027 жылғы қаңтарда қабылданады: екінші жартыжылдықтағы қысқа жұп.",
         "Придёт в январе 2027 года: короткая пара второго полугодия.",
         "Will be hired in January 2027: a short pair of the second half-year."),
        "ru", "Евразийский национальный университет, 2026",
    ),
    _young(
        "yusupova", "Юсупова Алина Ринатовна", date(2025, 8, 18), "russian_language", "5 «А», 9 «Б»", 18,
        ("Былтырғы бағдарламаны аяқтады: барлық құжаты мұрағатта.",
         "Закончила программу в прошлом году: все её бумаги в архиве.",
         "Completed the programme last year: all papers are in the archive."),
        "ru", "КарУ имени Е. А. Букетова, 2025",
    ),
    _young(
        "toleubai", "Төлеубай Санжар Қанатұлы", date(2025, 8, 18), "maths", "5 «В», 7 «Г»", 18,
        ("Былтыр аяқтады: енді өзі сынып жетекшісі.",
         "Закончил в прошлом году: теперь сам классный руководитель.",
         "Completed last year: now a class teacher himself."),
        "kk", "Абай атындағы ҚазҰПУ, 2025",
    ),
    _young(
        "zakharov", "Захаров Максим Юрьевич", date(2025, 8, 20), "physics", "7 «В», 8 «Г»", 17,
        ("Былтыр аяқтады: тәлімгері өз бірлестігінің төрағасы болған, дауыс беруге қатыспады.",
         "Закончил в прошлом году: наставник возглавляет объединение и не голосовал по своему отчёту.",
         "Completed last year: the mentor chairs the association and did not vote on the report."),
        "ru", "КарТУ имени А. Сагинова, 2025",
    ),
    _young(
        "duisenova", "Дүйсенова Камшат Ерланқызы", date(2026, 10, 5), "informatics", "6 «Б», 7 «А»", 16,
        ("Тәлімгері желтоқсанда ауысты: бұрынғысы олимпиада командасын алды, жұмысын жаңасына тапсырды.",
         "В декабре наставника сменили: прежний взял олимпиадную команду и передал дела новому.",
         "Her mentor was replaced in December: the former one took the olympiad team and handed over."),
        "kk", "Л. Н. Гумилёв атындағы ЕҰУ, 2026",
    ),
    _young(
        "lisovskaya", "Лисовская Вера Павловна", date(2026, 10, 5), "chemistry", "8 «А», 9 «Б»", 15,
        ("Қарашадан қаңтарға дейін ауырды: жұп тоқтатылды, оралған соң мерзімдер жылжыды.",
         "Болела с ноября по январь: пара приостановлена, после возвращения сроки сдвинулись.",
         "Ill from November to January: the pair was suspended, after the return the dates moved."),
        "ru", "КарУ имени Е. А. Букетова, 2026",
    ),
    _young(
        "baitasova", "Байтасова Гүлнұр Асқарқызы", date(2026, 10, 5), "kazakh_language", "5 «В», 6 «Г»", 16,
        ("Қаңтарда ауыл мектебіне ауысты: тәлімгерлік жылы сонда басқа тәлімгермен жалғасты.",
         "В январе перешла в сельскую школу: год наставничества продолжается там с другим наставником.",
         "Moved to a village school in January: her year of mentoring goes on there with another mentor."),
        "kk", "Абай атындағы ҚазҰПУ, 2026",
    ),
    _young(
        "sharipova", "Шарипова Диана Рустамовна", date(2026, 11, 2), "geography", "7 «А», 8 «Б»", 14,
        ("Жұмысқа шықпады: тәлімгер туралы бұйрық күшіне енгенше жойылды.",
         "К работе не приступила: приказ о наставнике аннулирован до вступления в силу.",
         "Never began to work: the order on her mentor was annulled before it took effect."),
        "ru", "Торайгыров университет, 2026",
    ),
)  # fmt: skip

TOWN = (*OFFICE, *MENTORS, *YOUNG)
