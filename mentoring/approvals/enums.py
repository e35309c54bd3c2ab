"""The states of a paper under review, as people read them. The transitions stand in `rules.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("under review")
    RETURNED = "returned", _("returned for revision")
    AGREED = "agreed", _("agreed")
    APPROVED = "approved", _("approved")
    HEARD = "heard", _("heard")


EDITABLE_STATES = (ReviewState.DRAFT, ReviewState.RETURNED)
