"""What does an order's PDF cost beside WeasyPrint alone? Same HTML, fonts, files and options; both in this process."""

import gc
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from mentoring.bench.measure import backend_seconds
from mentoring.documents import pdf
from mentoring.mentorships.documents import render_order
from mentoring.mentorships.models import Mentorship, Order

LANGUAGE = "kk+ru"
OPTIONS = {"pdf_variant": "pdf/a-2a"}


def compare(rounds: int) -> list[tuple[float, float]]:
    """(bare, ours) seconds of processor time, interleaved; the first of each is not counted."""
    order = Order.objects.select_related("mentorship__school").get(document__isnull=False)
    html = _ours(order.mentorship_id, order.signed_on).html
    bare = _bare(html)
    spent = [(_seconds(bare), _seconds(lambda: _ours(order.mentorship_id, order.signed_on))) for _ in range(rounds + 1)]
    return spent[1:]


def _ours(pk: int, on: date) -> pdf.Rendered:
    """Everything the app does for the paper: the rows, the wording, the template, the file."""
    pair = Mentorship.objects.with_people().get(pk=pk)
    return render_order(pair, number="45", on=on, language=LANGUAGE, code="BENCHMARK2")


def _bare(html: str) -> Callable[[], Any]:
    engine = pdf.engine()

    def render() -> bytes:
        return engine.render(html).write_pdf(**OPTIONS)

    return render


def _seconds(work: Callable[[], Any]) -> float:
    gc.collect()  # a document leaves megabytes of cycles: whoever comes next would pay for them
    began = time.process_time() + backend_seconds()
    work()
    return time.process_time() + backend_seconds() - began
