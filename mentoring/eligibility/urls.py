"""Addresses of candidates and the reserve."""

from django.urls import path

from mentoring.eligibility.views import (
    band,
    candidates,
    compare,
    district,
    exceptions,
    forecast,
    offer,
    proposal,
    reserve,
    verdict,
    wishes,
)

app_name = "eligibility"
urlpatterns = [
    path("candidates/<int:pk>/", candidates.candidates, name="candidates"),
    path("candidates/<int:pk>/compare/", compare.compare, name="compare"),
    path("candidates/<int:pk>/wish/", wishes.wish, name="wish"),
    path("candidates/<int:pk>/answer/", wishes.answer, name="answer"),
    path("candidates/<int:pk>/<int:person_pk>/answer/", wishes.note_answer, name="note_answer"),
    path("candidates/<int:pk>/<int:person_pk>/", proposal.propose, name="propose"),
    path("pairs/<int:pk>/exception/", exceptions.exception, name="exception"),
    path("pairs/<int:pk>/exception/end/", exceptions.end_exception, name="end_exception"),
    path("schools/<slug:code>/staff/<int:pk>/offer/", offer.offer, name="offer"),
    path("districts/<int:pk>/candidates/", district.candidates, name="district"),
    path("schools/<slug:code>/reserve/", reserve.reserve, name="reserve"),
    path("schools/<slug:code>/reserve/forecast/", forecast.forecast, name="forecast"),
    path("schools/<slug:code>/reserve/<int:pk>/leave/", reserve.leave, name="leave_reserve"),
    path("schools/<slug:code>/reserve/<int:pk>/nominate/", reserve.nominate, name="nominate"),
    path("schools/<slug:code>/staff/<int:pk>/verdict/", verdict.verdict, name="verdict"),
    path("schools/<slug:code>/staff/<int:pk>/verdict/paper/", verdict.verdict_paper, name="verdict_paper"),
    path("schools/<slug:code>/staff/<int:pk>/verdict/issue/", verdict.verdict_issue, name="verdict_issue"),
    path("schools/<slug:code>/settings/quality/", band.band, name="band"),
]
