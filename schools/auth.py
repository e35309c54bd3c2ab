"""How does a person come in? E-mail or login name; accounts are made by a school, never by a visitor."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from schools.models import User
from schools.prepared import prepared


class PersonBackend(AuthenticationBackend):
    """allauth's e-mail or login name sign-in; the signed-in user arrives with the person, in one query."""

    def get_user(self, user_id):
        return next(filter(self.user_can_authenticate, _user_of(user_id)), None)


@prepared
def _user_of(pk: int) -> QuerySet:
    return User.objects.select_related("person").filter(pk=pk)


class ClosedSignup(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False
