"""Small files that are what they say, for tests of uploads."""

import zipfile
from io import BytesIO

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20
WEBP = b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 8
PDF = b"%PDF-1.7\n%%EOF"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0"
MP4 = b"\0\0\0\x18ftypisom\0\0\0\0"
TEXT = "Сабақ жоспары\r\n".encode()
EXE = b"MZ\x90\0\x03\0\0\0" + b"\0" * 40
HTML = b"<html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'


def archive(*names: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name in names:
            # A date of its own: parametrised by these bytes, tests must be called the same in every process.
            packed.writestr(zipfile.ZipInfo(name, (2026, 9, 1, 9, 0, 0)), "x")
    return buffer.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
XLSX = archive("[Content_Types].xml", "xl/workbook.xml")
PPTX = archive("[Content_Types].xml", "ppt/presentation.xml")
ZIP = archive("virus.exe")
