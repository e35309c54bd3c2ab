"""Very many at once are judged as their page judges them: in made worlds and in a small country (the demo: in its own tests)."""

from datetime import date, timedelta
from unittest import mock

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.bench import country, scale
from mentoring.eligibility import stream
from mentoring.eligibility.stream import Records
from mentoring.eligibility.tests.live import compare
from schools import services
from schools.enums import PostKind
from schools.models import (
    CategoryAward,
    Employment,
    EthicsConfirmation,
    QualityRecord,
    School,
    Teaching,
)
from schools.tests import make

pytestmark = pytest.mark.django_db

ON = date(2026, 10, 15)
near = st.integers(-2, 2).map(lambda days: ON + timedelta(days=days))
days = near | st.dates(date(2019, 1, 1), date(2028, 12, 31))
fates = st.sampled_from(["stands", "stands", "corrected", "taken back", "corrected, then taken back"])
awards = st.tuples(st.sampled_from(["researcher", "master", "expert", "highest"]), days, st.none() | days, fates)
words = st.tuples(st.integers(0, 1), st.booleans(), days, fates)
figures = st.tuples(
    st.sampled_from(["maths", "physics"]), st.sampled_from([2022, 2023, 2024, 2025, 2026]), st.integers(0, 100), fates
)
jobs = st.tuples(
    st.integers(0, 1),
    st.sampled_from([PostKind.TEACHER, PostKind.DEPUTY, PostKind.OTHER]),
    near,
    st.none() | near,
    st.lists(st.sampled_from(["maths", "physics", "art"]), unique=True, max_size=3),
)
people = st.tuples(
    st.lists(jobs, min_size=1, max_size=2, unique_by=lambda job: job[0]),
    st.lists(awards, max_size=3, unique_by=lambda award: award[:2]),
    st.lists(words, max_size=3),
    st.lists(figures, max_size=8, unique_by=lambda figure: figure[:2]),
)


def write(schools, told) -> None:
    """The rows of one person."""
    told_jobs, told_awards, told_words, told_figures = told
    person = make.make_person()
    for at, post, started_on, finished_on, subjects in told_jobs:
        ends = max(finished_on, started_on) if finished_on else None
        job = Employment(person=person, school=schools[at], post=post, started_on=started_on, finished_on=ends)
        job.save()
        for code in subjects:
            Teaching.objects.create(employment=job, subject=make.make_subject(code))
    for category, awarded_on, expires_on, fate in told_awards:
        award = {"category": category, "awarded_on": awarded_on}
        if expires_on and expires_on > awarded_on:
            award["expires_on"] = expires_on
        enter(CategoryAward(person=person, **award), fate, category="expert" if category == "master" else "master")
    for at, holds, confirmed_on, fate in told_words:
        word = EthicsConfirmation(
            person=person, school=schools[at], holds=holds, confirmed_on=confirmed_on, confirmed_by="Head"
        )
        enter(word, fate, holds=not holds)
    for code, first, percent, fate in told_figures:
        counts = {"assessed": 100, "fours": percent} if percent else {"assessed": 0, "no_figure": "grade_one"}
        about = {"person": person, "subject": make.make_subject(code), "year": make.make_year(first)}
        figure = QualityRecord(**about, school=schools[0], **counts)
        enter(figure, fate, assessed=100, fours=(percent + 30) % 101, no_figure="")


def enter(fact, fate, **otherwise) -> None:
    fact.save()
    if fate == "taken back":
        services.withdraw(fact=fact, reason="–", by=None)
    elif fate != "stands":
        newer = services.correct(fact=fact, reason="–", by=None, **otherwise)
        if fate == "corrected, then taken back":
            services.withdraw(fact=newer, reason="–", by=None)


@settings(max_examples=60)
@given(st.lists(people, min_size=1, max_size=4), st.integers(1, 3))
def test_a_stream_judges_as_the_page_does(told, at_once):
    with transaction.atomic():
        schools = [make.make_school(), make.make_school(kind="small_class", quality_basis="mean")]
        for one in told:
            write(schools, one)
        with mock.patch.object(stream, "PEOPLE_AT_ONCE", at_once):
            compare(schools, ON)
        transaction.set_rollback(True)


@pytest.fixture
def small_country():
    """Five schools; every outcome and every bound occurs."""
    country.populate(4 * country.TEACHERS_OF_A_SCHOOL + 20)
    return Employment.objects.count()


def test_rule_query_and_page_agree_on_a_country(small_country):
    found = scale.compared()

    assert found.teachers == small_country == 224
    assert (found.differing, found.differing_live) == (0, 0)
    assert len(found.outcomes) == 4


def test_a_stream_asks_the_same_for_few_and_many(small_country):
    few, many = list(School.objects.values_list("pk", flat=True)[:1]), list(School.objects.values_list("pk", flat=True))
    records = Records(country.TODAY)

    def asked(schools):
        with CaptureQueriesContext(connection) as queries:
            assert records.teachers(schools)
        return len(queries)

    assert asked(few) == asked(many) == 4
