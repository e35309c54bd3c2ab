"""Marks of an observation sheet: what may be kept, and what it comes to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.journal.enums import LessonCriterion
from mentoring.journal.rules import SHEETS, points, wrong_marks
from mentoring.journal.wording import OFFICIAL, criterion_text


@pytest.mark.parametrize(
    ("kind", "marks", "codes"),
    [
        ("light", {}, []),
        ("light", {"goals": 0, "time": 2}, []),
        ("light", {"goals": 3}, ["mark_off_scale"]),
        ("light", {"goals": -1}, ["mark_off_scale"]),
        ("light", {"goals": True}, ["mark_off_scale"]),
        ("light", {"goals": "2"}, ["mark_off_scale"]),
        ("light", {"1": 1}, ["foreign_criterion"]),
        ("official", {"1": 3, "34": 0}, []),
        ("official", {"34": 4}, ["mark_off_scale"]),
        ("official", {"0": 1}, ["foreign_criterion"]),
        ("official", {"35": 1}, ["foreign_criterion"]),
        ("official", {"goals": 9}, ["foreign_criterion", "mark_off_scale"]),
        ("long", {}, ["unknown_sheet"]),
    ],
)
def test_only_marks_of_the_sheet_and_its_scale_are_kept(kind, marks, codes):
    assert [reason.code for reason in wrong_marks(kind, marks)] == codes


def test_sheets_are_built_as_the_sources_count_them():
    official, light = SHEETS["official"], SHEETS["light"]
    assert [(part.criteria[0], part.criteria[-1]) for part in official.parts] == [
        ("1", "10"), ("11", "26"), ("27", "32"), ("33", "34"),
    ]  # fmt: skip
    assert (len(official.criteria), official.maximum) == (34, 102)
    assert (len(light.criteria), light.maximum) == (8, 16)
    assert set(light.criteria) == set(LessonCriterion.values)
    assert tuple(OFFICIAL) == official.criteria


def test_every_criterion_reads_in_every_language():
    texts = [criterion_text(kind, code, "kk") for kind, sheet in SHEETS.items() for code in sheet.criteria]
    assert len(set(texts)) == len(texts)
    assert criterion_text("official", "34", "en") == "The teacher reflects on the lesson and names the next step"


@given(st.dictionaries(st.sampled_from(SHEETS["official"].criteria), st.integers(0, 3)))
def test_parts_come_to_the_total_and_what_is_not_rated_is_no_zero(marks):
    parts = SHEETS["official"].parts
    sums = [points(part, marks) for part in parts]
    assert sum(each or 0 for each in sums) == sum(marks.values())
    assert [each is None for each in sums] == [not set(part.criteria) & set(marks) for part in parts]
