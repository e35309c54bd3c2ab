"""Which extracts were issued of an item of the minutes?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Extract(models.Model):
    """An issued extract and the item it copies; one in each language asked for."""

    item = models.ForeignKey("mentoring.AgendaItem", on_delete=models.PROTECT, related_name="extracts")
    document = models.OneToOneField("mentoring.IssuedDocument", on_delete=models.PROTECT, related_name="extract")

    class Meta:
        verbose_name = _("extract from the minutes")
        verbose_name_plural = _("extracts from the minutes")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.document)
