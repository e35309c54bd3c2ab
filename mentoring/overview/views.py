"""The first page of every role: what waits for me, by when, one button; then quiet."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from mentoring.council.enums import ASSOCIATIONS, COUNCILS
from mentoring.hats import HAT
from mentoring.mentorships.rules import Owner
from mentoring.overview import facts
from mentoring.overview.markup import sections_html
from mentoring.progress import progress_at, progress_of_person
from mentoring.web import address, shell_of
from schools import clock
from schools.dates import language
from schools.enums import Role
from schools.models import School


def today(request):
    """The home of the current hat."""
    hat = shell_of(request).hat
    if hat is None:
        return render(request, "mentoring/overview/nobody.html")
    if hat.role == Role.OBSERVER:
        return _district(request)
    if hat.role == Role.TEACHER:
        return _teacher(request, hat.school)
    return _office(request, hat.role, hat.school)


def _office(request, role: str, school: School):
    day = clock.today()
    pairs = progress_at(school.pk, day)
    owner = Owner(role)
    if role in (Role.DEPUTY, Role.HEAD):
        url = address("mentorships:list", school.code)
        sections = [
            facts.unassigned(school, day),
            facts.offered(school),
            *facts.of_office(pairs, owner, url, language()),
            facts.duties(request.user.person_id, school, day),
        ]
    else:
        kinds = COUNCILS if role == Role.SECRETARY else ASSOCIATIONS
        sections = [
            facts.meetings(school, kinds, day),
            facts.waiting(pairs, owner),
            facts.duties(request.user.person_id, school, day),
        ]
    return _show(request, sections, pairs, can_hire=role in (Role.DEPUTY, Role.HEAD), school=school)


def _teacher(request, school: School):
    day, person_id = clock.today(), request.user.person_id
    pairs = progress_of_person(person_id, school.pk, day)
    as_mentor = [pair for pair in pairs if pair.mentor_id == person_id]
    return _show(
        request,
        [
            facts.waiting(as_mentor, Owner.MENTOR),
            facts.duties(person_id, school, day),
            facts.papers_to_confirm(person_id),
            facts.wishes(person_id, school, day),
        ],
        pairs,
        own=pairs,
        person_id=person_id,
        school=school,
    )


def _district(request):
    districts = request.user.scope.districts
    rows = facts.schools_of(districts, clock.today())
    context = {"rows": rows, "district": facts.district_names(districts), "districts": sorted(districts)}
    return render(request, "mentoring/overview/district.html", context)


def _show(request, sections, pairs, **context):
    shown = [section for section in sections if section.rows]
    next_due_on = min((pair.next_due_on for pair in pairs if pair.next_due_on), default=None)
    day = clock.today()
    context |= {"sections": sections_html(shown, day), "next_due_on": next_due_on, "today": day}
    return render(request, "mentoring/overview/today.html", context)


@require_POST
def switch_hat(request):
    """Act as another of one's own roles; a hat one does not hold changes nothing."""
    code = request.POST.get("hat", "")
    if code not in {hat.code for hat in shell_of(request).hats}:
        raise Http404
    request.session[HAT] = code
    onward = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        onward, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(onward if safe else "overview:today")
