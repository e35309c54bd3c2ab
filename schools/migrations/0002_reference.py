from django.db import migrations

from schools import reference


def load(apps, schema_editor):
    reference.load(*(apps.get_model("schools", name) for name in ("Subject", "AcademicYear", "Break")))


class Migration(migrations.Migration):
    dependencies = [("schools", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
