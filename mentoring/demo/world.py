"""Where does the demo world begin? Regions, schools, their people and what is known of them, before the first hire."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from mentoring.council import services as council
from mentoring.council.enums import BodyPost
from mentoring.council.models import Body, Meeting
from mentoring.demo.cast import FIRST_FIGURE, Character, Place
from mentoring.demo.cast_villages import DISTRICTS, REGION
from mentoring.demo.courses import Circle
from mentoring.demo.models import DemoStory
from mentoring.plans.models import Difficulty
from schools import services
from schools.enums import NoFigure, PostKind, Role
from schools.models import (
    AcademicYear,
    Association,
    CategoryAward,
    District,
    Employment,
    EthicsConfirmation,
    Membership,
    Person,
    QualityRecord,
    Region,
    School,
    Subject,
    User,
)

BEGINS = date(2025, 8, 11)
PASSWORD = "demo"


@dataclass
class World:
    """The rows of the world by the keys of its characters; `random` gives each of them a chance of their own."""

    seed: int
    password: str = field(default_factory=lambda: make_password(PASSWORD))
    places: dict[str, Place] = field(default_factory=dict)
    characters: dict[str, Character] = field(default_factory=dict)
    schools: dict[str, School] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    jobs: dict[str, Employment] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    pairs: dict[str, int] = field(default_factory=dict)
    associations: dict[str, Association] = field(default_factory=dict)
    circles: dict[str, Circle] = field(default_factory=dict)
    sittings: dict[tuple[str, str, date], Meeting] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    difficulties: dict[str, Difficulty] = field(default_factory=dict)

    def random(self, *key: object) -> Random:
        """The same numbers for the same seed and key, whatever happens elsewhere."""
        return Random(":".join(map(str, (self.seed, *key))))

    def holder(self, school: str, post: PostKind) -> str:
        """The first of the school's cast with this post."""
        return next(key for key, who in self.characters.items() if who.school == school and who.post == post)

    def secretary(self, school: str) -> str:
        return next(key for key, who in self.characters.items() if who.school == school and Role.SECRETARY in who.roles)


def found(world: World, places: Iterable[Place], cast: Iterable[Character], observer: Character) -> None:
    """Everything that stands before the world begins: places, and the people who work there already."""
    world.subjects = {subject.code: subject for subject in Subject.objects.all()}
    world.difficulties = {difficulty.code: difficulty for difficulty in Difficulty.objects.filter(school=None)}
    region = Region.objects.create(name_kk=REGION[0], name_ru=REGION[1])
    districts = {
        key: District.objects.create(region=region, name_kk=kk, name_ru=ru) for key, (kk, ru) in DISTRICTS.items()
    }
    for place in places:
        world.places[place.code] = place
        world.schools[place.code] = _school(place, districts[place.district])
    for who in cast:
        world.characters[who.key] = who
        if who.since <= BEGINS:
            settle(world, who)
    _watch(world, observer, districts["akbulak"])
    User.objects.create(
        username="admin@demo",
        email="admin@demo",
        is_staff=True,
        is_superuser=True,
        password=world.password,
        language="ru",
    )


def settle(world: World, who: Character, *, by: User | None = None) -> None:
    """Hire the character, give the roles, an account, and what is known of their work."""
    last_name, first_name, patronymic = who.name.split(" ", 2)
    school = world.schools[who.school]
    job = services.hire(
        school=school,
        last_name=last_name,
        first_name=first_name,
        patronymic=patronymic,
        on=who.since,
        by=by,
        lessons=[
            services.Lesson(world.subjects[taught.subject], taught.classes, taught.hours, who.language, taught.shift)
            for taught in who.taught
        ],
        post=who.post,
        starts_profession=who.starts_profession,
        education=who.education,
    )
    world.jobs[who.key], world.people[who.key] = job, job.person
    for role in who.roles:
        services.give_role(person=job.person, role=role, school=school, on=max(who.since, BEGINS), by=by)
    if who.story:
        _tell_and_let_in(world, who)
    _know(world, who)


def _school(place: Place, district: District) -> School:
    return School.objects.create(
        code=place.code,
        district=district,
        name_kk=place.name[0],
        name_ru=place.name[1],
        short_name_kk=place.short[0],
        short_name_ru=place.short[1],
        place_kk=place.place[0],
        place_ru=place.place[1],
        kind=place.kind,
        week=place.week,
    )


def _watch(world: World, observer: Character, district: District) -> None:
    last_name, first_name, patronymic = observer.name.split(" ", 2)
    person = Person.objects.create(last_name=last_name, first_name=first_name, patronymic=patronymic)
    Membership.objects.create(person=person, role=Role.OBSERVER, district=district, started_on=observer.since)
    world.people[observer.key] = person
    _tell_and_let_in(world, observer)


def _tell_and_let_in(world: World, who: Character) -> None:
    """The story of a named person, and the account they sign in with."""
    person, (kk, ru, en) = world.people[who.key], who.story
    DemoStory.objects.create(person=person, text_kk=kk, text_ru=ru, text_en=en)
    user = services.make_account(person=person, username=who.sign_in, email=who.sign_in, language=who.language)
    user.password = world.password
    user.save(update_fields=["password"])
    world.users[who.key] = user


def _know(world: World, who: Character) -> None:
    person, school = world.people[who.key], world.schools[who.school]
    if award := who.award:
        CategoryAward.objects.create(
            person=person,
            category=award.category,
            awarded_on=award.awarded_on,
            expires_on=award.expires_on,
            document=award.document,
            recorded_at=_noon(max(award.awarded_on, who.since)),
        )
    EthicsConfirmation.objects.bulk_create(
        EthicsConfirmation(
            person=person,
            school=school,
            confirmed_on=day,
            confirmed_by=_head_of(world, who.school),
            recorded_at=_noon(day),
        )
        for day in who.ethics
        if who.award
    )
    for subject, percents in who.quality.items():
        for first, percent in enumerate(percents, start=FIRST_FIGURE):
            note_quality(world, who, subject, first, percent)


def _head_of(world: World, school: str) -> str:
    """The name as it is printed; the head is the first of the cast to be settled."""
    return world.people[world.holder(school, PostKind.HEAD)].short_name


def _noon(day: date) -> datetime:
    """When somebody sat down and entered it."""
    return timezone.make_aware(datetime.combine(day, time(11, 30)))


def note_quality(world: World, who: Character, subject: str, first: int, percent: int | None) -> None:
    """A year's figure as counts that give at least `percent`; None leaves the reason why there is none."""
    chance = world.random("quality", who.key, subject, first)
    assessed = chance.randint(46, 128) if percent is not None else 0
    good = -(-assessed * (percent or 0) // 100)
    fives = round(good * chance.uniform(0.22, 0.38))
    QualityRecord.objects.create(
        person=world.people[who.key],
        subject=world.subjects[subject],
        year=AcademicYear.objects.get(starts_on__year=first),
        school=world.schools[who.school],
        assessed=assessed,
        fives=fives,
        fours=good - fives,
        no_figure="" if percent is not None else NoFigure.ELSEWHERE,
        no_figure_note="" if percent is not None else who.no_figure,
        source="Күнделік.kz" if who.language == "kk" else "Кунделик.kz",
        recorded_at=_noon(date(first + 1, 6, 3)),
    )


def gather_circles(world: World, circles: Iterable[Circle]) -> None:
    """Associations with the seats of chair, secretary and every teacher of their subjects; the council's officers."""
    for circle in circles:
        school = world.schools[circle.school]
        association = Association.objects.create(school=school, name_kk=circle.name[0], name_ru=circle.name[1])
        association.subjects.set([world.subjects[code] for code in circle.subjects])
        body = council.body_of(association)
        world.associations[circle.key], world.circles[circle.key] = association, circle
        officers = {circle.chair: BodyPost.CHAIR, circle.secretary: BodyPost.SECRETARY}
        for key, who in world.characters.items():
            teaches = any(taught.subject in circle.subjects for taught in who.taught)
            if who.school == circle.school and who.since <= BEGINS and teaches and who.post == PostKind.TEACHER:
                council.seat(body=body, person=world.people[key], post=officers.get(key, BodyPost.MEMBER), on=BEGINS)


def seat_council(world: World, school: str) -> Body:
    body = council.council_of(world.schools[school])
    for key, post in (
        (world.holder(school, PostKind.HEAD), BodyPost.CHAIR),
        (world.secretary(school), BodyPost.SECRETARY),
    ):
        council.seat(body=body, person=world.people[key], post=post, on=BEGINS)
    return body
