"""Who may mentor beyond the rule (exceptions), and who stands ready (the reserve)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schools.periods import Period, PeriodQuerySet, ends_after_start
from schools.scope import ScopedQuerySet


class EligibilityException(models.Model):
    """A mentor who does not meet the requirements, and why the council is asked all the same."""

    mentorship = models.OneToOneField("mentoring.Mentorship", on_delete=models.PROTECT, related_name="exception")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    basis = models.CharField(_("basis"), max_length=300)
    valid_until = models.DateField(_("valid until"))
    granted_on = models.DateField(_("granted on"), null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="exception_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.mentorship}: {self.reason}"


class ReserveQuerySet(PeriodQuerySet, ScopedQuerySet):
    pass


class ReserveMember(Period):
    """A teacher the council has confirmed in the reserve of mentors."""

    person = models.ForeignKey("schools.Person", on_delete=models.PROTECT, related_name="reserve_memberships")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    association = models.ForeignKey(
        "schools.Association", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

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
        ]

    def __str__(self) -> str:
        return str(self.person)
