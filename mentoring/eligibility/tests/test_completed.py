"""Who has completed the year needs no other mentor; who is to be replaced is no candidate."""

from datetime import date

import pytest
from django.urls import reverse

from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.tests import change as steps
from mentoring.mentorships.tests.house import make_active, make_completed, make_house
from mentoring.tests.signin import sign_in
from schools.tests import make

pytestmark = pytest.mark.django_db
AFTERWARDS = date(2027, 9, 6)


@pytest.fixture
def house():
    return make_house()


@pytest.mark.parametrize("page", ["candidates", "compare", "propose"])
def test_after_a_completed_year_no_mentor_is_offered_and_nothing_is_late(house, client, page):
    pair = make_completed(house)
    other = make.make_mentor(house.school, name="Жаңабаева")
    address = reverse(f"eligibility:{page}", args=[house.job.pk, *([other.pk] if page == "propose" else [])])
    browser = sign_in(client, house.deputy, AFTERWARDS)

    text = browser.get(address).content.decode()

    assert "The year of mentoring is completed" in text
    assert reverse("mentorships:detail", args=[pair.pk]) in text
    assert "late" not in text
    assert "Жаңабаева" not in text
    browser.post(address, {"subject": pair.subject_id, "choice_reason": "Тағы"})
    assert Mentorship.objects.count() == 1


def test_the_mentor_to_be_replaced_is_not_compared(house, client):
    pair = make_active(house)
    steps.ask_replacement(house, pair)
    first, second = (make.make_mentor(house.school, name=name) for name in ("Жаңабаева", "Ескенова"))
    browser = sign_in(client, house.deputy, steps.ASKED)
    compare = reverse("eligibility:compare", args=[house.job.pk])

    with_former = browser.get(compare, {"a": house.mentor.pk, "b": first.pk})

    assert with_former.context["asked"] == {first.pk}
    named = {one.person_id for one in with_former.context["colleagues"]}
    assert named >= {first.pk, second.pk}
    assert house.mentor.pk not in named
    both = browser.get(compare, {"a": second.pk, "b": first.pk})
    assert len(both.context["both"]) == 2
