"""What is known of people: categories, ethics, figures of knowledge quality, each with its proof.

Rows are never changed and never deleted. A wrong one is replaced by a new row that says why; both stay to be seen.
"""

import secrets
from pathlib import PurePath
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schools import clock
from schools.enums import Category, NoFigure
from schools.models.changes import NotedQuerySet
from schools.models.people import Person, Subject, User


def proof_name(proof: "ProofFile", filename: str) -> str:
    """An opaque name: the file's own name is kept in the row, not on the disk."""
    return f"proofs/{secrets.token_hex(16)}{PurePath(filename).suffix.lower()[:8]}"


class ProofFile(models.Model):
    """A scan or photo that proves a fact; its type was read from its content."""

    key = models.CharField(max_length=43, unique=True, default=secrets.token_urlsafe)  # 32 bytes are 43 characters
    file = models.FileField(_("file"), upload_to=proof_name, max_length=200)
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("scan of a proof")
        verbose_name_plural = _("scans of proofs")

    def __str__(self) -> str:
        return self.name


class FactQuerySet(NotedQuerySet):
    def standing(self):
        """Rows that count: nothing has replaced them, and they are more than a word that an entry was wrong."""
        return self.filter(replaced_by__isnull=True, is_withdrawal=False)

    def update(self, **kwargs):
        raise TypeError("What is known of people is never changed, only replaced.")

    def delete(self):
        raise TypeError("What is known of people is never deleted, only replaced.")


class Fact(models.Model):
    """A fact with where it was taken from, who entered it and when; and, of a correction, what it replaces and why.

    `is_withdrawal` marks a correction that leaves nothing in the place of the wrong row: it was never true at all.
    """

    # What is told of the fact itself; a correction repeats or changes it.
    TOLD: tuple[str, ...] = ()

    source = models.CharField(_("source"), max_length=200, blank=True)
    scan = models.ForeignKey(
        ProofFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan or photo")
    )
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("entered by")
    )
    recorded_at = models.DateTimeField(_("recorded at"), default=clock.now)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    reason = models.CharField(_("reason of the correction"), max_length=300, blank=True)
    is_withdrawal = models.BooleanField(_("the entry was wrong as a whole"), default=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, reason="", is_withdrawal=False)
                | (Q(replaces__isnull=False) & ~Q(reason="")),
                name="%(class)s_correction_says_why",
                violation_error_message=_("Say why the earlier entry is corrected."),
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("What is known of people is never changed, only replaced.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("What is known of people is never deleted, only replaced.")

    def told(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.TOLD}


class CategoryAward(Fact):
    """A qualification category, from its award to the end of its validity."""

    TOLD = ("category", "awarded_on", "expires_on", "document")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="categories", verbose_name=_("person"))
    category = models.CharField(_("category"), max_length=12, choices=Category)
    awarded_on = models.DateField(_("awarded on"))
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    document = models.CharField(_("certificate or order, №"), max_length=120, blank=True)

    class Meta(Fact.Meta):
        verbose_name = _("qualification category")
        verbose_name_plural = _("qualification categories")
        ordering = ["-awarded_on", "-id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(condition=Q(category__in=Category.values), name="category_is_known"),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gt=F("awarded_on")),
                name="category_expires_after_award",
                violation_error_message=_("The category expires before it is awarded."),
            ),
            models.UniqueConstraint(
                fields=["person", "category", "awarded_on"],
                condition=Q(replaces__isnull=True),
                name="one_award_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.get_category_display()


class EthicsConfirmation(Fact):
    """Whether the norms of pedagogical ethics are kept: yes or no, the day, who confirmed. Never details."""

    TOLD = ("holds", "confirmed_on", "confirmed_by")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ethics", verbose_name=_("person"))
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+", verbose_name=_("school"))
    holds = models.BooleanField(_("the norms are kept"), default=True)
    confirmed_on = models.DateField(_("confirmed on"))
    confirmed_by = models.CharField(_("confirmed by"), max_length=120)

    class Meta(Fact.Meta):
        verbose_name = _("confirmation of pedagogical ethics")
        verbose_name_plural = _("confirmations of pedagogical ethics")
        ordering = ["-confirmed_on", "-id"]
        constraints = [
            *Fact.Meta.constraints,
            # Details of a case could stand in a scan: none is kept.
            models.CheckConstraint(condition=Q(scan__isnull=True), name="ethics_keeps_no_scan"),
            models.CheckConstraint(condition=~Q(confirmed_by=""), name="ethics_says_who_confirmed"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.confirmed_on:%d.%m.%Y}"


class QualityRecord(Fact):
    """Knowledge quality of a teacher's pupils in one subject and year, as counts, or why there is no figure.

    `from_school` names another school that gave the figure: the pupils were taught there.
    """

    TOLD = ("assessed", "fives", "fours", "no_figure", "no_figure_note", "from_school")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="quality", verbose_name=_("person"))
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, verbose_name=_("subject"))
    year = models.ForeignKey("schools.AcademicYear", on_delete=models.PROTECT, verbose_name=_("academic year"))
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+", verbose_name=_("school"))
    assessed = models.PositiveSmallIntegerField(_("pupils assessed"))
    fives = models.PositiveSmallIntegerField(_("with “5”"), default=0)
    fours = models.PositiveSmallIntegerField(_("with “4”"), default=0)
    no_figure = models.CharField(_("why there is no figure"), max_length=9, choices=NoFigure, blank=True)
    no_figure_note = models.CharField(_("explanation"), max_length=200, blank=True)
    from_school = models.CharField(_("figure of another school"), max_length=200, blank=True)

    class Meta(Fact.Meta):
        verbose_name = _("knowledge quality")
        verbose_name_plural = _("knowledge quality")
        ordering = ["-year__starts_on", "-id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(assessed__gte=F("fives") + F("fours")),
                name="quality_counts_fit",
                violation_error_message=_("More pupils with “4” and “5” than pupils assessed."),
            ),
            models.CheckConstraint(
                condition=Q(assessed__gt=0, no_figure="") | (Q(assessed=0) & ~Q(no_figure="")),
                name="quality_is_a_figure_or_a_reason",
                violation_error_message=_("Give either a figure or the reason why there is none."),
            ),
            models.CheckConstraint(
                condition=~Q(no_figure=NoFigure.OTHER) | ~Q(no_figure_note=""),
                name="quality_other_reason_is_told",
                violation_error_message=_("Say in words why there is no figure."),
            ),
            models.CheckConstraint(
                condition=Q(no_figure="") | Q(no_figure__in=NoFigure.values), name="quality_no_figure_is_known"
            ),
            models.CheckConstraint(
                condition=Q(from_school="") | ~Q(source=""),
                name="quality_of_another_school_has_source",
                violation_error_message=_("Say what the figure of the other school was taken from."),
            ),
            models.UniqueConstraint(
                fields=["person", "subject", "year"],
                condition=Q(replaces__isnull=True),
                name="one_first_figure_a_subject_and_year",
                violation_error_message=_("There is a figure of this subject and year: correct it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.subject} · {self.year}"
