"""Addresses of people and schools."""

from django.urls import path

from schools.importing import views as importing
from schools.models import CategoryAward, EthicsConfirmation, QualityRecord
from schools.views import accounts, cards, hiring, records, roles, staff

app_name = "schools"
urlpatterns = [
    path("schools/<slug:code>/staff/", staff.staff, name="staff"),
    path("schools/<slug:code>/staff.xlsx", staff.export, name="staff_export"),
    path("schools/<slug:code>/staff/hire/", hiring.hire, name="hire"),
    path("schools/<slug:code>/staff/import/", importing.import_staff, name="import"),
    path("schools/<slug:code>/staff/import/template/", importing.template, name="import_template"),
    path("schools/<slug:code>/staff/<int:pk>/", cards.person, name="person"),
    path("schools/<slug:code>/staff/<int:pk>/category/", records.category, name="category"),
    path("schools/<slug:code>/staff/<int:pk>/ethics/", records.ethics, name="ethics"),
    path("schools/<slug:code>/staff/<int:pk>/quality/", records.quality, name="quality"),
    path(
        "schools/<slug:code>/staff/<int:pk>/category/<int:fact_pk>/",
        records.correct,
        {"kind": CategoryAward},
        name="correct_category",
    ),
    path(
        "schools/<slug:code>/staff/<int:pk>/ethics/<int:fact_pk>/",
        records.correct,
        {"kind": EthicsConfirmation},
        name="correct_ethics",
    ),
    path(
        "schools/<slug:code>/staff/<int:pk>/quality/<int:fact_pk>/",
        records.correct,
        {"kind": QualityRecord},
        name="correct_quality",
    ),
    path("schools/<slug:code>/staff/<int:pk>/scan/<str:key>/", records.scan, name="scan"),
    path("schools/<slug:code>/staff/<int:pk>/role/", roles.give, name="role"),
    path("schools/<slug:code>/staff/<int:pk>/role/<int:role_pk>/end/", roles.end, name="end_role"),
    path("schools/<slug:code>/staff/<int:pk>/leave/<int:job_pk>/", hiring.leave, name="leave"),
    path("schools/<slug:code>/staff/<int:pk>/account/", accounts.account, name="account"),
    path("schools/<slug:code>/staff/<int:pk>/account/mail/", accounts.mail, name="mail_invitation"),
    path("invitation/<str:uid>/<str:token>/", accounts.invitation, name="invitation"),
]
