"""What do the main pages cost? Their processor time as a multiple of a bare signed-in Django page."""

import json
import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mentoring.bench.driver import WorkerError, measure_pages, measure_papers, workers
from mentoring.bench.pages import PAGES
from mentoring.bench.report import Result, country_table, paper_line, table
from mentoring.bench.scratch import ENGINES, NoServerError

FEWEST_ROUNDS = 5
FEWEST_TEACHERS = 5_000
TEACHERS = {"postgresql": 400_000, "sqlite": 40_000}


class Command(BaseCommand):
    help = "Measures the main pages against a bare signed-in Django page, in scratch databases of its own."
    requires_system_checks = []  # it touches neither the pages nor the database of the settings it runs under

    def add_arguments(self, parser):
        parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds, at least 5 (default 7)")
        parser.add_argument("--requests", type=int, default=40, help="requests of a page in a round (default 40)")
        parser.add_argument("--engine", choices=(*ENGINES, "both"), default="both")
        parser.add_argument("--pages", default="", help=f"some of: {','.join(PAGES)},paper")
        parser.add_argument(
            "--scale",
            nargs="?",
            type=int,
            const=0,
            metavar="TEACHERS",
            help="measure a whole country instead (PostgreSQL 400000, SQLite 40000 when no number is given)",
        )
        parser.add_argument("--json", dest="file", metavar="FILE", help="write all figures to this file as well")

    def handle(self, *, rounds, requests, engine, pages, scale, file, **options):
        if rounds < FEWEST_ROUNDS:
            raise CommandError(f"Fewer than {FEWEST_ROUNDS} rounds say nothing.")
        chosen = pages.split(",") if pages else [*PAGES, "paper"]
        if unknown := set(chosen) - {*PAGES, "paper"}:
            raise CommandError(f"Unknown pages: {', '.join(sorted(unknown))}.")
        if scale is not None and scale and scale < FEWEST_TEACHERS:
            raise CommandError(f"A country has at least {FEWEST_TEACHERS} teachers.")
        found: dict[str, list[Result]] = {}
        for each in ENGINES if engine == "both" else (engine,):
            try:
                found[each] = (
                    self._measure(each, chosen, rounds, requests)
                    if scale is None
                    else self._measure_country(each, scale or TEACHERS[each], rounds, requests)
                )
            except WorkerError as ended:
                raise CommandError(str(ended)) from ended
            except NoServerError as absent:
                if engine != "both":
                    raise CommandError(str(absent)) from absent
                self.stderr.write(f"{each}: NOT MEASURED. {absent}")
        if file:
            self._write(Path(file), found, rounds, requests)
        self._complain(found)

    def _measure(self, engine: str, chosen: list[str], rounds: int, requests: int) -> list[Result]:
        self.stderr.write(f"{engine}: building the world …")
        with (
            tempfile.TemporaryDirectory(prefix="talimger-bench-") as directory,
            workers(engine, Path(directory), "app", "bare") as (app, bare),
        ):
            self.stderr.write(f"{engine}: {rounds} rounds of {requests} requests …")
            keys = [key for key in chosen if key in PAGES]
            results = measure_pages(app, bare, keys, rounds=rounds, requests=requests)
            if results:
                self.stdout.write(table(engine, results))
            if "paper" in chosen:
                papers = measure_papers(app, rounds=rounds)
                self.stdout.write("\n".join(paper_line(paper) for paper in papers))
                results += papers
        self.stdout.write("")
        return results

    def _measure_country(self, engine: str, teachers: int, rounds: int, requests: int) -> list[Result]:
        self.stderr.write(f"{engine}: building a country of {teachers} teachers …")
        with (
            tempfile.TemporaryDirectory(prefix="talimger-bench-") as directory,
            workers(engine, Path(directory), "country", "bare", teachers=teachers) as (country, bare),
        ):
            [district] = measure_pages(country, bare, ["district"], rounds=rounds, requests=requests)
            self.stdout.write(country_table(engine, country.ask("scale"), district))
        self.stdout.write("")
        return [district]

    def _write(self, path: Path, found: dict[str, list[Result]], rounds: int, requests: int) -> None:
        figures = {engine: [result.as_dict() for result in results] for engine, results in found.items()}
        path.write_text(json.dumps({"rounds": rounds, "requests": requests, "engines": figures}, indent=1))

    def _complain(self, found: dict[str, list[Result]]) -> None:
        """A page that could not be measured fails the run; one over its goal is only told: it is no timed test."""
        faults = [f"{engine}: {row.label}: {row.fault}" for engine, rows in found.items() for row in rows if row.fault]
        if faults:
            raise CommandError("Some pages could not be measured.\n" + "\n".join(faults))
