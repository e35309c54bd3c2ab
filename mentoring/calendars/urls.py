"""Addresses of the calendar: of a school, of the country, and what else dates are counted by."""

from django.urls import path

from mentoring.calendars.views import academic, days, settings, year

app_name = "calendars"
urlpatterns = [
    path("schools/<slug:code>/calendar/", year.year, name="year"),
    path("schools/<slug:code>/calendar/correct/", days.correct, name="correct"),
    path("schools/<slug:code>/calendar/<int:pk>/revoke/", days.revoke, name="revoke"),
    path("schools/<slug:code>/settings/", settings.settings, name="settings"),
    path("calendar/", year.country, name="country"),
    path("calendar/correct/", days.correct, name="country_correct"),
    path("calendar/<int:pk>/revoke/", days.revoke, name="country_revoke"),
    path("calendar/years/<int:first>/", academic.academic_year, name="academic_year"),
]
