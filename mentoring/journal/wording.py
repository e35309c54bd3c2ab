"""How do the 34 criteria of the official observation sheet read, on paper and on screen?

Known for certain is the sheet's build: four parts (planning 1–10, teaching 11–26, assessment 27–32, reflection 33–34)
with 34 criteria of 0–3 points, 102 in all. The official text of the single criteria was at nobody's hand here, so these
lines are the programme's own, written part by part from what the light sheet asks. The paper says so; when the official
text is known, it replaces these lines and nothing else changes.
"""

from django.utils.translation import get_language

from mentoring.documents.wording import LANGUAGES
from mentoring.journal.enums import LessonCriterion, SheetKind

OFFICIAL: dict[str, tuple[str, str, str]] = {
    # Planning
    "1": (
        "Оқу мақсаттары оқу бағдарламасына сәйкес келеді",
        "Цели обучения соответствуют учебной программе",
        "The learning goals follow the curriculum",
    ),
    "2": (
        "Сабақтың мақсаты нақты, өлшенеді және бір сабақта қолжетімді",
        "Цель урока конкретна, измерима и достижима за урок",
        "The goal of the lesson is concrete, measurable and within reach",
    ),
    "3": (
        "Жетістік критерийлері сабақтың мақсатынан туындайды",
        "Критерии успеха вытекают из цели урока",
        "The success criteria follow from the goal",
    ),
    "4": (
        "Тапсырмалар сабақтың мақсатына жетуге бағытталған",
        "Задания направлены на достижение цели урока",
        "The tasks lead to the goal",
    ),
    "5": (
        "Тапсырмалар оқушылардың әртүрлі деңгейін ескереді",
        "Задания учитывают разный уровень учеников",
        "The tasks allow for different levels of pupils",
    ),
    "6": (
        "Ерекше білім беру қажеттіліктері бар оқушыларға қолдау жоспарланған",
        "Запланирована поддержка учеников с особыми образовательными потребностями",
        "Support for pupils with special educational needs is planned",
    ),
    "7": (
        "Әдістер мен тәсілдер мазмұнға және жас ерекшелігіне сай",
        "Методы и приёмы соответствуют содержанию и возрасту",
        "The methods suit the content and the age",
    ),
    "8": (
        "Ресурстар мен көрнекі құралдар дайындалған",
        "Ресурсы и наглядные материалы подготовлены",
        "Resources and visual aids are ready",
    ),
    "9": (
        "Уақыт сабақтың кезеңдері бойынша бөлінген",
        "Время распределено по этапам урока",
        "The time is shared out over the stages",
    ),
    "10": (
        "Әр кезеңде қалыптастырушы бағалау жоспарланған",
        "На каждом этапе запланировано формативное оценивание",
        "Formative assessment is planned for every stage",
    ),
    # Teaching
    "11": (
        "Сабақтың мақсаты оқушыларға түсінікті",
        "Цель урока понятна ученикам",
        "The pupils understand the goal",
    ),
    "12": (
        "Жаңа материал бұрынғы білімге сүйенеді",
        "Новый материал опирается на прежние знания",
        "New material builds on what is known",
    ),
    "13": ("Мазмұн ғылыми тұрғыдан дұрыс", "Содержание научно достоверно", "The content is correct"),
    "14": (
        "Түсіндіру анық әрі қолжетімді",
        "Объяснение ясно и доступно",
        "The explanation is clear",
    ),
    "15": (
        "Материал өмірмен және тәжірибемен байланыстырылады",
        "Материал связан с жизнью и практикой",
        "The material is tied to life and practice",
    ),
    "16": (
        "Сабақтың кезеңдері қисынды байланысқан",
        "Этапы урока логически связаны",
        "The stages follow from one another",
    ),
    "17": (
        "Әртүрлі әдістер мен жұмыс нысандары қолданылады",
        "Используются разные методы и формы работы",
        "Various methods and forms of work are used",
    ),
    "18": ("Оқушылар белсенді жұмыс істейді", "Ученики работают активно", "The pupils work actively"),
    "19": ("Сұрақтар ойлануға жетелейді", "Вопросы побуждают думать", "The questions make pupils think"),
    "20": (
        "Көмек оқушылардың қажеттілігіне қарай көрсетіледі",
        "Помощь оказывается по потребностям учеников",
        "Help is given by the pupils’ needs",
    ),
    "21": (
        "Жұптық және топтық жұмыс ұйымдастырылған",
        "Организована парная и групповая работа",
        "Pair and group work is organised",
    ),
    "22": (
        "Оқушылардың өзіндік жұмысы ұйымдастырылған",
        "Организована самостоятельная работа учеников",
        "The pupils’ independent work is organised",
    ),
    "23": (
        "Цифрлық ресурстар мақсатты қолданылады",
        "Цифровые ресурсы используются к месту",
        "Digital resources serve a purpose",
    ),
    "24": (
        "Пән терминдері мен сөйлеу тілі дұрыс",
        "Терминология предмета и речь точны",
        "The terms and the language are exact",
    ),
    "25": (
        "Сыныпта құрмет пен қауіпсіз орта сақталады",
        "В классе уважительная и безопасная обстановка",
        "The classroom is respectful and safe",
    ),
    "26": (
        "Сабақ уақыты тиімді пайдаланылады",
        "Время урока используется рационально",
        "The time of the lesson is used well",
    ),
    # Assessment
    "27": (
        "Бағалау критерийлері оқушыларға белгілі",
        "Критерии оценивания известны ученикам",
        "The pupils know the criteria of assessment",
    ),
    "28": (
        "Қалыптастырушы бағалау сабақ бойы жүргізіледі",
        "Формативное оценивание ведётся в течение урока",
        "Formative assessment goes on through the lesson",
    ),
    "29": (
        "Кері байланыс нақты және уақтылы",
        "Обратная связь конкретна и своевременна",
        "The feedback is concrete and timely",
    ),
    "30": (
        "Өзін-өзі бағалау және өзара бағалау қолданылады",
        "Используются самооценивание и взаимооценивание",
        "Pupils assess themselves and one another",
    ),
    "31": (
        "Педагог әр оқушының түсінгенін тексереді",
        "Педагог проверяет понимание каждого ученика",
        "The teacher checks that each pupil understands",
    ),
    "32": (
        "Сабақтың барысы бағалау нәтижесіне қарай түзетіледі",
        "Ход урока корректируется по результатам оценивания",
        "The lesson is adjusted by what assessment shows",
    ),
    # Reflection
    "33": (
        "Оқушылар мақсатқа жеткенін талдайды",
        "Ученики анализируют, достигнута ли цель",
        "The pupils reflect on whether the goal is reached",
    ),
    "34": (
        "Педагог сабақты талдап, келесі қадамын айқындайды",
        "Педагог анализирует урок и определяет следующий шаг",
        "The teacher reflects on the lesson and names the next step",
    ),
}


def criterion_text(kind: str, code: str, language: str | None = None) -> str:
    """A criterion of a sheet in words, by default in the active language. KeyError names one that does not exist."""
    if kind == SheetKind.LIGHT:
        return str(LessonCriterion(code).label)
    return OFFICIAL[code][LANGUAGES.index((language or get_language() or "ru")[:2])]
