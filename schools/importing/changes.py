"""What does one row change? Each difference between the list and the records, or the problem it is.

A change shows before and after and holds the values to write, so that the preview and the result cannot disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Field, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from schools.enums import PostKind
from schools.importing.records import Records
from schools.importing.rows import Lesson, Quality, Row
from schools.importing.values import shown_day
from schools.models import CategoryAward, Employment, EthicsConfirmation, Person, QualityRecord, Teaching
from schools.names import search_key
from schools.years import year_name

LESSON_FIELDS = ("classes", "hours", "language", "shift")


@dataclass(frozen=True)
class Problem:
    """Why the row cannot be imported, at the column `key`."""

    key: str
    text: str


@dataclass(frozen=True)
class Change:
    """One thing that will be different: fields of a recorded row, or (`row` is None) a row that is added."""

    label: str
    before: str
    after: str
    model: type[Model]
    values: dict[str, Any]
    row: Model | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """The same in every language."""
        values = sorted((name, str(getattr(value, "pk", value))) for name, value in self.values.items())
        return (self.model.__name__, self.row and self.row.pk, values)


def changes_of_newcomer(row: Row, records: Records) -> Iterator[Change | Problem]:
    if row.hired_on is None:
        yield Problem("hired_on", _("Say when this person was hired."))
        return
    yield from _hire(row, row.hired_on, records)
    yield from _lessons(row, {}, records)
    yield from _facts(row, None, records)


def changes_of_returning(row: Row, job: Employment, records: Records) -> Iterator[Change | Problem]:
    """Somebody whose job here has ended: a new job for the same person, when the list says since when."""
    if job.person_id in records.with_open_role:
        yield Problem("last_name", _("This person's job has ended, but a role here has not. End the role first."))
    if row.hired_on is None or job.lasts_on(row.hired_on) or row.hired_on < job.started_on:
        text = _("This person's job ended on %(date)s. Say when they were hired again.")
        yield Problem("hired_on", text % {"date": _shown(Employment, "finished_on", job.finished_on)})
        return
    yield from _names(row, job.person)
    yield from _hire(row, row.hired_on, records)
    yield from _lessons(row, {}, records)
    yield from _facts(row, job.person, records)


def changes_of_known(row: Row, job: Employment, records: Records) -> Iterator[Change | Problem]:
    yield from _names(row, job.person)
    yield from _job(row, job)
    yield from _lessons(row, records.teachings.get(job.pk, {}), records)
    yield from _facts(row, job.person, records)


def _hire(row: Row, hired_on: date, records: Records) -> Iterator[Change | Problem]:
    if row.staff_number and (holder := records.holder_on(row.staff_number, hired_on)):
        text = _("On %(date)s this staff number belonged to: %(person)s.")
        yield Problem("staff_number", text % {"date": shown_day(hired_on), "person": holder.person.full_name})
    post = row.post or PostKind.TEACHER
    number = f"№ {row.staff_number}" if row.staff_number else ""
    starts = _("starts the profession") if row.starts_profession else ""
    shown = ", ".join(filter(None, (shown_day(hired_on), str(post.label), number, starts, row.education)))
    values = {"started_on": hired_on, "post": post, "staff_number": row.staff_number}
    values |= {"starts_profession": bool(row.starts_profession), "education": row.education}
    yield Change(_("Hired"), "", shown, Employment, values)


def _names(row: Row, person: Person) -> Iterator[Change]:
    for name in ("last_name", "first_name", "patronymic"):
        listed, recorded = getattr(row, name), getattr(person, name)
        if listed and search_key(listed) != search_key(recorded):
            yield _set(person, name, listed)


def _job(row: Row, job: Employment) -> Iterator[Change | Problem]:
    if row.hired_on and row.hired_on != job.started_on:
        yield Problem(
            "hired_on",
            _("The records say %(recorded)s. An import does not change it: deadlines are counted from the day of hire.")
            % {"recorded": shown_day(job.started_on)},
        )
    if row.post and row.post != job.post:
        yield Problem(
            "post",
            _("The records say “%(recorded)s”. An import does not change the post: it carries rights.")
            % {"recorded": job.get_post_display()},
        )
    for name in ("staff_number", "education"):
        if getattr(row, name) and getattr(row, name) != getattr(job, name):
            yield _set(job, name, getattr(row, name))
    if row.starts_profession is not None and row.starts_profession != job.starts_profession:
        yield _set(job, "starts_profession", row.starts_profession)


def _lessons(row: Row, recorded: dict[str, Teaching], records: Records) -> Iterator[Change]:
    for lesson in row.lessons:
        if teaching := recorded.get(lesson.subject):
            for name in LESSON_FIELDS:
                listed = getattr(lesson, name)
                if listed not in ("", None) and listed != getattr(teaching, name):
                    label = f"{teaching.subject}: {_label(Teaching, name)}"
                    yield _set(teaching, name, listed, label=label)
        else:
            values = {name: getattr(lesson, name) for name in LESSON_FIELDS}
            values["subject"] = records.subjects[lesson.subject]
            yield Change(_("Subject"), "", _shown_lesson(lesson, records), Teaching, values)


def _facts(row: Row, person: Person | None, records: Records) -> Iterator[Change | Problem]:
    yield from _award(row, person, records)
    yield from _ethics(row, person, records)
    for figures in row.quality:
        yield from _quality(figures, person, records)


def _award(row: Row, person: Person | None, records: Records) -> Iterator[Change | Problem]:
    if (listed := row.award) is None:
        return
    awards = records.awards.get(person.pk, []) if person else []
    same = [award for award in awards if (award.category, award.awarded_on) == (listed.category, listed.awarded_on)]
    recorded = next((award for award in same if records.stands(award)), None)
    if same and not recorded:
        yield _put_right("awarded_on")
        return
    if recorded is None:
        shown = f"{listed.category.label}, {shown_day(listed.awarded_on)}"
        if listed.expires_on:
            shown += f" – {shown_day(listed.expires_on)}"
        values = {name: getattr(listed, name) for name in ("category", "awarded_on", "expires_on", "document")}
        yield Change(_("Category"), "", shown, CategoryAward, values)
        return
    for name in ("expires_on", "document"):
        new, old = getattr(listed, name), getattr(recorded, name)
        if new and not old:
            yield _set(recorded, name, new)
        elif new and new != old:
            yield Problem(
                name,
                _("The records of this award say “%(recorded)s”. An import does not change a recorded award.")
                % {"recorded": _shown(CategoryAward, name, old)},
            )


def _ethics(row: Row, person: Person | None, records: Records) -> Iterator[Change | Problem]:
    if (listed := row.ethics) is None:
        return
    confirmations = records.ethics.get(person.pk, []) if person else []
    of_the_day = [known for known in confirmations if known.confirmed_on == listed.confirmed_on]
    standing = [known for known in of_the_day if records.stands(known)]
    recorded = standing[-1] if standing else None
    if of_the_day and not recorded:
        yield _put_right("ethics_on")
    elif recorded and not recorded.holds:
        yield Problem(
            "ethics_on", _("The records of this day say that the norms were not kept. An import does not change that.")
        )
    elif recorded is None or search_key(recorded.confirmed_by) != search_key(listed.confirmed_by):
        values = {"confirmed_on": listed.confirmed_on, "confirmed_by": listed.confirmed_by, "holds": True}
        after = f"{shown_day(listed.confirmed_on)}, {listed.confirmed_by}"
        before = f"{shown_day(recorded.confirmed_on)}, {recorded.confirmed_by}" if recorded else ""
        yield Change(
            _("Pedagogical ethics confirmed"), before, after, EthicsConfirmation, values | {"school": records.school}
        )


def _put_right(key: str) -> Problem:
    return Problem(key, _("This entry was corrected on the person's card. An import does not bring it back."))


def _quality(listed: Quality, person: Person | None, records: Records) -> Iterator[Change]:
    recorded = records.quality.get((person.pk, listed.subject, listed.first_year)) if person else None
    counts = {"assessed": listed.assessed, "fives": listed.fives, "fours": listed.fours}
    if recorded and all(getattr(recorded, name) == number for name, number in counts.items()):
        return
    subject = records.subjects[listed.subject]
    year = records.years[listed.first_year]
    label = _("Knowledge quality, %(subject)s, %(year)s") % {"subject": subject, "year": year_name(year.starts_on)}
    before = _shown_counts({name: getattr(recorded, name) for name in counts}) if recorded else ""
    values = counts | {"no_figure": "", "no_figure_note": "", "from_school": ""}
    values |= {"subject": subject, "year": year, "school": records.school}
    yield Change(label, before, _shown_counts(counts), QualityRecord, values)


def _set(row: Model, name: str, value: Any, *, label: str = "") -> Change:
    model = type(row)
    before, after = _shown(model, name, getattr(row, name)), _shown(model, name, value)
    return Change(label or _label(model, name), before, after, model, {name: value}, row)


def _label(model: type[Model], name: str) -> str:
    return capfirst(str(_field(model, name).verbose_name))


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    return next(field for field in model._meta.concrete_fields if field.name == name)


def _shown_lesson(lesson: Lesson, records: Records) -> str:
    hours = _("%(hours)s h a week") % {"hours": lesson.hours} if lesson.hours is not None else ""
    words = (_shown(Teaching, name, getattr(lesson, name)) for name in ("language", "shift"))
    return ", ".join(filter(None, (str(records.subjects[lesson.subject]), lesson.classes, hours, *words)))


def _shown_counts(counts: dict[str, int]) -> str:
    return _("assessed %(assessed)s, with “5” %(fives)s, with “4” %(fours)s") % counts


def _shown(model: type[Model], name: str, value: object) -> str:
    """A value of a field as people read it; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return shown_day(value)
    return str(dict(_field(model, name).flatchoices).get(value, value))
