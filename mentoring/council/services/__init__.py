"""How are bodies, meetings, agendas and decisions written down? Their effects on other slices live in `process`."""

from mentoring.council.services.bodies import body_of, council_of, members_on, officer_on, seat
from mentoring.council.services.decisions import decide, voters
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
    set_presence,
    take_items,
    withdraw,
)

__all__ = [
    "body_of",
    "call_meeting",
    "close",
    "council_of",
    "decide",
    "drop_item",
    "locked",
    "members_on",
    "move_item",
    "officer_on",
    "open_meeting",
    "presence",
    "put",
    "reschedule",
    "seat",
    "set_presence",
    "take_items",
    "voters",
    "withdraw",
]
