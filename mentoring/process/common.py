"""What every step shares: a locked active pair, its dates, its events, its papers."""

from collections.abc import Callable
from datetime import date

from mentoring.approvals.rules import Reason
from mentoring.council.models import AgendaItem
from mentoring.documents import services as documents
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument, new_code
from mentoring.documents.pdf import Rendered
from mentoring.history.enums import Verb
from mentoring.history.services import record
from mentoring.mentorships import services as mentorships
from mentoring.mentorships.facts import calendar_of, half_year_end
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.rules import outside_period, stage_dues
from mentoring.reasons import deny
from schools.models import AcademicYear, School, User


def issue(
    kind: DocumentKind,
    render: Callable[[str], Rendered],
    *,
    school: School,
    language: str,
    on: date,
    signatory: str,
    by: User,
    mentorship: Mentorship | None = None,
    number: str = "",
) -> IssuedDocument:
    """Render a paper with a code of its own and store it for good."""
    code = new_code()
    return documents.issue(
        code=code,
        kind=kind,
        school=school,
        mentorship=mentorship,
        rendered=render(code),
        language=language,
        number=number,
        on=on,
        signatory=signatory,
        by=by,
    )


def pair_of(item: AgendaItem) -> Mentorship:
    assert item.mentorship is not None, "constraint agenda_item_says_what_it_is_about"
    return item.mentorship


def active(mentorship: Mentorship) -> Mentorship:
    """The locked row of an active pair."""
    mentorship = mentorships.locked(mentorship)
    if not mentorship.is_active:
        deny("not_active")
    return mentorship


def within(mentorship: Mentorship, day: date, today: date) -> Mentorship:
    """The active pair, when `day` has come and lies inside it."""
    mentorship = active(mentorship)
    assert mentorship.started_on is not None
    if outside_period(day, mentorship.started_on, mentorship.finished_on):
        period = {"started_on": mentorship.started_on, "finished_on": mentorship.finished_on}
        deny(Reason("outside_mentorship", period))
    if day > today:
        deny("in_the_future")
    return mentorship


def count_dates(mentorship: Mentorship, *, order_on: date, level_done_on: date | None = None) -> None:
    calendar, day_zero = calendar_of(mentorship.school)
    years = AcademicYear.objects.prefetch_related("breaks")
    dues = stage_dues(
        order_on=order_on,
        half_year_ends_on=half_year_end(order_on, mentorship.finished_on, years),
        finished_on=mentorship.finished_on,
        calendar=calendar,
        day_zero=day_zero,
        level_done_on=level_done_on,
    )
    mentorships.set_deadlines(mentorship, dues)


def tell(verb: Verb, mentorship: Mentorship, *, by: User, on: date, reason: str = "", **data: object) -> None:
    """An event of a pair; every sentence may name both."""
    record(
        verb,
        by=by,
        on=on,
        school=mentorship.school,
        mentorship=mentorship,
        reason=reason,
        mentor=mentorship.mentor.full_name,
        mentee=mentorship.mentee.full_name,
        **data,
    )
