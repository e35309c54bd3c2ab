"""How are two sites measured against each other? Each in a process of its own, in turn, round after round."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Self

from mentoring.bench.pages import COUNTRY_PAGES, FEW, MANY, MEMORY_GOAL, PAGES, PAPER_GOAL
from mentoring.bench.report import Result
from mentoring.bench.scratch import databases

ROOT = Path(__file__).resolve().parents[2]
SITES = {
    "app": ("mentoring.bench.world", "mentoring.settings"),
    "country": ("mentoring.bench.country", "mentoring.settings"),
    "bare": ("mentoring.bench.bare.site", "mentoring.bench.bare.settings"),
}

Spent = tuple[dict[str, float], dict[str, float]]  # (bare, page): seconds a request in python and database


class PageError(Exception):
    """A page that does not exist or does not answer as it should."""


class WorkerError(Exception):
    """The worker's process is gone; what it had to say is on the error output."""


@dataclass
class Worker:
    name: str
    process: subprocess.Popen[str]

    @classmethod
    def start(cls, name: str, *, database: str, media: Path, teachers: int) -> Self:
        module, settings = SITES[name]
        own = {"DJANGO_SETTINGS_MODULE": settings, "DATABASE_URL": database, "MEDIA_ROOT": str(media)}
        own["BENCH_TEACHERS"] = str(teachers)
        process = subprocess.Popen(
            [sys.executable, "-m", "mentoring.bench.worker", module],
            cwd=ROOT,
            # DEMO: the world lives on a fixed day. The app is served as `make run` serves it.
            env=os.environ | own | {"DEMO": "1", "DEBUG": "0"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return cls(name, process)

    def ask(self, question: str, **details: Any) -> Any:
        """The worker's answer. Raises PageError when a page is at fault."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"ask": question, **details}) + "\n")
        self.process.stdin.flush()
        return self.heard()

    def heard(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise WorkerError(f"The worker of the {self.name} site ended: see its words above.")
        said = json.loads(line)
        if "fault" in said:
            raise PageError(said["fault"])
        return said["result"]

    def stop(self) -> None:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=30)


@contextmanager
def workers(engine: str, directory: Path, *names: str, teachers: int = 0) -> Iterator[list[Worker]]:
    """A worker for each site named, their rows built side by side; processes and databases end with the block."""
    with ExitStack() as stack:
        urls = stack.enter_context(databases(engine, directory, *names))
        started = []
        for name in names:
            worker = Worker.start(name, database=urls[name], media=directory / "media", teachers=teachers)
            stack.callback(worker.stop)
            started.append(worker)
        for worker in started:
            worker.heard()
        yield started


def measure_pages(app: Worker, bare: Worker, keys: Sequence[str], *, rounds: int, requests: int) -> list[Result]:
    """Every page in every round, each beside the bare page of its moment."""
    bare.ask("warm", page="bare")
    counted, faults = {}, {}
    for key in keys:
        try:
            app.ask("warm", page=key)
            counted[key] = app.ask("queries", page=key)
        except PageError as fault:
            faults[key] = str(fault)
    costs: dict[str, list[Spent]] = {key: [] for key in counted}
    for _ in range(rounds):
        for key in counted:
            spent = bare.ask("cost", page="bare", times=requests), app.ask("cost", page=key, times=requests)
            costs[key].append(spent)
    return [_result(key, counted.get(key), costs.get(key, []), faults.get(key, "")) for key in keys]


def measure_papers(app: Worker, *, rounds: int) -> list[Result]:
    """Each kind of paper beside WeasyPrint alone; last, as a ratio too, the memory after many beside that after few."""
    found = [
        Result(
            f"paper: {kind}", f"{kind} / bare WeasyPrint", PAPER_GOAL, rounds=tuple(map(tuple, spent)), counted=False
        )
        for kind, spent in app.ask("papers", rounds=rounds).items()
    ]
    few, many = app.ask("memory")
    return [
        *found,
        Result("memory", f"MB after {MANY} papers / {FEW}", MEMORY_GOAL, rounds=((few, many),), counted=False),
    ]


def _result(
    key: str, queries: int | None, costs: list[tuple[dict[str, float], dict[str, float]]], fault: str
) -> Result:
    label, goal, most_queries, counted = (PAGES | COUNTRY_PAGES)[key]
    return Result(
        key,
        label,
        goal,
        queries=queries,
        most_queries=most_queries,
        rounds=tuple((sum(bare.values()), sum(page.values())) for bare, page in costs),
        database_share=median(page["database"] / sum(page.values()) for _, page in costs) if costs else 0.0,
        counted=counted,
        fault=fault,
    )
