"""Who signed a paper?"""

from typing import TypeVar

from mentoring.approvals.models import Reviewable
from schools.models import User

Paper = TypeVar("Paper", bound=Reviewable)
_SIGNATURES = ("submitted_by", "agreed_by", "approved_by", "returned_by")


def with_signatures(paper: Paper) -> Paper:
    """The paper with its signatories at hand: one query for all, where a join each would cost eight tables."""
    ids = {name: getattr(paper, f"{name}_id") for name in _SIGNATURES}
    users = User.objects.select_related("person").in_bulk({pk for pk in ids.values() if pk})
    for name, pk in ids.items():
        if pk:
            setattr(paper, name, users[pk])
    return paper
