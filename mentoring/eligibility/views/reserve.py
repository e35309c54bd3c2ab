"""Who stands in the reserve, who is nominated, who could be."""

from functools import partial

from django.contrib import messages
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.council.enums import ItemKind
from mentoring.council.models import AgendaItem
from mentoring.eligibility import facts
from mentoring.eligibility.markup import column_heads, rows_of
from mentoring.eligibility.models import ReserveMember
from mentoring.eligibility.rules import UNFIT, rank
from mentoring.mentorships.perms import can_propose, can_see_pairs
from mentoring.statute import norm
from mentoring.web import school_of
from schools import clock
from schools.models import Person
from schools.web import accept, new_ticket, require


def reserve(request, code):
    school = school_of(request, code)
    require(can_see_pairs(request.user, school))
    today = clock.today()
    names = facts.subject_names()
    ranked = rank(
        facts.candidates(school, today),
        mentee_id=None,
        subject="",
        completed_years=facts.completed_years(today),
        policy=facts.policy_of(school, today),
        on=today,
    )
    rows = {row.person_id: row for row in rows_of(ranked, names)}
    excluded = set(norm("reserve_excludes", today).words)
    undecided = AgendaItem.objects.undecided().filter(school=school, kind=ItemKind.RESERVE)
    waiting = set(undecided.values_list("person_id", flat=True))
    ready = [
        rows[one.facts.person_id]
        for one in ranked
        if one.verdict.outcome not in UNFIT
        and not one.facts.in_reserve
        and not excluded.intersection(one.facts.posts)
        and one.facts.person_id not in waiting
    ]
    members = (
        ReserveMember.objects.on(today).filter(school=school).select_related("person").order_by("person__sort_key")
    )
    context = {
        "school": school,
        "heads": column_heads(),
        "members": [(member, rows.get(member.person_id)) for member in members],
        "waiting": [rows[pk] for pk in rows if pk in waiting],
        "ready": ready,
        "may_nominate": can_propose(request.user, school),
        "here": reverse("eligibility:reserve", args=[code]),
        "ticket": new_ticket(),
    }
    return render(request, "mentoring/eligibility/reserve.html", context)


@require_POST
def nominate(request, code, pk):
    school = school_of(request, code)
    require(can_propose(request.user, school))
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk, employments__school=school)
    form = Form(request.POST)
    act = partial(process.nominate_to_reserve, person=person, school=school, by=request.user, on=clock.today())
    if accept(request, form, act):
        messages.success(request, _("Nominated for the reserve: %(name)s. The council decides.") % {"name": person})
    else:
        messages.error(request, " ".join(form.non_field_errors()))
    return redirect("eligibility:reserve", code)
