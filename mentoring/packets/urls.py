"""Addresses of proof packets."""

from django.urls import path

from mentoring.packets import views

app_name = "packets"
urlpatterns = [
    path("pairs/<int:pk>/packet/", views.of_pair, name="pair"),
    path("schools/<slug:code>/packet/", views.of_year, name="year"),
    path("packets/<slug:code>/zip/", views.download, name="zip"),
]
