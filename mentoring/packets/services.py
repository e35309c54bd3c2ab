"""How is a proof packet kept? With its issue: what it said, and which papers lie beside it under which names."""

import json
from typing import Any

from mentoring.documents.models import IssuedDocument
from mentoring.packets.models import Packet
from schools.models import AcademicYear


def file_names(papers: list[IssuedDocument]) -> list[tuple[str, str]]:
    """(name in the ZIP, code) of each paper, in their order. Letters and digits only: every system unpacks them."""
    return [
        (f"papers/{position:03}-{paper.kind}-{paper.date.isoformat()}-{paper.code}.pdf", paper.code)
        for position, paper in enumerate(papers, start=1)
    ]


def keep(
    *, document: IssuedDocument, year: AcademicYear | None, facts: dict[str, Any], files: list[tuple[str, str]]
) -> Packet:
    """`facts` in a stable order: the same facts are the same text."""
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Packet.objects.create(document=document, year=year, facts=text, files=files)
