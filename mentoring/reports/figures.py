"""How do the gathered facts of a year read in the active language, and what can be proposed from them?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mentoring.journal.enums import Direction
from mentoring.plans.enums import ActivityForm, Level, Mastery

# What the young teacher shows to others: the beginning of a list of achievements.
PUBLIC = (ActivityForm.OPEN_LESSON, ActivityForm.METHODICAL_WEEK, ActivityForm.WORKSHOP)


@dataclass(frozen=True, slots=True)
class ActivityLine:
    title: str
    kind: str
    form: str
    due_on: date
    done_on: date | None
    result: str
    need: str


@dataclass(frozen=True, slots=True)
class LessonLine:
    seen_on: date
    direction: str
    class_name: str
    topic: str
    marks: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A need with its level at the start and at the end; `end` and `growth` are empty while it is not rated."""

    id: int
    name: str
    start: str
    end: str
    growth: str


@dataclass(frozen=True)
class Figures:
    """The facts of one report as a page prints them."""

    level: str
    total: int
    done: int
    percent: int
    approved_on: date | None
    meetings: int
    hours: int
    minutes: int
    first_on: date | None
    last_on: date | None
    by_mentor: int
    by_mentee: int
    activities: list[ActivityLine]
    lessons: list[LessonLine]
    levels: list[LevelLine]


def figures(facts: Mapping[str, Any]) -> Figures:
    """`facts` as `facts.gather` returns or a snapshot keeps them."""
    plan, meetings, seen = facts["plan"], facts["meetings"], facts["observations"]
    return Figures(
        level=str(Level(facts["level"]).label) if facts["level"] else "",
        total=plan["total"],
        done=plan["done"],
        percent=round(100 * plan["done"] / plan["total"]) if plan["total"] else 0,
        approved_on=_day(plan["approved_on"]),
        meetings=meetings["count"],
        hours=meetings["minutes"] // 60,
        minutes=meetings["minutes"] % 60,
        first_on=_day(meetings["first_on"]),
        last_on=_day(meetings["last_on"]),
        by_mentor=sum(row["direction"] == Direction.MENTOR_VISITS for row in seen),
        by_mentee=sum(row["direction"] == Direction.MENTEE_VISITS for row in seen),
        activities=[_activity(row) for row in facts["activities"]],
        lessons=[_lesson(row) for row in seen],
        levels=[_level(row) for row in facts["levels"]],
    )


def proposed_interim(found: Figures) -> dict[str, str]:
    """First words of an interim report, made of what is recorded; nothing where nothing is."""
    done = [row.title for row in found.activities if row.done_on]
    ahead = {row.need for row in found.activities if row.need and not row.done_on}
    return {
        "help_given": "\n".join([*_counts(found), *_listed(_("Done by the plan:"), done)]),
        "difficulties_left": "\n".join(_listed(_("Activities still lie ahead for:"), sorted(ahead))),
    }


def proposed_final(found: Figures) -> dict[str, str]:
    """First words of a final report, made of what is recorded; nothing where nothing is."""
    shown = [
        ". ".join(filter(None, (row.title, row.result)))
        for row in found.activities
        if row.done_on and row.kind in PUBLIC
    ]
    undone = [row.title for row in found.activities if not row.done_on]
    plan = [_("Activities of the plan done: %(done)s of %(total)s.") % {"done": found.done, "total": found.total}]
    return {
        "summary": "\n".join([*(plan if found.total else []), *_counts(found)]),
        "achievements": "\n".join(_listed(_("Done by the plan:"), shown)),
        "problems": "\n".join(_listed(_("Not done by the plan:"), undone)),
    }


def _counts(found: Figures) -> list[str]:
    """Sentences about meetings and lessons, only for what there is."""
    told = []
    if found.meetings:
        text = ngettext("%(count)s meeting was held", "%(count)s meetings were held", found.meetings)
        told.append(f"{text % {'count': found.meetings}}: {_spent(found)}.")
    if found.by_mentor:
        told.append(_("Lessons of the young teacher visited by the mentor: %(count)s.") % {"count": found.by_mentor})
    if found.by_mentee:
        told.append(_("Lessons of the mentor visited by the young teacher: %(count)s.") % {"count": found.by_mentee})
    return told


def _spent(found: Figures) -> str:
    return _("%(hours)s h %(minutes)s min") % {"hours": found.hours, "minutes": found.minutes}


def _listed(heading: str, lines: list[str]) -> list[str]:
    return [heading, *(f"– {line}" for line in lines)] if lines else []


def _activity(row: Mapping[str, Any]) -> ActivityLine:
    return ActivityLine(
        title=row["title"],
        kind=row["form"],
        form=str(ActivityForm(row["form"]).label),
        due_on=date.fromisoformat(row["due_on"]),
        done_on=_day(row["done_on"]),
        result=row["result"],
        need=_name(row["need"]),
    )


def _lesson(row: Mapping[str, Any]) -> LessonLine:
    marks = _("%(total)s of %(maximum)s") % row if row["total"] is not None else ""
    return LessonLine(
        seen_on=date.fromisoformat(row["observed_on"]),
        direction=str(Direction(row["direction"]).label),
        class_name=row["class_name"],
        topic=row["topic"],
        marks=marks,
        conclusion=row["conclusion"],
    )


def _level(row: Mapping[str, Any]) -> LevelLine:
    end = row["end"]
    return LevelLine(
        id=row["id"],
        name=_name(row["name"]),
        start=str(Mastery(row["start"]).label),
        end=str(Mastery(end).label) if end is not None else "",
        growth=f"{end - row['start']:+d}" if end is not None else "",
    )


def _name(names: Mapping[str, str] | None) -> str:
    """A name kept in three languages, in the active one."""
    return names.get((get_language() or "ru")[:2]) or names["ru"] if names else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
