"""Who stands in the reserve, who is nominated and by whom, who could be, who may not; leaving it."""

from functools import partial

from django.contrib import messages
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.council.enums import ItemKind
from mentoring.council.facts import chaired_by
from mentoring.council.models import AgendaItem
from mentoring.eligibility import facts
from mentoring.eligibility.forms import LeaveReserveForm
from mentoring.eligibility.markup import column_heads, rows_of
from mentoring.eligibility.models import ReserveMember
from mentoring.eligibility.rules import UNFIT, rank
from mentoring.eligibility.views.fetch import staff_member
from mentoring.mentorships.perms import can_propose, can_see_pairs
from mentoring.mentorships.wording import act_name
from mentoring.statute import norm
from mentoring.web import school_of
from schools import clock
from schools.enums import Role
from schools.models import Association, Employment, School
from schools.web import accept, new_ticket, require


def reserve(request, code):
    school = school_of(request, code)
    require(can_see_pairs(request.user, school))
    today = clock.today()
    ranked = rank(
        facts.candidates(school, today),
        mentee_id=None,
        subject="",
        completed_years=facts.completed_years(today),
        policy=facts.policy_of(school, today),
        on=today,
    )
    rows = {row.person_id: row for row in rows_of(ranked, facts.subject_names())}
    excludes = norm("reserve_excludes", today)
    undecided = AgendaItem.objects.undecided().filter(school=school, kind=ItemKind.RESERVE)
    waiting = {item.person_id: item for item in undecided.select_related("association", "person")}
    fit = [one.facts for one in ranked if one.verdict.outcome not in UNFIT and not one.facts.in_reserve]
    barred = {who.person_id for who in fit if set(excludes.words) & set(who.posts)}
    may = _may_nominate(request.user, school, today)
    members = ReserveMember.objects.on(today).filter(school=school).select_related("person", "association")
    context = {
        "school": school,
        "heads": column_heads(),
        "members": [(one, rows.get(one.person_id)) for one in members.order_by("person__sort_key")],
        "waiting": [(rows.get(pk), item) for pk, item in waiting.items()],
        "ready": [
            (rows[who.person_id], may is None or bool(may & set(who.subjects)))
            for who in fit
            if who.person_id not in barred and who.person_id not in waiting
        ],
        "barred": [rows[pk].name for pk in rows if pk in barred],
        "act": act_name(str(excludes.source)),
        "may_nominate": may is None or bool(may),
        "may_remove": can_propose(request.user, school),
        "here": reverse("eligibility:reserve", args=[code]),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/eligibility/reserve.html", context)


@require_POST
def nominate(request, code, pk):
    """The office nominates anybody; the chair of an association whoever teaches one of its subjects."""
    school, today = school_of(request, code), clock.today()
    association = None
    if not can_propose(request.user, school):
        chaired = _chaired(request.user, school, today)
        require(bool(chaired))
        association = _closest(chaired, pk, school, today)
    person = staff_member(request, school, pk)
    form = Form(request.POST)
    act = partial(
        process.nominate_to_reserve, person=person, school=school, association=association, by=request.user, on=today
    )
    if accept(request, form, act):
        messages.success(request, _("Nominated for the reserve: %(name)s. The council decides.") % {"name": person})
    else:
        messages.error(request, " ".join(form.non_field_errors()))
    return redirect("eligibility:reserve", code)


def leave(request, code, pk):
    school = school_of(request, code)
    require(can_propose(request.user, school))
    member = get_object_or_404(ReserveMember.objects.select_related("person"), pk=pk, school=school)
    form = LeaveReserveForm(request.POST or None)
    act = partial(process.leave_reserve, member=member, by=request.user, on=clock.today())
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("Left the reserve: %(name)s.") % {"name": member.person})
        return redirect("eligibility:reserve", code)
    context = {"school": school, "member": member, "form": form, "ticket": new_ticket()}
    return render(request, "mentoring/eligibility/leave_reserve.html", context)


def _may_nominate(user, school: School, today) -> set[str] | None:
    """The subjects whose teachers this user may nominate; None for all of them."""
    if can_propose(user, school):
        return None
    return {subject.code for one in _chaired(user, school, today) for subject in one.subjects.all()}


def _chaired(user, school: School, today) -> list[Association]:
    if not user.scope.has_role(school.pk, Role.ASSOCIATION):
        return []
    return chaired_by(user.person, school, today)


def _closest(chaired: list[Association], person_pk: int, school: School, today) -> Association:
    """The association with a subject this teacher teaches now; any of them when none has, for the rule to refuse."""
    jobs = Employment.objects.on(today).filter(school=school, person=person_pk)
    taught = set(jobs.values_list("teachings__subject", flat=True))
    return next((one for one in chaired if taught & {subject.pk for subject in one.subjects.all()}), chaired[0])
