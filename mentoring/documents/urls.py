"""Addresses of issued papers; the short one is printed on them."""

from django.urls import path

from mentoring.documents import views
from mentoring.documents.views import check, own, paper

app_name = "documents"
urlpatterns = [
    path("papers/<slug:code>/", views.open_, name="open"),
    path("papers/<slug:code>/acquaint/", views.acquaint, name="acquaint"),
    path("papers/<slug:code>/about/", paper.about, name="about"),
    path("papers/<slug:code>/correct/", paper.correct, name="correct"),
    path("papers/<slug:code>/correct/draft/", paper.correct_draft, name="correct_draft"),
    path("schools/<slug:code>/papers/", own.style, name="style"),
    path("schools/<slug:code>/papers/<slug:language>/", own.wording, name="wording"),
    path("schools/<slug:code>/papers/<slug:language>/preview/", own.wording_preview, name="wording_preview"),
    path("d/", check.typed, name="check_typed"),
    path("d/<str:code>", check.check, name="check"),
]
