"""What has been submitted, agreed, approved or returned, by whom and when."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.approvals.enums import EDITABLE_STATES, ReviewState


def _signature(verbose_name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # a signature keeps its signatory
        null=True,
        blank=True,
        related_name="+",
        verbose_name=verbose_name,
    )


class Reviewable(models.Model):
    """A paper that is written, submitted and decided on. `snapshot` is the text as it was signed."""

    state = models.CharField(_("state"), max_length=10, choices=ReviewState, default=ReviewState.DRAFT)
    submitted_by = _signature(_("submitted by"))
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    agreed_by = _signature(_("agreed by"))
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    approved_by = _signature(_("approved by"))
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    returned_by = _signature(_("returned by"))
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    return_reason = models.TextField(_("reason of the return"), blank=True)
    snapshot = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReviewState.values), name="%(class)s_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.RETURNED) | ~Q(return_reason=""),
                name="%(class)s_returned_with_reason",
                violation_error_message=_("Say why it is returned."),
            ),
        ]

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE_STATES
