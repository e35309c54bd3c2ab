"""Addresses of the first page."""

from django.urls import path

from mentoring.overview import views

app_name = "overview"
urlpatterns = [
    path("", views.today, name="today"),
    path("hat/", views.switch_hat, name="switch_hat"),
]
