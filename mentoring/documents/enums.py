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
    EXTRACT = "extract", _("extract from the minutes")
    DIAGNOSIS = "diagnosis", _("level and diagnosis sheet")
    OBSERVATION = "observation", _("lesson observation sheet")
    ACQUAINTANCE = "acquaintance", _("acquaintance list")
    VERDICT = "verdict", _("verdict sheet")


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


class OwnText(models.TextChoices):
    """The texts of papers a school may word itself, by their keys in `wording.WORDS`."""

    ORDER_PREAMBLE = "order_preamble", _("preamble of the order")
    ORDER_PAIR = "order_pair", _("item on the pair")
    ORDER_TERMS = "order_terms", _("item on the terms")
    ORDER_DEPUTY = "order_deputy", _("item on the deputy head")
    ORDER_ACCOUNTING = "order_accounting", _("item on the supplement")
    ORDER_CONTROL = "order_control", _("control clause")
    ORDER_BASIS = "order_basis", _("basis of the order")
    END_PREAMBLE = "end_preamble", _("preamble of the order on an early end")
    HEAD = "head", _("post of the head")
    DEPUTY = "deputy", _("post of the deputy head")
    CHAIR = "chair", _("post of the chair")
    SECRETARY = "secretary", _("post of the secretary")
