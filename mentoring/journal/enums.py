"""The words of the journal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    CONVERSATION = "conversation", _("conversation")
    JOINT_PLANNING = "joint_planning", _("joint planning")
    LESSON_ANALYSIS = "lesson_analysis", _("lesson analysis")
    CONSULTATION = "consultation", _("consultation")
    ONLINE = "online", _("online meeting")


class Direction(models.TextChoices):
    MENTOR_VISITS = "mentor_visits", _("mentor visits the young teacher’s lesson")
    MENTEE_VISITS = "mentee_visits", _("young teacher visits the mentor’s lesson")


class SheetKind(models.TextChoices):
    """Which sheet the marks of a lesson were given on."""

    LIGHT = "light", _("light sheet: 8 criteria")
    OFFICIAL = "official", _("official sheet: 34 criteria")


class LessonStage(models.TextChoices):
    """The course of a lesson, as lesson plans (КСП, ҚМЖ) divide it."""

    START = "start", _("start of the lesson")
    MIDDLE = "middle", _("middle of the lesson")
    END = "end", _("end of the lesson")


class LessonCriterion(models.TextChoices):
    """The eight criteria of the light observation sheet (domain §2)."""

    GOALS = "goals", _("clarity of goals")
    CONTENT = "content", _("content")
    METHODS = "methods", _("variety of methods")
    DIFFERENTIATION = "differentiation", _("differentiation")
    LOGIC = "logic", _("logic of the lesson")
    ASSESSMENT = "assessment", _("criteria-based assessment")
    CLIMATE = "climate", _("climate")
    TIME = "time", _("use of time")


class Score(models.IntegerChoices):
    NO = 0, _("0 – not seen")
    PARTLY = 1, _("1 – partly")
    FULLY = 2, _("2 – fully")


class OfficialScore(models.IntegerChoices):
    """The scale of the official sheet."""

    NO = 0, _("0 – not seen")
    PARTLY = 1, _("1 – partly")
    MOSTLY = 2, _("2 – mostly")
    FULLY = 3, _("3 – fully")
