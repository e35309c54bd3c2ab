"""What the pair did: meetings, lessons seen both ways, and the files that prove it."""

import secrets
from pathlib import PurePath

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.journal.enums import Direction, MeetingKind, SheetKind
from mentoring.journal.rules import SHEETS
from schools import clock


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scope.q("mentorship__school"))


class Entry(models.Model):
    """What every entry of the journal has: whose it is, who wrote it, whether the other has seen it."""

    mentorship = models.ForeignKey("mentoring.Mentorship", on_delete=models.PROTECT, related_name="%(class)ss")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    acquainted_on = models.DateField(_("young teacher acquainted on"), null=True, blank=True)
    mentee_comment = models.TextField(_("comment of the young teacher"), blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True


class PairMeeting(Entry):
    """A meeting of the pair (the council's sitting is `council.Meeting`)."""

    held_on = models.DateField(_("date"))
    minutes = models.PositiveSmallIntegerField(
        _("how long, minutes"), default=30, validators=[MinValueValidator(5), MaxValueValidator(480)]
    )
    kind = models.CharField(_("kind"), max_length=16, choices=MeetingKind, default=MeetingKind.CONVERSATION)
    topic = models.CharField(_("what it was about"), max_length=300)
    works = models.TextField(_("what works"), blank=True)
    hard = models.TextField(_("what is hard"), blank=True)
    mentor_next = models.CharField(_("mentor’s next step"), max_length=300, blank=True)
    mentee_next = models.CharField(_("young teacher’s next step"), max_length=300, blank=True)
    activities = models.ManyToManyField("mentoring.Activity", blank=True, related_name="meetings")

    class Meta:
        verbose_name = _("meeting of the pair")
        verbose_name_plural = _("meetings of the pair")
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["mentorship", "held_on"], name="pair_last_met")]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=480), name="pair_meeting_minutes_are_sane")
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%d.%m.%Y}: {self.topic}"


class LessonObservation(Entry):
    observed_on = models.DateField(_("date"))
    direction = models.CharField(
        _("who visits whom"), max_length=16, choices=Direction, default=Direction.MENTOR_VISITS
    )
    class_name = models.CharField(_("class"), max_length=20)
    topic = models.CharField(_("topic of the lesson"), max_length=300)
    sheet = models.CharField(_("observation sheet"), max_length=8, choices=SheetKind, default=SheetKind.LIGHT)
    goal = models.CharField(_("goal of the lesson"), max_length=500, blank=True)
    purpose = models.CharField(_("purpose of the visit"), max_length=300, blank=True)
    course = models.JSONField(_("course of the lesson"), default=dict, blank=True)  # {LessonStage: what happened}
    scores = models.JSONField(_("criteria"), default=dict)  # {criterion of the sheet: mark}; empty when not rated
    strengths = models.TextField(_("strengths"), blank=True)
    growth_areas = models.TextField(_("growth areas"), blank=True)
    conclusion = models.TextField(_("conclusion and recommendations"), blank=True)
    activity = models.ForeignKey(
        "mentoring.Activity", on_delete=models.PROTECT, null=True, blank=True, related_name="observations"
    )
    document = models.OneToOneField(
        "mentoring.IssuedDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="observation"
    )

    class Meta:
        verbose_name = _("lesson observation")
        verbose_name_plural = _("lesson observations")
        ordering = ["-observed_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="observation_direction_is_known"),
            models.CheckConstraint(condition=Q(sheet__in=SheetKind.values), name="observation_sheet_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.observed_on:%d.%m.%Y}: {self.topic}"

    @property
    def total(self) -> int:
        return sum(self.scores.values())

    @property
    def maximum(self) -> int:
        return SHEETS[self.sheet].maximum


def evidence_name(evidence, filename: str) -> str:
    """An opaque name: the file's own name is kept in the row, not on the disk."""
    return f"evidence/{secrets.token_hex(16)}{PurePath(filename).suffix.lower()[:8]}"


class Evidence(models.Model):
    """A file that proves an entry or an activity; its type was read from its content."""

    mentorship = models.ForeignKey("mentoring.Mentorship", on_delete=models.PROTECT, related_name="evidence")
    meeting = models.ForeignKey(PairMeeting, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    observation = models.ForeignKey(
        LessonObservation, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    activity = models.ForeignKey(
        "mentoring.Activity", on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    key = models.CharField(max_length=43, unique=True, default=secrets.token_urlsafe)  # 32 bytes are 43 characters
    file = models.FileField(_("file"), upload_to=evidence_name, max_length=200)
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, observation__isnull=True, activity__isnull=True)
                | Q(meeting__isnull=True, observation__isnull=False, activity__isnull=True)
                | Q(meeting__isnull=True, observation__isnull=True, activity__isnull=False),
                name="evidence_proves_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.name
