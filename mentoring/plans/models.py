"""What the young teacher needs (diagnosis) and what the pair will do about it (plan)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.approvals.models import Reviewable
from mentoring.plans.enums import ActivityForm, Level, Mastery, Responsible, Stage
from schools.localized import localized


class Difficulty(models.Model):
    """A professional difficulty of novices; rows without a school are shipped with the product."""

    school = models.ForeignKey("schools.School", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    code = models.SlugField(_("code"), max_length=40)
    name_kk = models.CharField(_("name in Kazakh"), max_length=160)
    name_ru = models.CharField(_("name in Russian"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)

    class Meta:
        verbose_name = _("difficulty")
        verbose_name_plural = _("difficulties")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(school__isnull=True), name="one_shipped_difficulty_a_code"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return localized(self, "name")


class Diagnosis(models.Model):
    """The level of professional preparation, then the individual needs. Started with the level."""

    mentorship = models.OneToOneField("mentoring.Mentorship", on_delete=models.PROTECT, related_name="diagnosis")
    level = models.CharField(_("level of professional preparation"), max_length=8, choices=Level)
    level_note = models.TextField(_("what the level rests on"), blank=True)
    level_determined_on = models.DateField(_("level determined on"))
    needs_note = models.TextField(_("needs in words"), blank=True)
    completed_on = models.DateField(_("diagnostics completed on"), null=True, blank=True)
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The young teacher's own view, voluntary: {id of the difficulty: Mastery}.
    own_ratings = models.JSONField(_("self-assessment of the young teacher"), default=dict, blank=True)
    own_rated_on = models.DateField(_("self-assessment on"), null=True, blank=True)

    class Meta:
        verbose_name = _("diagnosis")
        verbose_name_plural = _("diagnoses")
        constraints = [models.CheckConstraint(condition=Q(level__in=Level.values), name="diagnosis_level_is_known")]

    def __str__(self) -> str:
        return f"{self.mentorship}: {self.get_level_display()}"


class DifficultyRating(models.Model):
    """How well a young teacher copes with one difficulty, at the start and at the end of the year."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="ratings")
    difficulty = models.ForeignKey(Difficulty, on_delete=models.PROTECT)
    start = models.PositiveSmallIntegerField(_("at the start"), choices=Mastery)
    end = models.PositiveSmallIntegerField(_("at the end"), choices=Mastery, null=True, blank=True)
    is_need = models.BooleanField(_("need for the plan"), default=False)

    class Meta:
        verbose_name = _("difficulty rating")
        verbose_name_plural = _("difficulty ratings")
        ordering = ["difficulty_id"]
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "difficulty"], name="one_rating_a_difficulty"),
            models.CheckConstraint(condition=Q(start__in=Mastery.values), name="rating_start_is_on_the_scale"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__in=Mastery.values), name="rating_end_is_on_the_scale"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.difficulty}: {self.start}"


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scope.q("mentorship__school"))

    def latest_first(self):
        return self.order_by("-version")


class Plan(Reviewable):
    """The mentoring plan of one academic year; a change of an approved plan is a new version."""

    mentorship = models.ForeignKey("mentoring.Mentorship", on_delete=models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    goal = models.TextField(_("goal"), blank=True)
    tasks = models.TextField(_("tasks"), blank=True)
    document = models.OneToOneField(
        "mentoring.IssuedDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="plan"
    )

    objects = PlanQuerySet.as_manager()

    class Meta(Reviewable.Meta):
        verbose_name = _("mentoring plan")
        verbose_name_plural = _("mentoring plans")
        ordering = ["-version"]
        constraints = [
            *Reviewable.Meta.constraints,
            models.UniqueConstraint(fields=["mentorship", "version"], name="one_plan_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.mentorship}, {self.version}"


class Activity(models.Model):
    """A line of the plan. The mark of completion is the only part that changes after the approval."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="activities")
    position = models.PositiveSmallIntegerField()
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.MAIN)
    title = models.CharField(_("activity"), max_length=300)
    form = models.CharField(_("form"), max_length=16, choices=ActivityForm, default=ActivityForm.CONSULTATION)
    due_on = models.DateField(_("due"))
    responsible = models.CharField(_("responsible"), max_length=12, choices=Responsible, default=Responsible.MENTOR)
    expected_result = models.CharField(_("expected result"), max_length=300)
    need = models.ForeignKey(
        Difficulty, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("need")
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_note = models.CharField(_("result"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(condition=Q(stage__in=Stage.values), name="activity_stage_is_known")]

    def __str__(self) -> str:
        return self.title
