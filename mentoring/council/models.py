"""The pedagogical council and the associations: members, meetings, agendas, decisions, minutes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import PAIR_KINDS, BodyKind, BodyPost, ItemKind, MeetingState, Outcome
from schools.localized import localized
from schools.periods import Period, PeriodQuerySet, ends_after_start
from schools.scope import ScopedQuerySet


class Body(models.Model):
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(_("kind"), max_length=12, choices=BodyKind)
    association = models.OneToOneField(
        "schools.Association", on_delete=models.PROTECT, null=True, blank=True, related_name="body"
    )
    name_kk = models.CharField(_("name in Kazakh"), max_length=160)
    name_ru = models.CharField(_("name in Russian"), max_length=160)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("council or association")
        verbose_name_plural = _("councils and associations")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["school"], condition=Q(kind=BodyKind.COUNCIL), name="one_council_a_school"),
            models.CheckConstraint(
                condition=Q(kind=BodyKind.COUNCIL, association__isnull=True)
                | Q(kind=BodyKind.ASSOCIATION, association__isnull=False),
                name="body_kind_fits_its_association",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return localized(self, "name")


class BodyMember(Period):
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("schools.Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))
    post = models.CharField(_("post"), max_length=10, choices=BodyPost, default=BodyPost.MEMBER)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["person__sort_key"]
        constraints = [
            ends_after_start("body_member_ends_after_start"),
            models.UniqueConstraint(
                fields=["body", "person"], condition=Q(finished_on__isnull=True), name="one_open_seat_a_person"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Meeting(models.Model):
    """A meeting of a body. `members` and presence are fixed when it opens."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(_("date"))
    number = models.CharField(_("minutes №"), max_length=20, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=MeetingState, default=MeetingState.PLANNED)
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


class Decision(models.Model):
    """What was resolved on an item, with the votes; its effects are carried out in the same transaction."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    heard = models.TextField(_("heard"), blank=True)
    spoke = models.TextField(_("spoke"), blank=True)
    resolution = models.TextField(_("resolved"))
    votes_for = models.PositiveSmallIntegerField(_("for"))
    votes_against = models.PositiveSmallIntegerField(_("against"), default=0)
    abstained = models.PositiveSmallIntegerField(_("abstained"), default=0)
    conflicted = models.ManyToManyField(
        "schools.Person", blank=True, related_name="+", verbose_name=_("did not vote (conflict of interest)")
    )
    responsible = models.CharField(_("responsible"), max_length=200, blank=True)
    due_on = models.DateField(_("by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="decision_outcome_is_known"),
            models.CheckConstraint(condition=~Q(resolution=""), name="decision_has_a_resolution"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_outcome_display()}"
