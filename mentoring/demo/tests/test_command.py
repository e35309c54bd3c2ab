"""The command asks before it empties, and never touches a production."""

import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from mentoring.demo.models import DemoWorld
from schools.models import School
from schools.tests.make import make_school


def test_a_production_is_refused(db, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="not a demo"):
        call_command("demo", "--no-input")


def test_rows_of_its_own_are_kept_unless_the_answer_is_yes(db, monkeypatch):
    make_school("ours")
    monkeypatch.setattr(sys, "stdin", StringIO("no\n"))

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("demo", stdout=StringIO())

    assert School.objects.get().code == "ours"


def test_if_empty_leaves_a_used_database_alone(db):
    make_school("ours")
    out = StringIO()

    call_command("demo", "--if-empty", "--no-input", stdout=out)

    assert School.objects.get().code == "ours"
    assert not DemoWorld.objects.exists()
    assert "rows of its own" in out.getvalue()


def test_an_unknown_stage_is_refused(db):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("demo", "--stage", "spring")
