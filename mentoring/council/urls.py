"""Addresses of meetings, decisions, minutes and the year-end book."""

from django.urls import path

from mentoring.council.views import book, decisions, extracts, meetings, session

app_name = "council"
urlpatterns = [
    path("schools/<slug:code>/meetings/", meetings.meetings, name="meetings"),
    path("schools/<slug:code>/meetings/new/", meetings.new_meeting, name="new_meeting"),
    path("schools/<slug:code>/book/", book.book, name="book"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/agenda/", meetings.agenda, name="agenda"),
    path("meetings/<int:pk>/open/", meetings.open_meeting, name="open"),
    path("meetings/<int:pk>/session/", session.session, name="session"),
    path("meetings/<int:pk>/session/state/", session.state, name="state"),
    path("meetings/<int:pk>/session/at-hand/", session.sitting, name="sitting"),
    path("passages/<int:pk>/", session.passage, name="passage"),
    path("agenda/<int:pk>/draft/", session.draft, name="draft"),
    path("meetings/<int:pk>/presence/", session.presence, name="presence"),
    path("meetings/<int:pk>/minutes/", decisions.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/draft/", decisions.minutes_draft, name="minutes_draft"),
    path("agenda/<int:pk>/extract/", extracts.extract, name="extract"),
    path("agenda/<int:pk>/extract/draft/", extracts.extract_draft, name="extract_draft"),
    path("agenda/<int:pk>/decide/", decisions.decide, name="decide"),
]
