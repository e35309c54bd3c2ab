"""The locked row of a pair: fresh, held, and of the people at hand."""

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from mentoring.mentorships import services
from mentoring.mentorships.enums import MentorshipState
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.tests.house import make_active, make_house
from schools.tests import make


def test_row_is_fresh_and_its_people_are_those_at_hand(db, django_assert_num_queries):
    pair = make_active(make_house())
    at_hand = Mentorship.objects.with_people().get(pk=pair.pk)
    Mentorship.objects.filter(pk=pair.pk).update(state=MentorshipState.COMPLETED)
    services.locked(at_hand)  # compiled
    with django_assert_num_queries(1):
        fresh = services.locked(at_hand)
        assert fresh.mentor is at_hand.mentor and fresh.school is at_hand.school
    assert (fresh.state, at_hand.state) == (MentorshipState.COMPLETED, MentorshipState.ACTIVE)


def test_whom_the_row_no_longer_points_to_is_read_anew(db):
    house = make_house()
    at_hand = Mentorship.objects.with_people().get(pk=make_active(house).pk)
    other = make.make_mentor(house.school)
    Mentorship.objects.filter(pk=at_hand.pk).update(mentor=other)
    assert services.locked(at_hand).mentor == other


@pytest.mark.django_db(transaction=True)
def test_row_is_held_only_inside_a_transaction():
    pair = make_active(make_house())
    with transaction.atomic():
        services.locked(pair)
    with pytest.raises(TransactionManagementError):
        services.locked(pair)
