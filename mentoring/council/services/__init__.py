"""How are bodies, meetings, agendas and decisions written down? Their effects on other slices live in `process`."""

from mentoring.council.services.bodies import body_of, council_of, members_on, officer_on, seat
from mentoring.council.services.decisions import decide, voters
from mentoring.council.services.extracts import keep_extract
from mentoring.council.services.meetings import (
    call_meeting,
    close,
    drop_item,
    locked,
    move_item,
    open_meeting,
    presence,
    put,
    reschedule,
    take_items,
    withdraw,
)
from mentoring.council.services.session import (
    clashes_of,
    correct_passage,
    drop_passage,
    mark_presence,
    save_draft,
    sit,
    take_up,
    versions_of,
)

__all__ = [
    "body_of",
    "call_meeting",
    "clashes_of",
    "close",
    "correct_passage",
    "council_of",
    "decide",
    "drop_item",
    "drop_passage",
    "keep_extract",
    "locked",
    "mark_presence",
    "members_on",
    "move_item",
    "officer_on",
    "open_meeting",
    "presence",
    "put",
    "reschedule",
    "save_draft",
    "seat",
    "sit",
    "take_items",
    "take_up",
    "versions_of",
    "voters",
    "withdraw",
]
