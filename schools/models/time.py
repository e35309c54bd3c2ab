"""When: academic years, breaks and the days that differ from the week."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from schools.enums import BreakKind, DayKind, WorkingWeek
from schools.localized import localized
from schools.years import first_calendar_year, year_name


class AcademicYearQuerySet(models.QuerySet):
    def covering(self, day: date):
        """The year `day` belongs to, summer included (see schools.years); a queryset of one or none."""
        return self.filter(starts_on__year=first_calendar_year(day))

    def completed_before(self, day: date):
        """Years whose lessons ended before `day`, newest first."""
        return self.filter(ends_on__lt=day).order_by("-starts_on")


class AcademicYear(models.Model):
    """A year's first and last day of lessons, set each year by an order of the Ministry."""

    starts_on = models.DateField(_("first day of lessons"), unique=True)
    ends_on = models.DateField(_("last day of lessons"))
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = AcademicYearQuerySet.as_manager()

    class Meta:
        verbose_name = _("academic year")
        verbose_name_plural = _("academic years")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="academic_year_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return year_name(self.starts_on)


class Break(models.Model):
    year = models.ForeignKey(
        AcademicYear, on_delete=models.CASCADE, related_name="breaks", verbose_name=_("academic year")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=BreakKind)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("break")
        verbose_name_plural = _("breaks")
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["year", "kind"], name="one_break_of_a_kind_a_year"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="break_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"


class CalendarDayQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(revoked_on__isnull=True)

    def for_school(self, school):
        """The country's rows in force, then the school's own (which win)."""
        rows = self.in_force().filter(Q(school__isnull=True) | Q(school=school))
        return rows.order_by(F("school").asc(nulls_first=True))


class CalendarDay(models.Model):
    """A correction of the calendar the library gives; a row without school holds for the country.

    A row is never edited: a wrong one is revoked with a reason and a new one added, so that the history of a date can
    be told. Of one day only one row of an owner is in force, for both weeks or for each.
    """

    school = models.ForeignKey(
        "schools.School",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="calendar_days",
        verbose_name=_("school"),
    )
    date = models.DateField(_("date"))
    week = models.PositiveSmallIntegerField(
        _("only for the week"), choices=WorkingWeek, null=True, blank=True, help_text=_("Empty: for both weeks.")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=DayKind)
    name_kk = models.CharField(_("name in Kazakh"), max_length=120)
    name_ru = models.CharField(_("name in Russian"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=200, help_text=_("Law, decree or order, with its number."))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("added by")
    )
    added_on = models.DateField(_("added on"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("revoked by")
    )
    revoked_on = models.DateField(_("revoked on"), null=True)
    revoked_reason = models.CharField(_("why it was revoked"), max_length=200, blank=True)

    objects = CalendarDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        ordering = ["date", "id"]
        constraints = [
            # Nulls are distinct in a plain unique constraint, and SQLite cannot be told otherwise.
            models.UniqueConstraint(
                Coalesce("school_id", 0),
                "date",
                Coalesce("week", 0),
                condition=Q(revoked_on__isnull=True),
                name="one_correction_a_day",
            ),
            models.CheckConstraint(condition=Q(kind__in=DayKind.values), name="calendar_day_kind_is_known"),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True, revoked_reason="")
                | (Q(revoked_on__isnull=False) & ~Q(revoked_reason="")),
                name="revoked_calendar_day_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%d.%m.%Y} {self.name}"

    @property
    def name(self) -> str:
        return localized(self, "name")
