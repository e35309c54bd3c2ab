"""What does the school already know? Its people with their jobs and facts, read once for a whole list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schools.enums import Role
from schools.importing.columns import plain
from schools.importing.rows import Known
from schools.models import (
    AcademicYear,
    CategoryAward,
    Employment,
    EthicsConfirmation,
    Fact,
    Membership,
    Person,
    QualityRecord,
    School,
    Subject,
    Teaching,
)
from schools.names import search_key

ROLES_OF_A_JOB = (Role.TEACHER, Role.DEPUTY, Role.HEAD)  # see schools.services.hire
# Names teachers use for subjects of the official list.
SUBJECT_ALIASES = {
    "primary": ("бастауыш", "бастауыш сыныптар", "начальная школа"),
    "foreign_language": ("ағылшын тілі", "английский язык", "english"),
    "maths": ("maths",),
    "physical_education": ("дене тәрбиесі", "физкультура", "pe"),
    "military": ("аәд", "нвп", "нвтп"),
    "history_kazakhstan": ("история рк", "қр тарихы"),
    "art": ("технология",),
}


@dataclass
class Records:
    """The facts of everybody who ever worked at the school; `jobs` holds each person's latest one."""

    school: School
    on: date
    jobs: list[Employment]
    subjects: dict[str, Subject]
    years: dict[int, AcademicYear]
    teachings: dict[int, dict[str, Teaching]]
    awards: dict[int, list[CategoryAward]]
    ethics: dict[int, list[EthicsConfirmation]]
    replaced: dict[type[Fact], frozenset[int | None]]  # awards and confirmations that a correction took the place of
    quality: dict[tuple[int, str, int], QualityRecord]
    with_open_role: frozenset[int]  # people who hold a role a job here gives
    held_numbers: dict[str, list[Employment]]  # every job, also ended ones, by staff number

    def __post_init__(self) -> None:
        self._by_name: dict[str, list[Employment]] = defaultdict(list)
        self._by_number: dict[str, Employment] = {}
        for job in self.jobs:
            self._by_name[name_key(job.person.last_name, job.person.first_name)].append(job)
            if job.staff_number and self.is_open(job):
                self._by_number[job.staff_number.casefold()] = job

    def with_number(self, staff_number: str) -> Employment | None:
        """The open job with this staff number."""
        return self._by_number.get(staff_number.casefold())

    def holder_on(self, staff_number: str, day: date) -> Employment | None:
        """Whose staff number this was on the day."""
        return next((job for job in self.held_numbers.get(staff_number.casefold(), ()) if job.lasts_on(day)), None)

    def named(self, last_name: str, first_name: str, patronymic: str) -> list[Employment]:
        """Jobs of people of this name. A patronymic that one side lacks does not tell two people apart."""
        found = self._by_name.get(name_key(last_name, first_name), [])
        exact = [job for job in found if search_key(job.person.patronymic) == search_key(patronymic)]
        return exact or [job for job in found if not (patronymic and job.person.patronymic)]

    def stands(self, fact: Fact) -> bool:
        return not fact.is_withdrawal and fact.pk not in self.replaced[type(fact)]

    def is_open(self, job: Employment) -> bool:
        return job.finished_on is None or job.finished_on >= self.on

    @property
    def known(self) -> Known:
        names = {
            plain(name): s.code for s in self.subjects.values() for name in (s.name_kk, s.name_ru, s.name_en, s.code)
        }
        aliases = {name: code for code, found in SUBJECT_ALIASES.items() if code in self.subjects for name in found}
        return Known(subjects=aliases | names, years=tuple(self.years), today=self.on)


def name_key(last_name: str, first_name: str) -> str:
    return search_key(last_name, first_name)


def records_of(school: School, on: date) -> Records:
    """Eight queries, whatever the size of the school."""
    latest: dict[int, Employment] = {}
    numbers: dict[str, list[Employment]] = defaultdict(list)
    for job in Employment.objects.filter(school=school).select_related("person").order_by("started_on", "id"):
        latest[job.person_id] = job
        numbers[job.staff_number.casefold()].append(job)
    people = Person.objects.filter(employments__school=school).values("pk")
    teachings: dict[int, dict[str, Teaching]] = defaultdict(dict)
    for teaching in Teaching.objects.filter(employment__school=school).select_related("subject"):
        teachings[teaching.employment_id][teaching.subject.code] = teaching
    quality = QualityRecord.objects.standing().filter(person__in=people).select_related("subject", "year")
    awards = list(CategoryAward.objects.filter(person__in=people).order_by("id"))
    ethics = list(EthicsConfirmation.objects.filter(person__in=people, school=school).order_by("id"))
    open_roles = Membership.objects.filter(school=school, role__in=ROLES_OF_A_JOB, finished_on=None)
    return Records(
        school=school,
        on=on,
        jobs=list(latest.values()),
        subjects={subject.code: subject for subject in Subject.objects.all()},
        years={year.starts_on.year: year for year in AcademicYear.objects.completed_before(on)},
        teachings=teachings,
        awards=_by_person(awards),
        ethics=_by_person(ethics),
        replaced={
            CategoryAward: frozenset(award.replaces_id for award in awards),
            EthicsConfirmation: frozenset(known.replaces_id for known in ethics),
        },
        quality={(row.person_id, row.subject.code, row.year.starts_on.year): row for row in quality},
        with_open_role=frozenset(open_roles.values_list("person_id", flat=True)),
        held_numbers=numbers,
    )


def _by_person(rows: Iterable) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found
