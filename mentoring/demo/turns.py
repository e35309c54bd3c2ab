"""What comes between in some pairs? A leave and its end, a new mentor, an end before the time, an order taken back."""

from collections.abc import Iterator
from functools import partial

from mentoring import process
from mentoring.demo.courses import Away, Course, Ending
from mentoring.demo.diary import MORNING, Act
from mentoring.demo.planning import school_of
from mentoring.demo.world import World
from mentoring.mentorships.models import Change, Mentorship
from schools import services
from schools.enums import PostKind
from schools.models import User


def turns_of(world: World, course: Course) -> Iterator[Act]:
    if course.away:
        yield Act(course.away.first, partial(_leave, course=course, away=course.away))
        yield Act(course.away.back, partial(_return, course=course, away=course.away), MORNING)
    if course.ending:
        yield from _end(course, course.ending)
    if course.annulled:
        yield Act(course.annulled.on, partial(_annul, course=course))
    if course.again:  # the former mentor leaves a page to read
        yield Act(course.starts or course.order, partial(_read_handover, course=course))


def _end(course: Course, ending: Ending) -> Iterator[Act]:
    yield Act(ending.asked, partial(_ask, course=course, ending=ending))
    if ending.order:
        yield Act(ending.order, partial(_sign_end, course=course, ending=ending))
        yield Act(ending.last_day, partial(_finish_job, course=course, ending=ending))
    if ending.taken:
        yield Act(ending.taken, partial(_take, course=course, ending=ending), MORNING)


def _leave(world: World, *, course: Course, away: Away) -> None:
    process.suspend(
        mentorship=_pair(world, course),
        absence=away.absence,
        side="mentee",
        note=away.note,
        started_on=away.first,
        expected_on=away.expected,
        order_number=away.order_number,
        order_on=away.order_on,
        by=_office(world, course, PostKind.DEPUTY),
        on=away.first,
    )


def _return(world: World, *, course: Course, away: Away) -> None:
    pair, by = _pair(world, course), _office(world, course, PostKind.DEPUTY)
    process.record_return(mentorship=pair, back_on=away.back, finished_on=pair.finished_on, by=by, on=away.back)


def _ask(world: World, *, course: Course, ending: Ending) -> None:
    asked = {
        "mentorship": _pair(world, course),
        "ground": ending.ground,
        "reason": ending.reason,
        "last_day": ending.last_day,
        "by": _office(world, course, PostKind.DEPUTY),
        "on": ending.asked,
    }
    if ending.order:
        process.ask_end(**asked, asks_council=False, to_school=world.schools.get(ending.to_school))
    else:
        process.ask_replacement(**asked)


def _sign_end(world: World, *, course: Course, ending: Ending) -> None:
    process.sign_end(
        mentorship=_pair(world, course),
        number=ending.number,
        on=ending.order,
        last_day=ending.last_day,
        by=_office(world, course, PostKind.HEAD),
        language=world.characters[course.mentee].language,
    )


def _finish_job(world: World, *, course: Course, ending: Ending) -> None:
    services.finish_employment(employment=world.jobs[course.mentee], on=ending.last_day)


def _take(world: World, *, course: Course, ending: Ending) -> None:
    """The other school hires the young teacher it was told of."""
    taught, place = world.characters[course.mentee].taught[0], world.places[ending.to_school]
    world.jobs[course.mentee] = process.take_transfer(
        change=Change.objects.get(mentorship=world.pairs[course.key]),
        on=ending.taken,
        lesson=services.Lesson(world.subjects[taught.subject], "5–6", taught.hours, place.language, "1"),
        by=world.users[world.holder(ending.to_school, PostKind.DEPUTY)],
    )


def _annul(world: World, *, course: Course) -> None:
    """Who was to have a mentor never came to work: the job ends with the order."""
    annulled = course.annulled
    process.annul_order(
        mentorship=_pair(world, course),
        number=annulled.number,
        on=annulled.on,
        reason=annulled.reason,
        by=_office(world, course, PostKind.HEAD),
        language=world.characters[course.mentee].language,
        today=annulled.on,
    )
    services.finish_employment(employment=world.jobs[course.mentee], on=annulled.last_day)


def _read_handover(world: World, *, course: Course) -> None:
    read_on = course.starts or course.order
    process.read_handover(mentorship=_pair(world, course), by=world.users[course.mentor], on=read_on)


def _pair(world: World, course: Course) -> Mentorship:
    return Mentorship.objects.with_people().get(pk=world.pairs[course.key])


def _office(world: World, course: Course, post: PostKind) -> User:
    return world.users[world.holder(school_of(world, course), post)]
