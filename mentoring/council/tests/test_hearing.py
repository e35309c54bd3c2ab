"""Which body hears a report, and what last year's reports left to be done."""

from datetime import date

import pytest
from django.urls import reverse

from mentoring import process
from mentoring.council import services
from mentoring.council.models import AgendaItem, Meeting
from mentoring.mentorships.tests.house import make_active, make_heard, make_house
from mentoring.reports.facts import recommended_to
from mentoring.tests.pages import read
from mentoring.tests.signin import sign_in
from schools.models import Teaching
from schools.tests import make

DECEMBER, NEXT_AUTUMN = date(2026, 12, 10), date(2027, 10, 1)


@pytest.fixture
def house(db):
    return make_house()


def page(client, house, pair):
    return sign_in(client, house.mentor_user, DECEMBER).get(reverse("reports:write_interim", args=[pair.pk]))


def founded(house, kind, joined=()):
    return process.found_body(
        school=house.school, kind=kind, name_kk="Б", name_ru="Об", joined=joined, by=house.deputy, on=DECEMBER
    )


def test_a_small_association_gives_way_to_the_body_it_joined(client, house):
    pair = make_active(house)
    small = make.make_association(house.school)
    Teaching.objects.exclude(employment__person__in=[pair.mentor, pair.mentee]).delete()
    founded(house, "methodical")
    joint = founded(house, "joint", [small, make.make_association(house.school, "physics")])

    form = page(client, house, pair).context["form"]

    assert form.fields["association"].initial == joint.key
    assert "three teachers or more" in str(form.fields["association"].help_text)


def test_an_association_of_three_hears_its_own_reports(client, house):
    pair = make_active(house)
    association = make.make_association(house.school)
    for _ in range(3):
        make.make_mentor(house.school)
    founded(house, "methodical")

    form = page(client, house, pair).context["form"]

    assert form.fields["association"].initial == str(association.pk)
    assert not form.fields["association"].help_text


def test_a_report_waits_for_the_methodical_council_when_it_is_chosen(client, house):
    pair = make_active(house)
    body = founded(house, "methodical")
    sign_in(client, house.mentor_user, DECEMBER)
    told = {"help_given": "Көмек", "association": body.key, "and_submit": "1"}

    client.post(reverse("reports:write_interim", args=[pair.pk]), told)

    assert AgendaItem.objects.get(kind="interim_report").body == body


def test_a_body_of_another_school_is_no_choice(client, house):
    pair = make_active(house)
    foreign = services.found(
        school=make.make_school(), kind="methodical", name_kk="Б", name_ru="Об", joined=[], on=DECEMBER
    )
    sign_in(client, house.mentor_user, DECEMBER)
    told = {"help_given": "Көмек", "association": foreign.key, "and_submit": "1"}

    response = client.post(reverse("reports:write_interim", args=[pair.pk]), told)

    assert "association" in response.context["form"].errors
    assert not AgendaItem.objects.filter(kind="interim_report").exists()


def test_last_years_recommendations_are_offered_to_the_council_once_and_to_the_next_report(client, house):
    pair = make_heard(house)
    url = reverse("council:new_meeting", args=[house.school.code])
    assert "recommendations of 2026" not in read(sign_in(client, house.secretary), url)

    sign_in(client, house.secretary, NEXT_AUTUMN)
    title = f"On carrying out the recommendations of 2026–2027: {pair.mentor.short_name} – {pair.mentee.short_name}"
    assert title in read(client, url)
    assert client.post(url, {"held_on": "2027-10-05", "prompts": [title]}).status_code == 302

    assert list(Meeting.objects.latest("id").items.values_list("title", flat=True)) == [title]
    pair.started_on = NEXT_AUTUMN
    assert [(each.by_mentor, each.year) for each in recommended_to(pair)] == [("Ұсыныс", "2026–2027")]
