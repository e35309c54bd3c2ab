from functools import lru_cache

from django.apps import AppConfig
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _


class SchoolsConfig(AppConfig):
    name = "schools"
    verbose_name = _("Schools")

    def ready(self) -> None:
        _read_sqlite_dates_once()


def _read_sqlite_dates_once() -> None:
    """SQLite keeps dates as text; a list reads the same few of them hundreds of times, each in Python.

    Django registers its converter when its backend is loaded, which must be earlier, or it would win.
    """
    from django.db.backends.sqlite3 import base  # noqa: PLC0415 - only when the apps are loaded

    base.Database.register_converter("date", lru_cache(4096)(lambda text: parse_date(text.decode())))
