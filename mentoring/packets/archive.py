"""The ZIP of a proof packet: stored bytes only, so that it is the same file each time it is downloaded."""

from hashlib import sha256
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from mentoring.documents.models import IssuedDocument
from mentoring.packets.models import Packet

SUMS, FACTS = "SHA256SUMS", "facts.json"


class ChangedFileError(Exception):
    """A stored paper is no longer the one that was issued: nothing may be proved with it."""


def write_archive(packet: Packet, out: IO[bytes]) -> None:
    """The packet, its papers as they were issued, the facts, and the sums `sha256sum -c SHA256SUMS` checks.

    One paper at a time is in memory. Raises ChangedFileError naming the paper whose file is not what was issued.
    """
    codes = [code for _, code in packet.files]
    papers = {paper.code: paper for paper in IssuedDocument.objects.filter(code__in=codes)}
    told = [(f"packet-{packet.document.code}.pdf", packet.document)]
    told += [(name, papers[code]) for name, code in packet.files]
    sums = []
    with ZipFile(out, "w") as archive:
        for name, paper in told:
            with paper.file.open("rb") as file:
                issued = file.read()
            if sha256(issued).hexdigest() != paper.sha256:
                raise ChangedFileError(paper.code)
            archive.writestr(_entry(packet, name), issued, ZIP_STORED)
            sums.append((paper.sha256, name))
        facts = packet.facts.encode()
        archive.writestr(_entry(packet, FACTS), facts, ZIP_DEFLATED)
        sums.append((sha256(facts).hexdigest(), FACTS))
        archive.writestr(_entry(packet, SUMS), "".join(f"{found}  {name}\n" for found, name in sums))


def _entry(packet: Packet, name: str) -> ZipInfo:
    """Dated by the packet, never by the clock."""
    day = packet.document.date
    entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    return entry
