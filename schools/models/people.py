"""Who: people, their jobs and roles, what is known of their work, and the keys some of them hold (users)."""

import uuid
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from schools import clock
from schools.enums import (
    DISTRICT_ROLES,
    SCHOOL_ROLES,
    PostKind,
    Role,
    Shift,
    TeachingLanguage,
)
from schools.localized import localized
from schools.models.changes import NotedQuerySet
from schools.names import search_key, short_name, sort_key
from schools.periods import Period, PeriodQuerySet, ends_after_start
from schools.scope import NOTHING, Scope, ScopedQuerySet, scope_of


class Subject(models.Model):
    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_kk = models.CharField(_("name in Kazakh"), max_length=120)
    name_ru = models.CharField(_("name in Russian"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return localized(self, "name")


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """People with a job or a role, past or present, at a school the user sees."""
        jobs = Employment.objects.filter(user.scope.q(), person=models.OuterRef("pk"))
        roles = Membership.objects.filter(user.scope.q(), person=models.OuterRef("pk"))
        return self.filter(models.Exists(jobs) | models.Exists(roles) | Q(pk=user.person_id))

    def named(self, text: str):
        """People whose name contains `text`, whatever the case and alphabet of the database."""
        return self.filter(search_key__contains=search_key(text))


class Person(models.Model):
    """Somebody known to the programme. May have no login."""

    last_name = models.CharField(_("surname"), max_length=80)
    first_name = models.CharField(_("first name"), max_length=80)
    patronymic = models.CharField(_("patronymic"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    sort_key = models.CharField(max_length=500, editable=False, db_index=True)
    search_key = models.CharField(max_length=250, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.short_name

    def save(self, *args, **kwargs):
        self.sort_key = sort_key(self.last_name, self.first_name, self.patronymic)
        self.search_key = search_key(self.last_name, self.first_name, self.patronymic)
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part)

    @property
    def short_name(self) -> str:
        return short_name(self.last_name, self.first_name, self.patronymic)


class User(AbstractUser):
    """The key to the door: a login name or e-mail and a password. Who it belongs to is `person`."""

    first_name = None  # names live on Person
    last_name = None
    email = models.EmailField(_("e-mail"), blank=True)
    person = models.OneToOneField(
        Person,
        on_delete=models.PROTECT,  # a person who signed things keeps the key they signed with
        null=True,
        blank=True,
        related_name="user",
        verbose_name=_("person"),
    )
    language = models.CharField(_("language"), max_length=2, choices=TeachingLanguage, default=TeachingLanguage.RU)

    REQUIRED_FIELDS = ["email"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="one_user_an_email",
                violation_error_message=_("Somebody already signs in with this e-mail."),
            ),
            models.UniqueConstraint(
                Lower("username"),
                name="one_user_a_login_name",
                violation_error_message=_("This login name is taken."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_username()

    def get_full_name(self) -> str:
        return self.person.full_name if self.person else self.username

    def get_short_name(self) -> str:
        return self.person.short_name if self.person else self.username

    # The day and what was held on it, as the sign-in found them: a demo may travel to another day afterwards.
    roles_at_hand: tuple[date, list["Membership"]] | None = None

    @cached_property
    def memberships_today(self) -> list["Membership"]:
        """The roles held today with their schools, for scope, rights and header: the signed-in user brings them."""
        if self.person_id is None:
            return []
        today = clock.today()
        if self.roles_at_hand and self.roles_at_hand[0] == today:
            return self.roles_at_hand[1]
        return list(Membership.objects.on(today).filter(person=self.person_id).select_related("school").order_by("id"))

    @cached_property
    def scope(self) -> Scope:
        if not self.is_active:
            return NOTHING
        return scope_of(self.memberships_today, on=clock.today(), everything=self.is_superuser)


class EmploymentQuerySet(NotedQuerySet, PeriodQuerySet, ScopedQuerySet):
    pass


class Employment(Period):
    """A job at a school. `started_on` is the day of hire, the start of the order's five working days."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="employments", verbose_name=_("person")
    )  # jobs outlive accounts: the history names them
    school = models.ForeignKey(
        "schools.School", on_delete=models.PROTECT, related_name="employments", verbose_name=_("school")
    )
    post = models.CharField(_("post"), max_length=8, choices=PostKind, default=PostKind.TEACHER)
    staff_number = models.CharField(_("staff number"), max_length=20, blank=True)
    starts_profession = models.BooleanField(
        _("starts the profession"),
        default=False,
        help_text=_("First teaching job ever: the Rules give such a teacher a mentor."),
    )
    education = models.CharField(_("education"), max_length=200, blank=True)
    trained_as_mentor_on = models.DateField(_("trained as a mentor on"), null=True, blank=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("employment")
        verbose_name_plural = _("employments")
        ordering = ["person__sort_key", "id"]
        indexes = [models.Index(fields=["school", "started_on"])]
        constraints = [
            ends_after_start("employment_ends_after_start"),
            models.CheckConstraint(condition=Q(post__in=PostKind.values), name="employment_post_is_known"),
            models.UniqueConstraint(
                fields=["person", "school"],
                condition=Q(finished_on__isnull=True),
                name="one_open_employment_a_school",
                violation_error_message=_("This person already works at this school."),
            ),
            models.UniqueConstraint(
                fields=["school", "staff_number"],
                condition=Q(finished_on__isnull=True) & ~Q(staff_number=""),
                name="one_person_a_staff_number",
                violation_error_message=_("Another person of the school has this staff number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_post_display()}"


class Teaching(models.Model):
    """A subject taught in a job."""

    employment = models.ForeignKey(Employment, on_delete=models.CASCADE, related_name="teachings")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, verbose_name=_("subject"))
    classes = models.CharField(_("classes"), max_length=80, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours a week"), null=True, blank=True)
    language = models.CharField(_("language of teaching"), max_length=2, choices=TeachingLanguage, blank=True)
    shift = models.CharField(_("shift"), max_length=1, choices=Shift, blank=True)

    objects = NotedQuerySet.as_manager()

    class Meta:
        verbose_name = _("taught subject")
        verbose_name_plural = _("taught subjects")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["employment", "subject"], name="one_teaching_a_subject"),
        ]

    def __str__(self) -> str:
        return str(self.subject)


class MembershipQuerySet(PeriodQuerySet, ScopedQuerySet):
    pass


class Membership(Period):
    """A role held for a time, at a school or in a district."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("person")
    )  # says who was entitled to sign then
    role = models.CharField(_("role"), max_length=12, choices=Role)
    school = models.ForeignKey(
        "schools.School",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("school"),
    )
    district = models.ForeignKey(
        "schools.District",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("district"),
    )
    given_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("given by")
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["id"]
        constraints = [
            ends_after_start("membership_ends_after_start"),
            models.CheckConstraint(
                condition=Q(role__in=SCHOOL_ROLES, school__isnull=False, district__isnull=True)
                | Q(role__in=DISTRICT_ROLES, school__isnull=True, district__isnull=False),
                name="membership_role_fits_its_place",
                violation_error_message=_("A school's role needs a school, a district's role a district."),
            ),
            models.UniqueConstraint(
                fields=["person", "role", "school"],
                condition=Q(finished_on__isnull=True),
                name="one_open_membership_a_role",
                violation_error_message=_("This person already has this role."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Association(models.Model):
    """A methodical association of a school's teachers of one subject or of neighbouring ones."""

    school = models.ForeignKey(
        "schools.School", on_delete=models.PROTECT, related_name="associations", verbose_name=_("school")
    )
    name_kk = models.CharField(_("name in Kazakh"), max_length=160)
    name_ru = models.CharField(_("name in Russian"), max_length=160)
    subjects = models.ManyToManyField(Subject, blank=True, related_name="associations", verbose_name=_("subjects"))

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("methodical association")
        verbose_name_plural = _("methodical associations")
        ordering = ["id"]

    def __str__(self) -> str:
        return localized(self, "name")


class SubmittedForm(models.Model):
    """The ticket of a form that was accepted: a second press of its button finds the ticket used."""

    ticket = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    submitted_at = models.DateTimeField(default=clock.now, db_index=True)
