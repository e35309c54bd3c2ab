"""Every address of ours, opened by every role: who sees it, who is refused, and that nobody sees another school's.

A new address without a row here fails the test.
"""

from datetime import UTC, date, datetime, time
from operator import attrgetter

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mentoring import process
from mentoring.council import services as council
from mentoring.council.models import AgendaItem, Decision, Passage
from mentoring.documents.models import IssuedDocument
from mentoring.documents.tests import world
from mentoring.eligibility.models import EligibilityException, ReserveMember
from mentoring.jobs import services as jobs
from mentoring.jobs.enums import JobKind
from mentoring.journal.models import Evidence
from mentoring.mentorships.tests import change as change_steps
from mentoring.mentorships.tests import house as other
from mentoring.process.packet import issue_packet
from mentoring.tests.pages import row_counts
from mentoring.tests.signin import sign_in
from schools import services as schools
from schools.enums import Role
from schools.models import Membership, User
from schools.tests import make
from schools.uploads import UploadedProof

OURS = (
    "overview",
    "schools",
    "mentorships",
    "eligibility",
    "plans",
    "journal",
    "reports",
    "council",
    "documents",
    "packets",
    "jobs",
    "calendars",
    "demo",
)
DAY = date(2026, 10, 20)


def addresses() -> set[str]:
    """Names of all pages of ours."""
    found = set()

    def walk(patterns, namespace: str = "") -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, pattern.namespace or namespace)
            elif isinstance(pattern, URLPattern) and pattern.name and namespace in OURS:
                found.add(f"{namespace}:{pattern.name}")

    walk(get_resolver().url_patterns)
    return found


@pytest.fixture
def cast(db):
    house = world.make_house()
    pair = world.signed(house)
    plan = world.planned(house, pair)
    chair = make.make_member(house.school, Role.ASSOCIATION)
    mentor = User.objects.get(person=pair.mentor)
    met = process.log_meeting(
        mentorship=pair,
        held_on=DAY,
        minutes=30,
        kind="conversation",
        topic="ҚМЖ",
        proofs=[UploadedProof("note.txt", "text/plain", b"note")],
        by=mentor,
        on=DAY,
    )
    lesson = process.log_observation(
        mentorship=pair, observed_on=DAY, direction="mentor_visits", class_name="5 Ә", topic="Бөлшектер", scores={},
        by=mentor, on=DAY,
    )  # fmt: skip
    EligibilityException.objects.create(
        mentorship=pair, school=house.school, reason="–", ground="other", basis="–", valid_until=pair.finished_on
    )
    proposed = world.proposed(house, mentor="Екінші", mentee="Күткен")
    waiting = make.make_teacher(house.school, hired_on=DAY, starts_profession=True)
    meeting = council.call_meeting(body=council.council_of(house.school), on=DAY, items=[])
    held = world.held(house, proposed.agenda_items.all(), on=DAY)
    colleague = make.make_member(house.school, Role.TEACHER)
    role = Membership.objects.filter(person=colleague.person).first()
    newcomer = make.make_user(make.make_teacher(house.school).person)
    newcomer.set_unusable_password()
    newcomer.save()
    candidate = make.make_mentor(house.school)
    figure = schools.correct(
        fact=candidate.quality.first(),
        reason="қате",
        by=house.deputy,
        scan=UploadedProof("page.pdf", "application/pdf", b"%PDF-1.4"),
    )
    packet = issue_packet(school=house.school, mentorship=pair, language="kk", by=house.deputy, on=DAY)
    left = transferred_to(house.school)
    pair.continues = left.mentorship
    pair.save(update_fields=["continues"])
    things = {
        "transfer": left,
        "packet": packet,
        "school": house.school,
        "pair": pair,
        "plan": plan,
        "activity": plan.activities.first(),
        "proposed": proposed,
        "waiting": waiting,
        "candidate": candidate,
        "award": candidate.categories.get(),
        "word": candidate.ethics.get(),
        "figure": figure,
        "scanned": figure.scan,
        "member": ReserveMember.objects.create(person=pair.mentor, school=house.school, started_on=DAY),
        "colleague": colleague.person,
        "job": colleague.person.employments.get(),
        "role": role,
        "meeting": meeting,
        "item": held.items.get(kind="candidate"),
        "hearing": heard_now(house, held, pair),
        "duty": carried_out(house, held, colleague.person),
        "held": held,
        "passage": Passage.objects.create(
            attendance=held.attendance.first(),
            arrived=False,
            at=time(10, 30),
            after=Decision.objects.first(),
            noted_at=datetime(2026, 10, 20, 5, 30, tzinfo=UTC),
            noted_by=house.secretary,
        ),
        "seat": council.seat(body=council.council_of(house.school), person=pair.mentor, on=DAY),
        "order": IssuedDocument.objects.get(mentorship=pair, kind="order"),
        "met": met,
        "lesson": lesson,
        "copied": AgendaItem.objects.get(mentorship=pair, kind="candidate"),
        "proof": Evidence.objects.get(),
        "newcomer": newcomer,
        "work": jobs.enqueue(
            kind=JobKind.BOOK, school=house.school, year=pair.year, language="kk", by=house.secretary, on=DAY
        ),
        "correction": make.make_day(DAY, school=house.school),
        "country_row": make.make_day(DAY),
    }
    people = {
        "deputy": house.deputy,
        "head": house.head,
        "secretary": house.secretary,
        "chair": chair,
        "mentor": mentor,
        "mentee": make.make_user(pair.mentee),
        "colleague": colleague,
        "observer": make.make_observer(house.school.district),
        "stranger": make.make_member(make.make_school(district=make.make_district("Басқа")), Role.HEAD),
    }
    return people, things


def heard_now(house, meeting, pair):
    """A final report on the table of a meeting in session."""
    item = council.put(body=meeting.body, kind="final_report", mentorship=pair, by=house.secretary, on=DAY)
    council.take_items(meeting, [item])
    return item


def carried_out(house, meeting, person):
    """A decision in somebody's hands who has told what was done and shown a file."""
    matter = council.put(body=meeting.body, kind="free", title="Сабақтар", by=house.secretary, on=DAY)
    council.take_items(meeting, [matter])
    decision = world.decide(house, matter, resolution="Өткізілсін", on=DAY, in_charge=person)
    proof = UploadedProof("page.pdf", "application/pdf", b"%PDF-1.4")
    return process.report_execution(
        follow_up=decision.follow_up, note="Өткізілді", proof=proof, by=house.secretary, on=DAY
    )


def transferred_to(school):
    """A young teacher whom another school has handed over."""
    there = other.make_house()
    pair = other.make_active(there)
    change = change_steps.ask_end(there, pair, ground="transfer", to_school=school)
    change_steps.end(there, pair)
    return change


# Who is let in, by a letter each: deputy, head, secretary, chair, mentor, mentee (e), colleague (t), observer.
LETTERS = {
    "deputy": "d",
    "head": "h",
    "secretary": "s",
    "chair": "c",
    "mentor": "m",
    "mentee": "e",
    "colleague": "t",
    "observer": "o",
}
OFFICE, PAIR, STAFF, SCHOOL, ALL = "dh", "dhme", "dhsco", "dhscmet", "dhscmeto"

# address: (who may read it, its arguments)
READ = {
    "calendars:correct": (OFFICE, ["school.code"]),
    "calendars:revoke": (OFFICE, ["school.code", "correction.pk"]),
    "calendars:settings": (OFFICE, ["school.code"]),
    "calendars:year": (ALL, ["school.code"]),
    "council:bodies": (SCHOOL, ["school.code"]),
    "council:body": (SCHOOL, ["school.code", "='council'"]),
    "council:book": ("dhs", ["school.code"]),
    "council:cancel": ("dhs", ["meeting.pk"]),
    "council:decide": ("dhs", ["item.pk"]),
    "council:evidence": ("dhst", ["duty.key"]),
    "council:execution": (SCHOOL, ["duty.pk"]),
    "council:executions": (SCHOOL, ["school.code"]),
    "council:extract": ("dhs", ["copied.pk"]),
    "council:extract_draft": ("dhs", ["copied.pk"]),
    "council:found": ("dhs", ["school.code"]),
    "council:invite": ("dhs", ["meeting.pk"]),
    "council:leave_seat": ("dhs", ["seat.pk"]),
    "council:marks": ("dhs", ["hearing.pk"]),
    "council:meeting": (SCHOOL, ["meeting.pk"]),
    "council:meetings": (SCHOOL, ["school.code"]),
    "council:minutes_draft": ("dhs", ["held.pk"]),
    "council:move": ("dhs", ["meeting.pk"]),
    "council:new_meeting": ("dhs", ["school.code"]),
    "council:session": (SCHOOL, ["held.pk"]),
    "council:state": (SCHOOL, ["held.pk"]),
    "documents:about": ("dhscmeo", ["order.code"]),
    "documents:correct": ("h", ["order.code"]),
    "documents:correct_draft": ("h", ["order.code"]),
    "documents:style": (OFFICE, ["school.code"]),
    "documents:wording": (OFFICE, ["school.code", "='kk'"]),
    "documents:wording_preview": (OFFICE, ["school.code", "='ru'"]),
    "council:pack": ("dhs", ["meeting.pk"]),
    "council:rubric": ("dhs", ["school.code", "='final'"]),
    "council:rubrics": (SCHOOL, ["school.code"]),
    "council:year": ("dhs", ["school.code"]),
    "documents:open": ("dhscmeo", ["order.code"]),
    "eligibility:answer": ("dhscmt", ["waiting.pk"]),
    "eligibility:band": (OFFICE, ["school.code"]),
    "eligibility:candidates": (OFFICE, ["waiting.pk"]),
    "eligibility:district": ("o", ["school.district_id"]),
    "eligibility:compare": (OFFICE, ["waiting.pk"]),
    "eligibility:exception": (OFFICE, ["pair.pk"]),
    "eligibility:forecast": (STAFF, ["school.code"]),
    "eligibility:leave_reserve": (OFFICE, ["school.code", "member.pk"]),
    "eligibility:offer": (OFFICE, ["school.code", "candidate.pk"]),
    "eligibility:note_answer": (OFFICE, ["waiting.pk", "candidate.pk"]),
    "eligibility:propose": (OFFICE, ["waiting.pk", "candidate.pk"]),
    "eligibility:reserve": (STAFF, ["school.code"]),
    "eligibility:wish": (OFFICE, ["waiting.pk"]),
    "eligibility:verdict": ("dhsco", ["school.code", "candidate.pk"]),
    "eligibility:verdict_paper": ("dhsco", ["school.code", "candidate.pk"]),
    "eligibility:verdict_issue": ("dhs", ["school.code", "candidate.pk"]),
    "jobs:job": ("dhs", ["work.pk"]),
    "jobs:state": ("dhs", ["work.pk"]),
    "journal:blank": (PAIR, ["pair.pk"]),
    "journal:evidence": (PAIR, ["proof.key"]),
    "journal:journal": (PAIR, ["pair.pk"]),
    "journal:meeting": ("m", ["pair.pk"]),
    "journal:observation": ("me", ["pair.pk"]),
    "journal:sheet": (PAIR, ["lesson.pk"]),
    "journal:sheet_draft": (PAIR, ["lesson.pk"]),
    "mentorships:acquaintance": ("dhs", ["order.code"]),
    "mentorships:acquaintance_draft": ("dhs", ["order.code"]),
    "mentorships:annul": ("h", ["pair.pk"]),
    "mentorships:annul_draft": ("h", ["pair.pk"]),
    "mentorships:change": (OFFICE, ["pair.pk"]),
    "mentorships:close": ("dhs", ["pair.pk"]),
    "mentorships:date": ("dhscmeo", ["pair.pk", "='level'"]),
    "mentorships:detail": ("dhscmeo", ["pair.pk"]),
    "mentorships:drop": (OFFICE, ["pair.pk"]),
    "mentorships:end": (OFFICE, ["pair.pk"]),
    "mentorships:end_order": ("h", ["pair.pk"]),
    "mentorships:end_order_draft": ("h", ["pair.pk"]),
    "mentorships:export": (ALL, ["school.code"]),
    "mentorships:handover": (PAIR, ["pair.pk"]),
    "mentorships:list": (ALL, ["school.code"]),
    "mentorships:order": ("h", ["pair.pk"]),
    "mentorships:order_draft": ("h", ["pair.pk"]),
    "mentorships:order_word": ("dhscmeo", ["order.order.pk"]),
    "mentorships:replace": (OFFICE, ["pair.pk"]),
    "mentorships:return": (OFFICE, ["pair.pk"]),
    "mentorships:suspend": (OFFICE, ["pair.pk"]),
    "mentorships:transfer": (OFFICE, ["transfer.pk"]),
    "mentorships:transfer_plan": (OFFICE, ["transfer.pk"]),
    "mentorships:withdraw": (OFFICE, ["proposed.pk"]),
    "packets:pair": ("dhm", ["pair.pk"]),
    "packets:year": (OFFICE, ["school.code"]),
    "plans:activity": (PAIR, ["activity.pk"]),
    "plans:draft": ("dhscmeo", ["plan.pk"]),
    "plans:level": ("m", ["pair.pk"]),
    "plans:needs": ("dhscmeo", ["pair.pk"]),
    "plans:needs_draft": ("dhscmeo", ["pair.pk"]),
    "plans:needs_paper": ("dhm", ["pair.pk"]),
    "plans:plan": ("dhscmeo", ["pair.pk"]),
    "plans:rate": ("e", ["pair.pk"]),
    "plans:word": ("dhscmeo", ["plan.pk"]),
    "plans:write": ("m", ["pair.pk"]),
    "reports:final": ("dhscmeo", ["pair.pk"]),
    "reports:final_draft": ("dhscmeo", ["pair.pk"]),
    "reports:interim": ("dhscmeo", ["pair.pk"]),
    "reports:interim_draft": ("dhscmeo", ["pair.pk"]),
    "reports:final_word": ("dhscmeo", ["pair.pk"]),
    "reports:interim_paper": ("dhsc", ["pair.pk"]),
    "reports:interim_word": ("dhscmeo", ["pair.pk"]),
    "reports:list": (STAFF, ["school.code"]),
    "reports:write_final": ("m", ["pair.pk"]),
    "reports:write_interim": ("m", ["pair.pk"]),
    "schools:account": (OFFICE, ["school.code", "colleague.pk"]),
    "schools:category": (OFFICE, ["school.code", "colleague.pk"]),
    "schools:correct_category": (OFFICE, ["school.code", "candidate.pk", "award.pk"]),
    "schools:correct_ethics": (OFFICE, ["school.code", "candidate.pk", "word.pk"]),
    "schools:correct_quality": (OFFICE, ["school.code", "candidate.pk", "figure.pk"]),
    "schools:end_role": (OFFICE, ["school.code", "colleague.pk", "role.pk"]),
    "schools:ethics": (OFFICE, ["school.code", "colleague.pk"]),
    "schools:hire": (OFFICE, ["school.code"]),
    "schools:import": (OFFICE, ["school.code"]),
    "schools:import_template": (OFFICE, ["school.code"]),
    "schools:leave": (OFFICE, ["school.code", "colleague.pk", "job.pk"]),
    "schools:person": ("dhscto", ["school.code", "colleague.pk"]),
    "schools:quality": (OFFICE, ["school.code", "colleague.pk"]),
    "schools:role": (OFFICE, ["school.code", "colleague.pk"]),
    "schools:scan": (OFFICE, ["school.code", "candidate.pk", "scanned.key"]),
    "schools:staff": (STAFF, ["school.code"]),
    "schools:staff_export": (STAFF, ["school.code"]),
}
# Addresses that only take a POST. The colleague, who sees the school but has no part in this, is refused.
WRITE = {
    "council:agenda": ["meeting.pk"],
    "council:draft": ["item.pk"],
    "council:minutes": ["held.pk"],
    "council:note": ["duty.pk"],
    "council:open": ["meeting.pk"],
    "council:passage": ["passage.pk"],
    "council:presence": ["held.pk"],
    "council:sitting": ["held.pk"],
    "documents:acquaint": ["order.code"],
    "eligibility:end_exception": ["pair.pk"],
    "eligibility:nominate": ["school.code", "candidate.pk"],
    "jobs:again": ["work.pk"],
    "journal:acquaint": ["='meeting'", "met.pk"],
    "packets:zip": ["packet.code"],
    "plans:agree": ["plan.pk"],
    "plans:approve": ["plan.pk"],
    "plans:reopen": ["activity.pk"],
    "plans:return_": ["plan.pk"],
    "plans:submit": ["plan.pk"],
    "reports:return_final": ["pair.pk"],
    "reports:return_interim": ["pair.pk"],
    "schools:mail_invitation": ["school.code", "newcomer.person_id"],
}
# The installation's admin alone: what holds for the whole country.
ADMIN = {
    "calendars:academic_year": ["='2026'"],
    "calendars:country": [],
    "calendars:country_correct": [],
    "calendars:country_revoke": ["country_row.pk"],
}
# Everybody's own, and the two doors that stand open: the check of a paper and the invitation.
OWN = {"overview:today", "overview:switch_hat", "demo:travel"}
PUBLIC = {"documents:check", "documents:check_typed", "schools:invitation", "demo:personas"}


def address(name: str, args: list[str], things: dict) -> str:
    found = []
    for arg in args:
        thing, _, attribute = arg.partition(".")
        found.append(arg[2:-1] if arg.startswith("=") else attrgetter(attribute)(things[thing]))
    return reverse(name, args=found)


def status_of(response) -> int:
    if response.streaming:  # a paper's file stays open until it is read to its end
        list(response.streaming_content)
    return response.status_code


def test_every_address_has_a_row():
    assert addresses() == set(READ) | set(WRITE) | set(ADMIN) | OWN | PUBLIC


def test_reading(cast):
    people, things = cast
    browsers = {who: sign_in(Client(), user, DAY) for who, user in people.items()}
    wrong = []
    for name, (allowed, args) in READ.items():
        url = address(name, args, things)
        for who in people:
            status = status_of(browsers[who].get(url))
            if who == "stranger":
                right = status == 404
            elif name in NOT_YET:
                right = status in ((404,) if LETTERS[who] in allowed else (403, 404))
            else:
                right = status in (200, 302) if LETTERS[who] in allowed else status == 403
            if not right:
                wrong.append((name, who, status))
        anonymous = Client().get(url)
        if (anonymous.status_code, anonymous.url.partition("?")[0]) != (302, reverse("account_login")):
            wrong.append((name, "anonymous", anonymous.status_code))
    assert wrong == []


# The pair of the cast has written no report: there is no draft to read.
NOT_YET = {
    "mentorships:transfer_plan",
    "reports:final_draft",
    "reports:final_word",
    "reports:interim_draft",
    "reports:interim_paper",
    "reports:interim_word",
}


def test_what_holds_for_the_country_is_the_admins(cast):
    people, things = cast
    admin = Client()
    admin.force_login(make.make_user(is_staff=True, is_superuser=True))
    for name, args in ADMIN.items():
        url = address(name, args, things)
        assert admin.get(url).status_code == 200, name
        statuses = {who: sign_in(Client(), user, DAY).get(url).status_code for who, user in people.items()}
        assert set(statuses.values()) == {403}, (name, statuses)
        assert Client().get(url).status_code == 302


def test_writing_is_refused_to_whoever_has_no_part(cast):
    people, things = cast
    before = row_counts()
    wrong = []
    for name, args in WRITE.items():
        url = address(name, args, things)
        for who, expected in (("stranger", (404,)), ("colleague", (403, 404) if name in ABSENT else (403,))):
            status = status_of(sign_in(Client(), people[who], DAY).post(url, {"reason": "x"}))
            if status not in expected:
                wrong.append((name, who, status))
    assert wrong == []
    assert row_counts() == before


# There is no report to return yet.
ABSENT = {"reports:return_final", "reports:return_interim"}


def test_open_doors_tell_nothing_to_a_visitor(cast):
    _, things = cast
    check = Client().get(reverse("documents:check", args=[things["order"].code]))
    assert check.status_code == 200
    assert things["pair"].mentor.last_name not in check.content.decode()
    assert things["pair"].mentee.last_name not in check.content.decode()
    invitation = Client().get(reverse("schools:invitation", args=schools.invitation_token(things["newcomer"])))
    assert invitation.status_code == 200
    assert Client().get(reverse("documents:check", args=["2345678923"])).status_code == 404
