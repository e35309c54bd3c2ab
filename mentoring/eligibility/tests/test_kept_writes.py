"""Are kept verdicts right after every kind of write, through the page, the service or the file that makes it?"""

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse

from mentoring.eligibility import kept, services
from mentoring.eligibility.models import KeptVerdict, VerdictBook
from mentoring.eligibility.rules import measure
from mentoring.eligibility.services import keep_verdicts
from mentoring.eligibility.stream import Records
from mentoring.mentorships.tests.house import HIRED, make_house, propose
from mentoring.tests.signin import sign_in
from schools import clock
from schools import services as schools
from schools.importing.services import import_list
from schools.models import (
    AcademicYear,
    CategoryAward,
    Employment,
    EthicsConfirmation,
    QualityRecord,
    RecordChange,
    Teaching,
)
from schools.tests import make
from schools.tests.lists import COMPLETE, workbook

ON = HIRED


@pytest.fixture
def house(db) -> Iterator:
    with clock.travel(ON):
        house = make_house()
        make.make_mentor(house.school, subject="art", percents=(65, 66, 67))
        keep_verdicts([house.school.pk], on=ON)
        yield house


def job_of(house) -> Employment:
    return house.mentor.employments.get()


def figure_of(house) -> QualityRecord:
    return house.mentor.quality.get(year=make.make_year(2025))


def add_figure(house):
    return schools.record_quality(
        person=house.mentor, school=house.school, subject=make.make_subject("art"), year=make.make_year(2025),
        source="журнал", by=None, assessed=50, fives=5, fours=5, no_figure="", no_figure_note="", from_school="",
    )  # fmt: skip


def stand(house):
    return services.stand_in_band(
        school=house.school, percent=62, number="3", decided_on=ON, valid_from=ON, text="62 %", by=house.deputy
    )


def set_school(**values):
    def write(house):
        for name, value in values.items():
            setattr(house.school, name, value)
        house.school.save()

    return write


def bring_in(house):
    import_list(school=house.school, data=workbook(COMPLETE), name="тізім.xlsx", by=house.deputy, on=ON)


def in_admin(model: str, row, **changes):
    """The form of the admin as it is shown, sent with the changes."""

    def write(house):
        chief = make.make_user(is_staff=True, is_superuser=True)
        house.client.force_login(chief)
        url = reverse(f"admin:schools_{model}_change", args=[row(house).pk])
        page = house.client.get(url)
        form = page.context["adminform"].form
        data = {name: form.initial.get(name, "") for name in form.fields}
        for formset in page.context["inline_admin_formsets"]:
            management = formset.formset.management_form
            data |= {management.add_prefix(name): value for name, value in management.initial.items()}
            for each in formset.formset.initial_forms:
                data |= {each.add_prefix(name): each.initial.get(name, "") for name in each.fields}
                data[each.add_prefix("id")] = each.instance.pk
        data = {name: "" if value is None else value for name, value in (data | changes).items()}
        data = {name: value for name, value in data.items() if value is not False}
        answer = house.client.post(url, data)
        assert answer.status_code == 302, answer.context and answer.context["errors"]

    return write


def card(page: str, **data):
    """The deputy's own form on the card of the mentor."""

    def write(house):
        sign_in(house.client, house.deputy, ON)
        url = reverse(f"schools:{page}", args=[house.school.code, house.mentor.pk])
        answer = house.client.post(url, data)
        assert answer.status_code == 302, answer.content.decode()

    return write


WRITES = {
    "a category": lambda house: schools.add_category(
        person=house.mentor, category="expert", awarded_on=ON, expires_on=None, document="№ 9", by=None
    ),
    "a category on the card": card(
        "category", category="master", awarded_on="2026-08-01", expires_on="2031-08-01", document="№ 9"
    ),
    "a category corrected": lambda house: schools.correct(
        fact=house.mentor.categories.get(), reason="қате", by=None, expires_on=date(2026, 8, 31)
    ),
    "a category taken back": lambda house: schools.withdraw(fact=house.mentor.categories.get(), reason="қате", by=None),
    "ethics": lambda house: schools.confirm_ethics(
        person=house.mentor, school=house.school, holds=False, confirmed_on=ON, confirmed_by="–", by=None
    ),
    "ethics taken back": lambda house: schools.withdraw(fact=house.mentor.ethics.get(), reason="қате", by=None),
    "a figure of another subject": add_figure,
    "a figure corrected": lambda house: schools.correct(fact=figure_of(house), reason="қате", by=None, fours=10),
    "a figure taken back": lambda house: schools.withdraw(fact=figure_of(house), reason="қате", by=None),
    "a hire": lambda house: schools.hire(
        school=house.school,
        last_name="Жаңа",
        first_name="А",
        on=ON,
        by=None,
        lessons=[schools.Lesson(make.make_subject())],
    ),
    "a leaving": lambda house: schools.finish_employment(employment=job_of(house), on=date(2026, 8, 31)),
    "a last day": lambda house: schools.finish_employment(employment=job_of(house), on=ON),
    "a subject added": lambda house: Teaching.objects.create(
        employment=job_of(house), subject=make.make_subject("art")
    ),
    "a subject changed": lambda house: Teaching.objects.filter(employment=job_of(house)).update(
        subject=make.make_subject("art")
    ),
    "a subject taken away": lambda house: job_of(house).teachings.all().delete(),
    "the code of a subject, which stays": in_admin("subject", lambda house: make.make_subject(), code="mathematics"),
    "the basis of quality": set_school(quality_basis="mean"),
    "the kind of school": set_school(kind="small_class"),
    "the limit of mentees": set_school(max_mentees=5),
    "another district": lambda house: set_school(district=make.make_district("Басқа"))(house),
    "a decision on the band": stand,
    "a year longer than thought": lambda house: AcademicYear.objects.filter(starts_on__year=2025).update(
        ends_on=date(2026, 9, 5)
    ),
    "a year shorter than thought": lambda house: AcademicYear.objects.filter(starts_on__year=2026).update(
        ends_on=date(2027, 5, 20)
    ),
    "an import": bring_in,
    "a job in the admin": in_admin("employment", job_of, post="deputy"),
    "a name in the admin": in_admin("person", lambda house: house.mentor, last_name="Өзгерген"),
    "a school in the admin": in_admin("school", lambda house: house.school, quality_basis="mean"),
    "a proposal": propose,
}


def fresh(house) -> list[dict]:
    """The rows as the rule would make them now."""
    rows = kept.rows_of([house.school], kept.measures([house.school], ON), Records(ON))
    return sorted((columns(row) for row in rows), key=str)


def columns(row: KeptVerdict) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_lists_are_right_at_once_and_rows_as_soon_as_the_write_is_through(
    house, client, write, django_capture_on_commit_callbacks
):
    house.client = client
    with django_capture_on_commit_callbacks() as callbacks:
        write(house)
    house.school.refresh_from_db()
    assert list(kept.differences(house.school, ON)) == []

    for callback in callbacks:
        callback()

    assert list(kept.differences(house.school, ON)) == []
    book = VerdictBook.objects.get(school=house.school)
    asked = kept.measures([house.school], ON)[house.school.pk]
    if book.measure != measure(asked):  # an academic year: for all the country, judged anew in the night
        keep_verdicts([house.school.pk], on=ON)
    assert not RecordChange.objects.filter(school=house.school).exists()
    assert sorted((columns(row) for row in KeptVerdict.objects.filter(school=house.school)), key=str) == fresh(house)


@pytest.mark.parametrize("model", [CategoryAward, EthicsConfirmation, QualityRecord])
def test_facts_are_never_written_over(house, model):
    with pytest.raises(TypeError):
        model.objects.filter(person=house.mentor).update(reason="–")
