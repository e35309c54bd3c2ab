"""Whose records have changed? What others work out from a person's records may be old until it is worked out anew.

Every write of a row somebody is judged by leaves a note: who, and at which schools they have a job. Whoever keeps
something worked out from the records (see mentoring's kept verdicts) leaves aside what it keeps of the people noted,
and takes the notes it had seen away once it has worked them out again. A note is a row of its own and never a counter:
it appears together with what was written, at the end of the same transaction, so nothing slips between two of them.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal

records_changed = Signal()  # sent with `schools`, the numbers of those concerned, inside the transaction of the write


class RecordChange(models.Model):
    """One person's records changed, as one of the person's schools sees it; without a person, something of the school's
    own did that everybody there is judged by."""

    school = models.ForeignKey("schools.School", on_delete=models.CASCADE, related_name="+")
    # Not a promise: somebody may be removed from the records altogether.
    person = models.ForeignKey(
        "schools.Person", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.school_id}"


class NotedQuerySet(QuerySet):
    """For tables with rows somebody is judged by: rows written many at once are noted as one alone is."""

    def bulk_create(self, objs, *args, **kwargs):
        made = super().bulk_create(objs, *args, **kwargs)
        note(_person_of(row) for row in made)
        return made

    def update(self, **kwargs):
        path = "employment__person_id" if hasattr(self.model, "employment") else "person_id"
        people = set(self.order_by().values_list(path, flat=True))
        changed = super().update(**kwargs)
        note(people)
        return changed

    update.alters_data = True  # type: ignore[attr-defined]  templates may not call it


def note(people: Iterable[int], *, also_at: Iterable[int] = ()) -> None:
    """The records of these people changed, at every school they have a job and at the schools named besides."""
    from schools.models import Employment  # noqa: PLC0415 - its table is noted by this module

    people = set(people)
    jobs = Employment.objects.filter(person__in=people).order_by().values_list("school_id", "person_id")
    concerned = {*jobs, *((school, person) for school in also_at for person in people)} if people else set()
    if not concerned:
        return
    RecordChange.objects.bulk_create(RecordChange(school_id=school, person_id=person) for school, person in concerned)
    records_changed.send(RecordChange, schools={school for school, _ in concerned})


def note_school(school_id: int) -> None:
    """Something that everybody at the school is judged by changed."""
    RecordChange.objects.create(school_id=school_id)
    records_changed.send(RecordChange, schools={school_id})


def watch(*tables: type[models.Model]) -> None:
    """Note every row of these tables that is saved or deleted one by one."""
    for table in tables:
        post_save.connect(_saved, sender=table, dispatch_uid=f"noted {table.__name__}")
        post_delete.connect(_saved, sender=table, dispatch_uid=f"noted {table.__name__}")


def _saved(instance: Any, *, created: bool | None = None, **_: Any) -> None:
    from schools.models import Employment, Person, School  # noqa: PLC0415

    if isinstance(instance, School):
        if created is False:
            note_school(instance.pk)
        return
    if isinstance(instance, Person):
        if not created:  # a newcomer is judged from the first job on
            note([instance.pk])
        return
    note([_person_of(instance)], also_at=[instance.school_id] if isinstance(instance, Employment) else ())


def _person_of(row: Any) -> int:
    return row.employment.person_id if hasattr(row, "employment_id") else row.person_id
