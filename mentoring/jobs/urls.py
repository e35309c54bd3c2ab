"""Addresses of what is made in the background."""

from django.urls import path

from mentoring.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs/<int:pk>/", views.job, name="job"),
    path("jobs/<int:pk>/state/", views.state, name="state"),
    path("jobs/<int:pk>/again/", views.again, name="again"),
]
