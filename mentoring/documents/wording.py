"""Which words does a paper print? The standard wording in Kazakh, Russian and English, as data.

Papers are official texts: some of their wording is a school's to change (`own_words`; the table `OwnWording`), so it
does not live in the catalogues of the interface. Sentences keep names, posts and dates in the nominative: no case
ending is ever built. `{name}` is a placeholder, filled by `text` or by the tag {% say %}.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from babel.dates import format_date
from babel.numbers import format_decimal

from mentoring.documents.wording_sheets import SHEET_WORDS

LANGUAGES = ("kk", "ru", "en")
NO_BREAK = "\u00a0"
_DATES = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'года'", "en": "d MMMM y"}

_own: ContextVar[Mapping[tuple[str, str], str]] = ContextVar("own_words", default=MappingProxyType({}))

WORDS: dict[str, tuple[str, str, str]] = {
    # The frame of every paper ---------------------------------------------------------------------------------------
    "page_before": ("", "страница ", "page "),
    "page_between": ("-бет, барлығы ", " из ", " of "),
    "page_after": (" бет", "", ""),
    "draft": ("ЖОБА", "ПРОЕКТ", "DRAFT"),
    "check_code": ("Құжатты тексеру коды: {code}", "Код проверки документа: {code}", "Document check: {code}"),
    "corrected_paper": ("Түзетілген құжат", "Исправленный документ", "Corrected document"),
    "corrects_number": (
        "Алдыңғы құжат: № {number}, {date}, тексеру коды {code}",
        "Прежний документ: № {number}, {date}, код проверки {code}",
        "Previous document: № {number}, {date}, check code {code}",
    ),
    "corrects_date": (
        "Алдыңғы құжат: {date}, тексеру коды {code}",
        "Прежний документ: {date}, код проверки {code}",
        "Previous document: {date}, check code {code}",
    ),
    "emblem": ("Мектеп эмблемасы", "Эмблема школы", "Emblem of the school"),
    "date_label": ("Күні", "Дата", "Date"),
    "number": ("№ {number}", "№ {number}", "№ {number}"),
    "academic_year": ("{year} оқу жылы", "{year} учебный год", "{year} academic year"),
    "year_label": ("Оқу жылы", "Учебный год", "Academic year"),
    "period": ("Кезеңі", "Период", "Period"),
    "no_record": ("Жазба жоқ", "Нет записи", "No record"),
    "due": ("Мерзімі", "Срок", "Due"),
    "due_last_day": ("Мерзімі (соңғы күні)", "Срок (последний день)", "Due (last day)"),
    "acquainted_mentee": (
        "Таныстым: жас педагог",
        "Ознакомлен(а): молодой педагог",
        "Acquainted: young teacher",
    ),
    # People ---------------------------------------------------------------------------------------------------------
    "head": ("Директор", "Директор", "Head"),
    "deputy": (
        "Директордың оқу ісі жөніндегі орынбасары",
        "Заместитель директора по учебной работе",
        "Deputy head for academic work",
    ),
    "mentor": ("Тәлімгер", "Наставник", "Mentor"),
    "mentee": ("Жас педагог", "Молодой педагог", "Young teacher"),
    "chair": ("Төраға", "Председатель", "Chair"),
    "secretary": ("Хатшы", "Секретарь", "Secretary"),
    "full_name": ("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Full name"),
    "category": ("Біліктілік санаты", "Квалификационная категория", "Qualification category"),
    "category_short": ("Санаты", "Категория", "Category"),
    "subject": ("Пәні", "Предмет", "Subject"),
    "education": ("Білімі", "Образование", "Education"),
    "classes": ("Сыныптары", "Классы", "Classes"),
    "load": ("Жүктемесі (аптасына сағат)", "Нагрузка (часов в неделю)", "Load (hours a week)"),
    "experience": ("Педагогикалық өтілі", "Педагогический стаж", "Teaching experience"),
    "starts_profession": (
        "кәсіби қызметке алғаш кіріскен педагог",
        "впервые приступивший к профессиональной деятельности педагог",
        "teacher new to the profession",
    ),
    "hired_on": ("Жұмысқа қабылданған күні", "Дата приёма на работу", "Hired on"),
    # The verdict sheet ----------------------------------------------------------------------------------------------
    "verdict_title": (
        "Тәлімгерге қойылатын талаптарға сәйкестік туралы мәлімет",
        "Сведения о соответствии требованиям к наставнику",
        "Whether the requirements for mentors are met",
    ),
    "verdict_on": ("Қай күнгі жағдай бойынша", "По состоянию на", "As of"),
    "verdict": ("Қорытынды", "Итог проверки", "Verdict"),
    "verdict_meets": ("Талаптарға сай", "Соответствует требованиям", "Meets the requirements"),
    "verdict_council": ("Кеңес шешеді", "Решает совет", "The council decides"),
    "verdict_no_data": ("Дерек жоқ", "Нет данных", "No data"),
    "verdict_does_not_meet": (
        "Талаптарға сай емес",
        "Не соответствует требованиям",
        "Does not meet the requirements",
    ),
    "verdict_requirement": ("Талап", "Требование", "Requirement"),
    "verdict_found": ("Нақты мәні", "Фактически", "Found"),
    "verdict_result": ("Нәтиже", "Результат", "Result"),
    "verdict_norm": ("Норма", "Норма", "Norm"),
    "verdict_proof": ("Растайтын құжат", "Подтверждение", "Proof"),
    "verdict_would": ("Не істеу керек", "Что изменит результат", "What would change it"),
    "verdict_own": ("бағдарлама шарты", "условие программы", "condition of the programme"),
    "verdict_advice": (
        "Мәлімет кеңес беру сипатында: кандидатураны педагогикалық кеңес қарайды, бұйрықпен басшы бекітеді.",
        "Сведения носят рекомендательный характер: кандидатуру рассматривает педагогический совет, приказом утверждает"
        " руководитель.",
        "This is advice: the pedagogical council considers the candidate, the head approves by order.",
    ),
    "verdict_printed": ("Басып шығарылған күні", "Дата печати", "Printed on"),
    # The order ------------------------------------------------------------------------------------------------------
    "order": ("БҰЙРЫҚ", "ПРИКАЗ", "ORDER"),
    "order_title": ("Тәлімгерді бекіту туралы", "О закреплении наставника", "On assigning a mentor"),
    "order_preamble": (
        "«Педагог мәртебесі туралы» Қазақстан Республикасы Заңының 13-бабына, «Тәлімгерлікті ұйымдастыру қағидаларын"
        " және тәлімгерлікті жүзеге асыратын педагогтерге қойылатын талаптарды бекіту туралы» Қазақстан Республикасы"
        " Білім және ғылым министрінің 2020 жылғы 24 сәуірдегі № 160 бұйрығына сәйкес және педагогикалық кеңестің"
        " шешімі негізінде",
        "В соответствии со статьёй 13 Закона Республики Казахстан «О статусе педагога», приказом Министра образования"
        " и науки Республики Казахстан от 24 апреля 2020 года № 160 «Об утверждении Правил организации наставничества"
        " и требований к педагогам, осуществляющим наставничество» и на основании решения педагогического совета",
        "In accordance with article 13 of the Law of the Republic of Kazakhstan “On the status of a teacher”, Order"
        " № 160 of the Minister of Education and Science of the Republic of Kazakhstan of 24 April 2020 “On approving"
        " the Rules for organising mentoring and the requirements for teachers who mentor”, and on the basis of the"
        " decision of the pedagogical council",
    ),
    "i_order": ("БҰЙЫРАМЫН:", "ПРИКАЗЫВАЮ:", "I ORDER:"),
    "order_pair": (
        "{year} оқу жылы мынадай тәлімгерлік жұп бекітілсін:",
        "Закрепить на {year} учебный год следующую наставническую пару:",
        "For the {year} academic year the following mentor and young teacher are assigned to each other:",
    ),
    "order_exception": (
        "Педагогикалық кеңестің шешімімен, талаптарға толық сәйкес келетін үміткердің болмауына байланысты"
        " бекітілді. Себебі: {reason}",
        "Закреплён решением педагогического совета в связи с отсутствием кандидата, полностью отвечающего"
        " требованиям. Причина: {reason}",
        "Assigned by decision of the pedagogical council, as no candidate meets the requirements in full."
        " Reason: {reason}",
    ),
    "order_exception_terms": (
        "Негіздемесі: {ground}; {basis}. Ерекше жағдайдың мерзімі (соңғы күні): {until}.",
        "Основание: {ground}; {basis}. Срок исключения (последний день): {until}.",
        "Ground: {ground}; {basis}. Term of the exception (last day): {until}.",
    ),
    "by_exception": (
        "ерекше жағдай бойынша, мерзімі (соңғы күні): {until}",
        "в порядке исключения, срок (последний день): {until}",
        "by exception, last day: {until}",
    ),
    "order_terms": (
        "Тәлімгер жұмысының мерзімдері белгіленсін:",
        "Установить сроки работы наставника:",
        "The terms of the mentor’s work are set:",
    ),
    "order_deputy": (
        "Тәлімгерлік жоспарының орындалуын бақылау директордың оқу ісі жөніндегі орынбасарына жүктелсін.",
        "Контроль за выполнением плана наставничества возложить на заместителя директора по учебной работе.",
        "The deputy head for academic work monitors the mentoring plan.",
    ),
    "order_accounting": (
        "Бухгалтерия тәлімгерлік үшін қосымша ақының заңнамаға сәйкес төленуін қамтамасыз етсін.",
        "Бухгалтерии обеспечить доплату за наставничество в соответствии с законодательством.",
        "The accounting office pays the supplement for mentoring in accordance with the law.",
    ),
    "order_control": (
        "Осы бұйрықтың орындалуын бақылауды өзіме қалдырамын.",
        "Контроль за исполнением настоящего приказа оставляю за собой.",
        "I retain control of the execution of this order.",
    ),
    "order_basis": (
        "Негіздеме: педагогикалық кеңес отырысының хаттамасы, № {number}, {date}.",
        "Основание: протокол заседания педагогического совета, № {number}, {date}.",
        "Basis: minutes of the meeting of the pedagogical council, № {number}, {date}.",
    ),
    "order_acquainted": ("Бұйрықпен таныстым:", "С приказом ознакомлены:", "Acquainted with the order:"),
    "term": ("Жұмыс", "Работа", "Work"),
    "term_level": (
        "Кәсіби даярлық деңгейін айқындау",
        "Определение уровня профессиональной подготовки",
        "Level of professional preparation",
    ),
    "term_plan": (
        "Диагностика және тәлімгерлік жоспары",
        "Диагностика и план наставничества",
        "Diagnostics and mentoring plan",
    ),
    "term_interim": ("Аралық есеп", "Промежуточный отчёт", "Interim report"),
    "term_final": ("Қорытынды есеп", "Итоговый отчёт", "Final report"),
    # The orders that change or end a pair ---------------------------------------------------------------------------
    "replace_title": ("Тәлімгерді ауыстыру туралы", "О замене наставника", "On replacing a mentor"),
    "replace_former": (
        "Мынадай тәлімгердің өкілеттігі тоқтатылсын:",
        "Прекратить полномочия следующего наставника:",
        "The following mentor is relieved:",
    ),
    "replace_ground": (
        "Ауыстыру негізі: {ground}.",
        "Основание замены: {ground}.",
        "Ground of the replacement: {ground}.",
    ),
    "replace_pair": (
        "{year} оқу жылының соңына дейінгі кезеңге мынадай тәлімгер бекітілсін:",
        "Закрепить на оставшийся период {year} учебного года следующего наставника:",
        "For the rest of the {year} academic year the following mentor is assigned:",
    ),
    "replace_handover": (
        "Бұрынғы тәлімгер жас педагогтің деңгейі, қажеттіліктері, тәлімгерлік жоспары және жүргізілген жұмысы туралы"
        " мәліметтерді жаңа тәлімгерге тапсырсын. Тапсыру күні: {date}.",
        "Прежнему наставнику передать новому наставнику сведения об уровне и потребностях молодого педагога, план"
        " наставничества и записи о проведённой работе. Дата передачи: {date}.",
        "The former mentor hands over to the new one what is known of the young teacher’s level and needs, the"
        " mentoring plan and the record of the work done. Day of the hand-over: {date}.",
    ),
    "replace_plan": (
        "Жаңа тәлімгер бекітілген тәлімгерлік жоспарымен жұмысты жалғастырсын; жаңа диагностика мен жоспар талап"
        " етілмейді.",
        "Новому наставнику продолжить работу по утверждённому плану наставничества; новые диагностика и план не"
        " требуются.",
        "The new mentor goes on by the approved mentoring plan; new diagnostics and a new plan are not required.",
    ),
    "replace_accounting": (
        "Бухгалтерия тәлімгерлік үшін қосымша ақыны төлеуді бұрынғы тәлімгерге тоқтатып, жаңа тәлімгерге заңнамаға"
        " сәйкес қамтамасыз етсін.",
        "Бухгалтерии прекратить доплату за наставничество прежнему наставнику и обеспечить её новому наставнику в"
        " соответствии с законодательством.",
        "The accounting office ends the supplement of the former mentor and pays the new one in accordance with the"
        " law.",
    ),
    "former_mentor": ("Бұрынғы тәлімгер", "Прежний наставник", "Former mentor"),
    "last_day": ("Соңғы күні", "Последний день", "Last day"),
    "end_title": (
        "Тәлімгерлікті мерзімінен бұрын тоқтату туралы",
        "О досрочном прекращении наставничества",
        "On ending a mentorship early",
    ),
    "end_preamble": (
        "«Педагог мәртебесі туралы» Қазақстан Республикасы Заңының 13-бабына, «Тәлімгерлікті ұйымдастыру қағидаларын"
        " және тәлімгерлікті жүзеге асыратын педагогтерге қойылатын талаптарды бекіту туралы» Қазақстан Республикасы"
        " Білім және ғылым министрінің 2020 жылғы 24 сәуірдегі № 160 бұйрығына сәйкес",
        "В соответствии со статьёй 13 Закона Республики Казахстан «О статусе педагога», приказом Министра образования"
        " и науки Республики Казахстан от 24 апреля 2020 года № 160 «Об утверждении Правил организации наставничества"
        " и требований к педагогам, осуществляющим наставничество»",
        "In accordance with article 13 of the Law of the Republic of Kazakhstan “On the status of a teacher” and Order"
        " № 160 of the Minister of Education and Science of the Republic of Kazakhstan of 24 April 2020 “On approving"
        " the Rules for organising mentoring and the requirements for teachers who mentor”",
    ),
    "end_pair": (
        "Мынадай жұптың тәлімгерлігі мерзімінен бұрын тоқтатылсын:",
        "Прекратить досрочно наставничество следующей наставнической пары:",
        "The mentorship of the following pair ends early:",
    ),
    "end_ground": ("Тоқтату негізі: {ground}.", "Основание прекращения: {ground}.", "Ground of the end: {ground}."),
    "end_records": (
        "Тәлімгер тәлімгерлік жоспарын, журнал жазбаларын және есептерді директордың оқу ісі жөніндегі орынбасарына"
        " тапсырсын; олар мектепте сақталсын. Тапсыру күні: {date}.",
        "Наставнику передать план наставничества, записи журнала и отчёты заместителю директора по учебной работе;"
        " обеспечить их хранение в школе. Дата передачи: {date}.",
        "The mentor hands over the mentoring plan, the journal and the reports to the deputy head for academic work;"
        " they are kept at the school. Day of the hand-over: {date}.",
    ),
    "end_accounting": (
        "Бухгалтерия тәлімгерлік үшін қосымша ақы төлеуді көрсетілген күннен кейін тоқтатсын.",
        "Бухгалтерии прекратить доплату за наставничество после указанного дня.",
        "The accounting office ends the supplement for mentoring after the day named.",
    ),
    "annul_title": ("Бұйрықтың күшін жою туралы", "Об отмене приказа", "On annulling an order"),
    "annul_order": (
        "Мынадай бұйрықтың күші жойылсын:",
        "Отменить до вступления в силу следующий приказ:",
        "The following order is annulled before it takes effect:",
    ),
    "annul_effect_assign": (
        "Жұптың тәлімгерлігі басталмады деп есептелсін.",
        "Считать наставничество пары не начавшимся.",
        "The mentorship of the pair is regarded as not begun.",
    ),
    "annul_effect_replace": (
        "Жаңа тәлімгердің жұмысы басталмады деп есептелсін; бұрынғы тәлімгер жұмысын жалғастырсын.",
        "Считать работу нового наставника не начавшейся; прежнему наставнику продолжить работу.",
        "The work of the new mentor is regarded as not begun; the former mentor goes on.",
    ),
    "annul_effect_end": (
        "Жұптың тәлімгерлігі бұрын белгіленген мерзімге дейін жалғассын.",
        "Продолжить наставничество пары до ранее установленного срока.",
        "The mentorship of the pair goes on until the day set before.",
    ),
    "annul_reason": ("Себебі: {reason}", "Причина: {reason}", "Reason: {reason}"),
    "title_column": ("Бұйрықтың атауы", "Наименование приказа", "Title of the order"),
    "number_column": ("Нөмірі", "Номер", "Number"),
    "ground_mentor_leaves": (
        "тәлімгердің мектептен кетуі",
        "увольнение наставника",
        "the mentor leaves the school",
    ),
    "ground_mentor_absent": (
        "тәлімгердің ұзақ уақыт болмауы",
        "длительное отсутствие наставника",
        "long absence of the mentor",
    ),
    "ground_mentee_asks": ("жас педагогтің өтініші", "заявление молодого педагога", "request of the young teacher"),
    "ground_mentor_asks": ("тәлімгердің өтініші", "заявление наставника", "request of the mentor"),
    "ground_not_eligible": (
        "тәлімгердің белгіленген талаптарға сай келмеуі",
        "несоответствие наставника установленным требованиям",
        "the mentor no longer meets the requirements",
    ),
    "ground_ethics": (
        "педагогикалық әдеп нормаларының сақталмауы",
        "несоблюдение норм педагогической этики",
        "the norms of pedagogical ethics were not kept",
    ),
    "ground_mentee_leaves": (
        "жас педагогтің мектептен кетуі",
        "увольнение молодого педагога",
        "the young teacher leaves the school",
    ),
    "ground_transfer": (
        "жас педагогтің басқа мектепке ауысуы",
        "перевод молодого педагога в другую школу",
        "transfer of the young teacher to another school",
    ),
    "ground_other": ("өзге негіз", "иное основание", "another ground"),
    # The plan -------------------------------------------------------------------------------------------------------
    "plan_title": ("Тәлімгерлік жоспары", "План наставничества", "Mentoring plan"),
    "agreed": ("КЕЛІСІЛДІ", "СОГЛАСОВАНО", "AGREED"),
    "approve": ("БЕКІТЕМІН", "УТВЕРЖДАЮ", "I APPROVE"),
    "order_label": ("Бұйрық", "Приказ", "Order"),
    "level": ("Кәсіби даярлық деңгейі", "Уровень профессиональной подготовки", "Level of professional preparation"),
    "needs": (
        "Жеке қажеттіліктер мен қиындықтар",
        "Индивидуальные потребности и затруднения",
        "Individual needs and difficulties",
    ),
    "goal": ("Мақсаты", "Цель", "Goal"),
    "tasks": ("Міндеттері", "Задачи", "Tasks"),
    "activity": ("Іс-шара", "Мероприятие", "Activity"),
    "form": ("Нысаны", "Форма", "Form"),
    "responsible": ("Жауапты", "Ответственный", "Responsible"),
    "expected_result": ("Күтілетін нәтиже", "Ожидаемый результат", "Expected result"),
    "mark": ("Орындалуы туралы белгі", "Отметка о выполнении", "Mark of completion"),
    "stage_introductory": ("Кіріспе кезең", "Вводный этап", "Introductory stage"),
    "stage_main": ("Негізгі кезең", "Основной этап", "Main stage"),
    "stage_final": ("Қорытынды кезең", "Заключительный этап", "Final stage"),
    "plan_acquainted": (
        "Тәлімгерлік жоспарымен таныстым: жас педагог",
        "С планом наставничества ознакомлен(а): молодой педагог",
        "Acquainted with the mentoring plan: young teacher",
    ),
    # The reports ----------------------------------------------------------------------------------------------------
    "interim_title": (
        "Тәлімгердің аралық есебі (І жартыжылдық)",
        "Промежуточный отчёт наставника (I полугодие)",
        "Interim report of the mentor (first half-year)",
    ),
    "final_title": (
        "Тәлімгерлік нәтижелері туралы қорытынды есеп",
        "Итоговый отчёт о результатах наставничества",
        "Final report on the results of mentoring",
    ),
    "plan_done": (
        "Жоспардың орындалуы: {total} іс-шараның {done} орындалды ({percent} %)",
        "Выполнение плана: выполнено {done} из {total} мероприятий ({percent} %)",
        "Plan: {done} of {total} activities done ({percent} %)",
    ),
    "done_on": ("Орындалған күні", "Дата выполнения", "Done on"),
    "result": ("Нәтижесі", "Результат", "Result"),
    "not_done": ("орындалмады", "не выполнено", "not done"),
    "lessons": ("Қатысқан сабақтар және қорытындылар", "Посещённые уроки и выводы", "Lessons seen and conclusions"),
    "visit": ("Кім қатысты", "Кто посетил", "Who visited"),
    "class_and_topic": ("Сыныбы, тақырыбы", "Класс, тема", "Class, topic"),
    "score": ("Балл", "Балл", "Score"),
    "conclusion": ("Қорытынды", "Вывод", "Conclusion"),
    "meetings": ("Жұптың кездесулері", "Встречи пары", "Meetings of the pair"),
    "meetings_held": (
        "Кездесулер саны: {count}; ұзақтығы: {hours} сағ {minutes} мин; кезеңі: {period}",
        "Количество встреч: {count}; продолжительность: {hours} ч {minutes} мин; период: {period}",
        "Meetings: {count}; time: {hours} h {minutes} min; period: {period}",
    ),
    "growth": (
        "Қиындықтар бойынша деңгей: жыл басы → жыл соңы",
        "Уровень по затруднениям: начало → конец года",
        "Level by difficulty: start → end of the year",
    ),
    "difficulty": ("Қиындық", "Затруднение", "Difficulty"),
    "start": ("Жыл басы", "Начало года", "Start"),
    "end": ("Жыл соңы", "Конец года", "End"),
    "change": ("Өзгеріс", "Изменение", "Change"),
    "summary": ("Жұмыстың нәтижелері", "Результаты работы", "Results"),
    "achievements": (
        "Жас педагогтің жетістіктері",
        "Достижения молодого педагога",
        "Achievements of the young teacher",
    ),
    "own_growth": (
        "Тәлімгердің кәсіби өсуі",
        "Профессиональный рост наставника",
        "Professional growth of the mentor",
    ),
    "problems": ("Шешілмеген мәселелер", "Нерешённые вопросы", "Open questions"),
    "recommendations": (
        "Практиканы жетілдіру жөніндегі ұсынымдар",
        "Рекомендации по совершенствованию практики",
        "Recommendations for improving practice",
    ),
    "council_evaluation": (
        "Педагогикалық кеңестің бағасы",
        "Оценка педагогического совета",
        "Evaluation by the pedagogical council",
    ),
    "mentor_work": ("Тәлімгердің жұмысы", "Работа наставника", "The mentor’s work"),
    "council_recommendations": (
        "Педагогикалық кеңестің ұсынымдары",
        "Рекомендации педагогического совета",
        "Recommendations of the pedagogical council",
    ),
    "minutes_label": ("Хаттама", "Протокол", "Minutes"),
    "help_given": ("Көрсетілген көмек", "Оказанная помощь", "Help given"),
    "difficulties_left": ("Қалған қиындықтар", "Оставшиеся затруднения", "Difficulties left"),
    "product": ("Жас педагогтің жұмысы", "Работа молодого педагога", "The young teacher’s product"),
    "questions": ("Бірлестікке сұрақтар", "Вопросы к объединению", "Questions to the association"),
    "association_conclusion": (
        "Әдістемелік бірлестіктің қорытындысы",
        "Заключение методического объединения",
        "Conclusion of the methodical association",
    ),
    # The minutes ----------------------------------------------------------------------------------------------------
    "minutes_council": (
        "Педагогикалық кеңес отырысының № {number} хаттамасы",
        "Протокол № {number} заседания педагогического совета",
        "Minutes № {number} of the meeting of the pedagogical council",
    ),
    "minutes_association": (
        "Әдістемелік бірлестік отырысының № {number} хаттамасы",
        "Протокол № {number} заседания методического объединения",
        "Minutes № {number} of the meeting of the methodical association",
    ),
    "present": (
        "Қатысқандар: {present} (барлығы {members} мүшеден)",
        "Присутствовали: {present} (из {members} членов)",
        "Present: {present} (of {members} members)",
    ),
    "absent": ("Қатыспағандар: {count}", "Отсутствовали: {count}", "Absent: {count}"),
    "quorum": ("Кворум бар", "Кворум имеется", "There is a quorum"),
    "no_quorum": ("Кворум жоқ", "Кворума нет", "There is no quorum"),
    "agenda": ("КҮН ТӘРТІБІ", "ПОВЕСТКА ДНЯ", "AGENDA"),
    "heard": ("ТЫҢДАЛДЫ", "СЛУШАЛИ", "HEARD"),
    "spoke": ("СӨЗ СӨЙЛЕДІ", "ВЫСТУПИЛИ", "SPOKE"),
    "resolved": ("ШЕШІМ ҚАБЫЛДАНДЫ", "РЕШИЛИ", "RESOLVED"),
    "rejected": ("ШЕШІМ ҚАБЫЛДАНБАДЫ", "РЕШЕНИЕ НЕ ПРИНЯТО", "NOT CARRIED"),
    "votes": (
        "Жақтап: {votes_for}. Қарсы: {against}. Қалыс қалды: {abstained}.",
        "За: {votes_for}. Против: {against}. Воздержались: {abstained}.",
        "For: {votes_for}. Against: {against}. Abstained: {abstained}.",
    ),
    "came_at": ("келуі: {time}", "приход: {time}", "came at {time}"),
    "left_at": ("кетуі: {time}", "уход: {time}", "left at {time}"),
    "present_at_vote": (
        "Дауыс беру кезінде қатысқандар: {present} (барлығы {members} мүшеден).",
        "При голосовании присутствовали: {present} (из {members} членов).",
        "Present at the vote: {present} of {members}.",
    ),
    "conflicted": (
        "Дауыс беруге қатыспады (мүдделер қайшылығы)",
        "Не участвовал(а) в голосовании (конфликт интересов)",
        "Did not vote (conflict of interest)",
    ),
    "item_candidate": (
        "Тәлімгердің кандидатурасын қарау туралы",
        "О рассмотрении кандидатуры наставника",
        "On considering the candidate for mentor",
    ),
    "item_replacement": (
        "Тәлімгерді ауыстыру туралы",
        "О замене наставника",
        "On replacing the mentor",
    ),
    "item_early_end": (
        "Тәлімгерлікті мерзімінен бұрын тоқтату туралы",
        "О досрочном прекращении наставничества",
        "On ending the mentorship early",
    ),
    "item_exception": (
        "Ерекше жағдайдың мерзімін ұзарту туралы",
        "О продлении срока исключения",
        "On prolonging the exception",
    ),
    "item_reserve": (
        "Тәлімгерлер резервін қалыптастыру туралы",
        "О формировании резерва наставников",
        "On forming the reserve of mentors",
    ),
    "item_interim_report": (
        "Тәлімгердің аралық есебін тыңдау",
        "Заслушивание промежуточного отчёта наставника",
        "Hearing the interim report of the mentor",
    ),
    "item_final_report": (
        "Тәлімгерлік нәтижелері туралы есепті тыңдау",
        "Заслушивание отчёта о результатах наставничества",
        "Hearing the report on the results of mentoring",
    ),
    "postponed": (
        "Келесі отырысқа қалдырылған мәселелер",
        "Вопросы, перенесённые на следующее заседание",
        "Postponed to the next meeting",
    ),
    "exception_reason": (
        "Талаптарға толық сәйкес келмейді. Ерекше жағдайдың себебі",
        "Не полностью отвечает требованиям. Причина исключения",
        "Does not meet the requirements in full. Reason for the exception",
    ),
    "marks_criterion": ("Өлшем", "Критерий", "Criterion"),
    "marks_mark": ("Балл", "Балл", "Mark"),
    "marks_total": ("Барлығы", "Итого", "Total"),
    "marks_conclusion": ("Қорытынды", "Заключение", "Conclusion"),
    # The proof packet -----------------------------------------------------------------------------------------------
    "packet_title": ("Растайтын құжаттар жинағы", "Пакет подтверждающих документов", "Proof packet"),
    "packet_about": (
        "Жинақта тәлімгерлік туралы жазылғандар және берілген құжаттардың өздері бар. Құжаттар берілген күйінде"
        " қосылды; олардың бақылау сомалары (SHA-256) әр жұп бойынша тізімде көрсетілген.",
        "В пакете собраны записи о наставничестве и сами изданные документы. Документы включены в том виде, в каком они"
        " изданы; их контрольные суммы (SHA-256) указаны в перечне по каждой паре.",
        "The packet holds what is recorded of the mentoring and the issued papers themselves, joined as they were"
        " issued; their checksums (SHA-256) are in the list of each pair.",
    ),
    "packet_pair": ("Тәлімгерлік жұп", "Наставническая пара", "Pair"),
    "packet_records": ("Жазбалар", "Записи", "Records"),
    "packet_minutes": ("Хаттамалар", "Протоколы", "Minutes"),
    "packet_state": ("Жұптың жай-күйі", "Состояние пары", "State of the pair"),
    "packet_timeline": ("Оқиғалар тізбегі", "Хронология событий", "Timeline"),
    "packet_happened": ("Не болды", "Что произошло", "What happened"),
    "packet_who": ("Кім жазды", "Кто записал", "Recorded by"),
    "packet_dates": ("Мерзімдер қалай есептелді", "Как посчитаны сроки", "How the dates were counted"),
    "packet_done": ("Орындалды", "Выполнено", "Done"),
    "packet_lifted": ("Күшін жойды", "Снят", "No longer due since"),
    "packet_open": ("Әлі орындалмаған", "Ещё не выполнено", "Not done yet"),
    "packet_signs": (
        "0 – оқиға күні; 1, 2, 3 … – есептелген күндер; × – есепке алынбаған күн; ~ – қысқы демалыс;"
        " ■ – соңғы күн, мерзімнен кешікпейді.",
        "0 – день события; 1, 2, 3 … – посчитанные дни; × – день не считается; ~ – зимние каникулы;"
        " ■ – последний день, ещё в срок.",
        "0 – the day of the event; 1, 2, 3 … – counted days; × – not counted; ~ – winter break;"
        " ■ – the last day, still in time.",
    ),
    "packet_decisions": ("Шешімдер", "Решения", "Decisions"),
    "packet_decision": ("Мәселе және шешім", "Вопрос и решение", "Matter and decision"),
    "packet_rejected": ("қабылданбады", "не принято", "not carried"),
    "packet_votes": ("Дауыс беру", "Голосование", "Votes"),
    "packet_checksums": (
        "Берілген құжаттар және бақылау сомалары",
        "Изданные документы и контрольные суммы",
        "Issued papers and checksums",
    ),
    "packet_paper": ("Құжат", "Документ", "Paper"),
    "packet_pages": ("Бет", "Стр.", "Pages"),
    "packet_code": ("Коды", "Код", "Code"),
    "packet_annulled": (
        "күші жойылды: № {number}, {date}",
        "отменён документом № {number} от {date}",
        "annulled by № {number} of {date}",
    ),
    "packet_superseded": (
        "түзетілген құжатпен ауыстырылды: № {number}, {date}",
        "заменён исправленным документом № {number} от {date}",
        "superseded by the corrected № {number} of {date}",
    ),
    # The pack of a meeting ------------------------------------------------------------------------------------------
    "pack_title": ("Отырыс материалдары", "Материалы к заседанию", "Papers for the meeting"),
    "pack_duties": ("Бұрынғы шешімдердің орындалуы", "Исполнение прежних решений", "Execution of earlier decisions"),
    "pack_decision": ("Шешім", "Решение", "Decision"),
    "pack_done": ("Не істелді", "Что сделано", "What was done"),
    "pack_drafts": ("Шешімдердің жобалары", "Проекты решений", "Draft decisions"),
    "pack_rolled": ("ауысқан мәселе, бұрынғы отырыс", "перенесено, прежнее заседание", "rolled over, earlier meeting"),
    "pack_open": ("Отырыста айқындалады.", "Определяется на заседании.", "To be settled at the meeting."),
    # The year-end book ----------------------------------------------------------------------------------------------
    "book_title": (
        "Тәлімгерлік қорытындылары: {year} оқу жылы",
        "Итоги наставничества: {year} учебный год",
        "Results of mentoring: {year} academic year",
    ),
    "book_cover": ("Тәлімгерлік қорытындылары", "Итоги наставничества", "Results of mentoring"),
    "book_page": ("Жинақ беті: {page}", "Страница сборника: {page}", "Book page: {page}"),
    "contents": ("Мазмұны", "Содержание", "Contents"),
    "book_summary": ("Тәлімгерлік жұптар: жиынтық кесте", "Наставнические пары: сводная таблица", "Pairs: summary"),
    "book_reports": ("Қорытынды есептер", "Итоговые отчёты", "Final reports"),
    "plan_column": ("Жоспар орындалды", "План выполнен", "Plan done"),
    "lessons_column": ("Сабақтарға қатысу", "Посещено уроков", "Lessons seen"),
    "meetings_column": ("Кездесулер", "Встречи", "Meetings"),
    "evaluation_column": ("Кеңестің бағасы", "Оценка совета", "Evaluation"),
    "book_decision": (
        "Педагогикалық кеңес шешімінің жобасы",
        "Проект решения педагогического совета",
        "Draft decision of the pedagogical council",
    ),
    "book_decision_noted": (
        "Тәлімгерлік нәтижелері туралы есептер назарға алынсын.",
        "Принять отчёты о результатах наставничества к сведению.",
        "The reports on the results of mentoring are noted.",
    ),
    "book_decision_evaluated": (
        "Тәлімгерлердің жұмысының бағалары жиынтық кестеге сәйкес бекітілсін.",
        "Утвердить оценки работы наставников согласно сводной таблице.",
        "The evaluations of the mentors’ work are approved as in the summary.",
    ),
    "book_decision_used": (
        "Тәлімгерлердің ұсынымдары келесі оқу жылында ескерілсін.",
        "Учесть рекомендации наставников в следующем учебном году.",
        "The mentors’ recommendations are used in the next academic year.",
    ),
    **SHEET_WORDS,
}


@contextmanager
def own_words(words: Mapping[tuple[str, str], str]) -> Iterator[None]:
    """Inside it a school's own texts, by (key, language), stand instead of the standard ones."""
    token = _own.set(words)
    try:
        yield
    finally:
        _own.reset(token)


def text(key: str, language: str, **values: object) -> str:
    """The wording of a paper in one of its languages. KeyError names a key that does not exist."""
    words = _own.get().get((key, language)) or standard_text(key, language)
    return (words.format(**values) if values else words).replace("№ ", f"№{NO_BREAK}")


def standard_text(key: str, language: str) -> str:
    """The wording the product ships, with its places: «{year} оқу жылы …»."""
    return WORDS[key][LANGUAGES.index(language)]


def places_of(words: str) -> tuple[str, ...]:
    """The names in braces, in their order."""
    return tuple(part.split("}")[0] for part in words.split("{")[1:])


@lru_cache(maxsize=4096)
def in_words(day: date, language: str) -> str:
    """«2026 жылғы 8 қыркүйек» · «8 сентября 2026 года» · «8 September 2026», held together on its line."""
    return format_date(day, _DATES[language], locale=language).replace(" ", NO_BREAK)


def period_in_words(start: date, end: date, language: str) -> str:
    return f"{in_words(start, language)} – {in_words(end, language)}"


def percent_of(part: int, whole: int, language: str) -> str:
    """«66,7» · «66.7» · «100»: a share in per cent with at most one decimal, as the language writes it."""
    return format_decimal(100 * part / whole, "0.#", locale=language)
