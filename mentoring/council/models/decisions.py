"""What was resolved on an item?"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import Outcome
from mentoring.council.models.meetings import AgendaItem


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
    present = models.PositiveSmallIntegerField(_("present at the vote"), null=True, blank=True)
    members = models.PositiveSmallIntegerField(_("members at the vote"), null=True, blank=True)
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
