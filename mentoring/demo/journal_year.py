"""What does a pair record through its year? Meetings, lessons seen both ways, activities done, proofs."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.template.loader import render_to_string

from mentoring import process
from mentoring.demo.courses import Course
from mentoring.demo.diary import Act
from mentoring.demo.lessons import TOPICS
from mentoring.demo.pair import script_of, the_pair
from mentoring.demo.planning import days_of, plan_lines, words_of
from mentoring.demo.script import Seen, Talk, Work
from mentoring.demo.world import World
from mentoring.documents.pdf import write_pdf
from mentoring.journal import services as journal
from mentoring.journal.enums import Direction, LessonCriterion
from mentoring.journal.models import LessonObservation, PairMeeting
from mentoring.plans.models import Activity
from schools.uploads import UploadedProof

MINUTES = (20, 30, 30, 40, 45, 45, 60)
TALK_EVERY, VISIT_EVERY = 10, 22  # lesson days
WITH_PLAN = 1  # the number of the visit whose lesson plan is kept as a proof
SELDOM_DONE = 0.07


def journal_acts(world: World, course: Course) -> Iterator[Act]:
    """Entries from the day after the order to the last days of the pair, none in breaks nor during a leave."""
    if not course.plan:
        return
    days = days_of(world, course, course.starts or course.order, course.until)[1:-3]
    days = [day for day in days if not _is_away(course, day)]
    yield from _talks(world, course, days)
    yield from _visits(world, course, days)
    yield from _done(world, course)


def _talks(world: World, course: Course, days: list[date]) -> Iterator[Act]:
    chance, script, words = (
        world.random("talks", course.mentee),
        script_of(world, course.mentee),
        words_of(world, course.mentee),
    )
    by_need = [(need, talk) for turn in (0, 1) for need in script.needs for talk in [words.by_need[need][1][turn]]]
    topics: list[tuple[str, Talk]] = [("", words.first_talk)]
    common = [("", talk) for talk in words.talks[:-1]]
    for pair in zip(by_need, common + by_need[len(common) :], strict=False):
        topics += [topic for topic in pair if topic not in topics]
    topics.append(("", words.talks[-1]))
    last = len(topics) - 1
    step = max(TALK_EVERY, (len(days) - 6) // last)
    for number, (need, talk) in enumerate(topics):
        place = 1 if number == 0 else number * step + chance.randint(-2, 1)
        if place >= len(days):
            break
        yield from _talk(world, course, days[place], need, talk)
    for day in course.extra_talks:
        yield from _talk(world, course, day, "", words.talks[1])


def _talk(world: World, course: Course, day: date, need: str, talk: Talk) -> Iterator[Act]:
    if _is_quiet(course, day):
        return
    chance = world.random("talk", course.mentee, day)
    yield Act(day, partial(_log_talk, course=course, day=day, need=need, talk=talk, minutes=chance.choice(MINUTES)))
    read_on = _later(world, course, day, chance.randint(1, 4))
    if read_on and chance.random() < 0.85:
        comment = chance.choice(words_of(world, course.mentee).thanks)
        yield Act(read_on, partial(_read, course=course, day=day, model=PairMeeting, on=read_on, comment=comment))


def _visits(world: World, course: Course, days: list[date]) -> Iterator[Act]:
    """The first lesson is seen in the second week; every fourth visit is the young teacher's."""
    words, chance = words_of(world, course.mentee), world.random("visits", course.mentee)
    hosts = (course.mentee, course.mentor)
    for number, place in enumerate(range(8, len(days) - 4, VISIT_EVERY)):
        day = days[min(place + chance.randint(-2, 2), len(days) - 1)]
        is_back = number % 4 == 2
        pool = words.seen_by_mentee if is_back else words.seen_by_mentor
        seen = pool[number // 4 % len(pool)] if is_back else pool[min(number, len(pool) - 1)]
        if _is_quiet(course, day):
            continue
        visit = partial(_log_visit, course=course, day=day, number=number, host=hosts[is_back], seen=seen)
        yield Act(day, visit)
        read_on = _later(world, course, day, chance.randint(1, 5))
        if read_on and not is_back and chance.random() < 0.9:
            comment = chance.choice(words.thanks)
            yield Act(
                read_on, partial(_read, course=course, day=day, model=LessonObservation, on=read_on, comment=comment)
            )


def _done(world: World, course: Course) -> Iterator[Act]:
    """Most activities are done within a few days of their date, seldom one is not."""
    script, words, chance = (
        script_of(world, course.mentee),
        words_of(world, course.mentee),
        world.random("done", course.mentee),
    )
    works: list[Work] = [
        *words.opening,
        *[words.by_need[need][0][0] for need in script.needs],
        *words.common,
        *[words.by_need[need][0][1] for need in script.needs],
        *words.closing,
    ]
    assert course.approved, "asked of pairs that work"
    reported = min(course.reported, course.until)
    for position, (line, work) in enumerate(zip(plan_lines(world, course, script), works, strict=True), start=1):
        if chance.random() < SELDOM_DONE:
            continue
        if line.due_on > reported:
            break
        days = days_of(world, course, max(line.due_on, course.approved), reported)[chance.randint(0, 3) :]
        day = next((day for day in days if not _is_away(course, day)), reported)
        yield Act(day, partial(_mark, course=course, position=position, day=day, note=work.done))


def _is_quiet(course: Course, day: date) -> bool:
    return _is_away(course, day) or (course.quiet is not None and course.quiet[0] <= day <= course.quiet[1])


def _is_away(course: Course, day: date) -> bool:
    return course.away is not None and course.away.first <= day < course.away.back


def _later(world: World, course: Course, day: date, lessons: int) -> date | None:
    after = [day for day in days_of(world, course, day, course.until) if not _is_away(course, day)][lessons:]
    return after[0] if after else None


def _log_talk(world: World, *, course: Course, day: date, need: str, talk: Talk, minutes: int) -> None:
    pair = the_pair(world, course)
    answered = Activity.objects.filter(plan__mentorship=pair, plan__approved_on__lte=day, need__code=need)
    process.log_meeting(
        mentorship=pair,
        held_on=day,
        by=world.users[course.mentor],
        on=day,
        minutes=minutes,
        kind=talk.kind,
        topic=talk.topic,
        works=talk.works,
        hard=talk.hard,
        mentor_next=talk.mentor_next,
        mentee_next=talk.mentee_next,
        activities=answered[:1] if need else (),
    )


def _log_visit(world: World, *, course: Course, day: date, number: int, host: str, seen: Seen) -> None:
    pair, is_back = the_pair(world, course), host == course.mentor
    taught = world.characters[host].taught[0]
    topics = TOPICS[(course.subject, world.characters[course.mentee].language)]
    topic, classes = topics[number % len(topics)], taught.classes.split(", ")
    class_name = classes[number % len(classes)]
    proofs = [_lesson_plan(world, course, day, topic, class_name)] if number == WITH_PLAN else []
    process.log_observation(
        mentorship=pair,
        observed_on=day,
        by=world.users[course.mentee if is_back else course.mentor],
        on=day,
        proofs=proofs,
        direction=Direction.MENTEE_VISITS if is_back else Direction.MENTOR_VISITS,
        class_name=class_name,
        topic=topic,
        scores=_scores(world, course, number, is_back),
        strengths=seen.strengths,
        growth_areas=seen.growth_areas,
        conclusion=seen.conclusion,
    )


def _scores(world: World, course: Course, number: int, is_back: bool) -> dict[str, int]:
    """Better from visit to visit, never perfect at once; a young teacher does not rate the mentor."""
    if is_back:
        return {}
    chance = world.random("scores", course.mentee, number)
    full = min(0.25 + 0.12 * number, 0.9)
    return {
        criterion.value: 2 if chance.random() < full else chance.choice((0, 1, 1, 1)) for criterion in LessonCriterion
    }


def _lesson_plan(world: World, course: Course, day: date, topic: str, class_name: str) -> UploadedProof:
    """One page the young teacher printed for the lesson."""
    words, language = words_of(world, course.mentee).evidence, world.characters[course.mentee].language
    context = {
        "words": words,
        "language": language,
        "topic": topic,
        "class_name": class_name,
        "day": day,
        "teacher": world.people[course.mentee].full_name,
    }
    pdf = write_pdf(render_to_string("documents/demo_lesson_plan.html", context), tagged=False).pdf
    return UploadedProof(name=f"{words['name']} {day:%d.%m.%Y}.pdf", content_type="application/pdf", content=pdf)


def _read(world: World, *, course: Course, day: date, model, on: date, comment: str) -> None:
    field = "held_on" if model is PairMeeting else "observed_on"
    for entry in model.objects.filter(mentorship=world.pairs[course.key], **{field: day}):
        journal.acquaint(entry, comment=comment, on=on)


def _mark(world: World, *, course: Course, position: int, day: date, note: str) -> None:
    activity = Activity.objects.get(plan__mentorship=world.pairs[course.key], position=position)
    process.mark_activity_done(activity=activity, done_on=day, note=note, by=world.users[course.mentor], on=day)
