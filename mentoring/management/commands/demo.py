"""Builds the demo world at a point of the school year."""

import time
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from mentoring.demo.emptying import is_empty
from mentoring.demo.models import DemoWorld
from mentoring.demo.personas import PERSONAS
from mentoring.demo.stages import STAGES, build
from mentoring.demo.world import PASSWORD
from mentoring.mentorships.models import Mentorship
from schools.models import Person, School


class Command(BaseCommand):
    help = "Build the demo world at a point of the school year 2026–27. Empties the database first."

    def add_arguments(self, parser):
        parser.add_argument("--stage", choices=list(STAGES), default="order")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same world")
        parser.add_argument("--schools", type=int, default=0, metavar="N", help="so many ordinary schools more")
        parser.add_argument("--today", type=date.fromisoformat, help="show this day instead of the stage's")
        parser.add_argument("--no-input", action="store_true", help="empty the database without asking")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the database holds something")

    def handle(self, *, stage, seed, schools, today, no_input, if_empty, **options):
        if not settings.DEMO:
            raise CommandError("This is not a demo installation: set DEMO=1. A production is never emptied.")
        if seed < 0 or schools < 0:
            raise CommandError("--seed and --schools cannot be negative.")
        if not is_empty():
            if if_empty:
                self._tell_world()
                return
            self._ask(no_input)
        started = time.monotonic()
        build(
            stage,
            seed=seed,
            schools=schools,
            today=today,
            reached=lambda name: self.stdout.write(f"  {name}: {STAGES[name]:%d.%m.%Y}"),
        )
        self.stdout.write(f"Built in {time.monotonic() - started:.0f} s.")
        self._tell_world()

    def _ask(self, no_input: bool) -> None:
        if no_input:
            return
        self.stdout.write("The database is not empty. Everything in it, and every issued paper, will be deleted.")
        if input("Type “yes” to go on: ").strip() != "yes":
            raise CommandError("Nothing was changed.")

    @translation.override("en")
    def _tell_world(self) -> None:
        world = DemoWorld.objects.first()
        if world is None:
            self.stdout.write("The database holds rows of its own, no demo world.")
            return
        counts = (
            f"{School.objects.count()} schools, {Person.objects.count()} people, {Mentorship.objects.count()} pairs"
        )
        self.stdout.write(f"Demo world: stage {world.stage}, {world.today:%d.%m.%Y}, seed {world.seed}; {counts}.")
        self.stdout.write(f"Sign-ins, password {PASSWORD}:")
        for persona in PERSONAS:
            self.stdout.write(f"  {persona.sign_in:<26} {persona.role}")
