"""What may this user do with pairs? Each answer lists who in its docstring; scope has been checked before."""

from mentoring.documents.enums import DocumentKind
from mentoring.mentorships.enums import MentorshipState
from schools.enums import Role

OFFICE = (Role.DEPUTY, Role.HEAD)
OF_THE_SCHOOL = (DocumentKind.MINUTES, DocumentKind.EXTRACT)  # read by everybody who works there


def is_mentor(user, mentorship) -> bool:
    return user.person_id is not None and user.person_id == mentorship.mentor_id


def is_mentee(user, mentorship) -> bool:
    return user.person_id is not None and user.person_id == mentorship.mentee_id


def can_see_pairs(user, school) -> bool:
    """Deputy, head, secretary, chairs of associations; the district's observer."""
    scope = user.scope
    return (
        scope.has_role(school.pk, *OFFICE, Role.SECRETARY, Role.ASSOCIATION)
        or school.district_id in scope.districts
        or scope.everything
    )


def can_see_mentorship(user, mentorship) -> bool:
    """Whoever sees the school's pairs, and the pair itself."""
    return is_mentor(user, mentorship) or is_mentee(user, mentorship) or can_see_pairs(user, mentorship.school)


def can_propose(user, school) -> bool:
    """Deputy heads propose; the head may do so as well."""
    return user.scope.has_role(school.pk, *OFFICE)


def can_withdraw(user, mentorship) -> bool:
    """Whoever may propose, until the order is signed."""
    return can_propose(user, mentorship.school) and mentorship.state in (
        MentorshipState.PROPOSED,
        MentorshipState.ENDORSED,
    )


def can_sign_orders(user, school) -> bool:
    """The head alone."""
    return user.scope.has_role(school.pk, Role.HEAD)


def can_close_pairs(user, school) -> bool:
    """Secretary, deputy, head."""
    return user.scope.has_role(school.pk, Role.SECRETARY, *OFFICE)


def can_change(user, school) -> bool:
    """Deputy heads and the head: who proposes also asks for another mentor, an early end, a leave."""
    return can_propose(user, school)


def may_change_pair(user, mentorship, today) -> bool:
    """Deputy heads and the head while the pair runs; the head alone until an order that ends it has taken effect."""
    if mentorship.is_active:
        return can_change(user, mentorship.school)
    ends_later = mentorship.state == MentorshipState.ENDED and mentorship.finished_on >= today
    return ends_later and can_sign_orders(user, mentorship.school)


def can_read_handover(user, mentorship) -> bool:
    """The pair that continues, and the deputy heads and the head who monitor it."""
    return is_mentor(user, mentorship) or is_mentee(user, mentorship) or can_propose(user, mentorship.school)


def can_take_transfer(user, change) -> bool:
    """Deputy heads and the head of the school the young teacher was handed over to."""
    return change.to_school is not None and can_propose(user, change.to_school)


def can_prove(user, school, mentorship=None) -> bool:
    """Have a proof packet made: deputy heads and the head; of a pair also its mentor."""
    return can_propose(user, school) or (mentorship is not None and is_mentor(user, mentorship))


def can_open_packet(user, document) -> bool:
    """Whoever may have it made."""
    return can_prove(user, document.school, document.mentorship)


def can_open_paper(user, document) -> bool:
    """A pair's papers: whoever sees the pair; the order that replaces a mentor: the former one too; a lesson's sheet:
    the pair, deputies and head. Minutes and extracts: everybody of the school. Verdict sheets: whoever sees all
    pairs, and the teacher themself. Books: whoever sees all pairs."""
    if document.kind in OF_THE_SCHOOL and document.school_id in user.scope.roles:
        return True
    pair = document.mentorship
    if document.kind == DocumentKind.PACKET:
        return can_open_packet(user, document)
    if pair is None:
        is_own = document.person_id is not None and document.person_id == user.person_id
        return is_own or can_see_pairs(user, document.school)
    if document.kind == DocumentKind.OBSERVATION:
        return is_mentor(user, pair) or is_mentee(user, pair) or can_propose(user, pair.school)
    return can_see_mentorship(user, pair) or (
        document.kind == DocumentKind.ORDER and pair.continues is not None and is_mentor(user, pair.continues)
    )


def can_list_acquaintance(user, school) -> bool:
    """Deputy heads, the head, the secretary."""
    return user.scope.has_role(school.pk, *OFFICE, Role.SECRETARY)


def can_correct_paper(user, document) -> bool:
    """What the head signs, the head corrects: orders and plans. Other papers: secretary, deputy, head."""
    if document.kind in (DocumentKind.ORDER, DocumentKind.PLAN):
        return can_sign_orders(user, document.school)
    return can_close_pairs(user, document.school)
