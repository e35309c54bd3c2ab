"""What can happen, and the sentence that tells it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """The label is the sentence of the timeline; placeholders come from the event's `data`."""

    MENTOR_PROPOSED = "mentor_proposed", _("Proposed a mentor: %(mentor)s. Young teacher: %(mentee)s.")
    EXCEPTION_ASKED = "exception_asked", _("Asked the council for an exception. Mentor: %(mentor)s.")
    EXCEPTION_PROLONG_ASKED = (
        "exception_prolong_asked",
        _("Asked the council to prolong the exception until %(date)s. Mentor: %(mentor)s."),
    )
    EXCEPTION_PROLONGED = "exception_prolonged", _("The council prolonged the exception until %(date)s.")
    EXCEPTION_NOT_PROLONGED = (
        "exception_not_prolonged",
        _("The council did not prolong the exception until %(date)s."),
    )
    EXCEPTION_ENDED = (
        "exception_ended",
        _("The exception ended: the mentor meets the requirements. Mentor: %(mentor)s."),
    )
    PROPOSAL_WITHDRAWN = "proposal_withdrawn", _("Withdrew the proposal of the mentor: %(mentor)s.")
    CANDIDATE_ENDORSED = "candidate_endorsed", _("The council approved the candidate: %(mentor)s.")
    CANDIDATE_DECLINED = "candidate_declined", _("The council did not approve the candidate: %(mentor)s.")
    ORDER_SIGNED = "order_signed", _("Signed the order № %(number)s of %(date)s. Mentor: %(mentor)s.")
    LEVEL_DETERMINED = "level_determined", _("Determined the level of professional preparation: %(level)s.")
    DIAGNOSIS_COMPLETED = "diagnosis_completed", _("Completed the diagnostics. Needs found: %(needs)s.")
    PLAN_SUBMITTED = "plan_submitted", _("Submitted the mentoring plan, version %(version)s.")
    PLAN_AGREED = "plan_agreed", _("Agreed the mentoring plan, version %(version)s.")
    PLAN_APPROVED = "plan_approved", _("Approved the mentoring plan, version %(version)s.")
    PLAN_RETURNED = "plan_returned", _("Returned the mentoring plan for revision, version %(version)s.")
    ACTIVITY_DONE = "activity_done", _("Marked an activity as done: %(title)s.")
    ACTIVITY_REOPENED = "activity_reopened", _("Removed the mark of completion: %(title)s.")
    MEETING_LOGGED = "meeting_logged", _("Logged a meeting of %(date)s, %(minutes)s minutes.")
    LESSON_OBSERVED = "lesson_observed", _("Logged a lesson observation of %(date)s.")
    PAPER_CORRECTED = "paper_corrected", _("Corrected a paper: %(kind)s № %(number)s, %(date)s.")
    PAPERS_WORDED = "papers_worded", _("Changed the school’s wording of papers %(language)s: %(texts)s.")
    PAPERS_STYLED = "papers_styled", _("Changed the emblem or the numbers of papers.")
    ACQUAINTED = "acquainted", _("Confirmed acquaintance: %(kind)s, %(date)s.")
    INTERIM_SUBMITTED = "interim_submitted", _("Submitted the interim report.")
    INTERIM_RETURNED = "interim_returned", _("Returned the interim report for revision.")
    INTERIM_HEARD = "interim_heard", _("The association heard the interim report.")
    FINAL_SUBMITTED = "final_submitted", _("Submitted the final report.")
    FINAL_RETURNED = "final_returned", _("Returned the final report for revision.")
    FINAL_HEARD = "final_heard", _("The council heard the final report. Evaluation: %(evaluation)s.")
    MENTORSHIP_COMPLETED = "mentorship_completed", _("The mentorship is completed.")
    MEETING_HELD = "meeting_held", _("Opened the meeting of %(date)s: %(present)s of %(members)s present.")
    MEMBER_CAME = "member_came", _("At the meeting from %(time)s: %(member)s.")
    MEMBER_LEFT = "member_left", _("Not at the meeting from %(time)s: %(member)s.")
    PASSAGE_CORRECTED = "passage_corrected", _("Corrected when a member came or left: %(member)s, %(time)s.")
    PASSAGE_UNDONE = "passage_undone", _("Took back that a member came or left: %(member)s.")
    BODY_FOUNDED = "body_founded", _("Founded: %(body)s.")
    SEAT_TAKEN = "seat_taken", _("%(body)s: %(person)s, %(post)s, from %(date)s.")
    SEAT_LEFT = "seat_left", _("%(body)s: %(person)s left the seat, last day %(date)s.")
    MEETING_PLANNED = "meeting_planned", _("Planned a meeting for %(date)s: %(body)s.")
    MEETING_MOVED = "meeting_moved", _("Moved a meeting from %(old)s to %(new)s: %(body)s.")
    MEETING_CANCELLED = "meeting_cancelled", _("Cancelled the meeting of %(date)s: %(body)s.")
    INVITATION_SENT = (
        "invitation_sent",
        _("Invited to the meeting of %(date)s: %(count)s by mail, %(by_hand)s by hand."),
    )
    CANCELLATION_SENT = (
        "cancellation_sent",
        _("Told that the meeting of %(date)s is cancelled: %(count)s by mail, %(by_hand)s by hand."),
    )
    EXECUTION_REPORTED = "execution_reported", _("Reported the execution of a decision: %(title)s.")
    EXECUTION_NOTED = "execution_noted", _("Took note of the execution of a decision: %(title)s.")
    RUBRIC_CHANGED = "rubric_changed", _("Changed the rubric “%(rubric)s”, version %(version)s.")
    REPORT_MARKED = "report_marked", _("Marked a report by the rubric: %(total)s of %(maximum)s.")
    DECISION_RECORDED = "decision_recorded", _("Recorded the decision: %(title)s.")
    MINUTES_ISSUED = "minutes_issued", _("Issued the minutes № %(number)s.")
    PACKET_ISSUED = "packet_issued", _("Issued the proof packet of the pair.")
    YEAR_PACKET_ISSUED = "year_packet_issued", _("Issued the proof packet for %(year)s.")
    PACKET_DOWNLOADED = "packet_downloaded", _("Downloaded the proof packet %(code)s with its files.")
    PAPER_ISSUED = "paper_issued", _("Issued a paper: %(kind)s, %(date)s.")
    SELF_RATED = "self_rated", _("Rated themself in the diagnostics.")
    BOOK_ISSUED = "book_issued", _("Issued the year-end book for %(year)s.")
    DATE_MOVED = "date_moved", _("The date moved: %(term)s, from %(old)s to %(new)s. Why: %(cause)s.")
    RESERVE_NOMINATED = "reserve_nominated", _("Nominated for the reserve of mentors: %(mentor)s.")
    RESERVE_LEFT = "reserve_left", _("Left the reserve of mentors: %(mentor)s.")
    RESERVE_CONFIRMED = "reserve_confirmed", _("The council added a mentor to the reserve: %(mentor)s.")
    REPLACEMENT_ASKED = (
        "replacement_asked",
        _("Asked for another mentor: %(ground)s. Last day of the present mentor: %(last_day)s."),
    )
    END_ASKED = "end_asked", _("Asked to end the mentorship early: %(ground)s. Last day: %(last_day)s.")
    CHANGE_DROPPED = "change_dropped", _("Withdrew the request: %(change)s.")
    END_APPROVED = "end_approved", _("The council approved the early end of the mentorship.")
    END_DECLINED = "end_declined", _("The council did not approve the early end of the mentorship.")
    SUCCESSOR_PROPOSED = "successor_proposed", _("Proposed a new mentor to the council: %(successor)s.")
    MENTOR_REPLACED = (
        "mentor_replaced",
        _("Replaced the mentor by order № %(number)s of %(date)s. New mentor: %(successor)s. Last day: %(last_day)s."),
    )
    CONTINUED = "continued", _("Continues the mentorship begun on %(begun)s. Former mentor: %(former)s.")
    PLAN_TAKEN_OVER = "plan_taken_over", _("Took over the level, the needs and the approved plan of the former mentor.")
    HANDOVER_READ = "handover_read", _("Confirmed to have read the hand-over. Former mentor: %(former)s.")
    MENTORSHIP_ENDED = (
        "mentorship_ended",
        _("Ended the mentorship early by order № %(number)s of %(date)s: %(ground)s. Last day: %(last_day)s."),
    )
    TRANSFERRED = "transferred", _("Handed the young teacher over to another school: %(school_name)s.")
    TAKEN_OVER = "taken_over", _("The young teacher was hired by another school: %(school_name)s.")
    SUSPENDED = "suspended", _("Suspended the mentorship from %(first)s: %(absence)s. Order № %(number)s of %(date)s.")
    RESUMED = "resumed", _("Recorded the return on %(back)s. The mentorship lasts until %(until)s.")
    SUSPENSION_UNDONE = "suspension_undone", _("Took back the suspension from %(first)s: nobody was away.")
    ORDER_ANNULLED = "order_annulled", _("Annulled the order № %(annulled)s by order № %(number)s of %(date)s.")
    MENTORSHIP_RESTORED = "mentorship_restored", _("The mentorship goes on: the order that ended it is annulled.")


class Cause(models.TextChoices):
    """Why dates that were counted already were counted anew."""

    DAYS_OFF = "days_off", _("new days off in the calendar")
    DAYS_WORKED = "days_worked", _("new working days in the calendar")
    DAY_REVOKED = "day_revoked", _("a correction of the calendar was revoked")
    SETTINGS = "settings", _("the school’s settings changed")
    YEAR = "year", _("the dates of the academic year changed")
