"""The words of the diagnosis and the plan."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    LOW = "low", _("low")
    MEDIUM = "medium", _("medium")
    HIGH = "high", _("high")


class Mastery(models.IntegerChoices):
    """One scale for the start and the end of the year."""

    NOT_YET = 0, _("0 – not yet")
    WITH_HELP = 1, _("1 – with help")
    MOSTLY = 2, _("2 – mostly alone")
    CONFIDENT = 3, _("3 – confidently")


class Stage(models.TextChoices):
    INTRODUCTORY = "introductory", _("introductory stage")
    MAIN = "main", _("main stage")
    FINAL = "final", _("final stage")


class ActivityForm(models.TextChoices):
    CONSULTATION = "consultation", _("consultation")
    JOINT_PLANNING = "joint_planning", _("joint planning")
    LESSON_VISIT = "lesson_visit", _("lesson visit")
    MUTUAL_VISIT = "mutual_visit", _("mutual lesson visit")
    OPEN_LESSON = "open_lesson", _("open lesson")
    WORKSHOP = "workshop", _("workshop")
    METHODICAL_WEEK = "methodical_week", _("methodical week")
    SELF_EDUCATION = "self_education", _("self-education topic")
    PORTFOLIO = "portfolio", _("portfolio")
    PSYCHOLOGIST = "psychologist", _("meeting with the psychologist")
    DIAGNOSTICS = "diagnostics", _("diagnostics")
    OTHER = "other", _("other form")


class Responsible(models.TextChoices):
    MENTOR = "mentor", _("mentor")
    MENTEE = "mentee", _("young teacher")
    BOTH = "both", _("mentor and young teacher")
    DEPUTY = "deputy", _("deputy head")
    PSYCHOLOGIST = "psychologist", _("psychologist")
