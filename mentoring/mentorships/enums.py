"""The states of a mentorship, its terms and orders."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MentorshipState(models.TextChoices):
    """proposed → endorsed | declined by the council → active by the order → completed by the council."""

    PROPOSED = "proposed", _("proposed")
    ENDORSED = "endorsed", _("approved by the council")
    DECLINED = "declined", _("not approved by the council")
    WITHDRAWN = "withdrawn", _("withdrawn")
    ACTIVE = "active", _("active")
    COMPLETED = "completed", _("completed")
    ENDED = "ended", _("ended early")
    ANNULLED = "annulled", _("annulled")


OPEN_STATES = (MentorshipState.PROPOSED, MentorshipState.ENDORSED, MentorshipState.ACTIVE)
SIGNED_STATES = (MentorshipState.ACTIVE, MentorshipState.COMPLETED, MentorshipState.ENDED)


class OrderKind(models.TextChoices):
    ASSIGN = "assign", _("on assigning a mentor")
    REPLACE = "replace", _("on replacing a mentor")
    END = "end", _("on ending a mentorship early")


class TermName(models.TextChoices):
    """What is due by a deadline; the values are those of `rules.Term`."""

    ORDER = "order", _("order")
    LEVEL = "level", _("level of preparation")
    PLAN = "plan", _("diagnostics and plan")
    INTERIM = "interim", _("interim report")
    FINAL = "final", _("final report")
    END = "end", _("end of the mentorship")
