"""Who carries out a decision, by when, and what came of it?"""

import secrets
import uuid
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.council.models.decisions import Decision
from schools.scope import ScopedQuerySet


def evidence_name(follow_up, filename: str) -> str:
    """An opaque name: the file's own name is kept in the row, not on the disk."""
    return f"followups/{secrets.token_hex(16)}{PurePath(filename).suffix.lower()[:8]}"


class FollowUpQuerySet(ScopedQuerySet):
    def open(self):
        """Nobody has reported them yet."""
        return self.filter(reported_on__isnull=True)

    def to_note(self):
        """Reported, and the body has not heard of it yet."""
        return self.filter(reported_on__isnull=False, noted_on__isnull=True)

    def with_matter(self):
        """With what a line of a list says."""
        return self.select_related("person", "decision__item__meeting__body")


class FollowUp(models.Model):
    """A decision in the hands of one person: what came of it is told once, after the minutes were issued too."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="follow_up")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "schools.Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("in charge")
    )  # minutes name them for good
    due_on = models.DateField(_("by"), null=True, blank=True)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("what was done"), blank=True)
    noted_on = models.DateField(_("noted by the secretary on"), null=True, blank=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # of the evidence's address
    file = models.FileField(_("evidence"), upload_to=evidence_name, max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("execution of a decision")
        verbose_name_plural = _("execution of decisions")
        ordering = [models.F("due_on").asc(nulls_last=True), "id"]
        indexes = [
            models.Index(fields=["person"], condition=Q(reported_on__isnull=True), name="open_follow_ups"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True, note="") | (Q(reported_on__isnull=False) & ~Q(note="")),
                name="reported_follow_up_says_what_was_done",
            ),
            models.CheckConstraint(
                condition=Q(noted_on__isnull=True) | Q(reported_on__isnull=False),
                name="only_a_reported_follow_up_is_noted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.decision}"
