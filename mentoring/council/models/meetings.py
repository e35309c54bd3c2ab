"""When does a body meet, who came, and what is put before it?"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import PAIR_KINDS, ItemKind, MeetingState
from mentoring.council.models.bodies import Body
from schools.scope import ScopedQuerySet


class Meeting(models.Model):
    """A meeting of a body. `members` and presence are fixed when it opens."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(_("date"))
    number = models.CharField(_("minutes №"), max_length=20, blank=True)
    starts_at = models.TimeField(_("time"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    theme = models.CharField(_("theme"), max_length=300, blank=True)
    is_extra = models.BooleanField(_("extra meeting"), default=False)  # outside the plan of the year
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=MeetingState, default=MeetingState.PLANNED)
    chair = models.ForeignKey(
        "schools.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chair")
    )
    secretary = models.ForeignKey(
        "schools.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("secretary")
    )
    minutes = models.OneToOneField(
        "mentoring.IssuedDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="meeting"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on:%d.%m.%Y}"

    @property
    def is_open(self) -> bool:
        return self.state == MeetingState.OPEN


class Attendance(models.Model):
    """A member of that day, present or not."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey("schools.Person", on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField(_("present"), default=True)
    version = models.PositiveIntegerField(default=0)  # counts the changes of `present`

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ["person__sort_key"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_attendance_a_person")]

    def __str__(self) -> str:
        return str(self.person)


class AgendaItemQuerySet(ScopedQuerySet):
    def ready(self):
        """Put before the body and not on an agenda yet, or left undecided by a closed meeting."""
        return self.filter(decision__isnull=True, withdrawn_on__isnull=True).filter(
            Q(meeting__isnull=True) | Q(meeting__state=MeetingState.CLOSED)
        )

    def undecided(self):
        return self.filter(decision__isnull=True, withdrawn_on__isnull=True)


class AgendaItem(models.Model):
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="items")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    rolled_from = models.ForeignKey(  # the last meeting that closed without deciding it
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="rolled_items"
    )
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=16, choices=ItemKind)
    mentorship = models.ForeignKey(
        "mentoring.Mentorship", on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    person = models.ForeignKey(
        "schools.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    association = models.ForeignKey(  # whose proposal for the reserve it is; without one the office proposes
        "schools.Association", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    put_on = models.DateField(_("put before the body on"))
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ItemKind.values), name="agenda_item_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=ItemKind.FREE, title__gt="")
                | Q(kind=ItemKind.RESERVE, person__isnull=False)
                | Q(
                    kind__in=PAIR_KINDS,
                    mentorship__isnull=False,
                ),
                name="agenda_item_says_what_it_is_about",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())
