import secrets
import uuid

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import schools.clock
import schools.models.facts
from schools import reference


def load(apps, schema_editor):
    reference.load(*(apps.get_model("schools", name) for name in ("Subject", "AcademicYear", "Break")))


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("schools", "0001_initial"),
        ("schools", "0002_reference"),
        ("schools", "0003_facts"),
        ("schools", "0004_calendar_rows"),
        ("schools", "0005_kept_verdicts"),
        ("schools", "0006_kept_norms"),
        ("schools", "0007_conventions_of_counting"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name_kk", models.CharField(max_length=120, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=120, verbose_name="name in Russian")),
                ("name_en", models.CharField(max_length=120, verbose_name="name in English")),
            ],
            options={
                "verbose_name": "subject",
                "verbose_name_plural": "subjects",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last_name", models.CharField(max_length=80, verbose_name="surname")),
                ("first_name", models.CharField(max_length=80, verbose_name="first name")),
                ("patronymic", models.CharField(blank=True, max_length=80, verbose_name="patronymic")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                ("sort_key", models.CharField(db_index=True, editable=False, max_length=500)),
                ("search_key", models.CharField(editable=False, max_length=250)),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["sort_key", "id"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "person",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="user",
                        to="schools.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="ru",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("email", ""), _negated=True),
                        name="one_user_an_email",
                        violation_error_message="Somebody already signs in with this e-mail.",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("username"),
                        name="one_user_a_login_name",
                        violation_error_message="This login name is taken.",
                    ),
                ],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="SubmittedForm",
            fields=[
                ("ticket", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("submitted_at", models.DateTimeField(db_index=True, default=schools.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name="ProofFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(default=secrets.token_urlsafe, max_length=43, unique=True)),
                (
                    "file",
                    models.FileField(max_length=200, upload_to=schools.models.facts.proof_name, verbose_name="file"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField(default=schools.clock.now)),
            ],
            options={
                "verbose_name": "scan of a proof",
                "verbose_name_plural": "scans of proofs",
            },
        ),
        migrations.CreateModel(
            name="CategoryAward",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.prooffile",
                        verbose_name="scan or photo",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=schools.clock.now, verbose_name="recorded at")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="schools.categoryaward",
                        verbose_name="replaces",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason of the correction")),
                ("is_withdrawal", models.BooleanField(default=False, verbose_name="the entry was wrong as a whole")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="categories",
                        to="schools.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("teacher", "teacher (no higher category)"),
                            ("moderator", "teacher-moderator"),
                            ("expert", "teacher-expert"),
                            ("researcher", "teacher-researcher"),
                            ("master", "teacher-master"),
                            ("second", "second category (old system)"),
                            ("first", "first category (old system)"),
                            ("highest", "highest category (old system)"),
                        ],
                        max_length=12,
                        verbose_name="category",
                    ),
                ),
                ("awarded_on", models.DateField(verbose_name="awarded on")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="valid until")),
                ("document", models.CharField(blank=True, max_length=120, verbose_name="certificate or order, №")),
            ],
            options={
                "verbose_name": "qualification category",
                "verbose_name_plural": "qualification categories",
                "ordering": ["-awarded_on", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_withdrawal", False), ("reason", ""), ("replaces__isnull", True)),
                            models.Q(("replaces__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="categoryaward_correction_says_why",
                        violation_error_message="Say why the earlier entry is corrected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                [
                                    "teacher",
                                    "moderator",
                                    "expert",
                                    "researcher",
                                    "master",
                                    "second",
                                    "first",
                                    "highest",
                                ],
                            )
                        ),
                        name="category_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True), ("expires_on__gt", models.F("awarded_on")), _connector="OR"
                        ),
                        name="category_expires_after_award",
                        violation_error_message="The category expires before it is awarded.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("person", "category", "awarded_on"),
                        name="one_award_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_kk", models.CharField(max_length=120, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=120, verbose_name="name in Russian")),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["name_ru"],
            },
        ),
        migrations.CreateModel(
            name="District",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="districts",
                        to="schools.region",
                        verbose_name="region",
                    ),
                ),
                ("name_kk", models.CharField(max_length=120, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=120, verbose_name="name in Russian")),
            ],
            options={
                "verbose_name": "district",
                "verbose_name_plural": "districts",
                "ordering": ["name_ru"],
            },
        ),
        migrations.CreateModel(
            name="School",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="Short Latin name used in addresses.", max_length=40, unique=True, verbose_name="code"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schools",
                        to="schools.district",
                        verbose_name="district",
                    ),
                ),
                ("name_kk", models.CharField(max_length=300, verbose_name="full name in Kazakh")),
                ("name_ru", models.CharField(max_length=300, verbose_name="full name in Russian")),
                ("short_name_kk", models.CharField(max_length=80, verbose_name="short name in Kazakh")),
                ("short_name_ru", models.CharField(max_length=80, verbose_name="short name in Russian")),
                ("place_kk", models.CharField(max_length=80, verbose_name="place in Kazakh")),
                ("place_ru", models.CharField(max_length=80, verbose_name="place in Russian")),
                (
                    "kind",
                    models.CharField(
                        choices=[("ordinary", "ordinary school"), ("small_class", "small-class school")],
                        default="ordinary",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "week",
                    models.PositiveSmallIntegerField(
                        choices=[(5, "5-day week"), (6, "6-day week")], default=5, verbose_name="working week"
                    ),
                ),
                (
                    "quality_basis",
                    models.CharField(
                        choices=[
                            ("every_year", "every one of the three years"),
                            ("mean", "the mean of the three years"),
                        ],
                        default="every_year",
                        max_length=12,
                        verbose_name="knowledge quality is judged by",
                    ),
                ),
                (
                    "day_zero",
                    models.CharField(
                        choices=[
                            ("zero", "the day of the event is not counted"),
                            ("one", "the day of the event is the first day"),
                        ],
                        default="zero",
                        max_length=4,
                        verbose_name="counting of days",
                    ),
                ),
                (
                    "level_start",
                    models.CharField(
                        choices=[("order", "the date of the order"), ("pair", "the first day of the pair")],
                        default="order",
                        max_length=8,
                        verbose_name="the term of the level runs from",
                    ),
                ),
                (
                    "calendar_end",
                    models.CharField(
                        choices=[("next", "it moves to the next working day"), ("stays", "it stays on that day")],
                        default="next",
                        max_length=8,
                        verbose_name="a term in calendar days that ends on a day off",
                    ),
                ),
                (
                    "interim_day",
                    models.CharField(
                        choices=[
                            ("before_break", "the last working day before the winter break"),
                            ("break_end", "the end of the winter break"),
                        ],
                        default="before_break",
                        max_length=12,
                        verbose_name="the interim report is due on",
                    ),
                ),
                (
                    "final_lead",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="working days from the final report to the last day of the mentorship",
                    ),
                ),
                (
                    "midyear_end",
                    models.CharField(
                        choices=[("lessons", "until the last lesson of that year"), ("full_year", "a full year")],
                        default="lessons",
                        max_length=12,
                        verbose_name="a teacher hired in mid-year is mentored",
                    ),
                ),
                (
                    "summer_hire",
                    models.CharField(
                        choices=[
                            ("hire", "the day of the event, as at any other time"),
                            ("year_start", "the first day of lessons"),
                        ],
                        default="hire",
                        max_length=12,
                        verbose_name="terms that begin in the summer run from",
                    ),
                ),
                (
                    "max_mentees",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="More than this gives a warning, not a ban.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="young teachers for one mentor",
                    ),
                ),
                (
                    "quorum_percent",
                    models.PositiveSmallIntegerField(
                        default=50,
                        help_text="A meeting is valid when more than this share of the members is present.",
                        validators=[django.core.validators.MaxValueValidator(99)],
                        verbose_name="quorum, percent",
                    ),
                ),
            ],
            options={
                "verbose_name": "school",
                "verbose_name_plural": "schools",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["ordinary", "small_class"])), name="school_kind_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("week__in", [5, 6])), name="school_week_is_five_or_six"),
                    models.CheckConstraint(
                        condition=models.Q(("max_mentees__gte", 1)), name="school_allows_at_least_one_mentee"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quorum_percent__lte", 99)), name="school_quorum_below_hundred"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("calendar_end__in", ["next", "stays"]),
                            ("day_zero__in", ["zero", "one"]),
                            ("interim_day__in", ["before_break", "break_end"]),
                            ("level_start__in", ["order", "pair"]),
                            ("midyear_end__in", ["lessons", "full_year"]),
                            ("summer_hire__in", ["hire", "year_start"]),
                        ),
                        name="school_counting_conventions_are_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("final_lead__lte", 60)), name="school_final_report_lead_is_a_term"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Employment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_on", models.DateField(verbose_name="from")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employments",
                        to="schools.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employments",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("teacher", "teacher"),
                            ("deputy", "deputy head"),
                            ("head", "head"),
                            ("other", "other post"),
                        ],
                        default="teacher",
                        max_length=8,
                        verbose_name="post",
                    ),
                ),
                ("staff_number", models.CharField(blank=True, max_length=20, verbose_name="staff number")),
                (
                    "starts_profession",
                    models.BooleanField(
                        default=False,
                        help_text="First teaching job ever: the Rules give such a teacher a mentor.",
                        verbose_name="starts the profession",
                    ),
                ),
                ("education", models.CharField(blank=True, max_length=200, verbose_name="education")),
                (
                    "trained_as_mentor_on",
                    models.DateField(blank=True, null=True, verbose_name="trained as a mentor on"),
                ),
            ],
            options={
                "verbose_name": "employment",
                "verbose_name_plural": "employments",
                "ordering": ["person__sort_key", "id"],
                "indexes": [models.Index(fields=["school", "started_on"], name="schools_emp_school__d21e96_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_on__isnull", True), ("finished_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="employment_ends_after_start",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("post__in", ["teacher", "deputy", "head", "other"])),
                        name="employment_post_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("finished_on__isnull", True)),
                        fields=("person", "school"),
                        name="one_open_employment_a_school",
                        violation_error_message="This person already works at this school.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("finished_on__isnull", True), models.Q(("staff_number", ""), _negated=True)
                        ),
                        fields=("school", "staff_number"),
                        name="one_person_a_staff_number",
                        violation_error_message="Another person of the school has this staff number.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Teaching",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="teachings", to="schools.employment"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="schools.subject", verbose_name="subject"
                    ),
                ),
                ("classes", models.CharField(blank=True, max_length=80, verbose_name="classes")),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours a week")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        max_length=2,
                        verbose_name="language of teaching",
                    ),
                ),
                (
                    "shift",
                    models.CharField(
                        blank=True,
                        choices=[("1", "first shift"), ("2", "second shift")],
                        max_length=1,
                        verbose_name="shift",
                    ),
                ),
            ],
            options={
                "verbose_name": "taught subject",
                "verbose_name_plural": "taught subjects",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("employment", "subject"), name="one_teaching_a_subject")
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_on", models.DateField(verbose_name="from")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="schools.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("head", "head"),
                            ("deputy", "deputy head"),
                            ("secretary", "secretary of the council"),
                            ("association", "chair of the association"),
                            ("teacher", "teacher"),
                            ("observer", "district observer"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="schools.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="given by",
                    ),
                ),
            ],
            options={
                "verbose_name": "role",
                "verbose_name_plural": "roles",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_on__isnull", True), ("finished_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="membership_ends_after_start",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("district__isnull", True),
                                ("role__in", ("head", "deputy", "secretary", "association", "teacher")),
                                ("school__isnull", False),
                            ),
                            models.Q(
                                ("district__isnull", False), ("role__in", ("observer",)), ("school__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="membership_role_fits_its_place",
                        violation_error_message="A school's role needs a school, a district's role a district.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("finished_on__isnull", True)),
                        fields=("person", "role", "school"),
                        name="one_open_membership_a_role",
                        violation_error_message="This person already has this role.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Association",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="associations",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                ("name_kk", models.CharField(max_length=160, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=160, verbose_name="name in Russian")),
                (
                    "subjects",
                    models.ManyToManyField(
                        blank=True, related_name="associations", to="schools.subject", verbose_name="subjects"
                    ),
                ),
            ],
            options={
                "verbose_name": "methodical association",
                "verbose_name_plural": "methodical associations",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="EthicsConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.prooffile",
                        verbose_name="scan or photo",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=schools.clock.now, verbose_name="recorded at")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="schools.ethicsconfirmation",
                        verbose_name="replaces",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason of the correction")),
                ("is_withdrawal", models.BooleanField(default=False, verbose_name="the entry was wrong as a whole")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ethics",
                        to="schools.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                ("holds", models.BooleanField(default=True, verbose_name="the norms are kept")),
                ("confirmed_on", models.DateField(verbose_name="confirmed on")),
                ("confirmed_by", models.CharField(max_length=120, verbose_name="confirmed by")),
            ],
            options={
                "verbose_name": "confirmation of pedagogical ethics",
                "verbose_name_plural": "confirmations of pedagogical ethics",
                "ordering": ["-confirmed_on", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_withdrawal", False), ("reason", ""), ("replaces__isnull", True)),
                            models.Q(("replaces__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="ethicsconfirmation_correction_says_why",
                        violation_error_message="Say why the earlier entry is corrected.",
                    ),
                    models.CheckConstraint(condition=models.Q(("scan__isnull", True)), name="ethics_keeps_no_scan"),
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by", ""), _negated=True), name="ethics_says_who_confirmed"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AcademicYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(unique=True, verbose_name="first day of lessons")),
                ("ends_on", models.DateField(verbose_name="last day of lessons")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
            ],
            options={
                "verbose_name": "academic year",
                "verbose_name_plural": "academic years",
                "ordering": ["-starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="academic_year_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QualityRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.prooffile",
                        verbose_name="scan or photo",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=schools.clock.now, verbose_name="recorded at")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="schools.qualityrecord",
                        verbose_name="replaces",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason of the correction")),
                ("is_withdrawal", models.BooleanField(default=False, verbose_name="the entry was wrong as a whole")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quality",
                        to="schools.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="schools.subject", verbose_name="subject"
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="schools.academicyear",
                        verbose_name="academic year",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                ("assessed", models.PositiveSmallIntegerField(verbose_name="pupils assessed")),
                ("fives", models.PositiveSmallIntegerField(default=0, verbose_name="with “5”")),
                ("fours", models.PositiveSmallIntegerField(default=0, verbose_name="with “4”")),
                (
                    "no_figure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("grade_one", "grade 1 is not marked"),
                            ("elsewhere", "worked at another school"),
                            ("leave", "was on leave"),
                            ("other", "another reason"),
                        ],
                        max_length=9,
                        verbose_name="why there is no figure",
                    ),
                ),
                ("no_figure_note", models.CharField(blank=True, max_length=200, verbose_name="explanation")),
                ("from_school", models.CharField(blank=True, max_length=200, verbose_name="figure of another school")),
            ],
            options={
                "verbose_name": "knowledge quality",
                "verbose_name_plural": "knowledge quality",
                "ordering": ["-year__starts_on", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_withdrawal", False), ("reason", ""), ("replaces__isnull", True)),
                            models.Q(("replaces__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="qualityrecord_correction_says_why",
                        violation_error_message="Say why the earlier entry is corrected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "assessed__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("fives"), "+", models.F("fours")
                                ),
                            )
                        ),
                        name="quality_counts_fit",
                        violation_error_message="More pupils with “4” and “5” than pupils assessed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assessed__gt", 0), ("no_figure", "")),
                            models.Q(("assessed", 0), models.Q(("no_figure", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="quality_is_a_figure_or_a_reason",
                        violation_error_message="Give either a figure or the reason why there is none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("no_figure", "other"), _negated=True),
                            models.Q(("no_figure_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="quality_other_reason_is_told",
                        violation_error_message="Say in words why there is no figure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("no_figure", ""),
                            ("no_figure__in", ["grade_one", "elsewhere", "leave", "other"]),
                            _connector="OR",
                        ),
                        name="quality_no_figure_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_school", ""), models.Q(("source", ""), _negated=True), _connector="OR"
                        ),
                        name="quality_of_another_school_has_source",
                        violation_error_message="Say what the figure of the other school was taken from.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("person", "subject", "year"),
                        name="one_first_figure_a_subject_and_year",
                        violation_error_message="There is a figure of this subject and year: correct it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Break",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breaks",
                        to="schools.academicyear",
                        verbose_name="academic year",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("autumn", "autumn break"),
                            ("winter", "winter break"),
                            ("spring", "spring break"),
                            ("first_grade", "extra break of grade 1"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
            ],
            options={
                "verbose_name": "break",
                "verbose_name_plural": "breaks",
                "ordering": ["starts_on"],
                "constraints": [
                    models.UniqueConstraint(fields=("year", "kind"), name="one_break_of_a_kind_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="break_ends_after_start"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_days",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                ("date", models.DateField(verbose_name="date")),
                (
                    "week",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(5, "5-day week"), (6, "6-day week")],
                        help_text="Empty: for both weeks.",
                        null=True,
                        verbose_name="only for the week",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("holiday", "public holiday"),
                            ("moved", "moved day off"),
                            ("day_off", "day off"),
                            ("working", "working day"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("name_kk", models.CharField(max_length=120, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=120, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                (
                    "source",
                    models.CharField(
                        help_text="Law, decree or order, with its number.", max_length=200, verbose_name="source"
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                ("added_on", models.DateField(null=True, verbose_name="added on")),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revoked by",
                    ),
                ),
                ("revoked_on", models.DateField(null=True, verbose_name="revoked on")),
                ("revoked_reason", models.CharField(blank=True, max_length=200, verbose_name="why it was revoked")),
            ],
            options={
                "verbose_name": "calendar day",
                "verbose_name_plural": "calendar days",
                "ordering": ["date", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce("school_id", 0),
                        models.F("date"),
                        django.db.models.functions.comparison.Coalesce("week", 0),
                        condition=models.Q(("revoked_on__isnull", True)),
                        name="one_correction_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["holiday", "moved", "day_off", "working"])),
                        name="calendar_day_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_on__isnull", True), ("revoked_reason", "")),
                            models.Q(("revoked_on__isnull", False), models.Q(("revoked_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="revoked_calendar_day_says_why",
                    ),
                ],
            },
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
