"""Pairs of mentor and young teacher, the orders that make and end them, what interrupts them, and their dates."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentoring.mentorships.enums import (
    FOUNDING_KINDS,
    OPEN_STAGES,
    OPEN_STATES,
    SIGNED_STATES,
    WAITING_STATES,
    Absence,
    ChangeKind,
    ChangeStage,
    Ground,
    MentorshipState,
    OrderKind,
    Side,
    TermName,
)
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

    def by_exception(self):
        """Pairs whose mentor is let in, or proposed, beyond the requirements; not those whose exception has ended."""
        return self.filter(exception__isnull=False, exception__ended_on=None)

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
    continues = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name=_("continues"),
    )  # the young teacher's pair before this one: replaced, ended early or left at another school
    handover_read_on = models.DateField(_("hand-over read by the new mentor on"), null=True, blank=True)

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
                # The one who is to follow the present mentor waits beside the open pair, tied to it below.
                condition=Q(state__in=OPEN_STATES) & ~Q(state__in=WAITING_STATES, continues__isnull=False),
                name="one_open_mentorship_a_mentee",
                violation_error_message=_("This young teacher already has a mentor or a proposed one."),
            ),
            models.UniqueConstraint(
                fields=["continues"],
                condition=Q(state__in=(*OPEN_STATES, MentorshipState.COMPLETED, MentorshipState.ENDED)),
                name="one_continuation_a_mentorship",
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

    @property
    def replaces_running(self) -> bool:
        """Whether it is to follow a mentor who works until its own order is signed."""
        return self.continues is not None and self.continues.is_active

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING_STATES


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
                fields=["mentorship"], condition=Q(kind__in=FOUNDING_KINDS), name="one_founding_order_a_mentorship"
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}, {self.signed_on:%d.%m.%Y}"


class ChangeQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(stage__in=OPEN_STAGES)

    def offered_to(self, school_id: int):
        """Young teachers another school of the system has handed over and this one has not taken yet."""
        return self.filter(to_school=school_id, stage=ChangeStage.DONE, taken_as__isnull=True)


class Change(models.Model):
    """A running pair is to get another mentor or to end: on what ground, from which day, and how far it is."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.PROTECT, related_name="changes")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=8, choices=ChangeKind)
    ground = models.CharField(_("ground"), max_length=16, choices=Ground)
    reason = models.TextField(_("reason"))
    last_day = models.DateField(_("last day of the pair"))
    stage = models.CharField(_("stage"), max_length=8, choices=ChangeStage)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(_("asked on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, null=True, blank=True, related_name="change", verbose_name=_("order")
    )
    planned_until = models.DateField(_("was to last until"), null=True, blank=True)
    to_school = models.ForeignKey(
        "schools.School",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("to the school"),
    )
    taken_as = models.OneToOneField(
        "schools.Employment", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a pair")
        verbose_name_plural = _("changes of pairs")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="change_kind_is_known"),
            models.CheckConstraint(condition=Q(ground__in=Ground.values), name="change_ground_is_known"),
            models.CheckConstraint(condition=Q(stage__in=ChangeStage.values), name="change_stage_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="change_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(stage=ChangeStage.DONE) | Q(order__isnull=False), name="change_is_done_by_an_order"
            ),
            models.UniqueConstraint(
                fields=["mentorship"],
                condition=Q(stage__in=OPEN_STAGES),
                name="one_open_change_a_mentorship",
                violation_error_message=_("A change of this pair is under way already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.mentorship}"

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN_STAGES


class Suspension(models.Model):
    """Days on which a pair does not work and nothing falls due, by an order of the school. Open until the return."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.PROTECT, related_name="suspensions")
    absence = models.CharField(_("reason"), max_length=10, choices=Absence)
    side = models.CharField(_("who is away"), max_length=6, choices=Side)
    note = models.TextField(_("note"), blank=True)
    started_on = models.DateField(_("first day away"))
    expected_on = models.DateField(_("expected back on"), null=True, blank=True)
    returned_on = models.DateField(_("back on"), null=True, blank=True)
    order_number = models.CharField(_("order №"), max_length=40)
    order_on = models.DateField(_("date of the order"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        ordering = ["started_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(absence__in=Absence.values), name="absence_is_known"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="side_is_known"),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("started_on")),
                name="return_is_not_before_the_leave",
                violation_error_message=_("The return is before the first day away."),
            ),
            models.UniqueConstraint(
                fields=["mentorship"],
                condition=Q(returned_on__isnull=True),
                name="one_open_suspension_a_mentorship",
                violation_error_message=_("This mentorship is suspended already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_absence_display()}: {self.started_on:%d.%m.%Y}"


class DeadlineQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(done_on__isnull=True, lifted_on__isnull=True)

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
    lifted_on = models.DateField(_("no longer due since"), null=True, blank=True)  # ended, annulled or suspended
    explanation = models.JSONField(_("how it was counted"), encoder=DjangoJSONEncoder)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["school", "due_on"], condition=Q(done_on=None, lifted_on=None), name="open_deadlines"),
            models.Index(
                fields=["due_on", "id"], condition=Q(done_on=None, lifted_on=None), name="open_deadlines_of_all"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["mentorship", "term"], name="one_deadline_a_term"),
            models.CheckConstraint(condition=Q(term__in=TermName.values), name="deadline_term_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_term_display()}: {self.due_on:%d.%m.%Y}"

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.lifted_on is None

    def is_late(self, today) -> bool:
        return (self.done_on or today) > self.due_on


class RecountingQuerySet(models.QuerySet):
    def open(self):
        return self.filter(finished_on__isnull=True)


class Recounting(models.Model):
    """A change of the whole country's calendar whose dates are recounted some schools at a time, outside any request.

    `reached` is the number of the last school that is through; it moves in the transaction of that school's dates, so
    whatever interrupts the work, the next run goes on behind it. `since` and `until`: the days that changed.
    """

    cause = models.CharField(max_length=12)  # a history.enums.Cause
    because = models.TextField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    reached = models.BigIntegerField(default=0)
    schools = models.PositiveIntegerField(default=0)  # so many are through
    moved = models.PositiveIntegerField(default=0)  # so many dates have moved
    finished_on = models.DateField(null=True)

    objects = RecountingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.cause}, {self.asked_on:%d.%m.%Y}: {self.schools}"
