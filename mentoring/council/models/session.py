"""A meeting in session: what every browser at its table shows, until it is decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.enums import TeachingLanguage


class Sitting(models.Model):
    """What holds for the whole meeting: the language its texts are written in and the item at hand."""

    meeting = models.OneToOneField(
        "mentoring.Meeting", on_delete=models.CASCADE, primary_key=True, related_name="sitting"
    )
    language = models.CharField(_("language of the minutes"), max_length=2, choices=TeachingLanguage)
    item = models.ForeignKey("mentoring.AgendaItem", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("meeting in session")
        verbose_name_plural = _("meetings in session")

    def __str__(self) -> str:
        return str(self.meeting)


class Passage(models.Model):
    """A member who came or went after the first decision: whoever was there before it was there from the start."""

    attendance = models.ForeignKey("mentoring.Attendance", on_delete=models.CASCADE, related_name="passages")
    arrived = models.BooleanField(_("came"))
    at = models.TimeField(_("time"))
    after = models.ForeignKey("mentoring.Decision", on_delete=models.PROTECT, related_name="+")  # the last one before
    noted_at = models.DateTimeField(_("recorded at"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("arrival or departure")
        verbose_name_plural = _("arrivals and departures")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.attendance}, {self.at:%H:%M}"


class DraftField(models.Model):
    """What was last written into a field of an undecided item; `version` counts its changes, from 1."""

    item = models.ForeignKey("mentoring.AgendaItem", on_delete=models.CASCADE, related_name="draft")
    name = models.CharField(_("field"), max_length=30)
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(_("saved at"))
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("field of a draft")
        verbose_name_plural = _("fields of drafts")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "name"], name="one_draft_a_field")]

    def __str__(self) -> str:
        return f"{self.item}: {self.name}"
