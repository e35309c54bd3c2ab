"""Addresses of the reports."""

from django.urls import path

from mentoring.reports import views, views_sheet

app_name = "reports"
urlpatterns = [
    path("schools/<slug:code>/reports/", views.reports, name="list"),
    path("pairs/<int:pk>/interim/", views.interim, name="interim"),
    path("pairs/<int:pk>/interim/write/", views.write_interim, name="write_interim"),
    path("pairs/<int:pk>/interim/return/", views.return_interim, name="return_interim"),
    path("pairs/<int:pk>/interim/draft/", views.interim_draft, name="interim_draft"),
    path("pairs/<int:pk>/interim/paper/", views_sheet.interim_paper, name="interim_paper"),
    path("pairs/<int:pk>/interim/word/", views_sheet.interim_word, name="interim_word"),
    path("pairs/<int:pk>/final/", views.final, name="final"),
    path("pairs/<int:pk>/final/write/", views.write_final, name="write_final"),
    path("pairs/<int:pk>/final/return/", views.return_final, name="return_final"),
    path("pairs/<int:pk>/final/draft/", views.final_draft, name="final_draft"),
    path("pairs/<int:pk>/final/word/", views_sheet.final_word, name="final_word"),
]
