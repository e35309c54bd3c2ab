"""What waits for whom, by when? The rows of the first page, a fixed number of queries for each role."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from textwrap import shorten
from typing import NamedTuple

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from mentoring.council.enums import OVER
from mentoring.council.fetch import duties_of
from mentoring.council.models import AgendaItem, FollowUp, Meeting
from mentoring.documents.enums import TO_ACQUAINT
from mentoring.documents.models import IssuedDocument
from mentoring.eligibility.wishes import questions_to
from mentoring.mentorships import facts as mentorships
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.facts import without_mentor
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.rules import Owner, Step
from mentoring.mentorships.wording import STEPS, left_sentence
from mentoring.progress import TERMS, PairProgress
from mentoring.web import address
from schools.dates import language
from schools.models import District, Employment, School

MANY = 20  # rows of a section; the rest is behind its count


class Row(NamedTuple):
    """A line of the first page: what, about whom, by when, one button."""

    title: str
    meta: str
    url: str
    action: str = ""
    due_on: date | None = None
    held_on: date | None = None  # a meeting's own day, which is no deadline
    days_left: int | None = None  # working days; negative when late
    is_late: bool = False
    note: str = ""
    why_url: str = ""  # how the date was counted


class Section(NamedTuple):
    title: str
    rows: Sequence[Row]
    count: int
    url: str = ""
    tone: str = ""  # "bad" for what the law has already asked for


def offered(school: School) -> Section:
    """Young teachers whom another school has handed over: the year of mentoring can go on here."""
    action = gettext("Take over")
    rows = [
        Row(
            title=one.name,
            meta=gettext("From the school: %(name)s") % {"name": one.from_school},
            url=address("mentorships:transfer", one.pk),
            action=action,
            held_on=one.last_day,
        )
        for one in mentorships.offered(school.pk)
    ]
    return Section(gettext("From other schools"), rows, len(rows))


def suspended(pairs: Iterable[PairProgress]) -> Section:
    """Pairs that wait for a return: nothing is due, nothing is late."""
    found = [pair for pair in pairs if pair.step is Step.SUSPENDED]
    return Section(gettext("Suspended"), _step_rows(found[:MANY]), len(found))


def unassigned(school: School, today: date) -> Section:
    """Young teachers without a mentor, the most urgent first, with the working days left of the order's term."""
    hired, assign = gettext("%(subject)s · hired %(date)s"), gettext("Assign")
    rows = [
        Row(
            title=one.name,
            meta=left_sentence(one.since)
            if one.since
            else hired % {"subject": one.subject or "–", "date": f"{one.hired_on:%d.%m.%Y}"},
            url=address("eligibility:candidates", one.pk),
            action=assign,
            due_on=one.due_on,
            days_left=one.days_left,
            is_late=one.days_left is not None and one.days_left < 0,
            why_url=address("eligibility:candidates", one.pk) + "#why-order" if one.due_on else "",
        )
        for one in mentorships.unassigned(school, today)
    ]
    rows.sort(key=lambda row: (row.due_on or today, row.title))
    return Section(gettext("Without a mentor"), rows, len(rows), tone="bad")


@lru_cache(maxsize=128)
def of_office(pairs: tuple[PairProgress, ...], owner: Owner, url: str, code: str) -> tuple[Section, ...]:
    """What the deputy head or the head sees of the pairs; kept by what it is made of, `code` is the active language."""
    return (
        waiting(pairs, owner),
        lapsed_exceptions(pairs, url),
        late_or_silent(pairs, url, but=lambda pair: pair.owner is owner),
        suspended(pairs),
    )


def waiting(pairs: Iterable[PairProgress], *owners: Owner) -> Section:
    """The pairs whose next step is this role's."""
    found = [pair for pair in pairs if pair.owner in owners]
    return Section(gettext("Waiting for you"), _step_rows(found[:MANY]), len(found))


def late_or_silent(pairs: Iterable[PairProgress], url: str, *, but: Callable[[PairProgress], bool]) -> Section:
    """Where a date has passed or the journal is empty, and it is not the reader's own turn."""
    found = [pair for pair in pairs if (pair.is_late or pair.is_silent) and not but(pair)]
    rows = [
        row._replace(action=gettext("Open"), url=address("mentorships:detail", pair.id))
        for pair, row in zip(found, _step_rows(found[:MANY]), strict=False)
    ]
    return Section(gettext("Late or silent"), rows, len(found), url=f"{url}?late=on")


def lapsed_exceptions(pairs: Iterable[PairProgress], url: str) -> Section:
    """Pairs whose exception has outlived its term: the deputy asks the council, or ends it."""
    found = [pair for pair in pairs if pair.exception_until]
    rows = [
        Row(
            title=gettext("The term of the exception is over"),
            meta=f"{pair.mentor} – {pair.mentee} · {pair.subject}",
            url=address("eligibility:exception", pair.id),
            action=gettext("Decide"),
            due_on=pair.exception_until,
            is_late=True,
        )
        for pair in found[:MANY]
    ]
    return Section(gettext("Exceptions"), rows, len(found), url=f"{url}?exception=on")


def _step_rows(pairs: Iterable[PairProgress]) -> list[Row]:
    words = _words(language())
    return [
        Row(
            title=words[pair.step][0],
            meta=f"{pair.mentor} – {pair.mentee} · {pair.subject}",
            url=address(words[pair.step][2], pair.id),
            action=words[pair.step][1],
            due_on=pair.due_on,
            is_late=pair.is_late,
            why_url=_why_url(pair),
            note=_silence(pair.last_met_on) if pair.is_silent else "",
        )
        for pair in pairs
    ]


def _why_url(pair: PairProgress) -> str:
    """How the date was counted; a day that somebody has set is explained by its own page."""
    known = pair.due_on is not None and pair.step in TERMS
    return address("mentorships:date", pair.id, TERMS[pair.step].value) if known else ""


@lru_cache(maxsize=8)
def _words(code: str) -> dict[Step, tuple[str, str, str]]:
    """STEPS in the active language, which `code` names for the cache: a lazy text is translated at each use."""
    return {step: (str(what), str(button), name) for step, (what, button, name) in STEPS.items()}


def _silence(since: date | None) -> str:
    if since is None:
        return gettext("No meeting logged yet")
    return gettext("No meeting logged since %(date)s") % {"date": f"{since:%d.%m.%Y}"}


def meetings(school: School, kinds: Sequence[str], today: date) -> Section:
    """Open and planned meetings of the school's bodies of these kinds, and how much waits for one."""
    rows = []
    coming = Meeting.objects.filter(school=school, body__kind__in=kinds).exclude(state__in=OVER)
    counted = coming.select_related("body").annotate(n=Count("items", filter=Q(items__withdrawn_on__isnull=True)))
    for meeting in counted.order_by("held_on"):
        rows.append(
            Row(
                title=meeting.body.name,
                meta=ngettext("%(n)s item on the agenda", "%(n)s items on the agenda", meeting.n) % {"n": meeting.n},
                url=reverse("council:meeting", args=[meeting.pk]),
                action=gettext("Continue") if meeting.is_open else gettext("Open"),
                held_on=meeting.held_on,
                is_late=meeting.held_on < today,
            )
        )
    told = FollowUp.objects.to_note().filter(school=school, decision__item__body__kind__in=kinds).count()
    if told:
        rows.append(
            Row(
                title=ngettext("%(n)s decision is reported", "%(n)s decisions are reported", told) % {"n": told},
                meta="",
                url=reverse("council:executions", args=[school.code]),
                action=gettext("Take note"),
            )
        )
    ready = AgendaItem.objects.ready().filter(school=school, body__kind__in=kinds).count()
    url = reverse("council:meetings", args=[school.code])
    if ready:
        rows.append(
            Row(
                title=ngettext("%(n)s item is ready for a meeting", "%(n)s items are ready for a meeting", ready)
                % {"n": ready},
                meta="",
                url=url,
                action=gettext("Plan a meeting"),
            )
        )
    return Section(gettext("Meetings"), rows, len(rows), url=url)


def papers_to_confirm(person_id: int) -> Section:
    """Issued papers of one's own pairs that one has not confirmed yet."""
    mine = (
        IssuedDocument.objects.in_force()
        .filter(
            Q(mentorship__mentor=person_id) | Q(mentorship__mentee=person_id),
            mentorship__state=MentorshipState.ACTIVE,
            kind__in=TO_ACQUAINT,
        )
        .exclude(acquaintances__person=person_id)
    )
    rows = [
        Row(
            title=capfirst(str(document)),
            meta=gettext("Read the paper and confirm that you are acquainted."),
            url=reverse("mentorships:detail", args=[document.mentorship_id]) + "#papers",
            action=gettext("Read and confirm"),
        )
        for document in mine.order_by("date", "id")
    ]
    return Section(gettext("To confirm"), rows, len(rows))


def duties(person_id: int | None, school: School, today: date) -> Section:
    """Decisions of the council and the associations this person carries out and has not reported yet."""
    if person_id is None:
        return Section("", [], 0)
    rows = [
        Row(
            title=shorten(resolution, 120, placeholder="…"),
            meta=gettext("Decision of %(date)s") % {"date": f"{decided_on:%d.%m.%Y}"},
            url=address("council:execution", pk),
            action=gettext("Report"),
            due_on=due_on,
            is_late=due_on is not None and due_on < today,
        )
        for pk, due_on, resolution, decided_on in duties_of(person_id, school.pk)
    ]
    return Section(gettext("Decisions in your hands"), rows[:MANY], len(rows))


def wishes(person_id: int, school: School, today: date) -> Section:
    """What one may say about a mentor before the order: voluntary, so it has no date and stands last."""
    rows = [
        Row(
            title=gettext("Whom would you like as your mentor?") if one.is_own else gettext("Would you be a mentor?"),
            meta=gettext("Voluntary, until the order is signed.") if one.is_own else one.name,
            url=address("eligibility:wish" if one.is_own else "eligibility:answer", one.job_id),
            action=gettext("Change") if one.is_answered else gettext("Answer"),
            note=gettext("Recorded. Only the deputies and the head see it.") if one.is_answered else "",
        )
        for one in questions_to(person_id, school.pk, today)
    ]
    return Section(gettext("Choice of a mentor"), rows, len(rows))


@dataclass(frozen=True, slots=True)
class SchoolRow:
    name: str
    url: str
    without: int
    open_pairs: int
    late: int
    exceptions: int


def schools_of(districts: Iterable[int], today: date) -> list[SchoolRow]:
    """The schools of these districts with what needs a call, the most troubled first. Three queries."""
    schools = list(School.objects.filter(district_id__in=list(districts)).order_by("code"))
    ids = [school.pk for school in schools]
    late = Q(deadlines__done_on=None, deadlines__lifted_on=None, deadlines__due_on__lt=today)
    without = _counts(without_mentor(Employment.objects.filter(school__in=ids), today))
    pairs = {
        row["school_id"]: row
        for row in Mentorship.objects.open()
        .filter(school__in=ids)
        .order_by()
        .values("school_id")
        .annotate(
            open=Count("id", distinct=True),
            late=Count("id", distinct=True, filter=late),
            exceptions=Count("exception", distinct=True, filter=Q(exception__ended_on=None)),
        )
    }
    rows = [
        SchoolRow(
            name=school.short_name,
            url=reverse("mentorships:list", args=[school.code]),
            without=without.get(school.pk, 0),
            open_pairs=pairs.get(school.pk, {}).get("open", 0),
            late=pairs.get(school.pk, {}).get("late", 0),
            exceptions=pairs.get(school.pk, {}).get("exceptions", 0),
        )
        for school in schools
    ]
    return sorted(rows, key=lambda row: (-row.without, -row.late, row.name))


def _counts(jobs) -> dict[int, int]:
    return dict(jobs.order_by().values("school_id").annotate(n=Count("id")).values_list("school_id", "n"))


def district_names(districts: Iterable[int]) -> str:
    return ", ".join(str(district) for district in District.objects.filter(pk__in=list(districts)))
