"""What does each kind of paper cost beside WeasyPrint alone? Same HTML, fonts, files and options; both in this process.

And does making hundreds of them leave anything behind? The memory of this process after a few and after many.
"""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mentoring.bench.measure import backend_seconds
from mentoring.bench.pages import FEW, MANY
from mentoring.council.documents import render_minutes
from mentoring.council.models import Meeting
from mentoring.documents import pdf
from mentoring.mentorships.documents import render_order
from mentoring.mentorships.models import Mentorship, Order
from mentoring.plans.documents import render_plan
from mentoring.plans.models import Plan
from mentoring.reports.documents import render_final, render_interim
from mentoring.reports.models import FinalReport, InterimReport

LANGUAGE = "kk+ru"


def compare(rounds: int) -> dict[str, list[tuple[float, float]]]:
    """By kind: (bare, ours) seconds of processor time, interleaved; the first of each is not counted."""
    found = {}
    for kind, ours in papers().items():
        bare = _bare(ours().html)
        found[kind] = [(_seconds(bare), _seconds(ours)) for _ in range(rounds + 1)][1:]
    return found


def memory() -> tuple[float, float]:
    """Megabytes of this process after a few orders and after many."""
    order = papers()["an order"]
    after = []
    for count in (FEW, MANY - FEW):
        for _ in range(count):
            order()
        gc.collect()
        after.append(_megabytes())
    return after[0], after[1]


def papers() -> dict[str, Callable[[], pdf.Rendered]]:
    """Everything the app does for each kind of paper: the rows, the wording, the template, the file."""
    order = Order.objects.filter(document__isnull=False).earliest("pk")
    plan = Plan.objects.filter(mentorship=order.mentorship_id).earliest("pk")
    meeting = Meeting.objects.earliest("pk")
    more: dict[str, Any] = {"language": LANGUAGE, "code": "BENCHMARK2"}

    def pair() -> Mentorship:
        return Mentorship.objects.with_people().get(pk=order.mentorship_id)

    return {
        "an order": lambda: render_order(pair(), number="45", on=order.signed_on, **more),
        "a plan": lambda: render_plan(Plan.objects.get(pk=plan.pk), **more),
        "minutes": lambda: render_minutes(Meeting.objects.get(pk=meeting.pk), number="1", **more),
        "an interim report": lambda: render_interim(InterimReport(mentorship=pair()), **more),
        "a final report": lambda: render_final(FinalReport(mentorship=pair()), **more),
    }


def _bare(html: str) -> Callable[[], Any]:
    engine = pdf.engine()

    def render() -> bytes:
        return engine.render(html).write_pdf(pdf_variant="pdf/a-2a")

    return render


def _seconds(work: Callable[[], Any]) -> float:
    gc.collect()  # a document leaves megabytes of cycles: whoever comes next would pay for them
    began = time.process_time() + backend_seconds()
    work()
    return time.process_time() + backend_seconds() - began


def _megabytes() -> float:
    """What of this process lies in memory now; Linux tells it in pages."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
