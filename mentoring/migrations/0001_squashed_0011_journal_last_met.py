import secrets

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import mentoring.documents.models
import mentoring.journal.models
import schools.clock
from mentoring.plans import reference


def load(apps, schema_editor):
    reference.load(apps.get_model("mentoring", "Difficulty"))


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("mentoring", "0001_initial"),
        ("mentoring", "0002_difficulties"),
        ("mentoring", "0003_eligibility_wishes"),
        ("mentoring", "0004_mentorships_change"),
        ("mentoring", "0005_date_moved"),
        ("mentoring", "0006_kept_verdicts"),
        ("mentoring", "0007_band_standing"),
        ("mentoring", "0008_kept_norms"),
        ("mentoring", "0009_open_deadlines_of_all"),
        ("mentoring", "0010_eligibility_reserve"),
        ("mentoring", "0011_journal_last_met"),
    ]

    dependencies = [
        ("schools", "0007_conventions_of_counting"),
        ("schools", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bodies", to="schools.school"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("council", "pedagogical council"), ("association", "methodical association")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "association",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="body",
                        to="schools.association",
                    ),
                ),
                ("name_kk", models.CharField(max_length=160, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=160, verbose_name="name in Russian")),
            ],
            options={
                "verbose_name": "council or association",
                "verbose_name_plural": "councils and associations",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "council")), fields=("school",), name="one_council_a_school"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("association__isnull", True), ("kind", "council")),
                            models.Q(("association__isnull", False), ("kind", "association")),
                            _connector="OR",
                        ),
                        name="body_kind_fits_its_association",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_on", models.DateField(verbose_name="from")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="mentoring.body"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[("chair", "chair"), ("secretary", "secretary"), ("member", "member")],
                        default="member",
                        max_length=10,
                        verbose_name="post",
                    ),
                ),
            ],
            options={
                "verbose_name": "member",
                "verbose_name_plural": "members",
                "ordering": ["person__sort_key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_on__isnull", True), ("finished_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="body_member_ends_after_start",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("finished_on__isnull", True)),
                        fields=("body", "person"),
                        name="one_open_seat_a_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DemoWorld",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.CharField(max_length=12)),
                ("seed", models.PositiveIntegerField()),
                ("today", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="DemoStory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="demo_story", to="schools.person"
                    ),
                ),
                ("text_kk", models.CharField(max_length=300)),
                ("text_ru", models.CharField(max_length=300)),
                ("text_en", models.CharField(max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="BandStanding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                    ),
                ),
                (
                    "school_kind",
                    models.CharField(
                        choices=[("ordinary", "ordinary school"), ("small_class", "small-class school")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(verbose_name="meets the requirement from, percent")),
                ("valid_from", models.DateField(verbose_name="in force from")),
                ("number", models.CharField(max_length=40, verbose_name="decision №")),
                ("decided_on", models.DateField(verbose_name="date of the decision")),
                ("text", models.CharField(max_length=500, verbose_name="what was decided")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=schools.clock.now, verbose_name="recorded at")),
            ],
            options={
                "verbose_name": "decision on the band of knowledge quality",
                "verbose_name_plural": "decisions on the band of knowledge quality",
                "ordering": ["-valid_from", "-id"],
                "indexes": [
                    models.Index(fields=["school", "school_kind", "-valid_from"], name="band_standing_of_the_day")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("percent__lte", 100)), name="band_standing_is_a_percent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("school_kind__in", ["ordinary", "small_class"])),
                        name="band_standing_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="band_standing_names_its_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_from__gte", models.F("decided_on"))),
                        name="band_standing_follows_its_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReserveMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_on", models.DateField(verbose_name="from")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reserve_memberships",
                        to="schools.person",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                    ),
                ),
                (
                    "association",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.association",
                    ),
                ),
                (
                    "left_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_wish", "own wish"),
                            ("requirements", "no longer meets the requirements"),
                            ("left_school", "no longer works at the school"),
                            ("post", "has become head or deputy head"),
                            ("other", "another reason"),
                        ],
                        max_length=12,
                        verbose_name="why they left",
                    ),
                ),
                ("left_note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "verbose_name": "member of the reserve",
                "verbose_name_plural": "reserve of mentors",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_on__isnull", True), ("finished_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="reserve_ends_after_start",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("finished_on__isnull", True)),
                        fields=("person", "school"),
                        name="one_open_reserve_membership",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_on__isnull", True), ("left_reason", "")),
                            models.Q(
                                ("finished_on__isnull", False),
                                ("left_reason__in", ["own_wish", "requirements", "left_school", "post", "other"]),
                            ),
                            _connector="OR",
                        ),
                        name="reserve_is_left_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExpectedHires",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.subject"
                    ),
                ),
                (
                    "first_year",
                    models.PositiveSmallIntegerField(verbose_name="calendar year in which the academic year begins"),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(50)], verbose_name="expected hires"
                    ),
                ),
            ],
            options={
                "verbose_name": "expected hires",
                "verbose_name_plural": "expected hires",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("school", "subject", "first_year"), name="one_expectation_a_subject"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__range", (1, 50))), name="expectation_is_a_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.employment"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wanted", "would like this mentor"),
                            ("anyone", "leaves the choice to the school"),
                            ("willing", "willing to be the mentor"),
                            ("declined", "declined"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="place")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
            ],
            options={
                "verbose_name": "wish",
                "verbose_name_plural": "wishes",
                "ordering": ["kind", "place", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "wanted"), ("person__isnull", False), ("place__range", (1, 3))),
                            models.Q(("kind", "anyone"), ("person__isnull", True), ("place__isnull", True)),
                            models.Q(("kind", "willing"), ("person__isnull", False), ("place__isnull", True)),
                            models.Q(
                                ("kind", "declined"),
                                ("person__isnull", False),
                                ("place__isnull", True),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="wish_says_whom_or_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "wanted")), fields=("employment", "place"), name="one_wish_a_place"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "wanted")),
                        fields=("employment", "person"),
                        name="one_wish_a_teacher",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "anyone")),
                        fields=("employment",),
                        name="one_choice_left_to_the_school",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ("willing", "declined"))),
                        fields=("employment", "person"),
                        name="one_answer_a_teacher",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerdictBook",
            fields=[
                (
                    "school",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="verdict_book",
                        serialize=False,
                        to="schools.school",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.district"
                    ),
                ),
                ("measure", models.CharField(max_length=16)),
                ("norms", models.CharField(default="", max_length=16)),
                ("made_on", models.DateField()),
                ("holds_until", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="KeptVerdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="schools.district",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.employment"
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=40)),
                ("is_default", models.BooleanField()),
                ("outcome", models.CharField(max_length=16)),
                ("place", models.PositiveSmallIntegerField()),
                ("holds_until", models.DateField()),
                ("name", models.CharField(max_length=120)),
                ("sort_key", models.CharField(max_length=500)),
                ("post", models.CharField(max_length=8)),
                ("subjects", models.CharField(blank=True, max_length=500)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("shift", models.CharField(blank=True, max_length=1)),
                ("trained_on", models.DateField(null=True)),
                ("category", models.CharField(blank=True, max_length=12)),
                ("expires_on", models.DateField(null=True)),
                ("ethics", models.CharField(max_length=8)),
                ("quality", models.CharField(max_length=8)),
                ("figures", models.CharField(max_length=80)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "subject", "place", "sort_key", "id"], name="kept_verdicts_of_a_subject"
                    ),
                    models.Index(
                        condition=models.Q(("is_default", True)),
                        fields=["district", "place", "sort_key", "id"],
                        name="kept_verdicts_best",
                    ),
                    models.Index(fields=["district", "holds_until"], name="kept_verdicts_lapsing"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "person", "subject"), name="one_kept_verdict_a_subject"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("school", "person"),
                        name="one_kept_verdict_by_default",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mentorship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mentorships", to="schools.school"
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="as_mentor",
                        to="schools.person",
                        verbose_name="mentor",
                    ),
                ),
                (
                    "mentee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="as_mentee",
                        to="schools.person",
                        verbose_name="young teacher",
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentorships",
                        to="schools.employment",
                        verbose_name="employment of the young teacher",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("endorsed", "approved by the council"),
                            ("declined", "not approved by the council"),
                            ("withdrawn", "withdrawn"),
                            ("active", "active"),
                            ("completed", "completed"),
                            ("ended", "ended early"),
                            ("annulled", "annulled"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("finished_on", models.DateField(verbose_name="until")),
                (
                    "verdict",
                    models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="verdict"),
                ),
                ("outcome", models.CharField(max_length=16, verbose_name="outcome of the verdict")),
                ("choice_reason", models.TextField(blank=True, verbose_name="why this mentor")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="proposed on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="mentoring.mentorship",
                        verbose_name="continues",
                    ),
                ),
                (
                    "handover_read_on",
                    models.DateField(blank=True, null=True, verbose_name="hand-over read by the new mentor on"),
                ),
            ],
            options={
                "verbose_name": "mentorship",
                "verbose_name_plural": "mentorships",
                "ordering": ["-proposed_on", "-id"],
                "indexes": [
                    models.Index(fields=["school", "state"], name="mentoring_m_school__bc3647_idx"),
                    models.Index(fields=["mentor", "state"], name="mentoring_m_mentor__21abca_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "proposed",
                                    "endorsed",
                                    "declined",
                                    "withdrawn",
                                    "active",
                                    "completed",
                                    "ended",
                                    "annulled",
                                ],
                            )
                        ),
                        name="mentorship_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mentor", models.F("mentee")), _negated=True),
                        name="nobody_mentors_themself",
                        violation_error_message="Nobody can be their own mentor.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("proposed", "endorsed", "active")),
                            models.Q(
                                ("continues__isnull", False), ("state__in", ("proposed", "endorsed")), _negated=True
                            ),
                        ),
                        fields=("mentee",),
                        name="one_open_mentorship_a_mentee",
                        violation_error_message="This young teacher already has a mentor or a proposed one.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "endorsed", "active", "completed", "ended"))),
                        fields=("continues",),
                        name="one_continuation_a_mentorship",
                        violation_error_message="This young teacher already has a mentor or a proposed one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("active", "completed", "ended")), _negated=True),
                            ("started_on__isnull", False),
                            _connector="OR",
                        ),
                        name="signed_mentorship_has_started",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_on__isnull", True), ("finished_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="mentorship_ends_after_start",
                        violation_error_message="The last day is before the first day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssuedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        default=mentoring.documents.models.new_code, max_length=10, unique=True, verbose_name="code"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="schools.school"
                    ),
                ),
                (
                    "mentorship",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="mentoring.mentorship",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("order", "order"),
                            ("plan", "mentoring plan"),
                            ("interim_report", "interim report"),
                            ("final_report", "final report"),
                            ("minutes", "minutes"),
                            ("book", "year-end book"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="number")),
                ("date", models.DateField(verbose_name="date")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("kk", "in Kazakh"),
                            ("ru", "in Russian"),
                            ("kk+ru", "in Kazakh and Russian"),
                            ("en", "in English"),
                        ],
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                ("signatory", models.CharField(max_length=250, verbose_name="signed by")),
                (
                    "file",
                    models.FileField(
                        max_length=200, upload_to=mentoring.documents.models.opaque_name, verbose_name="file"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("pages", models.PositiveSmallIntegerField()),
                (
                    "annuls",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annulled_by",
                        to="mentoring.issueddocument",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("issued_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "issued document",
                "verbose_name_plural": "issued documents",
                "ordering": ["-date", "-id"],
                "indexes": [models.Index(fields=["school", "kind", "-date"], name="mentoring_i_school__9027d0_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["order", "plan", "interim_report", "final_report", "minutes", "book"])
                        ),
                        name="document_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["kk", "ru", "kk+ru", "en"])),
                        name="document_language_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="mentoring.body"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="date")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="minutes №")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "planned"), ("open", "in session"), ("closed", "closed")],
                        default="planned",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.person",
                        verbose_name="chair",
                    ),
                ),
                (
                    "secretary",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.person",
                        verbose_name="secretary",
                    ),
                ),
                (
                    "minutes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting",
                        to="mentoring.issueddocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-held_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendance", to="mentoring.meeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.person"
                    ),
                ),
                ("present", models.BooleanField(default=True, verbose_name="present")),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendance",
                "ordering": ["person__sort_key"],
                "constraints": [models.UniqueConstraint(fields=("meeting", "person"), name="one_attendance_a_person")],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="mentoring.body"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="mentoring.meeting",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("candidate", "On considering the candidate for mentor"),
                            ("replacement", "On replacing the mentor"),
                            ("early_end", "On ending the mentorship early"),
                            ("exception", "On prolonging the exception"),
                            ("reserve", "On forming the reserve of mentors"),
                            ("interim_report", "Hearing the interim report of the mentor"),
                            ("final_report", "Hearing the report on the results of mentoring"),
                            ("free", "Another matter"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "mentorship",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="mentoring.mentorship",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "association",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.association",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("put_on", models.DateField(verbose_name="put before the body on")),
                (
                    "put_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda items",
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "candidate",
                                    "replacement",
                                    "early_end",
                                    "exception",
                                    "reserve",
                                    "interim_report",
                                    "final_report",
                                    "free",
                                ],
                            )
                        ),
                        name="agenda_item_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "free"), ("title__gt", "")),
                            models.Q(("kind", "reserve"), ("person__isnull", False)),
                            models.Q(
                                (
                                    "kind__in",
                                    (
                                        "candidate",
                                        "replacement",
                                        "early_end",
                                        "exception",
                                        "interim_report",
                                        "final_report",
                                    ),
                                ),
                                ("mentorship__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_item_says_what_it_is_about",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="mentoring.agendaitem"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("carried", "carried"), ("rejected", "rejected")], max_length=8, verbose_name="outcome"
                    ),
                ),
                ("heard", models.TextField(blank=True, verbose_name="heard")),
                ("spoke", models.TextField(blank=True, verbose_name="spoke")),
                ("resolution", models.TextField(verbose_name="resolved")),
                ("votes_for", models.PositiveSmallIntegerField(verbose_name="for")),
                ("votes_against", models.PositiveSmallIntegerField(default=0, verbose_name="against")),
                ("abstained", models.PositiveSmallIntegerField(default=0, verbose_name="abstained")),
                ("responsible", models.CharField(blank=True, max_length=200, verbose_name="responsible")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "conflicted",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="schools.person",
                        verbose_name="did not vote (conflict of interest)",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["carried", "rejected"])), name="decision_outcome_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("resolution", ""), _negated=True), name="decision_has_a_resolution"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acquaintance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acquaintances",
                        to="mentoring.issueddocument",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.person"
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
            ],
            options={
                "verbose_name": "acquaintance",
                "verbose_name_plural": "acquaintances",
                "constraints": [
                    models.UniqueConstraint(fields=("document", "person"), name="one_acquaintance_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="EligibilityException",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mentorship",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exception", to="mentoring.mentorship"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("nobody_fits", "no candidate meets the requirements in full"),
                            ("only_of_subject", "the only teacher of the subject"),
                            ("attestation", "the attestation is under way"),
                            ("data_to_come", "proofs are still to be handed in"),
                            ("other", "another ground"),
                        ],
                        default="nobody_fits",
                        max_length=16,
                        verbose_name="ground",
                    ),
                ),
                ("basis", models.CharField(max_length=300, verbose_name="basis")),
                ("valid_until", models.DateField(verbose_name="valid until")),
                ("granted_on", models.DateField(blank=True, null=True, verbose_name="granted on")),
                ("asked_until", models.DateField(blank=True, null=True, verbose_name="longer term asked for")),
                ("asked_reason", models.TextField(blank=True, verbose_name="why longer")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
            ],
            options={
                "verbose_name": "exception",
                "verbose_name_plural": "exceptions",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="exception_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ground__in", ["nobody_fits", "only_of_subject", "attestation", "data_to_come", "other"])
                        ),
                        name="exception_has_a_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_until__isnull", True),
                            models.Q(
                                ("asked_until__gt", models.F("valid_until")),
                                models.Q(("asked_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="exception_is_prolonged_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                    ),
                ),
                (
                    "mentorship",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="mentoring.mentorship",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("actor_name", models.CharField(max_length=250, verbose_name="who")),
                ("verb", models.CharField(max_length=32, verbose_name="what")),
                ("data", models.JSONField(default=dict)),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("happened_on", models.DateField(verbose_name="date")),
                ("happened_at", models.DateTimeField(verbose_name="recorded at")),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["-happened_on", "-id"],
                "indexes": [
                    models.Index(fields=["mentorship", "-happened_on", "-id"], name="mentoring_e_mentors_c7e4ba_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "verb__in",
                                [
                                    "mentor_proposed",
                                    "exception_asked",
                                    "exception_prolong_asked",
                                    "exception_prolonged",
                                    "exception_not_prolonged",
                                    "exception_ended",
                                    "proposal_withdrawn",
                                    "candidate_endorsed",
                                    "candidate_declined",
                                    "order_signed",
                                    "level_determined",
                                    "diagnosis_completed",
                                    "plan_submitted",
                                    "plan_agreed",
                                    "plan_approved",
                                    "plan_returned",
                                    "activity_done",
                                    "activity_reopened",
                                    "meeting_logged",
                                    "lesson_observed",
                                    "acquainted",
                                    "interim_submitted",
                                    "interim_returned",
                                    "interim_heard",
                                    "final_submitted",
                                    "final_returned",
                                    "final_heard",
                                    "mentorship_completed",
                                    "meeting_held",
                                    "decision_recorded",
                                    "minutes_issued",
                                    "book_issued",
                                    "date_moved",
                                    "reserve_nominated",
                                    "reserve_left",
                                    "reserve_confirmed",
                                    "replacement_asked",
                                    "end_asked",
                                    "change_dropped",
                                    "end_approved",
                                    "end_declined",
                                    "successor_proposed",
                                    "mentor_replaced",
                                    "continued",
                                    "plan_taken_over",
                                    "handover_read",
                                    "mentorship_ended",
                                    "transferred",
                                    "taken_over",
                                    "suspended",
                                    "resumed",
                                    "suspension_undone",
                                    "order_annulled",
                                    "mentorship_restored",
                                ],
                            )
                        ),
                        name="event_verb_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mentorship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="mentoring.mentorship"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assign", "on assigning a mentor"),
                            ("replace", "on replacing a mentor"),
                            ("end", "on ending a mentorship early"),
                            ("annul", "on annulling an order"),
                        ],
                        default="assign",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="number")),
                ("signed_on", models.DateField(verbose_name="date")),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="mentoring.issueddocument"
                    ),
                ),
            ],
            options={
                "verbose_name": "order",
                "verbose_name_plural": "orders",
                "ordering": ["-signed_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["assign", "replace", "end", "annul"])),
                        name="order_kind_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ("assign", "replace"))),
                        fields=("mentorship",),
                        name="one_founding_order_a_mentorship",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mentorship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="mentoring.mentorship"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("replace", "replacement of the mentor"), ("end", "early end of the mentorship")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("mentor_leaves", "the mentor leaves the school"),
                            ("mentor_absent", "long absence of the mentor"),
                            ("mentee_asks", "request of the young teacher"),
                            ("mentor_asks", "request of the mentor"),
                            ("not_eligible", "the mentor no longer meets the requirements"),
                            ("ethics", "breach of pedagogical ethics"),
                            ("mentee_leaves", "the young teacher leaves the school"),
                            ("transfer", "transfer of the young teacher to another school"),
                            ("other", "another ground"),
                        ],
                        max_length=16,
                        verbose_name="ground",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("last_day", models.DateField(verbose_name="last day of the pair")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("choosing", "a new mentor is to be chosen"),
                            ("council", "waits for the council"),
                            ("order", "waits for the order"),
                            ("done", "carried out"),
                            ("declined", "not approved by the council"),
                            ("dropped", "withdrawn"),
                            ("annulled", "annulled"),
                        ],
                        max_length=8,
                        verbose_name="stage",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "order",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change",
                        to="mentoring.order",
                        verbose_name="order",
                    ),
                ),
                ("planned_until", models.DateField(blank=True, null=True, verbose_name="was to last until")),
                (
                    "to_school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                        verbose_name="to the school",
                    ),
                ),
                (
                    "taken_as",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.employment",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a pair",
                "verbose_name_plural": "changes of pairs",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["replace", "end"])), name="change_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ground__in",
                                [
                                    "mentor_leaves",
                                    "mentor_absent",
                                    "mentee_asks",
                                    "mentor_asks",
                                    "not_eligible",
                                    "ethics",
                                    "mentee_leaves",
                                    "transfer",
                                    "other",
                                ],
                            )
                        ),
                        name="change_ground_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage__in", ["choosing", "council", "order", "done", "declined", "dropped", "annulled"])
                        ),
                        name="change_stage_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="change_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "done"), _negated=True), ("order__isnull", False), _connector="OR"
                        ),
                        name="change_is_done_by_an_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stage__in", ("choosing", "council", "order"))),
                        fields=("mentorship",),
                        name="one_open_change_a_mentorship",
                        violation_error_message="A change of this pair is under way already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mentorship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="mentoring.mentorship",
                    ),
                ),
                (
                    "absence",
                    models.CharField(
                        choices=[
                            ("illness", "illness"),
                            ("study", "study leave"),
                            ("maternity", "maternity or parental leave"),
                            ("other", "another reason"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("mentee", "young teacher"), ("mentor", "mentor")],
                        max_length=6,
                        verbose_name="who is away",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("started_on", models.DateField(verbose_name="first day away")),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="expected back on")),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="back on")),
                ("order_number", models.CharField(max_length=40, verbose_name="order №")),
                ("order_on", models.DateField(verbose_name="date of the order")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "suspension",
                "verbose_name_plural": "suspensions",
                "ordering": ["started_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("absence__in", ["illness", "study", "maternity", "other"])),
                        name="absence_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["mentee", "mentor"])), name="side_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_on__isnull", True), ("returned_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="return_is_not_before_the_leave",
                        violation_error_message="The return is before the first day away.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("returned_on__isnull", True)),
                        fields=("mentorship",),
                        name="one_open_suspension_a_mentorship",
                        violation_error_message="This mentorship is suspended already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mentorship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deadlines", to="mentoring.mentorship"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                    ),
                ),
                (
                    "term",
                    models.CharField(
                        choices=[
                            ("order", "order"),
                            ("level", "level of preparation"),
                            ("plan", "diagnostics and plan"),
                            ("interim", "interim report"),
                            ("final", "final report"),
                            ("end", "end of the mentorship"),
                        ],
                        max_length=8,
                        verbose_name="term",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due (last day)")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="no longer due since")),
                (
                    "explanation",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="how it was counted"
                    ),
                ),
            ],
            options={
                "verbose_name": "deadline",
                "verbose_name_plural": "deadlines",
                "ordering": ["due_on", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on", None), ("lifted_on", None)),
                        fields=["school", "due_on"],
                        name="open_deadlines",
                    ),
                    models.Index(
                        condition=models.Q(("done_on", None), ("lifted_on", None)),
                        fields=["due_on", "id"],
                        name="open_deadlines_of_all",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("mentorship", "term"), name="one_deadline_a_term"),
                    models.CheckConstraint(
                        condition=models.Q(("term__in", ["order", "level", "plan", "interim", "final", "end"])),
                        name="deadline_term_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Difficulty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("name_kk", models.CharField(max_length=160, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=160, verbose_name="name in Russian")),
                ("name_en", models.CharField(max_length=160, verbose_name="name in English")),
            ],
            options={
                "verbose_name": "difficulty",
                "verbose_name_plural": "difficulties",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("school__isnull", True)),
                        fields=("code",),
                        name="one_shipped_difficulty_a_code",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Diagnosis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mentorship",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="diagnosis", to="mentoring.mentorship"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("low", "low"), ("medium", "medium"), ("high", "high")],
                        max_length=8,
                        verbose_name="level of professional preparation",
                    ),
                ),
                ("level_note", models.TextField(blank=True, verbose_name="what the level rests on")),
                ("level_determined_on", models.DateField(verbose_name="level determined on")),
                ("needs_note", models.TextField(blank=True, verbose_name="needs in words")),
                ("completed_on", models.DateField(blank=True, null=True, verbose_name="diagnostics completed on")),
                (
                    "completed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "diagnosis",
                "verbose_name_plural": "diagnoses",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["low", "medium", "high"])), name="diagnosis_level_is_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DifficultyRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "diagnosis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="mentoring.diagnosis"
                    ),
                ),
                (
                    "difficulty",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="mentoring.difficulty"),
                ),
                (
                    "start",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "0 – not yet"),
                            (1, "1 – with help"),
                            (2, "2 – mostly alone"),
                            (3, "3 – confidently"),
                        ],
                        verbose_name="at the start",
                    ),
                ),
                (
                    "end",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0 – not yet"),
                            (1, "1 – with help"),
                            (2, "2 – mostly alone"),
                            (3, "3 – confidently"),
                        ],
                        null=True,
                        verbose_name="at the end",
                    ),
                ),
                ("is_need", models.BooleanField(default=False, verbose_name="need for the plan")),
            ],
            options={
                "verbose_name": "difficulty rating",
                "verbose_name_plural": "difficulty ratings",
                "ordering": ["difficulty_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("diagnosis", "difficulty"), name="one_rating_a_difficulty"),
                    models.CheckConstraint(
                        condition=models.Q(("start__in", [0, 1, 2, 3])), name="rating_start_is_on_the_scale"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__isnull", True), ("end__in", [0, 1, 2, 3]), _connector="OR"),
                        name="rating_end_is_on_the_scale",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "under review"),
                            ("returned", "returned for revision"),
                            ("agreed", "agreed"),
                            ("approved", "approved"),
                            ("heard", "heard"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="submitted on")),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="agreed by",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                ("heard_on", models.DateField(blank=True, null=True, verbose_name="heard on")),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="returned by",
                    ),
                ),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="returned on")),
                ("return_reason", models.TextField(blank=True, verbose_name="reason of the return")),
                (
                    "snapshot",
                    models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True),
                ),
                (
                    "mentorship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="mentoring.mentorship"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("goal", models.TextField(blank=True, verbose_name="goal")),
                ("tasks", models.TextField(blank=True, verbose_name="tasks")),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan",
                        to="mentoring.issueddocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "mentoring plan",
                "verbose_name_plural": "mentoring plans",
                "ordering": ["-version"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "submitted", "returned", "agreed", "approved", "heard"])
                        ),
                        name="plan_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("return_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_returned_with_reason",
                        violation_error_message="Say why it is returned.",
                    ),
                    models.UniqueConstraint(fields=("mentorship", "version"), name="one_plan_a_version"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="activities", to="mentoring.plan"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("introductory", "introductory stage"),
                            ("main", "main stage"),
                            ("final", "final stage"),
                        ],
                        default="main",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="activity")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("consultation", "consultation"),
                            ("joint_planning", "joint planning"),
                            ("lesson_visit", "lesson visit"),
                            ("mutual_visit", "mutual lesson visit"),
                            ("open_lesson", "open lesson"),
                            ("workshop", "workshop"),
                            ("methodical_week", "methodical week"),
                            ("self_education", "self-education topic"),
                            ("portfolio", "portfolio"),
                            ("psychologist", "meeting with the psychologist"),
                            ("diagnostics", "diagnostics"),
                            ("other", "other form"),
                        ],
                        default="consultation",
                        max_length=16,
                        verbose_name="form",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due")),
                (
                    "responsible",
                    models.CharField(
                        choices=[
                            ("mentor", "mentor"),
                            ("mentee", "young teacher"),
                            ("both", "mentor and young teacher"),
                            ("deputy", "deputy head"),
                            ("psychologist", "psychologist"),
                        ],
                        default="mentor",
                        max_length=12,
                        verbose_name="responsible",
                    ),
                ),
                ("expected_result", models.CharField(max_length=300, verbose_name="expected result")),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mentoring.difficulty",
                        verbose_name="need",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("done_note", models.CharField(blank=True, max_length=300, verbose_name="result")),
            ],
            options={
                "verbose_name": "activity",
                "verbose_name_plural": "activities",
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["introductory", "main", "final"])),
                        name="activity_stage_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PairMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mentorship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="mentoring.mentorship",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("written_at", models.DateTimeField(default=schools.clock.now)),
                ("acquainted_on", models.DateField(blank=True, null=True, verbose_name="young teacher acquainted on")),
                ("mentee_comment", models.TextField(blank=True, verbose_name="comment of the young teacher")),
                ("held_on", models.DateField(verbose_name="date")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(480),
                        ],
                        verbose_name="how long, minutes",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("conversation", "conversation"),
                            ("joint_planning", "joint planning"),
                            ("lesson_analysis", "lesson analysis"),
                            ("consultation", "consultation"),
                            ("online", "online meeting"),
                        ],
                        default="conversation",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("topic", models.CharField(max_length=300, verbose_name="what it was about")),
                ("works", models.TextField(blank=True, verbose_name="what works")),
                ("hard", models.TextField(blank=True, verbose_name="what is hard")),
                ("mentor_next", models.CharField(blank=True, max_length=300, verbose_name="mentor’s next step")),
                ("mentee_next", models.CharField(blank=True, max_length=300, verbose_name="young teacher’s next step")),
                ("activities", models.ManyToManyField(blank=True, related_name="meetings", to="mentoring.activity")),
            ],
            options={
                "verbose_name": "meeting of the pair",
                "verbose_name_plural": "meetings of the pair",
                "ordering": ["-held_on", "-id"],
                "indexes": [models.Index(fields=["mentorship", "held_on"], name="pair_last_met")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 5), ("minutes__lte", 480)),
                        name="pair_meeting_minutes_are_sane",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LessonObservation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mentorship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="mentoring.mentorship",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("written_at", models.DateTimeField(default=schools.clock.now)),
                ("acquainted_on", models.DateField(blank=True, null=True, verbose_name="young teacher acquainted on")),
                ("mentee_comment", models.TextField(blank=True, verbose_name="comment of the young teacher")),
                ("observed_on", models.DateField(verbose_name="date")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("mentor_visits", "mentor visits the young teacher’s lesson"),
                            ("mentee_visits", "young teacher visits the mentor’s lesson"),
                        ],
                        default="mentor_visits",
                        max_length=16,
                        verbose_name="who visits whom",
                    ),
                ),
                ("class_name", models.CharField(max_length=20, verbose_name="class")),
                ("topic", models.CharField(max_length=300, verbose_name="topic of the lesson")),
                ("scores", models.JSONField(default=dict, verbose_name="criteria")),
                ("strengths", models.TextField(blank=True, verbose_name="strengths")),
                ("growth_areas", models.TextField(blank=True, verbose_name="growth areas")),
                ("conclusion", models.TextField(blank=True, verbose_name="conclusion and recommendations")),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="mentoring.activity",
                    ),
                ),
            ],
            options={
                "verbose_name": "lesson observation",
                "verbose_name_plural": "lesson observations",
                "ordering": ["-observed_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["mentor_visits", "mentee_visits"])),
                        name="observation_direction_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mentorship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="mentoring.mentorship"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="mentoring.pairmeeting",
                    ),
                ),
                (
                    "observation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="mentoring.lessonobservation",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="mentoring.activity",
                    ),
                ),
                ("key", models.CharField(default=secrets.token_urlsafe, max_length=43, unique=True)),
                (
                    "file",
                    models.FileField(
                        max_length=200, upload_to=mentoring.journal.models.evidence_name, verbose_name="file"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("added_at", models.DateTimeField(default=schools.clock.now)),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("activity__isnull", True), ("meeting__isnull", False), ("observation__isnull", True)
                            ),
                            models.Q(
                                ("activity__isnull", True), ("meeting__isnull", True), ("observation__isnull", False)
                            ),
                            models.Q(
                                ("activity__isnull", False), ("meeting__isnull", True), ("observation__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="evidence_proves_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InterimReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "under review"),
                            ("returned", "returned for revision"),
                            ("agreed", "agreed"),
                            ("approved", "approved"),
                            ("heard", "heard"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="submitted on")),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="agreed by",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                ("heard_on", models.DateField(blank=True, null=True, verbose_name="heard on")),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="returned by",
                    ),
                ),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="returned on")),
                ("return_reason", models.TextField(blank=True, verbose_name="reason of the return")),
                (
                    "snapshot",
                    models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True),
                ),
                (
                    "mentorship",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interim_report",
                        to="mentoring.mentorship",
                    ),
                ),
                ("help_given", models.TextField(blank=True, verbose_name="help given")),
                ("difficulties_left", models.TextField(blank=True, verbose_name="difficulties left")),
                (
                    "product",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("project", "pedagogical project"),
                            ("method", "method"),
                            ("open_lesson", "open lesson"),
                            ("publication", "publication"),
                            ("video", "video"),
                            ("none", "none yet"),
                        ],
                        max_length=12,
                        verbose_name="the young teacher’s product",
                    ),
                ),
                ("product_title", models.CharField(blank=True, max_length=300, verbose_name="its title")),
                ("product_link", models.URLField(blank=True, verbose_name="link")),
                ("questions", models.TextField(blank=True, verbose_name="questions to the association")),
                ("conclusion", models.TextField(blank=True, verbose_name="conclusion of the association")),
            ],
            options={
                "verbose_name": "interim report",
                "verbose_name_plural": "interim reports",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "submitted", "returned", "agreed", "approved", "heard"])
                        ),
                        name="interimreport_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("return_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="interimreport_returned_with_reason",
                        violation_error_message="Say why it is returned.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FinalReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "under review"),
                            ("returned", "returned for revision"),
                            ("agreed", "agreed"),
                            ("approved", "approved"),
                            ("heard", "heard"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="submitted on")),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="agreed by",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                ("heard_on", models.DateField(blank=True, null=True, verbose_name="heard on")),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="returned by",
                    ),
                ),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="returned on")),
                ("return_reason", models.TextField(blank=True, verbose_name="reason of the return")),
                (
                    "snapshot",
                    models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True),
                ),
                (
                    "mentorship",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="final_report",
                        to="mentoring.mentorship",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="results in words")),
                ("achievements", models.TextField(blank=True, verbose_name="achievements of the young teacher")),
                ("own_growth", models.TextField(blank=True, verbose_name="the mentor’s own growth")),
                ("problems", models.TextField(blank=True, verbose_name="open questions")),
                (
                    "recommendations",
                    models.TextField(blank=True, verbose_name="recommendations for improving practice"),
                ),
                (
                    "evaluation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("satisfactory", "satisfactory"),
                            ("unsatisfactory", "unsatisfactory"),
                        ],
                        max_length=16,
                        verbose_name="evaluation by the council",
                    ),
                ),
                (
                    "council_recommendations",
                    models.TextField(blank=True, verbose_name="recommendations of the council"),
                ),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="final_report",
                        to="mentoring.issueddocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "final report",
                "verbose_name_plural": "final reports",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "submitted", "returned", "agreed", "approved", "heard"])
                        ),
                        name="finalreport_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("return_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="finalreport_returned_with_reason",
                        violation_error_message="Say why it is returned.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "heard"), _negated=True),
                            models.Q(("evaluation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="heard_final_report_is_evaluated",
                    ),
                ],
            },
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
