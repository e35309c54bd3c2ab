"""The states of a mentorship, its terms and orders, and what may change it on the way."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MentorshipState(models.TextChoices):
    """proposed → endorsed | declined by the council → active by the order → completed by the council.

    An active pair ends early by another order (ended); an order annulled before its start undoes what it did. That a
    pair is suspended is no state but what its suspensions say of the day.
    """

    PROPOSED = "proposed", _("proposed")
    ENDORSED = "endorsed", _("approved by the council")
    DECLINED = "declined", _("not approved by the council")
    WITHDRAWN = "withdrawn", _("withdrawn")
    ACTIVE = "active", _("active")
    COMPLETED = "completed", _("completed")
    ENDED = "ended", _("ended early")
    ANNULLED = "annulled", _("annulled")


WAITING_STATES = (MentorshipState.PROPOSED, MentorshipState.ENDORSED)
OPEN_STATES = (MentorshipState.PROPOSED, MentorshipState.ENDORSED, MentorshipState.ACTIVE)
SIGNED_STATES = (MentorshipState.ACTIVE, MentorshipState.COMPLETED, MentorshipState.ENDED)


class OrderKind(models.TextChoices):
    ASSIGN = "assign", _("on assigning a mentor")
    REPLACE = "replace", _("on replacing a mentor")
    END = "end", _("on ending a mentorship early")
    ANNUL = "annul", _("on annulling an order")


FOUNDING_KINDS = (OrderKind.ASSIGN, OrderKind.REPLACE)  # a pair begins by one of these


class ChangeKind(models.TextChoices):
    """What is to become of a running pair."""

    REPLACE = "replace", _("replacement of the mentor")
    END = "end", _("early end of the mentorship")


class Ground(models.TextChoices):
    """Why a pair changes or ends. The Rules name no grounds: these are the usual ones."""

    MENTOR_LEAVES = "mentor_leaves", _("the mentor leaves the school")
    MENTOR_ABSENT = "mentor_absent", _("long absence of the mentor")
    MENTEE_ASKS = "mentee_asks", _("request of the young teacher")
    MENTOR_ASKS = "mentor_asks", _("request of the mentor")
    NOT_ELIGIBLE = "not_eligible", _("the mentor no longer meets the requirements")
    ETHICS = "ethics", _("breach of pedagogical ethics")
    MENTEE_LEAVES = "mentee_leaves", _("the young teacher leaves the school")
    TRANSFER = "transfer", _("transfer of the young teacher to another school")
    OTHER = "other", _("another ground")


# A replacement is about the mentor, the end of a mentorship mostly about the young teacher.
REPLACE_GROUNDS = (
    Ground.MENTOR_LEAVES,
    Ground.MENTOR_ABSENT,
    Ground.MENTEE_ASKS,
    Ground.MENTOR_ASKS,
    Ground.NOT_ELIGIBLE,
    Ground.ETHICS,
    Ground.OTHER,
)
END_GROUNDS = (
    Ground.MENTEE_LEAVES,
    Ground.TRANSFER,
    Ground.MENTOR_LEAVES,
    Ground.MENTOR_ABSENT,
    Ground.MENTEE_ASKS,
    Ground.MENTOR_ASKS,
    Ground.NOT_ELIGIBLE,
    Ground.ETHICS,
    Ground.OTHER,
)


LEAVING_GROUNDS = (Ground.MENTEE_LEAVES, Ground.TRANSFER)


class ChangeStage(models.TextChoices):
    """How far a change is: whom it waits for, or how it came out."""

    CHOOSING = "choosing", _("a new mentor is to be chosen")
    COUNCIL = "council", _("waits for the council")
    ORDER = "order", _("waits for the order")
    DONE = "done", _("carried out")
    DECLINED = "declined", _("not approved by the council")
    DROPPED = "dropped", _("withdrawn")
    ANNULLED = "annulled", _("annulled")


OPEN_STAGES = (ChangeStage.CHOOSING, ChangeStage.COUNCIL, ChangeStage.ORDER)


class Absence(models.TextChoices):
    """Why a mentorship is suspended."""

    ILLNESS = "illness", _("illness")
    STUDY = "study", _("study leave")
    MATERNITY = "maternity", _("maternity or parental leave")
    OTHER = "other", _("another reason")


class Side(models.TextChoices):
    MENTEE = "mentee", _("young teacher")
    MENTOR = "mentor", _("mentor")


class TermName(models.TextChoices):
    """What is due by a deadline; the values are those of `rules.Term`."""

    ORDER = "order", _("order")
    LEVEL = "level", _("level of preparation")
    PLAN = "plan", _("diagnostics and plan")
    INTERIM = "interim", _("interim report")
    FINAL = "final", _("final report")
    END = "end", _("end of the mentorship")
