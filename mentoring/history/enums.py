"""What can happen, and the sentence that tells it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """The label is the sentence of the timeline; placeholders come from the event's `data`."""

    MENTOR_PROPOSED = "mentor_proposed", _("Proposed a mentor: %(mentor)s. Young teacher: %(mentee)s.")
    EXCEPTION_ASKED = "exception_asked", _("Asked the council for an exception. Mentor: %(mentor)s.")
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
    ACQUAINTED = "acquainted", _("Confirmed acquaintance: %(kind)s, %(date)s.")
    INTERIM_SUBMITTED = "interim_submitted", _("Submitted the interim report.")
    INTERIM_RETURNED = "interim_returned", _("Returned the interim report for revision.")
    INTERIM_HEARD = "interim_heard", _("The association heard the interim report.")
    FINAL_SUBMITTED = "final_submitted", _("Submitted the final report.")
    FINAL_RETURNED = "final_returned", _("Returned the final report for revision.")
    FINAL_HEARD = "final_heard", _("The council heard the final report. Evaluation: %(evaluation)s.")
    MENTORSHIP_COMPLETED = "mentorship_completed", _("The mentorship is completed.")
    MEETING_HELD = "meeting_held", _("Opened the meeting of %(date)s: %(present)s of %(members)s present.")
    DECISION_RECORDED = "decision_recorded", _("Recorded the decision: %(title)s.")
    MINUTES_ISSUED = "minutes_issued", _("Issued the minutes № %(number)s.")
    BOOK_ISSUED = "book_issued", _("Issued the year-end book for %(year)s.")
    RESERVE_CONFIRMED = "reserve_confirmed", _("The council added a mentor to the reserve: %(mentor)s.")
