"""By which criteria was a report marked, and how?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import RubricKind
from mentoring.council.models.meetings import AgendaItem
from schools.scope import ScopedQuerySet


class Rubric(models.Model):
    """One version of a school's criteria; a change is a new one, so a marked report keeps what it was marked by."""

    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=RubricKind)
    version = models.PositiveSmallIntegerField(_("version"))
    criteria = models.JSONField(_("criteria"))  # [{kk, ru, en, maximum}] in their order
    made_on = models.DateField(_("made on"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["school", "kind", "version"], name="one_rubric_a_version"),
            models.CheckConstraint(condition=models.Q(kind__in=RubricKind.values), name="rubric_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.version}"


class Marking(models.Model):
    """The marks of one report, in the order of its rubric's criteria."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="marking")
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="markings")
    marks = models.JSONField(_("marks"))
    conclusion = models.TextField(_("conclusion"), blank=True)
    marked_on = models.DateField(_("marked on"))
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("marks of a report")
        verbose_name_plural = _("marks of reports")

    def __str__(self) -> str:
        return f"{self.item}: {self.total} / {self.maximum}"

    @property
    def total(self) -> int:
        return sum(self.marks)

    @property
    def maximum(self) -> int:
        return sum(each["maximum"] for each in self.rubric.criteria)
