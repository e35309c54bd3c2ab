"""Addresses of candidates and the reserve."""

from django.urls import path

from mentoring.eligibility import views

app_name = "eligibility"
urlpatterns = [
    path("candidates/<int:pk>/", views.candidates, name="candidates"),
    path("candidates/<int:pk>/<int:person_pk>/", views.propose, name="propose"),
    path("schools/<slug:code>/reserve/", views.reserve, name="reserve"),
    path("schools/<slug:code>/reserve/<int:pk>/nominate/", views.nominate, name="nominate"),
]
