"""What a production should be told before it opens: `manage.py check --deploy`."""

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import connections


@register(Tags.database, deploy=True)
def web_database(app_configs, databases=None, **kwargs) -> list[Warning]:
    """PostgreSQL for the web wants connections that live on, are checked, and no just-in-time compiler."""
    connection = connections["default"]
    if connection.vendor != "postgresql":
        return [
            Warning(
                "The default database is SQLite.",
                hint="SQLite serves a try-out. Set DATABASE_URL to a PostgreSQL for a school that works with it.",
                id="mentoring.W001",
            )
        ]
    wanted = connection.settings_dict
    found = []
    if not wanted["CONN_MAX_AGE"] or not wanted["CONN_HEALTH_CHECKS"]:
        found.append(
            Warning(
                "Each request opens a new connection to PostgreSQL.",
                hint="Leave CONN_MAX_AGE unset (600 seconds) or set it above 0; it makes a page about 3 times cheaper.",
                id="mentoring.W002",
            )
        )
    if "jit=off" not in wanted["OPTIONS"].get("options", ""):
        found.append(
            Warning(
                "PostgreSQL compiles small queries just in time.",
                hint="Pass -c jit=off in the connection's options; queries of a page are too small to gain from it.",
                id="mentoring.W003",
            )
        )
    return found


@register(Tags.security, deploy=True)
def mail_leaves_the_house(app_configs, **kwargs) -> list[Warning]:
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return [
            Warning(
                "Mails are printed to the console: nobody receives a password reset or an invitation.",
                hint="Set EMAIL_URL, for example smtp+tls://user:password@mail.example.kz:587.",
                id="mentoring.W004",
            )
        ]
    return []
