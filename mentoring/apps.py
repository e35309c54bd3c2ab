from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MentoringConfig(AppConfig):
    name = "mentoring"
    verbose_name = _("Mentoring")

    def ready(self) -> None:
        # Loaded here, when settings and tables are: checks and questions register themselves.
        from mentoring import checks  # noqa: F401, PLC0415
        from mentoring.mentorships import concerns  # noqa: F401, PLC0415
        from mentoring.process.verdicts import keep_verdicts_in_step  # noqa: PLC0415
        from schools.frozen import freeze  # noqa: PLC0415

        keep_verdicts_in_step()
        post_migrate.connect(freeze, sender=self, dispatch_uid="freeze")
