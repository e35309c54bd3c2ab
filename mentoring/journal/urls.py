"""Addresses of the journal and its files."""

from django.urls import path

from mentoring.journal import views

app_name = "journal"
urlpatterns = [
    path("pairs/<int:pk>/journal/", views.journal, name="journal"),
    path("pairs/<int:pk>/journal/meeting/", views.meeting, name="meeting"),
    path("pairs/<int:pk>/journal/lesson/", views.observation, name="observation"),
    path("pairs/<int:pk>/journal/lesson/blank/", views.blank, name="blank"),
    path("lessons/<int:pk>/sheet/", views.sheet, name="sheet"),
    path("lessons/<int:pk>/sheet/draft/", views.sheet_draft, name="sheet_draft"),
    path("journal/<slug:kind>/<int:pk>/read/", views.acquaint, name="acquaint"),
    path("evidence/<str:key>/", views.evidence, name="evidence"),
]
