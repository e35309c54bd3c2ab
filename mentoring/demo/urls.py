"""Addresses of the demo's own pages."""

from django.urls import path

from mentoring.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.personas, name="personas"),
    path("day/", views.travel, name="travel"),
]
