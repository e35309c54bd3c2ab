"""How is an act named, a pair's next step and its owner called, in the active language?"""

from datetime import date

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.mentorships.models import Change, Suspension
from mentoring.mentorships.rules import Owner, Step
from mentoring.templatetags.ui import shortdate

# Acts as the statute names them: short, for a table's cell or a line of an explanation.
ACTS = {
    "Order 160": gettext_lazy("Order 160"),
    "Order 272": gettext_lazy("Order 272"),
    "Law 293-VI": gettext_lazy("Law 293-VI"),
}
OWNERS: dict[Owner, Promise] = {
    Owner.SECRETARY: gettext_lazy("secretary of the council"),
    Owner.HEAD: gettext_lazy("head"),
    Owner.DEPUTY: gettext_lazy("deputy head"),
    Owner.ASSOCIATION: gettext_lazy("chair of the association"),
    Owner.MENTOR: gettext_lazy("mentor"),
    Owner.NOBODY: gettext_lazy("nobody"),
}
# step: (what waits, the button, url name; its argument is the pair). Steps of the council lead to its pages instead.
STEPS: dict[Step, tuple[Promise, Promise, str]] = {
    Step.COUNCIL: (
        gettext_lazy("The council considers the candidate"), gettext_lazy("Go to the meeting"), "mentorships:detail"
    ),
    Step.ORDER: (gettext_lazy("The order is to be signed"), gettext_lazy("Sign the order"), "mentorships:order"),
    Step.LEVEL: (gettext_lazy("The level is to be determined"), gettext_lazy("Determine the level"), "plans:level"),
    Step.NEEDS: (gettext_lazy("The needs are to be found"), gettext_lazy("Rate the difficulties"), "plans:needs"),
    Step.WRITE_PLAN: (gettext_lazy("The plan is to be written"), gettext_lazy("Write the plan"), "plans:write"),
    Step.CORRECT_PLAN: (
        gettext_lazy("The plan was returned for revision"), gettext_lazy("Correct and send again"), "plans:write"
    ),
    Step.AGREE_PLAN: (gettext_lazy("The plan is to be agreed"), gettext_lazy("Read the plan"), "plans:plan"),
    Step.APPROVE_PLAN: (gettext_lazy("The plan is to be approved"), gettext_lazy("Read the plan"), "plans:plan"),
    Step.YEAR: (gettext_lazy("The plan is being carried out"), gettext_lazy("Log a meeting"), "journal:meeting"),
    Step.INTERIM: (
        gettext_lazy("The interim report is to be written"), gettext_lazy("Write the report"), "reports:write_interim"
    ),
    Step.HEAR_INTERIM: (
        gettext_lazy("The association hears the interim report"), gettext_lazy("Go to the meeting"), "reports:interim"
    ),
    Step.FINAL: (
        gettext_lazy("The final report is to be written"), gettext_lazy("Write the report"), "reports:write_final"
    ),
    Step.HEAR_FINAL: (
        gettext_lazy("The council hears the final report"), gettext_lazy("Go to the meeting"), "reports:final"
    ),
    Step.CLOSE: (
        gettext_lazy("The mentorship is to be closed"), gettext_lazy("Close the mentorship"), "mentorships:close"
    ),
    Step.LEFT: (
        gettext_lazy("Somebody of the pair has left the school"),
        gettext_lazy("Replace or end"),
        "mentorships:change",
    ),
    Step.CHOOSE: (
        gettext_lazy("A new mentor is to be chosen"), gettext_lazy("Choose a mentor"), "mentorships:change"
    ),
    Step.SUCCESSOR: (
        gettext_lazy("The new mentor waits for the council or the order"), gettext_lazy("Open"), "mentorships:detail"
    ),
    Step.END_COUNCIL: (
        gettext_lazy("The council considers the early end"), gettext_lazy("Go to the meeting"), "mentorships:detail"
    ),
    Step.END_ORDER: (
        gettext_lazy("The order on the early end is to be signed"),
        gettext_lazy("Sign the order"),
        "mentorships:end_order",
    ),
    Step.SUSPENDED: (
        gettext_lazy("The mentorship is suspended, nothing is due"),
        gettext_lazy("Record the return"),
        "mentorships:return",
    ),
    Step.RETURN: (
        gettext_lazy("The return is to be recorded"), gettext_lazy("Record the return"), "mentorships:return"
    ),
    Step.HANDOVER: (
        gettext_lazy("Read what the former mentor hands over"),
        gettext_lazy("Read the hand-over"),
        "mentorships:handover",
    ),
    Step.NONE: (gettext_lazy("Nothing is left to do"), gettext_lazy("Open"), "mentorships:detail"),
}  # fmt: skip


def change_sentence(change: Change) -> str:
    """«Replacement of the mentor: long absence of the mentor. Last day: Tue 10.11.2026.»"""
    return _("%(kind)s: %(ground)s. Last day: %(day)s.") % {
        "kind": capfirst(str(change.get_kind_display())),
        "ground": change.get_ground_display(),
        "day": shortdate(change.last_day),
    }


def leave_sentence(leave: Suspension) -> str:
    """«Suspended since Mon 14.09.2026: illness (young teacher).»"""
    return _("Suspended since %(day)s: %(absence)s (%(side)s).") % {
        "day": shortdate(leave.started_on),
        "absence": leave.get_absence_display(),
        "side": leave.get_side_display(),
    }


def left_sentence(since: date) -> str:
    """Why no term runs for who is without a mentor again."""
    return _("Without a mentor from %(day)s: the mentorship ended early.") % {"day": shortdate(since)}


def act_name(source: str) -> str:
    """«Order 160, item 7» as a stored explanation or a norm's source writes it, the act in the active language."""
    act, comma, point = source.partition(", ")
    return f"{ACTS.get(act, act)}{comma}{point}"
