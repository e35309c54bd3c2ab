"""The closed lists of who, where and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SchoolKind(models.TextChoices):
    ORDINARY = "ordinary", _("ordinary school")
    SMALL_CLASS = "small_class", _("small-class school")


class WorkingWeek(models.IntegerChoices):
    FIVE = 5, _("5-day week")
    SIX = 6, _("6-day week")


class Role(models.TextChoices):
    """What a membership lets a person do. HEAD … TEACHER are held at a school, OBSERVER in a district."""

    HEAD = "head", _("head")
    DEPUTY = "deputy", _("deputy head")
    SECRETARY = "secretary", _("secretary of the council")
    ASSOCIATION = "association", _("chair of the association")
    TEACHER = "teacher", _("teacher")
    OBSERVER = "observer", _("district observer")


SCHOOL_ROLES = (Role.HEAD, Role.DEPUTY, Role.SECRETARY, Role.ASSOCIATION, Role.TEACHER)
DISTRICT_ROLES = (Role.OBSERVER,)


class PostKind(models.TextChoices):
    TEACHER = "teacher", _("teacher")
    DEPUTY = "deputy", _("deputy head")
    HEAD = "head", _("head")
    OTHER = "other", _("other post")


class Category(models.TextChoices):
    """Qualification categories in ascending order; the last three belong to the system before 2018."""

    TEACHER = "teacher", _("teacher (no higher category)")
    MODERATOR = "moderator", _("teacher-moderator")
    EXPERT = "expert", _("teacher-expert")
    RESEARCHER = "researcher", _("teacher-researcher")
    MASTER = "master", _("teacher-master")
    SECOND = "second", _("second category (old system)")
    FIRST = "first", _("first category (old system)")
    HIGHEST = "highest", _("highest category (old system)")


class NoFigure(models.TextChoices):
    """Why a year has no figure of knowledge quality."""

    GRADE_ONE = "grade_one", _("grade 1 is not marked")
    ELSEWHERE = "elsewhere", _("worked at another school")
    LEAVE = "leave", _("was on leave")
    OTHER = "other", _("another reason")


class QualityBasis(models.TextChoices):
    EVERY_YEAR = "every_year", _("every one of the three years")
    MEAN = "mean", _("the mean of the three years")


class DayZero(models.TextChoices):
    EVENT_NOT_COUNTED = "zero", _("the day of the event is not counted")
    EVENT_COUNTED = "one", _("the day of the event is the first day")


class LevelStart(models.TextChoices):
    """From which day the term to determine the level runs."""

    ORDER = "order", _("the date of the order")
    PAIR = "pair", _("the first day of the pair")


class CalendarEnd(models.TextChoices):
    """What becomes of a calendar-day term that ends on a day off."""

    NEXT = "next", _("it moves to the next working day")
    STAYS = "stays", _("it stays on that day")


class InterimDay(models.TextChoices):
    """When the first half-year is over for the interim report."""

    BEFORE_BREAK = "before_break", _("the last working day before the winter break")
    BREAK_END = "break_end", _("the end of the winter break")


class MidYearEnd(models.TextChoices):
    """How long a teacher hired in mid-year is mentored."""

    LESSONS = "lessons", _("until the last lesson of that year")
    FULL_YEAR = "full_year", _("a full year")


class SummerHire(models.TextChoices):
    """From which day terms run whose event falls into the summer before a school year."""

    HIRE = "hire", _("the day of the event, as at any other time")
    YEAR_START = "year_start", _("the first day of lessons")


class DayKind(models.TextChoices):
    HOLIDAY = "holiday", _("public holiday")
    MOVED = "moved", _("moved day off")
    DAY_OFF = "day_off", _("day off")
    WORKING = "working", _("working day")


class BreakKind(models.TextChoices):
    AUTUMN = "autumn", _("autumn break")
    WINTER = "winter", _("winter break")
    SPRING = "spring", _("spring break")
    FIRST_GRADE = "first_grade", _("extra break of grade 1")


class TeachingLanguage(models.TextChoices):
    KK = "kk", _("Kazakh")
    RU = "ru", _("Russian")
    EN = "en", _("English")


class Shift(models.TextChoices):
    FIRST = "1", _("first shift")
    SECOND = "2", _("second shift")
