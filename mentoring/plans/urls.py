"""Addresses of levels, needs and plans. Marking an activity as done belongs to the year's journal."""

from django.urls import path

from mentoring.journal import views as journal
from mentoring.plans import views, views_sheet

app_name = "plans"
urlpatterns = [
    path("pairs/<int:pk>/level/", views.level, name="level"),
    path("pairs/<int:pk>/needs/", views.needs, name="needs"),
    path("pairs/<int:pk>/needs/own/", views_sheet.rate, name="rate"),
    path("pairs/<int:pk>/needs/paper/", views_sheet.paper, name="needs_paper"),
    path("pairs/<int:pk>/needs/paper/draft/", views_sheet.draft, name="needs_draft"),
    path("pairs/<int:pk>/plan/", views.plan, name="plan"),
    path("pairs/<int:pk>/plan/write/", views.write, name="write"),
    path("plans/<int:pk>/submit/", views.submit, name="submit"),
    path("plans/<int:pk>/agree/", views.agree, name="agree"),
    path("plans/<int:pk>/approve/", views.approve, name="approve"),
    path("plans/<int:pk>/return/", views.return_, name="return_"),
    path("plans/<int:pk>/draft/", views.draft, name="draft"),
    path("plans/<int:pk>/word/", views_sheet.word, name="word"),
    path("activities/<int:pk>/", journal.activity, name="activity"),
    path("activities/<int:pk>/reopen/", journal.reopen, name="reopen"),
]
