"""From when to when? Everything that lasts is a Period."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class PeriodQuerySet(models.QuerySet):
    def on(self, day: date):
        """Rows that last on `day`; both ends included, an open end lasts for ever."""
        return self.filter(Q(finished_on__isnull=True) | Q(finished_on__gte=day), started_on__lte=day)

    def overlapping(self, started_on: date, finished_on: date | None):
        """Rows that share at least one day with the given period."""
        rows = self.filter(Q(finished_on__isnull=True) | Q(finished_on__gte=started_on))
        return rows if finished_on is None else rows.filter(started_on__lte=finished_on)


class Period(models.Model):
    started_on = models.DateField(_("from"))
    finished_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True

    def lasts_on(self, day: date) -> bool:
        return self.started_on <= day and (self.finished_on is None or day <= self.finished_on)


def ends_after_start(name: str) -> models.CheckConstraint:
    """The constraint every Period carries; `name` must be unique in the database."""
    return models.CheckConstraint(
        condition=Q(finished_on__isnull=True) | Q(finished_on__gte=F("started_on")),
        name=name,
        violation_error_message=_("The last day is before the first day."),
    )
