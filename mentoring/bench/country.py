"""Who lives in the benchmark's country? Teachers by the hundred thousand, written by the database itself.

The rows are as a school would have written them: a category, a word on ethics, two subjects and three years of figures
each; the numbers make every outcome and every bound occur. Run in an empty scratch database only.
"""

import os
from datetime import date
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

from mentoring.bench.measure import Visit, session_for
from mentoring.eligibility.services import keep_verdicts
from mentoring.mentorships.enums import TermName
from mentoring.mentorships.models import Deadline, Mentorship
from mentoring.middleware import DEMO_DAY
from schools import clock
from schools.enums import Role, SchoolKind
from schools.models import (
    AcademicYear,
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

TODAY = date(2026, 10, 15)
SCHOOLS_OF_A_DISTRICT = 60
TEACHERS_OF_A_SCHOOL = 51
SUBJECTS = ("maths", "physics", "kazakh_language", "history_kazakhstan", "biology", "informatics")


def prepare() -> dict[str, Visit]:
    """The country, with the verdicts of one district kept; its observer looks at the candidates."""
    populate(int(os.environ["BENCH_TEACHERS"]))
    district = District.objects.order_by("pk")[0]
    with clock.travel(TODAY):
        keep_verdicts(list(School.objects.filter(district=district).values_list("pk", flat=True)), on=TODAY)
        _go_on_counting(Person, User)
        person = Person.objects.create(last_name="Бақылаушы", first_name="Айгүл")
        Membership.objects.create(person=person, role=Role.OBSERVER, district=district, started_on=TODAY)
        observer = User.objects.create(username="observer", person=person)
    session = session_for(observer, **{DEMO_DAY: TODAY.isoformat()})
    return {"district": Visit("eligibility:district", session, (district.pk,))}


def populate(teachers: int) -> None:
    """A country of so many teachers, in schools and districts of the usual size."""
    schools = -(-teachers // TEACHERS_OF_A_SCHOOL)
    _places(schools)
    first_school = School.objects.order_by("pk").values_list("pk", flat=True)[0]
    ids = dict(Subject.objects.values_list("code", "pk"))
    subjects = [ids[code] for code in SUBJECTS]
    years = list(AcademicYear.objects.completed_before(TODAY).values_list("pk", flat=True)[:3])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE one_by_one (n integer PRIMARY KEY)")
        cursor.execute(
            "INSERT INTO one_by_one WITH RECURSIVE counted(n) AS"
            " (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < %s) SELECT n FROM counted",
            [teachers],
        )
    school = f"{first_school} + (n - 1) / {TEACHERS_OF_A_SCHOOL}"
    name = "'Тегі' || n"
    _write(Person, id="n", last_name=name, first_name="'Айгүл'", sort_key="'tegi' || n", search_key="'тегі' || n")
    _write(Employment, id="n", person_id="n", school_id=school, started_on=_day("2012-09-03"), post="'teacher'")
    for number in range(2):
        _write(
            Teaching,
            id=f"2 * n - 1 + {number}",
            employment_id="n",
            subject_id=_one_of([f"{pk}" for pk in subjects], f"n + {number}"),
            language="'kk'",
            shift="'1'",
        )
    _write(
        CategoryAward,
        where="n % 23 <> 0",
        id="n",
        person_id="n",
        category=_one_of(["'researcher'", "'master'", "'researcher'", "'master'", "'expert'", "'highest'"], "n / 7"),
        awarded_on=_one_of([_day("2021-10-14"), _day("2021-10-15"), _day("2023-06-01")], "n"),
        expires_on=_one_of(["NULL", "NULL", _day("2028-06-01"), _day("2026-10-15"), _day("2026-10-14")], "n / 3"),
    )
    _write(
        EthicsConfirmation,
        where="n % 29 <> 0",
        id="n",
        person_id="n",
        school_id=school,
        holds="n % 97 <> 0",
        confirmed_on=_day("2026-08-20"),
        confirmed_by="'Деканова А.'",
    )
    for number in range(2):
        for place, year in enumerate(years):
            good = f"55 + (n * {7 + number} + {place} * 13) % 42"
            nobody = f"(n + {number} * 5 + {place}) % 61 = 0"
            _write(
                QualityRecord,
                where=f"(n + {place}) % 101 <> 0",
                id=f"6 * n - 5 + {number * 3 + place}",
                person_id="n",
                subject_id=_one_of([f"{pk}" for pk in subjects], f"n + {number}"),
                year_id=str(year),
                school_id=school,
                assessed=f"CASE WHEN {nobody} THEN 0 ELSE 100 END",
                fours=f"CASE WHEN {nobody} THEN 0 ELSE {good} END",
                no_figure=f"CASE WHEN {nobody} THEN 'grade_one' ELSE '' END",
            )
    _dates(school, subjects[0], years[0])


def _dates(school: str, subject: int, year: int) -> None:
    """A pair for every twenty-fifth teacher, with the five dates of its year; one in forty is late."""
    clerk = User.objects.create(username="clerk")
    _write(
        Mentorship,
        where="n % 25 = 0",
        id="n",
        school_id=school,
        mentor_id="n - 1",
        mentee_id="n",
        employment_id="n",
        subject_id=str(subject),
        year_id=str(year),
        state="'active'",
        started_on=_day("2026-09-08"),
        finished_on=_day("2027-05-25"),
        verdict="'{}'",
        outcome="'meets'",
        proposed_by_id=str(clerk.pk),
        proposed_on=_day("2026-09-02"),
    )
    dues = ("2026-09-08", "2026-09-18", "2026-09-25", "2026-12-27", "2027-05-10")
    for number, (term, due) in enumerate(zip(TermName.values, dues, strict=False)):
        _write(
            Deadline,
            where="n % 25 = 0",
            id=f"5 * n + {number}",
            mentorship_id="n",
            school_id=school,
            term=f"'{term}'",
            due_on=_day(due),
            done_on=f"CASE WHEN {number} < 3 AND (n / 25) % 40 <> {number} THEN {_day(due)} END",
            explanation="'{}'",
        )


def _places(schools: int) -> None:
    region = Region.objects.create(name_kk="Облыс", name_ru="Область")
    districts = District.objects.bulk_create(
        District(region=region, name_kk=f"{number}-аудан", name_ru=f"Район {number}")
        for number in range(-(-schools // SCHOOLS_OF_A_DISTRICT))
    )
    School.objects.bulk_create(
        [
            School(
                code=f"school-{number}",
                district=districts[number // SCHOOLS_OF_A_DISTRICT],
                kind=SchoolKind.SMALL_CLASS if number % 5 == 0 else SchoolKind.ORDINARY,
                **{
                    f"{field}_{language}": f"№ {number}"
                    for field in ("name", "short_name", "place")
                    for language in ("kk", "ru")
                },
            )
            for number in range(schools)
        ],
        batch_size=1000,
    )


def _write(table: type[models.Model], *, where: str = "n > 0", **told: str) -> None:
    """A row for every number `n` that `where` keeps; columns that are not told are empty."""
    columns = {
        field.column: told.get(field.column) or _empty(field)
        for field in table._meta.concrete_fields
        if field.column in told or not field.primary_key
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table._meta.db_table} ({', '.join(columns)})"
            f" SELECT {', '.join(columns.values())} FROM one_by_one WHERE {where}"
        )


def _empty(field: Any) -> str:
    if field.null:
        return "NULL"
    if isinstance(field, models.BooleanField):
        return "FALSE"
    if isinstance(field, models.DateTimeField):
        return "CURRENT_TIMESTAMP"
    return "0" if isinstance(field, models.IntegerField) else "''"


def _day(day: str) -> str:
    return f"DATE '{day}'" if connection.vendor == "postgresql" else f"'{day}'"


def _one_of(values: list[str], number: str) -> str:
    cases = " ".join([f"WHEN {place} THEN {value}" for place, value in enumerate(values)])
    return f"CASE ({number}) % {len(values)} {cases} END"


def _go_on_counting(*tables: type[models.Model]) -> None:
    """New rows get numbers after those that were written with their own."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
