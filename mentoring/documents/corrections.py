"""Which issued papers may be corrected, and what of them?"""

from datetime import date

from mentoring.documents.enums import DocumentKind
from mentoring.documents.models import IssuedDocument

# Of the others the record itself holds what is printed: they are only made anew.
WITH_NUMBER = (DocumentKind.ORDER, DocumentKind.MINUTES)
WITH_DATE = (DocumentKind.ORDER,)
CORRECTABLE = (DocumentKind.ORDER, DocumentKind.MINUTES, DocumentKind.PLAN, DocumentKind.FINAL_REPORT)


def is_correctable(document: IssuedDocument) -> bool:
    """A year-end book is made anew from its reports instead; what another paper has replaced is history."""
    return document.kind in CORRECTABLE and not is_replaced(document)


def is_replaced(document: IssuedDocument) -> bool:
    return getattr(document, "corrected_by", None) is not None or getattr(document, "annulled_by", None) is not None


def missing_to_correct(document: IssuedDocument, *, number: str, on: date, today: date) -> list[str]:
    """Why the paper cannot be corrected so; codes of `reasons`."""
    obstacles = {
        "not_correctable": document.kind not in CORRECTABLE,
        "already_corrected": getattr(document, "corrected_by", None) is not None,
        "already_annulled": getattr(document, "annulled_by", None) is not None,
        "number_missing": document.kind == DocumentKind.MINUTES and not number.strip(),
        "in_the_future": on > today and on != document.date,
        "not_its_date": document.kind not in WITH_DATE and on != document.date,
        "not_its_number": document.kind not in WITH_NUMBER and number != document.number,
    }
    return [code for code, stands in obstacles.items() if stands]
