"""What is this file really? A form field for proofs: the type is read from the content, the name must agree with it."""

import re
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MAX_FILES = 10
MAX_NAME = 200  # the column's length
MAX_ZIP_MEMBERS = 5000  # a document has some hundreds; a hostile archive could hold half a million

_OFFICE = "application/vnd.openxmlformats-officedocument."
EXTENSIONS = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/webp": (".webp",),
    "image/heic": (".heic", ".heif"),
    "video/mp4": (".mp4", ".m4v"),
    "text/plain": (".txt",),
    f"{_OFFICE}wordprocessingml.document": (".docx",),
    f"{_OFFICE}spreadsheetml.sheet": (".xlsx",),
    f"{_OFFICE}presentationml.presentation": (".pptx",),
}
# What a browser shows by itself, safely; everything else is saved to disk.
SHOWN_TYPES = ("application/pdf", "image/png", "image/jpeg", "image/webp")
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_BRANDS = {
    "image/heic": (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"),
    "video/mp4": (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V "),
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PARTS = {"word/": "wordprocessingml.document", "xl/": "spreadsheetml.sheet", "ppt/": "presentationml.presentation"}


@dataclass(frozen=True)
class UploadedProof:
    """A file that passed `ProofField` or `ScanField`: its type was read from its content."""

    name: str
    content_type: str
    content: bytes

    def columns(self) -> dict[str, Any]:
        """What a row of a stored file keeps of it."""
        return {
            "file": ContentFile(self.content, name=self.name),
            "name": self.name,
            "content_type": self.content_type,
            "size": len(self.content),
            "sha256": sha256(self.content).hexdigest(),
        }


def read_type(content: bytes) -> str:
    """The media type the bytes themselves tell; "" for a kind that is not accepted."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp":
        return next((kind for kind, brands in _BRANDS.items() if content[8:12] in brands), "")
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    return "text/plain" if _is_text(content) else ""


def _office_type(content: bytes) -> str:
    if content.count(b"PK\x01\x02") > MAX_ZIP_MEMBERS:
        return ""
    try:
        names = zipfile.ZipFile(BytesIO(content)).namelist()
    except (zipfile.BadZipFile, UnicodeDecodeError):
        return ""
    if "[Content_Types].xml" not in names:
        return ""
    kinds = (kind for part, kind in _PARTS.items() if any(name.startswith(part) for name in names))
    return next((_OFFICE + kind for kind in kinds), "")


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return _CONTROL.search(text) is None


class ProofInput(forms.FileInput):
    """Several files at once; on a phone the camera is among the choices."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        accepted = [extension for extensions in EXTENSIONS.values() for extension in extensions]
        super().__init__({"multiple": True, "accept": ",".join(["image/*", *accepted])})

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else []


class ProofField(forms.Field):
    """Optional files as `UploadedProof`s. Each refusal is a sentence that names the file; then none is taken."""

    widget = ProofInput
    default_help_text = gettext_lazy(
        "PDF, pictures, Word, Excel, PowerPoint, MP4 or plain text; up to 20 MB each, at most 10 files."
    )

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("help_text", self.default_help_text)
        super().__init__(**({"required": False, "label": gettext_lazy("Files and photos")} | kwargs))

    def to_python(self, value) -> list[UploadedProof]:
        files = value or []
        if len(files) > MAX_FILES:
            raise ValidationError(_("At most %(count)s files at once.") % {"count": MAX_FILES})
        proofs, refusals = [], []
        for file in files:
            try:
                proofs.append(_checked(file, EXTENSIONS))
            except ValidationError as refusal:
                refusals += refusal.messages
        if refusals:
            raise ValidationError(refusals)
        return proofs


class ScanField(forms.FileField):
    """One optional scan or photo of a document, as `UploadedProof`."""

    def __init__(self, **kwargs) -> None:
        accepted = [extension for kind in SHOWN_TYPES for extension in EXTENSIONS[kind]]
        kwargs.setdefault("widget", forms.FileInput({"accept": ",".join(["image/*", *accepted])}))
        kwargs.setdefault("help_text", gettext_lazy("PDF or a picture, up to 20 MB."))
        super().__init__(**({"required": False, "label": gettext_lazy("Scan or photo")} | kwargs))

    def to_python(self, value) -> UploadedProof | None:
        return _checked(value, {kind: EXTENSIONS[kind] for kind in SHOWN_TYPES}) if value else None


def _checked(file: UploadedFile, accepted: dict[str, tuple[str, ...]]) -> UploadedProof:
    """The file with its type read from its content. Raises ValidationError with a sentence that names it."""
    name = _clean_name(file.name or "")
    content = file.read() if 0 < (file.size or 0) <= settings.MAX_UPLOAD_BYTES else b""
    media_type = read_type(content) if content else ""
    if media_type not in accepted:
        media_type = ""
    if refusal := _refusal(name, file.size or 0, media_type):
        raise ValidationError(refusal)
    return UploadedProof(name=name, content_type=media_type, content=content)


def _refusal(name: str, size: int, media_type: str) -> str:
    """Why this file is not taken; "" when it is."""
    if size == 0:
        return _("%(name)s: the file is empty.") % {"name": name}
    if size > settings.MAX_UPLOAD_BYTES:
        limit = filesizeformat(settings.MAX_UPLOAD_BYTES)
        return _("%(name)s: the file is larger than %(limit)s.") % {"name": name, "limit": limit}
    if not media_type:
        return _("%(name)s: files of this kind are not accepted.") % {"name": name}
    if PurePath(name).suffix.lower() not in EXTENSIONS[media_type]:
        return _("%(name)s: the content is not what the name says.") % {"name": name}
    return ""


def _clean_name(name: str) -> str:
    """The file's own name without what does not print, short enough for its column, its extension kept."""
    shown = "".join(letter for letter in name if letter.isprintable())
    path = PurePath(shown)
    return f"{path.stem[: MAX_NAME - len(path.suffix)]}{path.suffix}" if len(shown) > MAX_NAME else shown
