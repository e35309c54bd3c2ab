"""How is an issued extract tied to the item it copies?"""

from mentoring.council.models import AgendaItem, Extract
from mentoring.documents.models import IssuedDocument


def keep_extract(item: AgendaItem, document: IssuedDocument) -> Extract:
    """Remember which item an issued extract copies."""
    return Extract.objects.create(item=item, document=document)
