"""When are kept verdicts made anew? As soon as the write that changed somebody's records is through.

The school knows nothing of mentoring and only says that records changed (`schools.models.changes`). A write that is
rolled back changes nothing; one that this step should miss leaves its notes, and a list then judges those people live
until `manage.py verdicts` has been run.
"""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models.signals import post_save

from mentoring.eligibility import services as eligibility
from mentoring.eligibility.models import BandStanding
from schools import clock
from schools.models.changes import note_school, records_changed

_PENDING = "_schools_whose_records_changed"


def keep_verdicts_in_step() -> None:
    records_changed.connect(_remember, dispatch_uid="verdicts are kept in step")
    post_save.connect(_band_decided, sender=BandStanding, dispatch_uid="a decision on the band closes the book")


def _band_decided(instance: BandStanding, **_: Any) -> None:
    note_school(instance.school_id)


def _remember(schools: set[int], **_: Any) -> None:
    """The schools a transaction touched are gathered, and looked after once, when it is through."""
    connection.__dict__.setdefault(_PENDING, {}).update(dict.fromkeys(schools, clock.today()))
    transaction.on_commit(_keep, robust=True)  # each asks again: a rollback takes back an earlier one


def _keep() -> None:
    pending: dict[int, date] = connection.__dict__.pop(_PENDING, {})
    if pending:
        eligibility.keep_verdicts(list(pending), on=max(pending.values()))
