"""How does a paper become an issued one, and who has read it?"""

from collections.abc import Mapping
from datetime import date
from hashlib import file_digest, sha256
from typing import Any

from django.core.files.base import ContentFile

from mentoring.documents.models import Acquaintance, IssuedDocument, OwnWording, PaperStyle
from mentoring.documents.pdf import Rendered
from schools import clock
from schools.models import Person, School, User


def issue(
    *,
    code: str,
    kind: str,
    school: School,
    rendered: Rendered,
    language: str,
    number: str,
    on: date,
    signatory: str,
    by: User,
    mentorship: Any = None,
    person: Person | None = None,
    annuls: IssuedDocument | None = None,
    corrects: IssuedDocument | None = None,
    reason: str = "",
) -> IssuedDocument:
    """Store the rendered paper with its hash, for good. `code` is the one printed on it; `annuls` the paper that no
    longer holds by it, `corrects` the one it is in force instead of and `reason` what was wrong with that."""
    return IssuedDocument.objects.create(
        code=code,
        school=school,
        mentorship=mentorship,
        person=person,
        kind=kind,
        number=number,
        date=on,
        language=language,
        signatory=signatory,
        file=ContentFile(rendered.pdf, name=f"{code}.pdf"),
        sha256=sha256(rendered.pdf).hexdigest(),
        size=len(rendered.pdf),
        pages=rendered.pages,
        annuls=annuls,
        corrects=corrects,
        reason=reason,
        issued_by=by,
        issued_at=clock.now(),
    )


def acquaint(*, document: IssuedDocument, person: Person, on: date) -> Acquaintance:
    """«Таныстым»; the first date stays."""
    row, _ = Acquaintance.objects.get_or_create(document=document, person=person, defaults={"on": on})
    return row


def is_unchanged(document: IssuedDocument) -> bool:
    """Whether the stored file is, byte for byte, the one that was issued."""
    with document.file.open("rb") as file:
        return file_digest(file, "sha256").hexdigest() == document.sha256


def locked(document: IssuedDocument) -> IssuedDocument:
    """The row held until the end of the transaction: of two corrections at once the second finds the first."""
    IssuedDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    beside = ("school", "mentorship__school", "corrected_by", "annulled_by", "corrects", "annuls")
    return IssuedDocument.objects.select_related(*beside).get(pk=document.pk)


# The school's own papers ---------------------------------------------------------------------------------------------
def write_own_words(*, school: School, language: str, texts: Mapping[str, str]) -> list[str]:
    """Store own texts by key, "" for the standard one; the keys that changed."""
    rows = OwnWording.objects.filter(school=school, language=language)
    known = dict(rows.values_list("key", "text"))
    changed = [key for key, text in texts.items() if text != known.get(key, "")]
    rows.filter(key__in=changed).delete()
    OwnWording.objects.bulk_create(
        OwnWording(school=school, language=language, key=key, text=texts[key]) for key in changed if texts[key]
    )
    return changed


def write_style(*, school: School, emblem: bytes | None, order_number: str, minutes_number: str) -> PaperStyle:
    """`emblem`: None leaves it as it is, b"" takes it away."""
    values: dict[str, Any] = {"order_number": order_number, "minutes_number": minutes_number}
    if emblem is not None:
        values["emblem"] = emblem
    return PaperStyle.objects.update_or_create(school=school, defaults=values)[0]
