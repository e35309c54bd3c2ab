"""Pairs of mentor and young teacher, the orders that make them, and the dates the law sets for them."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentoring.mentorships.enums import OPEN_STATES, SIGNED_STATES, MentorshipState, OrderKind, TermName
from schools.scope import ScopedQuerySet
from schools.years import span


class MentorshipQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state__in=OPEN_STATES)

    def active(self):
        return self.filter(state=MentorshipState.ACTIVE)

    def signed(self):
        """Pairs an order was signed for, running or over."""
        return self.filter(state__in=SIGNED_STATES)

    def ending_in(self, year):
        """Pairs whose last day belongs to that academic year: a mid-year pair is reported where it ends."""
        return self.filter(finished_on__range=span(year.starts_on.year))

    def of_person(self, person_id: int):
        return self.filter(Q(mentor_id=person_id) | Q(mentee_id=person_id))

    def with_people(self):
        return self.select_related("school", "mentor", "mentee", "subject", "year", "employment")


class Mentorship(models.Model):
    """A pair. Keeps the verdict it rests on; nothing of it is ever deleted."""

    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="mentorships")
    mentor = models.ForeignKey(
        "schools.Person", on_delete=models.PROTECT, related_name="as_mentor", verbose_name=_("mentor")
    )
    mentee = models.ForeignKey(
        "schools.Person", on_delete=models.PROTECT, related_name="as_mentee", verbose_name=_("young teacher")
    )
    employment = models.ForeignKey(
        "schools.Employment",
        on_delete=models.PROTECT,  # the day of hire starts the clock
        related_name="mentorships",
        verbose_name=_("employment of the young teacher"),
    )
    subject = models.ForeignKey("schools.Subject", on_delete=models.PROTECT, verbose_name=_("subject"))
    year = models.ForeignKey("schools.AcademicYear", on_delete=models.PROTECT, verbose_name=_("academic year"))
    state = models.CharField(_("state"), max_length=10, choices=MentorshipState, default=MentorshipState.PROPOSED)
    started_on = models.DateField(_("from"), null=True, blank=True)
    finished_on = models.DateField(_("until"))
    verdict = models.JSONField(_("verdict"), encoder=DjangoJSONEncoder)
    outcome = models.CharField(_("outcome of the verdict"), max_length=16)
    choice_reason = models.TextField(_("why this mentor"), blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField(_("proposed on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = MentorshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("mentorship")
        verbose_name_plural = _("mentorships")
        ordering = ["-proposed_on", "-id"]
        indexes = [models.Index(fields=["school", "state"]), models.Index(fields=["mentor", "state"])]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MentorshipState.values), name="mentorship_state_is_known"),
            models.CheckConstraint(
                condition=~Q(mentor=F("mentee")),
                name="nobody_mentors_themself",
                violation_error_message=_("Nobody can be their own mentor."),
            ),
            models.UniqueConstraint(
                fields=["mentee"],
                condition=Q(state__in=OPEN_STATES),
                name="one_open_mentorship_a_mentee",
                violation_error_message=_("This young teacher already has a mentor or a proposed one."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=SIGNED_STATES) | Q(started_on__isnull=False),
                name="signed_mentorship_has_started",
            ),
            models.CheckConstraint(
                condition=Q(started_on__isnull=True) | Q(finished_on__gte=F("started_on")),
                name="mentorship_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} – {self.mentee}"

    @property
    def is_active(self) -> bool:
        return self.state == MentorshipState.ACTIVE

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


class Order(models.Model):
    """The head's order. The paper itself is `document`."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.PROTECT, related_name="orders")
    kind = models.CharField(_("kind"), max_length=8, choices=OrderKind, default=OrderKind.ASSIGN)
    number = models.CharField(_("number"), max_length=40, blank=True)
    signed_on = models.DateField(_("date"))
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField("mentoring.IssuedDocument", on_delete=models.PROTECT, null=True)

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ["-signed_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OrderKind.values), name="order_kind_is_known"),
            models.UniqueConstraint(
                fields=["mentorship"], condition=Q(kind=OrderKind.ASSIGN), name="one_assigning_order_a_mentorship"
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}, {self.signed_on:%d.%m.%Y}"


class DeadlineQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(done_on__isnull=True)

    def late(self, today):
        """Open ones whose last day has passed; the last day itself is still in time."""
        return self.open().filter(due_on__lt=today)


class Deadline(models.Model):
    """A date the law sets, stored with the explanation it was counted by."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.PROTECT, related_name="deadlines")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    term = models.CharField(_("term"), max_length=8, choices=TermName)
    due_on = models.DateField(_("due (last day)"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    explanation = models.JSONField(_("how it was counted"), encoder=DjangoJSONEncoder)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["school", "due_on"], condition=Q(done_on=None), name="open_deadlines")]
        constraints = [
            models.UniqueConstraint(fields=["mentorship", "term"], name="one_deadline_a_term"),
            models.CheckConstraint(condition=Q(term__in=TermName.values), name="deadline_term_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_term_display()}: {self.due_on:%d.%m.%Y}"

    def is_late(self, today) -> bool:
        return (self.done_on or today) > self.due_on
