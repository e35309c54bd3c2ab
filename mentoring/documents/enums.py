"""The kinds of papers and the languages they are issued in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    ORDER = "order", _("order")
    PLAN = "plan", _("mentoring plan")
    INTERIM_REPORT = "interim_report", _("interim report")
    FINAL_REPORT = "final_report", _("final report")
    MINUTES = "minutes", _("minutes")
    BOOK = "book", _("year-end book")
    PACKET = "packet", _("proof packet")


# The pair confirms that it is acquainted with these.
TO_ACQUAINT = (DocumentKind.ORDER, DocumentKind.PLAN)


class DocumentLanguage(models.TextChoices):
    KK = "kk", _("in Kazakh")
    RU = "ru", _("in Russian")
    BOTH = "kk+ru", _("in Kazakh and Russian")
    EN = "en", _("in English")

    @property
    def parts(self) -> tuple[str, ...]:
        """The languages of the full texts that follow one another."""
        return tuple(self.value.split("+"))
