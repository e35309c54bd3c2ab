"""Who sits in the pedagogical council and the associations, in which post and from when?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import FOUNDED_KINDS, BodyKind, BodyPost
from schools.localized import localized
from schools.periods import Period, PeriodQuerySet, ends_after_start
from schools.scope import ScopedQuerySet


class Body(models.Model):
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(_("kind"), max_length=12, choices=BodyKind)
    association = models.OneToOneField(
        "schools.Association", on_delete=models.PROTECT, null=True, blank=True, related_name="body"
    )
    name_kk = models.CharField(_("name in Kazakh"), max_length=160)
    name_ru = models.CharField(_("name in Russian"), max_length=160)
    joined = models.ManyToManyField(  # whose teachers a joint association brings together
        "schools.Association", blank=True, related_name="+", verbose_name=_("associations that join")
    )
    founded_on = models.DateField(_("founded on"), null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("council or association")
        verbose_name_plural = _("councils and associations")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["school"], condition=Q(kind=BodyKind.COUNCIL), name="one_council_a_school"),
            models.CheckConstraint(
                condition=(Q(kind__in=(BodyKind.COUNCIL, *FOUNDED_KINDS)) & Q(association__isnull=True))
                | Q(kind=BodyKind.ASSOCIATION, association__isnull=False),
                name="body_kind_fits_its_association",
            ),
            models.UniqueConstraint(
                fields=["school"], condition=Q(kind=BodyKind.METHODICAL), name="one_methodical_council_a_school"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return localized(self, "name")

    @property
    def is_methodical(self) -> bool:
        return self.kind == BodyKind.METHODICAL

    @property
    def key(self) -> str:
        """How addresses name the body: an association that has had no business yet has no row of its own."""
        if self.kind in FOUNDED_KINDS:
            return f"b{self.pk}"
        return str(self.association_id or "council")


class BodyMember(Period):
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("schools.Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))
    post = models.CharField(_("post"), max_length=10, choices=BodyPost, default=BodyPost.MEMBER)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["person__sort_key"]
        constraints = [
            ends_after_start("body_member_ends_after_start"),
            models.UniqueConstraint(
                fields=["body", "person"], condition=Q(finished_on__isnull=True), name="one_open_seat_a_person"
            ),
            models.UniqueConstraint(
                fields=["body", "post"],
                condition=Q(finished_on__isnull=True, post__in=(BodyPost.CHAIR, BodyPost.SECRETARY)),
                name="one_open_seat_an_office",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
