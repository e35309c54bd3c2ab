"""Recounts the open dates that wait since a correction for the whole country."""

from django.core.management.base import BaseCommand

from mentoring.process.recounting import recount_next
from schools import clock


class Command(BaseCommand):
    help = (
        "Recounts the open dates of every school after a correction for the whole country; run it every few minutes."
        " It may be stopped at any moment: the next run goes on where it stopped."
    )

    def handle(self, **options):
        last = None
        while done := recount_next(on=clock.today()):
            last = done
            if done.finished_on:
                self.stdout.write(f"{done.schools} schools recounted, {done.moved} dates moved.")
        if last is None:
            self.stdout.write("No date waits to be recounted.")
