"""Who may mentor beyond the rule (exceptions) or stands ready (the reserve), wishes, and verdicts kept for lists."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentoring.eligibility.enums import OF_MENTEE, OF_MENTOR, ExceptionGround, LeaveReason, WishKind
from mentoring.eligibility.rules import MOST_WANTED
from schools import clock
from schools.enums import SchoolKind
from schools.periods import Period, PeriodQuerySet, ends_after_start
from schools.scope import ScopedQuerySet

# More young teachers of one subject in one year is a slip of the finger.
MOST_EXPECTED = 50


class EligibilityException(models.Model):
    """A mentor who does not meet the requirements, and why the council is asked all the same."""

    mentorship = models.OneToOneField("mentoring.Mentorship", on_delete=models.PROTECT, related_name="exception")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    ground = models.CharField(_("ground"), max_length=16, choices=ExceptionGround, default=ExceptionGround.NOBODY_FITS)
    basis = models.CharField(_("basis"), max_length=300)
    valid_until = models.DateField(_("valid until"))
    granted_on = models.DateField(_("granted on"), null=True, blank=True)
    # A longer term the council is asked for; empty once it has decided.
    asked_until = models.DateField(_("longer term asked for"), null=True, blank=True)
    asked_reason = models.TextField(_("why longer"), blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="exception_has_a_reason"),
            models.CheckConstraint(condition=Q(ground__in=ExceptionGround.values), name="exception_has_a_ground"),
            models.CheckConstraint(
                condition=Q(asked_until__isnull=True) | (Q(asked_until__gt=F("valid_until")) & ~Q(asked_reason="")),
                name="exception_is_prolonged_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentorship}: {self.reason}"


class BandStandingQuerySet(ScopedQuerySet):
    def update(self, **kwargs):
        raise TypeError("A decision on the band is never changed: a newer one replaces it.")

    def delete(self):
        raise TypeError("A decision on the band is never deleted: a newer one replaces it.")


class BandStanding(models.Model):
    """Where inside the band of knowledge quality the school stands, by which decision of its council, from when.

    Rows are never changed: the newest one of the day counts, the others are the history. A decision that the upper
    bound counts again is a row like any other.
    """

    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    school_kind = models.CharField(_("kind"), max_length=12, choices=SchoolKind)
    percent = models.PositiveSmallIntegerField(_("meets the requirement from, percent"))
    valid_from = models.DateField(_("in force from"))
    number = models.CharField(_("decision №"), max_length=40)
    decided_on = models.DateField(_("date of the decision"))
    text = models.CharField(_("what was decided"), max_length=500)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), default=clock.now)

    objects = BandStandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on the band of knowledge quality")
        verbose_name_plural = _("decisions on the band of knowledge quality")
        ordering = ["-valid_from", "-id"]
        indexes = [models.Index(fields=["school", "school_kind", "-valid_from"], name="band_standing_of_the_day")]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="band_standing_is_a_percent"),
            models.CheckConstraint(condition=Q(school_kind__in=SchoolKind.values), name="band_standing_kind_is_known"),
            models.CheckConstraint(condition=~Q(number="") & ~Q(text=""), name="band_standing_names_its_decision"),
            models.CheckConstraint(
                condition=Q(valid_from__gte=models.F("decided_on")), name="band_standing_follows_its_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.percent} %, {self.valid_from:%d.%m.%Y}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise TypeError("A decision on the band is never changed: a newer one replaces it.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A decision on the band is never deleted: a newer one replaces it.")


class ReserveQuerySet(PeriodQuerySet, ScopedQuerySet):
    pass


class ReserveMember(Period):
    """A teacher the council has confirmed in the reserve of mentors."""

    person = models.ForeignKey("schools.Person", on_delete=models.PROTECT, related_name="reserve_memberships")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    association = models.ForeignKey(
        "schools.Association", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    left_reason = models.CharField(_("why they left"), max_length=12, choices=LeaveReason, blank=True)
    left_note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ReserveQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the reserve")
        verbose_name_plural = _("reserve of mentors")
        constraints = [
            ends_after_start("reserve_ends_after_start"),
            models.UniqueConstraint(
                fields=["person", "school"],
                condition=Q(finished_on__isnull=True),
                name="one_open_reserve_membership",
            ),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True, left_reason="")
                | Q(finished_on__isnull=False, left_reason__in=LeaveReason.values),
                name="reserve_is_left_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class ExpectedHires(models.Model):
    """How many young teachers of a subject a school expects in the academic year begun in `first_year`."""

    school = models.ForeignKey("schools.School", on_delete=models.CASCADE, related_name="+")
    subject = models.ForeignKey("schools.Subject", on_delete=models.PROTECT, related_name="+")
    first_year = models.PositiveSmallIntegerField(_("calendar year in which the academic year begins"))
    number = models.PositiveSmallIntegerField(_("expected hires"), validators=[MaxValueValidator(MOST_EXPECTED)])

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("expected hires")
        verbose_name_plural = _("expected hires")
        constraints = [
            models.UniqueConstraint(fields=["school", "subject", "first_year"], name="one_expectation_a_subject"),
            models.CheckConstraint(condition=Q(number__range=(1, MOST_EXPECTED)), name="expectation_is_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.number}"


class WishQuerySet(ScopedQuerySet):
    def of_mentee(self):
        return self.filter(kind__in=OF_MENTEE)

    def of_mentor(self):
        return self.filter(kind__in=OF_MENTOR)


class Wish(models.Model):
    """What one side said about the mentor of a young teacher, before the order. Read by deputies and the head alone.

    `employment` is the young teacher's job, `person` the possible mentor. The last word counts: a changed wish takes
    the place of the old one, and no event tells of either.
    """

    employment = models.ForeignKey("schools.Employment", on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=8, choices=WishKind)
    person = models.ForeignKey("schools.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField(_("recorded on"))

    objects = WishQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        ordering = ["kind", "place", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=WishKind.WANTED, person__isnull=False, place__range=(1, MOST_WANTED))
                | Q(kind=WishKind.ANYONE, person__isnull=True, place__isnull=True)
                | Q(kind=WishKind.WILLING, person__isnull=False, place__isnull=True)
                | (Q(kind=WishKind.DECLINED, person__isnull=False, place__isnull=True) & ~Q(reason="")),
                name="wish_says_whom_or_why",
            ),
            models.UniqueConstraint(
                fields=["employment", "place"], condition=Q(kind=WishKind.WANTED), name="one_wish_a_place"
            ),
            models.UniqueConstraint(
                fields=["employment", "person"], condition=Q(kind=WishKind.WANTED), name="one_wish_a_teacher"
            ),
            models.UniqueConstraint(
                fields=["employment"], condition=Q(kind=WishKind.ANYONE), name="one_choice_left_to_the_school"
            ),
            models.UniqueConstraint(
                fields=["employment", "person"], condition=Q(kind__in=OF_MENTOR), name="one_answer_a_teacher"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class VerdictBook(models.Model):
    """What the kept verdicts of a school rest on: the measure they were made by, and from when until when it served.

    `measure` is `rules.measure` of the requirements, `norms` that of the requirements without the school's own policy:
    a list of many schools compares it alone, for a school whose policy changes leaves a note. A book made by another
    measure than that of the day is not opened.
    """

    school = models.OneToOneField(
        "schools.School", on_delete=models.CASCADE, primary_key=True, related_name="verdict_book"
    )
    district = models.ForeignKey("schools.District", on_delete=models.CASCADE, related_name="+")
    measure = models.CharField(max_length=16)
    norms = models.CharField(max_length=16, default="")
    made_on = models.DateField()
    holds_until = models.DateField()  # the day before somebody hired already begins: nobody has judged them yet

    def __str__(self) -> str:
        return f"{self.school_id}: {self.made_on}"


class KeptVerdict(models.Model):
    """The standing of a teacher in one taught subject, kept for lists; made from the records by the rule alone.

    School and district stand on the row, so a list of either is one search. Who teaches two subjects has two rows;
    `is_default` marks the one that answers when the mentee's subject is not among them. `figures` are the years' shares
    and results as `kept.packed` writes them.
    """

    school = models.ForeignKey("schools.School", on_delete=models.CASCADE, related_name="+", db_index=False)
    district = models.ForeignKey("schools.District", on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey("schools.Person", on_delete=models.CASCADE, related_name="+")
    employment = models.ForeignKey("schools.Employment", on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=40, blank=True)
    is_default = models.BooleanField()
    outcome = models.CharField(max_length=16)
    place = models.PositiveSmallIntegerField()  # of the outcome, the best is 0
    holds_until = models.DateField()

    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=500)
    post = models.CharField(max_length=8)
    subjects = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=2, blank=True)
    shift = models.CharField(max_length=1, blank=True)
    trained_on = models.DateField(null=True)
    category = models.CharField(max_length=12, blank=True)
    expires_on = models.DateField(null=True)
    ethics = models.CharField(max_length=8)
    quality = models.CharField(max_length=8)
    figures = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "person", "subject"], name="one_kept_verdict_a_subject"),
            models.UniqueConstraint(
                fields=["school", "person"], condition=Q(is_default=True), name="one_kept_verdict_by_default"
            ),
        ]
        indexes = [
            models.Index(fields=["district", "subject", "place", "sort_key", "id"], name="kept_verdicts_of_a_subject"),
            models.Index(
                fields=["district", "place", "sort_key", "id"], condition=Q(is_default=True), name="kept_verdicts_best"
            ),
            models.Index(fields=["district", "holds_until"], name="kept_verdicts_lapsing"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"
