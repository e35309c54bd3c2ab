"""Which words do the sheets print: extract, level and diagnosis, lesson observation, acquaintance list?

Part of `wording.WORDS`, by the same rules: Kazakh, Russian, English; names and dates stay in the nominative.
"""

SHEET_WORDS: dict[str, tuple[str, str, str]] = {
    # The extract from the minutes -----------------------------------------------------------------------------------
    "extract_council": (
        "Педагогикалық кеңес отырысының № {number} хаттамасынан үзінді",
        "Выписка из протокола № {number} заседания педагогического совета",
        "Extract from minutes № {number} of the meeting of the pedagogical council",
    ),
    "extract_association": (
        "Әдістемелік бірлестік отырысының № {number} хаттамасынан үзінді",
        "Выписка из протокола № {number} заседания методического объединения",
        "Extract from minutes № {number} of the meeting of the methodical association",
    ),
    "extract_item": ("Күн тәртібінің мәселесі", "Вопрос повестки дня", "Item of the agenda"),
    "true_copy": ("Көшірмесі дұрыс", "Копия верна", "True copy"),
    # The level and diagnosis sheet ----------------------------------------------------------------------------------
    "diagnosis_title": (
        "Кәсіби даярлық деңгейін айқындау және диагностика парағы",
        "Лист определения уровня профессиональной подготовки и диагностики",
        "Sheet of the level of professional preparation and diagnostics",
    ),
    "level_determined_on": ("Деңгей айқындалған күн", "Уровень определён", "Level determined on"),
    "level_rests_on": ("Деңгейдің негіздемесі", "На чём основан уровень", "What the level rests on"),
    "diagnosis_ratings": (
        "Кәсіби қиындықтар: екі жақтың бағасы",
        "Профессиональные затруднения: оценка обеих сторон",
        "Professional difficulties as both sides rate them",
    ),
    "own_view": ("Жас педагогтің өзін-өзі бағалауы", "Самооценка молодого педагога", "Self-assessment"),
    "mentors_view": ("Тәлімгердің бағасы", "Оценка наставника", "The mentor’s rating"),
    "need_column": ("Жоспарға енгізілетін қажеттілік", "Потребность для плана", "Need for the plan"),
    "yes": ("иә", "да", "yes"),
    "scale_label": ("Шкала", "Шкала", "Scale"),
    "needs_in_words": ("Жеке қажеттіліктер", "Индивидуальные потребности", "Individual needs"),
    "diagnosis_done_on": ("Диагностика аяқталған күн", "Диагностика завершена", "Diagnostics completed on"),
    "own_voluntary": (
        "Өзін-өзі бағалау ерікті, толтырмауға болады.",
        "Самооценка добровольна, её можно не заполнять.",
        "The self-assessment is voluntary and may be skipped.",
    ),
    # The sheets of lesson observation -------------------------------------------------------------------------------
    "observation_title": ("Сабақты бақылау парағы", "Лист наблюдения урока", "Lesson observation sheet"),
    "observation_34": (
        "34 критерий, әрқайсысы 0–3 балл, барлығы 102 балл",
        "34 критерия по 0–3 балла, всего 102 балла",
        "34 criteria of 0–3 points each, 102 points in all",
    ),
    "teacher_seen": ("Сабақ берген педагог", "Педагог, проводивший урок", "Teacher of the lesson"),
    "observer": ("Бақылаушы", "Наблюдатель", "Observer"),
    "class_label": ("Сыныбы", "Класс", "Class"),
    "topic": ("Сабақтың тақырыбы", "Тема урока", "Topic of the lesson"),
    "lesson_goal": ("Сабақтың мақсаты", "Цель урока", "Goal of the lesson"),
    "visit_purpose": ("Қатысу мақсаты", "Цель посещения", "Purpose of the visit"),
    "course": ("Сабақтың барысы", "Ход урока", "Course of the lesson"),
    "stage_column": ("Кезеңі", "Этап", "Stage"),
    "what_happened": (
        "Педагог пен оқушылардың іс-әрекеті",
        "Действия педагога и учеников",
        "What the teacher and the pupils do",
    ),
    "lesson_start": ("Сабақтың басы", "Начало урока", "Start of the lesson"),
    "lesson_middle": ("Сабақтың ортасы", "Середина урока", "Middle of the lesson"),
    "lesson_end": ("Сабақтың соңы", "Конец урока", "End of the lesson"),
    "criteria": ("Бағалау критерийлері", "Критерии оценивания", "Criteria"),
    "criterion": ("Критерий", "Критерий", "Criterion"),
    "part_lesson": ("Сабақ", "Урок", "Lesson"),
    "part_planning": ("Сабақты жоспарлау", "Планирование урока", "Planning"),
    "part_teaching": ("Сабақ беру", "Преподавание", "Teaching"),
    "part_assessment": ("Бағалау", "Оценивание", "Assessment"),
    "part_reflection": ("Рефлексия", "Рефлексия", "Reflection"),
    "part_points": ("Бөлім бойынша балл", "Баллов по разделу", "Points of the part"),
    "total_points": ("Барлығы", "Итого", "Total"),
    "of_maximum": ("{total} / {maximum}", "{total} / {maximum}", "{total} / {maximum}"),
    "scale_light": (
        "0 – байқалмады, 1 – ішінара, 2 – толық",
        "0 – не наблюдалось, 1 – частично, 2 – полностью",
        "0 – not seen, 1 – partly, 2 – fully",
    ),
    "scale_official": (
        "0 – байқалмады, 1 – ішінара, 2 – көбіне, 3 – толық",
        "0 – не наблюдалось, 1 – частично, 2 – в основном, 3 – полностью",
        "0 – not seen, 1 – partly, 2 – mostly, 3 – fully",
    ),
    "not_rated": (
        "Бағаланбаған критерий балға қосылмайды.",
        "Критерий без отметки в баллы не входит.",
        "A criterion without a mark does not count.",
    ),
    "three_strengths": ("Күшті жақтары (үшеу)", "Сильные стороны (три)", "Three strengths"),
    "three_growth": ("Даму аймақтары (үшеу)", "Зоны роста (три)", "Three growth areas"),
    "observation_advice": ("Ұсынымдар", "Рекомендации", "Recommendations"),
    "own_criteria": (
        "Бөлімдері мен шкаласы ресми парақтағыдай; критерийлердің тұжырымы бағдарламаның өзінікі, ресми мәтін емес.",
        "Разделы и шкала – как в официальном листе; формулировки критериев – собственные, не официальный текст.",
        "Parts and scale are those of the official sheet; the criteria are worded by the programme itself.",
    ),
    "voluntary": (
        "Парақ ерікті, толтырмауға болады.",
        "Лист доброволен, его можно не заполнять.",
        "The sheet is voluntary and may be skipped.",
    ),
    "sheet_acquainted": ("Парақпен таныстым", "С листом ознакомлен(а)", "Acquainted with the sheet"),
    "mentee_comment": ("Жас педагогтің пікірі", "Комментарий молодого педагога", "Comment of the young teacher"),
    # Copies in Word -------------------------------------------------------------------------------------------------
    "editable_copy": (
        "Өңдеуге арналған көшірме. Түпнұсқасы – шығарылған PDF құжаты.",
        "Копия для редактирования. Оригинал – выпущенный документ PDF.",
        "Editable copy. The issued PDF is the original.",
    ),
    # The acquaintance list ------------------------------------------------------------------------------------------
    "acquaintance_title": ("Танысу парағы", "Лист ознакомления", "Acquaintance list"),
    "paper_label": ("Құжат", "Документ", "Paper"),
    "post_label": ("Лауазымы", "Должность", "Post"),
    "signature_label": ("Қолы", "Подпись", "Signature"),
    "read_in_system": (
        "жүйеде растады",
        "подтверждено в системе",
        "confirmed in the system",
    ),
}
