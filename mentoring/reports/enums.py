"""The words of the reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProductKind(models.TextChoices):
    """What the young teacher shows at half-year (seed 002; the Rules name no criteria)."""

    PROJECT = "project", _("pedagogical project")
    METHOD = "method", _("method")
    OPEN_LESSON = "open_lesson", _("open lesson")
    PUBLICATION = "publication", _("publication")
    VIDEO = "video", _("video")
    NONE = "none", _("none yet")


class Evaluation(models.TextChoices):
    """How the council evaluates the mentor's work of the year."""

    EXCELLENT = "excellent", _("excellent")
    GOOD = "good", _("good")
    SATISFACTORY = "satisfactory", _("satisfactory")
    UNSATISFACTORY = "unsatisfactory", _("unsatisfactory")
