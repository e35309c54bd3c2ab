"""How does an installation become empty again? Rows that refuse to be deleted are taken away below the models."""

from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import connection, transaction

from mentoring.plans import reference as difficulties
from mentoring.plans.models import Difficulty
from schools import reference
from schools.frozen import freeze, thaw
from schools.models import AcademicYear, Break, School, Subject, User

FOLDERS = ("issued", "evidence")
# Django's own lists of models and rights: made by migrate, the same in every installation.
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def is_empty() -> bool:
    return not (School.objects.exists() or User.objects.exists())


def empty() -> None:
    """Delete every row, numbers start again; what every installation ships with is loaded anew.

    Runs inside the caller's transaction: foreign keys are checked at its end, old files go after it.
    """
    tables = [
        name
        for name in connection.introspection.django_table_names(only_existing=True, include_views=False)
        if name not in KEPT
    ]
    thaw()
    with connection.cursor() as cursor:
        for name in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")
        sequences = [row for row in connection.introspection.sequence_list() if row["table"] in tables]
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), sequences):
            cursor.execute(statement)
    freeze()
    reference.load(Subject, AcademicYear, Break)
    difficulties.load(Difficulty)
    old = [f"{folder}/{name}" for folder in FOLDERS if default_storage.exists(folder) for name in _files(folder)]
    transaction.on_commit(lambda: [default_storage.delete(name) for name in old])


def _files(folder: str) -> list[str]:
    return default_storage.listdir(folder)[1]
