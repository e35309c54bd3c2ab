"""The words of choosing a mentor: wishes, grounds of an exception, ways out of the reserve."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WishKind(models.TextChoices):
    """WANTED and ANYONE are the young teacher's words, WILLING and DECLINED those of a possible mentor."""

    WANTED = "wanted", _("would like this mentor")
    ANYONE = "anyone", _("leaves the choice to the school")
    WILLING = "willing", _("willing to be the mentor")
    DECLINED = "declined", _("declined")


OF_MENTEE = (WishKind.WANTED, WishKind.ANYONE)
OF_MENTOR = (WishKind.WILLING, WishKind.DECLINED)


class ExceptionGround(models.TextChoices):
    """What an exception rests on; the words beside it name the document or the fact."""

    NOBODY_FITS = "nobody_fits", _("no candidate meets the requirements in full")
    ONLY_OF_SUBJECT = "only_of_subject", _("the only teacher of the subject")
    ATTESTATION = "attestation", _("the attestation is under way")
    DATA_TO_COME = "data_to_come", _("proofs are still to be handed in")
    OTHER = "other", _("another ground")


class LeaveReason(models.TextChoices):
    """Why somebody leaves the reserve."""

    OWN_WISH = "own_wish", _("own wish")
    REQUIREMENTS = "requirements", _("no longer meets the requirements")
    LEFT_SCHOOL = "left_school", _("no longer works at the school")
    POST = "post", _("has become head or deputy head")
    OTHER = "other", _("another reason")
