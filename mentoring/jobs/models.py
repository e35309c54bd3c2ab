"""Work that takes longer than a page may: asked for on a page, done by `manage.py work`, told on a page."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.documents.enums import DocumentLanguage
from mentoring.jobs.enums import OPEN_STATES, JobFault, JobKind, JobState
from schools.scope import ScopedQuerySet


def last_sign(now: datetime) -> datetime:
    """A worker that has given no sign since then is gone."""
    return now - timedelta(seconds=settings.JOB_STALE_SECONDS)


class JobQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state__in=OPEN_STATES)

    def free(self, now: datetime):
        """Those nobody works at."""
        left = Q(state=JobState.RUNNING, beat_at__lt=last_sign(now))
        return self.filter(Q(state=JobState.WAITING) | left)

    def held(self, now: datetime):
        """Those a worker works at, by its signs of life."""
        return self.filter(state=JobState.RUNNING, beat_at__gte=last_sign(now))


class Job(models.Model):
    """One paper to be made. `taken_by` is the worker's token: whoever holds another one no longer may write."""

    kind = models.CharField(_("kind"), max_length=16, choices=JobKind)
    key = models.CharField(max_length=60)  # what is made: asked for twice, it is made once
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    mentorship = models.ForeignKey(
        "mentoring.Mentorship", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    year = models.ForeignKey("schools.AcademicYear", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(_("language"), max_length=5, choices=DocumentLanguage)
    state = models.CharField(_("state"), max_length=8, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(_("asked on"))  # the day the paper is of
    asked_at = models.DateTimeField(_("asked at"))
    taken_by = models.UUIDField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    beat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    document = models.OneToOneField(
        "mentoring.IssuedDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="job"
    )
    fault = models.CharField(_("why it failed"), max_length=8, choices=JobFault, blank=True)
    fault_text = models.TextField(_("details"), blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("background work")
        verbose_name_plural = _("background works")
        ordering = ["-id"]
        indexes = [models.Index(fields=["id"], condition=Q(state__in=OPEN_STATES), name="open_jobs")]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "key"], condition=Q(state__in=OPEN_STATES), name="one_open_job_a_key"
            ),
            models.CheckConstraint(
                condition=Q(kind=JobKind.PAIR_PACKET, mentorship__isnull=False, year__isnull=True)
                | (~Q(kind=JobKind.PAIR_PACKET) & Q(mentorship__isnull=True, year__isnull=False)),
                name="job_says_what_it_is_of",
            ),
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=JobState.DONE, document__isnull=False)
                | (~Q(state=JobState.DONE) & Q(document__isnull=True)),
                name="a_job_is_done_by_its_document",
            ),
            models.CheckConstraint(
                condition=(Q(state=JobState.FAILED) & ~Q(fault="")) | (~Q(state=JobState.FAILED) & Q(fault="")),
                name="a_failed_job_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0
