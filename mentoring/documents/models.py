"""Papers as they were issued: stored once, hashed, never rendered again; and who is acquainted with them."""

import secrets

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.documents.enums import DocumentKind, DocumentLanguage
from mentoring.documents.rules import ALPHABET, LENGTH
from schools.frozen import Frozen, FrozenError, FrozenQuerySet
from schools.scope import ScopedQuerySet


def new_code() -> str:
    """The code printed on a paper and used in its address: 31^10 possibilities, not to be guessed."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def opaque_name(document, filename: str) -> str:
    return f"issued/{secrets.token_hex(16)}.pdf"


class ReadOnlyFile(File):
    """A stored file that is only ever read."""

    def open(self, mode=None, *args, **kwargs):
        if mode not in (None, "rb"):
            raise FrozenError("The file of an issued document is never changed.")
        return super().open(mode, *args, **kwargs)


class IssuedStorage(FileSystemStorage):
    """Where issued papers lie: written once, readable only, never overwritten or deleted."""

    def _open(self, name, mode="rb"):
        if mode != "rb":
            raise FrozenError("The file of an issued document is never changed.")
        return ReadOnlyFile(open(self.path(name), mode))

    def delete(self, name):
        raise FrozenError("The file of an issued document is never deleted.")


def issued_storage():
    return storages["issued"]


class IssuedDocumentQuerySet(FrozenQuerySet, ScopedQuerySet):
    def in_force(self):
        """Neither corrected nor annulled by another paper."""
        return self.filter(corrected_by=None, annulled_by=None)


class IssuedDocument(Frozen):
    code = models.CharField(_("code"), max_length=10, unique=True, default=new_code)
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="documents")
    mentorship = models.ForeignKey(
        "mentoring.Mentorship", on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    person = models.ForeignKey(  # whom a paper is about that is not a pair's: the verdict sheet
        "schools.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=DocumentKind)
    number = models.CharField(_("number"), max_length=40, blank=True)
    date = models.DateField(_("date"))
    language = models.CharField(_("language"), max_length=5, choices=DocumentLanguage)
    signatory = models.CharField(_("signed by"), max_length=250)
    file = models.FileField(_("file"), upload_to=opaque_name, storage=issued_storage, max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    annuls = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="annulled_by"
    )  # the annulled paper stays as it was issued; it is this one that says it no longer holds
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )  # the same of a paper with a mistake: this one is in force in its place
    reason = models.TextField(_("reason"), blank=True)  # what was wrong with the paper it corrects
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("issued document")
        verbose_name_plural = _("issued documents")
        ordering = ["-date", "-id"]
        indexes = [models.Index(fields=["school", "kind", "-date"])]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_is_known"),
            models.CheckConstraint(
                condition=Q(language__in=DocumentLanguage.values), name="document_language_is_known"
            ),
        ]

    def __str__(self) -> str:
        number = f" № {self.number}" if self.number else ""
        return f"{self.get_kind_display()}{number}, {self.date:%d.%m.%Y}"

    @property
    def spelled_code(self) -> str:
        """The code as it is read out and typed: in two halves."""
        return f"{self.code[:5]}-{self.code[5:]}"


class Acquaintance(Frozen):
    """«Таныстым»: a person has read a paper. Silence is shown as silence."""

    document = models.ForeignKey(IssuedDocument, on_delete=models.PROTECT, related_name="acquaintances")
    person = models.ForeignKey("schools.Person", on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("date"))

    class Meta:
        verbose_name = _("acquaintance")
        verbose_name_plural = _("acquaintances")
        constraints = [models.UniqueConstraint(fields=["document", "person"], name="one_acquaintance_a_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.on:%d.%m.%Y}"


class OwnWording(models.Model):
    """A text of the school's papers in its own words; without a row the standard wording stands."""

    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(_("text"), max_length=40)
    language = models.CharField(_("language"), max_length=2)
    text = models.TextField(_("wording"))

    class Meta:
        verbose_name = _("wording of a paper")
        verbose_name_plural = _("wordings of papers")
        constraints = [
            models.UniqueConstraint(fields=["school", "key", "language"], name="one_own_wording_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"


class PaperStyle(models.Model):
    """What the school's papers look like beside their words. Issued ones keep what they were issued with."""

    school = models.OneToOneField("schools.School", on_delete=models.PROTECT, related_name="+")
    emblem = models.BinaryField(_("emblem"), blank=True)  # a PNG drawn anew from what was uploaded
    order_number = models.CharField(_("number of an order"), max_length=40, blank=True)
    minutes_number = models.CharField(_("number of minutes"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("look of papers")
        verbose_name_plural = _("looks of papers")

    def __str__(self) -> str:
        return str(self.school)
