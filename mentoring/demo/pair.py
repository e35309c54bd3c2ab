"""How does one pair live through its year? A course and its words become acts, each a step of the process."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from mentoring import process
from mentoring.demo.courses import Course, Declined
from mentoring.demo.diary import Act
from mentoring.demo.planning import plan_lines, school_of
from mentoring.demo.script import Script
from mentoring.demo.scripts_kk import SCRIPTS as KK
from mentoring.demo.scripts_ru import SCRIPTS as RU
from mentoring.demo.turns import turns_of
from mentoring.demo.world import World
from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument
from mentoring.mentorships.models import Mentorship
from mentoring.plans.models import DifficultyRating, Plan
from mentoring.reports.models import FinalReport, InterimReport
from schools.calendars import school_calendar
from schools.enums import PostKind
from schools.workdays import next_working_day

_LEVEL_START = {"low": (0, 1), "medium": (1, 2), "high": (2, 3)}


def script_of(world: World, mentee: str) -> Script:
    scripts = KK if world.characters[mentee].language == "kk" else RU
    return scripts.get(mentee, scripts["plain"])


def the_pair(world: World, course: Course) -> Mentorship:
    return Mentorship.objects.with_people().get(pk=world.pairs[course.key])


def acts_of(world: World, course: Course) -> Iterator[Act]:
    """Every step of the pair but what the council decides and the journal records."""
    yield Act(course.proposed, partial(_propose, course=course))
    yield Act(course.order, partial(_sign, course=course))
    yield from turns_of(world, course)
    if course.level is None or course.needs is None:
        return
    yield Act(course.level, partial(_determine, course=course))
    yield Act(course.needs, partial(_diagnose, course=course))
    for turn, (day, step) in enumerate(course.plan):
        yield Act(day, partial(_PLAN_STEPS[step], course=course, on=day, first=turn == 0))
    yield from _confirmations(world, course)
    for turn, (day, step) in enumerate(course.interim):
        last = not any(later == "return" for _, later in course.interim[turn:])
        yield Act(day, partial(_INTERIM_STEPS[step], course=course, on=day, last=last))
    for turn, (day, step) in enumerate(course.final):
        last = not any(later == "return" for _, later in course.final[turn:])
        yield Act(day, partial(_FINAL_STEPS[step], course=course, on=day, last=last))
    if course.closed:
        yield Act(course.closed, partial(_close, course=course))


def decline(world: World, declined: Declined) -> None:
    """Propose somebody the council will turn down."""
    mentee = world.characters[declined.mentee]
    pair = process.propose_mentor(
        employment=world.jobs[declined.mentee],
        mentor=world.people[declined.mentor],
        subject=world.subjects[declined.subject],
        by=world.users[world.holder(mentee.school, PostKind.DEPUTY)],
        on=declined.proposed,
        choice_reason=declined.choice,
    )
    world.pairs[f"{declined.mentee}:{declined.mentor}"] = pair.pk


def _propose(world: World, *, course: Course) -> None:
    script = script_of(world, course.mentee)
    pair = process.propose_mentor(
        employment=world.jobs[course.mentee],
        mentor=world.people[course.mentor],
        subject=world.subjects[course.subject],
        by=world.users[_deputy(world, course)],
        on=course.proposed,
        finished_on=course.finished,
        choice_reason=script.choice,
        exception_reason=script.exception_reason if course.exception else "",
        exception_basis=script.exception_basis if course.exception else "",
    )
    world.pairs[course.key] = pair.pk


def _sign(world: World, *, course: Course) -> None:
    process.sign_order(
        mentorship=the_pair(world, course),
        number=course.number,
        on=course.order,
        started_on=course.starts,
        by=_head(world, course),
        language=_language(world, course),
    )


def _confirmations(world: World, course: Course) -> Iterator[Act]:
    """Both of the pair confirm the order the next working day, and the plan then or when the course says so."""
    calendar = school_calendar(world.schools[school_of(world, course)])
    assert course.approved, "asked of pairs that work"
    for turn, who in enumerate((course.mentee, course.mentor)):
        order_read = next_working_day(course.order + timedelta(days=1), calendar)
        yield Act(order_read, partial(_acquaint, course=course, who=who, kind=DocumentKind.ORDER, on=order_read))
        plan_read = course.acquainted[turn] or next_working_day(course.approved + timedelta(days=1), calendar)
        yield Act(plan_read, partial(_acquaint, course=course, who=who, kind=DocumentKind.PLAN, on=plan_read))


def _acquaint(world: World, *, course: Course, who: str, kind: DocumentKind, on: date) -> None:
    paper = IssuedDocument.objects.get(mentorship=world.pairs[course.key], kind=kind)
    process.acquaint(document=paper, person=world.people[who], by=world.users[who], on=on)


def _determine(world: World, *, course: Course) -> None:
    script = script_of(world, course.mentee)
    process.determine_level(
        mentorship=the_pair(world, course),
        level=script.level,
        note=script.level_note,
        by=world.users[course.mentor],
        on=course.level,
    )


def _diagnose(world: World, *, course: Course) -> None:
    """Needs start low; the rest follows the level. The plan is begun the same day."""
    script, chance = script_of(world, course.mentee), world.random("diagnosis", course.mentee)
    usual = _LEVEL_START[script.level]
    starts = {
        difficulty: chance.choice((0, 1) if code in script.needs else usual)
        for code, difficulty in world.difficulties.items()
    }
    pair = the_pair(world, course)
    process.complete_diagnosis(
        mentorship=pair,
        starts=starts,
        needs=[world.difficulties[code] for code in script.needs],
        note=script.needs_note,
        by=world.users[course.mentor],
        on=course.needs,
    )
    begun = plan_lines(world, course, script)[:2]
    process.save_plan(
        mentorship=pair,
        goal=script.goal,
        tasks="",
        lines=begun,
        by=world.users[course.mentor],
        on=course.needs,
    )


def _submit_plan(world: World, *, course: Course, on: date, first: bool) -> None:
    """The first version of a plan that will be returned has two dates in the break."""
    script = script_of(world, course.mentee)
    in_break = first and any(step == "return" for _, step in course.plan)
    plan = process.save_plan(
        mentorship=the_pair(world, course),
        goal=script.goal,
        tasks=script.tasks,
        lines=plan_lines(world, course, script, in_break=in_break),
        by=world.users[course.mentor],
        on=on,
    )
    process.submit_plan(plan=plan, by=world.users[course.mentor], on=on)


def _return_plan(world: World, *, course: Course, on: date, first: bool) -> None:
    reason = script_of(world, course.mentee).returned
    process.return_plan(plan=_plan(world, course), by=world.users[_deputy(world, course)], on=on, reason=reason)


def _agree_plan(world: World, *, course: Course, on: date, first: bool) -> None:
    process.agree_plan(plan=_plan(world, course), by=world.users[_deputy(world, course)], on=on)


def _approve_plan(world: World, *, course: Course, on: date, first: bool) -> None:
    process.approve_plan(plan=_plan(world, course), by=_head(world, course), on=on, language=_language(world, course))


def _plan(world: World, course: Course) -> Plan:
    return Plan.objects.select_related("mentorship").get(mentorship=world.pairs[course.key])


def _write_interim(world: World, *, course: Course, on: date, last: bool) -> InterimReport:
    """What was left out of the first version is why it comes back."""
    script = script_of(world, course.mentee)
    texts = {
        "help_given": script.help_given,
        "difficulties_left": script.left if last else "",
        "product": script.product,
        "product_title": script.product_title,
        "questions": script.questions,
    }
    return process.save_interim(mentorship=the_pair(world, course), texts=texts, by=world.users[course.mentor], on=on)


def _submit_interim(world: World, *, course: Course, on: date, last: bool) -> None:
    report = _write_interim(world, course=course, on=on, last=last)
    process.submit_interim(
        report=report,
        association=world.associations.get(course.association),
        by=world.users[course.mentor],
        on=on,
    )


def _return_interim(world: World, *, course: Course, on: date, last: bool) -> None:
    report = InterimReport.objects.select_related("mentorship").get(mentorship=world.pairs[course.key])
    reason = script_of(world, course.mentee).interim_returned
    process.return_report(report=report, by=world.users[_deputy(world, course)], on=on, reason=reason)


def _draft_final(world: World, *, course: Course, on: date, last: bool) -> None:
    texts = {"summary": script_of(world, course.mentee).summary}
    process.save_final(mentorship=the_pair(world, course), texts=texts, ends={}, by=world.users[course.mentor], on=on)


def _submit_final(world: World, *, course: Course, on: date, last: bool) -> None:
    script, chance = script_of(world, course.mentee), world.random("ends", course.mentee)
    ratings = DifficultyRating.objects.filter(diagnosis__mentorship=world.pairs[course.key])
    ends = {rating.pk: min(rating.start + chance.choice((0, 1, 1, 2)), 3) for rating in ratings.order_by("difficulty")}
    for rating in ratings.filter(is_need=True).order_by("difficulty"):
        ends[rating.pk] = min(rating.start + chance.choice((1, 2, 2)), 3)
    report = process.save_final(
        mentorship=the_pair(world, course),
        texts={
            "summary": script.summary,
            "achievements": script.achievements if last else "",
            "own_growth": script.own_growth,
            "problems": script.problems,
            "recommendations": script.recommendations,
        },
        ends=ends,
        by=world.users[course.mentor],
        on=on,
    )
    process.submit_final(report=report, by=world.users[course.mentor], on=on)


def _return_final(world: World, *, course: Course, on: date, last: bool) -> None:
    report = FinalReport.objects.select_related("mentorship").get(mentorship=world.pairs[course.key])
    reason = script_of(world, course.mentee).final_returned
    process.return_report(report=report, by=world.users[_deputy(world, course)], on=on, reason=reason)


def _close(world: World, *, course: Course) -> None:
    process.close_mentorship(
        mentorship=the_pair(world, course),
        by=world.users[world.secretary(school_of(world, course))],
        on=course.closed,
        language=_language(world, course),
    )


def _deputy(world: World, course: Course) -> str:
    return course.agreed_by or world.holder(school_of(world, course), PostKind.DEPUTY)


def _head(world: World, course: Course):
    return world.users[world.holder(school_of(world, course), PostKind.HEAD)]


def _language(world: World, course: Course) -> str:
    return world.characters[course.mentee].language


_PLAN_STEPS = {
    "submit": _submit_plan,
    "return": _return_plan,
    "agree": _agree_plan,
    "approve": _approve_plan,
}
_INTERIM_STEPS = {"draft": _write_interim, "submit": _submit_interim, "return": _return_interim}
_FINAL_STEPS = {"draft": _draft_final, "submit": _submit_final, "return": _return_final}
