"""What a proof packet was made of: the facts of that moment as they are handed out, and the papers that lie beside."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.frozen import Frozen


class Packet(Frozen):
    """Written with its issue, for good: from it and the stored papers the ZIP is put together the same each time."""

    document = models.OneToOneField("mentoring.IssuedDocument", on_delete=models.PROTECT, related_name="packet")
    year = models.ForeignKey(
        "schools.AcademicYear", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # none: of the pair the document is of
    facts = models.TextField(_("facts"))  # JSON as it stands in the ZIP, byte for byte
    files = models.JSONField(_("files"))  # of the papers: [name in the ZIP, code of the paper]

    class Meta:
        verbose_name = _("proof packet")
        verbose_name_plural = _("proof packets")

    def __str__(self) -> str:
        return str(self.document)
