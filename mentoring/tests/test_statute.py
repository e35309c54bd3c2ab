from dataclasses import replace
from datetime import date

import pytest

from mentoring.statute import NORMS, norm

ON = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("code", "value", "unit", "act"),
    [
        ("order_term", 5, "working_day", "Order 160"),
        ("level_term", 10, "calendar_day", "Order 160"),
        ("plan_term", 5, "working_day", "Order 160"),
        ("quality_band_ordinary", (60, 70), "percent", "Order 160"),
        ("quality_band_small_class", (50, 60), "percent", "Order 160"),
        ("quality_years", 3, "year", "Order 160"),
        ("eligible_categories", ("researcher", "master"), "category", "Order 160"),
        ("ethics", 1, "confirmation", "Order 160"),
        ("programme_term", 1, "academic_year", "Order 160"),
        ("reserve_excludes", ("head", "deputy"), "post", "Order 160"),
        ("category_validity", 5, "year", "Law 293-VI"),
        ("council_meetings_per_year", 5, "meeting", "Order 272"),
        ("association_min_teachers", 3, "teacher", ""),
    ],
)
def test_norm_says_its_value_unit_and_act(code, value, unit, act):
    found = norm(code, ON)

    assert (found.value, found.unit, found.source.act) == (value, unit, act)


@pytest.mark.parametrize(
    ("valid_to", "day", "expected"),
    [
        (None, date(2020, 4, 24), False),
        (None, date(2020, 4, 25), True),
        (None, date(2099, 1, 1), True),
        (date(2026, 8, 31), date(2026, 8, 30), True),
        (date(2026, 8, 31), date(2026, 8, 31), True),
        (date(2026, 8, 31), date(2026, 9, 1), False),
    ],
)
def test_norm_is_in_force_on_its_first_and_last_day(valid_to, day, expected):
    assert replace(norm("order_term", ON), valid_to=valid_to).is_in_force(day) is expected


def test_norm_unknown_names_code_and_day():
    with pytest.raises(LookupError, match=r"'pay_term'.*2026-09-01"):
        norm("pay_term", ON)


def test_norm_before_the_regulation_names_code_and_day():
    with pytest.raises(LookupError, match=r"'order_term'.*2020-04-24"):
        norm("order_term", date(2020, 4, 24))


@pytest.mark.parametrize(
    ("code", "reading"), [("order_term", "band"), ("quality_band_ordinary", "words"), ("eligible_categories", "number")]
)
def test_norm_read_as_what_it_is_not_is_refused(code, reading):
    with pytest.raises(TypeError, match=code):
        getattr(norm(code, ON), reading)


def test_editions_of_one_norm_never_overlap():
    boundaries = {day for each in NORMS for day in (each.valid_from, each.valid_to) if day}

    crowded = [
        (each.code, day)
        for each in NORMS
        for day in boundaries
        if sum(other.code == each.code and other.is_in_force(day) for other in NORMS) > 1
    ]

    assert crowded == []


@pytest.mark.parametrize("each", NORMS, ids=lambda each: each.code)
def test_norm_names_its_source_in_three_languages_and_its_sureness(each):
    assert {language for language, title in each.source.title.items() if title} == {"kk", "ru", "en"}
    assert each.sure in {"H", "M", "L"}


def test_source_reads_with_its_point_where_known():
    source = norm("order_term", ON).source

    assert [str(source), str(replace(source, point="item 7"))] == ["Order 160", "Order 160, item 7"]
