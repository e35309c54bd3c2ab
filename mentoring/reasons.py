"""Why not, in words: the sentence of every code the pure rules return."""

from collections.abc import Mapping
from datetime import date
from typing import NoReturn

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.approvals.rules import Reason
from schools.errors import RuleBroken

SENTENCES: dict[str, Promise] = {
    # approvals
    "reason_missing": _("Write why it is returned."),
    "cannot_submit": _("This paper has already been submitted."),
    "cannot_agree": _("This paper is no longer waiting for agreement."),
    "cannot_approve": _("This paper is not waiting for approval: it must be agreed first."),
    "cannot_return": _("This paper is no longer under review."),
    "cannot_hear": _("This report is not waiting to be heard."),
    "not_editable": _("This paper has been submitted and can no longer be changed."),
    # mentorships
    "mentor_is_mentee": _("Nobody can be their own mentor."),
    "already_has_mentor": _("This young teacher already has a mentor or a proposed one."),
    "not_new_to_profession": _("This teacher is not new to the profession: the Rules give no mentor."),
    "needs_exception_reason": _("The candidate does not meet the requirements: a reason for an exception is needed."),
    "not_endorsed": _("The council has not approved the candidate yet."),
    "finish_before_start": _("The last day is before the first day."),
    "order_before_hire": _("The order is dated before the day of hire."),
    "order_before_council": _("The order is dated before the decision of the council it rests on."),
    "not_proposed": _("This candidate is no longer waiting for the council."),
    "final_report_not_heard": _("The council has not heard the final report yet."),
    "not_evaluated": _("The council has not evaluated the mentor’s work yet."),
    "not_active": _("This mentorship is not active."),
    "outside_mentorship": _("The date is outside the mentorship: %(started_on)s – %(finished_on)s."),
    "in_the_future": _("The date has not come yet."),
    # change and end
    "change_open": _("A change of this pair is under way already."),
    "no_change": _("No change of this pair is under way."),
    "change_not_ready": _("This change does not wait for an order."),
    "last_day_outside": _("The last day is outside the mentorship."),
    "order_before_request": _("The order is dated before the request it rests on."),
    "start_before_handover": _("The new mentor begins after the last day of the former one."),
    "plan_not_to_take_over": _("There is no approved plan with open activities to take over."),
    "suspended_now": _("This mentorship is suspended: record the return first."),
    "same_mentor": _("This is the mentor who is to be replaced: choose another one."),
    "suspended_that_day": _("The mentorship was suspended on that day."),
    "not_suspended": _("This mentorship is not suspended."),
    "leave_outside": _("The first day away is outside the mentorship."),
    "return_before_leave": _("The return is before the first day away."),
    "nothing_for_packet": _("There is no order yet: there is nothing to prove."),
    "already_annulled": _("This order is annulled already."),
    "order_has_begun": _("The order has taken effect already: end the mentorship early instead."),
    "order_before_annulled": _("The order is dated before the order it annuls."),
    "no_order_to_annul": _("There is no order to annul."),
    "transfer_taken": _("This young teacher has been taken over already."),
    "not_a_continuation": _("This pair continues no other one."),
    "dates_moved_since": _("Since you looked, something else has changed: these are the dates that would move now."),
    "recount_under_way": _(
        "The dates of all schools are being recounted after a correction for the country. Try again a little later."
    ),
    # plans
    "level_already_determined": _("The level has already been determined."),
    "level_not_determined": _("The level has not been determined yet."),
    "diagnosis_completed": _("The diagnostics are already completed."),
    "diagnosis_not_completed": _("The diagnostics are not completed yet."),
    "nothing_rated": _("Rate every difficulty."),
    "no_needs": _("Mark at least one need for the plan."),
    "goal_missing": _("The goal of the plan is missing."),
    "level_missing": _("The level has not been determined yet."),
    "no_activities": _("The plan has no activities."),
    "stage_empty": _("The plan has no activity for the stage: %(stage)s."),
    "need_without_activity": _("No activity answers the need: %(need)s."),
    "no_title": _("Activity %(number)s: say what will be done."),
    "no_form": _("Activity %(number)s: choose the form."),
    "no_date": _("Activity %(number)s: the date is missing."),
    "no_responsible": _("Activity %(number)s: choose who is responsible."),
    "no_expected_result": _("Activity %(number)s: the expected result is missing."),
    "outside_period": _("Activity %(number)s: the date is outside the period %(earliest)s – %(latest)s."),
    "plan_not_approved": _("The plan has not been approved yet."),
    # reports
    "recommendations_missing": _("Recommendations for improving practice are missing."),
    "summary_missing": _("Write the results in words."),
    "end_levels_missing": _("Rate every need at the end of the year."),
    "help_given_missing": _("Say what help was given."),
    # issued papers
    "already_corrected": _("This paper has been corrected already: correct the newer one."),
    "not_correctable": _("A paper of this kind is not corrected: it is made anew."),
    "not_its_date": _("The date of this paper comes from its record and is not corrected here."),
    "not_its_number": _("The number of this paper is not corrected here."),
    # sheets
    "unknown_sheet": _("There is no such observation sheet."),
    "foreign_criterion": _("The criterion %(criterion)s is not one of this sheet."),
    "mark_off_scale": _("Criterion %(criterion)s: the mark is not between 0 and %(top)s."),
    "sheet_issued": _("This sheet is issued already."),
    "minutes_not_issued": _("An extract is made of a decided item once the minutes are issued."),
    "no_acquaintance_list": _("An acquaintance list is made for an order or a plan."),
    "interim_not_heard": _("The interim report has not been heard yet."),
    # council
    "votes_negative": _("Votes cannot be negative."),
    "conflicted_exceed_present": _(
        "More people with a conflict of interest (%(conflicted)s) than present (%(present)s)."
    ),
    "votes_exceed_voters": _("%(cast)s votes for %(voters)s voters present."),
    "votes_below_voters": _("Only %(cast)s votes for %(voters)s voters: count those who abstained."),
    "present_exceed_members": _("More people present (%(present)s) than members (%(members)s)."),
    "no_quorum": _("No quorum: %(present)s of %(members)s members present, more than %(percent)s percent needed."),
    "resolution_missing": _("Write what was resolved."),
    "number_missing": _("Give the number of the minutes."),
    "chair_missing": _("Say who chairs the meeting."),
    "secretary_missing": _("Say who keeps the minutes."),
    "evaluation_missing": _("Choose the evaluation of the mentor’s work."),
    "already_decided": _("This item has already been decided."),
    "passage_not_last": _("Only the last coming or going of a member can be undone."),
    "meeting_not_open": _("The meeting is not in session."),
    "meeting_not_planned": _("The meeting has already been opened."),
    "meeting_over": _("The meeting is over or was cancelled."),
    "day_taken": _("The body already meets on that day."),
    "cancel_reason_missing": _("Say why the meeting is cancelled."),
    "day_has_passed": _("The date has passed."),
    "seat_held": _("This person holds this post already."),
    "seat_begun_later": _("Somebody’s seat began later, on %(day)s: choose a later day."),
    "seat_left": _("This seat has been left already."),
    "nothing_joined": _("Choose at least two associations that join."),
    "methodical_exists": _("The school has a methodical council already."),
    "already_reported": _("This decision has been reported already."),
    "not_reported": _("This decision has not been reported yet."),
    "rubric_unchanged": _("Nothing has changed in the criteria."),
    "rubric_changed_meanwhile": _("Somebody else has just changed these criteria: look at them again."),
    "marks_missing": _("Give all %(count)s marks."),
    "mark_beyond": _("A mark is from 0 to %(highest)s."),
    "note_missing": _("Write what was done."),
    "nothing_to_tell": _("Everybody knows already: nothing has changed since the last sending."),
    "nothing_decided": _("The meeting has decided nothing yet."),
    "nothing_for_book": _("No final report of this year has been heard yet."),
    # eligibility
    "exception_term_past": _("The term of the exception must lie ahead."),
    "exception_term_beyond": _("The exception cannot last longer than the pair."),
    "exception_not_longer": _("The new term must be later than the present one."),
    "exception_ended": _("The exception has ended already."),
    "exception_asked": _("The council has been asked already."),
    "still_unfit": _("The mentor does not meet the requirements yet: the exception is still needed."),
    "excluded_from_reserve": _(
        "The head and deputy heads cannot be in the reserve of mentors (%(act)s: working teachers, except the head and"
        " deputy heads)."
    ),
    "not_of_association": _("This teacher teaches no subject of your association."),
    "works_elsewhere": _("This person does not work at the school."),
    "already_left_reserve": _("This teacher has left the reserve already."),
    "leave_reason_missing": _("Say why this teacher leaves the reserve."),
    "outside_the_band": _("The law leaves the choice between %(lower)s and %(upper)s percent only."),
    "before_the_decision": _("A decision does not count for days before it was made."),
    "wishes_closed": _("The order is signed: wishes are closed."),
    "too_many_wanted": _("Name three teachers at most."),
    "wanted_twice": _("Name each teacher once."),
    "not_a_colleague": _("This teacher does not work at the school or has just started the profession too."),
    "decline_reason_missing": _("Say why you decline: one sentence is enough."),
    "already_in_reserve": _("This teacher is already in the reserve or before the council."),
}

_VALUES: dict[str, Promise] = {
    "introductory": _("introductory stage"),
    "main": _("main stage"),
    "final": _("final stage"),
    "Order 160": _("Order 160"),
}


def sentence(reason: Reason | str) -> str:
    """The reason in the active language. KeyError when a rule returns a code without a sentence."""
    code, params = (reason, {}) if isinstance(reason, str) else (reason.code, reason.params)
    return str(SENTENCES[code]) % _shown(params)


def deny(reason: Reason | str) -> NoReturn:
    """Raise RuleBroken with the sentence of the reason."""
    raise RuleBroken(sentence(reason))


def refuse(*reasons: Reason | str) -> None:
    """Raise RuleBroken with a sentence for each reason; nothing when there are none."""
    if reasons:
        raise RuleBroken(*(sentence(reason) for reason in reasons))


def _shown(params: Mapping[str, object]) -> dict[str, str]:
    return {name: _value(value) for name, value in params.items()}


def _value(value: object) -> str:
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return str(_VALUES.get(str(value), value))
