"""Whom would you like, and are you willing? Each side tells the office, neither tells the other."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mentoring import process
from mentoring.eligibility.enums import OF_MENTEE, WishKind
from mentoring.eligibility.forms import AnswerForm, WishForm
from mentoring.eligibility.perms import can_answer, can_read_wishes, can_wish
from mentoring.eligibility.views.fetch import employment_of, job_of, said_for
from mentoring.eligibility.wishes import Said, answer_of, colleagues_of, is_signed
from schools import clock
from schools.models import Employment, Person, Teaching
from schools.web import accept, new_ticket, require


def wish(request, pk):
    """The young teacher's own page, and the deputy's to note what the young teacher said."""
    job = job_of(request, pk)
    require(can_wish(request.user, job))
    today, own = clock.today(), request.user.person_id == job.person_id
    said = [one for one in said_for(job) if one.kind in OF_MENTEE]
    form = WishForm(
        request.POST or None,
        colleagues=colleagues_of(job, today),
        subjects=set(Teaching.objects.filter(employment=job).values_list("subject_id", flat=True)),
        initial=_wished(said),
    )
    if accept(request, form, lambda: _record(job, form.cleaned_data["wanted"], request.user, today)):
        messages.success(request, _("The wish is recorded. Only the deputies and the head see it."))
        return redirect("overview:today") if own else redirect("eligibility:candidates", pk)
    return _show(request, "wish", job, form, own=own, said=said)


def answer(request, pk):
    """A possible mentor's own page."""
    job, today = job_of(request, pk), clock.today()
    person_id = request.user.person_id
    works_here = person_id in {one.person_id for one in colleagues_of(job, today)}
    require(can_answer(request.user, job, works_here))
    return _answer(request, job, request.user.person, own=True)


def note_answer(request, pk, person_pk):
    """The deputy's page to note what a possible mentor said aloud."""
    job = employment_of(request, pk)
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_pk)
    return _answer(request, job, person, own=False)


def _answer(request, job: Employment, person: Person, *, own: bool):
    said = answer_of(said_for(job), person.pk)
    initial = {"answer": said.kind, "reason": said.reason} if said else {}
    form = AnswerForm(request.POST or None, initial=initial)
    act = partial(process.record_answer, employment=job, person=person, by=request.user, on=clock.today())
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The answer is recorded. Only the deputies and the head see it."))
        return redirect("overview:today") if own else redirect("eligibility:candidates", job.pk)
    return _show(request, "answer", job, form, own=own, said=[said] if said else [], mentor=person)


def _record(job: Employment, wanted: list[int], by, on) -> None:
    people = Person.objects.in_bulk(wanted)
    process.record_wishes(employment=job, wanted=[people[pk] for pk in wanted], by=by, on=on)


def _wished(said: list[Said]) -> dict[str, object]:
    """What was wished before, for the form to start with."""
    names = ("first", "second", "third")
    initial: dict[str, object] = {names[one.place - 1]: one.person_id for one in said if one.place}
    return initial | {"anyone": any(one.kind == WishKind.ANYONE for one in said)}


def _show(request, page: str, job: Employment, form, **context):
    """The form while wishes are heard; after the order what was said, for who may read it."""
    closed = is_signed(job) or not job.starts_profession
    office = can_read_wishes(request.user, job.school)
    context |= {"job": job, "form": form, "closed": closed, "office": office, "ticket": new_ticket()}
    return render(request, f"mentoring/eligibility/{page}.html", context)
