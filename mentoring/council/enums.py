"""The words of councils and associations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    COUNCIL = "council", _("pedagogical council")
    ASSOCIATION = "association", _("methodical association")


class BodyPost(models.TextChoices):
    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")


class ItemKind(models.TextChoices):
    """What is put before a body; the label is the line of the agenda."""

    CANDIDATE = "candidate", _("On considering the candidate for mentor")
    REPLACEMENT = "replacement", _("On replacing the mentor")
    EARLY_END = "early_end", _("On ending the mentorship early")
    EXCEPTION = "exception", _("On prolonging the exception")
    RESERVE = "reserve", _("On forming the reserve of mentors")
    INTERIM_REPORT = "interim_report", _("Hearing the interim report of the mentor")
    FINAL_REPORT = "final_report", _("Hearing the report on the results of mentoring")
    FREE = "free", _("Another matter")


# Somebody is put before the council as a mentor; the decision clears or declines the candidate.
CANDIDATE_KINDS = (ItemKind.CANDIDATE, ItemKind.REPLACEMENT)
PAIR_KINDS = (*CANDIDATE_KINDS, ItemKind.EARLY_END, ItemKind.EXCEPTION, ItemKind.INTERIM_REPORT, ItemKind.FINAL_REPORT)


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    OPEN = "open", _("in session")
    CLOSED = "closed", _("closed")


class Outcome(models.TextChoices):
    CARRIED = "carried", _("carried")
    REJECTED = "rejected", _("rejected")
