"""A prepared query answers as the queryset it was written as, on either database, and says so when it cannot."""

from datetime import UTC, date, datetime
from threading import Thread

import pytest
from django.db import connection
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language

from schools import clock
from schools.enums import Role
from schools.models import Employment, EthicsConfirmation, Membership, Person, QualityRecord, School, Teaching
from schools.prepared import UnpreparedError, prepared
from schools.tests.make import make_member, make_school, make_subject, make_teacher, make_year

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 7)


@prepared
def jobs_on(school: int, day: date) -> QuerySet:
    return Employment.objects.on(day).filter(school_id=school).select_related("person", "school__district")


@prepared
def rows_on(school: int, day: date) -> QuerySet:
    taught = Teaching.objects.filter(employment=OuterRef("pk")).order_by("id").values("subject__code")[:1]
    jobs = Employment.objects.on(day).filter(school_id=school).annotate(taught=Subquery(taught))
    return jobs.values_list("pk", "started_on", "finished_on", "starts_profession", "taught", "person__last_name")


@prepared
def named(last_name: str, school: int) -> QuerySet:
    return Person.objects.filter(last_name=last_name, employments__school=school).values("pk", "last_name")


@prepared
def names_of(ids: list[int], school: int, others: list[int]) -> QuerySet:
    people = Person.objects.filter(Q(pk__in=ids) | Q(pk__in=others), employments__school=school)
    return people.exclude(last_name="50%").values_list("last_name", flat=True)


@prepared
def people_but(ids: list[int]) -> QuerySet:
    return Person.objects.exclude(pk__in=ids).values_list("pk", flat=True)


@prepared
def person_of(pk: int) -> QuerySet:
    return Person.objects.filter(pk=pk)


@prepared
def confirmed(person: int) -> QuerySet:
    return EthicsConfirmation.objects.filter(person_id=person).values_list("holds", "confirmed_on")


@prepared
def told_of(person: int) -> QuerySet:
    told = JSONObject(subject="subject_id", why="no_figure_note", percent=Value("50 %"))
    return QualityRecord.objects.filter(person_id=person).annotate(told=told)


@prepared
def loads(school: int) -> QuerySet:
    jobs = Employment.objects.filter(school_id=school).annotate(n=Count("teachings"), hired=F("started_on"))
    return jobs.order_by("-n", "pk")


def fields_of(row) -> dict:
    return {name: value for name, value in vars(row).items() if name != "_state"}


@pytest.fixture
def staff() -> list[Employment]:
    school = make_school()
    return [make_teacher(school) for _ in range(3)]


@pytest.fixture
def school(staff) -> School:
    return staff[0].school


@pytest.mark.parametrize("query", [rows_on, jobs_on])
def test_rows_are_those_of_the_queryset(query, school, staff):
    Employment.objects.filter(pk=staff[1].pk).update(finished_on=DAY)
    Employment.objects.filter(pk=staff[2].pk).update(started_on=date(2026, 9, 8))

    for day in (DAY, date(2026, 9, 8), date(1990, 1, 1)):
        assert query(school.pk, day) == list(query.build(school.pk, day))


def test_values_come_as_pythons_own(school, staff):
    EthicsConfirmation.objects.create(
        person=staff[0].person, school=school, holds=False, confirmed_on=DAY, confirmed_by="–"
    )

    [(holds, confirmed_on)] = confirmed(staff[0].person_id)

    assert holds is False
    assert confirmed_on == DAY and type(confirmed_on) is date


def test_instances_bring_their_relations_and_annotations_without_a_query(school, staff, django_assert_num_queries):
    loads(school.pk)
    with django_assert_num_queries(2):
        jobs, counted = jobs_on(school.pk, DAY), loads(school.pk)
        assert {job.person.last_name for job in jobs} and {job.school.district.name_ru for job in jobs}
        assert [(job.n, job.hired) for job in counted] == [(job.n, job.started_on) for job in counted]
    assert [fields_of(job) for job in counted] == [fields_of(job) for job in loads.build(school.pk)]
    assert not jobs[0]._state.adding and jobs[0]._state.db == "default"


def test_json_and_moments_come_whole(school, staff):
    moment = datetime.fromisoformat("2026-09-07T10:20:30.123456+05:00")
    record = QualityRecord.objects.create(
        person=staff[0].person,
        school=school,
        year=make_year(2025),
        subject=make_subject(),
        assessed=0,
        no_figure="other",
        no_figure_note="жоқ",
        recorded_at=moment,
    )

    [found] = told_of(staff[0].person_id)

    assert found.told == {"subject": record.subject_id, "why": "жоқ", "percent": "50 %"}
    assert (found.recorded_at, found.recorded_at.tzinfo) == (moment, UTC)


def test_text_is_passed_as_it_is(school, staff):
    Person.objects.filter(pk=staff[0].person_id).update(last_name="О'%s “%%”")

    assert named(school=school.pk, last_name="О'%s “%%”") == [
        {"pk": staff[0].person_id, "last_name": "О'%s “%%”"},
    ]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_list_is_as_long_as_it_is(count, school, staff):
    ids = [job.person_id for job in staff][:count]

    assert names_of(ids, school.pk, ids[:1]) == list(names_of.build(ids, school.pk, ids[:1]))
    assert set(people_but(ids)) == set(people_but.build(ids))


def test_a_number_no_column_holds_finds_nothing():
    assert person_of(2**70) == []


def test_every_call_asks_the_database_and_is_counted(school, staff):
    before = len(rows_on(school.pk, DAY))
    make_teacher(school)
    with CaptureQueriesContext(connection) as captured:
        assert len(rows_on(school.pk, DAY)) == before + 1
    assert len(captured) == 1
    assert captured[0]["sql"].startswith("SELECT" if connection.vendor == "sqlite" else 'EXECUTE "rows_on ')


@pytest.mark.parametrize(
    ("name", "value"),
    [("school", None), ("school", "1"), ("school", True), ("day", datetime(2026, 9, 7)), ("day", None)],
)
def test_a_value_of_another_kind_is_refused(name, value):
    with pytest.raises(UnpreparedError, match=name):
        rows_on(**{"school": 1, "day": DAY, name: value})


def _computed(day: date) -> QuerySet:
    return Employment.objects.filter(started_on__year=day.year, finished_on=day)


def _cut(number: int) -> QuerySet:
    return Person.objects.filter(pk=number)[:number]


def _spoken(number: int) -> QuerySet:
    return Teaching.objects.filter(pk=number).values_list(f"subject__name_{get_language()}")


def _dated(number: int) -> QuerySet:
    return Employment.objects.filter(pk=number, started_on=clock.today())


def _unused(number: int, day: date) -> QuerySet:
    return Person.objects.filter(pk=number)


def _fetched_apart(number: int) -> QuerySet:
    return Employment.objects.filter(pk=number).prefetch_related("teachings")


def _contained(text: str) -> QuerySet:
    return Person.objects.filter(search_key__contains=text)


@pytest.mark.parametrize(
    "build", [_computed, _cut, _spoken, _dated, _unused, _fetched_apart, _contained], ids=lambda build: build.__name__
)
def test_what_cannot_be_written_beforehand_is_refused(build):
    query = prepared(build)
    values = {int: 1, date: DAY, str: "а"}
    with pytest.raises(UnpreparedError):
        query(*[values[kind] for kind in query.kinds.values()])


def test_a_parameter_of_another_kind_is_refused_at_once():
    def build(moment: datetime) -> QuerySet:
        return QualityRecord.objects.filter(recorded_at=moment)

    with pytest.raises(UnpreparedError, match="moment"):
        prepared(build)


@pytest.mark.django_db(transaction=True)
def test_threads_share_the_plan():
    school = make_school()
    deputy = make_member(school, Role.DEPUTY)
    found = []

    @prepared
    def roles(person: int) -> QuerySet:
        return Membership.objects.filter(person_id=person).select_related("school")

    def ask() -> None:
        found.append([(row.role, row.school.code, row.started_on) for row in roles(deputy.person_id)])
        connection.close()

    for _ in range(2):  # one after the other: the second finds the plan of a thread that has ended
        thread = Thread(target=ask)
        thread.start()
        thread.join()

    assert found[0] == found[1] == [(row.role, row.school.code, row.started_on) for row in roles(deputy.person_id)]
