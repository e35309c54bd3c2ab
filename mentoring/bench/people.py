"""Who lives in the benchmark's schools? Teachers with the records a verdict rests on, made in bulk."""

from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice

from schools.enums import Category, PostKind, Role, Shift, TeachingLanguage
from schools.models import (
    AcademicYear,
    CategoryAward,
    District,
    Employment,
    EthicsConfirmation,
    Membership,
    Person,
    QualityRecord,
    School,
    Subject,
    Teaching,
    User,
)
from schools.names import search_key, sort_key

TODAY = date(2026, 10, 15)
LONG_AGO = date(2012, 9, 3)

SURNAMES = ("Сәрсенова", "Ахметов", "Жұмабаева", "Қасымов", "Ибраева", "Оспанов", "Тілеубекова", "Нұрғалиев")
FIRST_NAMES = ("Айгүл", "Ерлан", "Гүлнар", "Дәурен", "Жанар", "Марат", "Сәуле", "Тимур", "Әсел", "Қайрат")
PATRONYMICS = ("Қайратқызы", "Серікұлы", "Болатовна", "Маратович", "")
SUBJECTS = ("maths", "physics", "kazakh_language", "history_kazakhstan", "biology", "informatics")


def make_school(code: str, district: District) -> School:
    return School.objects.create(
        code=code,
        district=district,
        name_kk=f"«№ 7 {code} жалпы білім беретін мектебі» КММ",
        name_ru=f"КГУ «Общеобразовательная школа № 7 {code}»",
        short_name_kk="№ 7 мектеп",
        short_name_ru="Школа № 7",
        place_kk="Қарағанды қаласы",
        place_ru="город Караганда",
    )


def make_officer(school: School, role: Role) -> User:
    post = {Role.HEAD: PostKind.HEAD, Role.DEPUTY: PostKind.DEPUTY}.get(role, PostKind.TEACHER)
    [job] = hire_many(school, 1, on=LONG_AGO, post=post)
    Membership.objects.create(person=job.person, role=role, school=school, started_on=LONG_AGO)
    return make_user(job.person)


def make_user(person: Person) -> User:
    """A key without a password: the benchmark signs in by a stored session."""
    return User.objects.create(person=person, username=f"user{person.pk}", language=TeachingLanguage.RU)


def hire_many(
    school: School, count: int, *, on: date, post: str = PostKind.TEACHER, starts_profession: bool = False
) -> list[Employment]:
    """Teachers of the school with a subject and the teacher's role."""
    names = islice(zip(cycle(SURNAMES), cycle(FIRST_NAMES), cycle(PATRONYMICS)), count)
    people = Person.objects.bulk_create(
        Person(
            last_name=last,
            first_name=first,
            patronymic=patronymic,
            sort_key=sort_key(last, first, patronymic),
            search_key=search_key(last, first, patronymic),
        )
        for last, first, patronymic in names
    )
    jobs = Employment.objects.bulk_create(
        Employment(person=person, school=school, started_on=on, post=post, starts_profession=starts_profession)
        for person in people
    )
    subjects = Subject.objects.in_bulk(SUBJECTS, field_name="code")
    Teaching.objects.bulk_create(
        Teaching(
            employment=job,
            subject=subjects[code],
            hours=18,
            language=TeachingLanguage.KK,
            shift=Shift.FIRST,
        )
        for job, code in zip(jobs, cycle(SUBJECTS))
    )
    Membership.objects.bulk_create(
        Membership(person=person, role=Role.TEACHER, school=school, started_on=on) for person in people
    )
    return jobs


def qualify(jobs: Sequence[Employment]) -> None:
    """What the verdict asks for: most meet the requirements, every fifth misses one of them."""
    categories = cycle((Category.RESEARCHER, Category.MASTER, Category.RESEARCHER, Category.MASTER, Category.EXPERT))
    CategoryAward.objects.bulk_create(
        CategoryAward(
            person_id=job.person_id,
            category=category,
            awarded_on=date(2023, 6, 1),
            expires_on=date(2028, 6, 1),
            document="№ 12",
        )
        for job, category in zip(jobs, categories)  # noqa: B905 endless
    )
    EthicsConfirmation.objects.bulk_create(
        EthicsConfirmation(
            person_id=job.person_id,
            school_id=job.school_id,
            confirmed_on=date(2026, 8, 20),
            confirmed_by="Деканова А.",
        )
        for job in jobs
    )
    years = list(AcademicYear.objects.completed_before(TODAY)[:3])
    subjects = dict(Teaching.objects.filter(employment__in=jobs).values_list("employment_id", "subject_id"))
    QualityRecord.objects.bulk_create(
        QualityRecord(
            person_id=job.person_id,
            school_id=job.school_id,
            subject_id=subjects[job.pk],
            year=year,
            assessed=100,
            fives=30,
            fours=35 + number % 20,
            source="журнал",
        )
        for number, job in enumerate(jobs)
        for year in years
    )
