"""Criteria and marks: a school edits its own, what was used stays, the minutes print the result."""

from datetime import date
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from mentoring import process
from mentoring.council import services
from mentoring.council.documents import render_minutes
from mentoring.council.enums import ItemKind, RubricKind
from mentoring.council.models import Marking, Rubric
from mentoring.council.rules import missing_to_mark
from mentoring.council.standards import STANDARD
from mentoring.history.models import Event
from mentoring.mentorships.tests.house import MAY_COUNCIL, in_session, make_house, make_reported
from mentoring.tests.pages import queries_of, read, ticket_of
from mentoring.tests.signin import sign_in
from schools.errors import RuleBroken

ONE = [{"kk": "Бір", "ru": "Один", "en": "", "maximum": 10}]


@pytest.fixture
def house(db):
    return make_house()


def heard(house):
    item = make_reported(house).agenda_items.get(kind=ItemKind.FINAL_REPORT)
    in_session(house, [item], MAY_COUNCIL)
    item.refresh_from_db()
    return item


def mark(house, item, marks=(5, 4, 3, 2, 1), kind="final"):
    return process.mark_report(
        item=item, kind=kind, marks=marks, conclusion="Жақсы", by=house.secretary, on=MAY_COUNCIL
    )


def change(house, criteria=ONE, kind="final"):
    return process.change_rubric(school=house.school, kind=kind, criteria=criteria, by=house.deputy, on=MAY_COUNCIL)


def test_every_kind_has_standard_criteria_in_three_languages():
    assert set(STANDARD) == set(RubricKind)
    assert all(len(names) == 3 and all(names) for criteria in STANDARD.values() for names in criteria)


@given(st.lists(st.tuples(st.integers(-2, 12), st.integers(1, 10)), min_size=1, max_size=6))
def test_marks_lie_between_nothing_and_the_highest(pairs):
    marks, maxima = [mark for mark, _ in pairs], [highest for _, highest in pairs]

    fits = all(0 <= mark <= highest for mark, highest in pairs)

    assert (missing_to_mark(marks=marks, maxima=maxima) == ()) is fits
    assert missing_to_mark(marks=marks[1:], maxima=maxima)[0].code == "marks_missing"


def test_a_marked_report_keeps_its_criteria_when_the_school_changes_them(house):
    item = heard(house)
    marking = mark(house, item)
    assert change(house).version == 2

    again = mark(house, item, (5, 5, 5, 5, 5))

    assert (marking.rubric.version, again.rubric.version, again.total, again.maximum) == (1, 1, 25, 25)
    assert Marking.objects.count() == 1
    assert Event.objects.filter(verb="report_marked").count() == 2


@pytest.mark.parametrize("marks", [(5, 5, 5, 5), (6, 0, 0, 0, 0), (-1, 0, 0, 0, 0)])
def test_wrong_marks_are_refused_whole(house, marks):
    item = heard(house)

    with pytest.raises(RuleBroken):
        mark(house, item, marks)

    assert not Rubric.objects.exists()


def test_a_closed_meeting_marks_nothing(house):
    item = heard(house)
    services.close(meeting=item.meeting, number="5", minutes=None)

    with pytest.raises(RuleBroken, match="not in session"):
        mark(house, item)


def test_the_same_criteria_are_no_new_version_and_versions_are_taken_once(house):
    change(house)

    with pytest.raises(RuleBroken, match="Nothing has changed"):
        change(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rubric.objects.create(
            school=house.school, kind="final", version=1, criteria=ONE, made_on=MAY_COUNCIL, made_by=house.head
        )


def test_the_minutes_print_criteria_marks_and_total(house):
    item = heard(house)
    mark(house, item)
    process.record_decision(
        item=item,
        resolution="Назарға алынсын",
        votes_for=services.presence(item.meeting)[0] - 2,
        conflicted=[item.mentorship.mentor, item.mentorship.mentee],
        evaluation="good",
        by=house.secretary,
        on=MAY_COUNCIL,
    )

    pdf = render_minutes(item.meeting, number="5", language="ru", draft=True).pdf
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())

    assert "Выполнение плана 5 / 5" in text
    assert "Итого 15 / 25" in text
    assert "Заключение: Жақсы" in text


def test_the_page_marks_once_and_the_school_edits_its_criteria(client, house):
    item = heard(house)
    url = reverse("council:marks", args=[item.pk])
    sign_in(client, house.secretary, MAY_COUNCIL)
    told = {f"mark_{n}": "3" for n in range(5)} | {"conclusion": "", "ticket": ticket_of(read(client, url))}
    for _ in range(2):
        assert client.post(url, told).status_code == 302
    assert "0 to" not in read(client, url)
    assert client.post(url, told | {"mark_0": "9", "ticket": ""}).context["form"].errors.keys() == {"mark_0"}

    edit = reverse("council:rubric", args=[house.school.code, "video"])
    rows = {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0"}
    rows |= {"row-0-kk": "Бір", "row-0-ru": "Один", "row-0-en": "", "row-0-maximum": "10"}
    assert client.post(edit, rows).status_code == 302
    assert "Fill this in" in client.post(edit, rows | {"row-0-ru": ""}).content.decode()

    assert Rubric.objects.get(kind="video").criteria == ONE
    assert "Один" in read(client, reverse("council:rubrics", args=[house.school.code]))
    assert Marking.objects.get().total == 15


def test_the_list_of_criteria_costs_the_same_for_many_versions(client, house):
    url = reverse("council:rubrics", args=[house.school.code])
    few = queries_of(sign_in(client, house.mentor_user, date(2026, 9, 1)), url)
    for n in range(4):
        change(house, [{**ONE[0], "maximum": n + 1}])

    assert queries_of(client, url) == few <= 12
