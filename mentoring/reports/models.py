"""What the mentor reports: to the association at half-year, to the council at the end."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.approvals.models import Reviewable
from mentoring.reports.enums import Evaluation, ProductKind


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scope.q("mentorship__school"))


class InterimReport(Reviewable):
    """The figures come from the journal; `snapshot` freezes them when the report is submitted."""

    mentorship = models.OneToOneField("mentoring.Mentorship", on_delete=models.PROTECT, related_name="interim_report")
    help_given = models.TextField(_("help given"), blank=True)
    difficulties_left = models.TextField(_("difficulties left"), blank=True)
    product = models.CharField(_("the young teacher’s product"), max_length=12, choices=ProductKind, blank=True)
    product_title = models.CharField(_("its title"), max_length=300, blank=True)
    product_link = models.URLField(_("link"), blank=True)
    questions = models.TextField(_("questions to the association"), blank=True)
    conclusion = models.TextField(_("conclusion of the association"), blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta(Reviewable.Meta):
        verbose_name = _("interim report")
        verbose_name_plural = _("interim reports")

    def __str__(self) -> str:
        return str(self.mentorship)


class FinalReport(Reviewable):
    mentorship = models.OneToOneField("mentoring.Mentorship", on_delete=models.PROTECT, related_name="final_report")
    summary = models.TextField(_("results in words"), blank=True)
    achievements = models.TextField(_("achievements of the young teacher"), blank=True)
    own_growth = models.TextField(_("the mentor’s own growth"), blank=True)
    problems = models.TextField(_("open questions"), blank=True)
    recommendations = models.TextField(_("recommendations for improving practice"), blank=True)
    evaluation = models.CharField(_("evaluation by the council"), max_length=16, choices=Evaluation, blank=True)
    council_recommendations = models.TextField(_("recommendations of the council"), blank=True)
    document = models.OneToOneField(
        "mentoring.IssuedDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="final_report"
    )

    objects = ReportQuerySet.as_manager()

    class Meta(Reviewable.Meta):
        verbose_name = _("final report")
        verbose_name_plural = _("final reports")
        constraints = [
            *Reviewable.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state="heard") | ~Q(evaluation=""), name="heard_final_report_is_evaluated"
            ),
        ]

    def __str__(self) -> str:
        return str(self.mentorship)
