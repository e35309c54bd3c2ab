"""Where: regions, districts, schools and what each school has decided for itself."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schools.enums import (
    CalendarEnd,
    DayZero,
    InterimDay,
    LevelStart,
    MidYearEnd,
    QualityBasis,
    SchoolKind,
    SummerHire,
    WorkingWeek,
)
from schools.localized import localized
from schools.scope import SchoolQuerySet


class Region(models.Model):
    name_kk = models.CharField(_("name in Kazakh"), max_length=120)
    name_ru = models.CharField(_("name in Russian"), max_length=120)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["name_ru"]

    def __str__(self) -> str:
        return localized(self, "name")


class District(models.Model):
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="districts", verbose_name=_("region"))
    name_kk = models.CharField(_("name in Kazakh"), max_length=120)
    name_ru = models.CharField(_("name in Russian"), max_length=120)

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["name_ru"]

    def __str__(self) -> str:
        return localized(self, "name")


class School(models.Model):
    """A school and, under it, what the sources leave open and the school therefore decides (domain: CHECK)."""

    # The fields that say how the school counts dates, besides its week and calendar.
    COUNTING = (
        "day_zero",
        "level_start",
        "calendar_end",
        "interim_day",
        "final_lead",
        "midyear_end",
        "summer_hire",
    )

    code = models.SlugField(_("code"), max_length=40, unique=True, help_text=_("Short Latin name used in addresses."))
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="schools", verbose_name=_("district"))
    name_kk = models.CharField(_("full name in Kazakh"), max_length=300)
    name_ru = models.CharField(_("full name in Russian"), max_length=300)
    short_name_kk = models.CharField(_("short name in Kazakh"), max_length=80)
    short_name_ru = models.CharField(_("short name in Russian"), max_length=80)
    place_kk = models.CharField(_("place in Kazakh"), max_length=80)
    place_ru = models.CharField(_("place in Russian"), max_length=80)
    kind = models.CharField(_("kind"), max_length=12, choices=SchoolKind, default=SchoolKind.ORDINARY)
    week = models.PositiveSmallIntegerField(_("working week"), choices=WorkingWeek, default=WorkingWeek.FIVE)

    quality_basis = models.CharField(
        _("knowledge quality is judged by"), max_length=12, choices=QualityBasis, default=QualityBasis.EVERY_YEAR
    )
    day_zero = models.CharField(_("counting of days"), max_length=4, choices=DayZero, default=DayZero.EVENT_NOT_COUNTED)
    level_start = models.CharField(
        _("the term of the level runs from"), max_length=8, choices=LevelStart, default=LevelStart.ORDER
    )
    calendar_end = models.CharField(
        _("a term in calendar days that ends on a day off"),
        max_length=8,
        choices=CalendarEnd,
        default=CalendarEnd.NEXT,
    )
    interim_day = models.CharField(
        _("the interim report is due on"), max_length=12, choices=InterimDay, default=InterimDay.BEFORE_BREAK
    )
    final_lead = models.PositiveSmallIntegerField(
        _("working days from the final report to the last day of the mentorship"),
        default=10,
        validators=[MaxValueValidator(60)],
    )
    midyear_end = models.CharField(
        _("a teacher hired in mid-year is mentored"), max_length=12, choices=MidYearEnd, default=MidYearEnd.LESSONS
    )
    summer_hire = models.CharField(
        _("terms that begin in the summer run from"), max_length=12, choices=SummerHire, default=SummerHire.HIRE
    )
    max_mentees = models.PositiveSmallIntegerField(
        _("young teachers for one mentor"),
        default=2,
        validators=[MinValueValidator(1)],
        help_text=_("More than this gives a warning, not a ban."),
    )
    quorum_percent = models.PositiveSmallIntegerField(
        _("quorum, percent"),
        default=50,
        validators=[MaxValueValidator(99)],
        help_text=_("A meeting is valid when more than this share of the members is present."),
    )

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SchoolKind.values), name="school_kind_is_known"),
            models.CheckConstraint(condition=Q(week__in=WorkingWeek.values), name="school_week_is_five_or_six"),
            models.CheckConstraint(condition=Q(max_mentees__gte=1), name="school_allows_at_least_one_mentee"),
            models.CheckConstraint(condition=Q(quorum_percent__lte=99), name="school_quorum_below_hundred"),
            models.CheckConstraint(
                condition=Q(
                    day_zero__in=DayZero.values,
                    level_start__in=LevelStart.values,
                    calendar_end__in=CalendarEnd.values,
                    interim_day__in=InterimDay.values,
                    midyear_end__in=MidYearEnd.values,
                    summer_hire__in=SummerHire.values,
                ),
                name="school_counting_conventions_are_known",
            ),
            models.CheckConstraint(condition=Q(final_lead__lte=60), name="school_final_report_lead_is_a_term"),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def name(self) -> str:
        return localized(self, "name")

    @property
    def short_name(self) -> str:
        return localized(self, "short_name")
