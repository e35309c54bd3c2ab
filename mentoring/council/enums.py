"""The words of councils and associations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    COUNCIL = "council", _("pedagogical council")
    ASSOCIATION = "association", _("methodical association")
    JOINT = "joint", _("joint association")
    METHODICAL = "methodical", _("methodical council")


# What a school founds by itself. The council and the associations of its subjects are there anyway.
FOUNDED_KINDS = (BodyKind.JOINT, BodyKind.METHODICAL)
# Whose meetings the council's secretary prepares, and whose the chairs of associations.
COUNCILS = (BodyKind.COUNCIL, BodyKind.METHODICAL)
ASSOCIATIONS = (BodyKind.ASSOCIATION, BodyKind.JOINT)


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
    CANCELLED = "cancelled", _("cancelled")


OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)


class Outcome(models.TextChoices):
    CARRIED = "carried", _("carried")
    REJECTED = "rejected", _("rejected")


class Notice(models.TextChoices):
    """What a mail about a meeting says; the value is the method of the calendar file in lower case."""

    REQUEST = "request", _("invitation")
    CANCEL = "cancel", _("cancellation")


class Delivery(models.TextChoices):
    WAITING = "waiting", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")
    BY_HAND = "by_hand", _("to be told by hand")


class RubricKind(models.TextChoices):
    """What is marked: a young teacher's product at half-year, or the final report with the mentor's work."""

    PROJECT = "project", _("pedagogical project")
    METHOD = "method", _("method")
    OPEN_LESSON = "open_lesson", _("open lesson")
    PUBLICATION = "publication", _("publication")
    VIDEO = "video", _("video")
    FINAL = "final", _("final report and the mentor’s work")
