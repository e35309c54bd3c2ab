"""The main job, one function a step: from a hire to the council's year-end book, and what may change on the way.

Every step is one transaction: it takes its rows locked, asks the pure rules, writes through the slices' services and
records an event. What the rules refuse is raised as RuleBroken and nothing is written. `by` is the acting user, `on`
the day it happens. The first step, the hire, is `schools.services.hire`: the school knows nothing of mentoring.
"""

from mentoring.process.annul import annul_order
from mentoring.process.assign import propose_mentor, sign_order, withdraw_proposal
from mentoring.process.background import ask_book, carry_out, try_again
from mentoring.process.bodies import found_body, leave_seat, take_seat
from mentoring.process.change import ask_end, ask_replacement, drop_change, read_handover, sign_end
from mentoring.process.correct import correct_paper, draft_correction
from mentoring.process.council import (
    correct_passage,
    issue_book,
    issue_minutes,
    mark_presence,
    open_meeting,
    record_decision,
)
from mentoring.process.exceptions import end_exception, prolong_exception
from mentoring.process.execution import note_execution, report_execution
from mentoring.process.invitations import send_invitations
from mentoring.process.leave import record_return, suspend
from mentoring.process.marks import change_rubric, mark_report
from mentoring.process.meetings import cancel_meeting, move_meeting, plan_meeting, plan_year
from mentoring.process.packet import ask_packet, ask_year_packet, download_packet
from mentoring.process.papers import style_papers, word_papers
from mentoring.process.plan import (
    acquaint,
    agree_plan,
    approve_plan,
    complete_diagnosis,
    determine_level,
    return_plan,
    save_plan,
    submit_plan,
)
from mentoring.process.report import (
    close_mentorship,
    return_report,
    save_final,
    save_interim,
    submit_final,
    submit_interim,
)
from mentoring.process.reserve import leave_reserve, nominate_to_reserve
from mentoring.process.sheets import (
    issue_acquaintance,
    issue_diagnosis,
    issue_extract,
    issue_interim,
    issue_observation,
    issue_verdict,
    rate_oneself,
)
from mentoring.process.transfer import take_transfer
from mentoring.process.wishes import record_answer, record_wishes
from mentoring.process.year import log_meeting, log_observation, mark_activity_done, reopen_activity

# In the order of the main job.
__all__ = [  # noqa: RUF022
    "record_wishes",
    "record_answer",
    "issue_verdict",
    "propose_mentor",
    "withdraw_proposal",
    "prolong_exception",
    "end_exception",
    "nominate_to_reserve",
    "leave_reserve",
    "found_body",
    "take_seat",
    "leave_seat",
    "plan_year",
    "plan_meeting",
    "move_meeting",
    "cancel_meeting",
    "send_invitations",
    "open_meeting",
    "mark_presence",
    "correct_passage",
    "record_decision",
    "mark_report",
    "change_rubric",
    "report_execution",
    "note_execution",
    "sign_order",
    "determine_level",
    "complete_diagnosis",
    "rate_oneself",
    "issue_diagnosis",
    "save_plan",
    "submit_plan",
    "agree_plan",
    "approve_plan",
    "return_plan",
    "acquaint",
    "issue_acquaintance",
    "log_meeting",
    "log_observation",
    "issue_observation",
    "mark_activity_done",
    "reopen_activity",
    "save_interim",
    "submit_interim",
    "save_final",
    "submit_final",
    "return_report",
    "issue_interim",
    "ask_replacement",
    "ask_end",
    "drop_change",
    "sign_end",
    "read_handover",
    "suspend",
    "record_return",
    "take_transfer",
    "annul_order",
    "correct_paper",
    "draft_correction",
    "word_papers",
    "style_papers",
    "close_mentorship",
    "issue_minutes",
    "issue_extract",
    "issue_book",
    "ask_book",
    "ask_packet",
    "ask_year_packet",
    "download_packet",
    "try_again",
    "carry_out",
]
