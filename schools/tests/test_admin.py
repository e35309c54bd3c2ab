"""The installation's admin: every list and form opens, a key can be made, nothing signed can be touched."""

import pytest
from django.contrib import admin
from django.urls import reverse

from mentoring.admin import ReadOnlyAdmin
from schools.models import Person, User
from schools.tests.make import make_association, make_mentor, make_person, make_school, make_user

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


def name(model, page):
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"


@pytest.fixture
def chief(client):
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_every_list_opens_searches_and_offers_its_form(client, chief, model):
    make_mentor(make_school())
    assert client.get(reverse(name(model, "changelist"))).status_code == 200
    if admin.site._registry[model].search_fields:
        assert client.get(reverse(name(model, "changelist")), {"q": "Әлия"}).status_code == 200
    may_add = admin.site._registry[model].has_add_permission(client.get(reverse("admin:index")).wsgi_request)
    assert client.get(reverse(name(model, "add"))).status_code == (200 if may_add else 403)


@pytest.mark.ignore_template_errors  # Django's own widget of a password's hash
@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_every_row_opens(client, chief, model):
    make_association(make_school())
    make_mentor(make_school())
    row = model.objects.first()
    if row is not None:
        assert client.get(reverse(name(model, "change"), args=[row.pk])).status_code == 200


def test_a_key_is_made_for_a_person(client, chief):
    person = make_person("Әлиева")
    told = {"username": "first.head", "email": "", "person": person.pk, "language": "kk", "usable_password": "true"}
    told |= {"password1": "qarlygash-2026", "password2": "qarlygash-2026"}
    assert client.post(reverse("admin:schools_user_add"), told).status_code == 302
    user = User.objects.get(username="first.head")
    assert (user.person, user.language, user.check_password("qarlygash-2026")) == (person, "kk", True)


def test_a_person_is_found_whatever_the_case(client, chief):
    make_person("Әлиева")
    make_person("Басқа")
    page = client.get(reverse("admin:schools_person_changelist"), {"q": "әЛИЕВА"})
    assert [person.last_name for person in page.context["cl"].queryset] == ["Әлиева"]
    assert Person.objects.count() == 3


def test_what_the_process_writes_is_only_looked_at(client, chief):
    request = client.get(reverse("admin:index")).wsgi_request
    shown = {model.__name__: page for model, page in admin.site._registry.items() if isinstance(page, ReadOnlyAdmin)}
    assert {"Mentorship", "Order", "Decision", "IssuedDocument", "Event"} <= set(shown)
    for page in shown.values():
        assert not page.has_add_permission(request)
        assert not page.has_change_permission(request)
        assert not page.has_delete_permission(request)


@pytest.mark.parametrize("model", ["qualityrecord", "membership"])
def test_facts_are_not_deleted(client, chief, model):
    make_mentor(make_school())
    row = admin.site._registry[next(each for each in MODELS if each._meta.model_name == model)].model.objects.first()
    assert client.post(reverse(f"admin:schools_{model}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_the_admin_is_for_admins(client):
    client.force_login(make_user())
    assert client.get(reverse("admin:index")).status_code == 302
