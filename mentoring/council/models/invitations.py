"""Who was invited to a meeting, when, and to which day of it?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import Delivery, Notice
from mentoring.council.models.meetings import Meeting


class Invitation(models.Model):
    """One sending. `sequence` goes up with every change of the meeting, so that calendars replace the older one."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    sequence = models.PositiveSmallIntegerField()
    notice = models.CharField(_("kind"), max_length=8, choices=Notice)
    told = models.JSONField()  # the day, time, place and theme people were told: a change is seen by comparing
    sent_on = models.DateField(_("sent on"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "sequence"], name="one_invitation_a_change"),
            models.CheckConstraint(condition=models.Q(notice__in=Notice.values), name="invitation_notice_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.sequence}"


class Invited(models.Model):
    """A person of one sending, with the address of that day."""

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey("schools.Person", on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(_("e-mail"), blank=True)
    delivery = models.CharField(_("delivery"), max_length=8, choices=Delivery, default=Delivery.WAITING)

    class Meta:
        verbose_name = _("invited person")
        verbose_name_plural = _("invited people")
        ordering = ["person__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["invitation", "person"], name="one_invitation_a_person"),
            models.CheckConstraint(condition=models.Q(delivery__in=Delivery.values), name="invited_delivery_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.person)
