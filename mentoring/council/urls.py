"""Addresses of meetings, decisions, minutes and the year-end book."""

from django.urls import path

from mentoring.council.views import (
    bodies,
    book,
    decisions,
    execution,
    extracts,
    invitations,
    meetings,
    planning,
    rubrics,
    session,
)

app_name = "council"
urlpatterns = [
    path("schools/<slug:code>/meetings/", meetings.meetings, name="meetings"),
    path("schools/<slug:code>/meetings/new/", meetings.new_meeting, name="new_meeting"),
    path("schools/<slug:code>/meetings/year/", planning.year, name="year"),
    path("schools/<slug:code>/bodies/", bodies.bodies, name="bodies"),
    path("schools/<slug:code>/bodies/new/", bodies.found, name="found"),
    path("schools/<slug:code>/bodies/<slug:key>/", bodies.body, name="body"),
    path("seats/<int:pk>/", bodies.leave_seat, name="leave_seat"),
    path("meetings/<int:pk>/move/", planning.move, name="move"),
    path("meetings/<int:pk>/pack/", planning.pack, name="pack"),
    path("meetings/<int:pk>/invite/", invitations.invite, name="invite"),
    path("meetings/<int:pk>/cancel/", planning.cancel, name="cancel"),
    path("schools/<slug:code>/executions/", execution.executions, name="executions"),
    path("executions/<int:pk>/", execution.execution, name="execution"),
    path("executions/<int:pk>/note/", execution.note, name="note"),
    path("executions/files/<uuid:key>/", execution.evidence, name="evidence"),
    path("schools/<slug:code>/rubrics/", rubrics.rubrics, name="rubrics"),
    path("schools/<slug:code>/rubrics/<slug:kind>/", rubrics.rubric, name="rubric"),
    path("agenda/<int:pk>/marks/", rubrics.marks, name="marks"),
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
