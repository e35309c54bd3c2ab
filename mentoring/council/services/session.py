"""How is what happens in session kept: drafts of decisions, who is here, which item is at hand?

Two people may write at once. Each change says which version of the field it was made upon: what has changed since is
never overwritten, the writer is told who changed it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, time

from mentoring.council.models import AgendaItem, Attendance, Decision, DraftField, Meeting, Passage, Sitting
from mentoring.council.rules import Clash, Fate, Mark, Typed, fate_of, is_slip
from mentoring.council.services.meetings import locked
from mentoring.reasons import deny
from schools.models import User


def sit(meeting: Meeting, *, language: str) -> Sitting:
    """The language its texts are ready in; whatever has been typed already stays as it is."""
    return Sitting.objects.update_or_create(meeting=meeting, defaults={"language": language})[0]


def take_up(item: AgendaItem, *, language: str) -> None:
    """This item is at hand now; `language` for a meeting that has not chosen one."""
    Sitting.objects.update_or_create(
        meeting=item.meeting, defaults={"item": item}, create_defaults={"item": item, "language": language}
    )


def clashes_of(item: AgendaItem, typed: Iterable[Typed]) -> list[Clash]:
    """What others have written into these fields since; nothing is saved."""
    known = _draft(item)
    return [_clash(known[one.name]) for one in typed if _fate(replace(one, is_untouched=False), known) is Fate.CLASH]


def save_draft(*, item: AgendaItem, typed: Iterable[Typed], by: User, at: datetime) -> list[Clash]:
    """Save what was typed into an undecided item, field by field, and return what could not be saved.

    Raises RuleBroken when the item is decided or its meeting is not in session.
    """
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=item.pk)
    if item.meeting is None or not item.meeting.is_open:
        deny("meeting_not_open")
    if Decision.objects.filter(item=item).exists():
        deny("already_decided")
    known, clashes = _draft(item), []
    for one in typed:
        fate, row = _fate(one, known), known.get(one.name)
        if fate is Fate.CLASH and row:
            clashes.append(_clash(row))
        elif fate is Fate.WRITTEN and row:
            row.text, row.version, row.saved_by, row.saved_at = one.text, row.version + 1, by, at
            row.save(update_fields=["text", "version", "saved_by", "saved_at"])
        elif fate is Fate.WRITTEN:
            DraftField.objects.create(item=item, name=one.name, text=one.text, saved_by=by, saved_at=at)
    return clashes


def versions_of(item: AgendaItem) -> dict[str, int]:
    """Of every field that has been written into."""
    return dict(item.draft.values_list("name", "version"))


def mark_presence(
    *, meeting: Meeting, marks: Iterable[Mark], by: User, at: datetime
) -> tuple[list[tuple[Attendance, time]], list[Clash]]:
    """Who is here now; returns the rows that changed with the time, and what somebody else has marked meanwhile.

    From the first decision on, a change is kept with its time; one taken back at once was a slip and leaves no trace.
    Raises RuleBroken when the meeting is not in session.
    """
    meeting = locked(meeting)
    if not meeting.is_open:
        deny("meeting_not_open")
    rows = {row.person_id: row for row in meeting.attendance.select_related("person")}
    latest = Decision.objects.filter(item__meeting=meeting).order_by("-id").first()
    changed, clashes = [], []
    for mark in marks:
        row = rows.get(mark.person_id)
        if row is None or row.present == mark.present:
            continue
        if row.version != mark.seen:
            clashes.append(Clash(str(mark.person_id), "1" if row.present else "", row.version, ""))
            continue
        row.present, row.version = mark.present, row.version + 1
        row.save(update_fields=["present", "version"])
        changed.append((row, mark.at))
        if latest:
            _note(row, latest, mark.at, by, at)
    return changed, clashes


def correct_passage(passage: Passage, *, at: time) -> None:
    """The real time of an arrival or a departure."""
    _in_session(passage)
    passage.at = at
    passage.save(update_fields=["at"])


def drop_passage(passage: Passage) -> None:
    """It never happened: the member is where they were before. Only the last one of a member can be undone."""
    _in_session(passage)
    row = passage.attendance
    if row.passages.latest("noted_at", "id") != passage:
        deny("passage_not_last")
    row.present, row.version = not passage.arrived, row.version + 1
    row.save(update_fields=["present", "version"])
    passage.delete()


def _in_session(passage: Passage) -> None:
    if not locked(passage.attendance.meeting).is_open:
        deny("meeting_not_open")


def _note(row: Attendance, latest: Decision, at: time, by: User, now: datetime) -> None:
    last = row.passages.order_by("-noted_at", "-id").first()
    if last and is_slip(now - last.noted_at, decided_since=last.after_id != latest.pk):
        last.delete()
    else:
        Passage.objects.create(attendance=row, arrived=row.present, at=at, after=latest, noted_by=by, noted_at=now)


def _draft(item: AgendaItem) -> dict[str, DraftField]:
    return {row.name: row for row in item.draft.select_related("saved_by__person")}


def _fate(one: Typed, known: Mapping[str, DraftField]) -> Fate:
    row = known.get(one.name)
    return fate_of(one, stored=row.text if row else None, version=row.version if row else 0)


def _clash(row: DraftField) -> Clash:
    return Clash(row.name, row.text, row.version, row.saved_by.get_full_name())
