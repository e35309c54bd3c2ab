"""The command that explains a date: the same answer as the pages, and one clear sentence for a wrong question."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from mentoring.mentorships.tests.house import make_active, make_house
from schools.tests import make

pytestmark = pytest.mark.django_db


def explain(*args: str) -> str:
    out = StringIO()
    call_command("explain_date", *args, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("args", "week", "due", "skipped"),
    [
        (("2026-09-01", "5"), 5, "2026-09-08", ["2026-09-05", "2026-09-06"]),
        (("2026-10-22", "5"), 5, "2026-10-30", ["2026-10-24", "2026-10-25", "2026-10-26"]),
        (("2026-10-22", "5", "--week", "6"), 6, "2026-10-29", ["2026-10-25", "2026-10-26"]),
        (("2026-09-08", "10", "--unit", "calendar"), 5, "2026-09-18", []),
        (("2026-09-09", "10", "--unit", "calendar"), 5, "2026-09-21", ["2026-09-19", "2026-09-20"]),
        (("2026-09-05", "0"), 5, "2026-09-07", ["2026-09-05", "2026-09-06"]),
    ],
)
def test_answer_as_json_says_exactly_this(args, week, due, skipped):
    told = json.loads(explain(*args, "--json"))

    assert list(told) == ["start", "n", "unit", "week", "due", "skipped", "calendar"]
    assert (told["start"], told["n"], told["week"], told["due"]) == (args[0], int(args[1]), week, due)
    assert [one["date"] for one in told["skipped"]] == skipped
    assert told["calendar"].startswith(f"KZ {week}-day ")


def test_each_skipped_day_has_its_reason():
    told = json.loads(explain("2026-10-22", "5", "--json"))

    assert [one["reason"] for one in told["skipped"]] == ["weekend", "holiday", "moved"]


@pytest.mark.parametrize("settings", [{}, {"day_zero": "one"}, {"calendar_end": "stays"}, {"week": 6}])
def test_answer_is_that_of_the_pages(settings):
    house = make_house()
    for name, value in settings.items():
        setattr(house.school, name, value)
    house.school.save()
    make.make_day(date(2026, 9, 4), school=house.school)
    pair = make_active(house)

    for term, unit, n in (("order", "working", 5), ("level", "calendar", 10)):
        shown = pair.deadlines.get(term=term).explanation
        told = json.loads(explain(shown["start"], str(n), "--unit", unit, "--school", house.school.code, "--json"))
        assert (told["due"], told["calendar"], told["week"]) == (shown["due"], shown["calendar"], shown["week"])
        assert told["skipped"] == [{"date": one["date"], "reason": one["reason"]} for one in shown["skipped"]]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Not counted: Sat 24.10.2026, day off."),
        ("en", "The last day, still in time: Fri 30.10.2026."),
        ("en", "To be counted, only days that are worked: 5."),
        ("ru", "Последний день"),
        ("kk", "30.10.2026"),
    ],
)
def test_answer_in_words_is_in_the_asked_language(language, sentence):
    assert sentence in explain("2026-10-22", "5", "--language", language)


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("22.10.2026", "5"), "START is a day like 2026-10-22, not '22.10.2026'."),
        (("2026-02-30", "5"), "START is a day like 2026-10-22, not '2026-02-30'."),
        (("2026-10-22", "five"), "N is a whole number of days from 0 to 1000, not 'five'."),
        (("2026-10-22", "1.5"), "N is a whole number of days from 0 to 1000, not '1.5'."),
        (("2026-10-22", "1001"), "N is a whole number of days from 0 to 1000, not '1001'."),
        (("2026-10-22", "5", "--unit", "weeks"), "--unit is working or calendar, not 'weeks'."),
        (("2026-10-22", "5", "--week", "7"), "--week is 5 or 6, not '7'."),
        (("2026-10-22", "5", "--school", "nowhere"), "There is no school with the code 'nowhere'."),
        (("2026-10-22", "5", "--language", "de"), "--language is kk or ru or en, not 'de'."),
        (("2026-09-08", "5", "--away", "soon"), "--away is two days like 2026-09-14:2026-09-27, not 'soon'."),
        (
            ("2026-09-08", "5", "--away", "2026-09-14:2026-09-13"),
            "--away ends before it begins: 2026-09-14:2026-09-13.",
        ),
        (("2040-10-22", "5"), "The calendar is known from 2023 to 2029 only."),
        (("2029-12-28", "5"), "The calendar is known from 2023 to 2029 only."),
    ],
)
def test_wrong_question_gets_one_sentence_and_code_two(args, sentence):
    with pytest.raises(CommandError) as caught:
        explain(*args)

    assert (str(caught.value), caught.value.returncode) == (sentence, 2)
