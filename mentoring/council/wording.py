"""What is an item of the agenda called, and what is usually heard and resolved on it?

The ready texts are those of the paper, in kk, ru and en; the secretary changes them as the council spoke. Names stand
in the nominative: no case is built from a name.
"""

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from mentoring.council.enums import CANDIDATE_KINDS, ItemKind, Outcome
from mentoring.council.models import AgendaItem, Decision

# In a resolution: the place of the evaluation, filled in from the form's own field.
EVALUATION = "…"

HEARD: dict[str, dict[str, str]] = {
    ItemKind.CANDIDATE: {
        "kk": "Тәлімгердің кандидатурасы: {mentor}. Жас педагог: {mentee}. Пәні: {subject}. Қорытынды: {outcome}.",
        "ru": "Кандидатура наставника: {mentor}. Молодой педагог: {mentee}. Предмет: {subject}. Вывод: {outcome}.",
        "en": "Candidate for mentor: {mentor}. Young teacher: {mentee}. Subject: {subject}. Verdict: {outcome}.",
    },
    ItemKind.REPLACEMENT: {
        "kk": "Тәлімгерді ауыстыру. Бұрынғы тәлімгер: {former}. Жаңа тәлімгердің кандидатурасы: {mentor}."
        " Жас педагог: {mentee}. Пәні: {subject}. Қорытынды: {outcome}.",
        "ru": "Замена наставника. Прежний наставник: {former}. Кандидатура нового наставника: {mentor}."
        " Молодой педагог: {mentee}. Предмет: {subject}. Вывод: {outcome}.",
        "en": "Replacement of the mentor. Former mentor: {former}. Candidate: {mentor}. Young teacher: {mentee}."
        " Subject: {subject}. Verdict: {outcome}.",
    },
    ItemKind.EARLY_END: {
        "kk": "Тәлімгерлікті мерзімінен бұрын тоқтату. Тәлімгер: {mentor}. Жас педагог: {mentee}.",
        "ru": "Досрочное прекращение наставничества. Наставник: {mentor}. Молодой педагог: {mentee}.",
        "en": "Early end of the mentorship. Mentor: {mentor}. Young teacher: {mentee}.",
    },
    ItemKind.EXCEPTION: {
        "kk": "Ерекше жағдайдың мерзімін ұзарту. Тәлімгер: {mentor}. Жас педагог: {mentee}. Жаңа мерзімі (соңғы күні):"
        " {until}. Себебі: {longer}",
        "ru": "Продление срока исключения. Наставник: {mentor}. Молодой педагог: {mentee}. Новый срок (последний день):"
        " {until}. Причина: {longer}",
        "en": "Prolonging the exception. Mentor: {mentor}. Young teacher: {mentee}. New term (last day): {until}."
        " Reason: {longer}",
    },
    ItemKind.RESERVE: {
        "kk": "Тәлімгерлер резервіне кандидатура: {person}.",
        "ru": "Кандидатура в резерв наставников: {person}.",
        "en": "Candidate for the reserve of mentors: {person}.",
    },
    ItemKind.INTERIM_REPORT: {
        "kk": "Тәлімгердің аралық есебі (І жартыжылдық). Тәлімгер: {mentor}. Жас педагог: {mentee}.",
        "ru": "Промежуточный отчёт наставника (I полугодие). Наставник: {mentor}. Молодой педагог: {mentee}.",
        "en": "Interim report of the mentor (first half-year). Mentor: {mentor}. Young teacher: {mentee}.",
    },
    ItemKind.FINAL_REPORT: {
        "kk": "Тәлімгерлік нәтижелері туралы қорытынды есеп. Тәлімгер: {mentor}. Жас педагог: {mentee}.",
        "ru": "Итоговый отчёт о результатах наставничества. Наставник: {mentor}. Молодой педагог: {mentee}.",
        "en": "Final report on the results of mentoring. Mentor: {mentor}. Young teacher: {mentee}.",
    },
}
EXCEPTION = {
    "kk": " Ерекше жағдайдың себебі: {reason}",
    "ru": " Причина исключения: {reason}",
    "en": " Reason of the exception: {reason}",
}
OUTCOMES: dict[str, dict[str, str]] = {
    "meets": {"kk": "талаптарға сай", "ru": "соответствует требованиям", "en": "meets the requirements"},
    "council": {"kk": "кеңес шешеді", "ru": "решает совет", "en": "the council decides"},
    "does_not_meet": {
        "kk": "талаптарға сай емес",
        "ru": "не соответствует требованиям",
        "en": "does not meet the requirements",
    },
    "no_data": {"kk": "дерек жоқ", "ru": "нет данных", "en": "no data"},
}
RESOLVED: dict[str, dict[str, str]] = {
    ItemKind.CANDIDATE: {
        "kk": "Кандидатура мақұлдансын және директордың бұйрығымен бекітуге ұсынылсын.",
        "ru": "Одобрить кандидатуру и представить на утверждение приказом директора.",
        "en": "The candidate is approved and presented for the order of the head.",
    },
    ItemKind.REPLACEMENT: {
        "kk": "Тәлімгерді ауыстыру мақұлдансын; жаңа тәлімгердің кандидатурасы директордың бұйрығымен бекітуге"
        " ұсынылсын.",
        "ru": "Одобрить замену наставника; представить кандидатуру нового наставника на утверждение приказом"
        " директора.",
        "en": "The replacement of the mentor is approved; the candidate is presented for the order of the head.",
    },
    ItemKind.EARLY_END: {
        "kk": "Тәлімгерлікті мерзімінен бұрын тоқтату мақұлдансын және директордың бұйрығына ұсынылсын.",
        "ru": "Одобрить досрочное прекращение наставничества и представить на приказ директора.",
        "en": "The early end of the mentorship is approved and presented for the order of the head.",
    },
    ItemKind.EXCEPTION: {
        "kk": "Ерекше жағдайдың мерзімі ұзартылсын. Жаңа мерзімі (соңғы күні): {until}.",
        "ru": "Продлить срок исключения. Новый срок (последний день): {until}.",
        "en": "The exception is prolonged. New term (last day): {until}.",
    },
    ItemKind.RESERVE: {
        "kk": "Тәлімгерлер резервінің құрамы бекітілсін: {person}.",
        "ru": "Утвердить состав резерва наставников: {person}.",
        "en": "The reserve of mentors is confirmed: {person}.",
    },
    ItemKind.INTERIM_REPORT: {
        "kk": "Есеп назарға алынсын.",
        "ru": "Принять отчёт к сведению.",
        "en": "The report is noted.",
    },
    ItemKind.FINAL_REPORT: {
        "kk": f"Есеп назарға алынсын; тәлімгердің жұмысы бағалансын: {EVALUATION}.",
        "ru": f"Принять отчёт к сведению; оценить работу наставника: {EVALUATION}.",
        "en": f"The report is noted; the mentor’s work is evaluated: {EVALUATION}.",
    },
}


def title_of(item: AgendaItem) -> str:
    """The line of the agenda in the active language, with the people it is about."""
    if item.kind == ItemKind.FREE:
        return item.title
    return f"{item.get_kind_display()}: {about(item)}"


def about(item: AgendaItem) -> str:
    """Mentor – young teacher, or the one person."""
    if item.mentorship is not None:
        return f"{item.mentorship.mentor.short_name} – {item.mentorship.mentee.short_name}"
    return item.person.short_name if item.person else ""


def heard_text(item: AgendaItem) -> str:
    """What was heard, ready to be changed."""
    if item.kind == ItemKind.FREE:
        return item.title
    language = _language()
    text = HEARD[item.kind][language].format(**_values(item, language))
    exception = getattr(item.mentorship, "exception", None) if item.kind in CANDIDATE_KINDS else None
    return text + (EXCEPTION[language].format(reason=exception.reason) if exception else "")


def resolution_text(item: AgendaItem) -> str:
    """What is usually resolved; nothing for a free matter."""
    if item.kind == ItemKind.FREE:
        return ""
    language = _language()
    return RESOLVED[item.kind][language].format(**_values(item, language))


def _values(item: AgendaItem, language: str) -> dict[str, str]:
    if item.mentorship is None:
        return {"person": item.person.full_name if item.person else ""}
    former = item.mentorship.continues if item.kind == ItemKind.REPLACEMENT else None
    return {
        "former": former.mentor.full_name if former else "",
        "mentor": item.mentorship.mentor.full_name,
        "mentee": item.mentorship.mentee.full_name,
        "subject": item.mentorship.subject.name,
        "outcome": OUTCOMES[item.mentorship.outcome][language],
        **_prolonging(item),
    }


def _prolonging(item: AgendaItem) -> dict[str, str]:
    """The longer term that is asked for, with its reason."""
    exception = getattr(item.mentorship, "exception", None) if item.kind == ItemKind.EXCEPTION else None
    if exception is None or exception.asked_until is None:
        return {}
    return {"until": f"{exception.asked_until:%d.%m.%Y}", "longer": exception.asked_reason}


def _language() -> str:
    return (get_language() or "ru")[:2]


# The part somebody has in a question that is their own matter (rules.concerned).
PARTS = {
    "candidate": pgettext_lazy("part in a question", "candidate"),
    "former_mentor": pgettext_lazy("part in a question", "mentor to be replaced"),
    "mentee": pgettext_lazy("part in a question", "young teacher"),
    "mentor": pgettext_lazy("part in a question", "mentor"),
    "reporter": pgettext_lazy("part in a question", "reports"),
}
# What a decision changed, carried or rejected: process.record_decision in words.
EFFECTS = {
    ItemKind.CANDIDATE: (
        gettext_lazy("The candidate is cleared: the head may sign the order."),
        gettext_lazy("The candidate is declined: another one is to be proposed."),
    ),
    ItemKind.REPLACEMENT: (
        gettext_lazy("The new mentor is cleared: the head may order the replacement."),
        gettext_lazy("The new mentor is declined: another one is to be chosen."),
    ),
    ItemKind.EARLY_END: (
        gettext_lazy("The end is approved: the head may order it."),
        gettext_lazy("The end is declined: the pair goes on."),
    ),
    ItemKind.EXCEPTION: (
        gettext_lazy("The exception is prolonged."),
        gettext_lazy("The exception keeps its present term."),
    ),
    ItemKind.RESERVE: (
        gettext_lazy("The teacher has joined the reserve of mentors."),
        gettext_lazy("The teacher has not joined the reserve of mentors."),
    ),
    ItemKind.INTERIM_REPORT: (
        gettext_lazy("The interim report is heard."),
        gettext_lazy("The interim report stays unheard."),
    ),
    ItemKind.FINAL_REPORT: (
        gettext_lazy("The final report is heard and the mentor’s work is evaluated: the pair may be closed."),
        gettext_lazy("The final report stays unheard."),
    ),
    ItemKind.FREE: (gettext_lazy("It stands in the minutes."), gettext_lazy("It stands in the minutes.")),
}


def effects_of(item: AgendaItem, decision: Decision) -> list[str]:
    """What the decision changed, and what is to be done because of it."""
    carried, rejected = EFFECTS[ItemKind(item.kind)]
    return [str(carried if decision.outcome == Outcome.CARRIED else rejected)]
