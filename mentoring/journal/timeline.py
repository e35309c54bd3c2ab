"""What did the pair do, newest first, and how much of it? Meetings, lessons and activities done as one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mentoring.approvals.enums import ReviewState
from mentoring.journal.enums import Direction, LessonStage, MeetingKind, OfficialScore, Score, SheetKind
from mentoring.journal.models import Evidence, LessonObservation, PairMeeting
from mentoring.journal.perms import can_acquaint
from mentoring.journal.wording import criterion_text
from mentoring.plans.enums import ActivityForm
from mentoring.plans.models import Activity
from mentoring.web import address
from schools.prepared import prepared

NOBODY = 0  # no row has this key: stands in a list that would be empty, which a prepared query cannot ask for
KINDS = {
    "meeting": pgettext_lazy("of a pair", "Meetings"),
    "lesson": gettext_lazy("Lessons"),
    "activity": gettext_lazy("Activities done"),
}


class Key(NamedTuple):
    """Enough of an entry to sort, count and page it."""

    day: date
    id: int
    kind: str
    minutes: int
    direction: str


@dataclass(frozen=True)
class Totals:
    meetings: int
    spent: str
    by_mentor: int
    by_mentee: int

    @classmethod
    def of(cls, keys: Sequence[Key]) -> "Totals":
        return cls(
            meetings=sum(key.kind == "meeting" for key in keys),
            spent=hours(sum(key.minutes for key in keys)),
            by_mentor=sum(key.direction == Direction.MENTOR_VISITS for key in keys),
            by_mentee=sum(key.direction == Direction.MENTEE_VISITS for key in keys),
        )


@dataclass
class Shown:
    """An entry as the page prints it."""

    key: Key
    title: str
    meta: str
    written_by: str = ""
    texts: list[tuple[str, str]] = field(default_factory=list)
    scores: list[tuple[str, str]] = field(default_factory=list)
    proofs: list[tuple[str, str, str]] = field(default_factory=list)
    acquainted_on: date | None = None
    comment: str = ""
    may_acquaint: bool = False
    acquaint_url: str = ""
    sheet_url: str = ""


def hours(minutes: int) -> str:
    """Time as it is said: derived from the entries, never asked twice."""
    if minutes < 60:
        return _("%(minutes)s min") % {"minutes": minutes}
    whole, rest = divmod(minutes, 60)
    words = _("%(hours)s h %(minutes)s min") if rest else _("%(hours)s h")
    return words % {"hours": whole, "minutes": rest}


def keys_of(pair: Any) -> list[Key]:
    """Every entry of a pair, newest first. Three queries."""
    keys = [Key(day, pk, "meeting", minutes, "") for day, pk, minutes in _meeting_keys(pair.pk)]
    keys += [Key(day, pk, "lesson", 0, direction) for day, pk, direction in _lesson_keys(pair.pk)]
    keys += [Key(day, pk, "activity", 0, "") for day, pk in _done_keys(pair.pk, ReviewState.APPROVED)]
    return sorted(keys, key=lambda key: (key.day, key.kind, key.id), reverse=True)


@prepared
def _meeting_keys(pair_id: int) -> QuerySet:
    return PairMeeting.objects.filter(mentorship=pair_id).order_by().values_list("held_on", "pk", "minutes")


@prepared
def _lesson_keys(pair_id: int) -> QuerySet:
    return LessonObservation.objects.filter(mentorship=pair_id).order_by().values_list("observed_on", "pk", "direction")


@prepared
def _done_keys(pair_id: int, state: str) -> QuerySet:
    done = Activity.objects.filter(plan__mentorship=pair_id, plan__state=state, done_on__isnull=False)
    return done.order_by().values_list("done_on", "pk")


def entries(keys: Iterable[Key], *, pair: Any, reader: Any) -> list[Shown]:
    """The entries of one page in full. At most five queries, however many entries."""
    ids: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for key in keys:
        ids[key.kind].append(key.id)
    rows: dict[tuple[str, int], Any] = {("meeting", row.pk): row for row in _meetings(ids["meeting"])}
    rows |= {("lesson", row.pk): row for row in _lessons(ids["lesson"])}
    rows |= {("activity", row.pk): row for row in _activities(ids["activity"])}
    tied, proofs = _tied(ids["meeting"]), _proofs(ids)
    makers = {"meeting": _meeting, "lesson": _lesson, "activity": _activity}
    shown = []
    for key in keys:
        row = rows[key.kind, key.id]
        entry = makers[key.kind](key, row)
        entry.proofs = proofs.get((key.kind, key.id), [])
        if key.kind == "meeting" and key.id in tied:
            entry.texts.append((_("Activities of the plan"), " · ".join(tied[key.id])))
        if key.kind == "lesson":
            entry.sheet_url = address("journal:sheet", key.id)
        if key.kind != "activity":
            _sign(entry, row, pair, reader)
        shown.append(entry)
    return shown


@prepared
def _meetings(pks: list[int]) -> QuerySet:
    return PairMeeting.objects.filter(pk__in=pks).annotate(author_id=F("written_by__person"))


@prepared
def _lessons(pks: list[int]) -> QuerySet:
    lessons = LessonObservation.objects.filter(pk__in=pks).annotate(author_id=F("written_by__person"))
    return lessons.annotate(activity_title=F("activity__title"))


@prepared
def _activities(pks: list[int]) -> QuerySet:
    return Activity.objects.filter(pk__in=pks)


def _sign(entry: Shown, row: Any, pair: Any, reader: Any) -> None:
    """Who wrote it, and whether the young teacher has read it: what they wrote themselves needs no confirmation."""
    own = row.author_id == pair.mentee_id
    entry.written_by = _("young teacher") if own else _("mentor")
    entry.acquainted_on, entry.comment = row.acquainted_on, row.mentee_comment
    entry.may_acquaint = not own and can_acquaint(reader, pair)
    entry.acquaint_url = address("journal:acquaint", entry.key.kind, entry.key.id)


def _meeting(key: Key, row: Any) -> Shown:
    texts = [
        (_("What works"), row.works),
        (_("What is hard"), row.hard),
        (_("Mentor’s next step"), row.mentor_next),
        (_("Young teacher’s next step"), row.mentee_next),
    ]
    kind = str(MeetingKind(row.kind).label)
    return Shown(key, row.topic, f"{kind} · {hours(row.minutes)}", texts=_filled(texts))


def _lesson(key: Key, row: Any) -> Shown:
    stages = [(str(LessonStage(code).label), told) for code, told in row.course.items()]
    texts = [
        (_("Goal of the lesson"), row.goal),
        (_("Purpose of the visit"), row.purpose),
        *stages,
        (_("Strengths"), row.strengths),
        (_("Growth areas"), row.growth_areas),
        (_("Conclusion and recommendations"), row.conclusion),
        (_("Activities of the plan"), row.activity_title),
    ]
    words = dict(OfficialScore.choices if row.sheet == SheetKind.OFFICIAL else Score.choices)
    scores = [(criterion_text(row.sheet, code), str(words[score])) for code, score in row.scores.items()]
    direction = str(Direction(row.direction).label)
    meta = _("%(direction)s · class %(class_name)s") % {"direction": direction, "class_name": row.class_name}
    if scores:
        meta += " · " + _("%(total)s of %(maximum)s") % {"total": row.total, "maximum": row.maximum}
    return Shown(key, row.topic, meta, texts=_filled(texts), scores=scores)


def _activity(key: Key, row: Activity) -> Shown:
    return Shown(key, row.title, str(ActivityForm(row.form).label), texts=_filled([(_("Result"), row.done_note)]))


def _filled(texts: Iterable[tuple[str, str | None]]) -> list[tuple[str, str]]:
    return [(label, text) for label, text in texts if text]


def _tied(meetings: list[int]) -> dict[int, list[str]]:
    """The titles of the activities each meeting belongs to."""
    found: dict[int, list[str]] = {}
    for meeting, title in _ties(meetings):
        found.setdefault(meeting, []).append(title)
    return found


@prepared
def _ties(meetings: list[int]) -> QuerySet:
    links = PairMeeting.activities.through.objects.filter(pairmeeting__in=meetings).order_by("activity__position")
    return links.values_list("pairmeeting_id", "activity__title")


def _proofs(ids: dict[str, list[int]]) -> dict[tuple[str, int], list[tuple[str, str, str]]]:
    """Name, address and size of the files of these entries."""
    found: dict[tuple[str, int], list[tuple[str, str, str]]] = {}
    wanted = (ids["meeting"] or [NOBODY], ids["lesson"] or [NOBODY], ids["activity"] or [NOBODY])
    for meeting, lesson, activity, name, key, size in _files(*wanted):
        entry = ("meeting", meeting) if meeting else ("lesson", lesson) if lesson else ("activity", activity)
        found.setdefault(entry, []).append((name, address("journal:evidence", key), filesizeformat(size)))
    return found


@prepared
def _files(meetings: list[int], lessons: list[int], activities: list[int]) -> QuerySet:
    wanted = Q(meeting__in=meetings) | Q(observation__in=lessons) | Q(activity__in=activities)
    columns = ("meeting_id", "observation_id", "activity_id", "name", "key", "size")
    return Evidence.objects.filter(wanted).values_list(*columns)
