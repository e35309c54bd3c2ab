"""manage.py import_staff FILE.xlsx --school CODE: the import page's preview and import, in the terminal."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from schools import clock
from schools.errors import RuleBroken
from schools.importing import services
from schools.importing.sheet import check_size
from schools.models import School


class Command(BaseCommand):
    help = "Hires new people and completes the records of known ones from an .xlsx staff list."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--school", required=True, metavar="CODE", help="the school's code, as in its addresses")
        parser.add_argument("--dry-run", action="store_true", help="show what would change and write nothing")
        parser.add_argument("--good-rows", action="store_true", help="import the good rows although some are wrong")
        parser.add_argument("--language", choices=("kk", "ru", "en"), default="ru", help="language of the report")

    def handle(self, *, file, school, dry_run, good_rows, language, **options):
        with translation.override(language):
            try:
                self._import(file, school, dry_run=dry_run, good_rows=good_rows)
            except RuleBroken as broken:
                raise CommandError("\n".join(map(str, broken.reasons))) from broken

    def _import(self, file, code, *, dry_run, good_rows):
        school = School.objects.filter(code=code).first()
        if school is None:
            raise CommandError(_("There is no school with the code “%(code)s”.") % {"code": code})
        if not file.is_file():
            raise CommandError(_("There is no file %(file)s.") % {"file": file})
        check_size(file.stat().st_size)
        data, on = file.read_bytes(), clock.today()
        plan = services.preview(school=school, data=data, on=on)
        self._report(plan)
        if dry_run:
            self.stdout.write(_("Dry run: nothing was written."))
            if plan.wrong and not good_rows:
                raise CommandError(_("Some rows are wrong. Correct them, or import only the good rows."))
            return
        services.import_list(
            school=school, data=data, name=file.name, by=None, on=on, good_rows=good_rows, seen=plan.fingerprint
        )
        self.stdout.write(self.style.SUCCESS(_("The list is imported. %(totals)s") % {"totals": plan.totals}))

    def _report(self, plan):
        if plan.unknown_columns:
            columns = ", ".join(f"“{column}”" for column in plan.unknown_columns)
            self.stdout.write(_("These columns are not recognised and are left out:") + f" {columns}")
        for planned in plan.wrong:
            for sentence in services.error_sentences(planned):
                self.stdout.write(self.style.ERROR(sentence))
        for planned in plan.to_write:
            self.stdout.write(services.row_title(planned) + (f". {planned.note}" if planned.note else ""))
            for change in planned.changes:
                before = f"{change.before} → " if change.before else ""
                self.stdout.write(f"    {change.label}: {before}{change.after}")
        self.stdout.write(plan.totals)
