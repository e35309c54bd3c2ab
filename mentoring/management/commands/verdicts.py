"""Judges everybody anew for the lists, or compares what is kept with the rule."""

from django.core.management.base import BaseCommand, CommandError

from mentoring.eligibility.kept import differences
from mentoring.eligibility.services import keep_verdicts
from mentoring.eligibility.stream import batches
from schools import clock
from schools.models import School


class Command(BaseCommand):
    help = "Judges every teacher by the rule and keeps the verdicts for lists; run it every night."

    def add_arguments(self, parser):
        parser.add_argument("--school", metavar="CODE", help="only this school")
        parser.add_argument(
            "--check",
            action="store_true",
            help="change nothing, compare what is kept with the rule; exit 1 when anything differs",
        )

    def handle(self, *, school, check, **options):
        schools = School.objects.order_by("pk")
        if school:
            schools = schools.filter(code=school)
            if not schools.exists():
                raise CommandError(f"There is no school with the code {school}.")
        found = 0
        for batch in batches(schools.values_list("pk", flat=True)):
            found += self._compare(batch) if check else keep_verdicts(batch, on=clock.today())
        if check and found:
            raise CommandError(f"{found} people stand otherwise in the lists than the rule judges.", returncode=1)
        self.stdout.write("Every kept verdict is as the rule judges." if check else f"{found} verdicts kept.")

    def _compare(self, batch: list[int]) -> int:
        found = 0
        for one in School.objects.filter(pk__in=batch):
            for line in differences(one, clock.today()):
                self.stdout.write(f"{one.code}: {line}")
                found += 1
        return found
