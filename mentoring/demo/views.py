"""As whom, and on which day, does a visitor look around? Only where DEMO is on."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from mentoring.demo.forms import PersonaForm, TravelForm
from mentoring.demo.models import DemoStory, DemoWorld
from mentoring.demo.personas import PERSONAS, Persona
from mentoring.demo.world import PASSWORD
from mentoring.middleware import DEMO_DAY
from schools import clock
from schools.models import Membership, User


@dataclass(frozen=True)
class Card:
    persona: Persona
    name: str
    place: str
    story: str


@login_not_required
def personas(request):
    """Choose a person and be signed in as them, on the world's day and in their language."""
    world = DemoWorld.objects.first()
    form = PersonaForm(request.POST or None)
    if world and request.method == "POST" and form.is_valid():
        user = form.cleaned_data["who"]
        login(request, user, backend="schools.auth.PersonBackend")
        request.session[DEMO_DAY] = world.today.isoformat()
        return redirect("admin:index" if user.is_superuser else "overview:today")
    return render(
        request,
        "mentoring/demo/personas.html",
        {"world": world, "cards": _cards() if world else [], "password": PASSWORD},
    )


@require_POST
def travel(request):
    """Another day for this session; whoever else looks around stays where they are."""
    form = TravelForm(request.POST)
    if form.is_valid():
        request.session[DEMO_DAY] = form.cleaned_data["today"].isoformat()
    else:
        messages.error(request, form.errors["today"][0])
    onward = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        onward, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(onward if safe else "overview:today")


def _cards() -> list[Card]:
    names = [persona.sign_in for persona in PERSONAS]
    users = {user.username: user for user in User.objects.filter(username__in=names).select_related("person")}
    people = [user.person_id for user in users.values() if user.person_id]
    stories = {story.person_id: story for story in DemoStory.objects.filter(person__in=people)}
    roles = Membership.objects.on(clock.today()).filter(person__in=people).select_related("school", "district")
    places = {role.person_id: str(role.school or role.district) for role in roles}
    return [
        Card(
            persona=persona,
            name=users[persona.sign_in].get_full_name(),
            place=places.get(users[persona.sign_in].person_id, ""),
            story=str(stories.get(users[persona.sign_in].person_id, "")),
        )
        for persona in PERSONAS
        if persona.sign_in in users
    ]
