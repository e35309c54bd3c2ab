"""Where: regions, districts, schools and what each school has decided for itself."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schools.enums import DayZero, QualityBasis, SchoolKind, WorkingWeek
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
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def name(self) -> str:
        return localized(self, "name")

    @property
    def short_name(self) -> str:
        return localized(self, "short_name")

    @property
    def counts_from_next_day(self) -> bool:
        return self.day_zero == DayZero.EVENT_NOT_COUNTED
