"""What is made in the background, and how far it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobKind(models.TextChoices):
    BOOK = "book", _("year-end book")
    PAIR_PACKET = "pair_packet", _("proof packet of a pair")
    YEAR_PACKET = "year_packet", _("proof packet of an academic year")


class JobState(models.TextChoices):
    """waiting → running → done | failed; a running one nobody works at any more is taken again."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("being made")
    DONE = "done", _("finished")
    FAILED = "failed", _("not made")


OPEN_STATES = (JobState.WAITING, JobState.RUNNING)


class JobFault(models.TextChoices):
    """Why nothing was made, for the person who asked."""

    REFUSED = "refused", _("The rules do not allow it.")
    PAPER = "paper", _("An issued paper could not be read, or a page could not be set. Nothing was issued.")
    LOST = "lost", _("The work was broken off several times. Nothing was issued.")
    FAULT = "fault", _("An error of the program stopped the work. Nothing was issued.")
