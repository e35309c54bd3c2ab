"""Pages of the reports: they open filled from the records, the mentor adds words, the school reads and returns."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from mentoring import process
from mentoring.approvals.enums import ReviewState
from mentoring.council.enums import ItemKind
from mentoring.council.models import AgendaItem
from mentoring.journal.tests.test_views import log_lesson, log_meeting
from mentoring.mentorships.models import Mentorship
from mentoring.mentorships.tests.house import make_active, make_house, make_young
from mentoring.plans.models import DifficultyRating
from mentoring.plans.tests import steps
from mentoring.reports.models import FinalReport, InterimReport
from mentoring.tests.pages import queries_of, read, row_counts
from mentoring.tests.signin import sign_in
from schools.enums import Role
from schools.tests import make

DECEMBER, MAY = date(2026, 12, 20), date(2027, 5, 10)
NAMES = ("interim", "final")


@pytest.fixture
def house(db):
    return make_house()


@pytest.fixture
def pair(house):
    """An active pair with an approved plan, one activity done, a meeting and a lesson."""
    pair = make_active(house)
    steps.diagnose(house, pair)
    activity = steps.approve(house, pair).activities.first()
    day = date(2026, 10, 12)
    process.mark_activity_done(activity=activity, done_on=day, note="Танысты", by=house.mentor_user, on=day)
    log_meeting(house, pair)
    log_lesson(house, pair)
    return pair


def address(name, pair):
    return reverse(f"reports:{name}", args=[pair.pk])


def post(client, url, **data):
    return client.post(url, {"ticket": str(uuid4()), **data})


def interim_words(**changes):
    return {"help_given": "Көмек", "difficulties_left": "", "product": "open_lesson", "questions": ""} | changes


def final_words(pair, *, end="3", **changes):
    ends = {
        f"end_{rating.pk}": end for rating in DifficultyRating.objects.filter(diagnosis__mentorship=pair, is_need=True)
    }
    return {"summary": "Қорытынды", "recommendations": "Ұсыным"} | ends | changes


def submitted(house, pair, name):
    if name == "interim":
        report = process.save_interim(mentorship=pair, texts={"help_given": "Көмек"}, by=house.mentor_user, on=DECEMBER)
        return process.submit_interim(report=report, association=None, by=house.mentor_user, on=DECEMBER)
    ends = dict.fromkeys(pair.diagnosis.ratings.values_list("pk", flat=True), 3)
    texts = {"summary": "Қорытынды", "recommendations": "Ұсыным"}
    report = process.save_final(mentorship=pair, texts=texts, ends=ends, by=house.mentor_user, on=MAY)
    return process.submit_final(report=report, by=house.mentor_user, on=MAY)


# Written ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", NAMES)
def test_report_opens_filled_from_the_records_and_writes_nothing(client, house, pair, name):
    page = read(sign_in(client, house.mentor_user, DECEMBER), address(f"write_{name}", pair))
    for found in ("1 of 4 (25%)", "1 meeting was held: 0 h 45 min.", "Мектеппен танысу", "Танысты", "7 Ә", "3 of 16"):
        assert found in page
    assert not InterimReport.objects.exists()


def test_what_has_no_record_says_so(client, house, pair):
    page = read(sign_in(client, house.mentor_user, DECEMBER), address("write_interim", pair))
    assert page.count("no record") == 1  # the young teacher has visited no lesson


def test_words_of_the_mentor_are_not_replaced_by_a_proposal(client, house, pair):
    sign_in(client, house.mentor_user, DECEMBER)
    post(client, address("write_interim", pair), **interim_words(help_given=""))
    page = read(client, address("write_interim", pair))
    assert "1 meeting was held" not in page


def test_interim_is_saved_and_then_submitted_to_the_association_of_the_subject(client, house, pair):
    make.make_association(house.school, "physics")
    association = make.make_association(house.school)
    sign_in(client, house.mentor_user, DECEMBER)
    page = read(client, address("write_interim", pair))
    assert f'<option value="{association.pk}" selected>' in page

    saved = post(client, address("write_interim", pair), **interim_words(association=association.pk))
    assert (saved.url, InterimReport.objects.get().state) == (address("write_interim", pair), ReviewState.DRAFT)
    sent = interim_words(association=association.pk, and_submit="1", ticket=str(uuid4()))
    answers = [client.post(address("write_interim", pair), sent).url for _press in range(2)]

    assert answers == [address("interim", pair)] * 2
    report = InterimReport.objects.get()
    assert (report.state, report.snapshot["meetings"]["count"]) == (ReviewState.SUBMITTED, 1)
    assert AgendaItem.objects.get(kind=ItemKind.INTERIM_REPORT).body.association == association


def test_interim_without_a_fitting_association_goes_to_the_council(client, house, pair):
    make.make_association(house.school, "physics")
    sign_in(client, house.mentor_user, DECEMBER)
    assert '<option value="" selected>' in read(client, address("write_interim", pair))
    post(client, address("write_interim", pair), **interim_words(association="", and_submit="1"))
    assert AgendaItem.objects.get(kind=ItemKind.INTERIM_REPORT).body.association is None


def test_association_of_another_school_is_refused(client, house, pair):
    foreign = make.make_association(make.make_school())
    sign_in(client, house.mentor_user, DECEMBER)
    page = post(client, address("write_interim", pair), **interim_words(association=foreign.pk, and_submit="1"))
    assert page.status_code == 200
    assert not InterimReport.objects.exists()


def test_final_report_rates_every_need_and_is_submitted_once(client, house, pair):
    sign_in(client, house.mentor_user, MAY)
    sent = final_words(pair, and_submit="1", ticket=str(uuid4()))

    answers = [client.post(address("write_final", pair), sent).url for _press in range(2)]

    assert answers == [address("final", pair)] * 2
    report = FinalReport.objects.get()
    assert report.state == ReviewState.SUBMITTED
    assert [(level["start"], level["end"]) for level in report.snapshot["levels"]] == [(1, 3), (1, 3)]
    page = read(client, address("final", pair))
    assert page.count("3 – confidently") == 2
    assert page.count("+2") == 2


def test_final_report_lacking_something_keeps_words_and_marks(client, house, pair):
    sign_in(client, house.mentor_user, MAY)
    words = final_words(pair, recommendations="", own_growth="Өстім", and_submit="1")
    first = next(name for name in words if name.startswith("end_"))
    del words[first]
    before = row_counts()

    page = post(client, address("write_final", pair), **words).content.decode()

    assert "Recommendations for improving practice are missing." in page
    assert "Rate every need at the end of the year." in page
    assert "Өстім" in page
    assert page.count(" checked") == 1
    assert row_counts() == before


def test_draft_of_the_final_report_may_be_incomplete(client, house, pair):
    sign_in(client, house.mentor_user, MAY)
    post(client, address("write_final", pair), summary="Бастама")
    assert (FinalReport.objects.get().summary, FinalReport.objects.get().state) == ("Бастама", ReviewState.DRAFT)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp//", "not a link"])
def test_bad_link_to_the_product_is_refused(client, house, pair, link):
    sign_in(client, house.mentor_user, DECEMBER)
    page = post(client, address("write_interim", pair), **interim_words(product_link=link))
    assert 'id="id_product_link_error"' in page.content.decode()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("who", "status"), [("mentee_user", 403), ("deputy", 403), ("head", 403), ("stranger", 404)])
def test_only_the_mentor_writes(client, house, pair, name, who, status):
    sign_in(client, getattr(house, who), DECEMBER)
    assert client.get(address(f"write_{name}", pair)).status_code == status
    assert post(client, address(f"write_{name}", pair)).status_code == status


@pytest.mark.parametrize("name", NAMES)
def test_submitted_report_is_written_no_more(client, house, pair, name):
    submitted(house, pair, name)
    sign_in(client, house.mentor_user, MAY)
    words = interim_words() if name == "interim" else final_words(pair)
    assert client.get(address(f"write_{name}", pair)).url == address(name, pair)
    assert "can no longer be changed" in post(client, address(f"write_{name}", pair), **words).content.decode()


# Read and returned --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["mentor_user", "mentee_user", "deputy", "head", "secretary"])
def test_report_is_read_by_who_sees_the_pair(client, house, pair, name, who):
    sign_in(client, getattr(house, who), MAY)
    assert "is not written yet" in read(client, address(name, pair))
    submitted(house, pair, name)
    assert "1 of 4 (25%)" in read(client, address(name, pair))


@pytest.mark.parametrize("name", NAMES)
def test_report_keeps_the_figures_it_was_submitted_with(client, house, pair, name):
    submitted(house, pair, name)
    log_meeting(house, pair, topic="Кейін")
    page = read(sign_in(client, house.deputy, MAY), address(name, pair))
    assert "1, 0 h 45 min in all" in page


@pytest.mark.parametrize("name", NAMES)
def test_report_returned_with_a_reason_is_corrected_and_sent_again(client, house, pair, name):
    submitted(house, pair, name)
    url = reverse(f"reports:return_{name}", args=[pair.pk])
    sign_in(client, house.deputy, MAY)
    assert post(client, url, reason="").status_code == 200
    assert post(client, url, reason="Нақтылаңыз").url == address(name, pair)

    sign_in(client, house.mentor_user, MAY)
    assert "Correct and send again" in read(client, address(name, pair))
    assert "Нақтылаңыз" in read(client, address(f"write_{name}", pair))
    words = interim_words() if name == "interim" else final_words(pair)
    post(client, address(f"write_{name}", pair), **words, and_submit="1")
    model = InterimReport if name == "interim" else FinalReport
    assert model.objects.get().state == ReviewState.SUBMITTED


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("mentor_user", 403), ("mentee_user", 403), ("secretary", 403), ("head", 403), ("stranger", 404)],
)
def test_wrong_role_may_not_return(client, house, pair, name, who, status):
    submitted(house, pair, name)
    sign_in(client, getattr(house, who), MAY)
    assert post(client, reverse(f"reports:return_{name}", args=[pair.pk]), reason="Жоқ").status_code == status


@pytest.mark.parametrize("name", NAMES)
def test_report_returned_meanwhile_says_so(client, house, pair, name):
    report = submitted(house, pair, name)
    process.return_report(report=report, by=house.deputy, on=MAY, reason="Бірінші")
    sign_in(client, make.make_member(house.school, Role.DEPUTY), MAY)
    url = reverse(f"reports:return_{name}", args=[pair.pk])
    answer = client.post(url, {"ticket": str(uuid4()), "reason": "Екінші"}, follow=True)
    assert "This paper is no longer under review." in answer.content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_report_as_a_paper(client, house, pair, name):
    url = address(f"{name}_draft", pair)
    sign_in(client, house.deputy, MAY)
    assert client.get(url).status_code == 404
    submitted(house, pair, name)
    assert client.get(url + "?language=kk")["Content-Type"] == "application/pdf"
    sign_in(client, make.make_member(house.school, Role.TEACHER), MAY)
    assert client.get(url).status_code == 403
    sign_in(client, house.stranger, MAY)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("name", ["interim", "final", "write_interim", "write_final"])
def test_pages_keep_their_query_budget(client, house, pair, name):
    make.make_association(house.school)
    sign_in(client, house.mentor_user, MAY)
    if not name.startswith("write"):
        post(client, address("write_interim", pair), **interim_words())
        post(client, address("write_final", pair), **final_words(pair))
    assert queries_of(client, address(name, pair)) <= 12


# All pairs ----------------------------------------------------------------------------------------------------------
def listing(house):
    return reverse("reports:list", args=[house.school.code])


def test_list_shows_states_dates_and_the_book(client, house, pair):
    submitted(house, pair, "interim")
    page = read(sign_in(client, house.secretary, MAY), listing(house))
    assert "Жасова" in page
    assert "Under review" in page
    assert "Tue 11.05.2027" in page
    assert reverse("council:book", args=[house.school.code]) in page


@pytest.mark.parametrize("year", ["2024", "1999", "x", ""])
def test_list_filters_by_year(client, house, pair, year):
    page = read(sign_in(client, house.deputy, MAY), f"{listing(house)}?year={year}")
    assert ("Жасова" in page) == (year in ("x", ""))


def test_list_is_read_by_who_sees_all_pairs(client, house, pair):
    for user, status in (
        (house.mentor_user, 403),
        (house.mentee_user, 403),
        (make.make_observer(house.school.district), 200),
        (house.stranger, 404),
    ):
        assert sign_in(client, user, MAY).get(listing(house)).status_code == status


def test_observer_is_not_offered_the_book(client, house, pair):
    page = read(sign_in(client, make.make_observer(house.school.district), MAY), listing(house))
    assert reverse("council:book", args=[house.school.code]) not in page


def test_list_asks_the_same_for_three_pairs_and_thirty(client, house, pair):
    sign_in(client, house.deputy, MAY)
    counts = []
    for many in (2, 27):
        for _number in range(many):
            job = make_young(house.school)
            fields = {
                name: getattr(pair, name) for name in ("school", "mentor", "subject", "year", "proposed_by", "state")
            }
            dates = {name: getattr(pair, name) for name in ("started_on", "finished_on", "proposed_on")}
            Mentorship.objects.create(employment=job, mentee=job.person, verdict={}, outcome="meets", **fields, **dates)
        counts.append(queries_of(client, listing(house)))
    assert counts[0] == counts[1] <= 12
