"""Kept verdicts: made by the rule, shown only while nothing they rest on has changed."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from mentoring.eligibility import facts, kept
from mentoring.eligibility.models import BandStanding, KeptVerdict, VerdictBook
from mentoring.eligibility.rules import in_order, rank, requirements
from mentoring.eligibility.services import keep_verdicts
from mentoring.mentorships.tests.house import HIRED, make_house, make_young, propose
from schools import clock, services
from schools.models import (
    AcademicYear,
    Employment,
    EthicsConfirmation,
    QualityRecord,
    RecordChange,
    Teaching,
)
from schools.tests import make

ON = HIRED


@pytest.fixture
def house(db):
    house = make_house()
    keep_verdicts([house.school.pk], on=ON)
    return house


def asked_of(school, on=ON):
    return requirements(facts.policy_of(school, on), facts.completed_years(on), on)


def shown(house, on=ON):
    """(outcome, name) of everybody but the young teacher as the page shows them, in order."""
    house.school.refresh_from_db()
    young, judged = kept.standings(house.school, asked_of(house.school, on), mentee_id=house.job.person_id)
    ranked = in_order(judged, subject=young.subjects[0], max_mentees=house.school.max_mentees)
    return [(one.verdict.outcome.value, one.facts.name) for one in ranked]


def judged_live(house, on=ON):
    found = facts.candidates(house.school, on)
    ranked = rank(
        [one for one in found if one.person_id != house.job.person_id],
        mentee_id=house.job.person_id,
        subject="maths",
        completed_years=facts.completed_years(on),
        policy=facts.policy_of(house.school, on),
        on=on,
    )
    return [(one.verdict.outcome.value, one.facts.name) for one in ranked]


def speaks_for(house, on=ON):
    """The people whose kept rows a list of that day would show."""
    return set(kept._kept_or_live(house.school, asked_of(house.school, on))[0])


def test_kept_verdicts_are_those_of_the_rule(house):
    assert shown(house) == judged_live(house)
    assert speaks_for(house) == set(
        Employment.objects.on(ON).filter(school=house.school).values_list("person_id", flat=True)
    )


def test_kept_rows_are_made_from_the_records_alone(house):
    row = KeptVerdict.objects.get(person=house.mentor)

    assert (row.outcome, row.category, row.expires_on) == ("meets", "researcher", date(2028, 6, 1))
    assert (row.district_id, row.subject, row.is_default) == (house.school.district_id, "maths", True)
    assert row.figures == "7800met 7500met 7200met"
    assert row.holds_until == date(2028, 6, 1)


def worse(mentor):
    fact = mentor.quality.get(year=make.make_year(2025))
    return services.correct(fact=fact, reason="Typing error", by=None, fours=10)


CHANGES = {
    "award": lambda mentor, house: services.add_category(
        person=mentor, category="master", awarded_on=date(2026, 8, 1), expires_on=None, document="№ 9", by=None
    ),
    "ethics": lambda mentor, house: services.confirm_ethics(
        person=mentor, school=house.school, holds=False, confirmed_on=ON, confirmed_by="Head", by=None
    ),
    "a figure corrected": lambda mentor, house: worse(mentor),
    "an award taken back": lambda mentor, house: services.withdraw(
        fact=mentor.categories.get(), reason="Another person’s", by=None
    ),
    "rows in bulk": lambda mentor, house: EthicsConfirmation.objects.bulk_create(
        [EthicsConfirmation(person=mentor, school=house.school, holds=False, confirmed_on=ON, confirmed_by="Head")]
    ),
    "a subject in bulk": lambda mentor, house: Teaching.objects.bulk_create(
        [Teaching(employment=mentor.employments.get(), subject=make.make_subject("art"))]
    ),
    "a subject deleted": lambda mentor, house: Teaching.objects.filter(employment__person=mentor).delete(),
    "subjects updated": lambda mentor, house: Teaching.objects.filter(employment__person=mentor).update(shift="2"),
    "a name": lambda mentor, house: mentor.save(),
    "a job": lambda mentor, house: Employment.objects.filter(person=mentor).update(post="deputy"),
    "a job ended": lambda mentor, house: services.finish_employment(employment=mentor.employments.get(), on=ON),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_records_is_never_hidden_by_a_kept_row(house, change):
    change(house.mentor, house)

    assert house.mentor.pk not in speaks_for(house)
    assert shown(house) == judged_live(house)
    keep_verdicts([house.school.pk], on=ON)
    assert house.mentor.pk in speaks_for(house)
    assert shown(house) == judged_live(house)
    assert not RecordChange.objects.filter(school=house.school).exists()


def test_a_change_moves_only_the_person_it_belongs_to(house):
    before = speaks_for(house)
    CHANGES["ethics"](house.mentor, house)

    assert speaks_for(house) == before - {house.mentor.pk}


def test_a_job_moved_to_another_school_is_shown_nowhere_as_it_was(house):
    other = house.stranger.person.employments.get().school
    keep_verdicts([other.pk], on=ON)
    job = house.mentor.employments.get()

    job.school = other
    job.save()

    assert house.mentor.short_name not in [name for _, name in shown(house)]


def test_somebody_hired_since_is_judged_live(house):
    make.make_mentor(house.school, name="Жаңадан")

    assert ("meets", "Жаңадан А.") in shown(house)


def test_somebody_hired_for_a_later_day_is_there_on_that_day(house):
    make.make_teacher(house.school, name="Кейінгі", hired_on=date(2026, 10, 1))
    keep_verdicts([house.school.pk], on=ON)

    names = [[name for _, name in shown(house, on=day)] for day in (date(2026, 9, 30), date(2026, 10, 1))]

    assert ["Кейінгі А." in each for each in names] == [False, True]


@pytest.mark.parametrize(
    ("days", "speaks", "outcome"), [(-1, True, "meets"), (0, True, "meets"), (1, False, "does_not_meet")]
)
def test_a_category_running_out_ends_the_kept_row(house, days, speaks, outcome):
    last = date(2026, 9, 15)
    services.correct(fact=house.mentor.categories.get(), reason="As certified", by=None, expires_on=last)
    keep_verdicts([house.school.pk], on=ON)

    on = last + timedelta(days=days)

    assert (house.mentor.pk in speaks_for(house, on)) is speaks
    assert (outcome, house.mentor.short_name) in shown(house, on)


def test_a_word_dated_later_ends_the_kept_row_on_its_eve(house):
    EthicsConfirmation.objects.create(
        person=house.mentor, school=house.school, holds=False, confirmed_on=date(2026, 9, 10), confirmed_by="Head"
    )
    keep_verdicts([house.school.pk], on=ON)

    assert [house.mentor.pk in speaks_for(house, date(2026, 9, day)) for day in (9, 10)] == [True, False]


def test_no_kept_row_speaks_for_a_day_before_it_was_made(house):
    assert speaks_for(house, ON - timedelta(days=1)) == set()


def test_a_decision_of_the_school_closes_the_book(house):
    house.school.quality_basis = "mean"
    house.school.save()

    assert speaks_for(house) == set()
    assert shown(house) == judged_live(house)


@pytest.mark.parametrize(("valid_from", "speaks"), [(ON, False), (ON + timedelta(days=1), True)])
def test_a_decision_on_the_band_closes_the_book_from_its_day(house, valid_from, speaks):
    BandStanding.objects.create(
        school=house.school,
        school_kind="ordinary",
        percent=65,
        valid_from=valid_from,
        number="3",
        decided_on=ON,
        text="65 %",
        recorded_by=house.deputy,
    )
    assert speaks_for(house) == set()

    keep_verdicts([house.school.pk], on=ON)

    assert house.mentor.pk in speaks_for(house)
    assert (house.mentor.pk in speaks_for(house, ON + timedelta(days=1))) is not speaks


def test_a_new_academic_year_closes_the_book(house):
    after = AcademicYear.objects.get(starts_on__year=2026).ends_on + timedelta(days=1)

    assert speaks_for(house, after - timedelta(days=1)) != set()
    assert speaks_for(house, after) == set()


def test_a_school_moved_to_another_district_closes_the_book(house):
    house.school.district = make.make_district("Басқа")
    house.school.save()

    assert speaks_for(house) == set()


def test_a_teacher_of_two_subjects_is_judged_in_the_mentees(house):
    job = house.mentor.employments.get()
    Teaching.objects.create(employment=job, subject=make.make_subject("art"))
    for first in (2023, 2024, 2025):
        QualityRecord.objects.create(
            person=house.mentor,
            subject=make.make_subject("art"),
            year=make.make_year(first),
            school=house.school,
            assessed=100,
            fours=50,
        )
    keep_verdicts([house.school.pk], on=ON)
    young = make_young(house.school)
    young.teachings.update(subject=make.make_subject("art"))
    keep_verdicts([house.school.pk], on=ON)

    found = {}
    for mentee in (house.job.person_id, young.person_id):
        _, judged = kept.standings(house.school, asked_of(house.school), mentee_id=mentee)
        found[mentee] = next(one for who, one in judged if who.person_id == house.mentor.pk)

    assert [(one.subject, one.outcome.value) for one in found.values()] == [
        ("maths", "meets"),
        ("art", "does_not_meet"),
    ]


def test_load_and_reserve_are_of_the_day(house):
    propose(house)

    _, judged = kept.standings(house.school, asked_of(house.school), mentee_id=make_young(house.school).person_id)

    assert next(who.mentees for who, _ in judged if who.person_id == house.mentor.pk) == 1


def test_a_change_noted_while_verdicts_are_made_stays(house, monkeypatch):
    rows_of = kept.rows_of

    def written_meanwhile(*args, **kwargs):
        CHANGES["ethics"](house.mentor, house)
        return rows_of(*args, **kwargs)

    CHANGES["a name"](house.mentor, house)
    monkeypatch.setattr(kept, "rows_of", written_meanwhile)
    keep_verdicts([house.school.pk], on=ON)

    assert house.mentor.pk not in speaks_for(house)


@pytest.mark.django_db(transaction=True)
def test_verdicts_are_made_anew_when_the_write_is_through():
    with clock.travel(ON):
        house = make_house()
        with transaction.atomic():
            CHANGES["ethics"](house.mentor, house)
            assert KeptVerdict.objects.get(person=house.mentor).outcome == "meets"

    assert KeptVerdict.objects.get(person=house.mentor).outcome == "does_not_meet"
    assert not RecordChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_write_taken_back_changes_no_kept_verdict():
    with clock.travel(ON):
        house = make_house()
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            CHANGES["ethics"](house.mentor, house)
            raise ZeroDivisionError

    assert KeptVerdict.objects.get(person=house.mentor).outcome == "meets"
    assert house.mentor.pk in speaks_for(house)


# The command ---------------------------------------------------------------------------------------------------------
def run(*args, **options):
    out = StringIO()
    with clock.travel(ON):
        call_command("verdicts", *args, stdout=out, **options)
    return out.getvalue()


def test_command_judges_every_school_or_one(house):
    other = house.stranger.person.employments.get().school
    VerdictBook.objects.all().delete()

    run(school=house.school.code)
    assert set(VerdictBook.objects.values_list("school_id", flat=True)) == {house.school.pk}
    run()
    assert set(VerdictBook.objects.values_list("school_id", flat=True)) == {house.school.pk, other.pk}


def test_command_check_passes_what_the_rule_says(house):
    CHANGES["ethics"](house.mentor, house)  # judged live until the next run: nothing wrong is shown

    assert run(check=True).strip() == "Every kept verdict is as the rule judges."


@pytest.mark.parametrize("field", ["outcome", "figures", "subjects", "expires_on"])
def test_command_check_fails_when_a_row_says_otherwise(house, field):
    wrong = {"outcome": "council", "figures": "6000council", "subjects": "art", "expires_on": ON}
    KeptVerdict.objects.filter(person=house.mentor).update(**{field: wrong[field]})

    with pytest.raises(CommandError, match="1 people") as failed:
        run(check=True)

    assert failed.value.returncode == 1


def test_command_check_fails_when_a_row_is_missing(house):
    KeptVerdict.objects.filter(person=house.mentor).delete()

    with pytest.raises(CommandError):
        run(check=True)


def test_command_knows_its_schools(db):
    with pytest.raises(CommandError, match="nosuch"):
        run(school="nosuch")
