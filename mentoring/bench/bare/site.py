"""The bare signed-in page: a session, a user, one template, no data."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from mentoring.bench.measure import Visit, session_for

NAME = "Айгүл Сәрсенова"


@login_required
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "bare/page.html")


urlpatterns = [path("", page, name="bare")]


def prepare() -> dict[str, Visit]:
    """The one user and the one page."""
    first_name, last_name = NAME.split()
    user = User.objects.create(username="bare", first_name=first_name, last_name=last_name)
    return {"bare": Visit("bare", session=session_for(user))}
