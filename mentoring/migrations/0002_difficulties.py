from django.db import migrations

from mentoring.plans import reference


def load(apps, schema_editor):
    reference.load(apps.get_model("mentoring", "Difficulty"))


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
