"""What does a pair write in the papers of its year? The shape of it; the words are `scripts_kk`, `scripts_ru`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Script:
    """Free text of one pair, in the order of the year; `needs` are codes of difficulties. Empty: not written."""

    choice: str
    level: str
    level_note: str
    needs: tuple[str, ...]
    needs_note: str
    goal: str
    tasks: str
    summary: str
    achievements: str
    own_growth: str
    problems: str
    recommendations: str
    evaluation: str
    advice: str
    help_given: str = ""
    left: str = ""
    product: str = "none"
    product_title: str = ""
    questions: str = ""
    conclusion: str = ""
    returned: str = ""
    interim_returned: str = ""
    final_returned: str = ""
    exception_reason: str = ""
    exception_basis: str = ""


@dataclass(frozen=True)
class Work:
    """A line of a plan and, once it is done, what came of it. `form`, `responsible` are codes of the plan's enums."""

    title: str
    form: str
    responsible: str
    expected: str
    done: str


@dataclass(frozen=True)
class Talk:
    """A meeting of the pair; `kind` is a code of the journal."""

    kind: str
    topic: str
    works: str
    hard: str
    mentor_next: str
    mentee_next: str


@dataclass(frozen=True)
class Seen:
    """What a visited lesson showed."""

    strengths: str
    growth_areas: str
    conclusion: str


@dataclass(frozen=True)
class Words:
    """What one language has to say in a plan and a journal, whoever the pair is."""

    opening: tuple[Work, ...]
    by_need: dict[str, tuple[tuple[Work, Work], tuple[Talk, Talk]]]
    common: tuple[Work, ...]
    closing: tuple[Work, ...]
    first_talk: Talk
    talks: tuple[Talk, ...]
    seen_by_mentor: tuple[Seen, ...]
    seen_by_mentee: tuple[Seen, ...]
    thanks: tuple[str, ...]
    evidence: dict[str, str]
