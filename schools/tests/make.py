"""Plain makers with quiet defaults, and a cast: each test says only what matters to it."""

from datetime import date
from itertools import count

from schools.enums import Category, DayKind, PostKind, Role
from schools.models import (
    AcademicYear,
    Association,
    CalendarDay,
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
    Teaching,
    User,
)

_serial = count(1)

LONG_AGO = date(2015, 9, 1)


def make_district(name: str = "Аудан") -> District:
    region, _ = Region.objects.get_or_create(name_kk="Облыс", name_ru="Область")
    return District.objects.create(region=region, name_kk=name, name_ru=name)


def make_school(code: str = "", **fields) -> School:
    code = code or f"school{next(_serial)}"
    fields.setdefault("district", District.objects.first() or make_district())
    names = {
        "name_kk": f"«{code}» коммуналдық мемлекеттік мекемесі",
        "name_ru": f"КГУ «{code}»",
        "short_name_kk": f"{code} мектебі",
        "short_name_ru": f"Школа {code}",
        "place_kk": "Қарағанды қаласы",
        "place_ru": "город Караганда",
    }
    return School.objects.create(code=code, **(names | fields))


def make_subject(code: str = "maths") -> Subject:
    return Subject.objects.get_or_create(
        code=code, defaults={"name_kk": f"{code} kk", "name_ru": f"{code} ru", "name_en": code.title()}
    )[0]


def make_year(first: int) -> AcademicYear:
    """The academic year that starts in `first`; the shipped one where there is one."""
    year = AcademicYear.objects.filter(starts_on__year=first).first()
    return year or AcademicYear.objects.create(starts_on=date(first, 9, 1), ends_on=date(first + 1, 5, 25))


def make_day(day: date, *, kind: str = DayKind.DAY_OFF, school: School | None = None, **fields) -> CalendarDay:
    """A correction of the calendar, of the country unless a school is given."""
    names = {"name_kk": "Күн", "name_ru": "День", "source": "Order № 1"}
    return CalendarDay.objects.create(date=day, kind=kind, school=school, **(names | fields))


def make_person(last_name: str = "", first_name: str = "Айгүл", patronymic: str = "") -> Person:
    return Person.objects.create(
        last_name=last_name or f"Тегі{next(_serial)}", first_name=first_name, patronymic=patronymic
    )


def make_teacher(
    school: School,
    *,
    name: str = "",
    subject: str = "maths",
    hired_on: date = LONG_AGO,
    post: str = PostKind.TEACHER,
    starts_profession: bool = False,
) -> Employment:
    person = make_person(name)
    job = Employment.objects.create(
        person=person, school=school, started_on=hired_on, post=post, starts_profession=starts_profession
    )
    Teaching.objects.create(employment=job, subject=make_subject(subject))
    Membership.objects.create(person=person, role=Role.TEACHER, school=school, started_on=hired_on)
    return job


def make_mentor(
    school: School, *, name: str = "", subject: str = "maths", percents: tuple[int, ...] = (72, 75, 78)
) -> Person:
    """Somebody who meets the requirements in the school year 2026–2027; `percents` oldest year first."""
    person = make_teacher(school, name=name, subject=subject).person
    CategoryAward.objects.create(
        person=person,
        category=Category.RESEARCHER,
        awarded_on=date(2023, 6, 1),
        expires_on=date(2028, 6, 1),
        document="№ 12",
    )
    EthicsConfirmation.objects.create(
        person=person, school=school, confirmed_on=date(2026, 8, 20), confirmed_by="Деканова А."
    )
    for first, percent in zip(range(2023, 2026), percents, strict=True):
        QualityRecord.objects.create(
            person=person,
            subject=make_subject(subject),
            year=make_year(first),
            school=school,
            assessed=100,
            fours=percent,
            source="журнал",
        )
    return person


def make_association(school: School, subject: str = "maths") -> Association:
    association = Association.objects.create(school=school, name_kk="ӘБ", name_ru="МО")
    association.subjects.add(make_subject(subject))
    return association


def make_user(person: Person | None = None, *, language: str = "en", **fields) -> User:
    person = person or make_person()
    name = f"user{next(_serial)}"
    user = User(username=name, email=f"{name}@example.kz", person=person, language=language, **fields)
    user.set_password("demo")
    user.save()
    return user


def make_member(school: School, role: str, *, since: date = LONG_AGO, name: str = "") -> User:
    """A user with one role at the school, employed there as the role implies."""
    post = {Role.HEAD: PostKind.HEAD, Role.DEPUTY: PostKind.DEPUTY}.get(role, PostKind.TEACHER)
    job = make_teacher(school, name=name, hired_on=since, post=post)
    if role != Role.TEACHER:
        Membership.objects.create(person=job.person, role=role, school=school, started_on=since)
    return make_user(job.person)


def make_observer(district: District) -> User:
    user = make_user()
    Membership.objects.create(person=user.person, role=Role.OBSERVER, district=district, started_on=LONG_AGO)
    return user
