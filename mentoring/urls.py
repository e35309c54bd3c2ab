"""Where is each page? Names are `<slice>:<page>`."""

from allauth.account import views as account
from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from schools.views import set_language

# Of allauth's pages only those a school needs: accounts are made by a school, an e-mail belongs to the account.
ACCOUNT_PAGES = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    # The library links to these by name; nobody signs up or waits here.
    path("signup/", account.signup, name="account_signup"),
    path("inactive/", account.account_inactive, name="account_inactive"),
]

urlpatterns = [
    path("", include("mentoring.overview.urls")),
    path("", include("schools.urls")),
    path("", include("mentoring.mentorships.urls")),
    path("", include("mentoring.eligibility.urls")),
    path("", include("mentoring.plans.urls")),
    path("", include("mentoring.journal.urls")),
    path("", include("mentoring.reports.urls")),
    path("", include("mentoring.council.urls")),
    path("", include("mentoring.documents.urls")),
    path("", include("mentoring.packets.urls")),
    path("", include("mentoring.jobs.urls")),
    path("", include("mentoring.calendars.urls")),
    path("accounts/", include(ACCOUNT_PAGES)),
    path("language/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("mentoring.demo.urls")))
